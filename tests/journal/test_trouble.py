"""A disk, a folder or another window that says no: one sentence of ours, and what was kept stays."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ledelseskort.errors import LedelseskortError, Unkept, Unusable
from ledelseskort.journal import database
from ledelseskort.journal.store import Store
from ledelseskort.journal.trouble import told_when_reading, told_when_writing
from ledelseskort.wording.words import load

from .evening import Evening

SQLITE = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "closed",
    sqlite3.SQLITE_CANTOPEN: "closed",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_IOERR: "trouble",
    sqlite3.SQLITE_IOERR_WRITE: "trouble",
    sqlite3.SQLITE_NOMEM: "trouble",
}
SYSTEM = {errno.ENOSPC: "full", errno.EACCES: "closed", errno.EROFS: "closed", errno.EIO: "trouble"}


@pytest.mark.parametrize(("code", "why"), SQLITE.items())
def test_what_the_database_says_is_told_in_our_words(code: int, why: str) -> None:
    problem = sqlite3.OperationalError("det gik galt")
    problem.sqlite_errorcode = code
    said(problem, why)


@pytest.mark.parametrize(("code", "why"), SYSTEM.items())
def test_what_the_system_says_is_told_in_our_words(code: int, why: str) -> None:
    said(OSError(code, os.strerror(code)), why)


def said(problem: Exception, why: str) -> None:
    words = load()
    with pytest.raises(Unkept) as unkept, told_when_writing():
        raise problem
    with pytest.raises(Unusable) as unread, told_when_reading():
        raise problem
    assert (unkept.value.code, unread.value.code) == (f"unkept-{why}", f"unread-{why}")
    assert words(f"error.unkept-{why}").startswith("Det kunne ikke gemmes")
    assert words(f"error.unread-{why}")


def test_another_window_that_holds_the_journal_is_waited_for_and_then_told(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = Evening(store)
    evening.do("draw")
    store.close()
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Unkept) as held:
        evening.do("note", text="Midt i det hele")
    assert held.value.code == "unkept-busy"
    with pytest.raises(Unkept):
        store.probe()
    with pytest.raises(Unusable):
        store.meetings()
    other.execute("ROLLBACK")
    other.close()
    evening.live.keeper.again()
    assert [entry.move.kind for entry in store.read("aften").entries] == ["draw", "note"]
    store.probe()


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "ledelseskort").write_text("Jeg er en fil")
    store = Store(tmp_path / "ledelseskort" / "logbog.sqlite")
    asked: tuple[Callable[[], object], ...] = (store.probe, lambda: Evening(store), lambda: store.team("Gruppe"))
    for ask in asked:
        with pytest.raises(Unkept) as told:
            ask()
        assert told.value.code == "unkept-closed"


CLOSED = """
import os, sys
from pathlib import Path
from ledelseskort.errors import LedelseskortError
from ledelseskort.journal.store import Store
def told(ask):
    try:
        return f"{len(ask())} there"
    except LedelseskortError as problem:
        return problem.code
Store(None).team("Alt er hentet, før der lukkes")
if os.getuid() == 0:
    os.setuid(65534)
store = Store(Path(sys.argv[1]))
print(told(lambda: store.probe() or ()), told(lambda: [store.team("Ny")]), told(store.meetings))
"""


@pytest.mark.parametrize(
    ("folder", "file", "answers"),
    [
        (0o555, 0o444, "unkept-closed unkept-closed 1 there"),
        (0o555, 0o666, "unkept-closed unkept-closed 1 there"),
        (0o777, 0o000, "unkept-closed unkept-closed unread-closed"),
    ],
)
def test_a_folder_that_must_not_be_written(tmp_path: Path, folder: int, file: int, answers: str) -> None:
    for outer in (tmp_path, *tmp_path.parents):
        if outer.stat().st_mode & 0o777 == 0o700:  # the folders that pytest makes, however many
            outer.chmod(0o755)
    path = tmp_path / "ledelseskort" / "logbog.sqlite"
    store = Store(path)
    Evening(store)
    store.close()
    path.with_name("logbog.sqlite-journal").unlink()
    path.chmod(file)
    path.parent.chmod(folder)
    done = subprocess.run([sys.executable, "-c", CLOSED, str(path)], capture_output=True, text=True, check=False)
    path.parent.chmod(0o700)
    assert done.stdout.strip() == answers, done.stderr


def test_nothing_but_our_own_errors_leaves_the_room(store: Store, path: Path) -> None:
    path.mkdir(parents=True)
    for ask in (store.meetings, store.probe, lambda: store.team("Gruppe"), store.forget_all):
        with pytest.raises(LedelseskortError):
            ask()
