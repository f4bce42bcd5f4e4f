"""Block letters: a text set as large as it fits, in quarter-cell blocks, to be read from the far end of the room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ledelseskort.tui import font
from ledelseskort.tui.font import Glyph
from ledelseskort.tui.lines import even, words

BLOCKS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""A cell by its ink: upper left 1, upper right 2, lower left 4, lower right 8."""


@dataclass(frozen=True)
class Step:
    """One size of letters. All measures are in dots: half a cell across, half a cell down."""

    sheet: str
    """The drawing, from `font`."""
    pitches: tuple[int, ...]
    """From one line to the next: airy first, then as tight as may be."""
    across: tuple[int, int] = (1, 1)
    """How far the drawing is stretched sideways, as a fraction."""
    down: int = 1
    """How far it is stretched downwards."""
    gap: int = 2
    """Between two letters."""
    space: int = 7
    """Between two words."""

    @property
    def glyphs(self) -> Mapping[str, Glyph]:
        """The letters of this size."""
        return font.glyphs(self.sheet, self.across, self.down)


STEPS = (
    Step(font.LARGE, (24, 22, 20, 18), across=(2, 1), down=2, gap=4, space=14),
    Step(font.LARGE, (12, 11, 10, 9), across=(3, 2), gap=3, space=10),
    Step(font.LARGE, (12, 11, 10, 9)),
    Step(font.SMALL, (9, 8, 7), space=6),
)
"""The sizes, largest first."""

ENDLESS = 10_000
"""More rows than any text has."""

Rows = tuple[int, ...]
"""Dots as bits, the leftmost highest; all rows of one drawing have its width."""


@lru_cache(maxsize=256)
def fit(text: str, width: int, height: int) -> tuple[str, ...] | None:
    """The text in the largest block letters that stand whole in `width` × `height` cells, in balanced lines.

    The rows are equally wide, the ink at the left. None when it does not fit, or a character is not drawn.
    """
    for step in STEPS:
        rows = _set(text, step, 2 * width, 2 * height)
        if rows is not None:
            return rows
    return None


@lru_cache(maxsize=256)
def smallest(text: str, width: int) -> tuple[str, ...] | None:
    """The text in the smallest block letters, in as many rows as it takes."""
    return _set(text, STEPS[-1], 2 * width, ENDLESS)


@lru_cache(maxsize=256)
def figures(text: str, scale: int = 1) -> tuple[str, ...]:
    """A clock or a numeral in block figures, three rows high by `scale`. `KeyError` for anything but 0–9 and `:`."""
    glyphs = font.glyphs(font.FIGURES, (2 * scale, 1), scale)
    rows, width = _join([glyphs[character] for character in text], 2 * scale)
    return cells(rows, width)


def cells(rows: Rows, width: int) -> tuple[str, ...]:
    """Dots as terminal cells, four dots a cell."""
    width += width % 2
    dots = [f"{row:0{width}b}" for row in rows] + ["0" * width] * (len(rows) % 2)
    lines = []
    for upper, lower in zip(dots[::2], dots[1::2], strict=True):
        line = (
            BLOCKS[(upper[x] == "1") + 2 * (upper[x + 1] == "1") + 4 * (lower[x] == "1") + 8 * (lower[x + 1] == "1")]
            for x in range(0, width, 2)
        )
        lines.append("".join(line))
    return tuple(lines)


def _set(text: str, step: Step, width: int, height: int) -> tuple[str, ...] | None:
    """The text in letters of one size, within `width` × `height` dots."""
    pieces = words(text)
    glyphs = step.glyphs
    if not pieces or any(character not in glyphs and character != " " for piece in pieces for character in piece):
        return None
    drawn = [_word(piece, step) for piece in pieces]
    places = even([ink for _, ink in drawn], step.space, width)
    if places is None:
        return None
    lines = [_join([Glyph(*word) for word in drawn[first:after]], step.space) for first, after in places]
    widest = max(ink for _, ink in lines)
    widest += widest % 2
    aligned = [tuple(row << (widest - ink) for row in rows) for rows, ink in lines]
    for pitch in step.pitches:
        page = _stack(aligned, pitch)
        if page is not None and len(page) <= height:
            return cells(page, widest)
    return None


def _word(piece: str, step: Step) -> tuple[Rows, int]:
    """One unbreakable piece; a space inside it (before a dash) is as wide as between words."""
    parts = [_join([step.glyphs[character] for character in part], step.gap) for part in piece.split()]
    return _join([Glyph(*part) for part in parts], step.space)


def _join(glyphs: list[Glyph], gap: int) -> tuple[Rows, int]:
    """Drawings side by side."""
    rows = [0] * len(glyphs[0].rows)
    width = -gap
    for glyph in glyphs:
        width += gap + glyph.width
        rows = [row << (gap + glyph.width) | ink for row, ink in zip(rows, glyph.rows, strict=True)]
    return tuple(rows), width


def _stack(lines: list[Rows], pitch: int) -> Rows | None:
    """Lines below one another, without the blank rows above and below. None where ink would touch ink."""
    page = [0] * (pitch * (len(lines) - 1) + len(lines[0]))
    for top, line in zip(range(0, len(page), pitch), lines, strict=False):
        for y, ink in enumerate(line):
            near = 0
            for row in page[max(0, top + y - 1) : top + y + 2]:
                near |= row
            if ink & (near | near << 1 | near >> 1):
                return None
        for y, ink in enumerate(line):
            page[top + y] |= ink
    inked = [y for y, row in enumerate(page) if row]
    return tuple(page[inked[0] : inked[-1] + 1]) if inked else ()
