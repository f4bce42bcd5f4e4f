"""Where in its file a card's text stands, down to the word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ledelseskort.deck.craft.faults import Line
from ledelseskort.deck.craft.language import Language
from ledelseskort.deck.diagnostics import Place
from ledelseskort.deck.models import Card
from ledelseskort.deck.places import Node
from ledelseskort.deck.source import Source


@dataclass(frozen=True, slots=True)
class Written:
    """A card as it stands in a file."""

    card: Card
    node: Node
    source: Source
    language: Language

    def place(self, line: Line, start: int = 0, end: int = 0) -> Place:
        """The place in the file of those words of a line."""
        return place(self.source, self.node, line, start, end)


def place(source: Source, node: Node, line: Line, start: int = 0, end: int = 0) -> Place:
    """The place of the words `start` to `end` of a line of `node`: its beginning where they cannot be told apart."""
    found = node.child(line.key) or node
    if line.index is not None:
        found = found.child(line.index) or found
    return source.place(_offset(source.text, found, line.text, start, end))


def _offset(text: str, node: Node, said: str, start: int, end: int) -> int:
    """Where the words stand in the file, which may fold its lines and escape what is quoted."""
    wanted = said[start:end].split()
    if not wanted:
        return node.start
    pattern = re.compile(r"\s+".join(map(re.escape, wanted)))
    before = len(pattern.findall(said, 0, start))
    for number, match in enumerate(pattern.finditer(text, node.start, node.end)):
        if number == before:
            return match.start()
    return node.start
