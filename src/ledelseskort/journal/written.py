"""What people wrote in a meeting, thing by thing, so that each can be forgotten by itself. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ledelseskort.journal.lists import agreement_id
from ledelseskort.journal.port import Kept
from ledelseskort.table.meeting import replay, texts_of
from ledelseskort.table.sheet import sheet
from ledelseskort.wording.words import Words

Kind = Literal["task", "note", "example", "agreement"]
TASK = 0
"""The number of the task: it was written before the first move."""

CARRIED = 9001
"""The first number of what a new version opened with: it came with no move, and no meeting has so many."""


@dataclass(frozen=True)
class Writing:
    """One thing that somebody wrote."""

    number: int
    """Of the move that it was written with; from `CARRIED` on where a new version opened with it.

    What is forgotten takes its number along, and the others keep theirs.
    """
    kind: Kind
    at: datetime
    stream: str
    """What `Journal.erase` takes it by: its meeting, or its own where it is an agreement."""
    ids: tuple[str, ...]
    """Of the texts that go when it is forgotten."""
    text: str
    """What was written; of an example the situation, of an agreement what was agreed."""
    more: str = ""
    """Of an example what somebody did, of an agreement its »når …«."""
    question: str | None = None
    """The card that lay there, or the prompt that it answers, as it read then."""


def written(stream: str, kept: Kept) -> tuple[Writing, ...]:
    """What stands in this meeting, in the order it was written; what was taken back or erased is not there.

    Raises `Refused` and `Unusable` where the meeting cannot be played again.
    """
    return tuple(sorted((each for each in _all(stream, kept) if each.text or each.more), key=lambda each: each.number))


def _all(stream: str, kept: Kept) -> Iterator[Writing]:
    table, opening = replay(kept.deck, kept.opening, kept.entries).table, kept.opening
    made = {key: entry for entry in kept.entries for key in texts_of(entry.move)}

    def writing(
        kind: Kind, first: str, more: str | None, card: str | None, name: str | None = None, question: str | None = None
    ) -> Writing:
        return Writing(
            number=made[first].number,
            kind=kind,
            at=made[first].at,
            stream=agreement_id(stream, first) if kind == "agreement" else stream,
            ids=tuple(key for key in (first, more, name) if key is not None),
            text=kept.texts.get(first, ""),
            more=kept.texts.get(more or "", ""),
            question=question if card is None else kept.deck.card(card).question,
        )

    if (task := opening.task) is not None:
        yield Writing(TASK, "task", opening.begun, stream, (task,), kept.texts.get(task, ""))
    prompts = {answer.text: answer.prompt for part in sheet(table) for answer in part.answers}
    there = [note.text for note in opening.written]
    for note in table.notes:
        if note.text in there:
            told = kept.texts.get(note.text, "")
            number = CARRIED + there.index(note.text)
            yield Writing(number, "note", opening.begun, stream, (note.text,), told, question=prompts.get(note.text))
        else:
            yield writing("note", note.text, None, note.card, question=prompts.get(note.text))
    for story in table.examples:
        yield writing("example", story.situation, story.action, story.card)
    for agreed in table.agreements:
        yield writing("agreement", agreed.what, agreed.when, agreed.card, agreed.name)


def beginning(writing: Writing, most: int) -> str:
    """So many characters of it at most, on one line."""
    line = " ".join((writing.text or writing.more).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def whole(writing: Writing, words: Words) -> tuple[str, ...]:
    """All of it, as it was written."""
    more = writing.more
    if more and writing.kind == "agreement":
        more = words("written.when", when=more)
    return tuple(each for each in (writing.text, more) if each)
