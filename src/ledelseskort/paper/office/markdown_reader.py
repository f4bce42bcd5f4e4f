"""A page of Markdown as headings, paragraphs, points and tables; what its signs only decorate is taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ledelseskort.paper.office.draft import Left, Where
from ledelseskort.paper.office.grid import Grid, Row, plain_row
from ledelseskort.paper.office.outline import PARAGRAPH, Heading, Line, Piece

_BREAK = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(r" {0,3}(?P<signs>#{1,6})(?:[ \t]+(?P<text>.*?))?(?:[ \t]+#+)?[ \t]*\Z")
_UNDERLINED = re.compile(r" {0,3}(?P<sign>=+|-+)[ \t]*\Z")
_POINT = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+•]|\d{1,9}[.)])(?:[ \t]+(?P<text>.*))?\Z")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}\Z")
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FRONT = re.compile(r"---[ \t]*(?:\r\n|\r|\n)(?P<inside>.*?)(?:\r\n|\r|\n)---[ \t]*(?=\r|\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^(?:title|titel):[ \t]*(?P<quote>[\"']?)(?P<title>.+?)(?P=quote)[ \t]*$", re.MULTILINE)
_INLINE = (
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"<br ?/?>", re.IGNORECASE), "\n"),
    (re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\\\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?!\w)"), r"\1"),
    (re.compile(r"(?<![\\\w])_(?=\S)([^_]+?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"(?<!\\)`([^`]+)`"), r"\1"),
    (re.compile(r"\A\[[ xX]\][ \t]+"), ""),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)
"""What is written for the looks, and what it is to be read as."""


def pieces(text: str) -> Iterator[Piece]:
    """What stands on the page, in its order."""
    reading = _Reading()
    front = _FRONT.match(text)
    if front:
        title = _TITLE.search(front["inside"])
        yield from (Heading(0, title["title"], _at(1)),) if title else ()
        text = "\n" * len(_BREAK.findall(front.group())) + text[front.end() :]
    text = _COMMENT.sub(lambda match: "\n" * len(_BREAK.findall(match.group())), text)
    for number, line in enumerate(_BREAK.split(text), 1):
        reading.take(number, line)
    reading.end()
    yield from reading.found


def _at(number: int) -> Where:
    return Where("line", {"line": number})


@dataclass
class _Reading:
    """The pieces so far, and the lines of the one that is not ended yet."""

    found: list[Piece] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _first: int = 0
    _depth: int = PARAGRAPH
    _indents: list[int] = field(default_factory=list)
    _table: list[tuple[int, str]] = field(default_factory=list)
    _fence: str = ""

    def take(self, number: int, line: str) -> None:
        """One more line of the page."""
        if self._in_fence(number, line):
            return
        quoted = re.sub(r"\A {0,3}(?:> ?)+", "", line)
        if self._in_table(number, quoted):
            return
        heading = _HEADING.match(quoted)
        point = _POINT.match(quoted.expandtabs(4))
        if not quoted.strip():
            self._end_lines()
        elif heading:
            self.end()
            self._indents = []
            self.found.append(Heading(len(heading["signs"]), _unsigned(heading["text"] or ""), _at(number)))
        elif self._underlined(quoted):
            return
        elif _RULE.match(quoted):
            self.end()
            self._indents = []
        elif point and point["text"]:
            self._end_lines()
            self._begin(number, point["text"], self._point_depth(len(point["indent"])))
        elif self._lines:
            self._lines.append(quoted)
        else:
            self._begin_paragraph(number, quoted)

    def end(self) -> None:
        """What is being read is whole."""
        self._end_lines()
        if self._table:
            self._end_table()

    def _begin(self, number: int, text: str, depth: int) -> None:
        self._lines, self._first, self._depth = [text], number, depth

    def _begin_paragraph(self, number: int, text: str) -> None:
        """A paragraph; one that is indented under a point belongs in there."""
        indent = len(text) - len(text.lstrip())
        if not indent:
            self._indents = []
        inside = sum(indent > each for each in self._indents)
        self._begin(number, text, inside + 1 if inside else PARAGRAPH)

    def _point_depth(self, indent: int) -> int:
        """How far in a point stands: 1 is the outermost of its list. What is hardly indented is not."""
        while self._indents and indent < self._indents[-1]:
            self._indents.pop()
        if not self._indents or indent >= self._indents[-1] + 2:
            self._indents.append(indent)
        return len(self._indents)

    def _end_lines(self) -> None:
        if not self._lines:
            return
        hard = "\n".join(self._lines)
        # Two spaces at the end of a line break it; any other break is only where the writer's line was full.
        text = re.sub(r"(?<! {2})(?<!\\)\n[ \t]*", " ", hard)
        text = re.sub(r"(?: {2,}|\\)\n", "\n", text)
        where = _at(self._first)
        if _PICTURE.search(text):
            self.found.append(Left(where, "picture"))
            text = _PICTURE.sub("", text)
        self.found.append(Line(self._depth, _unsigned(text.strip()), where))
        self._lines = []

    def _underlined(self, line: str) -> bool:
        """Whether the line makes a heading of the one above it."""
        under = _UNDERLINED.match(line)
        if not under or len(self._lines) != 1 or self._depth != PARAGRAPH:
            return False
        self.found.append(Heading(1 if under["sign"][0] == "=" else 2, _unsigned(self._lines[0]), _at(self._first)))
        self._lines, self._indents = [], []
        return True

    def _in_fence(self, number: int, line: str) -> bool:
        """Whether the line stands in a block of code, which is no card."""
        fence = _FENCE.match(line)
        if self._fence:
            if fence and fence["fence"].startswith(self._fence):
                self._fence = ""
            return True
        if not fence:
            return False
        self.end()
        self._fence = fence["fence"]
        self.found.append(Left(_at(number), "code"))
        return True

    def _in_table(self, number: int, line: str) -> bool:
        """Whether the line stands in a table; the line of dashes under the headings makes one of the line before."""
        if self._table:
            if "|" in line:
                self._table.append((number, line))
                return True
            self._end_table()
            return False
        if len(self._lines) != 1 or "|" not in self._lines[0] or not _TABLE_RULE.match(line):
            return False
        self._table = [(self._first, self._lines[0])]
        self._lines = []
        return True

    def _end_table(self) -> None:
        rows = tuple(_row(number, line) for number, (_, line) in enumerate(self._table, 1))
        self.found.append(Grid(rows, place={"line": self._table[0][0]}))
        self._table = []


def _row(number: int, line: str) -> Row:
    cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|"))
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return plain_row(number, [_unsigned(cell.strip()) for cell in cells])


def _unsigned(text: str) -> str:
    """A text without the signs that are there for its looks."""
    for pattern, plain in _INLINE:
        text = pattern.sub(plain, text)
    return text
