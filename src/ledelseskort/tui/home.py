"""The first screen: what it is, the few things one can do, and a card that turns over when the decks are there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ledelseskort.tui import bigtext, keys
from ledelseskort.tui.card import CardView
from ledelseskort.tui.face import Face
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.page import Page

CHOICES = ("new-meeting", "alone", "decks", "help", "quit")
CARD_FROM = Size(110, 30)
"""From this size on there is room for a card beside the choices."""


class Title(Widget):
    """The name of the program, in block letters where there is room."""

    DEFAULT_CSS = """
    Title { height: auto; color: $ink; text-style: bold; }
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self) -> Content:
        """The largest letters that leave room for the choices."""
        width, height = self.container_size.width, self.app.size.height
        rows = bigtext.fit(self.text, width, 11 if height >= 34 else 6) if height >= 24 else None
        return Content("\n".join(rows) if rows else self.text)


class HomeScreen(Page):
    """Nyt møde, alene, kortsæt, hjælp."""

    DEFAULT_CSS = """
    HomeScreen #sheet { width: 1fr; height: 1fr; align: center middle; }
    HomeScreen #left { width: 3fr; max-width: 72; height: auto; }
    HomeScreen #card { width: 2fr; max-width: 52; height: 20; margin-left: 6; display: none; }
    HomeScreen.-card #card { display: block; }
    HomeScreen #tagline { color: $muted; margin: 1 0 2 0; }
    HomeScreen.-airy #tagline { margin: 1 0 3 0; }
    HomeScreen OptionList { height: auto; max-width: 100%; padding: 0; }
    HomeScreen.-airy OptionList { margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", show=False),
        Binding(keys.CLICKER.names, "choose", show=False, priority=True),
        Binding("q", "app.quit", show=False),
    ]
    AUTO_FOCUS = "OptionList"

    def content(self) -> Iterable[Widget]:
        """Title, tagline and the choices; a card beside them."""
        words = self.words
        left = Vertical(
            Title(words("tui.title")),
            Static(words("tui.tagline"), id="tagline", markup=False),
            OptionList(*(self._row(choice) for choice in CHOICES)),
            id="left",
        )
        yield Horizontal(left, CardView(Face(), id="card"), id="sheet")

    def _row(self, choice: str) -> Option:
        name, line = self.words(f"tui.home.{choice}"), self.words(f"tui.home.{choice}-line")
        return Option(Content.assemble((f"{name:<24}", "bold"), line), id=choice)

    def on_mount(self) -> None:
        """The keys, and the cursor on the first choice."""
        super().on_mount()
        self.query_one(OptionList).highlighted = 0

    def on_resize(self) -> None:
        """The card is there when there is room for it."""
        super().on_resize()
        size = self.app.size
        self.set_class(size.width >= CARD_FROM.width and size.height >= CARD_FROM.height, "-card")

    def show_card(self, face: Face) -> None:
        """Turns today's card over."""
        self.query_one(CardView).turn_to(face)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        return (
            self.hint(keys.NATURAL, "choose", "choose"),
            Hint("↑↓", self.words("tui.key.move"), "move_on"),
            self.hint(keys.HELP, "help", "help"),
            self.hint(keys.COLOURS, "colours", "colours"),
        )

    def action_move_on(self) -> None:
        """To the next of the choices, and from the last to the first."""
        choices = self.query_one(OptionList)
        choices.focus()
        choices.action_cursor_down()

    def action_choose(self) -> None:
        """Space does what is chosen."""
        self.query_one(OptionList).action_select()

    def action_back(self) -> None:
        """There is nothing behind this screen."""

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """One of the choices."""
        if not self.is_active:
            return
        match event.option.id:
            case "new-meeting":
                self.home.set_table()
            case "alone":
                self.home.sit_alone()
            case "decks":
                self.home.show_decks()
            case "help":
                self.action_help()
            case _:
                self.app.exit()
