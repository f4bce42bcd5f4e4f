"""The card that somebody is writing, as it will look: what cannot be read yet is shown as far as it can be."""

from __future__ import annotations

from collections.abc import Mapping

from ledelseskort.deck.eyes import Look
from ledelseskort.deck.gate import clean_typed
from ledelseskort.deck.kinds import Colour, Symbol
from ledelseskort.deck.places import Plain
from ledelseskort.tui.card import CardView
from ledelseskort.tui.face import Face, Side

LONGEST = 600
"""Characters of a text that a card shows while it is written."""


class CardBeside(CardView):
    """A card, or the back of the pile where the cursor is in none."""

    DEFAULT_CSS = "CardBeside { width: 1fr; height: 1fr; }"

    def show(self, card: Mapping[str, Plain], look: Look | None) -> None:
        """That card, in the dress of its theme."""
        themes = look.themes if look is not None else {}
        name = _said(card.get("theme")) or (look.theme if look is not None else None) or ""
        theme = themes.get(name)
        listed = card.get("follow_ups")
        self.face = Face(
            symbol=(theme.symbol if theme else None) or Symbol.CIRCLE,
            colour=(theme.colour if theme else None) or Colour.GREY,
            theme=_said(theme.title if theme else name),
            question=_said(card.get("question")),
            situation=_said(card.get("situation")),
            follow_ups=tuple(filter(None, map(_said, listed))) if isinstance(listed, tuple) else (),
            follow_ups_shown=True,
            side=Side.FRONT,
        )

    def show_back(self, title: str) -> None:
        """The back of a card, with the deck's name."""
        self.face = Face(numeral=clean_typed(title, LONGEST))


def _said(value: Plain) -> str:
    """A value as text for a card; nothing for what is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return clean_typed(str(value), LONGEST)
