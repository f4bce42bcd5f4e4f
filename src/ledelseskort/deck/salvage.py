"""After a syntax error: the cards that can be cut out whole, so that one run shows everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ledelseskort.deck.causes.remarks import leaves
from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.findings import Findings
from ledelseskort.deck.places import Node, Plain
from ledelseskort.deck.source import LINE, Source
from ledelseskort.deck.yaml_events import Refused, Trouble, build

MAX_PIECES = 2000
"""The most pieces that are tried; a file with more cards than that is looked at again when its first are mended."""

MAX_TRIES = 8
"""How many values of a piece are left out before it is given up."""

_IN_VALUES = frozenset(
    {
        Code.YAML_COLON_IN_TEXT,
        Code.YAML_SMART_QUOTES,
        Code.YAML_RESERVED_CHAR,
        Code.YAML_QUOTES,
        Code.YAML_QUOTES_UNCLOSED,
        Code.YAML_ESCAPE,
        Code.YAML_ANCHOR,
        Code.YAML_TAG,
    }
)
"""The faults of a single value, which the lines around it know nothing of."""
_CARDS = re.compile(rf"{LINE}(?:cards|kort):[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z)")
_BEGINS = re.compile(rf"{LINE}(?:(?P<indent> *)(?P<dash>-) |[^\W\d_])")
"""How a card begins, and a field that is outside them."""
_NOT_BREAK = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Pieces:
    """What could be read of a file that cannot be read whole."""

    head: tuple[Plain, Node] | None
    """Everything but the cards."""
    cards: tuple[tuple[Plain, Node], ...]
    """Each card that could be read by itself."""


def salvage(text: str, findings: Findings) -> Pieces:
    """Read the head and each card by itself, and put down why the others cannot be read.

    `text` is the source's text as it may be parsed. A fault is told from the piece it stands in, where it is nearest.
    """
    source = findings.source
    spans = list(_spans(source))[:MAX_PIECES]
    cards: list[tuple[Plain, Node]] = []
    told = False
    for start, end in spans:
        if not findings.room:
            break
        read, fault = _read(text[start:end], start, findings)
        told = told or fault
        if read is not None and isinstance(read[0], tuple):
            cards += zip(read[0], read[1].listed or (), strict=True)
    head = text
    if spans:
        first, last = spans[0][0], spans[-1][1]
        head = text[:first] + _NOT_BREAK.sub(_blank, text[first:last]) + text[last:]
    read, fault = _read(head, 0, findings)
    if not told and not fault:
        _read(text, 0, findings, tries=1)
    return Pieces(read, tuple(cards))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _read(piece: str, base: int, findings: Findings, tries: int = MAX_TRIES) -> tuple[tuple[Plain, Node] | None, bool]:
    """Read a piece, and whether it had faults.

    Where a single value cannot be read, that is told, and the piece is read again without it.
    """
    lines: set[int] = set()
    whole = findings.source
    source = whole.spelled(piece) if len(piece) == len(whole.text) else Source(whole.file, piece)
    for _ in range(tries):
        try:
            read = build(source.text, findings, base)
        except Refused:
            return None, True
        except Trouble as trouble:
            mended = _tell(source, trouble, base, findings, lines)
            if mended is None:
                return None, True
            source = source.spelled(mended)
        else:
            _refuse(read, lines, findings)
            return read, bool(lines)
    return None, True


def _tell(source: Source, trouble: Trouble, base: int, findings: Findings, lines: set[int]) -> str | None:
    """Put down why the piece cannot be read; it comes back without the value that is to blame, where one is."""
    from ledelseskort.deck.causes.catalogue import explain  # only a mistake pays for loading it
    from ledelseskort.deck.causes.lines import entry_at

    found = explain(source, trouble, base)
    line = findings.source.index(base + found.offset)
    if line in lines or (found.code is Code.YAML_SYNTAX and not found.variant and findings.tells(line)):
        return None
    findings.put(found.code, base + found.offset, found.parameters, variant=found.variant)
    if found.torn or (found.code not in _IN_VALUES and found.variant != "stray"):
        return None
    lines.add(line)
    entry = entry_at(source, found.offset)
    start = entry.start + entry.column if entry.prose else entry.value_at
    end = entry.start + len(source.line(entry.index))
    return source.text[:start] + " " * (end - start) + source.text[end:]


def _refuse(read: tuple[Plain, Node], lines: set[int], findings: Findings) -> None:
    """Nothing more is said about the values that were told of and left out."""
    if not lines:
        return
    for value, node, _ in leaves(*read):
        if value is None and findings.source.index(node.at) in lines:
            node.refused = True


def _spans(source: Source) -> Iterator[tuple[int, int]]:
    """Where each card's lines begin and end, judged by the eye: dashes that stand as the first one does."""
    opening = _CARDS.search(source.text)
    if opening is None:
        return
    indent: str | None = None
    begun: int | None = None
    for match in _BEGINS.finditer(source.text, opening.end()):
        if match["dash"] and (indent is None or match["indent"] == indent):
            if begun is not None:
                yield begun, match.start()
            indent, begun = match["indent"], match.start()
        elif begun is not None and not match["dash"]:
            yield begun, match.start()
            return
    if begun is not None:
        yield begun, len(source.text)
