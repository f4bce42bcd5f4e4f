"""A row to choose in: a label, and a value between two arrows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ledelseskort.tui.design import palette


class Chooser(Widget, can_focus=True):
    """One of several values; the arrows sideways change it, and so does a click on either half."""

    DEFAULT_CSS = """
    Chooser { height: 1; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,minus", "step(-1)", show=False),
        Binding("right,plus", "step(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
    ]

    index: reactive[int] = reactive(0)

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, chooser: Chooser) -> None:
            super().__init__()
            self.chooser = chooser

        @property
        def control(self) -> Chooser:
            """The row it was chosen in."""
            return self.chooser

    def __init__(self, label: str, values: Sequence[str], index: int = 0, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.label = label
        self.values = tuple(values)
        self.set_reactive(Chooser.index, index)

    def offer(self, values: Sequence[str], index: int) -> None:
        """Other values to choose among."""
        self.values = tuple(values)
        self.index = index
        self.refresh()

    def choose(self, index: int) -> None:
        """Chooses a value as a person would."""
        bounded = max(0, min(len(self.values) - 1, index))
        if bounded != self.index:
            self.index = bounded
            self.post_message(self.Changed(self))

    def action_step(self, by: int) -> None:
        """The next value, or the one before."""
        self.choose(self.index + by)

    def action_edge(self, index: int) -> None:
        """The first value, or the last."""
        self.choose(index % len(self.values))

    def on_click(self, event: events.Click) -> None:
        """The left half goes back, the right half on."""
        self.focus()
        start = self._label_width()
        if event.x >= start:
            self.action_step(-1 if event.x < start + 3 else 1)

    def _label_width(self) -> int:
        """The column where the value begins."""
        return min(38, self.size.width // 2)

    def render_line(self, y: int) -> Strip:
        """The label, quiet; the value, with arrows where there is more to either side."""
        colours = palette(self.app.theme)
        focused = self.has_focus
        back = self.background_colors[1].rich_color
        quiet = Style(color=colours.ink if focused else colours.muted, bgcolor=back, bold=focused)
        arrow = Style(color=colours.ring if focused else colours.line, bgcolor=back, bold=True)
        value = Style(color=colours.accent if focused else colours.ink, bgcolor=back, bold=True)
        width, start = self.size.width, self._label_width()
        room = max(1, width - start - 4)
        text = self.values[self.index] if self.values else ""
        shown = text if cell_len(text) <= room else set_cell_size(text, room - 1) + "…"
        segments = [
            Segment("▌" if focused else " ", arrow),
            Segment(set_cell_size(self.label, start - 2), quiet),
            Segment(" ", quiet),
            Segment("‹ " if self.index > 0 else "  ", arrow),
            Segment(shown, value),
            Segment(" ›" if self.index < len(self.values) - 1 else "  ", arrow),
        ]
        return Strip(segments).adjust_cell_length(width, quiet)
