"""A line of a deck or card file taken apart, as the eye does it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_origin

from ledelseskort.deck.gate import SPACES
from ledelseskort.deck.models import Card, CardFile, Case, DeckFile, Reference, Step, TagGroup, Theme
from ledelseskort.deck.source import Source

SMART = "“”„‟‘’‚‛"
"""Quotes that a word processor makes of straight ones; to YAML they are letters."""
BULLET = re.compile(r"(?:[*•·‣▪●○◦–—+]|\d{1,2}[.)]) ")
"""What people begin the items of a list with, and YAML does not."""
EATS = re.compile(r"#(?=[^\s#!])")
"""A »#« that begins a remark and was meant as text: a remark is known by the space after its sign."""
_FIELDS = [
    (key, field)
    for model in (DeckFile, CardFile, Card, Theme, TagGroup, Step, Case, Reference)
    for key, field in model.model_fields.items()
]
KEYS = frozenset(key for key, _ in _FIELDS)
"""Every word that is a key somewhere in a deck or card file."""
LISTS = frozenset(key for key, field in _FIELDS if get_origin(field.annotation) is tuple)
"""Those of the keys that a list stands under."""

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


def entry(source: Source, index: int) -> Entry:
    """A line of `source` taken apart, counted from 0."""
    line = source.line(index)
    start = source.starts[index] if 0 <= index < len(source.starts) else len(source.text)
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


def entry_at(source: Source, offset: int) -> Entry:
    """The line that holds `offset`, taken apart."""
    return entry(source, source.index(offset))


_HARD = re.compile(
    f"^(?P<indent>[ {SPACES}]*)(?P<dashes>(?:-[ {SPACES}]+)*)(?:(?P<key>\\w[\\w-]*):(?P<after>[ {SPACES}]+|$))?"
    "(?P<value>.*)",
    re.MULTILINE,
)
_HARD_SPACE = re.compile(f"[{SPACES}]")


def hard_spaces(text: str) -> frozenset[int]:
    """The offsets of the spaces that look like ordinary ones and stand where only those count.

    That is before and after dashes, before a key, and after its colon; not where a line only goes on with the text
    that a key above it begins.
    """
    found: set[int] = set()
    column: int | None = None
    for match in _HARD.finditer(text.replace("\r", "\n")):
        if not (match["key"] or match["dashes"]) or (column is not None and len(match["indent"]) > column):
            continue
        if match["key"] in KEYS or match["dashes"]:
            found.update(hard.start() for hard in _HARD_SPACE.finditer(text, match.start(), match.start("value")))
        begins_text = match["key"] and match["value"].strip() and match["value"][0] != "#"
        column = match.start("key") - match.start() if begins_text else None
    return frozenset(found)


def quoted(value: str) -> str:
    """`value` in quotes, so that it is read as it stands."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"
