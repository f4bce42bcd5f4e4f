"""One card as large as the room it is given: every word stands, or the card says that there is more and scrolls."""

from __future__ import annotations

from functools import lru_cache

from textual.events import MouseScrollDown, MouseScrollUp
from textual.reactive import reactive

from ledelseskort.tui.design import palette
from ledelseskort.tui.drawing import hidden, whole
from ledelseskort.tui.face import Face, Row
from ledelseskort.tui.turnable import SMALLEST, Turnable


class CardView(Turnable):
    """A card on its own. Without a face it is an empty place on the table.

    With `focusable` it can be chosen among others and then has the ring.
    """

    DEFAULT_CSS = "CardView { width: 1fr; height: 1fr; }"

    scrolled: reactive[int] = reactive(0)
    """How many rows a card that is too long for its room has been scrolled."""

    def __init__(
        self,
        face: Face | None = None,
        *,
        more: str = "↓",
        focusable: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """`more` is what stands below a card while words of it follow."""
        super().__init__(face, id=id, classes=classes)
        self.can_focus = focusable
        self._more = more

    @property
    def hidden_rows(self) -> int:
        """How far the card can be scrolled: 0 when every word stands."""
        width, height = self.size
        if self.face is None or width < SMALLEST[0] or height < SMALLEST[1]:
            return 0
        return _hidden(self.face, width - 2, height - 2, self.app.theme)

    def rows(self, face: Face, width: int, height: int) -> tuple[Row, ...]:
        """The whole card."""
        scrolled = min(self.scrolled, self.hidden_rows) if self.scrolled and face is self.face else 0
        return _rows(face, width, height, self.app.theme, scrolled, self._more)

    def looks(self) -> tuple[object, ...]:
        """How far it has been scrolled."""
        return (self.scrolled,)

    def roll(self, rows: int) -> bool:
        """Scroll a card that is longer than its room. Whether anything moved."""
        before = min(self.scrolled, self.hidden_rows)
        self.scrolled = max(0, min(self.hidden_rows, before + rows))
        return self.scrolled != before

    def watch_face(self) -> None:
        """Another face is read from its top."""
        super().watch_face()
        self.scrolled = 0

    def turn_to(self, face: Face) -> None:
        """Turn the card over; the new side is read from its top."""
        self.set_reactive(CardView.scrolled, 0)
        super().turn_to(face)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """The wheel scrolls a card that is too long."""
        if self.roll(1):
            event.stop()

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The wheel scrolls back."""
        if self.roll(-1):
            event.stop()


@lru_cache(maxsize=32)
def _rows(face: Face, width: int, height: int, theme: str, scrolled: int, more: str) -> tuple[Row, ...]:
    return whole(face, width, height, palette(theme), scrolled, more)


@lru_cache(maxsize=32)
def _hidden(face: Face, width: int, height: int, theme: str) -> int:
    return hidden(face, width, height, palette(theme))
