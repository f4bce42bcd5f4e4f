"""Reading everything through, so that damage is told before somebody relies on what was kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from ledelseskort.errors import Damaged, Refused, Unusable
from ledelseskort.journal import relisting, streams
from ledelseskort.journal.database import Database
from ledelseskort.journal.rows import DECKS, LOG, MEETINGS, OPENINGS, SHELVES, TEXTS, Shelf, count, fetch, page

WITHOUT_OWNER = "WHERE stream NOT IN (SELECT stream FROM openings) AND stream NOT IN (SELECT id FROM agreements)"

SHORT_OF = """SELECT stream FROM meetings AS m WHERE moves != (SELECT count(*) FROM log WHERE stream = m.stream)
    OR texts != (SELECT count(*) FROM texts WHERE stream = m.stream)
    OR agreements != (SELECT count(*) FROM agreements WHERE meeting = m.stream AND status != 'withdrawn')
    UNION ALL SELECT meeting FROM agreements AS a WHERE events != (SELECT count(*) FROM log WHERE stream = a.id)
    OR texts != (SELECT count(*) FROM texts WHERE stream = a.id)
    UNION ALL SELECT stream FROM openings WHERE stream NOT IN (SELECT stream FROM meetings)"""
"""The meetings of which something is missing, or more is there than there should be."""
PAGE = 5000
"""Rows that are read at one go; between two of them another window, or this one, can keep a move."""

Check = Callable[[], None]
"""Looks at one part of the journal. Raises `Damaged`."""


def verify(database: Database, *, replaying: bool) -> tuple[Damaged, ...]:
    """Every damage there is, once for each meeting and each table. Raises `Unusable` where nothing can be read.

    `replaying` plays every meeting again and holds the lists against it, which takes a hundred times as long. It looks
    at one part at a time, and lets others at the journal between.
    """
    found: dict[str, Damaged] = {}
    for check in _checks(database, replaying=replaying):
        try:
            check()
        except Damaged as damage:
            found.setdefault(str(damage), damage)
    return tuple(found.values())


def _checks(database: Database, *, replaying: bool) -> Iterator[Check]:
    for check in (_check_file, _check_decks, _check_owners, _check_counts):
        yield partial(_at, database, check)
    for shelf in SHELVES:
        yield partial(_check_rows, database, shelf)
    if replaying:
        for stream in _meetings(database):
            yield partial(_at, database, partial(_check_meeting, stream))


def _at(database: Database, look: Callable[[sqlite3.Connection], None]) -> None:
    """Looks at one moment of the journal, where there is one."""
    with database.reading() as db:
        if db is not None:
            look(db)


def _check_rows(database: Database, shelf: Shelf[Any]) -> None:
    """Every row is as it was written."""
    last = None
    while True:
        with database.reading() as db:
            rows = [] if db is None else page(db, shelf, last, PAGE)
        if not rows:
            return
        last = rows[-1]


def _meetings(database: Database) -> list[str]:
    """By their keys alone; a file that cannot be read so far has been told of already."""
    try:
        with database.reading() as db:
            return [] if db is None else [str(key) for (key,) in db.execute("SELECT stream FROM openings")]
    except Damaged:
        return []


def _check_file(db: sqlite3.Connection) -> None:
    """The file's own order: pages, indexes, what points at what."""
    sound = [answer for (answer,) in db.execute("PRAGMA integrity_check(1)")] == ["ok"]
    if not sound or db.execute("PRAGMA foreign_key_check").fetchone():
        raise Damaged("journal-damaged")


def _check_decks(db: sqlite3.Connection) -> None:
    for row in fetch(db, DECKS):
        if streams.fingerprint_of(row.body) != row.sha256:
            raise Damaged("meeting-damaged", table=DECKS.table)


def _check_owners(db: sqlite3.Connection) -> None:
    """Nothing lies beside a stream that is not there."""
    beside: tuple[Shelf[Any], ...] = (LOG, TEXTS)
    for shelf in beside:
        if count(db, shelf, WITHOUT_OWNER):
            raise Damaged("meeting-damaged", table=shelf.table)


def _check_counts(db: sqlite3.Connection) -> None:
    """Nothing of a meeting is missing."""
    found = db.execute(SHORT_OF).fetchone()
    if found is not None:
        raise Damaged("meeting-damaged", stream=str(found[0]))


def _check_meeting(stream: str, db: sqlite3.Connection) -> None:
    """The meeting can be played again, and the lists say of it what it says itself."""
    row = next(fetch(db, MEETINGS, "WHERE stream = ?", stream), None)
    if row is None:
        if count(db, OPENINGS, "WHERE stream = ?", stream):
            raise Damaged("lists-damaged", stream=stream)
        return
    try:
        lines = relisting.worked_out(db, stream, born=row.born, touched=row.touched)
    except Refused as problem:
        raise Damaged("meeting-damaged", stream=stream) from problem
    except Unusable:
        # A newer release kept it: what it means is not ours to judge.
        return
    if lines != relisting.listed(db, row):
        raise Damaged("lists-damaged", stream=stream)
