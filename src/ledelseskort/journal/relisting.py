"""The lists worked out anew from the streams: to hold them against what is there, and for what was restored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from ledelseskort.errors import Damaged
from ledelseskort.journal import lists
from ledelseskort.journal.agreements import Made, Withdrawn
from ledelseskort.journal.lifting import event_of
from ledelseskort.journal.port import Kept
from ledelseskort.journal.rows import (
    AGREEMENTS,
    EXAMPLES,
    LOG,
    MEETINGS,
    TEXTS,
    AgreementRow,
    ExampleRow,
    MeetingRow,
    count,
    drop,
    fetch,
    put,
)
from ledelseskort.journal.streams import read_log, read_whole
from ledelseskort.table.meeting import replay
from ledelseskort.table.moves import TellExample
from ledelseskort.table.table import Table


@dataclass(frozen=True)
class Lines:
    """Everything the lists say of one meeting."""

    meeting: MeetingRow
    examples: frozenset[ExampleRow]
    agreements: frozenset[AgreementRow]


def worked_out(db: sqlite3.Connection, stream: str, *, born: int, touched: int) -> Lines:
    """What the lists should say. Raises `Damaged`, `Refused` or `Unusable` where the meeting cannot be followed."""
    by_stream = "WHERE stream = ?"
    moves, texts = count(db, LOG, by_stream, stream), count(db, TEXTS, by_stream, stream)
    kept = read_whole(db, stream, moves=moves, texts=texts)
    table = replay(kept.deck, kept.opening, kept.entries).table
    row = lists.opened(stream, kept.opening, kept.deck, born=born, touched=touched, texts=texts)
    if kept.entries:
        row = lists.played(row, table, kept.entries[-1].at, touched=touched, texts=texts)._replace(moves=moves)
    agreements = {each.id.removeprefix(f"{stream}."): each for each in _agreements(db, row, kept)}
    if any(isinstance(event, Made | Withdrawn) for _, event in lists.changes(table, agreements)):
        raise Damaged("meeting-damaged", stream=stream)
    return Lines(row, frozenset(_examples(stream, table, kept)), frozenset(agreements.values()))


def listed(db: sqlite3.Connection, meeting: MeetingRow) -> Lines:
    """What the lists do say."""
    examples = fetch(db, EXAMPLES, "WHERE stream = ?", meeting.stream)
    agreements = fetch(db, AGREEMENTS, "WHERE meeting = ?", meeting.stream)
    return Lines(meeting, frozenset(examples), frozenset(agreements))


def relist(db: sqlite3.Connection, stream: str, *, born: int, touched: int) -> None:
    """Writes what the lists should say."""
    lines = worked_out(db, stream, born=born, touched=touched)
    drop(db, EXAMPLES, "WHERE stream = ?", stream)
    drop(db, AGREEMENTS, "WHERE meeting = ?", stream)
    put(db, MEETINGS, lines.meeting, anew=True)
    put(db, EXAMPLES, *lines.examples)
    put(db, AGREEMENTS, *lines.agreements)


def agreement_streams(db: sqlite3.Connection, stream: str) -> list[str]:
    """The ids of a meeting's agreements, from their logs: they begin with its own and `.`, and `/` comes after that."""
    sql = "SELECT DISTINCT stream FROM log WHERE stream > ? AND stream < ? ORDER BY stream"
    return [str(found) for (found,) in db.execute(sql, (f"{stream}.", f"{stream}/"))]


def _agreements(db: sqlite3.Connection, meeting: MeetingRow, kept: Kept) -> Iterator[AgreementRow]:
    for stream in agreement_streams(db, meeting.stream):
        log = read_log(db, stream, count(db, LOG, "WHERE stream = ?", stream))
        first, *rest = (event_of(each.format, each.body) for each in log)
        if not isinstance(first, Made):
            raise Damaged("meeting-damaged", stream=meeting.stream)
        row = lists.made(meeting, first, kept.deck)
        for event in rest:
            row = lists.happened(row, event)
        yield row._replace(id=stream, texts=count(db, TEXTS, "WHERE stream = ?", stream))


def _examples(stream: str, table: Table, kept: Kept) -> Iterator[ExampleRow]:
    told = {each.move.situation: each.at for each in kept.entries if isinstance(each.move, TellExample)}
    for row in (lists.stories(stream, table, table.opening.begun, {})).values():
        yield row._replace(at=lists.stamp(told[row.situation]))
