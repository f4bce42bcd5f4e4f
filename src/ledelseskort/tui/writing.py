"""A card to write to. Only a person alone gets one, and no other table loads the field: it takes a megabyte."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from ledelseskort.tui.card import CardView
from ledelseskort.tui.face import Face
from ledelseskort.wording.words import Words


class Writing(Container):
    """A card, and one free field for the person alone with it."""

    DEFAULT_CSS = """
    Writing { height: 1fr; layout: horizontal; }
    Writing CardView { width: 1fr; height: 1fr; }
    Writing #desk { width: 1fr; height: 1fr; padding: 0 1 0 3; }
    Writing.-narrow { layout: vertical; }
    Writing.-narrow CardView { height: 1fr; }
    Writing.-narrow #desk { height: 8; padding: 0 1; }
    Writing TextArea { height: 1fr; }
    Writing #prompt-line { color: $accent; height: auto; margin-bottom: 1; }
    Writing #own { color: $muted; height: auto; }
    Writing #before { height: auto; max-height: 40%; color: $muted; }
    """

    def __init__(self, words: Words, *, id: str) -> None:
        super().__init__(id=id)
        self.words = words
        self._field = TextArea(
            id="own-text",
            tab_behavior="focus",
            highlight_cursor_line=False,
            placeholder=words("tui.table.write-here"),
        )

    def compose(self) -> ComposeResult:
        """The card at the left, the field at the right."""
        yield CardView(id="own-card", more=self.words("tui.card.more"))
        yield Vertical(
            Static("", id="prompt-line", markup=False),
            VerticalScroll(Static("", markup=False), id="before", can_focus=False),
            self._field,
            Static(self.words("tui.form.note-alone-title"), id="own", markup=False),
            id="desk",
        )

    def on_resize(self) -> None:
        """Narrow windows have the field below the card."""
        self.set_class(self.app.size.width < 100, "-narrow")

    def show(self, face: Face, prompt: str, before: Iterable[str]) -> None:
        """The card, the helping prompt where one was asked for, and what was written to this card."""
        self.query_one("#own-card", CardView).face = face
        line = self.query_one("#prompt-line", Static)
        line.update(Content(prompt))
        line.display = bool(prompt)
        written = [Content(text) for text in before]
        earlier = self.query_one("#before", VerticalScroll)
        earlier.display = bool(written)
        earlier.query_one(Static).update(Content("\n\n").join(written))

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._field.text

    @property
    def active(self) -> bool:
        """Whether letters go into the field."""
        return self.screen.focused is self._field

    def take_focus(self) -> None:
        """Into the field."""
        self._field.focus()

    def wipe(self) -> None:
        """An empty field."""
        self._field.clear()
