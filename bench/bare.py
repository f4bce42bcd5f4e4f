"""What is measured against: a Textual app with nothing in it, which shows every key that is pressed."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static

if "--with-models" in sys.argv:
    import yaml
    from pydantic import BaseModel

    HELD = (BaseModel, yaml)

READY = "klar"
"""Painted at once."""


class Bare(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static(READY)

    def on_key(self, event: Key) -> None:
        """Echoes the key, each time as something new."""
        line = self.query_one(Static)
        line.update(f"{event.key} {'·' if '·' not in str(line.content) else ''}")


if __name__ == "__main__":
    Bare().run()
