"""The journal in one SQLite file on this machine, or in memory alone: what `port` promises, kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from ledelseskort.deck.models import Deck
from ledelseskort.errors import Damaged, NotFound, Refused
from ledelseskort.journal import archive, forgetting, lists, looking, restoring, streams, verifying
from ledelseskort.journal.agreements import Event, KeptAgreement, after
from ledelseskort.journal.database import Database
from ledelseskort.journal.overview import Overview
from ledelseskort.journal.port import Kept, KeptExample, MeetingLine, Scope, Team
from ledelseskort.journal.restoring import Restored
from ledelseskort.journal.rows import TEAMS, TeamRow, put
from ledelseskort.table.meeting import Entry
from ledelseskort.table.records import Opening
from ledelseskort.table.table import Table

T = TypeVar("T")


class Store:
    """A `History`. Any thread may call it; it does one thing at a time.

    Beyond what `port` says, whatever keeps or forgets raises `Unkept`, and all raise `Damaged` for what does not read
    as it was written, and `Unusable` for a file that cannot be read, is of a newer release or not of ours.
    """

    def __init__(self, path: Path | None) -> None:
        """The file, which is made when something is first kept; None: nothing is written anywhere."""
        self._database = Database(path)

    @property
    def lasting(self) -> bool:
        """See `Journal.lasting`."""
        return self._database.path is not None

    def close(self) -> None:
        """Lets go of the file."""
        self._database.close()

    def probe(self) -> None:
        """Raises `Unkept` or `Unusable` where nothing could be kept now. Makes nothing that stays."""
        self._database.probe()

    def verify(self, *, replaying: bool = False) -> tuple[Damaged, ...]:
        """Everything that does not read as it was written; what was erased is cleared away, should that be owed yet.

        With `replaying` every meeting is played again, and the lists held against it: milliseconds for each. Raises
        `Unusable`, and `Unkept`.
        """
        found = verifying.verify(self._database, replaying=replaying)
        if not found:
            self._database.scrub()
        return found

    def dump(self, release: str) -> Iterator[dict[str, Any]]:
        """Everything as the lines of a file, which `restore` of this or a later release brings back."""
        return archive.dump(self._database, release)

    def restore(self, lines: Iterable[str]) -> Restored:
        """Brings back the meetings of a dump that are not here, or nothing of it. Raises `Unusable`."""
        return restoring.restore(self._database, lines)

    def begin(self, stream: str, opening: Opening, deck: Deck, texts: Mapping[str, str]) -> None:
        """See `Journal.begin`. Raises `Refused` where there is such a meeting."""
        with self._database.writing() as db:
            streams.begin(db, stream, opening, deck, texts)

    def append(
        self,
        stream: str,
        expected: int,
        entry: Entry,
        texts: Mapping[str, str],
        table: Table,
        gone: frozenset[str] = frozenset(),
    ) -> None:
        """See `Journal.append`."""
        with self._database.writing() as db:
            streams.append(db, stream, expected, entry, texts, table)
            if gone:
                forgetting.erase(db, stream, gone)

    def read(self, stream: str) -> Kept:
        """See `Journal.read`."""
        kept = self._looked(lambda db: streams.read(db, stream), None)
        if kept is None:
            raise NotFound("meeting-unknown", stream=stream)
        return kept

    def erase(self, stream: str, texts: Iterable[str]) -> None:
        """See `Journal.erase`; of an agreement's texts too, by its id."""
        self._forgotten(lambda db: forgetting.erase(db, stream, texts), NotFound("meeting-unknown", stream=stream))

    def teams(self) -> tuple[Team, ...]:
        """See `History.teams`."""
        return self._looked(looking.teams, ())

    def team(self, name: str) -> Team:
        """See `History.team`."""
        with self._database.writing() as db:
            for team in looking.teams(db):
                if team.name.casefold() == name.casefold():
                    return team
            team = Team(uuid4().hex, name)
            put(db, TEAMS, TeamRow(team.id, team.name))
            return team

    def meetings(self, scope: Scope | None = None) -> tuple[MeetingLine, ...]:
        """See `History.meetings`."""
        return self._looked(lambda db: looking.meetings(db, scope), ())

    def unfinished(self, *, alone: bool | None = None) -> MeetingLine | None:
        """See `History.unfinished`."""
        return self._looked(lambda db: looking.unfinished(db, alone=alone), None)

    def last(self, *, alone: bool = False) -> Kept | None:
        """See `History.last`."""

        def read_last(db: sqlite3.Connection) -> Kept | None:
            stream = looking.begun_last(db, alone=alone)
            return None if stream is None else streams.read(db, stream)

        return self._looked(read_last, None)

    def agreements(self, scope: Scope | None = None) -> tuple[KeptAgreement, ...]:
        """See `History.agreements`."""
        return self._looked(lambda db: looking.agreements(db, scope), ())

    def due(self, scope: Scope, day: date) -> tuple[KeptAgreement, ...]:
        """See `History.due`."""
        return self._looked(lambda db: looking.due(db, scope, day), ())

    def due_count(self, day: date) -> int:
        """See `History.due_count`."""
        return self._looked(lambda db: looking.due_count(db, day), 0)

    def record(self, agreement: str, event: Event, texts: Mapping[str, str], at: datetime) -> KeptAgreement:
        """See `History.record`. The ids of the texts are new ones."""
        with self._database.writing() as db:
            rows = streams.agreement_rows(db, "id = ? AND (texts > 0 OR status = 'withdrawn')", agreement)
            if not rows:
                raise NotFound("agreement-unknown")
            known = streams.read_texts(db, agreement)
            if known.keys() & texts.keys():
                raise Refused("text-used")
            kept = after(streams.read_agreement(db, rows[0]), event, texts, at)
            streams.happen(db, rows[0], event, texts, at)
            return kept

    def examples(self, scope: Scope | None = None, shows: str | None = None) -> tuple[KeptExample, ...]:
        """See `History.examples`."""
        return self._looked(lambda db: looking.examples(db, scope, shows), ())

    def met(self, scope: Scope, deck: str) -> frozenset[str]:
        """See `History.met`."""
        return self._looked(lambda db: looking.met(db, scope, deck), frozenset[str]())

    def overview(self, scope: Scope, since: date | None = None, until: date | None = None) -> Overview:
        """See `History.overview`."""
        return self._looked(lambda db: looking.look_over(db, scope, since, until), Overview(0, (), {}, 0))

    def forget(self, stream: str) -> None:
        """See `History.forget`."""
        self._forgotten(lambda db: forgetting.forget_one(db, stream), NotFound("meeting-unknown", stream=stream))

    def forget_team(self, team: str) -> int:
        """See `History.forget_team`."""
        return self._forgotten(lambda db: forgetting.forget_team(db, team), NotFound("team-unknown"))

    def forget_before(self, moment: datetime) -> int:
        """See `History.forget_before`."""
        return self._forgotten(lambda db: forgetting.forget_before(db, lists.stamp(moment)), 0)

    def forget_all(self) -> int:
        """See `History.forget_all`."""
        return self._forgotten(forgetting.forget_all, 0)

    def _looked(self, look: Callable[[sqlite3.Connection], T], nothing: T) -> T:
        """What is seen in one moment of the journal, or nothing where there is none."""
        with self._database.reading() as db:
            return nothing if db is None else look(db)

    def _forgotten(self, forget: Callable[[sqlite3.Connection], T], nothing: T | NotFound) -> T:
        """Forgets, and clears the file of it. Where there is no journal none is made for it."""
        if not self._database.there():
            if isinstance(nothing, NotFound):
                raise nothing
            return nothing
        with self._database.writing() as db:
            done = forget(db)
        self._database.drop_backups()
        self._database.scrub()
        return done
