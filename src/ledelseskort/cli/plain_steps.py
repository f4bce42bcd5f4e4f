"""What is read aloud of a guided deck: a step, what stands under its prompts, and what has changed since last time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ledelseskort.table.modes.guided import Guided, case_of, step_of
from ledelseskort.table.sheet import Answer, reached
from ledelseskort.table.table import Stage, Table
from ledelseskort.table.versions import since_the_last
from ledelseskort.wording.words import Words


def guided_lines(table: Table, texts: Mapping[str, str], words: Words) -> list[str]:
    """The step the table is at; before the first, how many there are. Nothing where no steps are walked."""
    state = table.play
    if not isinstance(state, Guided):
        return []
    if table.stage is Stage.WELCOME:
        steps = [table.deck.steps[number] for number in state.steps]
        told = [words("guided.steps", count=len(steps))]
        if minutes := sum(step.minutes or 0 for step in steps):
            told.append(words("guided.about", count=minutes))
        if table.opening.written:
            told.append(words(f"guided.from-last{'-alone' if table.opening.alone else ''}"))
        return told
    return list(_step(table, texts, words))


def _step(table: Table, texts: Mapping[str, str], words: Words) -> Iterator[str]:
    step, state = step_of(table), table.play
    if step is None or not isinstance(state, Guided):
        return
    if step.who is not None:
        yield words("guided.who", who=step.who)
    if step.minutes is not None:
        yield words("guided.about", count=step.minutes)
    yield step.text
    case = case_of(table)
    if case is not None and state.at == 0:
        yield words("guided.case", title=case.title)
        yield case.text
    here = state.steps[state.at]
    for part in reached(table):
        for answer in part.answers if part.step == here else ():
            yield _written(answer, texts, words, "to-write")


def _written(answer: Answer, texts: Mapping[str, str], words: Words, open_: str) -> str:
    """The prompt and what stands under it, or that nothing does."""
    text = texts.get(answer.text or "")
    return (
        words("guided.stands", prompt=answer.prompt, text=text)
        if text
        else words(f"guided.{open_}", prompt=answer.prompt)
    )


def written_paragraphs(table: Table, texts: Mapping[str, str], words: Words) -> list[list[str]]:
    """The page: each step that asked for something, with what stands there; what is missing is told too."""
    parts = reached(table)
    if not any(texts.get(answer.text or "") for part in parts for answer in part.answers):
        return []
    return [
        [f"{part.title}:", *(_written(answer, texts, words, "missing") for answer in part.answers)] for part in parts
    ]


def change_lines(table: Table, texts: Mapping[str, str], words: Words) -> list[str]:
    """Each prompt whose text is another than when the meeting began: as it was, and as it is."""
    nothing, lines = words("guided.nothing"), list[str]()
    for line in since_the_last(table, texts):
        if line.changed:
            lines.append(f"{line.prompt}:")
            lines.append(words("guided.before", text=line.before or nothing))
            lines.append(words("guided.now", text=line.now or nothing))
    return lines
