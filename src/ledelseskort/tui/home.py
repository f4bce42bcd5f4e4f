"""The first screen: what it is, and the few things one can do."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ledelseskort.tui import bigtext, keys
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.page import Page

CHOICES = ("new-meeting", "alone", "decks", "help", "quit")


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
        width, height = self.app.size
        rows = bigtext.fit(self.text, width - 12, 10 if height >= 34 else 6) if height >= 24 else None
        return Content("\n".join(rows) if rows else self.text)


class HomeScreen(Page):
    """Nyt møde, alene, kortsæt, hjælp."""

    DEFAULT_CSS = """
    HomeScreen { align: center middle; }
    HomeScreen #sheet { width: 100%; max-width: 120; height: auto; padding: 0 2; }
    HomeScreen #tagline { color: $muted; margin-bottom: 1; }
    HomeScreen.-airy #tagline { margin: 1 0 3 0; }
    HomeScreen OptionList { height: auto; width: 60; max-width: 100%; background: $table; border: none; padding: 0; }
    HomeScreen #news { height: 1; color: $muted; margin-top: 1; }
    """
    BINDINGS = [
        Binding("space,pagedown", "choose", show=False),
        Binding("q", "quit", show=False),
        Binding("down", "focus_choices", show=False),
    ]
    AUTO_FOCUS = "OptionList"

    def content(self) -> Iterable[Widget]:
        """Title, tagline and the choices."""
        yield Sheet()

    def on_mount(self) -> None:
        """The keys, and the cursor on the first choice."""
        super().on_mount()
        self.query_one(OptionList).highlighted = 0

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        return (
            self.hint(keys.NATURAL, "choose", "choose"),
            Hint("↑↓", self.words("tui.key.move"), "focus_choices"),
            self.hint(keys.HELP, "help", "help"),
            self.hint(keys.COLOURS, "colours", "colours"),
        )

    def action_focus_choices(self) -> None:
        """Back to the choices."""
        self.query_one(OptionList).focus()

    def action_choose(self) -> None:
        """Space does what is chosen."""
        self.query_one(OptionList).action_select()

    def action_back(self) -> None:
        """There is nothing behind this screen."""

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """One of the choices."""
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

    def tell(self, text: str) -> None:
        """One quiet line below the choices."""
        self.query_one("#news", Static).update(Content(text))


class Sheet(Vertical):
    """The middle of the first screen."""

    DEFAULT_CSS = "Sheet { width: 100%; max-width: 120; height: auto; }"

    def compose(self) -> ComposeResult:
        """Title, tagline, choices and news."""
        page = self.screen
        assert isinstance(page, HomeScreen)
        words = page.words
        yield Title(words("tui.title"))
        yield Static(words("tui.tagline"), id="tagline", markup=False)
        rows = [
            Option(
                Content.assemble(
                    (f"{words(f'tui.home.{choice}'):<24}", "bold"), (words(f"tui.home.{choice}-line"), "$muted")
                ),
                id=choice,
            )
            for choice in CHOICES
        ]
        yield OptionList(*rows)
        yield Static("", id="news", markup=False)
