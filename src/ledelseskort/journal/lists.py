"""What the lists show of a meeting and of an agreement, worked out from the table and from the events. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Deck
from ledelseskort.journal.agreements import Assigned, Continued, Done, Dropped, Event, Made, Status, Withdrawn
from ledelseskort.journal.port import MeetingLine, Scope
from ledelseskort.journal.rows import AgreementRow, ExampleRow, MeetingRow
from ledelseskort.table.records import Agreement, Opening
from ledelseskort.table.table import Stage, Table


def stamp(at: datetime) -> str:
    """The moment in UTC, so that earlier ones sort before later ones."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def opened(stream: str, opening: Opening, deck: Deck, *, born: int, touched: int, texts: int) -> MeetingRow:
    """The meeting before its first move."""
    return MeetingRow(
        stream=stream,
        born=born,
        touched=touched,
        team=opening.team,
        alone=int(opening.alone),
        mode=opening.mode.value,
        deck=opening.deck,
        deck_title=deck.title,
        begun=stamp(opening.begun),
        last=stamp(opening.begun),
        met="[]",
        agreements=0,
        ended=0,
        moves=0,
        texts=texts,
    )


def played(row: MeetingRow, table: Table, at: datetime, *, touched: int, texts: int) -> MeetingRow:
    """The meeting after one more move, which led to this table; `texts` is how many there are now."""
    return row._replace(
        touched=touched,
        last=stamp(at),
        met=json.dumps(table.met),
        agreements=len(table.agreements),
        ended=int(table.stage is Stage.ENDED),
        moves=row.moves + 1,
        texts=texts,
    )


def stories(stream: str, table: Table, at: datetime, known: Mapping[str, ExampleRow]) -> dict[str, ExampleRow]:
    """The examples that stand, by the id of their situation; one that is known keeps the moment it was told."""
    return {
        each.situation: known.get(each.situation)
        or ExampleRow(
            stream=stream,
            situation=each.situation,
            action=each.action,
            shows=each.shows,
            shows_title=None if each.shows is None else table.deck.tag_title(each.shows),
            question=_question(table.deck, each.card),
            at=stamp(at),
        )
        for each in table.examples
    }


def agreement_id(stream: str, what: str) -> str:
    """The stream of the agreement with this text in that meeting."""
    return f"{stream}.{what}"


def made(meeting: MeetingRow, event: Made, deck: Deck) -> AgreementRow:
    """An agreement that was just made, before its texts are copied."""
    return AgreementRow(
        id=agreement_id(meeting.stream, event.what),
        meeting=meeting.stream,
        team=meeting.team,
        alone=meeting.alone,
        status=Status.OPEN.value,
        due=None if event.due is None else event.due.isoformat(),
        seat=event.seat,
        owner=event.owner,
        question=_question(deck, event.card),
        continued=0,
        events=1,
        texts=0,
    )


def happened(row: AgreementRow, event: Event) -> AgreementRow:
    """The agreement after this event, but for its texts."""
    row = row._replace(events=row.events + 1)
    match event:
        case Made():
            return row
        case Assigned(owner=owner, seat=seat):
            return row._replace(owner=owner, seat=seat)
        case Continued(due=due):
            day = None if due is None else due.isoformat()
            return row._replace(status=Status.OPEN.value, due=day, continued=row.continued + 1)
        case Done():
            return row._replace(status=Status.DONE.value)
        case Dropped():
            return row._replace(status=Status.DROPPED.value)
        case Withdrawn():
            return row._replace(status=Status.WITHDRAWN.value)


def changes(table: Table, known: Mapping[str, AgreementRow]) -> Iterator[tuple[str, Event]]:
    """What the table's agreements say beyond those that are known by the id of their text."""
    standing = {each.what: each for each in table.agreements}
    for what, row in known.items():
        if what not in standing and row.status != Status.WITHDRAWN:
            yield what, Withdrawn()
    for what, agreement in standing.items():
        owner = _owner(agreement, table)
        if what not in known:
            yield (
                what,
                Made(
                    what=what,
                    when=agreement.when,
                    owner=owner,
                    seat=agreement.seat,
                    due=agreement.due,
                    card=agreement.card,
                    groups=table.opening.groups,
                ),
            )
        elif (known[what].owner, known[what].seat) != (owner, agreement.seat):
            yield what, Assigned(owner=owner, seat=agreement.seat)


def line(row: MeetingRow) -> MeetingLine:
    """The meeting as a line in a list."""
    return MeetingLine(
        stream=row.stream,
        scope=Scope(alone=True) if row.alone else Scope(row.team),
        mode=ModeName(row.mode),
        deck=row.deck,
        deck_title=row.deck_title,
        begun=datetime.fromisoformat(row.begun),
        last=datetime.fromisoformat(row.last),
        cards=len(json.loads(row.met)),
        agreements=row.agreements,
        ended=bool(row.ended),
    )


def within(scope: Scope | None) -> tuple[str, tuple[str | None, ...]]:
    """The condition on a row's columns `alone` and `team` that it belongs to this scope, and its values."""
    if scope is None:
        return "1", ()
    return ("alone = 1", ()) if scope.alone else ("alone = 0 AND team IS ?", (scope.team,))


def _owner(agreement: Agreement, table: Table) -> str | None:
    """The id of the owner's name: the one that was given, or that of the seat."""
    if agreement.name is not None or agreement.seat is None:
        return agreement.name
    return {seat.number: seat.name for seat in table.seats}.get(agreement.seat)


def _question(deck: Deck, card: str | None) -> str | None:
    return None if card is None else deck.card(card).question
