"""A long file in stretches that are short enough to be read again and again: a few items of one list each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ledelseskort.deck.causes.lines import KEYS
from ledelseskort.deck.guess import english
from ledelseskort.deck.part import Part
from ledelseskort.deck.source import LINE, Source

LONGEST = 2000
"""How many characters a stretch may have, unless one item has more: so few have no more faults than are told."""

_BEGINS = re.compile(
    rf"{LINE}(?:(?P<indent> *)- +(?=[^ \r\n])"
    r"|(?P<key>[^\W\d_][^:#\r\n]*):[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z)"
    r"|[^\s#-])"
)
"""How an item begins, a list at the top of the file, and what else there may be at the top."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A few items of a list."""

    start: int
    """The offset of the first one's line."""
    end: int
    """The offset after the last one's."""
    key: str
    """The key that the list stands under, in English."""


def stretches(source: Source, part: Part) -> Iterator[Stretch]:
    """Where `source`, read as `part`, can be cut, judged by the eye: dashes that stand as the first of their list.

    Where the file can be read whole, it is cut only where something really begins.
    """
    begun = _begun(part)
    key, indent = "", None
    start: int | None = None
    for match in _BEGINS.finditer(source.text):
        if part.whole and (match.start() if match["indent"] is None else match.end()) not in begun:
            continue
        if match["indent"] is None:
            if start is not None:
                yield Stretch(start, match.start(), key)
            key, indent, start = _english(match["key"] or ""), None, None
        elif key and indent in (None, match["indent"]):
            indent = match["indent"]
            if start is not None and match.start() - start > LONGEST:
                yield Stretch(start, match.start(), key)
                start = None
            start = match.start() if start is None else start
    if start is not None:
        yield Stretch(start, len(source.text), key)


def _english(key: str) -> str:
    return english(key, KEYS) or key


def _begun(part: Part) -> frozenset[int]:
    """Where the fields at the top begin, and the items of the lists in them."""
    fields = [inner for key in part.data or () if (inner := part.node.child(key))]
    return frozenset([*(each.at for each in fields), *(item.start for each in fields for item in each.listed or ())])
