"""Giv kortet til en kollega: the giver chooses, the colleague reflects first, all talk, and it has the last word."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from ledelseskort.deck.models import Deck
from ledelseskort.table import clock
from ledelseskort.table.mode import Mode
from ledelseskort.table.moves import Accept, Choose, LastWord, Move, Next, Offer, OpenTalk, Pass
from ledelseskort.table.option import Choice, Option
from ledelseskort.table.pile import reachable
from ledelseskort.table.records import Opening
from ledelseskort.table.seats import Circle, first_here, following, present
from ledelseskort.table.table import Play, Stage, Table

FACE_UP = 3
"""Cards that lie face up for the giver; any other is found by theme or search (play-scripts)."""


@dataclass(frozen=True)
class HandOver(Play):
    """Who gives to whom. `turn` is the seat that acts: the giver, then the receiver."""

    giver: int
    receiver: int | None = None
    declined: frozenset[int] = frozenset()
    """Those who passed when this card was offered to them."""
    received: frozenset[int] = frozenset()
    """Those who have received a card in this round."""
    last_given: dict[int, int] = field(default_factory=dict)
    """Giver → the one it gave to last."""


def _state(table: Table) -> HandOver:
    assert isinstance(table.play, HandOver)
    return table.play


def begin(deck: Deck, opening: Opening, circle: Circle) -> HandOver:
    """The first seat gives first."""
    return HandOver(turn=circle[0].number, giver=circle[0].number)


def receivers(state: HandOver, circle: Circle) -> tuple[int, ...]:
    """Who may be handed the card, clockwise from the giver; never the giver.

    Everyone receives once before anyone twice, and nobody gives to the same colleague twice in a row. Where nobody
    is left who may, the pair rule falls first, then a new round begins.
    """
    others = tuple(seat for seat in following(circle, state.giver) if seat not in state.declined)
    waiting = tuple(seat for seat in others if seat not in state.received)
    last = state.last_given.get(state.giver)
    for candidates in (
        tuple(seat for seat in waiting if seat != last),
        waiting,
        tuple(seat for seat in others if seat != last),
    ):
        if candidates:
            return candidates
    return others


def options(table: Table) -> tuple[Option, ...]:
    """Choose, hand over, take or decline, reflect, talk, last word, next."""
    state = _state(table)
    turn = Choice("seat", (state.turn,))
    match table.stage:
        case Stage.CHOOSE if cards := reachable(table.pile, table.deck):
            return (Option("choose", (turn, Choice("card", cards, shown=FACE_UP))),)
        case Stage.HAND_OVER if colleagues := receivers(state, table.seats):
            return (Option("offer", (turn, Choice("receiver", colleagues))),)
        case Stage.OFFERED:
            return (Option("accept", (turn,)), Option("another"), Option("pass", (turn,)))
        case Stage.REFLECT:
            return (Option("open-talk", (turn,)),)
        case Stage.TALK:
            return (Option("last-word", (turn,)) if turn.values[0] in present(table.seats) else Option("next"),)
        case Stage.LAST_WORD:
            return (Option("next"),)
        case _:
            return ()


def step(table: Table, move: Move, at: datetime) -> Table:
    """The table after one step of the hand-over."""
    state = _state(table)
    match move:
        case Choose(card=card):
            return _chosen(table, card)
        case Offer(receiver=receiver):
            return replace(table, stage=Stage.OFFERED, play=replace(state, turn=receiver, receiver=receiver))
        case Pass():
            return _declined(table)
        case Accept():
            alone = clock.started(table.opening.times.reflect * 60, at, soft=True)
            return replace(table, stage=Stage.REFLECT, clock=alone)
        case OpenTalk():
            return _reflected(table, at)
        case LastWord():
            return replace(table, stage=Stage.LAST_WORD, clock=None)
        case Next():
            return _next(table)
        case _:
            return table


def _chosen(table: Table, card: str) -> Table:
    state = _state(table)
    giving = replace(state, turn=state.giver, receiver=None, declined=frozenset())
    return replace(table.with_card(card, None), stage=Stage.HAND_OVER, play=giving)


def _declined(table: Table) -> Table:
    """The card may go to somebody else; when all have declined it goes back, and the giver chooses again."""
    state = _state(table)
    assert state.receiver is not None
    offering = replace(state, turn=state.giver, receiver=None, declined=state.declined | {state.receiver})
    if receivers(offering, table.seats):
        return replace(table, stage=Stage.HAND_OVER, play=offering)
    return replaced(table, None, None)


def _reflected(table: Table, at: datetime) -> Table:
    """Only now has the colleague received the card: an offer that was declined is no receipt."""
    state = _state(table)
    assert state.receiver is not None
    new_round = state.receiver in state.received
    received = frozenset({state.receiver}) if new_round else state.received | {state.receiver}
    given = {**state.last_given, state.giver: state.receiver}
    together = clock.started(table.opening.times.talk * 60, at, soft=True)
    return replace(table, stage=Stage.TALK, clock=together, play=replace(state, received=received, last_given=given))


def _next(table: Table) -> Table:
    """The one who received gives."""
    state = _state(table)
    giver = first_here(table.seats, state.giver if state.receiver is None else state.receiver)
    resting = replace(state, turn=giver, giver=giver, receiver=None, declined=frozenset())
    return replace(table.finished(), stage=Stage.CHOOSE, play=resting)


def replaced(table: Table, card: str | None, at: datetime | None) -> Table:
    """The same giver hands over this card instead, or chooses again."""
    state = _state(table)
    giver = first_here(table.seats, state.giver)
    giving = replace(state, turn=giver, giver=giver, receiver=None, declined=frozenset())
    back = replace(table.put_back(), stage=Stage.CHOOSE, play=giving)
    return back if card is None else _chosen(back, card)


def left(table: Table, seat: int, at: datetime) -> Table:
    """A leaving giver's card passes to the next who gives; a leaving receiver's goes to another colleague.

    Whoever leaves while the card is handed over may have been the last who had not declined it.
    """
    state = _state(table)
    if seat == state.receiver and table.stage is Stage.LAST_WORD:
        return _next(table)
    needed = {
        Stage.CHOOSE: seat == state.giver,
        Stage.HAND_OVER: True,
        Stage.OFFERED: seat in (state.giver, state.receiver),
        Stage.REFLECT: seat == state.receiver,
    }
    if not needed.get(table.stage, False):
        return table
    return _offer_again(table, replace(state, giver=first_here(table.seats, state.giver)))


def _offer_again(table: Table, state: HandOver) -> Table:
    """The giver as it is now still has the open card, or still has to choose one."""
    giving = replace(state, turn=state.giver, receiver=None)
    stage = Stage.CHOOSE if table.card is None else Stage.HAND_OVER
    again = replace(table, stage=stage, play=giving, clock=None)
    if table.card is not None and len(present(table.seats)) > 1 and not receivers(giving, table.seats):
        return replaced(again, None, None)
    return again


MODE = Mode(
    first=Stage.CHOOSE,
    between=frozenset({Stage.CHOOSE}),
    minutes=lambda opening: opening.times.reflect + opening.times.talk,
    begin=begin,
    options=options,
    step=step,
    replaced=replaced,
    promised=lambda table: None,
    left=left,
)
