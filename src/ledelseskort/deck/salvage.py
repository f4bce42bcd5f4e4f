"""After a syntax error: the cards that can be cut out whole, so that one run shows everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ledelseskort.deck.findings import Findings
from ledelseskort.deck.source import Source
from ledelseskort.deck.yaml_events import Node, Plain, Refused, Trouble, build

MAX_PIECES = 2000
"""The most pieces that are tried; a file with more cards than that is looked at again when its first are mended."""

_CARDS = re.compile(r"cards:[ \t]*(?:#.*)?$")
_DASH = re.compile(r"( *)- ")
_NOT_BREAK = re.compile(r"[^\r\n]")


@dataclass(frozen=True, slots=True)
class Pieces:
    """What could be read of a file that cannot be read whole."""

    head: tuple[Plain, Node] | None
    """Everything but the cards."""
    cards: tuple[tuple[Plain, Node], ...]
    """Each card that could be read by itself."""


def salvage(text: str, findings: Findings, trouble: Trouble) -> Pieces:
    """Read the head and each card by itself, and put down why the others cannot be read.

    `text` is the source's text as it may be parsed. A fault inside a piece is told from the piece, where it is nearest;
    the trouble of the whole is told only where every piece can be read.
    """
    from ledelseskort.deck.causes.catalogue import explain  # only a mistake pays for loading it

    source = findings.source
    spans = list(_spans(source))[:MAX_PIECES]
    troubles: list[tuple[Trouble, int, int]] = []
    cards: list[tuple[Plain, Node]] = []
    for start, end in spans:
        if not findings.room:
            break
        try:
            value, node = build(text[start:end], findings, start)
        except Trouble as inner:
            troubles.append((inner, start, end))
        except Refused:
            continue
        else:
            if isinstance(value, tuple) and isinstance(node.inside, list):
                cards += zip(value, node.inside, strict=True)
    head: tuple[Plain, Node] | None = None
    if spans:
        first, last = spans[0][0], spans[-1][1]
        blank = text[:first] + _NOT_BREAK.sub(" ", text[first:last]) + text[last:]
        try:
            head = build(blank, findings)
        except Trouble as inner:
            troubles.append((inner, 0, len(text)))
        except Refused:
            head = None
    for told, start, end in troubles or [(trouble, 0, len(text))]:
        found = explain(source, told, start, end)
        findings.put(found.code, found.offset, found.parameters, variant=found.variant)
    return Pieces(head, tuple(cards))


def _spans(source: Source) -> Iterator[tuple[int, int]]:
    """Where each card's lines begin and end, judged by the eye: dashes that stand as the first one does."""
    lines = range(len(source.starts))
    opening = next((index for index in lines if _CARDS.match(source.line(index))), None)
    if opening is None:
        return
    indent: str | None = None
    begun: int | None = None
    for index in range(opening + 1, len(source.starts)):
        line = source.line(index)
        dash = _DASH.match(line)
        if dash and (indent is None or dash[1] == indent):
            if begun is not None:
                yield begun, source.starts[index]
            indent, begun = dash[1], source.starts[index]
        elif begun is not None and line[:1].isalpha():
            yield begun, source.starts[index]
            return
    if begun is not None:
        yield begun, len(source.text)
