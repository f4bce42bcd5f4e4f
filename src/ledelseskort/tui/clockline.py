"""The clock as it is seen: a thin line that grows shorter, and large figures. The time itself is computed elsewhere."""

from __future__ import annotations

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ledelseskort.tui import bigtext, strips
from ledelseskort.tui.design import palette

FULL, HALF = "━", "╸"


class ClockLine(Widget):
    """What is left of the time, as a line in steps of half a cell. Nothing is repainted while it looks the same."""

    DEFAULT_CSS = "ClockLine { width: 100%; height: 1; }"

    fraction: reactive[float] = reactive(1.0, repaint=False)
    """What is left, 0–1."""
    soft: reactive[bool] = reactive(False)
    """A clock that only suggests: thinner in colour."""
    running: reactive[bool] = reactive(True)
    """A clock that stands still is muted."""

    def watch_fraction(self, before: float, after: float) -> None:
        """Repaint when the line has become half a cell shorter."""
        if self._halves(before) != self._halves(after):
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.size.width
        colours = palette(self.app.theme)
        full, half = divmod(self._halves(self.fraction), 2)
        ink = colours.ring if self.running and not self.soft else colours.muted
        left = full + half
        return Strip(
            [
                Segment(FULL * full + HALF * half, strips.style(ink, colours.table)),
                Segment(FULL * (width - left), strips.style(colours.line, colours.table)),
            ],
            width,
        )

    def _halves(self, fraction: float) -> int:
        return round(2 * self.size.width * max(0.0, min(1.0, fraction)))


class ClockFigures(Widget):
    """The time in block figures three rows high, or as text where the widget is lower. Set right-aligned."""

    DEFAULT_CSS = "ClockFigures { width: 1fr; height: 3; }"

    text: reactive[str] = reactive("")
    """Minutes and seconds, `09:54`. The same text repaints nothing."""
    urgent: reactive[bool] = reactive(False)
    """The last minutes: in the colour of the ring."""
    running: reactive[bool] = reactive(True)
    """A clock that stands still is muted."""

    def render_line(self, y: int) -> Strip:
        """One row of the figures."""
        width, height = self.size
        colours = palette(self.app.theme)
        ink = colours.muted if not self.running else colours.accent if self.urgent else colours.ink
        drawable = height >= 3 and bool(self.text) and set(self.text) <= set("0123456789:")
        rows = bigtext.figures(self.text) if drawable else (self.text,)
        line = rows[y] if y < len(rows) else ""
        return strips.text(line.rjust(width), width, ink, colours.table)
