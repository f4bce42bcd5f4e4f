"""The table: the immutable value that the moves so far add up to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from ledelseskort.deck.models import Card, Deck
from ledelseskort.table.clock import Clock
from ledelseskort.table.pile import Pile, reachable
from ledelseskort.table.records import Agreement, Example, Note, Opening
from ledelseskort.table.seats import Circle


class Stage(StrEnum):
    """Where in a card's life the table is."""

    DRAW = "draw"
    """The next card waits to be drawn."""
    SHARE = "share"
    """One at a time, on turns."""
    SECOND_OFFER = "second-offer"
    """Everybody has had the card; the word is free, naming nobody."""
    FLIP = "flip"
    """A place waits to be turned."""
    TALK = "talk"
    """All together."""
    CHOOSE = "choose"
    """The giver picks a card."""
    HAND_OVER = "hand-over"
    """The giver reads it aloud and names a colleague."""
    OFFERED = "offered"
    """The colleague may take it."""
    REFLECT = "reflect"
    """The colleague alone; joint talk is not open."""
    LAST_WORD = "last-word"
    """The colleague has the last word."""
    WRITE = "write"
    """One person, one card, one free field."""
    WELCOME = "welcome"
    """What the steps are for, and what the talk is about; nothing has begun."""
    STEP = "step"
    """One step of a guided deck."""
    CLOSING = "closing"
    """Agreements are gathered."""
    ENDED = "ended"


@dataclass(frozen=True)
class Play:
    """What one mode keeps beside what all share; each mode has its own."""

    turn: int
    """The seat whose turn it is: it draws, flips, gives, or has the card."""


@dataclass(frozen=True)
class Table:
    """Everything a front end may need to know about now."""

    deck: Deck
    opening: Opening
    seats: Circle
    stage: Stage
    play: Play
    pile: Pile
    card: str | None = None
    """The card that is open."""
    clock: Clock | None = None
    at: datetime | None = None
    """When the last move was made."""
    left_off: Stage | None = None
    """Where the table was when the closing began."""
    notes: tuple[Note, ...] = ()
    examples: tuple[Example, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    undoable: int | None = None
    """The number of the move that undo would take back."""

    @property
    def open_card(self) -> Card | None:
        """The card that is open, whole."""
        return None if self.card is None else self.deck.card(self.card)

    @property
    def met(self) -> tuple[str, ...]:
        """The cards met so far, the open one included."""
        return self.pile.meet(self.card).met

    @property
    def coming(self) -> tuple[str, ...]:
        """The cards that may be drawn when the open one is done, the top first."""
        return reachable(self.pile.meet(self.card), self.deck)

    def with_card(self, card: str, clock: Clock | None) -> Table:
        """The table after this card was taken from the deck and opened; one that was open before was met."""
        pile = self.pile.meet(self.card).without(card)
        return replace(self, card=card, pile=pile, clock=clock)

    def put_back(self) -> Table:
        """The table after the open card went back under the deck."""
        if self.card is None:
            return self
        return replace(self, card=None, clock=None, pile=self.pile.put_under(self.card))

    def finished(self) -> Table:
        """The table after the open card was played to the end."""
        return replace(self, card=None, clock=None, pile=self.pile.meet(self.card))
