"""A meeting: the opening, the log of moves, and the table they fold to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Deck
from ledelseskort.errors import Refused, Unusable
from ledelseskort.table import rules
from ledelseskort.table.modes import guided
from ledelseskort.table.moves import (
    Agree,
    Assign,
    ClockMove,
    Join,
    Move,
    Owned,
    Resumed,
    TellExample,
    Undo,
    Write,
    WriteNote,
)
from ledelseskort.table.option import Option
from ledelseskort.table.pile import Pile
from ledelseskort.table.records import Opening
from ledelseskort.table.registry import MODES
from ledelseskort.table.seats import Seat
from ledelseskort.table.table import Stage, Table


@dataclass(frozen=True)
class Entry:
    """A move in the log. The first has number 1."""

    number: int
    at: datetime
    move: Move


@dataclass(frozen=True)
class Step:
    """A move that stands and can be taken back, and the table it was made at."""

    entry: Entry
    before: Table


@dataclass(frozen=True)
class Meeting:
    """A meeting as it stands: immutable, like everything in it."""

    opening: Opening
    table: Table
    log: tuple[Entry, ...] = ()
    standing: tuple[Step, ...] = ()
    """The moves that stand, clock moves left out, with the tables they were made at."""
    undone: frozenset[int] = frozenset()
    """The numbers of the moves that were taken back."""

    def options(self, now: datetime) -> tuple[Option, ...]:
        """What may be done now, most natural first."""
        return rules.options(self.table, now)


def begin(deck: Deck, opening: Opening) -> Meeting:
    """The meeting before its first move. Raises `Unusable` when the opening does not fit the deck."""
    known = {card.id: card for card in deck.cards}
    numbers = [seat.number for seat in opening.seats]
    in_order = len(set(opening.order)) == len(opening.order) and numbers == list(range(1, len(numbers) + 1))
    playable = all(card in known and not known[card].retired for card in opening.order)
    gentle = playable and all(known[card].depth <= opening.depth for card in opening.order)
    walkable = opening.mode is not ModeName.GUIDED or guided.fits(deck, opening)
    if opening.mode not in MODES or not (in_order and playable and gentle and walkable):
        raise Unusable("opening-does-not-fit", deck=deck.id)
    mode = MODES[opening.mode]
    circle = tuple(Seat(plan.number, plan.name) for plan in opening.seats)
    table = Table(
        deck=deck,
        opening=opening,
        seats=circle,
        stage=mode.first,
        play=mode.begin(deck, opening, circle),
        # The card of the day, and the first card of a prepared meeting, were chosen for their place.
        pile=Pile(opening.order, gentle=opening.mode is not ModeName.ALONE and not deck.prepared),
        at=opening.begun,
        notes=opening.written,
    )
    return Meeting(opening, table)


def apply(meeting: Meeting, move: Move, at: datetime) -> Meeting:
    """The next meeting. Raises `Refused`, changing nothing, when the move is not among the options."""
    table = meeting.table
    resuming = isinstance(move, Resumed) and table.stage is not Stage.ENDED
    if not resuming and not any(option.allows(move) for option in meeting.options(at)):
        raise Refused("move-refused", kind=move.kind)
    texts = texts_of(move)
    if texts and texts & text_ids(meeting):
        raise Refused("text-used", kind=move.kind)
    if table.clock is not None and table.at is not None and at < table.at:
        table = replace(table, clock=table.clock.set_back(table.at, at))
    entry = Entry(len(meeting.log) + 1, at, move)
    log = (*meeting.log, entry)
    if isinstance(move, Undo):
        return _undone(replace(meeting, log=log), at)
    after = replace(rules.step(table, move, at), at=at)
    if isinstance(move, ClockMove):
        return replace(meeting, table=after, log=log)
    after = replace(after, undoable=entry.number)
    return replace(meeting, table=after, log=log, standing=(*meeting.standing, Step(entry, table)))


def _undone(meeting: Meeting, at: datetime) -> Meeting:
    """Back to the table before the last move that stands; its clock stands where it stood when that move was made."""
    *standing, last = meeting.standing
    before = last.before
    clock = None if before.clock is None else before.clock.paused(last.entry.at)
    return replace(
        meeting,
        table=replace(before, clock=clock, at=at),
        standing=tuple(standing),
        undone=meeting.undone | {last.entry.number},
    )


def replay(deck: Deck, opening: Opening, entries: Iterable[Entry]) -> Meeting:
    """The same meeting again, always."""
    meeting = begin(deck, opening)
    for entry in entries:
        meeting = apply(meeting, entry.move, entry.at)
    return meeting


def texts_of(move: Move) -> frozenset[str]:
    """The ids of the texts that lie beside this move."""
    match move:
        case WriteNote(text=text) | Write(text=text):
            ids: tuple[str | None, ...] = (text,)
        case TellExample(situation=situation, action=action):
            ids = (situation, action)
        case Agree(what=what, when=when, name=name):
            ids = (what, when, name)
        case Assign(name=name) | Join(name=name):
            ids = (name,)
        case _:
            ids = ()
    return frozenset(each for each in ids if each is not None)


def text_ids(meeting: Meeting) -> frozenset[str]:
    """Every text id the meeting has ever used, taken back or not: an id is never used again."""
    opening = meeting.opening
    named = {seat.name for seat in opening.seats} | {opening.task} | {note.text for note in opening.written}
    ids = {each for each in named if each is not None}
    return frozenset(ids).union(*(texts_of(entry.move) for entry in meeting.log))


def forgettable(meeting: Meeting, *, team_keeps_table: bool = False) -> frozenset[str]:
    """The ids of the texts to erase when the meeting is over.

    What was taken back goes, the name of an owner who was replaced, and what stood under a prompt before; so do the
    names of seats, unless one owns an agreement or the team keeps its table.
    """
    taken_back = [entry.move for entry in meeting.log if entry.number in meeting.undone]
    owners_once = {entry.move.name for entry in meeting.log if isinstance(entry.move, Owned)}
    replaced = owners_once - {agreement.name for agreement in meeting.table.agreements}
    overwritten = guided.overwritten(meeting.table, (entry.move for entry in meeting.log))
    ids = overwritten.union({name for name in replaced if name is not None}, *map(texts_of, taken_back))
    if team_keeps_table:
        return ids
    owners = {agreement.seat for agreement in meeting.table.agreements}
    names = {seat.name for seat in meeting.table.seats if seat.name is not None and seat.number not in owners}
    return ids | names
