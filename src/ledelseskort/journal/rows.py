"""The rows of the journal: what stands in each table, and a checksum in every row, so that damage is told."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from ledelseskort.errors import Damaged

R = TypeVar("R", bound=tuple[Any, ...])


class DeckRow(NamedTuple):
    """A deck's full text as it was played, once under its fingerprint."""

    sha256: str
    format: int
    body: str


class TeamRow(NamedTuple):
    """A team and its name."""

    id: str
    name: str


class OpeningRow(NamedTuple):
    """What was settled before a meeting's first move."""

    stream: str
    deck: str
    """The deck's fingerprint."""
    format: int
    body: str


class LogRow(NamedTuple):
    """One move of a meeting, or one event of an agreement."""

    stream: str
    seq: int
    """From 1 on, without a gap."""
    at: str
    format: int
    body: str


class TextRow(NamedTuple):
    """A name or a text beside a log."""

    stream: str
    id: str
    body: str


class MeetingRow(NamedTuple):
    """A meeting in the lists: it adds up from the opening and the log."""

    stream: str
    born: int
    """Which meeting was begun when: the order, never a clock."""
    touched: int
    """Which meeting was played last: likewise."""
    team: str | None
    alone: int
    mode: str
    deck: str
    """The deck's id."""
    deck_title: str
    begun: str
    last: str
    met: str
    """The ids of the cards that were met, as JSON."""
    agreements: int
    ended: int
    moves: int
    texts: int
    """How many of each there are, so that one that is missing is missed."""


class AgreementRow(NamedTuple):
    """An agreement in the lists: it adds up from its events."""

    id: str
    meeting: str
    team: str | None
    alone: int
    status: str
    due: str | None
    seat: int | None
    owner: str | None
    """The id of the owner's name, also where it has been erased."""
    question: str | None
    continued: int
    """How many times it was."""
    events: int
    texts: int


class ExampleRow(NamedTuple):
    """A story in the lists, by the ids of its texts."""

    stream: str
    situation: str
    action: str
    shows: str | None
    shows_title: str | None
    question: str | None
    at: str


@dataclass(frozen=True)
class Shelf(Generic[R]):
    """A table, and how its rows are made."""

    table: str
    make: Callable[[Iterable[Any]], R]
    columns: tuple[str, ...]
    damaged: str
    """The code of what is told where a row does not read as it was written."""
    keys: int = 1
    """How many of the first columns tell a row from every other."""


DECKS = Shelf("decks", DeckRow._make, DeckRow._fields, "meeting-damaged")
TEAMS = Shelf("teams", TeamRow._make, TeamRow._fields, "lists-damaged")
OPENINGS = Shelf("openings", OpeningRow._make, OpeningRow._fields, "meeting-damaged")
LOG = Shelf("log", LogRow._make, LogRow._fields, "meeting-damaged", keys=2)
TEXTS = Shelf("texts", TextRow._make, TextRow._fields, "meeting-damaged", keys=2)
MEETINGS = Shelf("meetings", MeetingRow._make, MeetingRow._fields, "lists-damaged")
AGREEMENTS = Shelf("agreements", AgreementRow._make, AgreementRow._fields, "lists-damaged")
EXAMPLES = Shelf("examples", ExampleRow._make, ExampleRow._fields, "lists-damaged", keys=2)
SHELVES: tuple[Shelf[Any], ...] = (DECKS, TEAMS, OPENINGS, LOG, TEXTS, MEETINGS, AGREEMENTS, EXAMPLES)


def checksum(table: str, values: tuple[object, ...]) -> int | None:
    """The CRC-32 of a whole row, its keys and its table included; None for what no row of ours can hold."""
    try:
        return zlib.crc32(json.dumps((table, *values), ensure_ascii=False, separators=(",", ":")).encode())
    except (TypeError, ValueError):
        return None


def put(db: sqlite3.Connection, shelf: Shelf[R], *rows: R, anew: bool = False) -> None:
    """Writes the rows. Only where they are written `anew` may one take the place of the one with its key."""
    verb = "INSERT OR REPLACE" if anew else "INSERT"
    places = ", ".join("?" * (len(shelf.columns) + 1))
    sql = f"{verb} INTO {shelf.table} ({', '.join(shelf.columns)}, crc) VALUES ({places})"
    db.executemany(sql, ((*row, checksum(shelf.table, row)) for row in rows))


def fetch(db: sqlite3.Connection, shelf: Shelf[R], where: str = "", *values: object) -> Iterator[R]:
    """The rows, each held against its checksum. Raises `Damaged`."""
    for found in db.execute(f"SELECT {', '.join(shelf.columns)}, crc FROM {shelf.table} {where}", values):
        *content, crc = found
        if crc is None or checksum(shelf.table, tuple(content)) != crc:
            raise Damaged(shelf.damaged, table=shelf.table)
        yield shelf.make(content)


def page(db: sqlite3.Connection, shelf: Shelf[R], after: R | None, most: int) -> list[R]:
    """So many rows by their keys, from the one that follows this one. Raises `Damaged`."""
    names = ", ".join(shelf.columns[: shelf.keys])
    rest = f"ORDER BY {names} LIMIT {most}"
    if after is None:
        return list(fetch(db, shelf, rest))
    places = ", ".join("?" * shelf.keys)
    return list(fetch(db, shelf, f"WHERE ({names}) > ({places}) {rest}", *after[: shelf.keys]))


def one(db: sqlite3.Connection, shelf: Shelf[R], where: str, *values: object) -> R | None:
    """The first of these rows, if there is one. Raises `Damaged`."""
    return next(fetch(db, shelf, where, *values), None)


def drop(db: sqlite3.Connection, shelf: Shelf[R], where: str, *values: object) -> int:
    """Deletes these rows; how many they were."""
    return db.execute(f"DELETE FROM {shelf.table} {where}", values).rowcount


def count(db: sqlite3.Connection, shelf: Shelf[R], where: str, *values: object) -> int:
    """How many rows there are; they are not looked at."""
    found = db.execute(f"SELECT count(*) FROM {shelf.table} {where}", values).fetchone()
    return int(found[0])
