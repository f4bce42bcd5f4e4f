"""Copies while it is played: `python -m tests.journal.torture.copies`. They open, and nothing shown is missing.

A process plays and keeps. Between two moves the file is copied, alone; and at a random moment, with the process held
fast, the file with SQLite's own journal beside it. The file alone in the middle of a move is no promise: it is told
that it is damaged, or it is whole.
"""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from ledelseskort.errors import LedelseskortError
from ledelseskort.journal.store import Store

from .playing import as_line, play_on, shown
from .tallies import Tally, script

FAULTS = ("shown-early",)
LONGEST = 0.02
"""Seconds until it is held fast."""


class Copies(Tally):
    """What was found in the copies."""

    broken = ("missing", "unreadable", "falsely whole")


def torment(many: int, seed: int, fault: str | None) -> Tally:
    """So many copies between moves, and as many at random moments."""
    tally, chance = Copies(), random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        path, copy = Path(folder) / "before" / "logbog.sqlite", Path(folder) / "copy.sqlite"
        player = Player(path, seed, early=fault == "shown-early")
        player.go_on(None)
        player.go_on(None)
        for _ in range(many):
            told = player.go_on(None)
            tally["between moves"] += 1
            taken(path, copy, beside=False)
            look(copy, told, tally)
            told = player.go_on(chance.uniform(0, LONGEST))
            tally["at random moments"] += 1
            taken(path, copy, beside=True)
            hot = bool(copy.with_name(f"{copy.name}-journal").stat().st_size)
            look(copy, told, tally)
            if hot:
                tally["in the middle of a move"] += 1
                taken(path, copy, beside=False)
                look_alone(copy, told, tally)
        player.stop()
    return tally


class Player:
    """A process that plays, and waits for leave after every move; at a random moment it is held fast."""

    def __init__(self, path: Path, seed: int, *, early: bool) -> None:
        self._told: dict[str, int] = {}
        self._moves = self._leaves = 0
        self._hear, speak = os.pipe()
        leave, self._leave = os.pipe()
        self._pid = os.fork()
        if not self._pid:
            try:
                os.close(self._hear)
                os.close(self._leave)
                _play(path, seed, speak, leave, early=early)
            finally:
                os._exit(1)
        os.close(speak)
        os.close(leave)

    def go_on(self, seconds: float | None) -> dict[str, int]:
        """Until a move has been told, or for so long and then held fast; what has been told so far."""
        os.kill(self._pid, signal.SIGCONT)
        self._let_go()
        if seconds is None:
            while self._moves < self._leaves:
                self._listen()
            return self._told
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if select.select([self._hear], [], [], left)[0]:
                self._listen()
                self._let_go()
        os.kill(self._pid, signal.SIGSTOP)
        os.waitpid(self._pid, os.WUNTRACED)
        while select.select([self._hear], [], [], 0)[0]:
            self._listen()
        return self._told

    def stop(self) -> None:
        """Ends it."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._hear)
        os.close(self._leave)

    def _let_go(self) -> None:
        """Gives leave for one move, unless it is still making one."""
        if self._moves == self._leaves:
            os.write(self._leave, b".")
            self._leaves += 1

    def _listen(self) -> None:
        heard = os.read(self._hear, 65536)
        self._told |= shown(heard)
        self._moves += heard.count(b"\n")


def taken(path: Path, copy: Path, *, beside: bool) -> None:
    """Copies the file, and what SQLite has beside it or nothing."""
    shutil.copy(path, copy)
    journal = copy.with_name(f"{copy.name}-journal")
    if beside:
        shutil.copy(path.with_name(f"{path.name}-journal"), journal)
    else:
        journal.unlink(missing_ok=True)


def look(copy: Path, told: dict[str, int], tally: Tally) -> None:
    """Holds what was told against a copy that must be whole."""
    try:
        tally["missing"] += _missing(copy, told)
    except LedelseskortError as problem:
        print(f"unreadable: {problem}", file=sys.stderr)
        tally["unreadable"] += 1


def look_alone(copy: Path, told: dict[str, int], tally: Tally) -> None:
    """Likewise; it may be damaged, if it says so."""
    try:
        missing = _missing(copy, told)
    except LedelseskortError:
        tally["alone in the middle of a move and told"] += 1
    else:
        tally["falsely whole" if missing else "alone in the middle of a move and whole"] += 1


def _missing(copy: Path, told: dict[str, int]) -> int:
    """How many moves. Raises `LedelseskortError` where it is damaged."""
    store = Store(copy)
    try:
        for damage in store.verify():
            raise damage
        return sum(max(0, many - len(store.read(stream).entries)) for stream, many in told.items())
    finally:
        store.close()


def _play(path: Path, seed: int, speak: int, leave: int, *, early: bool) -> None:
    def told(stream: str, many: int) -> None:
        os.write(speak, as_line(stream, many))
        if not os.read(leave, 1):
            os._exit(0)

    os.read(leave, 1)
    play_on(Store(path), seed, told, early=early)


if __name__ == "__main__":
    sys.exit(script(torment, many=400, faults=FAULTS))
