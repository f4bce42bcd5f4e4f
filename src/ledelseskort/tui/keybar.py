"""The line at the bottom: the keys that work now, each also a button for the mouse."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ledelseskort.tui.design import palette
from ledelseskort.tui.keys import Hint

GAP = 3
"""Cells between two hints."""


class KeyBar(Widget):
    """Hints in as many rows as the widget may have; what does not fit is left to the help."""

    DEFAULT_CSS = """
    KeyBar { height: auto; max-height: 2; width: 1fr; }
    """

    hints: reactive[tuple[Hint, ...]] = reactive((), layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row, or two where one is not enough."""
        return max(1, min(2, len(self._rows(width))))

    def _rows(self, width: int) -> list[list[tuple[int, Hint]]]:
        """The hints of each row with the column they begin in."""
        rows: list[list[tuple[int, Hint]]] = [[]]
        column = 0
        for hint in self.hints:
            length = cell_len(hint.shown) + 1 + cell_len(hint.label)
            if rows[-1] and column + length > width:
                rows.append([])
                column = 0
            rows[-1].append((column, hint))
            column += length + GAP
        return rows

    def render_line(self, y: int) -> Strip:
        """One row of hints: the key in the accent, what it does beside it."""
        colours = palette(self.app.theme)
        back = self.background_colors[1].rich_color
        rest = Style(color=colours.muted, bgcolor=back)
        key = Style(color=colours.accent, bgcolor=back, bold=True)
        rows = self._rows(self.size.width)
        segments: list[Segment] = []
        column = 0
        for start, hint in rows[y] if y < len(rows) else []:
            segments.append(Segment(" " * (start - column), rest))
            segments += [Segment(hint.shown, key), Segment(f" {hint.label}", rest)]
            column = start + cell_len(hint.shown) + 1 + cell_len(hint.label)
        return Strip(segments).adjust_cell_length(self.size.width, rest)

    async def on_click(self, event: events.Click) -> None:
        """A hint is a button."""
        rows = self._rows(self.size.width)
        for start, hint in rows[event.y] if event.y < len(rows) else []:
            if start <= event.x < start + cell_len(hint.shown) + 1 + cell_len(hint.label):
                event.stop()
                await self.screen.run_action(hint.action)
