"""One card as one widget: it draws its own lines, turns over, and never hides a word without saying so."""

from __future__ import annotations

from functools import lru_cache

from textual.events import MouseScrollDown, MouseScrollUp
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ledelseskort.tui import motion, strips
from ledelseskort.tui.design import palette
from ledelseskort.tui.face import Face, Row, hidden, whole
from ledelseskort.tui.lines import cut
from ledelseskort.wording.words import load

SMALLEST = (8, 4)
"""Columns and rows under which a card is only a line of text."""


@lru_cache(maxsize=64)
def _rows(face: Face, width: int, height: int, theme: str, scrolled: int) -> tuple[Row, ...]:
    return whole(face, width - 2, height - 2, palette(theme), scrolled, load()("tui.card.more"))


@lru_cache(maxsize=64)
def _resting(face: Face, width: int, height: int, theme: str, scrolled: int, focused: bool) -> list[Strip]:
    colours = palette(theme)
    ring = colours.ring if focused else None
    return strips.resting(_rows(face, width, height, theme, scrolled), width, colours.table, ring)


class CardView(Widget):
    """A card, as large as the room it is given. Without a face it is an empty place on the table."""

    DEFAULT_CSS = "CardView { width: 1fr; height: 1fr; }"

    face: reactive[Face | None] = reactive(None, repaint=False)
    """The card that lies here. Set at once; `turn_to` turns it over instead."""
    scrolled: reactive[int] = reactive(0)
    """How many rows a card that is too long for its room has been scrolled."""
    progress: reactive[float] = reactive(0.0, repaint=False)
    """How far the flip has come, 0–1."""

    class Turned(Message):
        """The card has been turned over and lies still."""

        def __init__(self, card: CardView) -> None:
            super().__init__()
            self.card = card

        @property
        def control(self) -> CardView:
            """The card that was turned."""
            return self.card

    def __init__(
        self, face: Face | None = None, *, focusable: bool = False, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.can_focus = focusable
        self._before: Face | None = None
        self._turning = False
        self._pictures = 1
        self._picture = 0.0
        self.set_reactive(CardView.face, face)

    @property
    def turning(self) -> bool:
        """Whether a flip is under way."""
        return self._turning

    @property
    def hidden_rows(self) -> int:
        """How far the card can be scrolled: 0 when every word stands."""
        width, height = self.size
        if self.face is None or width < SMALLEST[0] or height < SMALLEST[1]:
            return 0
        return hidden(self.face, width - 2, height - 2, palette(self.app.theme))

    def turn_to(self, face: Face) -> None:
        """Turn the card over to show `face`. A flip under way gives way; without full animation it is only shown."""
        before = self.face
        if before is None or not self.size or self.app.animation_level != "full":
            self.face = face
            self.post_message(self.Turned(self))
            return
        self._settle()
        self.set_reactive(CardView.face, face)
        self.set_reactive(CardView.scrolled, 0)
        self._before, self._turning = before, True
        self._pictures = motion.phases(*self.size)
        self._picture = 0.0
        self.set_reactive(CardView.progress, 0.0)
        self.animate("progress", 1.0, duration=motion.DURATION, easing="linear", on_complete=self._landed)

    def roll(self, rows: int) -> bool:
        """Scroll a card that is longer than its room. Whether anything moved."""
        before = self.scrolled
        self.scrolled = max(0, min(self.hidden_rows, before + rows))
        return self.scrolled != before

    def watch_face(self) -> None:
        """Another face, put there at once."""
        self._settle()
        self.scrolled = 0
        self.refresh()

    def watch_progress(self, progress: float) -> None:
        """Paint only when the flip has come to another picture."""
        if self._turning and (picture := motion.phase(progress, self._pictures)) != self._picture:
            self._picture = picture
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the card, from nothing but its face and size."""
        width, height = self.size
        colours = palette(self.app.theme)
        blank = Strip.blank(width, strips.style(colours.ink, colours.table))
        face = self.face
        if face is None or y >= height:
            return blank
        if width < SMALLEST[0] or height < SMALLEST[1]:
            return self._tiny(face, y)
        if not self._turning:
            scrolled = min(self.scrolled, self.hidden_rows)
            return _resting(face, width, height, self.app.theme, scrolled, self.has_focus)[y]
        return self._turning_strips(width, height)[y]

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """The wheel scrolls a card that is too long."""
        if self.roll(1):
            event.stop()

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The wheel scrolls back."""
        if self.roll(-1):
            event.stop()

    def _turning_strips(self, width: int, height: int) -> list[Strip]:
        side = self.face if strips.seen_at(self._picture) else self._before
        rows = _rows(side or Face(), width, height, self.app.theme, 0)
        key = (rows, width, palette(self.app.theme).table, self._picture)
        return _turning(*key)

    def _tiny(self, face: Face, y: int) -> Strip:
        """Where there is no room for a card: its words."""
        width, height = self.size
        colours = palette(self.app.theme)
        text = cut(face.question or face.numeral, width, height)
        line = text[y] if y < len(text) else ""
        return Strip.blank(width) if not line else strips.text(line, width, colours.ink, colours.table)

    def _landed(self) -> None:
        if self._turning:
            self._settle()
            self.refresh()
            self.post_message(self.Turned(self))

    def _settle(self) -> None:
        self._turning, self._before = False, None


@lru_cache(maxsize=2)
def _turning(rows: tuple[Row, ...], width: int, ground: str, turn: float) -> list[Strip]:
    return strips.turning(rows, width, ground, turn)
