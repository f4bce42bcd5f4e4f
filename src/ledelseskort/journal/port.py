"""The ports that keep meetings and look back at them: what is asked of whatever stores them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Deck
from ledelseskort.errors import Damaged
from ledelseskort.journal.agreements import Event, KeptAgreement
from ledelseskort.journal.overview import Overview
from ledelseskort.table.meeting import Entry
from ledelseskort.table.records import Opening
from ledelseskort.table.table import Table


@dataclass(frozen=True)
class Kept:
    """A meeting as it is kept: enough to fold it again, and the texts beside its log."""

    opening: Opening
    deck: Deck
    entries: tuple[Entry, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """Names and texts by text id; an erased one is simply not there."""


@dataclass(frozen=True)
class Scope:
    """Whose things are looked at: one team's, those of no team, or what one person wrote alone.

    What was written alone is seen in no other scope, and the other way round.
    """

    team: str | None = None
    """The team's id; None: meetings without a team."""
    alone: bool = False


@dataclass(frozen=True)
class Team:
    """A group that agreements and history belong to."""

    id: str
    name: str


@dataclass(frozen=True)
class MeetingLine:
    """A kept meeting in a list: no text that anybody wrote."""

    stream: str
    scope: Scope
    mode: ModeName
    deck: str
    """The deck's id."""
    deck_title: str
    begun: datetime
    last: datetime
    """When the last move was made, or the meeting begun."""
    cards: int
    """Cards met."""
    agreements: int
    """Agreements made, and neither withdrawn nor forgotten."""
    ended: bool


@dataclass(frozen=True)
class KeptExample:
    """A short story that was written down, and where it can be found again."""

    stream: str
    situation: str
    action: str
    shows: str | None
    """The tag it shows, and its title in the deck of its meeting."""
    shows_title: str | None
    question: str | None
    """The card it came from."""
    at: datetime


class Journal(Protocol):
    """Keeps meetings, each as a stream of moves."""

    @property
    def lasting(self) -> bool:
        """Whether what is kept is still there when the program is not."""

    def begin(self, stream: str, opening: Opening, deck: Deck, texts: Mapping[str, str]) -> None:
        """Keeps the opening, the deck's full text under its fingerprint, and the names and task beside it."""

    def append(
        self,
        stream: str,
        expected: int,
        entry: Entry,
        texts: Mapping[str, str],
        table: Table,
        gone: frozenset[str] = frozenset(),
    ) -> None:
        """Keeps one move, its texts and what the table after it adds to the lists together, or nothing of it.

        What is `gone` with the move is erased with it; `erase` clears its last remains away.

        `expected` is how many moves the caller believes are kept. Raises `Refused` when there are more: another
        window was quicker, and nothing is overwritten. Raises `Unkept` where it could not be kept.
        """

    def read(self, stream: str) -> Kept:
        """The meeting as kept. Raises `NotFound`, `Damaged`, and `Unusable` where it is from a newer release."""

    def erase(self, stream: str, texts: Iterable[str]) -> None:
        """Erases these texts beside a meeting; the log is not touched.

        By the id of an agreement they are erased beside it and its meeting alike. One that loses what was agreed is
        forgotten with everything that was said of it.
        """


class History(Journal, Protocol):
    """A journal that can be looked back in, reminded by, and made to forget."""

    def probe(self) -> None:
        """Raises `Unkept` or `Unusable` where nothing could be kept now. Makes nothing that stays."""

    def verify(self) -> tuple[Damaged, ...]:
        """Everything that does not read as it was written; it takes a while. Raises `Unkept` and `Unusable`."""

    def teams(self) -> tuple[Team, ...]:
        """Every team there is, by name."""

    def team(self, name: str) -> Team:
        """The team of that name, in capitals or not; a new one where there is none."""

    def meetings(self, scope: Scope | None = None) -> tuple[MeetingLine, ...]:
        """Kept meetings, the latest first; of every scope when none is given."""

    def unfinished(self, *, alone: bool | None = None) -> MeetingLine | None:
        """The meeting that was played last, by a group or alone where that is said, if it was not ended."""

    def last(self, *, alone: bool = False) -> Kept | None:
        """The meeting begun last, to set the same table again, as far as its names are still kept."""

    def agreements(self, scope: Scope | None = None) -> tuple[KeptAgreement, ...]:
        """Agreements neither withdrawn nor forgotten, open ones first, by day; of every scope when none is given."""

    def due(self, scope: Scope, day: date) -> tuple[KeptAgreement, ...]:
        """Open agreements of this scope to be met again on `day` or before, or with no day at all, the oldest first."""

    def due_count(self, day: date) -> int:
        """How many open agreements of any team, or of none, are due; what was written alone is not counted."""

    def record(self, agreement: str, event: Event, texts: Mapping[str, str], at: datetime) -> KeptAgreement:
        """Keeps what became of an agreement, and returns it as it stands now. Raises `NotFound` and `Refused`."""

    def examples(self, scope: Scope | None = None, shows: str | None = None) -> tuple[KeptExample, ...]:
        """Stories that were written down, the latest first; only those that show this tag when one is given."""

    def met(self, scope: Scope, deck: str) -> frozenset[str]:
        """The ids of the cards of the deck with this id that this scope has met in any meeting."""

    def overview(self, scope: Scope, since: date | None = None, until: date | None = None) -> Overview:
        """Themes, values and areas met and never met, and what became of agreements; nothing per person."""

    def forget(self, stream: str) -> None:
        """Forgets a meeting and everything in it, its agreements too. Raises `NotFound`."""

    def forget_team(self, team: str) -> int:
        """Forgets a team, its meetings and its agreements; how many meetings it was. Raises `NotFound`."""

    def forget_before(self, moment: datetime) -> int:
        """Forgets every meeting whose last move is older; how many it was."""

    def forget_all(self) -> int:
        """Forgets everything; how many meetings it was."""
