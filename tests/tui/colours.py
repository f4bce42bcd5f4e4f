"""Colour arithmetic for the tests: WCAG 2 contrast, simulated colour-blindness, colour distance, and 256 colours.

Colours are `#RRGGBB`. The arithmetic is the published one and shares nothing with the program.
"""

from __future__ import annotations

import math

from rich.color import Color as RichColor
from rich.color import ColorSystem

Triple = tuple[float, float, float]

VISIONS: dict[str, tuple[Triple, Triple, Triple]] = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Machado, Oliveira and Fernandes 2009, severity 1.0: matrices on linear RGB."""

TO_XYZ: tuple[Triple, Triple, Triple] = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
"""Linear sRGB to XYZ under D65."""


def linear(colour: str) -> Triple:
    """The linear RGB of a colour, each 0–1."""
    return (_linear(colour[1:3]), _linear(colour[3:5]), _linear(colour[5:7]))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    high, low = sorted((_luminance(linear(one)), _luminance(linear(other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def seen(colour: str, vision: str) -> Triple:
    """The CIELAB of a colour as somebody with that vision sees it."""
    matrix = VISIONS[vision]
    red, green, blue = (min(1.0, max(0.0, value)) for value in _times(matrix, linear(colour)))
    return _lab((red, green, blue))


def delta_e76(one: Triple, other: Triple) -> float:
    """CIE76: the plain distance between two colours in CIELAB."""
    return math.dist(one, other)


def in_256(colour: str) -> str:
    """The nearest of a terminal's 256 colours, as Textual's renderer chooses it."""
    return RichColor.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


def _linear(pair: str) -> float:
    value = int(pair, 16) / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _luminance(rgb: Triple) -> float:
    return _times(TO_XYZ, rgb)[1]


def _times(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return (first, second, third)


def _lab(rgb: Triple) -> Triple:
    white = _times(TO_XYZ, (1.0, 1.0, 1.0))
    x, y, z = (_bend(value / reference) for value, reference in zip(_times(TO_XYZ, rgb), white, strict=True))
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def _bend(value: float) -> float:
    return math.cbrt(value) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
