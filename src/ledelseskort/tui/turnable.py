"""What can be turned over: a widget that draws one face by its own lines, and the flip from one face to another."""

from __future__ import annotations

from abc import abstractmethod

from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ledelseskort.tui import motion, strips
from ledelseskort.tui.design import palette
from ledelseskort.tui.face import Face, Row
from ledelseskort.tui.lines import cut

SMALLEST = (8, 3)
"""Columns and rows under which a card is only its words."""


class Turnable(Widget):
    """A card of some kind. Everything is computed from the face and the size it has when a line is asked for."""

    face: reactive[Face | None] = reactive(None, repaint=False)
    """The card that lies here. Set, it is there at once; `turn_to` turns it over instead."""
    progress: reactive[float] = reactive(0.0, repaint=False)
    """How far the flip has come, 0–1."""

    class Turned(Message):
        """The card has been turned over and lies still."""

        def __init__(self, card: Turnable) -> None:
            super().__init__()
            self.card = card

        @property
        def control(self) -> Turnable:
            """The card that was turned."""
            return self.card

    def __init__(self, face: Face | None = None, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._before: Face | None = None
        """The side that is turned away, while a flip is under way."""
        self._pictures = 1
        self._picture = 0.0
        self._look: tuple[object, ...] = ()
        self._drawn: list[Strip] = []
        """The lines as they were last computed, and from what."""
        self.set_reactive(Turnable.face, face)

    @abstractmethod
    def rows(self, face: Face, width: int, height: int) -> tuple[Row, ...]:
        """What is drawn of a face, `width` × `height` cells within the frame."""

    @property
    def ringed(self) -> bool:
        """Whether the ring of focus is around the card."""
        return self.has_focus

    @property
    def turning(self) -> bool:
        """Whether a flip is under way."""
        return self._before is not None

    def turn_to(self, face: Face) -> None:
        """Turn the card over to show `face`. A flip under way gives way; without full animation it is only shown."""
        before = self.face
        if before is None or not self.size or self.app.animation_level != "full":
            self.face = face
            self.post_message(self.Turned(self))
            return
        self.set_reactive(Turnable.face, face)
        self._before = before
        self._pictures = motion.pictures(*self.size)
        self._picture = motion.picture(0.0, self._pictures)
        self.set_reactive(Turnable.progress, 0.0)
        self.refresh()
        self.animate("progress", 1.0, duration=motion.DURATION, easing="linear", on_complete=self._landed)

    def settle(self) -> None:
        """End a flip now: the new face is there."""
        if self._before is not None:
            self._before = None
            self.refresh()

    def watch_face(self) -> None:
        """Another face, put there at once."""
        self._before = None
        self.refresh()

    def watch_progress(self, progress: float) -> None:
        """Paint only when the flip has come to another picture."""
        if self._before is not None and (picture := motion.picture(progress, self._pictures)) != self._picture:
            self._picture = picture
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the card."""
        width, height = self.size
        look = (self.face, self._before, self._picture, width, height, self.app.theme, self.ringed, *self.looks())
        if look != self._look:
            self._look, self._drawn = look, self._draw(width, height)
        if y < len(self._drawn):
            return self._drawn[y]
        colours = palette(self.app.theme)
        return strips.text("", width, colours.ink, colours.table)

    def looks(self) -> tuple[object, ...]:
        """What else a subclass draws from."""
        return ()

    def _draw(self, width: int, height: int) -> list[Strip]:
        colours = palette(self.app.theme)
        face = self.face
        if face is None:
            return []
        if width < SMALLEST[0] or height < SMALLEST[1]:
            words = cut(face.question or face.numeral, width, height)
            return [strips.text(line, width, colours.ink, colours.table) for line in words]
        if self._before is not None:
            side = face if strips.seen_at(self._picture) else self._before
            rows = self.rows(side, width - 2, height - 2)
            return strips.turning(rows, width, colours.table, self._picture, self._pictures > motion.FINE)
        rows = self.rows(face, width - 2, height - 2)
        return strips.resting(rows, width, colours.table, colours.ring if self.ringed else "")

    def _landed(self) -> None:
        if self._before is not None:
            self.settle()
            self.post_message(self.Turned(self))
