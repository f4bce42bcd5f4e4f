"""What is said around the card: whose turn it is above it, and below it the quiet lines that may be ignored."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

SHOWN = 5.0
"""Seconds that a thing is told in passing, and that »Fortryd: z« is shown after a step."""
BETWEEN = "   "
"""What parts two of them on one line."""


class Line(Static):
    """A text in as many rows as it needs. The same text again paints nothing; only another row moves the rest."""

    DEFAULT_CSS = """
    Line { height: auto; width: 1fr; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__("", id=id, markup=False)

    def say(self, text: str) -> None:
        """Shows the text."""
        before = str(self.content)
        if text != before:
            self.update(Content(text), layout=self._rows(text) != self._rows(before))

    def _rows(self, text: str) -> int:
        return Content(text).get_height({}, self.size.width or len(text)) if text else 0


class Sayings(Vertical):
    """Below the card: a word to the one who leads the talk, what may be ignored, and how the last step is undone."""

    DEFAULT_CSS = """
    Sayings { height: auto; }
    Sayings #tip { color: $muted; display: none; }
    Sayings #lines { height: auto; min-height: 1; }
    Sayings #guidance { color: $accent; }
    Sayings #undo { width: auto; color: $muted; margin-left: 3; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._told, self._told_until = "", 0.0
        self._undo_until = 0.0

    def compose(self) -> ComposeResult:
        """The tip has its own line; the rest share one."""
        yield Line(id="tip")
        yield Horizontal(Line(id="guidance"), Line(id="undo"), id="lines")

    def tell(self, told: str, at: float) -> None:
        """Something is told in passing at `at` seconds."""
        self._told, self._told_until = told, at + SHOWN

    def stepped(self, at: float) -> None:
        """A step was made that may be undone."""
        self._undo_until = at + SHOWN

    def show(self, *, tip: str, guidance: Iterable[str], undo: str, at: float) -> None:
        """What is to be said at `at` seconds."""
        told = (self._told if at < self._told_until else "", *guidance)
        self.query_one("#tip", Line).say(tip)
        self.query_one("#tip").display = bool(tip)
        self.query_one("#guidance", Line).say(BETWEEN.join(each for each in told if each))
        self.query_one("#undo", Line).say(undo if at < self._undo_until else "")
