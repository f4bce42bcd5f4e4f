"""The theme shapes drawn large, for the backs of cards: the same shape as the symbol in the band."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from math import atan2, cos, hypot, pi, sin, sqrt

from ledelseskort.deck.kinds import Symbol
from ledelseskort.tui.bigtext import cells

INNER = 0.42
"""How far from the middle the star's inner corners are, where its points are at 1."""


def _star(x: float, y: float) -> bool:
    """Fold the plane into one half point, where the outline is a straight line from the point to an inner corner."""
    tenth = pi / 5
    angle = abs((atan2(x, -y) + tenth) % (2 * tenth) - tenth)
    far = hypot(x, y)
    along, aside = far * cos(angle), far * sin(angle)
    corner, height = INNER * cos(tenth), INNER * sin(tenth)
    return (along - 1) * height - aside * (corner - 1) <= 0


INSIDE: Mapping[Symbol, Callable[[float, float], bool]] = {
    Symbol.CIRCLE: lambda x, y: x * x + y * y <= 1,
    Symbol.DIAMOND: lambda x, y: abs(x) + abs(y) <= 1,
    Symbol.TRIANGLE: lambda x, y: abs(x) <= (y + 1) / 2,
    Symbol.SQUARE: lambda x, y: max(abs(x), abs(y)) <= 0.86,
    Symbol.STAR: _star,
    Symbol.HEXAGON: lambda x, y: abs(y) <= sqrt(3) / 2 and sqrt(3) * abs(x) + abs(y) <= sqrt(3),
}
"""Whether a point is inside the shape; x to the right and y downwards, the shape within -1 to 1."""


@cache
def shape(symbol: Symbol, rows: int) -> tuple[str, ...]:
    """The shape in block cells, `rows` high and twice as wide in cells: about square on a screen."""
    down, across = 2 * rows, 4 * rows
    inside = INSIDE[symbol]
    dots = [
        sum(1 << (across - 1 - x) for x in range(across) if inside((2 * x + 1) / across - 1, (2 * y + 1) / down - 1))
        for y in range(down)
    ]
    return cells(tuple(dots), across)
