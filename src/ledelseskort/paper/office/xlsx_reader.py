"""The sheets of an Excel workbook, each as a table of what its cells look like.

Only the standard library is needed to read one. What is hidden: a hidden row or column is taken like any other, for a
filter is no wish to leave cards out; a hidden sheet is told of, and taken when it is asked for by name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ledelseskort.errors import Unusable
from ledelseskort.paper.office import numbers, ours
from ledelseskort.paper.office.container import Container
from ledelseskort.paper.office.grid import Cell, Grid, Row, column_of
from ledelseskort.paper.office.markup import children, value, within

MOST_SPREAD = 200_000
"""How many cells may get their text from a merged one."""
_TRUE, _FALSE = "SAND", "FALSK"
"""How a Danish Excel shows what is either."""
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})\Z")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, not yet read."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class _Looks:
    """What a cell's number refers to."""

    strings: tuple[str, ...]
    formats: tuple[str, ...]
    since_1904: bool


class Workbook:
    """A workbook whose sheets are read as they are asked for."""

    def __init__(self, container: Container, main: str) -> None:
        self._container = container
        book = container.tree(main)
        links = container.links(main)
        self.sheets = tuple(
            Sheet(each.get("name", ""), links[each.get("r:id", "")].target, each.get("state", "visible") != "visible")
            for each in children(within(book, "sheets"), "sheet")
            if each.get("r:id", "") in links and links[each.get("r:id", "")].kind == "worksheet"
        )
        since_1904 = value(within(book, "workbookPr"), "date1904") in ("1", "true")
        self._looks = _Looks(self._strings(main), self._formats(main), since_1904)

    def grid(self, sheet: Sheet) -> Grid:
        """A sheet's rows that have something in them."""
        heard = _Heard(self._looks)
        self._container.listen(sheet.part, heard)
        place = {"sheet": sheet.name} if sum(not each.hidden for each in self.sheets) > 1 else {}
        rows = _spread(heard, str(self._container.path))
        return Grid(tuple(Row(number, cells) for number, cells in rows.items() if cells), sheet.name, place)

    def _strings(self, main: str) -> tuple[str, ...]:
        name = self._container.linked(main, "sharedStrings")
        if not name:
            return ()
        heard = _Strings()
        self._container.listen(name, heard)
        return tuple(heard.found)

    def _formats(self, main: str) -> tuple[str, ...]:
        """The format of each of the cell styles, in their order."""
        name = self._container.linked(main, "styles")
        if not name:
            return ()
        styles = self._container.tree(name)
        own = {
            each.get("numFmtId", ""): each.get("formatCode", "")
            for each in children(within(styles, "numFmts"), "numFmt")
        }
        ids = [each.get("numFmtId", "0") for each in children(within(styles, "cellXfs"), "xf")]
        return tuple(own.get(each) or numbers.BUILT_IN.get(_int(each), numbers.GENERAL) for each in ids)


class _Strings:
    """The texts that cells share; the reading aids of Japanese texts are left out."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._text: list[str] = []
        self._taking = self._aside = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag == "si":
            self._text = []
        self._aside = self._aside or tag == "rPh"
        self._taking = tag == "t" and not self._aside

    def end(self, tag: str) -> None:
        """An element ends."""
        self._taking = False
        if tag == "rPh":
            self._aside = False
        elif tag == "si":
            self.found.append(_unescaped("".join(self._text)))

    def data(self, text: str) -> None:
        """Some of a text."""
        if self._taking:
            self._text.append(text)


@dataclass
class _Heard:
    """The cells of a sheet as they are read."""

    looks: _Looks
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, last row, first column, last column."""
    _row: int = 0
    _column: int = -1
    _kind: str = ""
    _style: int = 0
    _formula: bool = False
    _value: list[str] = field(default_factory=list)
    _taking: bool = False
    _aside: bool = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._taking = False
        match tag:
            case "row":
                self._row = _int(attributes.get("r", "")) or self._row + 1
                self._column = -1
            case "c":
                self._begin(attributes)
            case "f":
                self._formula = True
            case "rPh":
                self._aside = True
            case "v" | "t":
                self._taking = not self._aside
            case "mergeCell":
                self._merge(attributes.get("ref", ""))

    def end(self, tag: str) -> None:
        """An element ends."""
        self._taking = False
        if tag == "rPh":
            self._aside = False
        elif tag == "c" and (cell := self._cell("".join(self._value))):
            self.rows.setdefault(self._row, {})[self._column] = cell

    def data(self, text: str) -> None:
        """Some of a value."""
        if self._taking:
            self._value.append(text)

    def _begin(self, attributes: Mapping[str, str]) -> None:
        place = _REFERENCE.match(attributes.get("r", ""))
        column = column_of(place[1]) if place else None
        self._column = self._column + 1 if column is None else column
        self._kind = attributes.get("t", "n")
        self._style = _int(attributes.get("s", ""))
        self._formula = False
        self._value = []

    def _merge(self, reference: str) -> None:
        ends = [_REFERENCE.match(each) for each in reference.split(":")]
        if len(ends) == 2 and ends[0] and ends[1]:
            left, right = column_of(ends[0][1]) or 0, column_of(ends[1][1]) or 0
            self.merged.append((int(ends[0][2]), int(ends[1][2]), left, right))

    def _cell(self, value: str) -> Cell | None:
        """What a cell looks like; `None` where nothing is to be seen."""
        if self._formula and not value and self._kind != "str":
            return Cell("", "formula-empty")
        if self._kind == "e":
            return Cell(value, "cell-error")
        text = self._text(value)
        return Cell(text) if text.strip() else None

    def _text(self, value: str) -> str:
        looks = self.looks
        match self._kind:
            case "s":
                return looks.strings[int(value)] if value.isdigit() and int(value) < len(looks.strings) else ""
            case "inlineStr" | "str":
                return _unescaped(value)
            case "b":
                return _TRUE if value.strip() in ("1", "true") else _FALSE
        try:
            number = float(value)
            form = looks.formats[self._style] if self._style < len(looks.formats) else numbers.GENERAL
            return numbers.shown(number, form, since_1904=looks.since_1904)
        except (ValueError, OverflowError):
            return value


def _spread(heard: _Heard, path: str) -> dict[int, dict[int, Cell]]:
    """The rows, with the text of a merged cell in every row that it reaches down to."""
    rows = {number: dict(cells) for number, cells in sorted(heard.rows.items())}
    order = list(rows)
    spent = 0
    for top, bottom, left, _ in heard.merged:
        cell = heard.rows.get(top, {}).get(left)
        if cell is None or bottom <= top:
            continue
        reached = order[bisect_right(order, top) : bisect_left(order, bottom + 1)]
        spent += len(reached)
        if spent > MOST_SPREAD:
            raise Unusable("office-bomb", path=path)
        for number in reached:
            rows[number][left] = Cell(cell.text, cell.fault, spread=True)
    return rows


def chosen(workbook: Workbook, name: str | None) -> Iterator[Sheet]:
    """The sheets to be read: the one asked for; else the one called »Kort«; else all that are not hidden."""
    folded = {each.name.casefold().strip(): each for each in workbook.sheets}
    if name is not None:
        if name.casefold().strip() in folded:
            yield folded[name.casefold().strip()]
        return
    visible = [each for each in workbook.sheets if not each.hidden]
    cards = [each for each in visible if is_own(each)]
    yield from cards or visible


def is_own(sheet: Sheet) -> bool:
    """Whether it is the sheet that our own workbooks have their cards in."""
    return sheet.name.casefold().strip() in ours.names("cards")


def is_beside(sheet: Sheet) -> bool:
    """Whether it is one of the others in our own workbooks."""
    return sheet.name.casefold() in ours.names("guide") | ours.names("lists")


def _unescaped(text: str) -> str:
    """A text with the signs that XML has no room for."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _int(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
