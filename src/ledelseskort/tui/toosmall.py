"""A window below the least size says so, on top of everything, and goes away when there is room."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
"""The smallest window in which everything works."""


class TooSmallScreen(ModalScreen[None]):
    """One sentence."""

    DEFAULT_CSS = """
    TooSmallScreen { align: center middle; background: $table; color: $ink; }
    TooSmallScreen Static { width: 1fr; text-align: center; padding: 0 1; }
    """

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence

    def compose(self) -> ComposeResult:
        """What to do."""
        yield Static(Content(self.sentence))
