"""The backs of cards: a pattern of dots, and on a plate in its middle what may be told before the card is turned."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len

from ledelseskort.deck.kinds import Symbol
from ledelseskort.tui import bigtext, lines
from ledelseskort.tui.design import SYMBOLS, Palette
from ledelseskort.tui.face import Face, Row, Span
from ledelseskort.tui.shapes import shape

EMBLEM = (Symbol.CIRCLE, Symbol.DIAMOND, Symbol.TRIANGLE)
"""The first three shapes: a pile of cards, whatever their themes."""
FRAMED = (40, 14)
"""Columns and rows from which a pile has a thin frame inside its edge."""


def back(face: Face, width: int, height: int, colours: Palette) -> tuple[Row, ...]:
    """The back of a card: its numeral, or for a pile the emblem and the deck's name, as large as it stands well."""
    figures = _figures(face.numeral, width, height)
    plate = figures if figures is not None else _emblem(face, width, height)
    framed = figures is None and width >= FRAMED[0] and height >= FRAMED[1]
    if face.theme_on_back and height >= len(plate) + 3 and width >= 10:
        label = lines.cut(f"{SYMBOLS[face.symbol]} {face.theme}", width - 2, 1)
        plate = (*plate, "", *label)
    roomy = height >= len(plate) + 6
    plate = ("", *plate, "") if roomy else plate
    plate_width = min(width, max(cell_len(line) for line in plate) + 4)
    top = (height - len(plate)) // 2
    rows = []
    for row in range(height):
        ground = _pattern(width, height, row, framed)
        if top <= row < top + len(plate):
            rows.append(_plated(ground, plate[row - top], plate_width, colours))
        else:
            rows.append(Row(colours.back, (Span(ground, colours.pattern),)))
    return tuple(rows)


def _figures(numeral: str, width: int, height: int) -> tuple[str, ...] | None:
    """A number in block figures, or as it is where there is no room; None for what is no number."""
    if not (numeral.isdecimal() and numeral.isascii()):
        return None
    for scale in (3, 2, 1):
        drawn = bigtext.figures(numeral, scale)
        if 2 * scale + len(drawn) <= height and len(drawn[0]) + 4 * scale <= width:
            return drawn
    return (numeral[:width],)


def _emblem(face: Face, width: int, height: int) -> tuple[str, ...]:
    """The shapes side by side, a theme's own shape where it may be told; below them the name, if there is one."""
    symbols = (face.symbol,) if face.theme_on_back else EMBLEM
    size = min(height // 4, width // (3 * len(symbols) + 2), 7)
    if size >= 2:
        drawn = [shape(symbol, size) for symbol in symbols]
        emblem = tuple((" " * size).join(parts) for parts in zip(*drawn, strict=True))
    else:
        emblem = (" ".join(SYMBOLS[symbol] for symbol in symbols)[: max(1, width)],)
    if not face.numeral:
        return emblem
    large = bigtext.fit(face.numeral, width - 16, (height - size - 8) // 2)
    name = large or lines.cut(face.numeral, max(1, width - 4), 1)
    return (*emblem, *[""] * (2 if size >= 3 else 1), *name) if height >= size + 4 else name


@lru_cache(maxsize=256)
def _pattern(width: int, height: int, row: int, framed: bool) -> str:
    """One row of the dots, and of the frame inside the edge."""
    dots = "".join("·" if (x + 2 * (row % 2)) % 4 == 1 else " " for x in range(width))
    if not framed:
        return dots
    if row in (0, height - 1):
        return " " * width
    if row in (1, height - 2):
        left, right = ("╭", "╮") if row == 1 else ("╰", "╯")
        return f"  {left}{'─' * (width - 6)}{right}  "
    return f"  │{dots[3:-3]}│  "


def _plated(ground: str, line: str, plate_width: int, colours: Palette) -> Row:
    """A line in the middle of the plate, the pattern on either side of it."""
    width = len(ground)
    left = (width - plate_width) // 2
    before = (plate_width - cell_len(line)) // 2
    text = " " * before + line + " " * (plate_width - before - cell_len(line))
    return Row(
        colours.back,
        (
            Span(ground[:left], colours.pattern),
            Span(text, colours.numeral, True),
            Span(ground[left + plate_width :], colours.pattern),
        ),
    )
