"""The corpus of broken files: what people really write, with a mark at each place where a diagnostic must point.

A file of the corpus holds many cases. `@@@ name` begins one, `@@ path` a file in it. `⟦code⟧` stands right before the
character that a diagnostic of that code must point at, `⟦code:variant⟧` names its variant, `⟦first⟧` stands where a
related place must point, and `⟦U+00A0⟧` is that character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ledelseskort.deck.reader import is_deck
from ledelseskort.deck.source import Source

CORPUS = Path(__file__).with_name("corpus")
_MARK = re.compile("⟦([^⟧]*)⟧")

Place = tuple[str, int, int]
"""A file, a line and a column, counted from 1."""


@dataclass(frozen=True)
class Case:
    """A few files that somebody wrote, and what must be told of them."""

    name: str
    files: dict[str, str]
    """The first is the one to check."""
    told: tuple[tuple[str, Place], ...]
    """Each code, with its variant where that is named, and its place."""
    related: frozenset[Place]

    @property
    def codes(self) -> set[str]:
        """The codes that must be told."""
        return {code.partition(":")[0] for code, _ in self.told}

    def shapes(self, code: str) -> Iterator[frozenset[str]]:
        """How the file is written where each diagnostic of `code` points."""
        for told, (file, line, column) in self.told:
            if told.partition(":")[0] == code:
                yield _shape(self.files[file], line, column)


def cases() -> Iterator[Case]:
    """Every case of the corpus."""
    for path in sorted(CORPUS.glob("*.txt")):
        for piece in re.split(r"^@@@ ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, _, body = piece.partition("\n")
            yield _case(f"{path.stem}: {name}", body)


def _shape(text: str, line: int, column: int) -> frozenset[str]:
    """A place in a `deck` or in `cards`, in `block` style or in `flow` style, and whether in an `item` of a list."""
    before = text.splitlines()[line - 1][: column + 1]
    flow = re.search(r"(?:^|[:-]) *[\[{]", before)
    item = re.match(r" *- ", before) or "[" in before
    named = {"deck" if is_deck(text) else "cards", "flow" if flow else "block", "item" if item else ""}
    return frozenset(named - {""})


def _case(name: str, body: str) -> Case:
    files: dict[str, str] = {}
    told: list[tuple[str, Place]] = []
    related: set[Place] = set()
    pieces = re.split(r"^@@ (.*)\n", body, flags=re.MULTILINE)
    pieces = ["", "kort.yaml", body] if len(pieces) == 1 else pieces
    for file, marked in zip(pieces[1::2], pieces[2::2], strict=True):
        files[file], marks = _unmarked(marked.removesuffix("\n\n") + "\n" if marked.endswith("\n\n") else marked)
        source = Source(file, files[file])
        for mark, offset in marks:
            place = source.place(offset)
            if mark == "first":
                related.add((file, place.line, place.column))
            else:
                told.append((mark, (file, place.line, place.column)))
    return Case(name, files, tuple(told), frozenset(related))


def _unmarked(marked: str) -> tuple[str, list[tuple[str, int]]]:
    """The text without its marks, and each mark with its offset."""
    text, past = "", 0
    marks: list[tuple[str, int]] = []
    for match in _MARK.finditer(marked):
        text += marked[past : match.start()]
        past = match.end()
        if match[1].startswith("U+"):
            text += chr(int(match[1][2:], 16))
        else:
            marks.append((match[1], len(text)))
    return text + marked[past:], marks
