"""Looking back: lists, reminders, stories and the overview, from what is kept."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from ledelseskort.errors import Damaged
from ledelseskort.journal import lists, overview
from ledelseskort.journal.agreements import KeptAgreement, Status
from ledelseskort.journal.overview import DeckOverview, Overview
from ledelseskort.journal.port import KeptExample, MeetingLine, Scope, Team
from ledelseskort.journal.rows import EXAMPLES, MEETINGS, OPENINGS, TEAMS, TEXTS, ExampleRow, MeetingRow, fetch, one
from ledelseskort.journal.streams import agreement_rows, read_agreement, read_deck

STANDING = "status != 'withdrawn' AND texts > 0"
"""What was agreed and neither taken back nor forgotten: one that was forgotten has no text left."""
DUE = "status = 'open' AND texts > 0 AND (due IS NULL OR due <= ?)"


def teams(db: sqlite3.Connection) -> tuple[Team, ...]:
    """Every team, by name."""
    return tuple(sorted((Team(row.id, row.name) for row in fetch(db, TEAMS)), key=lambda team: team.name.casefold()))


def meetings(db: sqlite3.Connection, scope: Scope | None) -> tuple[MeetingLine, ...]:
    """The meetings of a scope, those played last first."""
    where, values = lists.within(scope)
    forgotten = Counter(each.meeting for each in agreement_rows(db, "status != 'withdrawn' AND texts = 0"))
    return tuple(
        lists.line(row._replace(agreements=row.agreements - forgotten[row.stream]))
        for row in fetch(db, MEETINGS, f"WHERE {where} ORDER BY touched DESC", *values)
    )


def unfinished(db: sqlite3.Connection, *, alone: bool | None) -> MeetingLine | None:
    """The meeting that was played last, of that kind, where it was not ended."""
    kinds = (0, 1) if alone is None else (int(alone),) * 2
    row = one(db, MEETINGS, "WHERE alone IN (?, ?) ORDER BY touched DESC LIMIT 1", *kinds)
    return None if row is None or row.ended else lists.line(row)


def begun_last(db: sqlite3.Connection, *, alone: bool) -> str | None:
    """The stream of the meeting that was begun last."""
    row = one(db, MEETINGS, "WHERE alone = ? ORDER BY born DESC LIMIT 1", int(alone))
    return None if row is None else row.stream


def agreements(db: sqlite3.Connection, scope: Scope | None) -> tuple[KeptAgreement, ...]:
    """The agreements of a scope that were neither withdrawn nor forgotten."""
    where, values = lists.within(scope)
    found = [read_agreement(db, row) for row in agreement_rows(db, f"{where} AND {STANDING}", *values)]
    return tuple(sorted(found, key=lambda kept: (not kept.open, *_by_day(kept))))


def due(db: sqlite3.Connection, scope: Scope, day: date) -> tuple[KeptAgreement, ...]:
    """The open agreements of a scope that are to be met again by this day."""
    where, values = lists.within(scope)
    found = [read_agreement(db, row) for row in agreement_rows(db, f"{where} AND {DUE}", *values, day.isoformat())]
    return tuple(sorted(found, key=_by_day))


def _by_day(kept: KeptAgreement) -> tuple[date, datetime]:
    """Those without a day come where they would, had their day been the one they were made on."""
    return kept.due or kept.made.date(), kept.made


def due_count(db: sqlite3.Connection, day: date) -> int:
    """How many are due of any group, or of none; what was written alone is not counted."""
    return len(agreement_rows(db, f"alone = 0 AND {DUE}", day.isoformat()))


def examples(db: sqlite3.Connection, scope: Scope | None, shows: str | None) -> tuple[KeptExample, ...]:
    """The stories of a scope, the latest first; one whose situation was erased is none any more."""
    where, values = lists.within(scope)
    sql = f"WHERE stream IN (SELECT stream FROM meetings WHERE {where})"
    if shows is not None:
        sql, values = f"{sql} AND shows = ?", (*values, shows)
    found = (_story(db, row) for row in fetch(db, EXAMPLES, f"{sql} ORDER BY at DESC", *values))
    return tuple(each for each in found if each is not None)


def _story(db: sqlite3.Connection, row: ExampleRow) -> KeptExample | None:
    by_key = "WHERE stream = ? AND id = ?"
    situation = one(db, TEXTS, by_key, row.stream, row.situation)
    action = one(db, TEXTS, by_key, row.stream, row.action)
    if situation is None:
        return None
    return KeptExample(
        stream=row.stream,
        situation=situation.body,
        action="" if action is None else action.body,
        shows=row.shows,
        shows_title=row.shows_title,
        question=row.question,
        at=datetime.fromisoformat(row.at),
    )


def met(db: sqlite3.Connection, scope: Scope, deck: str) -> frozenset[str]:
    """The cards of a deck that a scope has met."""
    where, values = lists.within(scope)
    rows = fetch(db, MEETINGS, f"WHERE {where} AND deck = ?", *values, deck)
    return frozenset[str]().union(*(_cards(row) for row in rows))


def look_over(db: sqlite3.Connection, scope: Scope, since: date | None, until: date | None) -> Overview:
    """The scope's meetings that were begun from `since` to `until`, both included, and what was agreed at them."""
    where, values = lists.within(scope)
    rows = [
        row
        for row in fetch(db, MEETINGS, f"WHERE {where} ORDER BY born", *values)
        if (since is None or row.begun[:10] >= since.isoformat())
        and (until is None or row.begun[:10] <= until.isoformat())
    ]
    streams = {row.stream for row in rows}
    agreed = [row for row in agreement_rows(db, f"{where} AND {STANDING}", *values) if row.meeting in streams]
    by_deck: dict[str, list[MeetingRow]] = {}
    for row in rows:
        by_deck.setdefault(row.deck, []).append(row)
    most_first = sorted(by_deck.values(), key=len, reverse=True)
    return Overview(
        meetings=len(rows),
        decks=tuple(_of_deck(db, played) for played in most_first),
        agreements={
            status: sum(row.status == status for row in agreed) for status in (Status.OPEN, Status.DONE, Status.DROPPED)
        },
        continued=sum(row.continued > 0 for row in agreed),
    )


def _between(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or day >= since) and (until is None or day <= until)


def _of_deck(db: sqlite3.Connection, played: list[MeetingRow]) -> DeckOverview:
    """The deck as it read the last time."""
    opening = one(db, OPENINGS, "WHERE stream = ?", played[-1].stream)
    if opening is None:
        raise Damaged("lists-damaged", stream=played[-1].stream)
    times = Counter(card for row in played for card in _cards(row))
    return overview.of_deck(read_deck(db, opening.deck), times, len(played))


def _cards(row: MeetingRow) -> Iterable[str]:
    cards: list[str] = json.loads(row.met)
    return cards
