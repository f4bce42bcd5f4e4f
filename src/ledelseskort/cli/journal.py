"""Where the journal lies on this machine, and the opening of it; looking creates nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ledelseskort.journal.store import Store

FILE = "logbog.sqlite"


def journal_file() -> Path:
    """Where everything is kept, whether or not anything is: the user's own data folder, never a synced one."""
    from platformdirs import user_data_path

    return user_data_path("ledelseskort", appauthor=False) / FILE


def kept_here() -> Store:
    """What is kept on this machine. The file is made when the first meeting is begun."""
    from ledelseskort.journal.store import Store

    return Store(journal_file())


def forgetful() -> Store:
    """A journal that is gone with the program: nothing of it reaches a disk."""
    from ledelseskort.journal.store import Store

    return Store(None)
