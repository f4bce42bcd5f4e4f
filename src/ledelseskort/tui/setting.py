"""Setting the table: one screen, already filled in; one digit and space are enough."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from ledelseskort.deck.models import Deck
from ledelseskort.errors import LedelseskortError
from ledelseskort.journal.arrival import LastTable, last_table
from ledelseskort.tui import keys
from ledelseskort.tui.chooser import Chooser
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.page import Page
from ledelseskort.tui.wishes import Wishes

BEGINS = frozenset({"space", "pagedown", "enter"})
"""The keys that begin. They settle a 1 that waits; every other key but a digit takes it back."""
BESIDE_FROM = 110
"""Columns from which what is read aloud has room beside the rows."""
AIRY_FROM = 24
"""Rows from which there is air between the rows."""
TALL_FROM = 50
"""Rows from which the rows need not begin at the upper edge."""


class Form(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolls to where one is; the arrows go from row to row instead."""


class SettingScreen(Page):
    """How many, which way, until when; the rest is behind *Flere valg*. Returns nothing: it starts the meeting."""

    DEFAULT_CSS = """
    SettingScreen #title { text-style: bold; color: $ink; height: 1; margin-bottom: 1; }
    SettingScreen #columns { height: 1fr; align-horizontal: center; }
    SettingScreen #form { width: 3fr; max-width: 84; padding-right: 2; }
    SettingScreen #begin { margin: 1 0 0 1; }
    SettingScreen #trouble { height: auto; color: $danger; margin: 1 0 0 1; display: none; }
    SettingScreen.-trouble #trouble { display: block; }
    SettingScreen #aside { width: 2fr; max-width: 60; height: auto; margin: 2 0 0 2; padding: 1 3 0 3; }
    SettingScreen #aside { background: $paper; color: $paper-ink; }
    SettingScreen #aside .heading { color: $paper-muted; }
    SettingScreen #aside .rules { text-style: bold; margin-bottom: 1; }
    SettingScreen.-narrow #columns { layout: vertical; overflow-y: auto; }
    SettingScreen.-narrow #columns { align-horizontal: left; }
    SettingScreen.-narrow #form { width: 1fr; height: auto; padding: 0; }
    SettingScreen.-narrow #aside { width: 1fr; max-width: 84; margin: 1 0 0 1; padding: 0 2; }
    SettingScreen.-narrow #aside .rules { margin: 0; }
    SettingScreen.-narrow #aside .purpose { display: none; }
    SettingScreen.-low #title { margin: 0; }
    SettingScreen.-tall #columns { padding-top: 8; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(BEGINS), "begin", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("f", "more", show=False),
        Binding("s", "again", show=False),
    ]
    AUTO_FOCUS = "#seats"

    def __init__(self, decks: tuple[tuple[str, str], ...], deck: Deck, now: datetime) -> None:
        """`decks` are the ids and titles to choose among, `deck` the one chosen; `now` is the time in this room."""
        super().__init__()
        self.decks = decks
        self.deck = deck
        self.opened = now
        self._last: LastTable | None = None

    def on_mount(self) -> None:
        """What was settled last can be settled again with one key."""
        super().on_mount()
        self.home.logbook.ask(last_table, self._remember)

    def _remember(self, answer: tuple[Sequence[str], LastTable | None]) -> None:
        teams, self._last = answer
        self.wishes.know(teams)
        self.show_hints()

    # ── what is shown ──

    def content(self) -> Iterable[Widget]:
        """The rows at the left, what is read aloud at the right."""
        words = self.words
        title = Static(words("tui.setting.title"), id="title", markup=False)
        trouble = Static("", id="trouble", markup=False)
        begin = Button(Content(words("tui.setting.begin")), id="begin", variant="primary")
        wishes = Wishes(words, self.decks, self.deck, self.home.services.now, self.opened)
        rules = "\n".join(words(f"tui.setting.rule-{number}") for number in (1, 2, 3))
        aside = Vertical(
            Static(words("tui.setting.purpose"), classes="heading purpose", markup=False),
            Static(Content(self.deck.purpose or ""), classes="rules purpose", id="purpose"),
            Static(words("tui.setting.rules"), classes="heading", markup=False),
            Static(rules, classes="rules", markup=False),
            id="aside",
        )
        yield Horizontal(Form(title, wishes, trouble, begin, id="form"), aside, id="columns")

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        words = self.words
        if isinstance(self.focused, Input):
            return (
                Hint("enter", words("tui.key.next-field"), "app.focus_next"),
                Hint(keys.BACK.caption(words), words("tui.key.to-begin"), "back"),
            )
        return (
            self.hint(keys.NATURAL, "begin", "begin"),
            Hint("1–12", words("tui.setting.seats"), "focus_seats"),
            Hint("↑↓", words("tui.key.move"), "app.focus_next"),
            Hint("←→", words("tui.key.change"), "change"),
            Hint("f", words("tui.key.more"), "more"),
            *((Hint("s", words("tui.setting.again"), "again"),) if self._last is not None else ()),
            self.hint(keys.BACK, "back", "back"),
            self.hint(keys.HELP, "help", "help"),
        )

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """In a field other keys work than on the rows."""
        self.show_hints()

    def on_resize(self) -> None:
        """A narrow window has the rules below the rows, a low one no air between them, a tall one some above."""
        super().on_resize()
        self.set_class(self.app.size.width < BESIDE_FROM, "-narrow")
        low = self.app.size.height < AIRY_FROM
        self.set_class(low, "-low")
        self.set_class(self.app.size.height >= TALL_FROM, "-tall")
        self.wishes.set_class(low, "-dense")

    @property
    def wishes(self) -> Wishes:
        """The rows."""
        return self.query_one(Wishes)

    # ── what is chosen ──

    def on_chooser_changed(self, event: Chooser.Changed) -> None:
        """Another deck is another purpose."""
        if event.chooser.id == "deck":
            deck = self.home.deck_or_tell(self.decks[event.chooser.index][0])
            if deck is not None:
                self.wishes.take(deck)
                self.query_one("#purpose", Static).update(Content(deck.purpose or ""))

    def on_key(self, event: events.Key) -> None:
        """A digit is the number of people, wherever one is but in a field."""
        people = self.wishes.people
        if event.character and event.character in "0123456789" and not isinstance(self.focused, Input):
            event.stop()
            if self.is_active:
                people.focus()
                people.type(event.character)
        elif event.key not in BEGINS:
            people.forget()

    def on_headcount_alone(self) -> None:
        """Nobody else: straight to the card, unless something else was opened meanwhile."""
        self.wishes.people.forget()
        if self.is_active:
            self.home.sit_alone()

    def action_change(self) -> None:
        """The next value where one is chosen, as a click on the hint wants it."""
        if isinstance(self.focused, Chooser):
            self.focused.action_step(1)

    def action_back(self) -> None:
        """Out of a field first, with what was written; then to where one came from."""
        if isinstance(self.focused, Input):
            self.query_one("#begin", Button).focus()
        else:
            super().action_back()

    def action_focus_seats(self) -> None:
        """To the number of people."""
        self.wishes.people.focus()

    def action_more(self) -> None:
        """Shows or hides what most never need."""
        self.wishes.toggle_more()

    def action_again(self) -> None:
        """The same table as last time, as far as its names are still kept."""
        if self._last is not None:
            self.wishes.again(*self._last)

    # ── the start ──

    def on_button_pressed(self) -> None:
        """Begynd."""
        self.action_begin()

    def on_input_submitted(self) -> None:
        """Enter in a field goes to the next."""
        self.app.action_focus_next()

    def action_begin(self) -> None:
        """Sets the table and starts; what does not fit is said in one line and nothing is lost."""
        if isinstance(self.focused, Input) or not self.is_active:
            return
        if self.wishes.people.waiting:
            self.wishes.people.forget()
            self.home.sit_alone()
            return
        services = self.home.services
        try:
            setting = self.wishes.setting(services.now(), services.chance)
            self.home.meetings.begin(self.wishes.deck, setting, keep=self.wishes.keep)
        except LedelseskortError as problem:
            trouble = self.query_one("#trouble", Static)
            trouble.update(Content(self.home.sentence(problem)))
            self.add_class("-trouble")
            self.call_after_refresh(trouble.scroll_visible, animate=False)
