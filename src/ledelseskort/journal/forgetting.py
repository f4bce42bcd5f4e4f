"""Forgetting: meetings with everything in them, and the decks that nobody needs any more."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from ledelseskort.errors import NotFound
from ledelseskort.journal.lists import agreement_id
from ledelseskort.journal.rows import (
    AGREEMENTS,
    DECKS,
    EXAMPLES,
    LOG,
    MEETINGS,
    OPENINGS,
    SHELVES,
    TEXTS,
    MeetingRow,
    count,
    drop,
    put,
)
from ledelseskort.journal.streams import agreement_rows, erase_texts, meeting_row, owe


def erase(db: sqlite3.Connection, stream: str, ids: Iterable[str]) -> None:
    """Erases these texts beside a meeting or an agreement. Raises `NotFound`.

    The texts of an agreement go from its meeting as well; and where what was agreed goes, all that lies beside it does.
    """
    ids = tuple(ids)
    agreement = next(iter(agreement_rows(db, "id = ?", stream)), None)
    if agreement is None:
        _erase_beside(db, meeting_row(db, stream), ids)
        return
    _erase_beside(db, meeting_row(db, agreement.meeting), ids)
    forgotten = any(agreement_id(agreement.meeting, key) == stream for key in ids)
    erase_texts(db, stream, None if forgotten else ids)
    put(db, AGREEMENTS, agreement._replace(texts=count(db, TEXTS, "WHERE stream = ?", stream)), anew=True)


def _erase_beside(db: sqlite3.Connection, meeting: MeetingRow, ids: Iterable[str]) -> None:
    erase_texts(db, meeting.stream, ids)
    put(db, MEETINGS, meeting._replace(texts=count(db, TEXTS, "WHERE stream = ?", meeting.stream)), anew=True)


def forget(db: sqlite3.Connection, streams: Iterable[str]) -> int:
    """Forgets these meetings; how many they were."""
    many = sum(_forget_one(db, stream) for stream in streams)
    if many:
        drop(db, DECKS, "WHERE sha256 NOT IN (SELECT deck FROM openings)")
        owe(db)
    return many


def _forget_one(db: sqlite3.Connection, stream: str) -> int:
    """Deletes by keys alone, so that what is damaged can be forgotten too."""
    agreements = [str(key) for (key,) in db.execute("SELECT id FROM agreements WHERE meeting = ?", (stream,))]
    for each in (stream, *agreements):
        drop(db, LOG, "WHERE stream = ?", each)
        drop(db, TEXTS, "WHERE stream = ?", each)
    drop(db, AGREEMENTS, "WHERE meeting = ?", stream)
    drop(db, EXAMPLES, "WHERE stream = ?", stream)
    drop(db, MEETINGS, "WHERE stream = ?", stream)
    return drop(db, OPENINGS, "WHERE stream = ?", stream)


def forget_one(db: sqlite3.Connection, stream: str) -> None:
    """Forgets a meeting. Raises `NotFound`."""
    if not forget(db, (stream,)):
        raise NotFound("meeting-unknown", stream=stream)


def forget_team(db: sqlite3.Connection, team: str) -> int:
    """Forgets a team and its meetings; how many they were. Raises `NotFound`."""
    many = forget(db, _streams(db, "team = ?", team))
    if not db.execute("DELETE FROM teams WHERE id = ?", (team,)).rowcount and not many:
        raise NotFound("team-unknown")
    owe(db)
    return many


def forget_before(db: sqlite3.Connection, stamp: str) -> int:
    """Forgets every meeting that was last played before this moment; how many they were."""
    return forget(db, _streams(db, "last < ?", stamp))


def forget_all(db: sqlite3.Connection) -> int:
    """Forgets everything; how many meetings it was."""
    many = count(db, OPENINGS, "")
    # From the last to the first: what points at something goes before it.
    for shelf in reversed(SHELVES):
        drop(db, shelf, "")
    owe(db)
    return many


def _streams(db: sqlite3.Connection, where: str, value: str) -> list[str]:
    return [str(stream) for (stream,) in db.execute(f"SELECT stream FROM meetings WHERE {where}", (value,))]
