"""The whole journal as JSON Lines that anybody can read; `restoring` brings them back into the same tables."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from ledelseskort.journal import relisting
from ledelseskort.journal.database import Database
from ledelseskort.journal.looking import teams
from ledelseskort.journal.rows import DECKS, LOG, MEETINGS, OPENINGS, TEXTS, fetch, one
from ledelseskort.table.records import Record

VERSION = 1
"""The version of the lines."""

Body = dict[str, Any] | str
"""JSON as it was kept: laid open where that can be undone to the byte, else as text."""


class Head(Record):
    """The first line."""

    kind: Literal["ledelseskort-journal"] = "ledelseskort-journal"
    version: int
    release: str
    """Which release wrote the file."""


class TeamLine(Record):
    """A team."""

    kind: Literal["team"] = "team"
    id: str
    name: str


class DeckLine(Record):
    """A deck, before the first meeting it was played at."""

    kind: Literal["deck"] = "deck"
    sha256: str
    format: int
    deck: Body


class MeetingLine(Record):
    """A meeting; its moves, its texts and its agreements follow."""

    kind: Literal["meeting"] = "meeting"
    stream: str
    deck: str
    format: int
    touched: int
    opening: Body


class LogLine(Record):
    """A move of a meeting, or an event of an agreement."""

    kind: Literal["move"] = "move"
    stream: str
    seq: Annotated[int, Field(ge=1)]
    at: str
    format: int
    move: Body


class TextLine(Record):
    """A name or a text."""

    kind: Literal["text"] = "text"
    stream: str
    id: str
    text: str


class End(Record):
    """The last line: without it, the file was cut off."""

    kind: Literal["end"] = "end"
    lines: int
    """How many came before it."""


Line = Annotated[Head | TeamLine | DeckLine | MeetingLine | LogLine | TextLine | End, Field(discriminator="kind")]
LINE: TypeAdapter[Line] = TypeAdapter(Line, config=ConfigDict(defer_build=True))


def dump(database: Database, release: str) -> Iterator[dict[str, Any]]:
    """Every line, as plain data. It reads one meeting at a time, and lets others at the journal between."""
    many = 0
    for line in _lines(database, release):
        many += 1
        yield line.model_dump(mode="json")
    yield End(lines=many).model_dump(mode="json")


def _lines(database: Database, release: str) -> Iterator[Line]:
    yield Head(version=VERSION, release=release)
    with database.reading() as db:
        named = () if db is None else teams(db)
        born = [] if db is None else [str(key) for (key,) in db.execute("SELECT stream FROM meetings ORDER BY born")]
    yield from (TeamLine(id=team.id, name=team.name) for team in named)
    decks: set[str] = set()
    for stream in born:
        with database.reading() as db:
            lines = [] if db is None else list(_meeting(db, stream, decks))
        yield from lines


def _meeting(db: sqlite3.Connection, stream: str, decks: set[str]) -> Iterator[Line]:
    by_stream = "WHERE stream = ?"
    opening, row = one(db, OPENINGS, by_stream, stream), one(db, MEETINGS, by_stream, stream)
    if opening is None or row is None:
        return
    if opening.deck not in decks:
        decks.add(opening.deck)
        for deck in fetch(db, DECKS, "WHERE sha256 = ?", opening.deck):
            yield DeckLine(sha256=deck.sha256, format=deck.format, deck=_open(deck.body))
    yield MeetingLine(
        stream=stream, deck=opening.deck, format=opening.format, touched=row.touched, opening=_open(opening.body)
    )
    for each in (stream, *relisting.agreement_streams(db, stream)):
        for move in fetch(db, LOG, f"{by_stream} ORDER BY seq", each):
            yield LogLine(stream=each, seq=move.seq, at=move.at, format=move.format, move=_open(move.body))
        for text in fetch(db, TEXTS, by_stream, each):
            yield TextLine(stream=each, id=text.id, text=text.body)


def _open(body: str) -> Body:
    data: dict[str, Any] = json.loads(body)
    return data if closed(data) == body else body


def closed(body: Body) -> str:
    """The JSON as it was kept."""
    return body if isinstance(body, str) else json.dumps(body, ensure_ascii=False, separators=(",", ":"))
