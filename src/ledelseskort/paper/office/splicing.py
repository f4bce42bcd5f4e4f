"""Changing a card where it stands in a file: only the bytes of the value that changed, and the lines that come or go.

The reader says where everything stands. A file is never written out anew, so nothing else in it can move: neither
remarks nor quotes, folds, line ends or the way its author sets things up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from ledelseskort.deck.part import RawCard
from ledelseskort.deck.places import Node
from ledelseskort.deck.source import Source
from ledelseskort.deck.yaml_text import scalar
from ledelseskort.paper import clean
from ledelseskort.paper.office.spelling import field_lines, flowing, in_flow, respelled
from ledelseskort.paper.office.values import Value

_ORDER = (
    *("id", "question", "follow_ups", "situation", "hint", "theme"),
    *("depth", "minutes", "tags", "source", "retired", "replaces", "translated_hash"),
)
"""A new field is put after the last of those before it here."""
_REMARK = re.compile(r"(?:(?<=\s)|(?<=^))#[^\r\n]*")

_EMPTY_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]")
_FEW = 9
"""So many cards tell how the cards of a file are set apart."""


@dataclass(frozen=True, slots=True)
class Splice:
    """Characters of a file and what stands there instead; where `start` is `end`, it is put in."""

    start: int
    end: int
    text: str


def applied(text: str, splices: Iterable[Splice]) -> str:
    """`text` with every splice made; those at one place in the order given."""
    pieces: list[str] = []
    past = 0
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        pieces += [text[past : splice.start], splice.text]
        past = splice.end
    return "".join(pieces) + text[past:]


class Page:
    """The text of a file, and the splices that change what stands in it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        found = re.search("\r\n|\r|\n", source.text)
        self.newline = found.group() if found else "\n"
        """How the file's lines end; what is put in ends as they do."""

    def column(self, offset: int) -> int:
        """How many characters stand before `offset` on its line."""
        return offset - self.source.starts[self.source.index(offset)]

    def flows(self, node: Node) -> bool:
        """Whether a list or a map stands in brackets."""
        return self.text[node.start : node.start + 1] in ("[", "{")

    def end(self, node: Node) -> int:
        """The offset after the last character of a value: remarks and empty lines after it are not its own."""
        if node.inside and not self.flows(node):
            return max(map(self.end, _children(node)))
        return node.start + len(self.text[node.start : node.end].rstrip())

    def after_line(self, offset: int) -> int:
        """Where the line after that of `offset` begins; the file's end where there is none."""
        following = self.source.index(offset) + 1
        return self.source.starts[following] if following < len(self.source.starts) else len(self.text)

    def after_card(self, cards: Node, card: Node) -> int:
        """Where a card ends, with the remarks under it that are set in as it is."""
        at, column = self.after_line(self.end(card)), self.column(cards.start)
        while at < len(self.text):
            line = self.source.line(self.source.index(at))
            bare = line.lstrip(" ")
            if not bare.startswith("#") or len(line) - len(bare) <= column:
                break
            at = self.after_line(at)
        return at

    def spaced(self, cards: Node) -> bool:
        """Whether an empty line stands between the cards; where there is only one, it should."""
        pairs = list(pairwise((cards.listed or [])[:_FEW]))
        between = (self.text[self.end(one) : other.start] for one, other in pairs)
        return not pairs or any(_EMPTY_LINE.search(gap) for gap in between)

    def gap(self, card: Node) -> str:
        """What stands before a card in brackets: a new line set in as its own, or a space."""
        index = self.source.index(card.start)
        lead = self.text[self.source.starts[index] : card.start]
        return " " if lead.strip() else self.newline + lead

    def lines_at(self, offset: int, lines: Sequence[str]) -> Splice:
        """New lines at the beginning of a line, or at the end of a file whose last line may lack its end."""
        text = "".join(line + self.newline for line in lines)
        if offset == len(self.text) and self.text[-1:] not in ("\n", "\r", ""):
            text = self.newline + text[: -len(self.newline)]
        return Splice(offset, offset, text)

    def change(self, card: RawCard, values: Mapping[str, Value]) -> Iterator[Splice]:
        """Give the card's fields these values; `None` and `()` take a field away."""
        gone = {name for name, value in values.items() if value in (None, ()) and card.node.child(name)}
        yield from self._without(card.node, [node for name, node in _fields(card.node) if name in gone])
        for name in sorted(values, key=_ORDER.index):
            value, node = values[name], card.node.child(name)
            if value is None or value == ():
                continue
            if node is None:
                yield self._new_field(card.node, name, value, gone)
            elif isinstance(value, tuple):
                old = card.data.get(name)
                yield from self.change_list(node, tuple(map(str, old if isinstance(old, tuple) else ())), value)
            else:
                yield self._new_value(node, value, flow=self.flows(card.node))

    def change_list(self, node: Node, old: Sequence[str], new: Sequence[str]) -> Iterator[Splice]:
        """Give a list of texts those that are new, each change where it belongs; neither list is empty."""
        items = node.listed or []
        if not items:
            yield Splice(node.start, node.end, f"[{', '.join(in_flow(each) for each in new)}]")
            return
        matcher = SequenceMatcher(None, [clean.line(each) for each in old], [clean.line(each) for each in new], False)
        gone: list[Node] = []
        for kind, i1, i2, j1, j2 in matcher.get_opcodes():
            if kind == "equal":
                continue
            both = min(i2 - i1, j2 - j1)
            for item, text in zip(items[i1 : i1 + both], new[j1 : j1 + both], strict=True):
                yield self._new_value(item, text, flow=self.flows(node))
            gone += items[i1 + both : i2]
            if new[j1 + both : j2]:
                yield self._new_items(node, items, i1 + both, new[j1 + both : j2])
        yield from self._without(node, gone)

    def _new_items(self, node: Node, items: Sequence[Node], at: int, texts: Sequence[str]) -> Splice:
        """Texts put into a list before the item numbered `at`."""
        if self.flows(node):
            listed = [in_flow(text) for text in texts]
            if at:
                end = self.end(items[at - 1])
                return Splice(end, end, "".join(f", {each}" for each in listed))
            return Splice(items[0].start, items[0].start, "".join(f"{each}, " for each in listed))
        pad = " " * self.column(node.start)
        lines = [f"{pad}- {scalar(text)}" for text in texts]
        return self.lines_at(
            self.after_line(self.end(items[at - 1])) if at else self.source.starts[self.source.index(node.start)], lines
        )

    def _new_field(self, card: Node, name: str, value: Value, gone: set[str]) -> Splice:
        """A field that the card had not."""
        before = [
            node for known, node in _fields(card) if known not in gone and _ORDER.index(known) < _ORDER.index(name)
        ]
        end = max(map(self.end, before))
        if self.flows(card):
            return Splice(end, end, f", {name}: {flowing(value)}")
        return self.lines_at(self.after_line(end), field_lines(name, value, " " * self.column(card.start)))

    def _new_value(self, node: Node, value: Value, *, flow: bool) -> Splice:
        """Another value where one stands, spelled as that was: in its quotes, or as a block."""
        end = self.end(node)
        old = self.text[node.start : end]
        column = self.column(node.start if node.key is None else node.key)
        alone = node.key is not None and not self.text[end : self.after_line(end)].strip()
        text = respelled(old, value, newline=self.newline, column=column, flow=flow, alone=alone)
        lead = "" if old or self.text[node.start - 1 : node.start].isspace() else " "
        return Splice(node.start, max(end, node.start), lead + text)

    def _without(self, parent: Node, gone: Sequence[Node]) -> Iterator[Splice]:
        """Take values out of a list or a map, keys and dashes too; what somebody remarked beside them stays."""
        inner = sorted(_children(parent), key=lambda node: node.at)
        starts = {node.start for node in gone}
        leading = True
        for number, node in enumerate(inner):
            if node.start not in starts:
                leading = False
            elif leading and (self.flows(parent) or self._beside_dash(parent, node)):
                past = inner[number + 1].at if number + 1 < len(inner) else self.end(node)
                kept = self._remarks(node.at, node, past)
                pad = " " * self.column(node.at)
                yield Splice(node.at, past, "".join(f"{each}{self.newline}{pad}" for each in kept))
            elif self.flows(parent):
                start, past = self.end(inner[number - 1]), self.end(node)
                kept = self._remarks(start, node, past)
                yield Splice(start, past, "".join(f" {each}{self.newline}" for each in kept))
            else:
                first = node.at if node.key is not None else self._dash(parent, node)
                start, past = self.source.starts[self.source.index(first)], self.after_line(max(self.end(node), first))
                pad = " " * self.column(parent.start)
                kept = self._remarks(start, node, past)
                yield Splice(start, past, "".join(f"{pad}{each}{self.newline}" for each in kept))

    def _remarks(self, start: int, node: Node, past: int) -> list[str]:
        """The remarks between two offsets that stand outside the values of `node`."""
        found: list[str] = []
        for leaf in _leaves(node):
            found += _REMARK.findall(self.text[start : leaf.start])
            start = self.end(leaf)
        found += _REMARK.findall(self.text[start:past])
        return [each.rstrip() for each in found]

    def _beside_dash(self, card: Node, node: Node) -> bool:
        """Whether a key stands on the line of its card's dash."""
        index = self.source.index(node.at)
        begun = self.text[self.source.starts[index] : card.start].strip()
        return node.key is not None and bool(begun) and index == self.source.index(card.start)

    def _dash(self, parent: Node, item: Node) -> int:
        """The offset of an item's dash: the last one before it in the column where all of them stand."""
        column = self.column(parent.start)
        at = item.start
        while (at := self.text.rfind("-", parent.start, at)) > parent.start and self.column(at) != column:
            pass
        return max(at, parent.start)


def _children(node: Node) -> list[Node]:
    if isinstance(node.inside, dict):
        return [inner for _, inner in _fields(node)]
    return node.listed or []


def _fields(node: Node) -> list[tuple[str, Node]]:
    keys = node.inside if isinstance(node.inside, dict) else {}
    return [(key, inner) for key in keys if (inner := node.child(key)) is not None]


def _leaves(node: Node) -> Iterator[Node]:
    """The texts and numbers in a value, in the order of the file."""
    inner = _children(node)
    if not inner:
        yield node
    for each in sorted(inner, key=lambda each: each.start):
        yield from _leaves(each)
