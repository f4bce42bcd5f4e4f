"""Horizontal bars: a label, how much of the whole, and the same in words, so that no bar is read by its colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

FILLED, REST = "▆", "▁"
LONGEST = 40
"""Cells of a whole bar where there is room."""
SHORTEST = 10
"""Cells below which the label has a line of its own."""


@dataclass(frozen=True)
class Line:
    """One bar."""

    label: str
    part: float
    """How much of the bar is filled, 0–1."""
    said: str
    """The figure in words."""


class BarChart(Widget):
    """Bars that belong together, under a heading."""

    DEFAULT_CSS = """
    BarChart { height: auto; width: 1fr; }
    """

    def __init__(self, heading: str, lines: Sequence[Line], below: str = "") -> None:
        """`below` is a sentence about them."""
        super().__init__()
        self.heading = heading
        self.lines = tuple(lines)
        self.below = below
        self.column = self.labels
        """Cells of the column of labels: that of other charts too, where they stand together."""

    @property
    def labels(self) -> int:
        """Cells of the longest label."""
        return max((cell_len(line.label) for line in self.lines), default=0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A row for each bar, or two."""
        return self._content(width).get_height({}, width)

    def render(self) -> Content:
        """Heading, bars, sentence."""
        return self._content(self.size.width)

    def _content(self, width: int) -> Content:
        said = max((cell_len(line.said) for line in self.lines), default=0)
        beside = width - said - 3
        labels = next((each for each in (self.column, self.labels) if beside - each >= SHORTEST), None)
        stacked = labels is None
        long = max(1, min(LONGEST, beside - (labels or 0)))
        rows = [Content.assemble((self.heading, "bold"))]
        for line in self.lines:
            label = f"{line.label}\n" if stacked else f"{set_cell_size(line.label, labels or 0)}  "
            filled = _cells(line.part, long)
            bar = ((FILLED * filled, "$accent"), (REST * (long - filled), "$muted"))
            rows.append(Content.assemble(label, *bar, (f" {line.said}", "" if filled else "$muted")))
        if self.below:
            rows.append(Content.assemble((self.below, "$muted")))
        return Content("\n").join(rows)


def _cells(part: float, long: int) -> int:
    """How many cells are filled: none only for nothing, all only for everything."""
    if part <= 0:
        return 0
    return long if part >= 1 else max(1, min(long - 1, round(part * long)))
