"""A table as it stands in an office file, whichever program wrote it: rows with something in them, and their cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ledelseskort.paper.office.draft import Where


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, as it looks."""

    text: str
    fault: str = ""
    """A key of the words under `office.left`, where the cell has something in it and no text can be had of it."""
    spread: bool = False
    """Whether the text stands in a merged cell that begins in a row above."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row that has something in it."""

    number: int
    """Counted from 1, as the office program counts."""
    cells: Mapping[int, Cell]
    """The cells that have something in them, by column counted from 0."""

    def text(self, column: int) -> str:
        """What stands in a column; nothing where nothing does."""
        cell = self.cells.get(column)
        return cell.text if cell else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: a sheet, a file of values, a table in a document."""

    rows: tuple[Row, ...]
    name: str = ""
    """What the sheet is called, where it stands for its cards' theme."""
    place: Mapping[str, str | int] = field(default_factory=dict)
    """What every place in it has among its parameters: the sheet, the table's number."""

    def where(self, kind: str, **parameters: str | int) -> Where:
        """A place in it."""
        return Where(kind, {**self.place, **parameters})


def plain_row(number: int, texts: list[str]) -> Row:
    """A row of a table that knows only text."""
    return Row(number, {column: Cell(text) for column, text in enumerate(texts) if text.strip()})


def letter(column: int) -> str:
    """A column as a spreadsheet names it: 0 is A, 27 is AB."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def column_of(name: str) -> int | None:
    """The column that a spreadsheet names so, counted from 0; `None` for what is no such name."""
    if not (name.isascii() and name.isalpha() and len(name) <= 3):
        return None
    column = 0
    for char in name.upper():
        column = column * 26 + ord(char) - ord("A") + 1
    return column - 1
