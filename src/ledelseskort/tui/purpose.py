"""A prepared meeting begins with its purpose, read aloud from the screen; then the table is set."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Deck
from ledelseskort.tui import keys
from ledelseskort.tui.card import CardView
from ledelseskort.tui.face import Face, Side
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.page import Page


class PurposeScreen(Page):
    """The purpose as large as it can be, and what the meeting is made of; space goes on."""

    DEFAULT_CSS = """
    PurposeScreen #title { text-style: bold; height: auto; margin-bottom: 1; }
    PurposeScreen CardView { height: 1fr; }
    PurposeScreen #told { height: auto; color: $muted; margin: 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space,enter,pagedown", "begin", show=False)]

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self.deck = deck

    def content(self) -> Iterable[Widget]:
        """The purpose on paper; where there is none, the title."""
        deck, words = self.deck, self.words
        face = Face(
            theme=words("tui.setting.purpose" if deck.purpose else "tui.home.prepare"),
            question=deck.purpose or deck.title,
            side=Side.FRONT,
        )
        parts = [words("tui.decks.cards", count=len(deck.playable))]
        if deck.play.mode is not None:
            parts.append(words(f"mode.{deck.play.mode.value}"))
        if deck.play.mode is not ModeName.ALONE:
            parts.append(words("tui.prepare.minutes", count=deck.play.length))
        yield Static(Content(deck.title), id="title")
        yield CardView(face, more=words("tui.card.more"))
        yield Static(Content(" · ".join(parts)), id="told")

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        return (self.hint(keys.NATURAL, "begin", "begin"), self.hint(keys.BACK, "back", "back"))

    def action_begin(self) -> None:
        """The table, set as it was prepared; alone there is nothing to set."""
        if self.deck.play.mode is ModeName.ALONE:
            self.home.sit_alone()
        else:
            self.home.set_table()
