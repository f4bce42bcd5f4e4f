"""The line at the top of a table: the deck and the way at the left; how far, and the clock, at the right."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ledelseskort.tui import bigtext
from ledelseskort.tui.design import palette


class TopLine(Widget):
    """One row; with large figures, as many as they are high."""

    DEFAULT_CSS = """
    TopLine { height: auto; width: 1fr; }
    """

    title: reactive[str] = reactive("")
    detail: reactive[str] = reactive("")
    status: reactive[str] = reactive("")
    time: reactive[str] = reactive("")
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
        figures = self._figures()
        height = len(figures) or 1
        right: list[Segment] = []
        if y == height - 1 and self.status:
            right.append(Segment(f"{self.status}   ", quiet))
        right.append(Segment(figures[y] if figures else self.time, strong))
        room = self.size.width - sum(cell_len(segment.text) for segment in right)
        left = self._left(strong, quiet, room) if y == height - 1 else [Segment(" " * room, quiet)]
        return Strip([*left, *right]).adjust_cell_length(self.size.width, quiet)

    def _left(self, strong: Style, quiet: Style, room: int) -> list[Segment]:
        """Title and detail, the detail giving way first."""
        title = set_cell_size(self.title, min(room, cell_len(self.title)))
        rest = room - cell_len(title)
        detail = f"   {self.detail}" if self.detail and rest > cell_len(self.detail) + 4 else ""
        return [Segment(title, strong), Segment(set_cell_size(detail, max(0, rest)), quiet)]
