"""What a new deck is to be called."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Input

from ledelseskort.deck.bundling import LONGEST
from ledelseskort.deck.gate import clean_typed
from ledelseskort.tui import keys
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.modals import Modal
from ledelseskort.wording.words import Words


class TitleModal(Modal[str]):
    """Asks for the title; enter takes it."""

    AUTO_FOCUS = "Input"

    def __init__(self, words: Words) -> None:
        super().__init__(words, words("cli.new.title"))

    def content(self) -> Iterable[Widget]:
        """One line."""
        yield Input(placeholder=self.words("starter.title"), max_length=LONGEST)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        return (Hint(keys.CHOOSE.caption(self.words), self.words("tui.decks.new"), "take"), *super().hints())

    def on_input_submitted(self) -> None:
        """Enter takes what stands there."""
        self.action_take()

    def action_take(self) -> None:
        """That title; where nothing was written, the one that was suggested."""
        self.dismiss(clean_typed(self.query_one(Input).value, LONGEST).strip() or self.words("starter.title"))
