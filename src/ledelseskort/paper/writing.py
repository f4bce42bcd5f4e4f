"""Writing a file that people own: whole or not at all, and never over another without being told to."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from pathlib import Path

from ledelseskort.errors import Misused, Unkept


def write(path: Path, content: bytes, *, force: bool = False) -> None:
    """Writes the file; whoever reads it meanwhile sees the old one or the new one. A link is written through.

    Raises `Misused` where there is one already, unless forced, and `Unkept` where it cannot be written; either way
    what was there is there still.
    """
    target = Path(os.path.realpath(path))
    try:
        claimed = _claim(target)
        if not claimed and not force:
            raise Misused("file-exists", path=str(path))
        try:
            _replace(target, content)
        except BaseException:
            if claimed:
                target.unlink(missing_ok=True)
            raise
    except OSError as problem:
        full = problem.errno in {errno.ENOSPC, errno.EDQUOT}
        raise Unkept("file-disk-full" if full else "file-unwritable", path=str(path)) from problem


def _claim(target: Path) -> bool:
    """Makes the file, empty, so that nobody else can; False where there is one."""
    try:
        target.open("xb").close()
    except FileExistsError:
        return False
    return True


def _replace(target: Path, content: bytes) -> None:
    """Writes beside the target and moves it in place, with the rights that the target has."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".tmp")
    try:
        with open(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(target, name)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Sees to it that the new name is on the disk too, where a system lets a folder be opened for that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
