"""The page of a guided meeting: every prompt of the steps that are walked, and what stands under it now and before.

A prompt with nothing under it is there too: a link that is missing is shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from ledelseskort.deck.models import Reference, Step
from ledelseskort.table.modes.guided import Guided, case_of
from ledelseskort.table.records import Note, TextId
from ledelseskort.table.table import Table


@dataclass(frozen=True)
class Answer:
    """One prompt, and the ids of its texts."""

    number: int
    """In the step, from 1."""
    prompt: str
    text: TextId | None
    """None: nothing stands there."""
    before: TextId | None
    """What stood there when the meeting began."""


@dataclass(frozen=True)
class Part:
    """A step in which something may be written."""

    step: int
    """As it is counted in the deck, from 0."""
    title: str
    answers: tuple[Answer, ...]


def sheet(table: Table) -> tuple[Part, ...]:
    """The steps with prompts, in the order they are walked; none where no steps are."""
    walked = table.play.steps if isinstance(table.play, Guided) else ()
    now, before = _texts(table.notes), _texts(table.opening.written)
    steps = ((number, table.deck.steps[number]) for number in walked)
    return tuple(Part(number, step.title, _answers(number, step, now, before)) for number, step in steps if step.write)


def reached(table: Table) -> tuple[Part, ...]:
    """The same as far as has been walked: what lies ahead is not missing yet, unless something stands there."""
    parts, state = sheet(table), table.play
    behind = state.steps[: state.at + 1] if isinstance(state, Guided) else ()
    return tuple(part for part in parts if part.step in behind or any(answer.text for answer in part.answers))


def loose(table: Table) -> tuple[Note, ...]:
    """The notes that answer no prompt of a step: all of them where no steps are walked."""
    return tuple(note for note in table.notes if note.step is None or note.prompt is None)


def references(table: Table) -> tuple[Reference, ...]:
    """What can be looked up: the case that is talked about, and the deck's own texts."""
    case = case_of(table)
    return (*(() if case is None else (Reference(title=case.title, text=case.text),)), *table.deck.reference)


Places = dict[tuple[int | None, int | None], TextId]


def _texts(notes: tuple[Note, ...]) -> Places:
    return {(note.step, note.prompt): note.text for note in notes if note.prompt is not None}


def _answers(number: int, step: Step, now: Places, before: Places) -> tuple[Answer, ...]:
    return tuple(
        Answer(at, prompt, now.get((number, at)), before.get((number, at)))
        for at, prompt in enumerate(step.write, start=1)
    )
