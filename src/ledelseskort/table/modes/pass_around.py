"""Send kortet rundt: the holder draws and reads aloud, everyone shares or passes once, the word is offered again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from ledelseskort.deck.models import Deck
from ledelseskort.table import clock, turns
from ledelseskort.table.clock import Clock
from ledelseskort.table.mode import Mode
from ledelseskort.table.moves import Draw, Gather, Move, Pass, PassOn
from ledelseskort.table.option import Choice, Option
from ledelseskort.table.pile import reachable
from ledelseskort.table.records import Opening
from ledelseskort.table.seats import Circle, first_here, next_clockwise, present
from ledelseskort.table.table import Play, Stage, Table
from ledelseskort.table.turns import Turns

LEAST_TURN, MOST_TURN = 45.0, 120.0
"""Seconds a turn may be given, however few or many share the card's minutes (play-scripts)."""


@dataclass(frozen=True)
class PassAround(Play):
    """Who holds this card's round."""

    holder: int
    """Draws, shares first, and is followed by the next clockwise."""
    round: Turns | None = None
    direction: int = 1
    """The way the next card will go: every other card is shared the other way round."""


def _state(table: Table) -> PassAround:
    assert isinstance(table.play, PassAround)
    return table.play


def begin(deck: Deck, opening: Opening, circle: Circle) -> PassAround:
    """The first seat holds the first card."""
    return PassAround(turn=circle[0].number, holder=circle[0].number)


def turn_clock(table: Table, at: datetime) -> Clock:
    """A soft clock for one turn: the card's minutes shared among those present, within bounds."""
    seconds = table.opening.times.card * 60 / len(present(table.seats))
    return clock.started(min(MOST_TURN, max(LEAST_TURN, seconds)), at, soft=True)


def options(table: Table) -> tuple[Option, ...]:
    """Draw; then share or pass on turns; then the word is free and the next draws."""
    state = _state(table)
    turn = Choice("seat", (state.turn,))
    match table.stage:
        case Stage.DRAW | Stage.SECOND_OFFER if table.coming:
            return (Option("draw", (turn,)),)
        case Stage.TALK:
            return (Option("gather"),)
        case Stage.SHARE:
            return (Option("pass-on", (turn,)), Option("pass", (turn,)))
        case _:
            return ()


def step(table: Table, move: Move, at: datetime) -> Table:
    """The table after a draw, a turn, or the groups' return."""
    match move:
        case Draw():
            return _opened(table, table.coming[0], at)
        case Gather():
            return _gathered(table, at)
        case PassOn() | Pass():
            return _passed(table, at)
        case _:
            return table


def _opened(table: Table, card: str, at: datetime) -> Table:
    """The holder has drawn: a new round begins with everyone who is here."""
    state = _state(table)
    opened = table.with_card(card, None)
    state = replace(state, holder=state.turn, round=turns.begin(table.seats, state.turn, state.direction))
    if table.opening.groups:
        together = clock.started(table.opening.times.card * 60, at)
        return replace(opened, stage=Stage.TALK, play=state, clock=together)
    return replace(opened, stage=Stage.SHARE, play=state, clock=turn_clock(opened, at))


def _gathered(table: Table, at: datetime) -> Table:
    """The groups have talked: one sentence from each, from the first that is here."""
    state = _state(table)
    assert state.round is not None
    return _onwards(table, state.round.opened(table.seats), at)


def _passed(table: Table, at: datetime) -> Table:
    """The card leaves the seat that has it."""
    state = _state(table)
    assert state.round is not None
    return _onwards(table, state.round.passed(table.seats), at)


def _onwards(table: Table, further: Turns | None, at: datetime) -> Table:
    """The next has the card; after the last one the word is free and the next holder may draw."""
    state = _state(table)
    assert state.round is not None
    if further is None:
        over = replace(
            state,
            round=state.round.ended(),
            turn=next_clockwise(table.seats, state.holder),
            direction=-state.direction,
        )
        return replace(table, stage=Stage.SECOND_OFFER, play=over, clock=None)
    soft = None if table.opening.groups else turn_clock(table, at)
    return replace(table, stage=Stage.SHARE, play=replace(state, round=further, turn=further.turn), clock=soft)


def replaced(table: Table, card: str | None, at: datetime) -> Table:
    """The holder takes another card; its round starts afresh, the same way round."""
    state = _state(table)
    back = table.put_back()
    back = replace(back, play=replace(state, turn=first_here(table.seats, state.holder)))
    return _opened(back, card or reachable(back.pile, table.deck)[0], at)


def left(table: Table, seat: int, at: datetime) -> Table:
    """If it was the leaver's turn, the next has it. While the groups talk it is nobody's."""
    state = _state(table)
    if state.turn != seat:
        return table
    match table.stage:
        case Stage.SHARE:
            return _passed(table, at)
        case Stage.TALK:
            return table
        case _:
            return replace(table, play=replace(state, turn=next_clockwise(table.seats, seat)))


MODE = Mode(
    first=Stage.DRAW,
    between=frozenset({Stage.DRAW, Stage.SECOND_OFFER}),
    minutes=lambda opening: opening.times.card,
    begin=begin,
    options=options,
    step=step,
    replaced=replaced,
    promised=lambda table: None,
    left=left,
)
