"""What a deck is: the files as people write them, and the deck they add up to, as immutable checked values."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from ledelseskort.deck.kinds import Colour, ModeName, Symbol

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
"""Lower-case a–z, digits and single hyphens: permanent, and the same in every language."""
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""A name or a title."""
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
"""Running text."""
Question = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
"""What is read aloud: short enough to stand whole on an 80×24 terminal."""
Depth = Literal[1, 2, 3]
"""How personal a card is: 1 anyone, first minute; 2 open; 3 needs trust."""


class Value(BaseModel):
    """The ground of everything read from files: immutable, and nothing unknown or converted by surprise.

    A kind is made ready when it is first used: who checks a card file needs few of them, and each takes its time. So
    none is a default of another, for to make a value is to use its kind.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", populate_by_name=True, defer_build=True)


class Theme(Value):
    """A theme (emne) that cards stand under."""

    id: Identifier
    title: Line
    symbol: Symbol | None = Field(default=None, strict=False)
    colour: Colour | None = Field(default=None, strict=False)


class Card(Value):
    """One card: a question, and what helps the talk about it."""

    id: Identifier
    question: Question
    follow_ups: Annotated[tuple[Question, ...], Field(max_length=6)] = ()
    situation: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)] | None = None
    hint: Question | None = None
    """For the facilitator: what to do when the talk stalls."""
    theme: Identifier | None = None
    """In a file: where it differs from the file's own; in a deck always set."""
    depth: Depth = 1
    minutes: Annotated[int, Field(ge=1, le=120)] | None = None
    tags: tuple[Identifier, ...] = ()
    source: Text | None = None
    """Which idea of which document the card serves."""
    retired: bool = False
    """Out of play; a published id is never removed or used again."""
    replaces: Identifier | None = None
    translated_hash: Line | None = None


class TagGroup(Value):
    """Tags that belong together, with the words shown for each."""

    title: Line
    terms: dict[Identifier, Line]


class Step(Value):
    """One step of a guided deck."""

    title: Line
    who: Line | None = None
    seats: Annotated[str, StringConstraints(pattern=r"^\d{1,2}(-\d{1,2})?$")] | None = None
    """»3-8«, »2«; absent: any number."""
    minutes: Annotated[int, Field(ge=1, le=240)] | None = None
    text: Text
    write: tuple[Line, ...] = ()
    """Prompts for what may be written."""


class Case(Value):
    """A written case: outside the rules for cards."""

    id: Identifier
    title: Line
    text: Text
    tags: tuple[Identifier, ...] = ()


class Reference(Value):
    """Something looked up while playing."""

    title: Line
    text: Text


class Link(Value):
    """Where to read more: shown, never opened by the program."""

    title: Line
    url: Annotated[str, StringConstraints(pattern=r"^(https?://)?[^\s]+$", max_length=300)]


Minutes = Annotated[int, Field(ge=1, le=120)]


class PassAroundPlay(Value):
    """Send kortet rundt: minutes for one card, shared among those present."""

    minutes: Minutes = 8


class MemoryPlay(Value):
    """Vendespil: minutes of shared talk a card, and how many places are laid out."""

    minutes: Minutes = 10
    cards: Annotated[int, Field(ge=4, le=24)] = 12


class HandOverPlay(Value):
    """Giv kortet til en kollega: minutes to reflect alone, and to talk together."""

    reflect: Minutes = 2
    talk: Minutes = 5


class Play(Value):
    """How a deck would like to be played; every number can be changed at the table."""

    mode: ModeName | None = Field(default=None, strict=False)
    length: Annotated[int, Field(ge=5, le=600)] = 60
    """The whole meeting, in minutes."""
    pass_around: PassAroundPlay = Field(default_factory=PassAroundPlay, alias="pass-around")
    memory: MemoryPlay = Field(default_factory=MemoryPlay)
    hand_over: HandOverPlay = Field(default_factory=HandOverPlay, alias="hand-over")


class DeckHead(Value):
    """What a deck file says about itself, whether its cards stand in it or in files of their own."""

    title: Line
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
    edition: Line | None = None
    updated: date | None = Field(default=None, strict=False)
    publisher: Line | None = None
    contact: Line | None = None
    links: tuple[Link, ...] = ()
    purpose: Text | None = None
    themes: tuple[Theme, ...] = ()
    tags: dict[Identifier, TagGroup] = {}
    play: Play = Field(default_factory=Play)
    steps: tuple[Step, ...] = ()
    cases: tuple[Case, ...] = ()
    reference: tuple[Reference, ...] = ()
    review_days: tuple[Annotated[str, StringConstraints(pattern=r"^\d{2}-\d{2}$")], ...] = ()
    """Month-day, e.g. 04-30."""
    translation_of: Identifier | None = None


class DeckFile(DeckHead):
    """A deck file as written."""

    format: Literal[1]
    card_files: tuple[Line, ...] = ()
    cards: tuple[Card, ...] = ()
    select: tuple[Identifier, ...] = ()


class CardFile(Value, defer_build=False):
    """A card file as written: cards under one theme unless a card says otherwise.

    Whoever reads anything reads one of these, so it is made ready at once.
    """

    format: Literal[1]
    theme: Identifier | None = None
    cards: tuple[Card, ...]


class Deck(DeckHead):
    """A deck put together: every card in order, each with its theme, every theme with its symbol and colour."""

    id: Identifier
    cards: tuple[Card, ...] = ()
    prepared: bool = False
    """Whether somebody chose the cards and their order (`select`): then they are dealt in it."""

    @property
    def playable(self) -> tuple[Card, ...]:
        """The cards that may be dealt, in the deck's order."""
        return tuple(card for card in self.cards if not card.retired)

    @property
    def sha256(self) -> str:
        """The fingerprint of everything in the deck, as 64 hexadecimal digits."""
        return hashlib.sha256(self.model_dump_json(by_alias=True).encode()).hexdigest()

    def theme(self, theme_id: str) -> Theme:
        """The theme of that id. Raises `KeyError`."""
        for theme in self.themes:
            if theme.id == theme_id:
                return theme
        raise KeyError(theme_id)

    def card(self, card_id: str) -> Card:
        """The card of that id, retired or not. Raises `KeyError`."""
        for card in self.cards:
            if card.id == card_id:
                return card
        raise KeyError(card_id)

    def tag_title(self, tag: str) -> str:
        """The word shown for a tag: the tag itself where the deck has no groups."""
        return next((group.terms[tag] for group in self.tags.values() if tag in group.terms), tag)
