"""What lies in the middle of the table at some stages: three cards to choose among, and the close."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from ledelseskort.table.modes.hand_over import FACE_UP
from ledelseskort.tui.card import CardView
from ledelseskort.tui.face import Face
from ledelseskort.wording.words import Words


class Hand(Horizontal):
    """The cards that lie face up for the giver; the arrows move among them."""

    DEFAULT_CSS = """
    Hand { height: 1fr; }
    Hand.-narrow { layout: vertical; }
    Hand.-narrow CardView { height: 3; }
    Hand.-narrow CardView:focus { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "move(-1)", show=False),
        Binding("right,down", "move(1)", show=False),
        Binding("enter,space", "choose", show=False),
    ]

    class Chosen(Message):
        """The giver took one of them, counted from 0."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, words: Words, *, id: str) -> None:
        super().__init__(id=id)
        self._more = words("tui.card.more")

    def compose(self) -> ComposeResult:
        """Room for three cards."""
        for number in range(FACE_UP):
            yield CardView(id=f"hand-{number}", more=self._more, focusable=True)

    def views(self) -> tuple[CardView, ...]:
        """The places that have a card."""
        return tuple(view for view in self.query(CardView) if view.display)

    def lay(self, faces: tuple[Face, ...]) -> None:
        """Lays these cards out, as far as there are cards, and puts the ring on the first."""
        for number, view in enumerate(self.query(CardView)):
            view.display = number < len(faces)
            if number < len(faces):
                view.face = faces[number]

    def take_focus(self) -> None:
        """The ring is on the first card."""
        for view in self.views()[:1]:
            view.focus()

    def _at(self) -> int:
        return next((number for number, view in enumerate(self.views()) if view.has_focus), 0)

    def on_resize(self) -> None:
        """Narrow windows have the cards below one another."""
        self.set_class(self.app.size.width < 72, "-narrow")

    def action_move(self, by: int) -> None:
        """To the next card, or the one before."""
        views = self.views()
        if views:
            views[max(0, min(len(views) - 1, self._at() + by))].focus()

    def action_choose(self) -> None:
        """This one."""
        self.post_message(self.Chosen(self._at()))

    def on_click(self, event: events.Click) -> None:
        """A click takes the card."""
        if isinstance(event.widget, CardView):
            event.widget.focus()
            self.post_message(self.Chosen(self.views().index(event.widget)))


class Closing(VerticalScroll):
    """The close: what was agreed so far, on a sheet of paper."""

    DEFAULT_CSS = """
    Closing { height: 1fr; align: center middle; }
    Closing #closing-line { color: $muted; margin-bottom: 1; height: auto; width: 100%; max-width: 100; }
    Closing #closing-list { background: $paper; color: $paper-ink; padding: 1 4; width: 100%; max-width: 100; }
    Closing #closing-list { height: auto; min-height: 7; }
    """

    def compose(self) -> ComposeResult:
        """One quiet line, and the list."""
        yield Static("", id="closing-line", markup=False)
        yield Static("", id="closing-list", markup=False)

    def show(self, line: str, agreements: Content) -> None:
        """What to do, and what there is."""
        self.query_one("#closing-line", Static).update(Content(line))
        self.query_one("#closing-list", Static).update(agreements)
