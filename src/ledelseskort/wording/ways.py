"""How each way is played, as a page with a few headings: the same on paper, on the screen and read aloud."""

from __future__ import annotations

from dataclasses import dataclass

from ledelseskort.wording.words import Words

WAYS = ("pass-around", "memory", "hand-over", "alone", "guided")
"""The ways that have a page, in the order they are listed in."""
PARTS = ("preparing", "sizes", "times", "saying", "stalling")
"""What a page tells, in the order it is needed."""


@dataclass(frozen=True)
class Part:
    """A heading and the few things under it."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class WayPage:
    """All there is to know to play one way."""

    title: str
    how: str
    """The way in a few sentences."""
    parts: tuple[Part, ...]


def way_page(words: Words, way: str) -> WayPage:
    """The page of one of `WAYS`."""
    parts = (Part(words(f"way.{part}"), tuple(words(f"way.{way}.{part}").splitlines())) for part in PARTS)
    return WayPage(words(f"mode.{way}"), words(f"way.{way}.how"), tuple(parts))
