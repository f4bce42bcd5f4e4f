"""How long a flip takes and in how many phases: few for a large card, so that little is sent to the terminal."""

from __future__ import annotations

DURATION = 0.34
"""Seconds from one side to the other."""
MOST, FEWEST = 20, 7
"""Phases of a small card's flip, and of the largest."""
CELLS = 18_000
"""About how many cells one flip may paint."""


def phases(width: int, height: int) -> int:
    """How many pictures a flip of that size is made of."""
    return max(FEWEST, min(MOST, CELLS // max(1, width * height)))


def phase(turn: float, count: int) -> float:
    """A flip's progress (0–1), rounded to one of `count` pictures, none of which is a card that lies still."""
    return (min(count - 1, int(turn * count)) + 0.5) / count
