"""The board of the memory game: every place in one widget, so that a flip repaints one card, however many there are."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ledelseskort.tui import motion, strips
from ledelseskort.tui.design import palette
from ledelseskort.tui.face import Face, Row, miniature
from ledelseskort.tui.grid import Grid, grid


@lru_cache(maxsize=128)
def _rows(face: Face, width: int, height: int, theme: str) -> tuple[Row, ...]:
    return miniature(face, width - 2, height - 2, palette(theme))


@lru_cache(maxsize=128)
def _resting(face: Face, width: int, height: int, theme: str, ringed: bool) -> list[Strip]:
    colours = palette(theme)
    return strips.resting(_rows(face, width, height, theme), width, colours.table, colours.ring if ringed else None)


@lru_cache(maxsize=2)
def _turning(face: Face, width: int, height: int, theme: str, picture: float) -> list[Strip]:
    return strips.turning(_rows(face, width, height, theme), width, palette(theme).table, picture)


class Board(Widget, can_focus=True):
    """Places in a grid that suits the size. The arrows move the ring, enter or a click chooses a place."""

    DEFAULT_CSS = "Board { width: 1fr; height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1, 0)", show=False),
        Binding("right", "move(1, 0)", show=False),
        Binding("up", "move(0, -1)", show=False),
        Binding("down", "move(0, 1)", show=False),
        Binding("home", "go(0)", show=False),
        Binding("end", "go(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    places: reactive[tuple[Face, ...]] = reactive((), repaint=False)
    """What lies on each place."""
    focused_place: reactive[int] = reactive(0, repaint=False)
    """The place with the ring, counted from 0."""
    progress: reactive[float] = reactive(0.0, repaint=False)
    """How far the flip has come, 0–1."""

    class Chosen(Message):
        """Somebody chose a place."""

        def __init__(self, board: Board, place: int) -> None:
            super().__init__()
            self.board = board
            self.place = place

        @property
        def control(self) -> Board:
            """The board."""
            return self.board

    class Turned(Message):
        """A place has been turned over and lies still."""

        def __init__(self, board: Board, place: int) -> None:
            super().__init__()
            self.board = board
            self.place = place

        @property
        def control(self) -> Board:
            """The board."""
            return self.board

    def __init__(self, places: tuple[Face, ...] = (), *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._turned: int | None = None
        self._before: Face | None = None
        self._pictures = 1
        self._picture = 0.0
        self.set_reactive(Board.places, places)

    @property
    def turning(self) -> bool:
        """Whether a flip is under way."""
        return self._turned is not None

    @property
    def grid(self) -> Grid:
        """Where the places stand now."""
        return grid(max(1, len(self.places)), *self.size)

    def turn(self, place: int, face: Face) -> None:
        """Turn a place over to show `face`. A flip under way ends at once; without full animation it is only shown."""
        self._settle()
        before = self.places[place]
        places = (*self.places[:place], face, *self.places[place + 1 :])
        if not self.size or self.app.animation_level != "full":
            self.places = places
            self.post_message(self.Turned(self, place))
            return
        self.set_reactive(Board.places, places)
        self._turned, self._before = place, before
        region = self.grid.region(place)
        self._pictures = motion.phases(region.width, region.height)
        self._picture = 0.0
        self.set_reactive(Board.progress, 0.0)
        self.animate("progress", 1.0, duration=motion.DURATION, easing="linear", on_complete=self._landed)

    def validate_focused_place(self, place: int) -> int:
        """Only a place that is there can have the ring."""
        return max(0, min(place, len(self.places) - 1))

    def watch_focused_place(self, before: int, after: int) -> None:
        """Move the ring."""
        self._refresh_places(before, after)

    def watch_places(self, before: tuple[Face, ...], after: tuple[Face, ...]) -> None:
        """Repaint what changed."""
        if len(before) != len(after):
            self._settle()
            self.focused_place = self.validate_focused_place(self.focused_place)
            self.refresh()
        else:
            self._refresh_places(*(place for place, face in enumerate(after) if face != before[place]))

    def watch_progress(self, progress: float) -> None:
        """Paint only when the flip has come to another picture, and only that place."""
        if self._turned is not None and (picture := motion.phase(progress, self._pictures)) != self._picture:
            self._picture = picture
            self._refresh_places(self._turned)

    def render_line(self, y: int) -> Strip:
        """One line across the places that stand there."""
        width = self.size.width
        colours = palette(self.app.theme)
        ground = strips.style(colours.ink, colours.table)
        parts: list[Strip] = []
        used = 0
        where = self.grid
        for place in where.row_of(y) if self.places else ():
            region = where.region(place)
            parts += [Strip.blank(region.x - used, ground), self._strips(place)[y - region.y]]
            used = region.right
        return Strip.join(parts).adjust_cell_length(width, ground)

    def action_move(self, across: int, down: int) -> None:
        """Move the ring by an arrow."""
        if self.places:
            self.focused_place = self.grid.step(self.focused_place, across, down)

    def action_go(self, place: int) -> None:
        """Move the ring to the first place, or with -1 to the last."""
        self.focused_place = place % max(1, len(self.places))

    def action_choose(self) -> None:
        """Choose the place that has the ring."""
        if self.places:
            self.post_message(self.Chosen(self, self.focused_place))

    def on_click(self, event: Click) -> None:
        """A click moves the ring and chooses."""
        place = self.grid.at(event.x, event.y) if self.places else None
        if place is not None:
            self.focused_place = place
            self.action_choose()

    def on_focus(self) -> None:
        """The ring appears."""
        self._refresh_places(self.focused_place)

    def on_blur(self) -> None:
        """The ring goes."""
        self._refresh_places(self.focused_place)

    def _strips(self, place: int) -> list[Strip]:
        where, theme, face = self.grid, self.app.theme, self.places[place]
        if place == self._turned and self._before is not None:
            side = face if strips.seen_at(self._picture) else self._before
            return _turning(side, where.width, where.height, theme, self._picture)
        ringed = self.has_focus and place == self.focused_place
        return _resting(face, where.width, where.height, theme, ringed)

    def _refresh_places(self, *places: int) -> None:
        if self.size and self.places:
            self.refresh(*(self.grid.region(place) for place in places if place < len(self.places)))

    def _landed(self) -> None:
        place = self._turned
        if place is not None:
            self._settle()
            self.post_message(self.Turned(self, place))

    def _settle(self) -> None:
        place, self._turned, self._before = self._turned, None, None
        if place is not None:
            self._refresh_places(place)
