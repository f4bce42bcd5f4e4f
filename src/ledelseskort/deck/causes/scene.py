"""What a cause looks at: the text around the place where the parser gave up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.models import Card, CardFile, Case, DeckFile, Reference, Step, TagGroup, Theme
from ledelseskort.deck.source import Source

KEYS = frozenset(
    key for model in (DeckFile, CardFile, Card, Theme, TagGroup, Step, Case, Reference) for key in model.model_fields
)
"""Every word that is a key somewhere in a deck or card file."""

_LINE = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?:(?P<key>[\w.-]+)(?P<colon> *:)(?:[ \t]+|$))?(?P<value>.*)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line taken apart: »  - key: value«, with offsets into the whole text."""

    index: int
    """The line's number, counted from 0."""
    start: int
    """The offset of the line."""
    indent: int
    """How many spaces it begins with."""
    dashes: str
    key: str
    """Empty where the line has no key."""
    value: str
    value_at: int
    """The offset of the value."""

    @property
    def first(self) -> int:
        """The offset of the first character that is no space."""
        return self.start + self.indent

    @property
    def column(self) -> int:
        """Where what follows the dashes stands, counted from 0."""
        return self.indent + len(self.dashes)

    @property
    def blank(self) -> bool:
        """Nothing on it, or a remark."""
        return not (self.dashes or self.key) and (not self.value.strip() or self.value.startswith("#"))

    @property
    def prose(self) -> bool:
        """Whether what looks like a key is the first word of a text: »Husk: …«."""
        return bool(self.key) and self.key not in KEYS and not (self.key.isascii() and self.key.islower())

    @property
    def holds_value(self) -> bool:
        """A key or a dash with something after it."""
        return bool((self.key or self.dashes) and self.value.strip())

    def mended(self, quoted: str) -> str:
        """The line with its value replaced, without what it is indented by."""
        return f"{self.dashes}{self.key}: {quoted}" if self.key else f"{self.dashes}{quoted}"


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
        line = self.source.line(index)
        start = self.source.starts[index] if 0 <= index < len(self.source.starts) else len(self.text)
        match = _LINE.match(line)
        if match is None:
            return Entry(index, start, 0, "", "", "", start)
        return Entry(
            index,
            start,
            len(match["indent"]),
            match["dashes"],
            match["key"] or "",
            match["value"].rstrip(),
            start + match.start("value"),
        )

    def before(self, most: int = 40) -> Iterator[Entry]:
        """The lines above that one, nearest first, without the blank ones."""
        first = self.source.index(self.start)
        for index in range(self.index - 1, max(first, self.index - most) - 1, -1):
            entry = self.entry(index)
            if not entry.blank:
                yield entry

    def so_far(self) -> Iterator[Entry]:
        """The lines of the piece from its beginning through the one where the parser gave up."""
        for index in range(self.source.index(self.start), self.index + 1):
            yield self.entry(index)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, and where its author must change it."""

    code: Code
    offset: int
    parameters: Mapping[str, str | int] = field(default_factory=dict)
    variant: str = ""


Cause = Callable[[Scene], Finding | None]
"""One reason why a text is no YAML: a finding where it is the reason, else nothing."""


def quoted(value: str) -> str:
    """`value` in quotes, so that it is read as it stands."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"
