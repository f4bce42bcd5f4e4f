"""What was dumped by `archive` comes back: whole, or not at all."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ledelseskort.errors import LedelseskortError, Unusable
from ledelseskort.journal import relisting
from ledelseskort.journal.archive import (
    LINE,
    VERSION,
    DeckLine,
    End,
    Head,
    Line,
    LogLine,
    MeetingLine,
    TeamLine,
    TextLine,
    closed,
)
from ledelseskort.journal.database import Database
from ledelseskort.journal.lifting import FORMAT
from ledelseskort.journal.looking import teams
from ledelseskort.journal.rows import (
    DECKS,
    LOG,
    OPENINGS,
    TEAMS,
    DeckRow,
    LogRow,
    OpeningRow,
    TeamRow,
    count,
    put,
)
from ledelseskort.journal.streams import fingerprint_of, next_number, put_texts


@dataclass(frozen=True)
class Restored:
    """What came back."""

    meetings: int
    skipped: int
    """Meetings that were here already and stay as they are."""


def restore(database: Database, lines: Iterable[str]) -> Restored:
    """Brings back every meeting of a dump that is not here already, or nothing of it.

    Raises `Unusable`, with the number of the line where one is broken.
    """
    with database.writing() as db:
        coming = _Coming(db)
        for number, line in enumerate(lines, start=1):
            coming.take(number, line)
        return coming.done()


class _Coming:
    """One file on its way in."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._decks: dict[str, DeckLine] = {}
        self._teams: dict[str, str] = {}
        """The team here for each of the file's: one with the same name is the same."""
        self._meeting: MeetingLine | None = None
        self._wanted = False
        """Whether what follows belongs to a meeting that is not here yet."""
        self._taken: dict[int, MeetingLine] = {}
        """By the number of their lines."""
        self._long: Counter[str] = Counter()
        """How many moves of each stream have come."""
        self._skipped = 0
        self._ended = False

    def take(self, number: int, text: str) -> None:
        """The next line. Raises `Unusable`."""
        try:
            line = LINE.validate_json(text)
        except ValueError as problem:
            raise Unusable("archive-foreign" if number == 1 else "archive-line", line=number) from problem
        if (number == 1) is not isinstance(line, Head):
            raise Unusable("archive-foreign" if number == 1 else "archive-line", line=number)
        if isinstance(line, DeckLine | MeetingLine | LogLine) and line.format > FORMAT:
            raise Unusable("archive-newer")
        try:
            self._follow(number, line)
        except (ValueError, sqlite3.IntegrityError) as problem:
            raise Unusable("archive-line", line=number) from problem

    def _follow(self, number: int, line: Line) -> None:
        if self._ended:
            raise ValueError("something follows the end")
        match line:
            case Head(version=version):
                if version > VERSION:
                    raise Unusable("archive-newer")
            case TeamLine():
                self._team(line)
            case DeckLine():
                if fingerprint_of(closed(line.deck)) != line.sha256:
                    raise ValueError("the deck is not the one that was kept")
                self._decks[line.sha256] = line
            case MeetingLine():
                self._begin(number, line)
            case LogLine() | TextLine():
                self._beside(line)
            case End(lines=lines):
                if lines != number - 1:
                    raise Unusable("archive-cut")
                self._ended = True

    def _team(self, line: TeamLine) -> None:
        known = teams(self._db)
        same = [each.id for each in known if each.id == line.id or each.name.casefold() == line.name.casefold()]
        self._teams[line.id] = same[0] if same else line.id
        if not same:
            put(self._db, TEAMS, TeamRow(line.id, line.name))

    def _begin(self, number: int, line: MeetingLine) -> None:
        self._meeting = line
        self._wanted = not count(self._db, OPENINGS, "WHERE stream = ?", line.stream)
        if not self._wanted:
            self._skipped += 1
            return
        if line.deck not in self._decks:
            raise ValueError("the deck is missing")
        deck = self._decks[line.deck]
        if not count(self._db, DECKS, "WHERE sha256 = ?", deck.sha256):
            put(self._db, DECKS, DeckRow(deck.sha256, deck.format, closed(deck.deck)))
        put(self._db, OPENINGS, OpeningRow(line.stream, line.deck, line.format, self._opening(line)))
        self._taken[number] = line

    def _opening(self, line: MeetingLine) -> str:
        """As it was kept, but for the team, should it have another id here."""
        if isinstance(line.opening, str) or line.opening.get("team") not in self._teams:
            return closed(line.opening)
        return json.dumps(
            {**line.opening, "team": self._teams[line.opening["team"]]}, ensure_ascii=False, separators=(",", ":")
        )

    def _beside(self, line: LogLine | TextLine) -> None:
        """A move, an event or a text: of the meeting before it, or of one of its agreements."""
        if self._meeting is None:
            raise ValueError("there is no meeting before it")
        if line.stream != self._meeting.stream and not line.stream.startswith(f"{self._meeting.stream}."):
            raise ValueError("it belongs to another meeting")
        if isinstance(line, LogLine):
            self._long[line.stream] += 1
            if line.seq != self._long[line.stream]:
                raise ValueError("a move is missing before it, or stands twice")
        if not self._wanted:
            return
        if isinstance(line, TextLine):
            put_texts(self._db, line.stream, {line.id: line.text})
        else:
            put(self._db, LOG, LogRow(line.stream, line.seq, line.at, line.format, closed(line.move)))

    def done(self) -> Restored:
        """After the last line: the lists. Raises `Unusable`."""
        if not self._ended:
            raise Unusable("archive-cut")
        born, touched = next_number(self._db, "born"), next_number(self._db, "touched")
        by_touch = sorted(self._taken.values(), key=lambda line: line.touched)
        rank = {line.stream: touched + place for place, line in enumerate(by_touch)}
        for place, (number, line) in enumerate(self._taken.items()):
            try:
                relisting.relist(self._db, line.stream, born=born + place, touched=rank[line.stream])
            except (LedelseskortError, ValueError, KeyError) as problem:
                raise Unusable("archive-line", line=number) from problem
        return Restored(len(self._taken), self._skipped)
