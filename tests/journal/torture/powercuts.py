"""Power cuts: `python -m tests.journal.torture.powercuts`. Every move that was shown as kept is there after.

A process that plays and keeps is traced, call by call. The trace is replayed on a disk that forgets whatever was not
synchronised: all of it, nothing of it, and random parts of it, torn at the bounds of sectors too; and what is left is
opened. Two faults show that moves can be lost so: SQLite's write-ahead log with `synchronous=NORMAL`, and no
synchronising at all.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from ledelseskort.errors import LedelseskortError
from ledelseskort.journal import database
from ledelseskort.journal.port import Kept
from ledelseskort.journal.store import Store

from .disk import Disk, half, lay_down
from .playing import as_line, play_on, shown
from .tallies import Tally, script
from .tracer import Call, traced

FAULTS = ("wal", "unsynchronised")
CUTS_A_MOVE = 20
"""So many cuts on average; the trace is as long as that makes it."""

Cut = tuple[dict[str, int], dict[str, bytes | None]]
"""What had been told by then, and what is left."""


class PowerCuts(Tally):
    """What was found after the cuts."""

    broken = ("lost", "more than one extra", "changed", "unreadable", "damaged")


class Enough(Exception):
    """So many moves are played."""


def torment(many: int, seed: int, fault: str | None) -> Tally:
    """So many cuts."""
    tally, chance = PowerCuts(), random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        root, after = Path(folder) / "before", Path(folder) / "after"
        root.mkdir()
        path = root / "ledelseskort" / "logbog.sqlite"
        calls = traced(lambda speak: play(path, seed, many // CUTS_A_MOVE, speak, fault), root)
        tally["calls"] = sum(call.kind != "said" for call in calls)
        truth = read_all(path)
        for told, left in islice(cuts(calls, root, chance), many):
            tally["cuts"] += 1
            lay_down(left, root, after)
            look(after / path.relative_to(root), told, truth, tally)
            shutil.rmtree(after)
    return tally


def play(path: Path, seed: int, moves: int, speak: int, fault: str | None) -> None:
    """So many moves, in several meetings."""
    put_in(fault)
    said = 0

    def told(stream: str, many: int) -> None:
        nonlocal said
        os.write(speak, as_line(stream, many))
        said += 1
        if said > moves:
            raise Enough

    store = Store(path)
    try:
        play_on(store, seed, told)
    except Enough:
        store.close()


def put_in(fault: str | None) -> None:
    """Has the journal opened wrongly, in this process."""
    if fault is None:
        return
    mode, synchronous = ("WAL", "NORMAL") if fault == "wal" else ("TRUNCATE", "OFF")

    def opened(name: str, journal_mode: str) -> sqlite3.Connection:
        db = sqlite3.connect(name, isolation_level=None, check_same_thread=False)
        db.execute(f"PRAGMA journal_mode = {mode}")
        db.execute(f"PRAGMA synchronous = {synchronous}")
        return db

    vars(database)["_opened"] = opened


def cuts(calls: list[Call], root: Path, chance: random.Random) -> Iterator[Cut]:
    """The power goes: after each call, in a random order."""
    points: list[tuple[int, int]] = [(chance.randrange(1 << 30), at) for at in range(1, len(calls) + 1)]
    while True:
        for _, at in sorted(points):
            disk, said = Disk(root), b""
            for call in calls[:at]:
                if call.kind == "said":
                    said += call.data
                else:
                    disk.take(call)
            for left in _left(disk, chance):
                yield shown(said), left


def _left(disk: Disk, chance: random.Random) -> Iterator[dict[str, bytes | None]]:
    yield disk.left(lambda: False, lambda: False)
    if disk.loose:
        yield disk.left(lambda: True, lambda: False)
        yield disk.left(lambda: True, lambda: True)
        for sector in (None, None, 4096, 512, 512):
            yield disk.left(half(chance), half(chance), sector)


def look(path: Path, told: dict[str, int], truth: dict[str, Kept], tally: Tally) -> None:
    """Holds what was told against what is left of the journal."""
    store = Store(path)
    try:
        tally["damaged"] += len(store.verify())
        there = {line.stream for line in store.meetings()}
        for stream, many in told.items():
            if stream not in there:
                tally["lost"] += many + 1
                continue
            kept = store.read(stream)
            moves = len(kept.entries)
            tally["lost"] += max(0, many - moves)
            tally["extra"] += moves > many
            tally["more than one extra"] += moves > many + 1
            tally["changed"] += (kept.opening, kept.entries) != (truth[stream].opening, truth[stream].entries[:moves])
    except LedelseskortError as problem:
        tally["unreadable"] += 1
        tally[f"({problem.code})"] += 1
    finally:
        store.close()


def read_all(path: Path) -> dict[str, Kept]:
    """Every meeting, as it was when nothing had happened."""
    store = Store(path)
    try:
        return {line.stream: store.read(line.stream) for line in store.meetings()}
    finally:
        store.close()


if __name__ == "__main__":
    sys.exit(script(torment, many=3000, faults=FAULTS))
