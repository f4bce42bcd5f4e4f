"""An office file becomes drafts of cards: what it is is told by what is in it, whatever it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from ledelseskort.errors import LedelseskortError, NotFound, Unusable
from ledelseskort.paper import clean
from ledelseskort.paper.office import (
    columns,
    csv_reader,
    docx_reader,
    markdown_reader,
    outline,
    pptx_reader,
    tables,
    xlsx_reader,
)
from ledelseskort.paper.office.container import MOST_FILE, Container, refusal
from ledelseskort.paper.office.draft import Brought, Left, Where
from ledelseskort.paper.office.grid import Grid

MOST_TEXT = 16 * 1024 * 1024
"""The largest file of plain text that is read."""
_DECK = re.compile(r"\A(?:#[^\n]*\n|\s)*format:[ \t]*\d", re.MULTILINE)
"""How a deck or a card file of ours begins."""
_TABLES = frozenset({".csv", ".tsv", ".tab"})
_PLAIN_NAMES = ("ark", "sheet", "tabelle", "blad", "kort")
"""What sheets are called, with a number after it, as long as nobody has named them."""


def bring(path: Path, named: columns.Naming = (), *, sheet: str | None = None) -> Brought:
    """The cards in the office file at `path`, and everything in it that is none.

    `named` are columns named by hand, `sheet` the only sheet of a workbook to be read. Raises `NotFound` where there is
    no such file, and `Unusable` for one that cannot be read, or has no card in it.
    """
    try:
        if not path.exists():
            raise NotFound("file-unknown", path=str(path))
        if not path.is_file():
            raise Unusable("file-no-file", path=str(path))
        if path.stat().st_size > MOST_FILE:
            raise Unusable("office-too-large", path=str(path), limit=MOST_FILE // 1024 // 1024)
        with path.open("rb") as file:
            found = _brought(path, file, named, sheet)
    except ValueError as problem:
        raise NotFound("file-unknown", path=str(path)) from problem
    except OSError as problem:
        raise Unusable("file-unreadable", path=str(path)) from problem
    if not found.drafts:
        raise Unusable("office-no-cards", path=str(path))
    return found


def _brought(path: Path, file: BinaryIO, named: columns.Naming, sheet: str | None) -> Brought:
    beginning = file.read(4)
    file.seek(0)
    if beginning[:2] == b"PK":
        return _office(Container(path, file), named, sheet)
    data = file.read(MOST_TEXT + 1)
    refused = refusal(path, data)
    if refused is not None:
        raise refused
    if len(data) > MOST_TEXT:
        raise Unusable("office-too-large", path=str(path), limit=MOST_TEXT // 1024 // 1024)
    text = csv_reader.decoded(data, str(path))
    if _DECK.search(text):
        raise Unusable("office-is-deck", path=str(path))
    if path.suffix.casefold() in _TABLES or csv_reader.is_table(text):
        return _from_tables((csv_reader.read_table(text, str(path)),), named, str(path))
    return outline.gathered(markdown_reader.pieces(text), named)


def _office(container: Container, named: columns.Naming, sheet: str | None) -> Brought:
    kind, main = container.kind_and_main()
    match kind:
        case "xlsx":
            return _workbook(xlsx_reader.Workbook(container, main), named, sheet, str(container.path))
        case "docx":
            return outline.gathered(docx_reader.pieces(container, main), named)
        case "pptx":
            return pptx_reader.brought(container, main, named)


def _workbook(book: xlsx_reader.Workbook, named: columns.Naming, sheet: str | None, path: str) -> Brought:
    """The sheets that are to be read, and a word about each of the others."""
    chosen = list(xlsx_reader.chosen(book, sheet))
    if not chosen and sheet is not None:
        known = ", ".join(f"»{clean.line(each.name)}«" for each in book.sheets)
        raise NotFound("office-sheet-unknown", path=path, given=sheet, known=known)
    found = _from_tables([book.grid(each) for each in chosen], named, path)
    return replace(found, left=(*found.left, *(_others(book, chosen) if sheet is None else ())))


def _others(book: xlsx_reader.Workbook, chosen: list[xlsx_reader.Sheet]) -> Iterator[Left]:
    ours = any(map(xlsx_reader.is_own, chosen))
    for each in book.sheets:
        if each not in chosen and not (ours and xlsx_reader.is_beside(each)):
            reason = "sheet-hidden" if each.hidden else "sheet-beside"
            yield Left(Where("sheet", {"name": clean.line(each.name)}), reason)


def _from_tables(grids: Iterable[Grid], named: columns.Naming, path: str) -> Brought:
    """The cards of all tables of a file. Raises `Unusable` where none of them has a column of questions."""
    filled = [grid for grid in grids if grid.rows]
    if not filled:
        raise Unusable("office-empty", path=path)
    found = [(grid, tables.brought(grid, named, theme=_theme(grid, filled))) for grid in filled]
    if all(each is None for _, each in found):
        raise _no_question(filled, named, path)
    drafts = tuple(draft for _, each in found if each for draft in each.drafts)
    left = (
        left
        for grid, each in found
        for left in (each.left if each else (Left(Where("sheet", {"name": grid.name}), "no-questions"),))
    )
    return Brought(drafts, tuple(left))


def _theme(grid: Grid, grids: list[Grid]) -> str:
    """The theme of a sheet's cards: what it is called, where there are several and somebody has named it."""
    name = clean.line(grid.name)
    numbered = name.casefold().rstrip("0123456789 ") in _PLAIN_NAMES
    return "" if len(grids) == 1 or numbered else name


def _no_question(grids: list[Grid], named: columns.Naming, path: str) -> LedelseskortError:
    """No column of questions: the columns that there are, and how to name one of them."""
    titles = max((columns.titles(grid.rows) for grid in grids), key=len)
    known = ", ".join(clean.line(title) for title in titles[:12])
    code = "office-column-unknown" if named else "office-no-question"
    return Unusable(code, path=path, known=known, letter=titles[0].partition(" ")[0])
