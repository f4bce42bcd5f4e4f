"""The one place where disk, clock and chance are joined to the screens."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ledelseskort.cli.journal import forgetful, kept_here
from ledelseskort.cli.outside import outside_editor
from ledelseskort.cli.settings import Settings
from ledelseskort.errors import DONE
from ledelseskort.tui.app import LedelseskortApp
from ledelseskort.tui.services import Files, Library, Preferences, Services
from ledelseskort.wording.words import load

if TYPE_CHECKING:
    from ledelseskort.deck.models import Deck
    from ledelseskort.journal.live import Setting
    from ledelseskort.journal.port import History

DECK = "ledelsesgrundlag"
"""The deck that is played when none is named."""


def open_app(
    settings: Settings,
    deck: str | None = None,
    begin: Callable[[], tuple[Deck, Setting]] | None = None,
    *,
    resume: str | None = None,
    edit: Path | None = None,
    keep_nothing: bool = False,
) -> int:
    """Opens the app and stays until it is closed; the exit code.

    With `begin` it goes straight to that table, with `resume` to that kept meeting, with `edit` to writing in that
    file, else to the first screen.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="journal") as journal:
        ports = services(settings, deck or DECK, journal, keep_nothing=keep_nothing)
        app = LedelseskortApp(ports, begin, resume, edit)
        app.run()
    if app.live is not None and not app.live.keeper.saved:
        sys.stderr.write(f"{app.services.words('tui.kept-now.lost', count=app.live.keeper.waiting)}\n")
    return app.return_code or DONE


def services(settings: Settings, deck: str, journal: Executor, *, keep_nothing: bool = False) -> Services:
    """The ports, each opening what is heavy only when it is asked for; the journal's work is done on its own thread."""
    return Services(
        words=load(settings.language),
        library=lambda: _library(settings),
        journal=forgetful if keep_nothing else kept_here,
        forgetful=forgetful,
        save=lambda history, stream, form: _saved(history, stream, form, settings.language),
        files=_files,
        run=journal.submit,
        now=lambda: datetime.now(UTC),
        local=lambda at: at.astimezone(),
        chance=random.Random(),
        deck=deck,
        preferences=Preferences(theme=settings.theme, calm=settings.calm, bell=settings.bell),
        outside=outside_editor(os.environ),
    )


@cache
def _files() -> Files:
    from ledelseskort.cli.files import OwnFiles
    from ledelseskort.cli.shelf import own_folder

    return OwnFiles(own_folder())


def _library(settings: Settings) -> Library:
    from ledelseskort.cli.shelf import shelf

    return shelf(settings)[0]


def _saved(history: History, stream: str, form: str, language: str) -> Path:
    from ledelseskort.cli.saving import save

    return save(history, stream, form, load(language), datetime.now().astimezone())
