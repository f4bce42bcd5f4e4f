"""An agreement lives on after its meeting: the few things that can happen to it, and what they fold to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from ledelseskort.errors import Refused
from ledelseskort.table.records import CardId, Record, SeatNumber, TextId

WORD_LENGTH = 1000
"""Characters of a word about what happened."""


class Made(Record):
    """It was agreed."""

    kind: Literal["made"] = "made"
    what: TextId
    when: TextId | None = None
    """The "når …" of a plan in the form "når …, så …"."""
    owner: TextId | None = None
    """The owner's name, where one was said."""
    seat: SeatNumber | None = None
    """The owner's seat, where it is one."""
    due: date | None = None
    card: CardId | None = None
    groups: bool = False
    """Whether the seats of its meeting were groups: what an owner's seat is called."""


class Assigned(Record):
    """It has another owner now, or none."""

    kind: Literal["assigned"] = "assigned"
    owner: TextId | None = None
    seat: SeatNumber | None = None


class Review(Record):
    """What is said when an agreement is met again; all of it may be left out."""

    word: TextId | None = None
    """What happened."""
    cost: TextId | None = None
    """What does it cost? (The Swedish region asks it of every decision.)"""
    instead: TextId | None = None
    """What do we stop doing instead? (Likewise.)"""


class Done(Review):
    """It was done."""

    kind: Literal["done"] = "done"


class Continued(Review):
    """It goes on, to be met again on a new day; one that was done or dropped is taken up again."""

    kind: Literal["continued"] = "continued"
    due: date | None = None


class Dropped(Review):
    """It was let go."""

    kind: Literal["dropped"] = "dropped"


class Withdrawn(Record):
    """The move that made it was taken back."""

    kind: Literal["withdrawn"] = "withdrawn"


Event = Annotated[Made | Assigned | Done | Continued | Dropped | Withdrawn, Field(discriminator="kind")]
"""Anything that happens to an agreement."""

EVENT: TypeAdapter[Event] = TypeAdapter(Event, config=ConfigDict(defer_build=True))
"""Reads an event from plain data or JSON, and back."""


class Status(StrEnum):
    """What became of an agreement."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Outcome:
    """One time the agreement was met again."""

    kind: Literal["done", "continued", "dropped"]
    at: datetime
    due: date | None = None
    """The new day, where it was continued."""
    word: str | None = None
    cost: str | None = None
    instead: str | None = None


@dataclass(frozen=True)
class KeptAgreement:
    """An agreement as it stands, in words."""

    id: str
    meeting: str
    team: str | None
    alone: bool
    made: datetime
    status: Status
    what: str
    when: str | None
    owner: str | None
    seat: int | None
    """The owner's seat; its name, where it has one, is in `owner`."""
    groups: bool
    """Whether that seat was a group."""
    due: date | None
    card: str | None
    question: str | None
    """The card it came from, as it read then."""
    outcomes: tuple[Outcome, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it is still to be met again."""
        return self.status is Status.OPEN


def after(agreement: KeptAgreement, event: Event, texts: Mapping[str, str], at: datetime) -> KeptAgreement:
    """The agreement after this event. Raises `Refused` for what cannot happen to it any more."""
    if agreement.status is Status.WITHDRAWN or isinstance(event, Made):
        raise Refused("agreement-gone")
    match event:
        case Withdrawn():
            return replace(agreement, status=Status.WITHDRAWN)
        case Assigned():
            return replace(agreement, owner=_text(texts, event.owner), seat=event.seat)
        case Continued():
            met = _outcome(event, texts, at)
            return replace(agreement, status=Status.OPEN, due=event.due, outcomes=(*agreement.outcomes, met))
        case Done() | Dropped():
            met = _outcome(event, texts, at)
            status = Status.DONE if isinstance(event, Done) else Status.DROPPED
            return replace(agreement, status=status, outcomes=(*agreement.outcomes, met))


def _outcome(event: Done | Continued | Dropped, texts: Mapping[str, str], at: datetime) -> Outcome:
    return Outcome(
        kind=event.kind,
        at=at,
        due=event.due if isinstance(event, Continued) else None,
        word=_text(texts, event.word),
        cost=_text(texts, event.cost),
        instead=_text(texts, event.instead),
    )


def _text(texts: Mapping[str, str], key: str | None) -> str | None:
    """The text, or None where there never was one or it was erased."""
    return None if key is None else texts.get(key)


def text_ids(events: Iterable[Event]) -> frozenset[str]:
    """The ids of every text that lies beside these events."""
    ids: set[str | None] = set()
    for event in events:
        match event:
            case Made():
                ids |= {event.what, event.when, event.owner}
            case Assigned():
                ids.add(event.owner)
            case Done() | Continued() | Dropped():
                ids |= {event.word, event.cost, event.instead}
            case Withdrawn():
                pass
    return frozenset(each for each in ids if each is not None)
