"""The help: how each way is played, and what the keys do, one key away everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ledelseskort.tui import keys
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.page import Page

WAYS = ("pass-around", "memory", "hand-over", "alone")
KEYS = (
    (keys.NATURAL, "tui.help.space"),
    (keys.Key("", "↑↓←→"), "tui.help.arrows"),
    (keys.Key("", "enter"), "tui.help.enter"),
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
    (keys.Key("", "Page Down"), "tui.help.pagedown"),
    (keys.Key("", "Page Up"), "tui.help.pageup"),
    (keys.Key("", "ctrl+q"), "tui.key.close"),
)
"""In the order somebody new would want them."""


class HelpScreen(Page):
    """How to play, then the keys."""

    DEFAULT_CSS = """
    HelpScreen VerticalScroll { height: 1fr; padding: 1 2 1 0; scrollbar-size-vertical: 1; }
    HelpScreen .heading { text-style: bold; color: $accent; margin-bottom: 1; }
    HelpScreen .way { color: $ink; margin-bottom: 1; max-width: 90; }
    HelpScreen .keys { color: $ink; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space,enter,question_mark,f1", "back", show=False)]
    AUTO_FOCUS = "VerticalScroll"

    def content(self) -> Iterable[Widget]:
        """Two short chapters."""
        words = self.words
        ways = [
            Static(Content.assemble((words(f"mode.{way}"), "bold"), "\n", words(f"tui.help.{way}")), classes="way")
            for way in WAYS
        ]
        rows = [Content.assemble((f"{key.shown:<12}", "bold $accent"), words(name)) for key, name in KEYS]
        yield VerticalScroll(
            Static(words("tui.help.how"), classes="heading", markup=False),
            *ways,
            Static(words("tui.help.keys"), classes="heading", markup=False),
            Static(Content("\n").join(rows), classes="keys"),
        )

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        return (self.hint(keys.BACK, "back", "back"), Hint("↑↓", self.words("tui.key.move"), "move_on"))

    def action_move_on(self) -> None:
        """Further down."""
        self.query_one(VerticalScroll).scroll_down()

    def action_help(self) -> None:
        """The help again is back."""
        self.action_back()
