"""A meeting that is being prepared: the cards in their order, and how they are to be played; an immutable value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ledelseskort.deck.bundling import Pick, prepared
from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Deck, DeckFile, DeckHead, Play
from ledelseskort.deck.written import Written
from ledelseskort.table.pace import CLOSING_MINUTES

WAYS = (ModeName.PASS_AROUND, ModeName.MEMORY, ModeName.HAND_OVER, ModeName.ALONE)
"""The ways a meeting can be prepared for."""
_STAYS = ("edition", "publisher", "contact", "links", "cases", "review_days", "language", "translation_of")
"""What a prepared deck says about itself that is not asked for when it is prepared again."""


@dataclass(frozen=True)
class Preparation:
    """What has been settled so far."""

    play: Play
    picks: tuple[Pick, ...] = ()
    title: str = ""
    purpose: str = ""
    origin: Deck | None = None
    """The deck that was prepared before, where it is changed now."""
    written: Written | None = None
    """The file it is saved in again; a new one where there is none."""

    # ── the cards ──

    def place(self, pick: Pick) -> int | None:
        """Where in the order that card stands, from 0; `None` where it was not chosen."""
        keys = [_key(each) for each in self.picks]
        return keys.index(_key(pick)) if _key(pick) in keys else None

    def toggled(self, pick: Pick) -> Preparation:
        """With that card at the end, or without it where it was chosen."""
        at = self.place(pick)
        picks = (*self.picks, pick) if at is None else (*self.picks[:at], *self.picks[at + 1 :])
        return replace(self, picks=picks)

    def moved(self, at: int, by: int) -> Preparation:
        """With the card in that place so much later, as far as the order goes."""
        picks = list(self.picks)
        picks.insert(max(0, min(len(picks) - 1, at + by)), picks.pop(at))
        return replace(self, picks=tuple(picks))

    # ── the way, and the time ──

    @property
    def mode(self) -> ModeName:
        """The way to play."""
        return self.play.mode or WAYS[0]

    @property
    def card_minutes(self) -> int | None:
        """The time for one card; alone there is none."""
        alone = self.play.hand_over.reflect if self.mode is ModeName.HAND_OVER else 0
        talk = self.talk_minutes
        return None if talk is None else talk + alone

    @property
    def needed(self) -> int | None:
        """The minutes that all the cards take, with those for the close."""
        each = self.card_minutes
        return None if each is None else each * len(self.picks) + CLOSING_MINUTES

    def timed(self, minutes: int) -> Preparation:
        """With so many minutes for the talk about one card, in this way to play."""
        play = self.play
        changed: dict[str, object]
        match self.mode:
            case ModeName.PASS_AROUND:
                changed = {"pass_around": play.pass_around.model_copy(update={"minutes": minutes})}
            case ModeName.MEMORY:
                changed = {"memory": play.memory.model_copy(update={"minutes": minutes})}
            case ModeName.HAND_OVER:
                changed = {"hand_over": play.hand_over.model_copy(update={"talk": minutes})}
            case _:
                return self
        return replace(self, play=play.model_copy(update=changed))

    @property
    def talk_minutes(self) -> int | None:
        """The time for the talk about one card, which can be changed; alone there is none."""
        play = self.play
        times = {
            ModeName.PASS_AROUND: play.pass_around.minutes,
            ModeName.MEMORY: play.memory.minutes,
            ModeName.HAND_OVER: play.hand_over.talk,
        }
        return times.get(self.mode)

    def played(self, mode: ModeName, length: int) -> Preparation:
        """In that way, for so many minutes in all."""
        return replace(self, play=self.play.model_copy(update={"mode": mode, "length": length}))

    # ── what becomes of it ──

    def file(self, title: str, today: date) -> DeckFile:
        """The deck file, called `title` where it has none of its own. Raises `Unusable` where no card is chosen."""
        file = prepared(
            self.picks, title=self.title or title, purpose=self.purpose or None, play=self.play, today=today
        )
        stays = {} if self.origin is None else {name: getattr(self.origin, name) for name in _STAYS}
        return file.model_copy(update=stays)

    def deck(self, title: str, today: date) -> Deck:
        """The deck that the file holds, to be tried out. Raises `Unusable` where no card is chosen."""
        file = self.file(title, today)
        head = {name: getattr(file, name) for name in DeckHead.model_fields}
        return Deck(id="forberedt", cards=file.cards, prepared=True, **head)


def of(deck: Deck, written: Written | None) -> Preparation:
    """A prepared deck as its preparation; it is saved in `written` again, or in a new file."""
    return Preparation(
        usual_play(deck),
        tuple(Pick(deck, card) for card in deck.playable),
        deck.title,
        deck.purpose or "",
        deck,
        written,
    )


def usual_play(deck: Deck) -> Play:
    """How a meeting with cards of this deck would most likely be played."""
    return deck.play if deck.play.mode in WAYS else deck.play.model_copy(update={"mode": WAYS[0]})


def choosable(decks: Iterable[Deck]) -> tuple[Pick, ...]:
    """Every card of the decks, each once: prepared decks are looked at last, for their cards come from the others."""
    found: dict[tuple[str, str], Pick] = {}
    for deck in sorted(decks, key=lambda deck: deck.prepared):
        for card in deck.playable:
            pick = Pick(deck, card)
            found.setdefault(_key(pick), pick)
    return tuple(found.values())


def _key(pick: Pick) -> tuple[str, str]:
    """What tells one card from another, whichever deck it was found in."""
    return pick.card.id, pick.card.question
