"""The cards of a table: a row each, its columns found by name, and every row that is none told of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ledelseskort.paper import clean
from ledelseskort.paper.office import columns
from ledelseskort.paper.office.columns import Column, Columns
from ledelseskort.paper.office.draft import Brought, Draft, Left, Where
from ledelseskort.paper.office.grid import Grid, Row

MARKER = re.compile(r"(?:[-–—•·▪◦‣*]\s+|\d{1,3}[.)]\s+(?=[A-ZÆØÅ»\"“]))")
"""What people write before each of several lines: a dash, a dot, a number."""

Texts = Mapping[str, Sequence[tuple[Column, str]]]
"""What stands in a row, by field: each of the field's columns that have something, freed of what no text may have."""


def brought(grid: Grid, named: columns.Naming = (), *, theme: str = "") -> Brought | None:
    """The cards of a table; `None` where no column of it holds questions.

    `theme` is the theme of every card where the table has no column for it.
    """
    found = columns.find(grid.rows, named)
    if found is None:
        return None
    gathering = _Gathering(grid, found, theme)
    for row in grid.rows:
        if row.number > found.header and row.cells:
            gathering.take(row)
    return Brought(tuple(gathering.drafts), (*_unused(grid, found), *gathering.left))


def _unused(grid: Grid, found: Columns) -> Iterator[Left]:
    """What is not taken of the headings themselves, and of what stands above them."""
    for row in grid.rows:
        if row.number < found.header and row.cells:
            yield Left(grid.where("row", row=row.number), "above-headings")
    if found.guessed:
        yield Left(grid.where("row", row=found.header), "taken-for-headings")
    for column in found.unused:
        if any(row.number > found.header and column.index in row.cells for row in grid.rows):
            reason = "column-twice" if column.field else "column-unknown"
            yield Left(grid.where("column", column=column.title), reason)


@dataclass
class _Gathering:
    """The cards so far, row by row."""

    grid: Grid
    columns: Columns
    theme: str
    drafts: list[Draft] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)

    def take(self, row: Row) -> None:
        """A row is a card, more of the card above, a theme for those below, a heading again, or nothing of these."""
        texts = dict(self._texts(row))
        question = _line(texts, "question")
        missing = self._faults(row)
        if "question" not in missing:
            if self._goes_on(row, question):
                self._more(row, texts)
                return
            if not question and set(texts) == {"theme"} and not missing:
                self.theme = _line(texts, "theme")
                return
            if self.columns.header and self._is_heading(question):
                return
        self._card(row, question, texts, missing)

    def _texts(self, row: Row) -> Iterator[tuple[str, Sequence[tuple[Column, str]]]]:
        found: dict[str, list[tuple[Column, str]]] = {}
        for column in self.columns.taken:
            text = clean.text(row.text(column.index))
            if text:
                found.setdefault(column.field, []).append((column, text))
        yield from found.items()

    def _faults(self, row: Row) -> frozenset[str]:
        """The fields of which a cell cannot be read, each told of."""
        missing = set()
        for column in self.columns.taken:
            cell = row.cells.get(column.index)
            if cell is not None and cell.fault:
                self.left.append(Left(self._cell(row, column), cell.fault, {"value": clean.line(cell.text)}))
                missing.add(column.field)
        return frozenset(missing)

    def _goes_on(self, row: Row, question: str) -> bool:
        """Whether the question's cell is merged with the one above: then the row has more of the same card."""
        cells = [row.cells.get(each.index) for each in self.columns.taken if each.field == "question"]
        merged = bool(question) and all(cell is not None and cell.spread for cell in cells)
        return merged and bool(self.drafts) and self.drafts[-1].question == question

    def _more(self, row: Row, texts: Texts) -> None:
        """Follow-ups are added to the card above; other things that stand there are told of."""
        above = self.drafts[-1]
        fresh = {
            name: [(column, text) for column, text in found if not row.cells[column.index].spread]
            for name, found in texts.items()
        }
        more = _lines(text for _, text in fresh.get("follow_ups", []))
        self.drafts[-1] = replace(above, follow_ups=(*above.follow_ups, *more))
        for name, found in fresh.items():
            for column, _ in found:
                if name != "follow_ups":
                    self.left.append(Left(self._cell(row, column), "merged-more"))

    def _is_heading(self, question: str) -> bool:
        """Whether the headings stand here once more."""
        return any(each.field == "question" and each.title == question for each in self.columns.taken)

    def _card(self, row: Row, question: str, texts: Texts, missing: frozenset[str]) -> None:
        texts = {name: found for name, found in texts.items() if name not in missing}
        identifier = _line(texts, "id")
        if not question and not identifier:
            if "question" not in missing:
                self.left.append(Left(self.grid.where("row", row=row.number), "question-empty"))
            return
        theme = _line(texts, "theme")
        if not theme and not identifier and "theme" not in missing:
            theme = self.theme
        self.theme = theme or self.theme
        fields = frozenset(each for each in self.columns.fields if each.partition(":")[0] not in missing)
        self.drafts.append(
            Draft(
                question=question,
                where=self.grid.where("row", row=row.number),
                id=identifier,
                theme=theme,
                follow_ups=_lines(text for _, text in texts.get("follow_ups", ())),
                situation=_text(texts, "situation"),
                hint=_line(texts, "hint"),
                depth=_line(texts, "depth"),
                minutes=_line(texts, "minutes"),
                tags=_tags(texts.get("tags", [])),
                source=_text(texts, "source"),
                retired=_line(texts, "retired"),
                fields=fields | ({"theme"} if theme and "theme" not in missing else frozenset()),
                places={name: self._cell(row, found[0][0]) for name, found in texts.items()},
            )
        )

    def _cell(self, row: Row, column: Column) -> Where:
        return self.grid.where("cell", row=row.number, column=column.title)


def _text(texts: Texts, name: str) -> str:
    """What stands in the field's column; in the first, where there are several."""
    return texts[name][0][1] if name in texts else ""


def _line(texts: Texts, name: str) -> str:
    """The same as one line."""
    return " ".join(_text(texts, name).split())


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Several follow-ups, a line each, without what marks them as such."""
    return tuple(
        " ".join(unmarked(line.strip()).split()) for text in texts for line in text.split("\n") if line.strip()
    )


def unmarked(line: str) -> str:
    """A line without the dash, dot or number that it begins with."""
    marker = MARKER.match(line)
    return line[marker.end() :].strip() if marker and line[marker.end() :].strip() else line


def _tags(found: Sequence[tuple[Column, str]]) -> tuple[str, ...]:
    return tuple(
        " ".join(each.split()) for column, text in found for each in columns.parts(text, commas=not column.group)
    )
