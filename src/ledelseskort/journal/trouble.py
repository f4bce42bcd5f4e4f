"""What the disk and the database say, as one of our own errors: none of theirs leaves the room."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from ledelseskort.errors import Damaged, LedelseskortError, Unkept, Unusable

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.EISDIR})
NOT_CODED = 0
"""Where Python and not SQLite found the fault: bytes in a row that are no text."""
PRIMARY = 0xFF
"""The part of a result code that tells the kind."""


@contextmanager
def told_when_writing() -> Iterator[None]:
    """Raises `Unkept`, `Damaged` or `Unusable` for whatever goes wrong inside."""
    try:
        yield
    except (sqlite3.Error, OSError) as problem:
        raise _of(problem, "unkept") from problem


@contextmanager
def told_when_reading() -> Iterator[None]:
    """Likewise, where nothing was to be kept: `Unusable` takes the place of `Unkept`."""
    try:
        yield
    except (sqlite3.Error, OSError) as problem:
        raise _of(problem, "unread") from problem


def _of(problem: sqlite3.Error | OSError, did: str) -> LedelseskortError:
    kind = Unkept if did == "unkept" else Unusable
    if isinstance(problem, OSError):
        full, closed = problem.errno in FULL, problem.errno in CLOSED
        return kind(f"{did}-full" if full else f"{did}-closed" if closed else f"{did}-trouble")
    code = getattr(problem, "sqlite_errorcode", NOT_CODED)
    match code & PRIMARY:
        case sqlite3.SQLITE_CORRUPT:
            return Damaged("journal-damaged")
        case sqlite3.SQLITE_NOTADB:
            return Unusable("journal-foreign")
        case sqlite3.SQLITE_FULL:
            return kind(f"{did}-full")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return kind(f"{did}-closed")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return kind(f"{did}-busy")
        case _ if code == NOT_CODED and isinstance(problem, sqlite3.OperationalError):
            return Damaged("journal-damaged")
        case _:
            return kind(f"{did}-trouble")
