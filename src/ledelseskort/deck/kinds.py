"""The kinds a deck file may name: symbols, colours, ways to play; free of pydantic, so that a screen paints first."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, get_args


class Symbol(StrEnum):
    """The shape that tells a theme apart without colour. The front ends draw it."""

    CIRCLE = "circle"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    SQUARE = "square"
    STAR = "star"
    HEXAGON = "hexagon"


class Colour(StrEnum):
    """The colour of a theme's band. The front ends choose the shade."""

    BLUE = "blue"
    PURPLE = "purple"
    ORANGE = "orange"
    GREEN = "green"
    RED = "red"
    GREY = "grey"


class ModeName(StrEnum):
    """The ways to play."""

    PASS_AROUND = "pass-around"
    MEMORY = "memory"
    HAND_OVER = "hand-over"
    ALONE = "alone"
    GUIDED = "guided"


ENDINGS = (".yaml", ".yml")
"""How the names of deck and card files end."""
FileKind = Literal["deck", "cards"]
"""The kinds of file that people write."""
FILE_KINDS: tuple[FileKind, ...] = get_args(FileKind)
