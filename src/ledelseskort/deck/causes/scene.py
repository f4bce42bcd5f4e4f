"""What a cause looks at: the text around the place where the parser gave up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ledelseskort.deck.causes.lines import Entry, entry
from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.source import Source


@dataclass(frozen=True, slots=True)
class Scene:
    """Where the parser gave up, and what it said; `start` and `end` are the piece of the text that was read."""

    source: Source
    problem: str
    offset: int
    context: str
    context_offset: int | None
    start: int
    end: int

    @property
    def text(self) -> str:
        """The whole text."""
        return self.source.text

    @property
    def char(self) -> str:
        """The character where the parser gave up; empty at the end."""
        return self.text[self.offset : self.offset + 1]

    @property
    def index(self) -> int:
        """The line where the parser gave up, counted from 0."""
        return self.source.index(min(self.offset, self.end))

    @property
    def here(self) -> Entry:
        """The line where the parser gave up."""
        return self.entry(self.index)

    def entry(self, index: int) -> Entry:
        """A line taken apart."""
        return entry(self.source, index)

    def before(self, most: int = 40) -> Iterator[Entry]:
        """The lines above that one, nearest first, without the blank ones."""
        first = self.source.index(self.start)
        for index in range(self.index - 1, max(first, self.index - most) - 1, -1):
            above = self.entry(index)
            if not above.blank:
                yield above

    def opening(self, signs: str) -> Iterator[Entry]:
        """The lines through the one where the parser gave up that have a value which begins with one of `signs`."""
        end = self.source.starts[self.index] + len(self.source.line(self.index))
        seen = -1
        for match in re.compile(rf"[:-][ \t]+[{re.escape(signs)}]").finditer(self.text, 0, end):
            index = self.source.index(match.start())
            if index > seen:
                seen, found = index, self.entry(index)
                if found.holds_value and found.value[0] in signs:
                    yield found

    @property
    def first(self) -> Entry:
        """The first line that has something on it."""
        found = _SOMETHING.search(self.text)
        return self.entry(self.source.index(found.end() - 1) if found else 0)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, and where its author must change it."""

    code: Code
    offset: int
    parameters: Mapping[str, str | int] = field(default_factory=dict)
    variant: str = ""
    torn: bool = False
    """Whether it stands between brackets that go over several lines: without its line the rest cannot be read."""


Cause = Callable[[Scene], Finding | None]
"""One reason why a text is no YAML: a finding where it is the reason, else nothing."""

_SOMETHING = re.compile(r"(?:\A|(?<=[\r\n]))[ \t]*[^\s#]")
_CLOSING = {'"': re.compile(r'\\.|"', re.DOTALL), "'": re.compile(r"''|'")}


STRAY = (",", ";", "]", "}")
"""Signs that may be left after a text or a list, as other kinds of file have them."""


def stray(scene: Scene, place: int) -> Finding:
    """One sign too many."""
    return Finding(Code.YAML_SYNTAX, place, {"char": scene.text[place]}, "stray")


def closing(scene: Scene, opening: int) -> int | None:
    """The offset of the quote that ends the text opened at `opening`."""
    quote = scene.text[opening]
    for match in _CLOSING[quote].finditer(scene.text, opening + 1, scene.end):
        if match.group() == quote:
            return match.start()
    return None


def swallows(scene: Scene, index: int, end: int) -> bool:
    """Whether a line with a key of its own stands between the line that opens a quote and the offset `end`."""
    last = scene.source.index(end)
    return any(scene.entry(each).key for each in range(index + 1, last + 1))
