"""A card and a deck's edition as plain text: the one shape that `draw` and `show` share."""

from __future__ import annotations

from ledelseskort.cli.output import BOLD, DIM, Output
from ledelseskort.deck.kinds import Colour, Symbol
from ledelseskort.deck.models import Card, Deck, Theme
from ledelseskort.wording.words import Words

INDENT = "  "
SYMBOLS = {
    Symbol.CIRCLE: "●",
    Symbol.DIAMOND: "◆",
    Symbol.TRIANGLE: "▲",
    Symbol.SQUARE: "■",
    Symbol.STAR: "★",
    Symbol.HEXAGON: "⬢",
}
COLOURS = {
    Colour.BLUE: "34",
    Colour.PURPLE: "35",
    Colour.ORANGE: "33",
    Colour.GREEN: "32",
    Colour.RED: "31",
    Colour.GREY: "90",
}
"""Of the sixteen colours that a terminal's own scheme keeps readable on its own background."""


def write_card(out: Output, words: Words, deck: Deck, card: Card) -> None:
    """The whole card: its theme, the question, and what helps the talk about it."""
    if card.theme is not None:
        write_theme(out, deck.theme(card.theme))
        out.line()
    if card.situation is not None:
        out.text(card.situation, indent=INDENT)
        out.line()
    out.text(card.question, BOLD, indent=INDENT)
    if card.follow_ups:
        out.line()
        out.text(words("cli.card.follow-ups"), DIM, indent=INDENT)
        for follow_up in card.follow_ups:
            out.text(follow_up, indent=INDENT, bullet="– ")


def write_theme(out: Output, theme: Theme) -> None:
    """The theme's symbol and title, in its colour."""
    symbol = f"{SYMBOLS[theme.symbol]} " if theme.symbol is not None else ""
    out.text(symbol + theme.title, COLOURS[theme.colour] if theme.colour is not None else "")
