"""What is settled before the first move, and what people wrote down. No names and no free text: text ids only."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Depth

MOST_SEATS = 12
"""More than this is not one table (play-scripts: a table is 1–12 seats)."""
GROUPS_FROM = 7
"""From this many on, the program offers to talk in groups about the same card."""

SeatNumber = Annotated[int, Field(ge=1, le=MOST_SEATS)]
TextId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,40}$")]
"""Where a name or a text lies beside the log, so that it can be erased without touching the log."""
CardId = Annotated[str, StringConstraints(min_length=1, max_length=64)]


class Record(BaseModel):
    """The ground of everything that is recorded: immutable and exact.

    A kind is made ready when it is first used: a meeting uses a few of them, and each of them costs memory. The screens
    and the journal's thread may use one first at the same moment; pydantic locks that from 2.14 on, hence our floor.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class SeatPlan(Record):
    """A seat at the table: a person, or a small group."""

    number: SeatNumber
    name: TextId | None = None


class Times(Record):
    """How long things take, in minutes. Sources: the region's ten minutes a card, and `play-scripts`."""

    card: Annotated[int, Field(ge=1, le=120)] = 10
    """Shared talk on one card (Vendespil, and groups), or all turns on one card together (Send kortet rundt)."""
    reflect: Annotated[int, Field(ge=1, le=120)] = 2
    """The colleague alone (Giv kortet til en kollega)."""
    talk: Annotated[int, Field(ge=1, le=120)] = 5
    """Talk together after the colleague."""


class Note(Record):
    """Something written down, and the card that lay there."""

    text: TextId
    card: CardId | None
    prompt: int | None = None
    """Which of the helping prompts was shown (Alene), or which of the step's own it answers (Forløb); from 1."""
    step: int | None = None
    """The step of the deck it was written at (Forløb), counted from 0."""


class Opening(Record):
    """Everything that was settled when the table was set."""

    mode: ModeName
    seats: Annotated[tuple[SeatPlan, ...], Field(min_length=1, max_length=MOST_SEATS)]
    deck: str
    """The deck's id."""
    deck_sha256: str
    order: tuple[CardId, ...]
    """The dealt order: replay needs no chance. Only a guided meeting needs no cards."""
    begun: datetime
    ends: datetime | None = None
    """When the meeting should be over; None: nobody minds."""
    depth: Depth = 3
    """How personal it may get: no deeper card is dealt."""
    times: Times = Times()
    places: Annotated[int, Field(ge=1, le=24)] = 12
    """Cards laid out in Vendespil."""
    theme_backs: bool = False
    """Whether the backs in Vendespil show the theme."""
    groups: bool = False
    """Seats are groups: they talk at the same time, then each gives one sentence."""
    task: TextId | None = None
    """A concrete task the talk is about."""
    team: str | None = None
    """The id of the team that agreements and history belong to."""
    written: tuple[Note, ...] = ()
    """What stands under the prompts from the beginning: a new version opens with the last one's texts (Forløb)."""

    @property
    def alone(self) -> bool:
        """Whether one person sits here alone: what is written is for nobody else."""
        return self.mode is ModeName.ALONE or (self.mode is ModeName.GUIDED and len(self.seats) == 1)

    @model_validator(mode="after")
    def _something_to_play(self) -> Self:
        if not self.order and self.mode is not ModeName.GUIDED:
            raise ValueError("at least one card is dealt")
        return self


class Example(Record):
    """A short story: the situation, what somebody did, and which tag of the deck it shows."""

    situation: TextId
    action: TextId
    shows: str | None
    card: CardId | None


class Agreement(Record):
    """What a group will do; who and when are optional."""

    what: TextId
    when: TextId | None
    """The "når …" of a plan in the form "når …, så …"."""
    seat: SeatNumber | None
    """The owner, where it is a seat."""
    name: TextId | None
    """The owner, where it is somebody else."""
    due: date | None
    card: CardId | None
