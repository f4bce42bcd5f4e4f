"""The one place where disk, clock and chance are joined to the screens."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ledelseskort.cli.settings import Settings
from ledelseskort.errors import DONE
from ledelseskort.tui.app import LedelseskortApp
from ledelseskort.tui.services import Library, Preferences, Services
from ledelseskort.wording.words import load

if TYPE_CHECKING:
    from ledelseskort.deck.models import Deck
    from ledelseskort.journal.live import Setting
    from ledelseskort.journal.port import Journal

DECK = "ledelsesgrundlag"
"""The deck that is played when none is named."""


def open_app(
    settings: Settings, deck: str | None = None, begin: Callable[[], tuple[Deck, Setting]] | None = None
) -> int:
    """Opens the app and stays until it is closed; the exit code.

    With `begin` it goes straight to that table, without it to the first screen.
    """
    app = LedelseskortApp(services(settings, deck or DECK), begin)
    app.run()
    return app.return_code or DONE


def services(settings: Settings, deck: str) -> Services:
    """The ports, each opening what is heavy only when it is asked for."""
    return Services(
        words=load(),
        library=lambda: _library(settings),
        journal=_journal,
        now=lambda: datetime.now(UTC),
        local=lambda at: at.astimezone(),
        chance=random.Random(),
        deck=deck,
        preferences=Preferences(theme=settings.theme, calm=settings.calm, bell=settings.bell),
    )


def _library(settings: Settings) -> Library:
    from ledelseskort.cli.shelf import shelf

    return shelf(settings)[0]


def _journal() -> Journal:
    from ledelseskort.journal.memory import MemoryJournal

    return MemoryJournal()
