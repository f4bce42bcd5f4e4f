"""What decides how a card looks, and what its looks are made of: faces, and rows of coloured text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ledelseskort.deck.kinds import Colour, Symbol

if TYPE_CHECKING:
    from ledelseskort.deck.models import Card, Theme


class Side(StrEnum):
    """Which way a card lies."""

    BACK = "back"
    FRONT = "front"
    DONE = "done"
    """Face up and dimmed: it has been played."""


@dataclass(frozen=True)
class Face:
    """Everything that decides how a card looks, but for its size and the colours of the theme."""

    symbol: Symbol = Symbol.CIRCLE
    colour: Colour = Colour.BLUE
    theme: str = ""
    """The theme's title."""
    question: str = ""
    situation: str = ""
    follow_ups: tuple[str, ...] = ()
    follow_ups_shown: bool = False
    side: Side = Side.BACK
    numeral: str = ""
    """On the back: a place's number, or the name of a deck that lies in a pile."""
    theme_on_back: bool = False
    corner: str = ""
    """At the right of the band: the clock, or how far the deck is."""


class Span(NamedTuple):
    """A run of text in one ink."""

    text: str
    ink: str
    bold: bool = False


class Row(NamedTuple):
    """One row of a card between the frame's sides. The spans fill it exactly."""

    fill: str
    spans: tuple[Span, ...]


def of(card: Card, theme: Theme, *, numeral: str = "", side: Side = Side.FRONT) -> Face:
    """The face of a deck's card; the theme has the symbol and colour that the deck gave it."""
    return Face(
        symbol=theme.symbol or Symbol.CIRCLE,
        colour=theme.colour or Colour.BLUE,
        theme=theme.title,
        question=card.question,
        situation=card.situation or "",
        follow_ups=card.follow_ups,
        side=side,
        numeral=numeral,
    )
