"""The board of the memory game: places in a grid, and the ring that the arrows move among them.

Each place is a small widget of its own without a life of its own: Textual repaints whole widgets, so a flip costs what
one card costs, and nothing is laid out but when the board's size changes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.geometry import NULL_OFFSET, NULL_SPACING, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from ledelseskort.tui.design import palette
from ledelseskort.tui.drawing import miniature
from ledelseskort.tui.face import Face, Row
from ledelseskort.tui.grid import Grid, grid
from ledelseskort.tui.turnable import Turnable


@lru_cache(maxsize=96)
def _rows(face: Face, width: int, height: int, theme: str) -> tuple[Row, ...]:
    return miniature(face, width, height, palette(theme))


class Place(Turnable, can_focus=False):
    """One place of a board."""

    chosen: reactive[bool] = reactive(False)
    """Whether the ring is here, when the board has focus."""

    @property
    def ringed(self) -> bool:
        """The ring is where the board has it."""
        return self.chosen and isinstance(self.parent, Widget) and self.parent.has_focus

    def rows(self, face: Face, width: int, height: int) -> tuple[Row, ...]:
        """The card in small."""
        return _rows(face, width, height, self.app.theme)


class Places(Layout):
    """Puts a board's places where its grid has them."""

    name = "places"

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """Every place in its region."""
        parent.pre_layout(self)
        where = grid(max(1, len(children)), size.width, size.height)
        return [
            WidgetPlacement(where.region(place), NULL_OFFSET, NULL_SPACING, child)
            for place, child in enumerate(children)
        ]


class Board(Widget, can_focus=True):
    """Places in a grid that suits the size. The arrows move the ring, enter or a click chooses a place."""

    DEFAULT_CSS = "Board { width: 100%; height: 1fr; overflow: hidden hidden; }"
    BLANK = True
    """Nothing but its places is drawn: no lines are kept for what lies under them."""
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
        self._arrangement = Places()
        self.set_reactive(Board.places, places)

    @property
    def layout(self) -> Layout:
        """The places stand in a grid of the board's own."""
        return self._arrangement

    @property
    def grid(self) -> Grid:
        """Where the places stand now."""
        return grid(max(1, len(self.places)), *self.content_size)

    @property
    def turning(self) -> bool:
        """Whether a flip is under way."""
        return any(place.turning for place in self._widgets)

    def compose(self) -> ComposeResult:
        """The places."""
        for number, face in enumerate(self.places):
            place = Place(face)
            place.set_reactive(Place.chosen, number == self.focused_place)
            yield place

    def turn(self, place: int, face: Face) -> None:
        """Turn a place over to show `face`. A flip under way ends at once; without full animation it is only shown."""
        self.set_reactive(Board.places, (*self.places[:place], face, *self.places[place + 1 :]))
        widgets = self._widgets
        for widget in widgets:
            widget.settle()
        if place < len(widgets):
            widgets[place].turn_to(face)

    def validate_focused_place(self, place: int) -> int:
        """Only a place that is there can have the ring."""
        return max(0, min(place, len(self.places) - 1))

    def watch_focused_place(self) -> None:
        """Move the ring."""
        for number, widget in enumerate(self._widgets):
            widget.chosen = number == self.focused_place

    def watch_places(self, before: tuple[Face, ...], after: tuple[Face, ...]) -> None:
        """Lay other cards on the places; other places when there are more or fewer of them."""
        if len(before) != len(after):
            self.focused_place = self.validate_focused_place(self.focused_place)
            self.refresh(recompose=True)
            return
        for widget, face in zip(self._widgets, after, strict=False):
            widget.face = face

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
        spot = event.screen_offset - self.content_region.offset
        place = self.grid.at(spot.x, spot.y) if self.places else None
        if place is not None:
            self.focused_place = place
            self.action_choose()

    def on_turnable_turned(self, event: Turnable.Turned) -> None:
        """A place lies still: the board says which."""
        event.stop()
        if event.card in self._widgets:
            self.post_message(self.Turned(self, self._widgets.index(event.card)))

    def on_focus(self) -> None:
        """The ring appears."""
        self._show_ring()

    def on_blur(self) -> None:
        """The ring goes."""
        self._show_ring()

    def _show_ring(self) -> None:
        for widget in self._widgets:
            if widget.chosen:
                widget.refresh()

    @property
    def _widgets(self) -> list[Place]:
        return [child for child in self.children if isinstance(child, Place)]
