"""The tables of the journal, how a file of ours is known, and how one from an older release is brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

from ledelseskort.errors import Damaged, Unusable

APPLICATION = 0x4C656465
"""»Lede«: tells a journal of ours from any other SQLite file."""
VERSION = 1
"""The version of the tables. A release that cannot read what an older one wrote about a mode or an event raises it."""

TABLES = (
    "CREATE TABLE decks (sha256 TEXT PRIMARY KEY, format INTEGER NOT NULL, body TEXT NOT NULL, crc INTEGER NOT NULL)",
    "CREATE TABLE teams (id TEXT PRIMARY KEY, name TEXT NOT NULL, crc INTEGER NOT NULL) WITHOUT ROWID",
    """CREATE TABLE openings (stream TEXT PRIMARY KEY, deck TEXT NOT NULL REFERENCES decks (sha256),
        format INTEGER NOT NULL, body TEXT NOT NULL, crc INTEGER NOT NULL)""",
    "CREATE INDEX openings_deck ON openings (deck)",
    """CREATE TABLE log (stream TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, format INTEGER NOT NULL,
        body TEXT NOT NULL, crc INTEGER NOT NULL, PRIMARY KEY (stream, seq)) WITHOUT ROWID""",
    """CREATE TABLE texts (stream TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, crc INTEGER NOT NULL,
        PRIMARY KEY (stream, id)) WITHOUT ROWID""",
    """CREATE TABLE meetings (stream TEXT NOT NULL UNIQUE REFERENCES openings (stream), born INTEGER PRIMARY KEY,
        touched INTEGER NOT NULL UNIQUE, team TEXT, alone INTEGER NOT NULL, mode TEXT NOT NULL, deck TEXT NOT NULL,
        deck_title TEXT NOT NULL, begun TEXT NOT NULL, last TEXT NOT NULL, met TEXT NOT NULL,
        agreements INTEGER NOT NULL, ended INTEGER NOT NULL, moves INTEGER NOT NULL, texts INTEGER NOT NULL,
        crc INTEGER NOT NULL)""",
    "CREATE INDEX meetings_scope ON meetings (alone, team, deck)",
    """CREATE TABLE agreements (id TEXT PRIMARY KEY, meeting TEXT NOT NULL REFERENCES openings (stream), team TEXT,
        alone INTEGER NOT NULL, status TEXT NOT NULL, due TEXT, seat INTEGER, owner TEXT, question TEXT,
        continued INTEGER NOT NULL, events INTEGER NOT NULL, texts INTEGER NOT NULL, crc INTEGER NOT NULL)""",
    "CREATE INDEX agreements_meeting ON agreements (meeting)",
    "CREATE INDEX agreements_due ON agreements (status, alone, team, due)",
    """CREATE TABLE examples (stream TEXT NOT NULL REFERENCES openings (stream), situation TEXT NOT NULL,
        action TEXT NOT NULL, shows TEXT, shows_title TEXT, question TEXT, at TEXT NOT NULL, crc INTEGER NOT NULL,
        PRIMARY KEY (stream, situation)) WITHOUT ROWID""",
    # One row while remains of something erased may still lie in the file.
    "CREATE TABLE owed (what TEXT PRIMARY KEY) WITHOUT ROWID",
)

Migration = Callable[[sqlite3.Connection], None]
"""Brings the tables of one version to the next, inside a transaction that is not its own."""
MIGRATIONS: Mapping[int, Migration] = {}
"""By the version they start from."""


def create(db: sqlite3.Connection) -> None:
    """The tables of this release in an empty file, inside a transaction."""
    for statement in TABLES:
        db.execute(statement)
    stamp(db, VERSION)


def stamp(db: sqlite3.Connection, version: int) -> None:
    """Says in the file what it is."""
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute(f"PRAGMA user_version = {version}")


def version_of(db: sqlite3.Connection) -> int:
    """The version of the tables; 0 for a file with nothing in it.

    Raises `Unusable` for a file of a newer release or of another program, and `Damaged` for one that cannot be.
    """
    application = _pragma(db, "application_id")
    version = _pragma(db, "user_version")
    tables = _statements(db)
    if not tables and application == version == 0:
        return 0
    if application != APPLICATION:
        raise Unusable("journal-foreign")
    if version > VERSION:
        raise Unusable("journal-newer")
    if (version == VERSION and tables != _EXPECTED) or version < 1:
        raise Damaged("journal-damaged")
    return version


def migrate(db: sqlite3.Connection, version: int, migrations: Mapping[int, Migration]) -> None:
    """Brings the tables from that version to this release's, inside a transaction. Raises `Damaged`."""
    for step in range(version, VERSION):
        migrations[step](db)
    stamp(db, VERSION)
    if _statements(db) != _EXPECTED:
        raise Damaged("journal-damaged")


def _pragma(db: sqlite3.Connection, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def _statements(db: sqlite3.Connection) -> frozenset[str]:
    """What the file says its tables are, with one space wherever there is any."""
    found = db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~'")
    return frozenset(" ".join(str(sql).split()) for (sql,) in found)


_EXPECTED = frozenset(" ".join(statement.split()) for statement in TABLES)
