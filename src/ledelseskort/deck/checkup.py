"""Checking whatever is pointed at: a deck, a card file, or a folder of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ledelseskort.deck.diagnostics import Code, Diagnostic, Place
from ledelseskort.deck.kinds import ENDINGS
from ledelseskort.deck.reader import Reading, read_file
from ledelseskort.deck.source import Source
from ledelseskort.errors import NotFound


def checkup(paths: Iterable[Path]) -> Reading:
    """Everything that is wrong in `paths`, each thing once, however many decks share a file. Raises as `readings`."""
    return together(readings(paths))


def readings(paths: Iterable[Path]) -> tuple[Reading, ...]:
    """Each deck and card file in `paths`, read.

    Raises `NotFound` for a path that is not there or a folder with nothing to check, `Unusable` for one that cannot be
    read.
    """
    return tuple(read_file(file) for path in paths for file in files_under(path))


def together(read: Iterable[Reading]) -> Reading:
    """What is wrong in several readings, each thing once."""
    found: list[Diagnostic] = []
    seen: set[tuple[Code, Place, str | int]] = set()
    sources: dict[str, Source] = {}
    left_out: dict[str, int] = {}
    for reading in read:
        for diagnostic in reading.diagnostics:
            key = (diagnostic.code, diagnostic.place, diagnostic.parameters.get("name", ""))
            if key not in seen:
                seen.add(key)
                found.append(diagnostic)
        sources.update(reading.sources)
        left_out.update(reading.left_out)
    return Reading(None, tuple(found), sources, left_out)


def files_under(path: Path) -> tuple[Path, ...]:
    """The file itself, or what a library folder or a plain folder has of deck and card files. Raises `NotFound`."""
    if not _is_folder(path):
        return (path,)
    homes = [home for home in (path / "deck", path / "cards") if home.is_dir()] or [path]
    files = tuple(
        file
        for home in homes
        for file in sorted(home.rglob("*"))
        if file.suffix.lower() in ENDINGS and not _hidden(file.relative_to(home)) and file.is_file()
    )
    if not files:
        raise NotFound("files-none", path=str(path))
    return files


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long for any file, say: reading it tells
        return False


def _hidden(file: Path) -> bool:
    """Whether the file, or a folder that it lies in, is a tool's own."""
    return any(part.startswith(".") for part in file.parts)
