"""`edit`: straight to writing in a deck or card file."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from ledelseskort.cli.requests import EditRequest
from ledelseskort.cli.settings import Settings
from ledelseskort.errors import Misused, NotFound, Unusable


def edit(request: EditRequest, settings: Settings) -> int:
    """Opens the editor on the file, whether or not it is there yet. Raises `Misused` where there is no terminal."""
    from ledelseskort.cli.app import open_app

    path = _file(request.file, settings)
    if not at_terminal():
        raise Misused("edit-no-terminal", path=str(path))
    if path.is_dir():
        raise Unusable("file-no-file", path=str(path))
    return open_app(settings, edit=path)


def _file(name: str, settings: Settings) -> Path:
    """What is meant: a path, whose ending may be left out; or a deck's id, where no such file lies here."""
    from ledelseskort.cli.shelf import shelf
    from ledelseskort.deck.kinds import ENDINGS

    path = Path(name).expanduser()
    if path.suffix in ENDINGS or not path.name:
        return path
    named = path.with_name(f"{path.name}{ENDINGS[0]}")
    if len(path.parts) == 1 and not named.exists():
        library, _ = shelf(settings)
        with suppress(NotFound):
            return library.find(name)
    return named


def at_terminal() -> bool:
    """Whether somebody sits where the screen would be shown."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout.isatty())
