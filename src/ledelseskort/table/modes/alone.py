"""Alene med et kort: one person, one card, one free field; no clock, and help only when asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from ledelseskort.deck.models import Deck
from ledelseskort.table.mode import Mode
from ledelseskort.table.moves import Draw, Move, Prompt
from ledelseskort.table.option import Choice, Option
from ledelseskort.table.pile import reachable
from ledelseskort.table.records import Opening
from ledelseskort.table.seats import Circle
from ledelseskort.table.table import Play, Stage, Table

PROMPTS = 5
"""An episode; what happened; what I felt and thought; what was at stake; how another would have seen it."""


@dataclass(frozen=True)
class Alone(Play):
    """How much help was asked for on this card."""

    prompts: int = 0
    """The prompts shown so far; the last one is the one to answer."""


def _state(table: Table) -> Alone:
    assert isinstance(table.play, Alone)
    return table.play


def begin(deck: Deck, opening: Opening, circle: Circle) -> Alone:
    """Nothing but the person."""
    return Alone(turn=circle[0].number)


def options(table: Table) -> tuple[Option, ...]:
    """Draw; write; one more prompt; the next card."""
    state = _state(table)
    draw = (Option("draw", (Choice("seat", (state.turn,)),)),) if table.coming else ()
    match table.stage:
        case Stage.DRAW:
            return draw
        case Stage.WRITE:
            help_on = (Option("prompt"),) if state.prompts < PROMPTS else ()
            return (*help_on, *draw)
        case _:
            return ()


def step(table: Table, move: Move, at: datetime) -> Table:
    """The table after a card was drawn or a prompt asked for."""
    state = _state(table)
    match move:
        case Draw():
            return _opened(table, table.coming[0])
        case Prompt():
            return replace(table, play=replace(state, prompts=state.prompts + 1))
        case _:
            return table


def _opened(table: Table, card: str) -> Table:
    return replace(table.with_card(card, None), stage=Stage.WRITE, play=replace(_state(table), prompts=0))


def replaced(table: Table, card: str | None, at: datetime) -> Table:
    """Another card; what was written stays with the card it was written to."""
    back = table.put_back()
    return _opened(back, card or reachable(back.pile, table.deck)[0])


MODE = Mode(
    first=Stage.DRAW,
    between=frozenset({Stage.DRAW, Stage.WRITE}),
    minutes=lambda opening: None,
    begin=begin,
    options=options,
    step=step,
    replaced=replaced,
    promised=lambda table: None,
    left=lambda table, seat, at: table,
)
