"""Forløb: a deck's steps in their order, forth and back; who speaks, how long, and what may be written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from ledelseskort.deck.models import Case, Deck, Step
from ledelseskort.table import clock
from ledelseskort.table.mode import Mode
from ledelseskort.table.moves import Back, Move, Next, TakeCase, Write
from ledelseskort.table.option import Choice, Option, Text
from ledelseskort.table.records import Note, Opening
from ledelseskort.table.seats import Circle
from ledelseskort.table.table import Play, Stage, Table

TEXT_LENGTH = 4000
"""Characters under one prompt."""


@dataclass(frozen=True)
class Guided(Play):
    """How far the steps have been walked."""

    steps: tuple[int, ...]
    """The steps that are walked, as they are counted in the deck from 0: those that suit as many as sat down."""
    at: int = 0
    """Where among them the table is, from 0."""
    case: str | None = None
    """The written case that is talked about; None: one's own, or none is needed."""


def _state(table: Table) -> Guided:
    assert isinstance(table.play, Guided)
    return table.play


def route(deck: Deck, seats: int) -> tuple[int, ...]:
    """The steps for so many, as they are counted in the deck from 0.

    Who comes late or leaves on the way does not change what was begun.
    """
    return tuple(number for number, step in enumerate(deck.steps) if _suits(step, seats))


def _suits(step: Step, seats: int) -> bool:
    if step.seats is None:
        return True
    least, _, most = step.seats.partition("-")
    return int(least) <= seats <= int(most or least)


def fits(deck: Deck, opening: Opening) -> bool:
    """Whether the deck has steps for those who sit down, and a prompt for each text that stands there already."""
    walked = route(deck, len(opening.seats))
    places = {(number, at) for number in walked for at in range(1, len(deck.steps[number].write) + 1)}
    written = [(note.step, note.prompt) for note in opening.written]
    return bool(walked) and len(set(written)) == len(written) and places.issuperset(written)


def begin(deck: Deck, opening: Opening, circle: Circle) -> Guided:
    """Before the first step."""
    return Guided(turn=circle[0].number, steps=route(deck, len(circle)))


def number_of(table: Table) -> int | None:
    """The step the table is at, as it is counted in the deck from 0."""
    state = table.play
    return state.steps[state.at] if isinstance(state, Guided) and table.stage is Stage.STEP else None


def step_of(table: Table) -> Step | None:
    """The step the table is at."""
    number = number_of(table)
    return None if number is None else table.deck.steps[number]


def case_of(table: Table) -> Case | None:
    """The written case that is talked about."""
    state = table.play
    wanted = state.case if isinstance(state, Guided) else None
    return next((case for case in table.deck.cases if case.id == wanted), None)


def at_last(table: Table) -> bool:
    """Whether the table is at the last of the steps."""
    state = table.play
    return isinstance(state, Guided) and table.stage is Stage.STEP and state.at == len(state.steps) - 1


def written_at(table: Table) -> dict[int, str]:
    """What stands under the prompts of the step the table is at: the id of the text by the prompt, from 1."""
    number = number_of(table)
    return {note.prompt: note.text for note in table.notes if note.step == number is not None and note.prompt}


def options(table: Table) -> tuple[Option, ...]:
    """Choose what it is about; go on, write, go back. Somebody alone writes first, and the close comes last."""
    match table.stage:
        case Stage.WELCOME if table.deck.cases:
            cases = tuple(case.id for case in table.deck.cases)
            return (Option("take-case", (Choice("case", cases, optional=True),)),)
        case Stage.WELCOME:
            return (Option("next"),)
        case Stage.STEP:
            onwards, write = Option("close" if at_last(table) else "next"), _write(table)
            first = table.opening.alone and len(written_at(table)) < _prompts(table)
            return (*write, onwards, Option("back")) if first else (onwards, *write, Option("back"))
        case _:
            return ()


def _prompts(table: Table) -> int:
    step = step_of(table)
    return 0 if step is None else len(step.write)


def _write(table: Table) -> tuple[Option, ...]:
    """Under any of the step's prompts; those that nothing stands under come first."""
    written = written_at(table)
    prompts = tuple(sorted(range(1, _prompts(table) + 1), key=lambda prompt: prompt in written))
    fields = (Choice("prompt", prompts), Text("text", TEXT_LENGTH, optional=True))
    return (Option("write", fields),) if prompts else ()


def step(table: Table, move: Move, at: datetime) -> Table:
    """The table after a step forth or back, a case or a text."""
    state = _state(table)
    match move:
        case TakeCase(case=case):
            return _entered(replace(table, play=replace(state, case=case)), 0, at)
        case Next():
            return _entered(table, 0 if table.stage is Stage.WELCOME else state.at + 1, at)
        case Back() if state.at:
            return _entered(table, state.at - 1, at)
        case Back():
            return replace(table, stage=Stage.WELCOME, clock=None)
        case Write(prompt=prompt, text=text):
            return _with_text(table, prompt, text)
        case _:
            return table


def _entered(table: Table, to: int, at: datetime) -> Table:
    """At that step, with a soft clock of its minutes."""
    entered = replace(table, stage=Stage.STEP, play=replace(_state(table), at=to), clock=None)
    step = step_of(entered)
    if step is None or step.minutes is None:
        return entered
    return replace(entered, clock=clock.started(step.minutes * 60, at, soft=True))


def _with_text(table: Table, prompt: int, text: str | None) -> Table:
    """The new text where the former one stood; it comes last only where nothing did."""
    number = number_of(table)
    new = () if text is None else (Note(text=text, card=None, prompt=prompt, step=number),)
    at = next(
        (at for at, note in enumerate(table.notes) if (note.step, note.prompt) == (number, prompt)), len(table.notes)
    )
    return replace(table, notes=(*table.notes[:at], *new, *table.notes[at + 1 :]))


def overwritten(table: Table, moves: Iterable[Move]) -> frozenset[str]:
    """The ids of the texts that stood under a prompt once and do not any more."""
    once = {note.text for note in table.opening.written}
    once |= {move.text for move in moves if isinstance(move, Write) and move.text is not None}
    return frozenset(once) - {note.text for note in table.notes}


MODE = Mode(
    first=Stage.WELCOME,
    between=frozenset(),
    minutes=lambda opening: None,
    begin=begin,
    options=options,
    step=step,
    replaced=lambda table, card, at: table,
    promised=lambda table: None,
    left=lambda table, seat, at: table,
)
