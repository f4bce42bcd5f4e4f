"""One line of a file on one line of the terminal, and the cell that a place in it has there."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from ledelseskort.cli.output import spelled
from ledelseskort.deck.gate import escaped, hits

LEAST = 12
"""The narrowest an excerpt is cut to: below that it shows nothing worth reading."""
_TAB = 4
_FRAME = "│…→"
_JOINER = "\u200d"
_PICTURE = "\ufe0f"
"""Asks for the sign before it as a coloured picture, which is two cells wide."""
_SKIN = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


def _unpainted(text: str, style: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Sheet:
    """What can be written on: its colours, and the letters that it has."""

    paint: Callable[[str, str], str] = _unpainted
    """A text in a style (the numbers of an SGR sequence), or as it is."""
    encoding: str = "utf-8"

    def carries(self, text: str) -> bool:
        """Whether every letter of `text` can be written."""
        try:
            text.encode(self.encoding)
        except (UnicodeError, LookupError):
            return False
        return True

    @property
    def bar(self) -> str:
        """The rule between a line's number and its text."""
        return "│" if self.carries(_FRAME) else "|"

    @property
    def dots(self) -> str:
        """What stands where something is left out."""
        return "…" if self.carries(_FRAME) else "..."

    @property
    def tab(self) -> str:
        """What a tab begins with."""
        return "→" if self.carries(_FRAME) else ">"


def excerpt(line: str, column: int, room: int, sheet: Sheet | None = None) -> tuple[str, int]:
    """The part of `line` around `column` that fits in `room` cells, and the cell under which the caret stands."""
    on, room = sheet or Sheet(), max(room, LEAST)
    at = min(column - 1, len(line))
    start = max(0, at - room)
    cells = _cells(line[start : at + room], on, at_start=start == 0)
    caret = at - start
    first, before = 0, sum(width for _, width in cells[:caret])
    if len(cells) == len(line) and before < room and sum(width for _, width in cells) <= room:
        return "".join(shape for shape, _ in cells), before
    lead = f"{on.dots} "
    while before + len(lead) > room * 2 // 3 + 2 or (0 < first < caret and cells[first][1] == 0):
        before -= cells[first][1]
        first += 1
    lead = lead if start or first else ""
    text = _fit(cells[first:], room - len(lead), f" {on.dots}", more=at + room < len(line))
    return lead + text, len(lead) + before


def unseen(text: str) -> frozenset[int]:
    """Where characters stand in `text` that are not seen, or that would steer a terminal."""
    return frozenset(hit.start for hit in hits(text) if hit.name not in ("mojibake", "lost"))


def _fit(cells: list[tuple[str, int]], room: int, dots: str, *, more: bool) -> str:
    """As many of `cells` as `room` has place for, with a sign where some are missing."""
    if not more and sum(width for _, width in cells) <= room:
        return "".join(shape for shape, _ in cells)
    kept: list[str] = []
    used = 0
    for shape, width in cells:
        if used + width > room - len(dots):
            break
        kept.append(shape)
        used += width
    return "".join(kept).rstrip(_JOINER) + dots


def _cells(text: str, on: Sheet, *, at_start: bool) -> list[tuple[str, int]]:
    """Each code point as it is shown, and how many cells it takes."""
    hidden = unseen(text)
    plain = text.isascii()
    cells: list[tuple[str, int]] = []
    used = 0
    for index, char in enumerate(text):
        if char == "\t":
            shape = on.tab.ljust(_TAB - used % _TAB if at_start else _TAB)
        elif index in hidden:
            shape = escaped(char)
        else:
            shape = char if plain else spelled(char, on.encoding)
        width = _width(text, index) if shape == char and not plain else len(shape)
        cells.append((shape, width))
        used += width
    return cells


def _width(text: str, index: int) -> int:
    """How many cells terminals give one code point where it stands: an emoji of several has the width of one."""
    char, last = text[index], text[index - 1] if index else ""
    code = ord(char)
    if char == _PICTURE:
        return int(bool(last) and not last.isalpha() and _alone(last) == 1)
    if last == _JOINER and index > 1 and text[index - 2] >= "\u2190":
        return 0
    if code in _SKIN and last and (_alone(last) == 2 or last == _PICTURE):
        return 0
    if code in _FLAG_LETTERS:
        begun = 0
        while index > begun and ord(text[index - begun - 1]) in _FLAG_LETTERS:
            begun += 1
        return 0 if begun % 2 else 2
    return _alone(char)


def _alone(char: str) -> int:
    """How many cells a code point takes by itself."""
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
