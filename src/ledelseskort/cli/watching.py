"""`check --watch`: looks again whenever one of the files is saved, until somebody stops it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TextIO

from ledelseskort.cli.main import sentence
from ledelseskort.cli.output import Output
from ledelseskort.deck.checkup import files_under, readings
from ledelseskort.deck.reader import Reading
from ledelseskort.errors import INTERRUPTED, LedelseskortError
from ledelseskort.wording.words import Words

PAUSE = 0.5
"""Seconds between two looks at when the files were saved."""
CLEAR = "\x1b[H\x1b[2J\x1b[3J"
"""Moves to the top of an empty screen."""

_Stamp = tuple[int, int]


def watch(
    paths: Sequence[Path],
    tell: Callable[[Sequence[Reading]], int],
    words: Words,
    out: Output,
    messages: TextIO,
    *,
    sleep: Callable[[float], None] = time.sleep,
    now: Callable[[], datetime] = datetime.now,
) -> int:
    """Tell what is wrong, at once and after each saving; returns when interrupted.

    An editor may take a file away for a moment and put another in its place. A path that is gone is told of, and
    looked for again.
    """
    watched: tuple[Path, ...] = ()
    seen: dict[Path, _Stamp | None] | None = None
    try:
        while True:
            stamps = _stamps(paths, watched)
            if stamps != seen:
                watched = _look(paths, tell, words, out, messages, now)
                # What was saved while we looked is seen as a change; what the decks name is watched from now on.
                seen = {file: stamps.get(file, stamp) for file, stamp in _stamps(paths, watched).items()}
            sleep(PAUSE)
    except KeyboardInterrupt:
        return INTERRUPTED


def _look(
    paths: Sequence[Path],
    tell: Callable[[Sequence[Reading]], int],
    words: Words,
    out: Output,
    messages: TextIO,
    now: Callable[[], datetime],
) -> tuple[Path, ...]:
    """Tell what is wrong, on a screen that is empty where there is one; every file that was read comes back."""
    if out.stream.isatty():
        out.stream.write(CLEAR if out.coloured else "\n")
    read: tuple[Reading, ...] = ()
    try:
        read = readings(paths)
        tell(read)
    except LedelseskortError as problem:
        messages.write(f"{sentence(problem, words)}\n")
    out.stream.flush()
    messages.write(f"{words('cli.check.watching', time=f'{now():%H:%M:%S}')}\n")
    messages.flush()
    return tuple(Path(file) for reading in read for file in reading.sources)


def _stamps(paths: Iterable[Path], watched: Iterable[Path]) -> dict[Path, _Stamp | None]:
    """When each file was saved, in nanoseconds, and how many bytes it has; `None` for one that is not there."""
    files = dict.fromkeys(watched)
    for path in paths:
        try:
            files |= dict.fromkeys(files_under(path))
        except (LedelseskortError, OSError):
            files[path] = None
    return {file: _stamp(file) for file in files}


def _stamp(file: Path) -> _Stamp | None:
    try:
        about = file.stat()
    except (OSError, ValueError):
        return None
    return about.st_mtime_ns, about.st_size
