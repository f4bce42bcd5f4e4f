"""Kills at random moments: `python -m tests.journal.torture.kills`. Every move that was shown as kept is there after.

A process plays and keeps, and tells each move's number only when it is kept. It is killed, and the journal it leaves
is opened. The next one goes on in the same journal, for some twenty of them.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import tempfile
import time
from pathlib import Path

from ledelseskort.errors import LedelseskortError
from ledelseskort.journal.port import Kept
from ledelseskort.journal.store import Store
from ledelseskort.table.meeting import forgettable, replay
from ledelseskort.table.table import Stage

from .playing import as_line, play_on, shown
from .tallies import Tally, script

IN_ONE_JOURNAL = 20
LONGEST = 0.12
"""Seconds from the start until the kill."""
FAULTS = ("shown-early",)


class Kills(Tally):
    """What was found after the kills."""

    broken = ("lost", "more than one extra", "unreadable", "damaged")


def torment(many: int, seed: int, fault: str | None) -> Tally:
    """So many kills."""
    tally, chance = Kills(), random.Random(seed)
    for first in range(0, many, IN_ONE_JOURNAL):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "ledelseskort" / "logbog.sqlite"
            for number in range(first, min(first + IN_ONE_JOURNAL, many)):
                told = killed(path, number, chance.uniform(0, LONGEST), early=fault == "shown-early")
                tally["kills"] += 1
                tally["in the middle of a move"] += _hot(path)
                look(path, told, tally)
            store = Store(path)
            tally["damaged"] += len(store.verify(replaying=True))
            store.close()
    return tally


def killed(path: Path, seed: int, seconds: float, *, early: bool) -> dict[str, int]:
    """Plays in a process of its own, which is killed after so long; what it told."""
    hear, speak = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            play_on(Store(path), seed, lambda stream, many: _say(speak, stream, many), early=early)
        finally:
            os._exit(1)
    os.close(speak)
    heard, until = b"", time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        if select.select([hear], [], [], left)[0]:
            heard += os.read(hear, 65536)
    os.kill(pid, signal.SIGKILL)
    status = os.waitpid(pid, 0)[1]
    assert os.WIFSIGNALED(status), "it stopped by itself"
    with os.fdopen(hear, "rb") as rest:
        return shown(heard + rest.read())


def look(path: Path, told: dict[str, int], tally: Tally) -> None:
    """Holds what was told against what is kept."""
    store = Store(path)
    try:
        tally["damaged"] += len(store.verify())
        for stream, many in told.items():
            kept = len(store.read(stream).entries)
            tally["ended and not yet cleared"] += _left_over(store.read(stream))
            tally["shown"] += many
            tally["lost"] += max(0, many - kept)
            tally["extra"] += kept > many
            tally["more than one extra"] += kept > many + 1
    except LedelseskortError as problem:
        print(f"unreadable: {problem}", file=sys.stderr)
        tally["unreadable"] += 1
    finally:
        store.close()


def _left_over(kept: Kept) -> bool:
    """Whether a meeting has ended and still has what goes at its end."""
    meeting = replay(kept.deck, kept.opening, kept.entries)
    return meeting.table.stage is Stage.ENDED and bool(forgettable(meeting) & kept.texts.keys())


def _hot(path: Path) -> bool:
    """Whether the journal has something to take back."""
    beside = path.with_name(f"{path.name}-journal")
    return beside.exists() and beside.stat().st_size > 0


def _say(to: int, stream: str, many: int) -> None:
    os.write(to, as_line(stream, many))


if __name__ == "__main__":
    sys.exit(script(torment, many=500, faults=FAULTS))
