"""The app's way to the journal: everything is asked and kept on its thread, and answered on the interface's."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual.app import App

from ledelseskort.errors import LedelseskortError
from ledelseskort.tui.services import Services

if TYPE_CHECKING:
    from ledelseskort.journal.port import History

Answer = TypeVar("Answer")


class Logbook:
    """Asks the journal, never making a key or a picture wait for the disk."""

    def __init__(self, app: App[None], services: Services, tell: Callable[[LedelseskortError], None]) -> None:
        self._app = app
        self._services = services
        self._tell = tell
        self._history: History | None = None
        self._opening = threading.Lock()

    @property
    def history(self) -> History:
        """The journal itself; opened when it is first needed."""
        with self._opening:
            if self._history is None:
                self._history = self._services.journal()
        return self._history

    def run(self, work: Callable[[], None]) -> None:
        """Does this after everything that was asked before it."""
        self._services.run(work)

    def later(self, callback: Callable[[], None]) -> None:
        """Calls back on the interface's thread; nowhere, when the app has closed."""
        self._app.call_later(callback)

    def ask(
        self,
        question: Callable[[History], Answer],
        answered: Callable[[Answer], None],
        failed: Callable[[LedelseskortError], None] | None = None,
    ) -> None:
        """Asks, and calls `answered` with what the journal said. What goes wrong is told, or given to `failed`."""

        def work() -> None:
            try:
                answer = question(self.history)
            except LedelseskortError as problem:
                trouble = problem
                self.later(lambda: (failed or self._tell)(trouble))
            else:
                self.later(lambda: answered(answer))

        self.run(work)
