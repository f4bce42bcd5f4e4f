"""The streams: a meeting's moves and an agreement's events, each with its texts, and the lists kept in step."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime

from ledelseskort.deck.models import Deck
from ledelseskort.errors import Damaged, NotFound, Refused
from ledelseskort.journal import lists
from ledelseskort.journal.agreements import (
    EVENT,
    Assigned,
    Event,
    KeptAgreement,
    Made,
    Status,
    Withdrawn,
    after,
    text_ids,
)
from ledelseskort.journal.lifting import FORMAT, deck_of, event_of, move_of, opening_of
from ledelseskort.journal.port import Kept
from ledelseskort.journal.rows import (
    AGREEMENTS,
    DECKS,
    EXAMPLES,
    LOG,
    MEETINGS,
    OPENINGS,
    TEXTS,
    AgreementRow,
    DeckRow,
    LogRow,
    MeetingRow,
    OpeningRow,
    TextRow,
    count,
    drop,
    fetch,
    one,
    put,
)
from ledelseskort.table.meeting import Entry
from ledelseskort.table.moves import MOVE, Agree, Assign, Undo
from ledelseskort.table.records import Opening
from ledelseskort.table.table import Table


def begin(db: sqlite3.Connection, stream: str, opening: Opening, deck: Deck, texts: Mapping[str, str]) -> None:
    """Keeps a meeting before its first move. Raises `Refused` where it is kept already."""
    if count(db, OPENINGS, "WHERE stream = ?", stream):
        raise Refused("meeting-moved-on", stream=stream)
    body = deck.model_dump_json(by_alias=True)
    fingerprint = fingerprint_of(body)
    if not count(db, DECKS, "WHERE sha256 = ?", fingerprint):
        put(db, DECKS, DeckRow(fingerprint, FORMAT, body))
    put(db, OPENINGS, OpeningRow(stream, fingerprint, FORMAT, opening.model_dump_json()))
    put_texts(db, stream, texts)
    born = next_number(db, "born")
    row = lists.opened(stream, opening, deck, born=born, touched=next_number(db, "touched"), texts=len(texts))
    put(db, MEETINGS, row)


def append(
    db: sqlite3.Connection, stream: str, expected: int, entry: Entry, texts: Mapping[str, str], table: Table
) -> None:
    """Keeps one move and what it changes in the lists. Raises `Refused` where the meeting is further, or not so far."""
    row = meeting_row(db, stream)
    if row.moves != expected or entry.number != expected + 1:
        raise Refused("meeting-moved-on", stream=stream)
    put(db, LOG, LogRow(stream, entry.number, lists.stamp(entry.at), FORMAT, MOVE.dump_json(entry.move).decode()))
    put_texts(db, stream, texts)
    touched = row.touched if row.touched == next_number(db, "touched") - 1 else next_number(db, "touched")
    row = lists.played(row, table, entry.at, touched=touched, texts=row.texts + len(texts))
    put(db, MEETINGS, row, anew=True)
    _keep_examples(db, stream, table, entry.at)
    if not isinstance(entry.move, Agree | Assign | Undo):
        return
    known = {each.id.removeprefix(f"{stream}."): each for each in agreement_rows(db, "meeting = ?", stream)}
    for what, event in lists.changes(table, known):
        agreement = lists.made(row, event, table.deck) if isinstance(event, Made) else known[what]
        happen(db, agreement, event, _copies(db, stream, event), entry.at)


def _keep_examples(db: sqlite3.Connection, stream: str, table: Table, at: datetime) -> None:
    known = {each.situation: each for each in fetch(db, EXAMPLES, "WHERE stream = ?", stream)}
    standing = lists.stories(stream, table, at, known)
    if standing.keys() != known.keys():
        drop(db, EXAMPLES, "WHERE stream = ?", stream)
        put(db, EXAMPLES, *standing.values())


def _copies(db: sqlite3.Connection, stream: str, event: Event) -> dict[str, str]:
    """The texts of an agreement, as they stand beside its meeting: there they may be erased."""
    return {key: text for key, text in read_texts(db, stream).items() if key in text_ids((event,))}


def happen(
    db: sqlite3.Connection, row: AgreementRow, event: Event, texts: Mapping[str, str], at: datetime
) -> AgreementRow:
    """Keeps an event of an agreement with its texts; what it takes back or replaces is erased."""
    before = row
    if not isinstance(event, Made):
        row = lists.happened(row, event)
    put(db, LOG, LogRow(row.id, row.events, lists.stamp(at), FORMAT, EVENT.dump_json(event).decode()))
    if isinstance(event, Withdrawn):
        erase_texts(db, row.id, None)
    if isinstance(event, Assigned) and before.owner is not None:
        erase_texts(db, row.id, (before.owner,))
    if before.texts or isinstance(event, Made):
        # One that was forgotten has no text left, and gets none.
        put_texts(db, row.id, texts)
    row = row._replace(texts=count(db, TEXTS, "WHERE stream = ?", row.id))
    put(db, AGREEMENTS, row, anew=True)
    return row


def read(db: sqlite3.Connection, stream: str) -> Kept:
    """The meeting as it is kept. Raises `NotFound`, `Damaged`, and `Unusable` where a newer release kept it."""
    row = meeting_row(db, stream)
    return read_whole(db, stream, moves=row.moves, texts=row.texts)


def read_whole(db: sqlite3.Connection, stream: str, *, moves: int, texts: int) -> Kept:
    """Likewise, where so many moves and texts must be there."""
    opening = one(db, OPENINGS, "WHERE stream = ?", stream)
    log, beside = read_log(db, stream, moves), read_texts(db, stream)
    if opening is None or len(beside) != texts:
        raise Damaged("meeting-damaged", stream=stream)
    return Kept(
        opening=opening_of(opening.format, opening.body),
        deck=read_deck(db, opening.deck),
        entries=tuple(Entry(e.seq, datetime.fromisoformat(e.at), move_of(e.format, e.body)) for e in log),
        texts=beside,
    )


def read_agreement(db: sqlite3.Connection, row: AgreementRow) -> KeptAgreement:
    """The agreement in words."""
    log, texts = read_log(db, row.id, row.events), read_texts(db, row.id)
    if len(texts) != row.texts or not log:
        raise Damaged("meeting-damaged", stream=row.meeting)
    events = [(event_of(each.format, each.body), datetime.fromisoformat(each.at)) for each in log]
    first, begun = events[0]
    if not isinstance(first, Made):
        raise Damaged("meeting-damaged", stream=row.meeting)
    kept = KeptAgreement(
        id=row.id,
        meeting=row.meeting,
        team=row.team,
        alone=bool(row.alone),
        made=begun,
        status=Status.OPEN,
        what=texts.get(first.what, ""),
        when=texts.get(first.when or ""),
        owner=texts.get(first.owner or ""),
        seat=first.seat,
        groups=first.groups,
        due=first.due,
        card=first.card,
        question=row.question,
    )
    for event, at in events[1:]:
        kept = after(kept, event, texts, at)
    return kept


def meeting_row(db: sqlite3.Connection, stream: str) -> MeetingRow:
    """The meeting in the lists. Raises `NotFound`, and `Damaged` where there is only a meeting or only a line."""
    row = one(db, MEETINGS, "WHERE stream = ?", stream)
    if row is not None:
        return row
    if count(db, OPENINGS, "WHERE stream = ?", stream):
        raise Damaged("lists-damaged", stream=stream)
    raise NotFound("meeting-unknown", stream=stream)


def agreement_rows(db: sqlite3.Connection, where: str, *values: str | int | None) -> list[AgreementRow]:
    """Agreements in the lists."""
    return list(fetch(db, AGREEMENTS, f"WHERE {where}", *values))


def read_log(db: sqlite3.Connection, stream: str, many: int) -> list[LogRow]:
    """The whole log of a stream that is so many rows long. Raises `Damaged`."""
    log = list(fetch(db, LOG, "WHERE stream = ? ORDER BY seq", stream))
    if [each.seq for each in log] != list(range(1, many + 1)):
        raise Damaged("meeting-damaged", stream=stream)
    return log


def read_texts(db: sqlite3.Connection, stream: str) -> dict[str, str]:
    """The texts beside a stream."""
    return {each.id: each.body for each in fetch(db, TEXTS, "WHERE stream = ?", stream)}


def read_deck(db: sqlite3.Connection, fingerprint: str) -> Deck:
    """The deck with this fingerprint. Raises `Damaged`."""
    row = one(db, DECKS, "WHERE sha256 = ?", fingerprint)
    if row is None or fingerprint_of(row.body) != fingerprint:
        raise Damaged("meeting-damaged", table=DECKS.table)
    return deck_of(row.format, row.body)


def fingerprint_of(body: str) -> str:
    """What a deck's full text is known by."""
    return hashlib.sha256(body.encode()).hexdigest()


def put_texts(db: sqlite3.Connection, stream: str, texts: Mapping[str, str]) -> None:
    """Keeps texts beside a stream. A half of a character that came alone becomes a question mark."""
    put(db, TEXTS, *(TextRow(stream, key, text.encode(errors="replace").decode()) for key, text in texts.items()))


def erase_texts(db: sqlite3.Connection, stream: str, ids: Iterable[str] | None) -> int:
    """Erases these texts, or all there are; how many it was. The lists are not touched."""
    if ids is None:
        gone = drop(db, TEXTS, "WHERE stream = ?", stream)
    else:
        gone = sum(drop(db, TEXTS, "WHERE stream = ? AND id = ?", stream, key) for key in ids)
    if gone:
        owe(db)
    return gone


def owe(db: sqlite3.Connection) -> None:
    """Notes that the file is to be cleared of what was erased."""
    db.execute("INSERT OR IGNORE INTO owed (what) VALUES ('scrub')")


def next_number(db: sqlite3.Connection, column: str) -> int:
    """One more than any meeting has in this column."""
    return int(db.execute(f"SELECT coalesce(max({column}), 0) + 1 FROM meetings").fetchone()[0])
