"""What is wrong in the file that is written, line by line below it; enter goes to where it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ledelseskort.deck.diagnostics import Diagnostic, Place, Severity
from ledelseskort.deck.gate import shown
from ledelseskort.deck.telling import advice, message
from ledelseskort.tui.design import palette
from ledelseskort.wording.words import Words

STYLES = {Severity.ERROR: "$danger", Severity.WARNING: "$accent", Severity.HINT: "$muted"}
"""How each is written; a tip on language is never in the way."""
_GUTTER = 3
"""Cells of the number of a line."""


class Told(Widget):
    """One or two rows of text; what there is no room for is cut, and nothing below it ever moves."""

    DEFAULT_CSS = """
    Told { height: 1; width: 1fr; color: $muted; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.content = Content("")

    def tell(self, content: Content) -> None:
        """Shows the text."""
        if content != self.content or content.spans != self.content.spans:
            self.content = content
            self.refresh()

    def render(self) -> Content:
        """The text."""
        return self.content


class FaultList(Widget, can_focus=True):
    """Those of this file first, then those of the files it goes with, then the tips.

    Painted by itself, for a list of Textual's own would be laid out anew for every fault that comes and goes.
    """

    DEFAULT_CSS = "FaultList { height: 1fr; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "step(-5)", show=False),
        Binding("pagedown", "step(5)", show=False),
        Binding("home", "step(-10000)", show=False),
        Binding("end", "step(10000)", show=False),
        Binding("enter,space", "choose", show=False),
    ]

    class Chosen(Message):
        """One of them is to be gone to."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place

    at: reactive[int] = reactive(0)
    """Which of them is under the cursor."""

    def __init__(self, words: Words, *, id: str) -> None:
        super().__init__(id=id)
        self._words = words
        self._file = ""
        self.found: tuple[Diagnostic, ...] = ()
        """What is listed."""

    def show(self, found: Sequence[Diagnostic], file: str) -> None:
        """These, where they are others than those that stand there; `file` is the one that is written."""
        if (tuple(found), file) != (self.found, self._file):
            self.found, self._file = tuple(found), file
            self.at = min(self.at, max(0, len(found) - 1))
            self.refresh()

    def row(self, diagnostic: Diagnostic) -> tuple[tuple[str, str], ...]:
        """A row, as texts and what each is written in."""
        place, hint = diagnostic.place, diagnostic.severity is Severity.HINT
        where = "" if place.file == self._file else f"{shown(Path(place.file).name)}: "
        return (
            (f"  {place.line:>{_GUTTER}}  ", "muted"),
            (f"{self._words(f'report.{diagnostic.severity.value}')}: ", STYLES[diagnostic.severity].removeprefix("$")),
            (f"{where}{message(diagnostic, self._words)}", "muted" if hint else "ink"),
        )

    @property
    def _top(self) -> int:
        """The first of them that is shown."""
        return max(0, min(self.at - self.size.height // 2, len(self.found) - self.size.height))

    def render_line(self, y: int) -> Strip:
        """One of them, cut where there is no room for more."""
        number = self._top + y
        colours, width = palette(self.app.theme), self.size.width
        chosen = self.has_focus and number == self.at and number < len(self.found)
        ground = colours.back if chosen else self.background_colors[1].hex
        rest = Style(color=colours.numeral, bgcolor=ground, bold=chosen)
        if number >= len(self.found):
            return Strip.blank(width, rest)
        strip = Strip(
            Segment(text, rest if chosen else Style(color=getattr(colours, ink), bgcolor=ground))
            for text, ink in self.row(self.found[number])
        )
        if strip.cell_length > width:
            strip = Strip.join([strip.crop(0, width - 1), Strip([Segment("…", rest)])])
        return strip.adjust_cell_length(width, rest)

    def action_step(self, rows: int) -> None:
        """Up or down."""
        self.at = max(0, min(self.at + rows, len(self.found) - 1))

    def action_choose(self) -> None:
        """To the one under the cursor."""
        if self.at < len(self.found):
            self.post_message(self.Chosen(self.found[self.at].place))

    def on_click(self, event: events.Click) -> None:
        """To the one that was clicked."""
        event.stop()
        if self._top + event.y < len(self.found):
            self.at = self._top + event.y
            self.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel goes through them."""
        event.stop()
        self.action_step(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """And back."""
        event.stop()
        self.action_step(-1)


def own(found: Sequence[Diagnostic], words: Words) -> Content:
    """What the cursor's line has of faults, the gravest of them in words, and what to do about it."""
    if not found:
        return Content("")
    gravest = min(found, key=lambda each: list(Severity).index(each.severity))
    said = message(gravest, words)
    return Content.assemble(
        (f"{said[:1].upper()}{said[1:]}", STYLES[gravest.severity]),
        (f"\n{advice(gravest, words)}", "" if gravest.severity is Severity.ERROR else "$muted"),
    )
