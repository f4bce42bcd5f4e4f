"""The line at the top of a table: the deck and the way at the left; how far, and the clock, at the right."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ledelseskort.table.clock import LAST_STRETCH, Clock
from ledelseskort.table.modes.memory import Memory
from ledelseskort.tui import bigtext, keys
from ledelseskort.tui.clockline import ClockLine
from ledelseskort.tui.design import palette
from ledelseskort.tui.keys import Hint
from ledelseskort.wording.words import Words

if TYPE_CHECKING:
    from ledelseskort.tui.tell import Teller

GAP = "   "
KEPT_FROM = 72
"""Columns from which there is room to say what is kept."""
TALL = 24
"""Rows from which there is room for large figures."""


class TopLine(Widget):
    """One row; with large figures, as many as they are high."""

    DEFAULT_CSS = """
    TopLine { height: auto; width: 1fr; }
    """

    title: reactive[str] = reactive("")
    detail: reactive[str] = reactive("")
    status: reactive[str] = reactive("")
    kept: reactive[str] = reactive("")
    """What is true of the keeping now; left out where there is little room."""
    time: reactive[str] = reactive("")
    soft: reactive[bool] = reactive(False)
    """A time that is only suggested is as quiet as the rest."""
    stop: reactive[Hint | None] = reactive(None)
    """What stops the clock, or sets it going."""
    large: reactive[bool] = reactive(False, layout=True)
    """Whether the time is shown in large figures: the last two minutes, where there is room."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height of what is shown."""
        return len(self._figures()) or 1

    def _figures(self) -> tuple[str, ...]:
        return bigtext.figures(self.time) if self.large and self.time else ()

    def render_line(self, y: int) -> Strip:
        """One row of text and figures."""
        colours = palette(self.app.theme)
        back = self.background_colors[1].rich_color
        quiet = Style(color=colours.muted, bgcolor=back)
        strong = Style(color=colours.ink, bgcolor=back, bold=True)
        key = Style(color=colours.accent, bgcolor=back, bold=True)
        figures = self._figures()
        last = y == (len(figures) or 1) - 1
        time = Segment(figures[y] if figures else self.time, quiet if self.soft else strong)
        right = [*self._status(quiet, key), time] if last else [time]
        room = self.size.width - sum(cell_len(segment.text) for segment in right)
        left = self._left(strong, quiet, room) if last else [Segment(" " * room, quiet)]
        return Strip([*left, *right]).adjust_cell_length(self.size.width, quiet)

    def _status(self, quiet: Style, key: Style) -> list[Segment]:
        """How far, and what stops the clock."""
        said = (self.kept if self.size.width >= KEPT_FROM else "", self.status)
        status = [Segment(each + GAP, quiet) for each in said if each]
        if self.stop is None:
            return status
        hint = self.stop
        return [*status, Segment(f"{hint.label}: ", quiet), Segment(hint.shown + GAP, key)]

    async def on_click(self, event: events.Click) -> None:
        """What stops the clock is a button."""
        hint = self.stop
        if hint is None:
            return
        figures = self._figures()
        end = self.size.width - cell_len((figures[-1] if figures else self.time) + GAP)
        if end - cell_len(f"{hint.label}: {hint.shown}") <= event.x < end and event.y == self.size.height - 1:
            event.stop()
            await self.screen.run_action(hint.action)

    def _left(self, strong: Style, quiet: Style, room: int) -> list[Segment]:
        """Title and detail, the detail giving way first."""
        title = set_cell_size(self.title, min(room, cell_len(self.title)))
        rest = room - cell_len(title)
        detail = f"{GAP}{self.detail}" if self.detail and rest > cell_len(self.detail) + 4 else ""
        return [Segment(title, strong), Segment(set_cell_size(detail, max(0, rest)), quiet)]


class Head(Vertical):
    """The top line and the clock's thin line below it."""

    DEFAULT_CSS = """
    Head { height: auto; }
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._stop = {
            runs: Hint(keys.MOVES[kind].shown, words(f"option.{kind}"), "toggle_clock")
            for runs, kind in ((True, "pause"), (False, "go-on"))
        }

    def compose(self) -> ComposeResult:
        """Both."""
        yield TopLine()
        yield ClockLine()

    def show(self, teller: Teller) -> None:
        """What the table is about, and how far it is."""
        table, words, top = teller.live.table, teller.words, self.query_one(TopLine)
        top.title = table.deck.title
        top.kept = teller.kept()
        top.detail = words(f"mode.{table.opening.mode.value}")
        task = teller.live.texts.get(table.opening.task or "")
        if task:
            top.detail += "   " + words("tui.table.task", task=task)
        state, met = table.play, len(table.met)
        if isinstance(state, Memory):
            turned = sum(place.card is not None for place in state.places)
            top.status = words("tui.table.cards-left", turned=turned, count=len(state.places))
        else:
            top.status = words("tui.table.card-count", count=met) if met else ""

    def tick(self, clock: Clock | None, now: datetime) -> None:
        """The clock as it is now: quiet figures for a soft one, large in the last two minutes; always the line."""
        top, line = self.query_one(TopLine), self.query_one(ClockLine)
        if clock is None:
            top.time, top.large, top.stop, line.fraction = "", False, None, 0.0
            return
        left = clock.remaining(now)
        line.fraction, line.running, line.soft = left / clock.given, clock.running, clock.soft
        minutes, seconds = divmod(ceil(left), 60)
        top.soft = clock.soft
        # A time that is only suggested has nothing to say when it is over.
        top.time = "" if clock.soft and not left else f"{minutes:02d}:{seconds:02d}"
        top.large = not clock.soft and left <= LAST_STRETCH < clock.given and self.app.size.height >= TALL
        top.stop = self._stop[clock.running]
