"""The help: a page for each way to play, and what the keys do, one key away everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ledelseskort.deck.kinds import ModeName
from ledelseskort.tui import keys
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.page import Page
from ledelseskort.wording.ways import WAYS, way_page

KEYS = (
    (keys.NATURAL, "tui.help.space"),
    (keys.ARROWS, "tui.help.arrows"),
    (keys.CHOOSE, "tui.help.enter"),
    (keys.BACK, "tui.help.esc"),
    (keys.MOVES["pass"], "option.pass"),
    (keys.MOVES["another"], "option.another"),
    (keys.FOLLOW_UPS, "tui.key.follow-ups"),
    (keys.LOOK_UP, "tui.key.look-up"),
    (keys.BIG, "tui.key.big"),
    (keys.COPY, "tui.key.copy-card"),
    (keys.MOVES["pause"], "option.pause"),
    (keys.MOVES["add-minutes"], "option.add-minutes"),
    (keys.MOVES["note"], "option.note"),
    (keys.MOVES["agree"], "option.agree"),
    (keys.MOVES["example"], "option.example"),
    (keys.PEOPLE, "tui.key.people"),
    (keys.MOVES["undo"], "option.undo"),
    (keys.COLOURS, "tui.key.colours"),
    (keys.CLICKER, "tui.help.pagedown"),
    (keys.CLICK_BACK, "tui.help.pageup"),
    (keys.QUIT, "tui.key.close"),
)
"""In the order somebody new would want them."""
THE_KEYS = "keys"
"""The last chapter; the others are ways to play."""
BESIDE_FROM = 96
"""Columns from which the list has room beside the page."""


class HelpScreen(Page):
    """The chapters in a list, and the one under the cursor open."""

    DEFAULT_CSS = """
    HelpScreen #sheet { height: 1fr; layout: vertical; padding: 1 0; }
    HelpScreen.-airy #sheet { padding: 0; }
    HelpScreen.-beside #sheet { layout: horizontal; }
    HelpScreen #chapters { height: auto; width: 100%; margin-bottom: 1; }
    HelpScreen.-beside #chapters { width: 36; }
    HelpScreen OptionList { height: auto; background: $table; border: none; padding: 0; }
    HelpScreen VerticalScroll { height: 1fr; width: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    HelpScreen #open { color: $ink; max-width: 90; height: auto; }
    HelpScreen #heading { text-style: bold; color: $accent; }
    HelpScreen.-beside #heading { margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter,question_mark,f1", "back", show=False, priority=True),
        Binding("pagedown,right", "read_on", show=False, priority=True),
        Binding("pageup,left", "read_back", show=False, priority=True),
    ]
    AUTO_FOCUS = "OptionList"

    def __init__(self, way: ModeName | None = None) -> None:
        """`way` is the one that is played where the help was asked for; its page comes first."""
        super().__init__()
        self.chapters = (*sorted(WAYS, key=lambda each: each != way), THE_KEYS)

    def content(self) -> Iterable[Widget]:
        """The list, and the chapter that is open."""
        words = self.words
        names = [words("tui.help.keys" if each == THE_KEYS else f"mode.{each}") for each in self.chapters]
        yield Container(
            Vertical(
                Static(words("way.title"), id="heading", markup=False),
                OptionList(*(Option(Content(name)) for name in names)),
                id="chapters",
            ),
            VerticalScroll(Static("", id="open", markup=False), can_focus=False),
            id="sheet",
        )

    def on_mount(self) -> None:
        """The first chapter is open."""
        super().on_mount()
        self.query_one(OptionList).highlighted = 0
        self.watch(self._scroll, "show_vertical_scrollbar", self.show_hints, init=False)

    def on_resize(self) -> None:
        """The list stands beside the page where there is room, else above it."""
        super().on_resize()
        self.set_class(self.app.size.width >= BESIDE_FROM, "-beside")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Opens the chapter under the cursor, from its beginning."""
        chapter = self.chapters[event.option_index]
        self.query_one("#open", Static).update(self._keys() if chapter == THE_KEYS else self._way(chapter))
        self._scroll.scroll_home(animate=False)

    def _way(self, way: str) -> Content:
        """How a way is played, each part under its heading."""
        page = way_page(self.words, way)
        parts = [
            Content.assemble((part.heading, "bold $accent"), *(f"\n{line}" for line in part.lines))
            for part in page.parts
        ]
        return Content("\n\n").join([Content.assemble((page.how, "bold")), *parts])

    def _keys(self) -> Content:
        return Content("\n").join(
            Content.assemble((f"{key.caption(self.words):<12}", "bold $accent"), self.words(name)) for key, name in KEYS
        )

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here; reading on is one of them where the chapter is longer than the window."""
        more = (Hint("←→", self.words("tui.key.read-on"), "read_on"),) if self._scroll.show_vertical_scrollbar else ()
        return (self.hint(keys.BACK, "back", "back"), Hint("↑↓", self.words("tui.key.move"), "move_on"), *more)

    @property
    def _scroll(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    def action_move_on(self) -> None:
        """The next chapter."""
        self.query_one(OptionList).action_cursor_down()

    def action_read_on(self) -> None:
        """Further down in the chapter."""
        self._scroll.scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Further up in the chapter."""
        self._scroll.scroll_page_up(animate=False)

    def action_help(self) -> None:
        """The help again is back."""
        self.action_back()
