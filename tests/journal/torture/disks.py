"""Disks that will not: `python -m tests.journal.torture.disks`, as root. What was kept stays, and playing goes on.

A small file system fills up in the middle of a meeting, and becomes read-only; then it has room again, and may be
written. The journal's work is done on a thread of its own, as in the program.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from ledelseskort.errors import Unkept
from ledelseskort.journal import live
from ledelseskort.journal.live import LiveMeeting
from ledelseskort.journal.store import Store
from ledelseskort.table.setting import settle

from ..evening import BEGUN, NAMES, answers, small_deck
from .tallies import Tally, script

STREAM = "aften"
ENDING = frozenset({"close", "end"})
FAULTS = ("lost",)
ROOM = "220k"
LONGEST = 0.1
"""Seconds a move may take the interface's thread."""
PATIENCE = 10.0


class Disks(Tally):
    """What was found."""

    broken = ("lost", "not told", "not kept afterwards", "waited for")


def torment(many: int, seed: int, fault: str | None) -> Tally:
    """So many full disks, and as many that are read-only."""
    tally = Disks()
    for number in range(many):
        chance = random.Random(seed * 1000 + number)
        with small_disk() as disk, playing(disk / "ledelseskort" / "logbog.sqlite", chance, bool(fault)) as player:
            filler = disk / "andet"
            filler.write_bytes(bytes(chance.randrange(50_000, 80_000)))
            player.until_trouble("unkept-full", tally)
            filler.unlink()
            player.again(tally)
            # Nobody can make a file system read-only while somebody has a file open there to write.
            player.store.close()
            _mounted(disk, "remount,ro")
            player.until_trouble("unkept-closed", tally)
            _mounted(disk, "remount,rw")
            player.again(tally)
        tally["disks"] += 1
    return tally


class Player:
    """A meeting that goes on whatever happens to the disk."""

    def __init__(
        self,
        store: Store,
        path: Path,
        meeting: LiveMeeting,
        chance: random.Random,
        told: threading.Event,
        thread: Executor,
    ) -> None:
        self.store, self.path, self.meeting, self.chance = store, path, meeting, chance
        self.told, self.thread = told, thread

    def move(self, tally: Tally) -> None:
        """One move, and how long it took."""
        option = self.chance.choice([each for each in self.meeting.options() if each.kind not in ENDING])
        begun = time.perf_counter()
        self.meeting.play(option, answers(option, self.chance))
        tally["waited for"] += time.perf_counter() - begun > LONGEST
        tally["moves"] += 1

    def until_trouble(self, code: str, tally: Tally) -> None:
        """Plays until something cannot be kept; then goes on playing, and looks at what is kept."""
        for _ in range(1000):
            if (trouble := self.meeting.keeper.trouble) is not None:
                tally["not told"] += trouble.code != code or not isinstance(trouble, Unkept)
                tally[f"({trouble.code})"] += 1
                break
            self.move(tally)
            # As people do, it lets the disk have its turn.
            self.waited(lambda: not self.meeting.keeper.waiting or self.meeting.keeper.trouble is not None)
        else:
            tally["not told"] += 1
        for _ in range(20):
            self.move(tally)
        self.thread.submit(lambda: None).result()
        self.look(tally)

    def look(self, tally: Tally) -> None:
        """Whatever does not stand in line is there."""
        meeting, other = self.meeting, Store(self.path)
        should = len(meeting.meeting.log) - meeting.keeper.waiting
        tally["lost"] += max(0, should - len(other.read(STREAM).entries))
        other.close()

    def again(self, tally: Tally) -> None:
        """It is tried again, and everything is kept."""
        self.meeting.keeper.again()
        self.waited(lambda: self.meeting.keeper.saved)
        other = Store(self.path)
        tally["not kept afterwards"] += other.read(STREAM).entries != self.meeting.meeting.log
        other.close()

    def waited(self, holds: Callable[[], bool]) -> None:
        """Until it holds, looking whenever the journal's thread has told."""
        until = time.monotonic() + PATIENCE
        while not holds() and time.monotonic() < until:
            self.told.wait(PATIENCE / 100)
            self.told.clear()


@contextmanager
def playing(path: Path, chance: random.Random, loses: bool) -> Iterator[Player]:
    """A meeting whose journal has a thread of its own; or, as a fault, is not asked again."""
    deck = small_deck()
    setting = live.Setting(settle(deck, 3, BEGUN, chance), NAMES)
    store = Store(path)
    with ThreadPoolExecutor(1) as thread:
        told = threading.Event()
        meeting = live.begin(STREAM, deck, setting, store, lambda: BEGUN, chance, run=thread.submit, told=told.set)
        if loses:
            vars(meeting.keeper)["again"] = lambda: None
        yield Player(store, path, meeting, chance, told, thread)
    store.close()


@contextmanager
def small_disk() -> Iterator[Path]:
    """A file system in memory, as large as a journal may grow in an evening."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(("mount", "-t", "tmpfs", "-o", f"size={ROOM}", "none", folder), check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(("umount", "-l", folder), check=True)


def _mounted(disk: Path, how: str) -> None:
    subprocess.run(("mount", "-o", how, str(disk)), check=True)


if __name__ == "__main__":
    sys.exit(script(torment, many=20, faults=FAULTS))
