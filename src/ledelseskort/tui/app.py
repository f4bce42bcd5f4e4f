"""The app: it paints the first screen at once, then loads the decks, and opens one screen after another."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import events, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Size

from ledelseskort.errors import LedelseskortError
from ledelseskort.tui import controls
from ledelseskort.tui.design import DEFAULT, PALETTES, themes
from ledelseskort.tui.home import HomeScreen
from ledelseskort.tui.logbook import Logbook
from ledelseskort.tui.meetings import Meetings
from ledelseskort.tui.page import Page, cleaned
from ledelseskort.tui.preparing import Preparing
from ledelseskort.tui.services import Library, Services
from ledelseskort.tui.toasts import toast
from ledelseskort.tui.toosmall import LEAST_HEIGHT, LEAST_WIDTH, TooSmallScreen
from ledelseskort.tui.workshop import Workshop

if TYPE_CHECKING:
    from ledelseskort.deck.library import Found
    from ledelseskort.deck.models import Deck
    from ledelseskort.journal.live import LiveMeeting, Setting
    from ledelseskort.tui.face import Face

DEEPEST: Literal[3] = 3
"""Alone, nobody else is listening: every depth may come up."""


class LedelseskortApp(App[None]):
    """Dialogue cards in a terminal."""

    CSS = controls.CSS
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", show=False, priority=True),
        Binding("ctrl+c", "quit", show=False),
    ]

    def __init__(
        self,
        services: Services,
        begin: Callable[[], tuple[Deck, Setting]] | None = None,
        resume: str | None = None,
        edit: Path | None = None,
    ) -> None:
        """`begin` sets a table to go straight to, `resume` is a kept meeting, `edit` a file; else the first screen."""
        super().__init__()
        self._begin = begin
        self._resume = resume
        self._edit = edit
        self.services = services
        self.title = services.words("tui.title")
        for theme in themes():
            self.register_theme(theme)
        self.theme = services.preferences.theme if services.preferences.theme in PALETTES else DEFAULT
        if services.preferences.calm:
            self.animation_level = "none"
        self.live: LiveMeeting | None = None
        """The meeting that is played, if one is."""
        self.logbook = Logbook(self, services, self.tell)
        self.meetings = Meetings(self)
        self.workshop = Workshop(self)
        self.preparing = Preparing(self)
        self._deck: Deck | None = None
        self._chosen = services.deck
        self._stale = False
        self._found: tuple[Found, ...] = ()
        self._opened: Library | None = None
        self._loading = threading.Lock()

    # ── the first picture, and what is loaded behind it ──

    def on_mount(self) -> None:
        """The first screen; the decks after it. A table that was asked for lies on top before anything is painted."""
        self.push_screen(HomeScreen())
        if self._resume is not None:
            self.meetings.resume(self._resume)
        elif self._begin is not None:
            self._go_straight(self._begin)
        elif self._edit is not None:
            self.edit(self._edit)
        else:
            self.call_after_refresh(self._load)

    def _go_straight(self, begin: Callable[[], tuple[Deck, Setting]]) -> None:
        """To the table that was asked for on the command line."""
        try:
            self.meetings.begin(*begin())
        except LedelseskortError as problem:
            self.tell(problem)

    @work(thread=True)
    def _load(self) -> None:
        """Everything heavy, off the interface's thread; then the card of the day turns over on the first screen."""
        from ledelseskort.deck.dealing import card_of_the_day
        from ledelseskort.tui import face

        today: Face | None = None
        # Where there is no such card, it is said in words when the deck is asked for.
        with suppress(LedelseskortError):
            self._deck = self.library().load(self.services.deck)
            card = self._deck.card(card_of_the_day(self._deck, self.today(), DEEPEST))
            shown = face.of(card, self._deck.theme(card.theme or ""))
            today = replace(shown, corner=self.services.words("tui.card-of-the-day"))
        self.call_from_thread(self._show_loaded, today)

    def _show_loaded(self, today: Face | None) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.show_loaded(today)
        if self._deck is not None and self._deck.prepared and isinstance(self.screen, HomeScreen):
            self.preparing.begin(self._deck)

    def today(self) -> date:
        """The date in this room."""
        return self.services.local(self.services.now()).date()

    def library(self) -> Library:
        """The libraries, opened once. May be called from any thread."""
        with self._loading:
            if self._opened is None:
                library = self.services.library()
                self._found = library.decks()
                self._opened = library
        return self._opened

    def look_again(self) -> tuple[Found, ...]:
        """Every deck there is by now, those too that were written since. May be called from any thread."""
        with self._loading:
            self._opened = None
        self.library()
        return self._found

    def on_resize(self, event: events.Resize) -> None:
        """Below the least size nothing is shown but that."""
        self.fit(event.size)

    def fit(self, size: Size | None = None) -> None:
        """Shows or takes away the notice that the terminal is too small."""
        size = size or self.size
        small = size.width < LEAST_WIDTH or size.height < LEAST_HEIGHT
        shown = isinstance(self.screen, TooSmallScreen)
        if small and not shown:
            self.push_screen(TooSmallScreen(self.services.words("tui.too-small")))
        elif shown and not small:
            self.pop_screen()

    async def on_event(self, event: events.Event) -> None:
        """What is pasted passes the gate before any field shows it."""
        if isinstance(event, events.Paste) and not event.is_forwarded:
            screen = self.screen
            clean = screen.clean if isinstance(screen, Page) else cleaned
            event = events.Paste(clean(event.text))
        await super().on_event(event)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without the translation of a terminal's own colours: we use none, and it would keep every line twice."""
        return [each for each in super().get_line_filters() if not isinstance(each, ANSIToTruecolor)]

    # ── decks ──

    def read_deck(self, name: str) -> Deck | None:
        """That deck, to be looked at; where it cannot be read, one sentence says why."""
        try:
            return self.library().load(name)
        except LedelseskortError as problem:
            self.tell(problem)
            return None

    def deck_or_tell(self, name: str) -> Deck | None:
        """That deck, and from now on the one that is played; where it cannot be, one sentence says why."""
        deck = self.read_deck(name)
        if deck is not None:
            self._deck, self._chosen, self._stale = deck, name, False
        return deck

    def current(self) -> Deck | None:
        """The deck that is played unless another is chosen."""
        return self.deck_or_tell(self._chosen) if self._deck is None or self._stale else self._deck

    def read_anew(self) -> None:
        """A file has another text now: the decks are read again when they are next asked for."""
        with self._loading:
            self._opened = None
        self._stale = True

    # ── what the first screen offers ──

    def set_table(self) -> None:
        """Nyt møde."""
        from ledelseskort.tui.setting import SettingScreen

        deck = self.current()
        if deck is not None:
            choices = tuple((each.id, each.title) for each in self._found if not each.broken)
            if deck.id not in dict(choices):
                choices = ((deck.id, deck.title), *choices)
            now = self.services.local(self.services.now())
            self.push_screen(SettingScreen(choices, deck, now))

    def sit_alone(self) -> None:
        """Alene med et kort."""
        from ledelseskort.deck.kinds import ModeName
        from ledelseskort.journal.live import Setting
        from ledelseskort.table.setting import settle

        deck = self.current()
        if deck is None:
            return
        try:
            opening = settle(
                deck,
                1,
                self.services.now(),
                self.services.chance,
                mode=ModeName.ALONE,
                depth=DEEPEST,
                today=self.today(),
            )
            self.meetings.begin(deck, Setting(opening))
        except LedelseskortError as problem:
            self.tell(problem)

    def show_decks(self) -> None:
        """Kortsæt."""
        from ledelseskort.tui.decks import DecksScreen

        self.library()
        chosen = self._deck.id if self._deck is not None else self._chosen
        self.push_screen(DecksScreen(self._found, chosen))

    def edit(self, path: Path) -> None:
        """The editor, on that deck or card file."""
        self.workshop.edit(path)

    # ── words, clipboard, the way out ──

    def sentence(self, problem: LedelseskortError) -> str:
        """What went wrong, in one sentence."""
        from ledelseskort.deck.gate import shown

        if f"error.{problem.code}" not in self.services.words:
            return self.services.words("error.unexpected", what=problem.code)
        places = {name: shown(value) if isinstance(value, str) else value for name, value in problem.parameters.items()}
        return self.services.words(f"error.{problem.code}", **places)

    def say(self, key: str, **places: str | int) -> None:
        """Says a line in the corner, in passing; what a file is called is data."""
        from ledelseskort.deck.gate import shown

        safe = {name: shown(value) if isinstance(value, str) else value for name, value in places.items()}
        self.post_message(toast(self.services.words(key, **safe), seconds=6))

    def tell(self, problem: LedelseskortError) -> None:
        """Says in the corner what went wrong."""
        self.post_message(toast(self.sentence(problem), seconds=8, severity="error"))

    def copy(self, text: str, said: str) -> None:
        """Text to the clipboard, and a word that it is there."""
        self.copy_to_clipboard(text)
        self.post_message(toast(self.services.words(said), seconds=3))

    async def action_quit(self) -> None:
        """Out at once, but asked first in the middle of a meeting."""
        from ledelseskort.tui.modals import QuitModal

        if isinstance(self.screen, QuitModal | TooSmallScreen) or not self._meeting_open():
            self.workshop.leave(self.exit)
            return
        live = self.live
        alone = live is not None and live.table.opening.alone
        kept = live is not None and live.keeper.lasting and live.keeper.saved
        question = QuitModal(self.services.words, alone=alone, kept=kept)
        self.push_screen(question, lambda at: self.workshop.leave(self.exit) if at == 1 else None)

    def _handle_exception(self, error: Exception) -> None:
        """Screens that were still opening when somebody left have nothing to open on; that is nobody's trouble."""
        if not self._exit:
            super()._handle_exception(error)

    def _meeting_open(self) -> bool:
        from ledelseskort.tui.table import TableScreen

        return any(isinstance(screen, TableScreen) for screen in self.screen_stack)
