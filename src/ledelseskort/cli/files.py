"""The files of decks that people write themselves: read, saved whole, and never over what somebody else has saved."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from ledelseskort.cli.backup import back_up
from ledelseskort.deck.gate import shown
from ledelseskort.deck.kinds import ENDINGS
from ledelseskort.deck.library import bundled_root
from ledelseskort.deck.source import MAX_BYTES
from ledelseskort.deck.written import Written, opened, stamp
from ledelseskort.errors import Misused, Moved, Unkept, Unusable
from ledelseskort.paper.names import file_name
from ledelseskort.paper.writing import write

if TYPE_CHECKING:
    from ledelseskort.deck.eyes import Look

TRIES = 99
"""So many decks of one title may lie beside each other."""


@dataclass(frozen=True)
class OwnFiles:
    """Files on this machine's disk."""

    own: Path
    """The person's own library, whether or not it is there yet."""

    def named(self, text: str) -> Path:
        """The file that a path means which was typed, pasted or dropped."""
        said = text.strip().strip("\"'«»“”").replace("\\ ", " ").strip()
        if said.casefold().startswith("file:"):
            address = urlsplit(said)
            said = url2pathname(address.path) if os.name == "nt" else unquote(address.path)
        return Path(said).expanduser()

    def read(self, path: Path) -> Written:
        """The file, to write in; one that is not there yet is empty. Raises `Unusable`."""
        data = _content(path)
        if data is None:
            return Written(path, "")
        found = opened(path, data)
        if isinstance(found, Written):
            return found
        raise Unusable("file-unwritten", path=shown(str(path)))

    def stamp(self, path: Path) -> str:
        """What tells what lies on the disk now from what lay there before; empty where there is nothing."""
        data = _content(path)
        return "" if data is None else stamp(data)

    def fixed(self, path: Path) -> bool:
        """Whether the file came with the program, so that nobody writes in it."""
        root, real = bundled_root().resolve(), path.resolve()
        return any(real.is_relative_to(root / folder) for folder in ("cards", "deck"))

    def eyes(self, path: Path) -> Callable[[str], Look]:
        """What sees what is wrong once a text stands in the file."""
        from ledelseskort.deck.eyes import Eyes

        return Eyes(path).look

    def save(self, written: Written, text: str, *, over: bool = False) -> Written:
        """Saves whole or not at all, what lay there before kept beside it. Raises `Moved` and `Unkept`."""
        there = _content(written.path)
        if not over and ("" if there is None else stamp(there)) != written.stamp:
            raise Moved("file-moved", path=shown(str(written.path)))
        data = written.data(text)
        if there is not None and there != data:
            back_up(written.path, there)
        write(written.path, data, force=there is not None)
        return Written(written.path, text, stamp(data), written.mark, written.encoding, written.newline)

    def put(self, title: str, text: str, *, within: str = "deck") -> Path:
        """A new file in a folder of the own one, named by its title, never over another. Raises `Unkept`."""
        folder = self.own / within
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise Unkept("file-unwritable", path=str(folder)) from problem
        for number in range(1, TRIES + 1):
            parts = (title,) if number == 1 else (title, str(number))
            path = folder / file_name(*parts, ending=ENDINGS[0].removeprefix("."))
            try:
                write(path, text.encode())
            except Misused:
                continue
            return path
        raise Unkept("file-unwritable", path=str(folder))


def _content(path: Path) -> bytes | None:
    """What lies in the file; `None` where there is none. Raises `Unusable`."""
    try:
        if not path.exists():
            return None
        if not path.is_file():
            raise Unusable("file-no-file", path=str(path))
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as problem:
        raise Unusable("file-unreadable", path=str(path)) from problem
