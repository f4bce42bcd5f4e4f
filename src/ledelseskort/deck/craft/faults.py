"""What a rule is given to look at, and what it answers: a line of a card, and a fault at a place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.models import Card

QUESTIONS = ("question", "follow_ups")
"""The fields that are asked."""
SPOKEN = ("situation", *QUESTIONS)
"""The fields that everybody hears."""
WRITTEN = (*SPOKEN, "hint")
"""Every field with words for people."""

_QUOTED = re.compile(r"»[^«]*«|“[^”]*”|„[^“]*“|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Line:
    """One text of a card, and where it stands."""

    key: str
    """The field: one of `WRITTEN`."""
    index: int | None
    """Its number in a list."""
    text: str

    @property
    def bare(self) -> str:
        """The text with blanks for what it quotes: the words of others are no fault of the card's."""
        return _QUOTED.sub(lambda quoted: " " * len(quoted.group()), self.text)


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that a card breaks."""

    code: Code
    line: Line
    variant: str = ""
    serious: bool = True
    """An error in decks that are held to every rule; otherwise a warning there."""
    start: int = 0
    """Where in the line's text to point."""
    end: int = 0
    """The end of the words pointed at; the same as `start` for the line as a whole."""
    parameters: Mapping[str, str | int] = field(default_factory=dict)


def lines(card: Card, *keys: str) -> Iterator[Line]:
    """The texts of those fields, as far as the card has them."""
    for key in keys:
        value: str | tuple[str, ...] | None = getattr(card, key)
        if isinstance(value, str):
            yield Line(key, None, value)
        elif value is not None:
            yield from (Line(key, index, text) for index, text in enumerate(value))


def question(card: Card) -> Line:
    """The line with the card's question."""
    return Line("question", None, card.question)


def at(
    code: Code, line: Line, match: re.Match[str], variant: str = "", *, serious: bool = True, **parameters: str | int
) -> Fault:
    """A fault at the words that were matched; they are its `words`."""
    found = " ".join(match.group().split())
    return Fault(code, line, variant, serious, match.start(), match.end(), {"words": found, **parameters})
