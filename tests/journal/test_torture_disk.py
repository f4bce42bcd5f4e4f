"""A disk that is full, a folder that cannot be written, a lock that is held: one sentence, and playing goes on.

It works for everybody, root too: SQLite is told how large the file may get, and a file lies in the folder's place.
"""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ledelseskort.errors import Unkept
from ledelseskort.journal import database, live
from ledelseskort.journal.live import LiveMeeting
from ledelseskort.journal.store import Store
from ledelseskort.table.setting import settle
from ledelseskort.wording.words import load

from .evening import BEGUN, NAMES, small_deck

STREAM = "aften"
PATIENCE = 20.0
"""Seconds in which another thread must have come so far."""
LONGEST = 2.0
"""Seconds a move may take; one that waited for the disk would take five. The figure itself is in TORTURE.md."""
HOLD = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
"""


class Player:
    """A meeting whose journal has a thread of its own."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.thread = ThreadPoolExecutor(1)
        self.told = threading.Event()
        self.slowest = 0.0
        chance, deck = random.Random(3), small_deck()
        setting = live.Setting(settle(deck, 3, BEGUN, chance), NAMES)
        self.live: LiveMeeting = live.begin(
            STREAM, deck, setting, store, lambda: BEGUN, chance, run=self.thread.submit, told=self.told.set
        )
        self.live.play(self.live.options()[0])

    def note(self, text: str = "Sagt") -> None:
        option = self.live.option("note")
        assert option is not None
        begun = time.perf_counter()
        self.live.play(option, {"text": text})
        self.slowest = max(self.slowest, time.perf_counter() - begun)

    def until(self, holds: Callable[[], object]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline
            self.told.wait(0.01)
            self.told.clear()

    def until_trouble(self, code: str) -> None:
        """Plays until something cannot be kept, and on."""
        for _ in range(500):
            self.note("Mange ord om det, der skete " * 20)
            self.until(lambda: self.live.keeper.saved or self.live.keeper.trouble)
            if self.live.keeper.trouble is not None:
                break
        trouble = self.live.keeper.trouble
        assert isinstance(trouble, Unkept)
        assert trouble.code == code
        assert load()(f"error.{trouble.code}", **trouble.parameters)
        before = self.live.keeper.waiting
        for _ in range(20):
            self.note()
        assert self.live.keeper.waiting == before + 20
        self.until(lambda: self.live.keeper.trouble)

    def again(self) -> None:
        """It is tried again, and everything is there."""
        self.live.keeper.again()
        self.until(lambda: self.live.keeper.saved)
        assert self.kept() == len(self.live.meeting.log)

    def kept(self) -> int:
        """How many moves another window sees."""
        other = Store(self.store._database.path)
        try:
            return len(other.read(STREAM).entries)
        finally:
            other.close()


@pytest.fixture
def player(store: Store) -> Iterator[Player]:
    player = Player(store)
    yield player
    player.thread.shutdown()


def test_a_disk_that_fills_up_loses_nothing_and_stops_nobody(
    player: Player, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    player.until(lambda: player.live.keeper.saved)
    with monkeypatch.context() as full:
        full.setattr(database, "SETTINGS", (*database.SETTINGS, "max_page_count = 60"))
        store.close()
        player.until_trouble("unkept-full")
        assert player.kept() == len(player.live.meeting.log) - player.live.keeper.waiting
        assert player.slowest < LONGEST
    player.again()


def test_a_folder_that_cannot_be_made_is_told_and_kept_in_later(path: Path, store: Store) -> None:
    path.parent.write_text("her ligger noget andet", encoding="utf-8")
    player = Player(store)
    player.until_trouble("unkept-closed")
    assert path.parent.read_text(encoding="utf-8") == "her ligger noget andet"
    path.parent.unlink()
    player.again()
    player.thread.shutdown()


def test_what_was_opened_while_nothing_could_be_written_is_opened_again(
    player: Player, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    player.until(lambda: player.live.keeper.saved)
    opened = database._opened

    def read_only(name: str, journal_mode: str) -> sqlite3.Connection:
        db = opened(name, journal_mode)
        db.execute("PRAGMA query_only = ON")
        return db

    monkeypatch.setattr(database, "_opened", read_only)
    store.close()
    player.until_trouble("unkept-closed")
    monkeypatch.setattr(database, "_opened", opened)
    player.again()


@pytest.fixture
def held(path: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Holds the lock in another process, until its line is read."""
    processes: list[subprocess.Popen[str]] = []

    def hold() -> subprocess.Popen[str]:
        assert path.exists()
        command = (sys.executable, "-c", HOLD, str(path))
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        processes.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        return process

    yield hold
    for process in processes:
        if process.poll() is None:
            process.communicate("\n")


def test_a_lock_that_is_held_for_three_seconds_is_waited_out_behind(
    player: Player, held: Callable[[], subprocess.Popen[str]]
) -> None:
    player.until(lambda: player.live.keeper.saved)
    process = held()
    letting_go = threading.Timer(3.0, lambda: process.communicate("\n"))
    letting_go.start()
    begun = time.monotonic()
    for number in range(30):
        player.note(f"Mens den anden skriver {number}")
    assert player.live.keeper.waiting == 30
    assert player.slowest < LONGEST
    player.until(lambda: player.live.keeper.saved)
    letting_go.join()
    assert time.monotonic() - begun > 2.5
    assert player.kept() == len(player.live.meeting.log)


def test_a_lock_that_is_not_let_go_is_told(
    player: Player, store: Store, held: Callable[[], subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    player.until(lambda: player.live.keeper.saved)
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    store.close()
    process = held()
    player.until_trouble("unkept-busy")
    process.communicate("\n")
    player.again()
