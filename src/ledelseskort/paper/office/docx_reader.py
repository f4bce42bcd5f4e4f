"""A Word document as headings, paragraphs, points and tables.

Styles are known by their names, in Danish or English, never by their ids, which differ from one Word to the next. What
was put in while changes were tracked is there, what was taken out is not. Pictures, footnotes and comments are told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ledelseskort.paper.office.container import Container
from ledelseskort.paper.office.draft import Left, Where
from ledelseskort.paper.office.grid import Cell, Grid, Row
from ledelseskort.paper.office.markup import children, value, within
from ledelseskort.paper.office.outline import PARAGRAPH, Heading, Line, Piece, excerpt

_HEADING = re.compile(r"(?:heading|overskrift|rubrik|überschrift) ?([1-9])\Z")
_TITLES = frozenset({"title", "titel", "dokumenttitel"})
_POINTS = re.compile(
    r"(?:list bullet|list number|opstilling\s*[-–—]\s*(?:punkttegn|punktopstilling|talopstilling)"
    r"|punktopstilling|punktliste|talliste|nummereret liste)(?: ?([1-9]))?\Z"
)
_GONE = frozenset({"w:del", "w:moveFrom", "mc:Fallback", "w:instrText", "w:delText"})
"""What was deleted or moved away, what is drawn for older programs, and what only fields are made of."""
_SIGNS = {"w:tab": " ", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:softHyphen": ""}
_TOLD = {
    "w:footnoteReference": "footnote",
    "w:endnoteReference": "footnote",
    "w:commentReference": "comment",
    "w:drawing": "picture",
    "w:pict": "picture",
    "w:object": "picture",
}


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    outline: str
    numbered: str
    """How far in the points of the style stand, counted from 0; empty where it makes none."""


def pieces(container: Container, main: str) -> Iterator[Piece]:
    """What stands in the document, in its order. Raises `Unusable`."""
    name = container.linked(main, "styles")
    styles = dict(_styles(container.tree(name))) if name else {}
    reading = _Reading(styles)
    reading.walk(within(container.tree(main), "w:body"))
    yield from reading.found


def _styles(root: Element) -> Iterator[tuple[str, _Style]]:
    for each in children(root, "w:style"):
        properties = within(each, "w:pPr")
        numbering = within(properties, "w:numPr")
        level = value(within(numbering, "w:ilvl"), default="0") if value(within(numbering, "w:numId")) else ""
        yield (
            each.get("w:styleId", ""),
            _Style(
                " ".join(value(within(each, "w:name")).casefold().split()),
                value(within(each, "w:basedOn")),
                value(within(properties, "w:outlineLvl")),
                level,
            ),
        )


@dataclass
class _Text:
    """The text of a paragraph, and what stood in it that is none."""

    parts: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def take(self, element: Element) -> None:
        """Everything in an element but what was taken out of it."""
        for child in element:
            if child.tag in _GONE or child.tag in ("w:pPr", "w:rPr"):
                continue
            if child.tag == "w:txbxContent":
                self.boxes.append(child)
            elif child.tag == "w:t":
                self.parts.append(child.text or "")
            elif child.tag in _SIGNS:
                self.parts.append(_SIGNS[child.tag])
            else:
                boxes = len(self.boxes)
                self.take(child)
                if child.tag in _TOLD and boxes == len(self.boxes):
                    self.told.append(_TOLD[child.tag])


@dataclass
class _Reading:
    """The pieces so far."""

    styles: dict[str, _Style]
    found: list[Piece] = field(default_factory=list)
    _paragraphs: int = 0
    _tables: int = 0
    _joined: str = ""
    """The text of a paragraph whose end was deleted: it goes on in the next."""

    def walk(self, body: Element | None) -> None:
        """The paragraphs and tables in a body, a text box, or what is wrapped around some of them."""
        for child in () if body is None else body:
            if child.tag == "w:p":
                self._paragraph(child)
            elif child.tag == "w:tbl":
                self._table(child)
            elif child.tag in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:smartTag", "w:customXml"):
                self.walk(child)

    def _paragraph(self, element: Element) -> None:
        text = _Text()
        text.take(element)
        whole = self._joined + "".join(text.parts)
        if within(element, "w:pPr", "w:rPr", "w:del") is not None:
            self._joined = whole
        else:
            self._joined = ""
            self._put(element, whole, text.told)
        for box in text.boxes:
            self.walk(box)

    def _put(self, element: Element, whole: str, told: list[str]) -> None:
        self._paragraphs += bool(whole.strip())
        seen = {"text": excerpt(whole)} if whole.strip() else {}
        where = Where("paragraph" if seen else "after", {"number": self._paragraphs, **seen})
        self.found += [Left(where, reason) for reason in dict.fromkeys(told)]
        heading = self._heading(element)
        if heading is not None:
            self.found.append(Heading(heading, " ".join(whole.split()), where))
        else:
            self.found.append(Line(self._depth(element), whole, where))

    def _heading(self, element: Element) -> int | None:
        """The level of a heading; `None` for any other paragraph."""
        outline = value(within(element, "w:pPr", "w:outlineLvl"))
        for style in self._line(element):
            if style.name in _TITLES:
                return 0
            if match := _HEADING.match(style.name):
                return int(match[1])
            outline = outline or style.outline
        return int(outline) + 1 if outline in tuple("012345678") and outline else None

    def _depth(self, element: Element) -> int:
        """How far in a paragraph stands: points from 1."""
        own = within(element, "w:pPr", "w:numPr")
        number, level = value(within(own, "w:numId")), value(within(own, "w:ilvl"), default="0")
        if number == "0":
            return PARAGRAPH
        if number:
            return _level(level) + 1
        for style in self._line(element):
            if match := _POINTS.match(style.name):
                return _level(level) + int(match[1] or 1)
            if style.numbered:
                return _level(style.numbered) + 1
        return PARAGRAPH

    def _line(self, element: Element) -> Iterator[_Style]:
        """The style of a paragraph, and those that it is based on."""
        name = value(within(element, "w:pPr", "w:pStyle"))
        met: set[str] = set()
        while name in self.styles and name not in met:
            met.add(name)
            yield self.styles[name]
            name = self.styles[name].based_on

    def _table(self, element: Element) -> None:
        self._tables += 1
        rows: list[Row] = []
        above: dict[int, Cell] = {}
        lines = [row for row in _rows(element) if within(row, "w:trPr", "w:del") is None]
        for number, row in enumerate(lines, 1):
            cells = dict(self._cells(row, above))
            above = cells
            rows.append(Row(number, {column: cell for column, cell in cells.items() if cell.text.strip()}))
        self.found.append(Grid(tuple(rows), place={"table": self._tables}))

    def _cells(self, row: Element, above: dict[int, Cell]) -> Iterator[tuple[int, Cell]]:
        """The cells of a row, by column; one that is merged with the cell above has its text."""
        column = 0
        for cell in _within_wraps(row, "w:tc"):
            properties = within(cell, "w:tcPr")
            merge = within(properties, "w:vMerge")
            if merge is not None and value(merge) != "restart":
                yield column, Cell(above[column].text if column in above else "", spread=True)
            else:
                yield column, Cell("\n".join(self._cell_lines(cell)))
            column += _level(value(within(properties, "w:gridSpan"), default="1")) or 1

    def _cell_lines(self, cell: Element) -> Iterator[str]:
        for paragraph in cell.iter("w:p"):
            text = _Text()
            text.take(paragraph)
            yield "".join(text.parts)


def _rows(table: Element) -> Iterator[Element]:
    return _within_wraps(table, "w:tr")


def _within_wraps(element: Element, name: str) -> Iterator[Element]:
    """The children of that name, also those that something is wrapped around."""
    for child in element:
        if child.tag == name:
            yield child
        elif child.tag in ("w:sdt", "w:sdtContent", "w:ins", "w:customXml"):
            yield from _within_wraps(child, name)


def _level(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 3 else 0
