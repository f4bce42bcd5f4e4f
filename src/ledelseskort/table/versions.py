"""Two versions of the same page: what the next one opens with, and what has changed between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ledelseskort.deck.models import Deck
from ledelseskort.table.modes.guided import route
from ledelseskort.table.sheet import sheet
from ledelseskort.table.table import Table

Place = tuple[int, int]
"""A step as it is counted in the deck, from 0, and one of its prompts, from 1."""
Texts = Mapping[str, str]
"""What was written, by text id."""


@dataclass(frozen=True)
class Line:
    """One prompt in both versions; empty where nothing stands."""

    title: str
    """Its step."""
    prompt: str
    before: str
    now: str

    @property
    def changed(self) -> bool:
        """Whether the two say something else: lines may be broken elsewhere."""
        return self.before.split() != self.now.split()


def since_the_last(table: Table, texts: Texts) -> tuple[Line, ...]:
    """Every prompt as it read when the meeting began, and as it reads now."""
    return tuple(
        Line(part.title, answer.prompt, texts.get(answer.before or "", ""), texts.get(answer.text or "", ""))
        for part in sheet(table)
        for answer in part.answers
    )


def again(deck: Deck, seats: int, last: Table, texts: Texts) -> dict[Place, str]:
    """What a new version opens with: the last one's texts, each under the same prompt of the same step, if it is there.

    A deck with cases opens with nothing: each time it is about something else.
    """
    if deck.cases:
        return {}
    stood = {
        (part.title, answer.prompt): text
        for part in sheet(last)
        for answer in part.answers
        if (text := texts.get(answer.text or ""))
    }
    return {
        (number, at): stood[deck.steps[number].title, prompt]
        for number in route(deck, seats)
        for at, prompt in enumerate(deck.steps[number].write, start=1)
        if (deck.steps[number].title, prompt) in stood
    }
