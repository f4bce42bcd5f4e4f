"""From a card's rows to what a terminal is sent: the frame of half cells, the ring of focus, and the turning card.

The card stands half a cell inside its region on every side. The ring is drawn in that half cell, so that focus never
moves anything.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from math import cos, pi

from rich.cells import cell_len
from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from ledelseskort.tui.face import Row, Span

LEFT = " ▏▎▍▌▋▊▉█"
"""A cell filled from the left by so many eighths."""
TOP, BOTTOM = 0, 1
AT_REST = (("▗", "▄", "▖"), ("▝", "▀", "▘"))
RINGED = (("▛", "▀", "▜"), ("▙", "▄", "▟"))
LEGIBLE = 0.8
"""A turning card shows its text while it is wider than this."""
SHADE = 0.45
"""How much of the light is gone when a turning card is seen from its edge."""


@lru_cache(maxsize=4096)
def style(ink: str, fill: str, bold: bool = False) -> Style:
    """A style of two `#RRGGBB` colours; blanks need no ink, and less is sent without."""
    return Style(color=RichColor.parse(ink) if ink else None, bgcolor=RichColor.parse(fill), bold=bold or None)


def resting(rows: Sequence[Row], width: int, ground: str, ring: str) -> list[Strip]:
    """The strips of a card that lies still, `len(rows) + 2` of them; `ring` is the colour of focus, or empty."""
    return [
        _edge(rows[0].fill, width, ground, ring, TOP),
        *(_side(row, width, ground, ring) for row in rows),
        _edge(rows[-1].fill, width, ground, ring, BOTTOM),
    ]


def turning(rows: Sequence[Row], width: int, ground: str, turn: float, fine: bool = True) -> list[Strip]:
    """The strips of a card at `turn` (0–1) of its flip; `rows` are those of the side that is seen by then.

    Its sides stand at eighths of a cell, and its text is there while it can be read; a large card, where that would be
    much to send, has its sides at whole cells and no text unless `fine`.
    """
    seen = abs(cos(pi * turn))
    if fine:
        eighths = max(2, round((width - 1) * 8 * seen))
        left = (width * 8 - eighths) // 2
    else:
        left = round((width - 1) * (1 - seen) / 2) * 8
        eighths = width * 8 - 2 * left
    span = (left, left + eighths)
    shaded = [_shaded(row, seen, fine and seen > LEGIBLE) for row in rows]
    strips = [_turning_edge(shaded[0].fill, span, width, ground, TOP)]
    strips += [_turning_row(row, span, width, ground, seen) for row in shaded]
    strips.append(_turning_edge(shaded[-1].fill, span, width, ground, BOTTOM))
    return [strip.simplify() for strip in strips]


def seen_at(turn: float) -> bool:
    """Whether the new side is seen at that point of a flip."""
    return turn >= 0.5


def _edge(fill: str, width: int, ground: str, ring: str, end: int) -> Strip:
    left, middle, right = RINGED[end] if ring else AT_REST[end]
    paint = style(ring, fill) if ring else style(fill, ground)
    return Strip([Segment(left + middle * (width - 2) + right, paint)], width)


def _side(row: Row, width: int, ground: str, ring: str) -> Strip:
    fill = row.fill
    paint = style(ring, fill) if ring else style(fill, ground)
    left, right = ("▌", "▐") if ring else ("▐", "▌")
    return Strip([Segment(left, paint), *_middle(row), Segment(right, paint)], width).simplify()


def _middle(row: Row) -> list[Segment]:
    return [Segment(span.text, style(span.ink, row.fill, span.bold)) for span in row.spans if span.text]


def _shaded(row: Row, seen: float, lettered: bool) -> Row:
    """A row in the light that falls on it when so much of the card's width is seen."""
    away = SHADE * (1 - seen)
    fill = _dimmed(row.fill, away)
    if not lettered:
        return Row(fill, ())
    return Row(fill, tuple(Span(text, _dimmed(ink, away), bold) for text, ink, bold in row.spans))


@lru_cache(maxsize=2048)
def _dimmed(colour: str, away: float) -> str:
    return Color.parse(colour).blend(Color(0, 0, 0), away).hex6


def _turning_edge(fill: str, span: tuple[int, int], width: int, ground: str, end: int) -> Strip:
    """The upper or lower half row. Its ends follow the sides to half a cell."""
    (low, low_part), (high, high_part) = divmod(span[0], 8), divmod(span[1], 8)
    outer_left, full, outer_right = AT_REST[end]
    text = " " * low
    if low_part:
        text += full if low_part < 2 else outer_left if low_part < 6 else " "
        low += 1
    text += full * (high - low)
    if high_part:
        text += full if high_part > 6 else outer_right if high_part > 2 else " "
    return Strip([Segment(text.ljust(width), style(fill, ground))], width)


def _turning_row(row: Row, span: tuple[int, int], width: int, ground: str, seen: float) -> Strip:
    """A row between sides that stand at an eighth of a cell. Blanks beside a side take its style: one change less."""
    (low, low_part), (high, high_part) = divmod(span[0], 8), divmod(span[1], 8)
    segments = [Segment(" " * low, style("", ground))]
    inside = style(ground if low_part else "", row.fill)
    if low_part:
        segments.append(Segment(LEFT[low_part], inside))
        low += 1
    segments += _squeezed(row, high - low, seen, inside)
    outside = style(row.fill if high_part else "", ground)
    if high_part:
        segments.append(Segment(LEFT[high_part], outside))
    return Strip(segments).adjust_cell_length(width, outside)


def _squeezed(row: Row, width: int, seen: float, blank: Style) -> list[Segment]:
    """The text of a row in fewer cells: every so many left out."""
    characters = "".join(span.text for span in row.spans)
    if not characters.strip() or cell_len(characters) != len(characters):
        return [Segment(" " * width, blank)]
    picked = [min(len(characters) - 1, int(x / seen)) for x in range(width)]
    segments: list[Segment] = []
    first = after = 0
    for span in row.spans:
        after += len(span.text)
        end = bisect_left(picked, after)
        text = "".join(characters[index] for index in picked[first:end])
        segments.append(Segment(text, style(span.ink, row.fill, span.bold)))
        first = end
    return segments


def text(line: str, width: int, ink: str, ground: str) -> Strip:
    """A bare line, cut or filled to a width."""
    paint = style(ink, ground)
    return Strip([Segment(line, paint)]).adjust_cell_length(width, paint)
