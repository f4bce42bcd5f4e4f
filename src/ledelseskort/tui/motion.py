"""How long a flip takes and how many pictures it has: few for a large card, so that little is sent to the terminal."""

from __future__ import annotations

DURATION = 0.34
"""Seconds from one side to the other."""
MOST, FEWEST = 16, 4
"""Pictures of a small card's flip, and of the largest."""
FINE = 8
"""A flip of more pictures than this is drawn finely, with its text while the card is nearly flat."""
BYTES = 32_000
"""About what one flip may send."""
STYLES = 110
"""About the bytes of a row's colours and of moving to it; its cells are one byte each."""


def pictures(width: int, height: int) -> int:
    """How many pictures a flip of that size is made of; the card that lies still at its end is one more."""
    return max(FEWEST, min(MOST, BYTES // max(1, height * (width + STYLES)) - 1))


def picture(turn: float, count: int) -> float:
    """A flip's progress (0–1) as one of `count` pictures: where the flip is in the middle of it."""
    return (min(count - 1, int(turn * count)) + 0.5) / count
