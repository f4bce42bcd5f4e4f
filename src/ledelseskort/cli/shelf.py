"""The libraries of this run, in the order they are searched."""

from __future__ import annotations

from pathlib import Path

from ledelseskort.cli.settings import Remark, Settings
from ledelseskort.deck.library import Library, bundled_root, is_library

OWN = "Ledelseskort"
"""The folder among a person's documents that is a library without anybody saying so."""


def shelf(settings: Settings) -> tuple[Library, tuple[Remark, ...]]:
    """`--library`, the settings' libraries, the person's own folder, the bundled one; and what was skipped.

    Raises `NotFound` for a `--library` that is none.
    """
    settled = tuple(folder for folder in settings.libraries if is_library(folder))
    skipped = tuple(
        Remark("not-a-library", {"path": str(folder)}) for folder in settings.libraries if folder not in settled
    )
    own = own_folder()
    roots = dict.fromkeys((*settings.asked_libraries, *settled, *_there(own), bundled_root()))
    return Library(tuple(roots), own), skipped


def own_folder() -> Path:
    """Where the person's own library is, or would be."""
    from platformdirs import user_documents_path

    return user_documents_path() / OWN


def _there(own: Path) -> tuple[Path, ...]:
    """The person's own library, where there is one; decks that lie loose in it are found as well."""
    try:
        return (own,) if own.is_dir() else ()
    except OSError:
        return ()
