"""The facilitator's workshop: what the app does with the files of decks, which is to write in one and to try it out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ledelseskort.errors import LedelseskortError
from ledelseskort.tui.page import Page

if TYPE_CHECKING:
    from ledelseskort.deck.models import Deck
    from ledelseskort.tui.app import LedelseskortApp


class Workshop:
    """Joins the files of decks and the screens they are made on."""

    def __init__(self, app: LedelseskortApp) -> None:
        self._app = app

    def edit(self, path: Path, *, line: int = 1, column: int = 1) -> None:
        """Opens the editor on a deck or card file, whether or not it is there yet, with the cursor at that place."""
        from ledelseskort.tui.editor import EditorScreen

        try:
            written = self._app.services.files().read(path)
        except LedelseskortError as problem:
            self._app.tell(problem)
            return
        self._app.push_screen(EditorScreen(written, (line - 1, column - 1)))
        self._app.fit()

    def play_now(self, deck: Deck, first: str | None = None) -> None:
        """Plays the deck at once, keeping nothing; afterwards one is back where one was. `first` is the first card."""
        from ledelseskort.deck.kinds import ModeName
        from ledelseskort.journal.live import Setting
        from ledelseskort.table.registry import MODES
        from ledelseskort.table.seating import USUAL_SEATS, likely_mode
        from ledelseskort.table.setting import DEPTHS, settle

        app, services = self._app, self._app.services
        mode = deck.play.mode if deck.play.mode in MODES else likely_mode(USUAL_SEATS)
        seats = 1 if mode is ModeName.ALONE else USUAL_SEATS
        try:
            opening = settle(
                deck, seats, services.now(), services.chance, mode=mode, depth=DEPTHS[-1], today=app.today()
            )
            if first in opening.order:
                order = (first, *(card for card in opening.order if card != first))
                opening = opening.model_copy(update={"order": order})
            app.meetings.begin(deck, Setting(opening), keep=False, aside=True)
        except LedelseskortError as problem:
            app.tell(problem)

    def leave(self, then: Callable[[], None]) -> None:
        """Does what ends the app, once every file that somebody wrote in is saved or let go."""
        for screen in reversed(self._app.screen_stack):
            if isinstance(screen, Page) and screen.unsaved:
                screen.ask_to_leave(lambda: self.leave(then))
                return
        then()
