"""The circle in one or two lines: who has the card, and who has had it; passing looks like having had it."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

HAS = "▸"
HAD = "✓"
WAITS = "·"


@dataclass(frozen=True)
class Sitting:
    """A seat as the strip shows it."""

    name: str
    short: str = ""
    """What stands there where the names do not fit; a name of a person is shortened instead."""
    turn: bool = False
    had: bool = False


class SeatStrip(Widget):
    """Everyone who is here, clockwise."""

    DEFAULT_CSS = """
    SeatStrip { height: auto; max-height: 2; width: 1fr; color: $muted; text-align: center; }
    """

    seats: reactive[tuple[Sitting, ...]] = reactive((), layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line, or two where the names need it; none for a person alone."""
        return 0 if len(self.seats) < 2 else min(2, len(self._lines(width)))

    def _lines(self, width: int) -> list[list[Sitting]]:
        lines: list[list[Sitting]] = [[]]
        used = 0
        for seat in self.seats:
            room = cell_len(self._short(seat, width)) + 5
            if lines[-1] and used + room - 3 > width:
                lines.append([])
                used = 0
            lines[-1].append(seat)
            used += room
        return lines

    def _short(self, seat: Sitting, width: int) -> str:
        """A name that leaves room for the others on two lines."""
        room = max(3, 2 * width // max(1, len(self.seats)) - 6)
        if cell_len(seat.name) <= room:
            return seat.name
        return seat.short or set_cell_size(seat.name, room - 1) + "…"

    def render(self) -> Content:
        """The one who has the card stands out by mark, weight and colour."""
        lines = []
        for line in self._lines(self.size.width):
            parts = []
            for seat in line:
                mark = HAS if seat.turn else HAD if seat.had else WAITS
                style = "bold $accent" if seat.turn else "$muted"
                parts.append(Content.assemble((f"{mark} {self._short(seat, self.size.width)}", style)))
            lines.append(Content("   ").join(parts))
        return Content("\n").join(lines)
