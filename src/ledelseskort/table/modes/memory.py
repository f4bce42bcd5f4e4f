"""Vendespil: cards lie face down; one is turned, all talk about it for ten minutes; no pairs are matched."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from ledelseskort.deck.models import Deck
from ledelseskort.table import clock, turns
from ledelseskort.table.mode import Mode
from ledelseskort.table.moves import Flip, Gather, LayOut, Move, Next, Pass, PassOn
from ledelseskort.table.option import Choice, Option
from ledelseskort.table.pile import Pile, reachable
from ledelseskort.table.records import Opening
from ledelseskort.table.seats import Circle, first_here, next_clockwise
from ledelseskort.table.table import Play, Stage, Table
from ledelseskort.table.turns import Turns


@dataclass(frozen=True)
class Place:
    """A place on the table, counted from 1 in reading order."""

    theme: str | None
    """What the back shows, where backs show the theme."""
    card: str | None = None
    """The card that was turned here; bound at the flip, not before."""


@dataclass(frozen=True)
class Memory(Play):
    """What lies on the table."""

    holder: int
    """Turned the open card, or turns the next."""
    places: tuple[Place, ...]
    open: int | None = None
    """The place whose card is open, from 1."""
    round: Turns | None = None
    """The groups' sentences, one each."""


def _state(table: Table) -> Memory:
    assert isinstance(table.play, Memory)
    return table.play


def _laid(deck: Deck, opening: Opening, pile: Pile) -> tuple[Place, ...]:
    """As many places as there are cards for; a themed back promises a theme that the deck can keep.

    One of them is for a card that may be turned next, so that there is always one to turn.
    """
    first = reachable(pile, deck)[0]
    cards = (first, *pile.without(first).queue)[: opening.places]
    return tuple(Place(theme=deck.card(card).theme if opening.theme_backs else None) for card in cards)


def begin(deck: Deck, opening: Opening, circle: Circle) -> Memory:
    """The places are laid, face down."""
    first = circle[0].number
    return Memory(turn=first, holder=first, places=_laid(deck, opening, Pile(opening.order, gentle=not deck.prepared)))


def face_down(table: Table) -> tuple[int, ...]:
    """The places that may still be turned. The meeting's first card is of depth 1, so its theme must have one."""
    numbered = enumerate(_state(table).places, start=1)
    down = [(number, place) for number, place in numbered if place.card is None]
    if not table.opening.theme_backs:
        return tuple(number for number, _ in down)
    themes = {table.deck.card(card).theme for card in reachable(table.pile, table.deck)}
    return tuple(number for number, place in down if place.theme in themes)


def options(table: Table) -> tuple[Option, ...]:
    """Turn a place; talk; with groups, a sentence each; the next turns."""
    state = _state(table)
    turn = Choice("seat", (state.turn,))
    match table.stage:
        case Stage.FLIP if not table.pile.queue:
            return ()
        case Stage.FLIP:
            down = face_down(table)
            return (Option("flip", (turn, Choice("place", down))),) if down else (Option("lay-out"),)
        case Stage.TALK:
            return (Option("gather" if table.opening.groups else "next"),)
        case Stage.SHARE:
            return (Option("pass-on", (turn,)), Option("pass", (turn,)))
        case _:
            return ()


def step(table: Table, move: Move, at: datetime) -> Table:
    """The table after a flip, the talk, a group's sentence or a new lay-out."""
    state = _state(table)
    match move:
        case Flip(place=place):
            theme = state.places[place - 1].theme
            return _turned(table, place, reachable(table.pile, table.deck, theme=theme)[0], at)
        case Gather():
            assert state.round is not None
            return _onwards(table, state.round.opened(table.seats))
        case PassOn() | Pass():
            return _passed(table)
        case Next():
            return _next(table)
        case LayOut():
            return replace(table, play=replace(state, places=_laid(table.deck, table.opening, table.pile)))
        case _:
            return table


def _turned(table: Table, place: int, card: str, at: datetime) -> Table:
    """The card is bound to the place and open, and its clock has started by itself."""
    state = _state(table)
    bound = replace(state.places[place - 1], card=card)
    places = (*state.places[: place - 1], bound, *state.places[place:])
    sentences = turns.begin(table.seats, first_here(table.seats, state.holder)) if table.opening.groups else None
    opened = table.with_card(card, clock.started(table.opening.times.card * 60, at))
    talking = replace(state, turn=state.holder, places=places, open=place, round=sentences)
    return replace(opened, stage=Stage.TALK, play=talking)


def _passed(table: Table) -> Table:
    """A group has given its sentence."""
    state = _state(table)
    assert state.round is not None
    return _onwards(table, state.round.passed(table.seats))


def _onwards(table: Table, further: Turns | None) -> Table:
    """The next group gives its sentence; after the last one the next clockwise turns a card."""
    if further is None:
        return _next(table)
    speaking = replace(_state(table), round=further, turn=further.turn)
    return replace(table, stage=Stage.SHARE, clock=None, play=speaking)


def _next(table: Table) -> Table:
    """The card stays where it lies, played; the next clockwise turns."""
    state = _state(table)
    flipper = next_clockwise(table.seats, state.holder)
    resting = replace(state, turn=flipper, holder=flipper, open=None, round=None)
    return replace(table.finished(), stage=Stage.FLIP, play=resting)


def replaced(table: Table, card: str | None, at: datetime) -> Table:
    """Another card on the same place, with a clock of its own."""
    state = _state(table)
    assert state.open is not None
    back = table.put_back()
    following = card or reachable(back.pile, table.deck, theme=promised(table))[0]
    return _turned(back, state.open, following, at)


def promised(table: Table) -> str | None:
    """The theme that the open place's back promised."""
    state = _state(table)
    return None if state.open is None else state.places[state.open - 1].theme


def left(table: Table, seat: int, at: datetime) -> Table:
    """If it was the leaver's turn to flip or to speak for its group, the next has it."""
    state = _state(table)
    if table.stage is Stage.SHARE and state.turn == seat:
        return _passed(table)
    if table.stage is Stage.FLIP and state.turn == seat:
        flipper = next_clockwise(table.seats, seat)
        return replace(table, play=replace(state, turn=flipper, holder=flipper))
    return table


MODE = Mode(
    first=Stage.FLIP,
    between=frozenset({Stage.FLIP}),
    minutes=lambda opening: opening.times.card,
    begin=begin,
    options=options,
    step=step,
    replaced=replaced,
    promised=promised,
    left=left,
)
