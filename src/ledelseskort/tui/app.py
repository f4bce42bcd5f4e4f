"""The app: it paints the first screen at once, then loads the decks, and opens one screen after another."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import work
from textual.app import App
from textual.binding import Binding

from ledelseskort.errors import LedelseskortError
from ledelseskort.tui import controls
from ledelseskort.tui.design import DEFAULT, PALETTES, themes
from ledelseskort.tui.home import HomeScreen
from ledelseskort.tui.services import Library, Services
from ledelseskort.tui.toosmall import LEAST_HEIGHT, LEAST_WIDTH, TooSmallScreen

if TYPE_CHECKING:
    from ledelseskort.deck.library import Found
    from ledelseskort.deck.models import Deck
    from ledelseskort.journal.live import LiveMeeting, Setting
    from ledelseskort.journal.port import Journal


class LedelseskortApp(App[None]):
    """Dialogue cards in a terminal."""

    CSS = controls.CSS
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [Binding("ctrl+q", "quit", show=False, priority=True), Binding("ctrl+c", "quit", show=False)]

    def __init__(self, services: Services, begin: Callable[[], tuple[Deck, Setting]] | None = None) -> None:
        """`begin` sets a table to go straight to; without it the app opens on the first screen."""
        super().__init__()
        self._begin = begin
        self.services = services
        self.title = services.words("tui.title")
        for theme in themes():
            self.register_theme(theme)
        self.theme = services.preferences.theme if services.preferences.theme in PALETTES else DEFAULT
        if services.preferences.calm:
            self.animation_level = "none"
        self.live: LiveMeeting | None = None
        """The meeting that is played, if one is."""
        self._journal: Journal | None = None
        self._deck: Deck | None = None
        self._found: tuple[Found, ...] = ()
        self._opened: Library | None = None
        self._loading = threading.Lock()

    # ── the first picture, and what is loaded behind it ──

    def on_mount(self) -> None:
        """The first screen; the decks after it."""
        self.push_screen(HomeScreen())
        self.call_after_refresh(self._go_straight if self._begin is not None else self._load)

    def _go_straight(self) -> None:
        """To the table that was asked for on the command line."""
        assert self._begin is not None
        try:
            self.start(*self._begin())
        except LedelseskortError as problem:
            self.notify(self.sentence(problem), markup=False, severity="error", timeout=8)

    @work(thread=True)
    def _load(self) -> None:
        """Everything heavy, off the interface's thread."""
        self._library()

    def _library(self) -> Library:
        with self._loading:
            if self._opened is None:
                library = self.services.library()
                self._found = library.decks()
                self._opened = library
        return self._opened

    def on_resize(self) -> None:
        """Below the least size nothing is shown but that."""
        small = self.size.width < LEAST_WIDTH or self.size.height < LEAST_HEIGHT
        shown = isinstance(self.screen, TooSmallScreen)
        if small and not shown:
            self.push_screen(TooSmallScreen(self.services.words("tui.too-small")))
        elif shown and not small:
            self.pop_screen()

    # ── decks ──

    @property
    def journal(self) -> Journal:
        """Where meetings are kept."""
        if self._journal is None:
            self._journal = self.services.journal()
        return self._journal

    def deck_or_tell(self, name: str) -> Deck | None:
        """That deck, and from now on the one that is played; where it cannot be, one sentence says why."""
        try:
            self._deck = self._library().load(name)
        except LedelseskortError as problem:
            self.notify(self.sentence(problem), markup=False, severity="error", timeout=8)
            return None
        return self._deck

    def _current(self) -> Deck | None:
        return self._deck or self.deck_or_tell(self.services.deck)

    # ── what the first screen offers ──

    def set_table(self) -> None:
        """Nyt møde."""
        from ledelseskort.tui.setting import SettingScreen

        deck = self._current()
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

        deck = self._current()
        if deck is None:
            return
        try:
            opening = settle(deck, 1, self.services.now(), self.services.chance, mode=ModeName.ALONE, depth=3)
            self.start(deck, Setting(opening))
        except LedelseskortError as problem:
            self.notify(self.sentence(problem), markup=False, severity="error", timeout=8)

    def show_decks(self) -> None:
        """Kortsæt."""
        from ledelseskort.tui.decks import DecksScreen

        self._library()
        chosen = self._deck.id if self._deck is not None else self.services.deck
        self.push_screen(DecksScreen(self._found, chosen))

    def start(self, deck: Deck, setting: Setting) -> None:
        """Opens the table. Raises `LedelseskortError` when the setting does not fit the deck."""
        from ledelseskort.journal import live
        from ledelseskort.tui.table import TableScreen

        services = self.services
        self.live = live.begin(uuid.uuid4().hex, deck, setting, self.journal, services.now, services.chance)
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.push_screen(TableScreen(self.live))

    # ── words, clipboard, the way out ──

    def sentence(self, problem: LedelseskortError) -> str:
        """What went wrong, in one sentence."""
        if f"error.{problem.code}" not in self.services.words:
            return self.services.words("error.unexpected", what=problem.code)
        return self.services.words(f"error.{problem.code}", **problem.parameters)

    def copy(self, text: str, said: str) -> None:
        """Text to the clipboard, and a word that it is there."""
        self.copy_to_clipboard(text)
        self.notify(self.services.words(said), markup=False, timeout=3)

    async def action_quit(self) -> None:
        """Out at once, but asked first in the middle of a meeting: nothing is kept yet."""
        from ledelseskort.tui.modals import PickModal

        if isinstance(self.screen, PickModal | TooSmallScreen) or not self._meeting_open():
            self.exit()
            return
        words = self.services.words
        choices = (words("tui.quit.stay"), words("tui.quit.leave"))
        self.push_screen(
            PickModal(words, words("tui.quit.title"), choices, words("tui.quit.line")),
            lambda at: self.exit() if at == 1 else None,
        )

    def _meeting_open(self) -> bool:
        from ledelseskort.tui.table import TableScreen

        return any(isinstance(screen, TableScreen) for screen in self.screen_stack)
