"""One backup beside a file that is about to be changed: ours is replaced by the next one, and nobody else's ever is."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from ledelseskort.errors import Misused, Unkept
from ledelseskort.paper.writing import write

TRIES = 99
"""So many files of other people may have the names that the backup would have."""
_SECOND = 1_000_000_000
"""Nanoseconds."""


def back_up(path: Path, content: bytes) -> Path:
    """Keep `content`, which the file at `path` has now, in `<name>.bak` beside it; the path of the backup.

    Where somebody else has a file of that name, it is `<name>.2.bak` and so on. Raises `Unkept`.
    """
    for backup in _names(path):
        if _same(backup, content):
            return backup
        try:
            write(backup, content, force=_ours(backup))
        except Misused:
            continue
        _sign(backup, content)
        return backup
    raise Unkept("file-unwritable", path=str(path))


def _names(path: Path) -> Iterator[Path]:
    yield path.with_name(f"{path.name}.bak")
    for number in range(2, TRIES + 1):
        yield path.with_name(f"{path.name}.{number}.bak")


def _same(backup: Path, content: bytes) -> bool:
    try:
        return backup.is_file() and backup.stat().st_size == len(content) and backup.read_bytes() == content
    except OSError:
        return False


def _ours(backup: Path) -> bool:
    """Whether the file is a backup as we left it: its time says so, and nothing in it was changed since."""
    try:
        if backup.is_symlink() or not backup.is_file():
            return False
        return backup.stat().st_mtime_ns % _SECOND == _fraction(backup.read_bytes())
    except OSError:
        return False


def _sign(backup: Path, content: bytes) -> None:
    """Sets the part of the file's time that nobody looks at, so that it says what is in the file.

    Where a disk does not keep it, the backup is taken for somebody else's and stays.
    """
    try:
        seconds = backup.stat().st_mtime_ns // _SECOND
        os.utime(backup, ns=(seconds * _SECOND, seconds * _SECOND + _fraction(content)))
    except OSError:
        return


def _fraction(content: bytes) -> int:
    """Nanoseconds under a second, in the steps of a hundred that Windows keeps."""
    return int.from_bytes(hashlib.sha256(content).digest()[:6]) % (_SECOND // 100) * 100
