"""A row to choose in: a label, and a value between two arrows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Generic, TypeVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ledelseskort.tui.design import palette

T = TypeVar("T")
ARROWS = 4
"""Cells of the two arrows beside a value."""
LABELS = 38
"""Values never begin further to the right than this, in cells, so that the eye finds the way across."""
VALUES = 29
"""Cells that are left to the values where there is room for both."""


class Chooser(Widget, can_focus=True):
    """One of several values; the arrows sideways change it, and so does a click on either half.

    The values of rows of the same width begin in the same column, but where a long label or value moves one aside.
    Where the longest value does not fit beside the label, it has a line of its own.
    """

    DEFAULT_CSS = """
    Chooser { height: auto; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,minus", "step(-1)", show=False),
        Binding("right,plus", "step(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
    ]

    label: reactive[str] = reactive("", layout=True)
    values: reactive[tuple[str, ...]] = reactive((), layout=True)
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

    def __init__(
        self, label: str, values: Sequence[str], index: int = 0, *, own_line: bool = False, id: str | None = None
    ) -> None:
        """With `own_line` the value is always below the label, however short that is just now."""
        super().__init__(id=id)
        self.own_line = own_line
        self.set_reactive(Chooser.label, label)
        self.set_reactive(Chooser.values, tuple(values))
        self.set_reactive(Chooser.index, index)
        self.chosen = False
        """Whether a person has chosen here."""

    def choose(self, index: int) -> None:
        """Chooses a value as a person would."""
        bounded = max(0, min(len(self.values) - 1, index))
        if bounded != self.index:
            self.index, self.chosen = bounded, True
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
        start = self._value_start(self.size.width)
        if event.x >= start and event.y == self.size.height - 1:
            self.action_step(-1 if event.x < start + 3 else 1)

    def text(self) -> str:
        """The value as it is shown."""
        return self.values[self.index]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row, or two."""
        return 2 if self._stacked(width) else 1

    def _stacked(self, width: int) -> bool:
        """Whether label and value stand on a line each."""
        if self.own_line:
            return True
        longest = max(map(cell_len, self.values), default=0)
        return cell_len(self.label) + 2 + ARROWS + longest > width

    def _value_start(self, width: int) -> int:
        """The column in which the value begins."""
        column = min(LABELS, max((width - 3) // 2, width - VALUES), width - ARROWS - cell_len(self.text()))
        return max(1 if self._stacked(width) else cell_len(self.label) + 2, column)

    def render_line(self, y: int) -> Strip:
        """The label, quiet; the value, with arrows where there is more to either side."""
        width, height = self.size
        start, stacked = self._value_start(width), height > 1
        colours, focused = palette(self.app.theme), self.has_focus
        back = self.background_colors[1].rich_color
        quiet = Style(color=colours.ink if focused else colours.muted, bgcolor=back, bold=focused)
        arrow = Style(color=colours.ring if focused else colours.line, bgcolor=back, bold=True)
        value = Style(color=colours.accent if focused else colours.ink, bgcolor=back, bold=True)
        margin = Segment("▌" if focused else " ", arrow)
        if stacked and y == 0:
            return Strip([margin, Segment(_cut(self.label, width - 1), quiet)]).adjust_cell_length(width, quiet)
        segments = [
            margin,
            Segment(set_cell_size("" if stacked else self.label, start - 1), quiet),
            Segment("‹ " if self.index > 0 else "  ", arrow),
            Segment(_cut(self.text(), width - start - ARROWS), value),
            Segment(" ›" if self.index < len(self.values) - 1 else "  ", arrow),
        ]
        return Strip(segments).adjust_cell_length(width, quiet)


class Picker(Chooser, Generic[T]):
    """A chooser whose words stand for something."""

    def __init__(
        self, label: str, choices: Mapping[T, str], chosen: T, *, own_line: bool = False, id: str | None = None
    ) -> None:
        """`choices` are what can be chosen, each with its words."""
        super().__init__(label, tuple(choices.values()), tuple(choices).index(chosen), own_line=own_line, id=id)
        self._choices = tuple(choices)

    @property
    def value(self) -> T:
        """What is chosen."""
        return self._choices[self.index]

    def suggest(self, value: T) -> None:
        """What is likely, unless a person has chosen."""
        if not self.chosen:
            self.index = self._choices.index(value)

    def pick(self, value: object) -> None:
        """Chooses this as a person would, where it can be chosen."""
        if value in self._choices:
            self.choose(self._choices.index(value))
            self.chosen = True

    def offer(self, label: str, choices: Mapping[T, str], chosen: T) -> None:
        """Something else to choose among."""
        self.label, self.values, self._choices = label, tuple(choices.values()), tuple(choices)
        self.index = self._choices.index(chosen)


def _cut(text: str, room: int) -> str:
    return text if cell_len(text) <= room else set_cell_size(text, max(0, room - 1)) + "…"
