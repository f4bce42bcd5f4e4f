"""Where the places of a board stand: the arrangement in which the cards, in a card's proportions, become largest."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from textual.geometry import Region

WIDE, TALL = 3.4, 1.7
"""A place is at most so many times as wide as it is high, in cells, and at least so many."""
LEAST = (6, 3)
"""Columns and rows of the smallest place that still shows its numeral."""


@dataclass(frozen=True)
class Grid:
    """A board's places, row by row."""

    count: int
    columns: int
    left: int
    top: int
    width: int
    """Of one place, its frame counted."""
    height: int
    gap: int
    """Columns between two places; between rows the frames are air enough."""

    @property
    def rows(self) -> int:
        """How many rows of places there are."""
        return -(-self.count // self.columns)

    def region(self, place: int) -> Region:
        """Where a place stands in the board."""
        row, column = divmod(place, self.columns)
        return Region(
            self.left + column * (self.width + self.gap), self.top + row * self.height, self.width, self.height
        )

    def at(self, x: int, y: int) -> int | None:
        """The place at a cell of the board."""
        return next((place for place in range(self.count) if self.region(place).contains(x, y)), None)

    def row_of(self, y: int) -> range:
        """The places that a line of the board crosses."""
        row = (y - self.top) // self.height
        first = row * self.columns
        return range(first, min(self.count, first + self.columns)) if 0 <= row < self.rows else range(0)

    def step(self, place: int, across: int, down: int) -> int:
        """The place an arrow leads to: sideways on to the next row, up and down around the column."""
        if across:
            return (place + across) % self.count
        row, column = divmod(place, self.columns)
        for _ in range(self.rows):
            row = (row + down) % self.rows
            if (found := row * self.columns + column) < self.count:
                return found
        return place


@lru_cache(maxsize=32)
def grid(count: int, width: int, height: int) -> Grid:
    """The best grid of `count` places in a board of that size; too small a board has a grid that reaches beyond it."""
    best = max(range(1, count + 1), key=lambda columns: _worth(columns, count, width, height), default=1)
    place_width, place_height, gap = _place(best, count, width, height)
    rows = -(-count // best)
    left = (width - best * place_width - (best - 1) * gap) // 2
    return Grid(count, best, max(0, left), max(0, (height - rows * place_height) // 2), place_width, place_height, gap)


def _place(columns: int, count: int, width: int, height: int) -> tuple[int, int, int]:
    """Columns and rows of a place, and the gap, for so many places abreast."""
    gap = 1 if width >= 10 * columns else 0
    tall = max(LEAST[1], height // -(-count // columns))
    wide = max(LEAST[0], (width - gap * (columns - 1)) // columns)
    return min(wide, max(LEAST[0], int(WIDE * tall))), min(tall, max(LEAST[1], int(wide / TALL))), gap


def _worth(columns: int, count: int, width: int, height: int) -> float:
    """How large the cards become; less for places left empty, and nothing for a grid that does not fit."""
    place_width, place_height, gap = _place(columns, count, width, height)
    rows = -(-count // columns)
    if rows * place_height > height or columns * place_width + (columns - 1) * gap > width:
        return -float(rows * place_height)
    empty = rows * columns - count
    return min(place_width / 2.8, float(place_height)) * (1 - 0.6 * empty / (rows * columns))
