"""A kept meeting as a file in the user's documents, where people look for what they were given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from ledelseskort.cli.export import content_of
from ledelseskort.cli.shelf import own_folder
from ledelseskort.errors import Misused, Unkept
from ledelseskort.journal.port import History
from ledelseskort.paper.names import file_name
from ledelseskort.paper.writing import write
from ledelseskort.wording.words import Words

TRIES = 99
"""So many files of one name may lie beside each other."""


def save(history: History, stream: str, form: str, words: Words, now: datetime) -> Path:
    """Writes the meeting in this form beside what is there already; the path. `now` is the time in this room.

    Raises `NotFound` for a meeting that is not kept, and `Unkept` where the file cannot be written.
    """
    content = content_of(history, stream, form, words, now)
    folder = own_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise Unkept("file-unwritable", path=str(folder)) from problem
    kept = history.read(stream)
    named = (words(f"cli.export.name-{form}"), f"{kept.opening.begun.astimezone():%Y-%m-%d}", kept.deck.title)
    for path in _free(folder, *named, ending=form):
        try:
            write(path, content)
        except Misused:
            continue
        return path
    raise Unkept("file-unwritable", path=str(folder))


def _free(folder: Path, *parts: str, ending: str) -> Iterator[Path]:
    """Names that may not be taken yet: the plain one, then numbered ones."""
    yield folder / file_name(*parts, ending=ending)
    for number in range(2, TRIES + 1):
        yield folder / file_name(*parts, str(number), ending=ending)
