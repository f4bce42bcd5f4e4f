"""Two windows on one meeting: `python -m tests.journal.torture.windows`. None overwrites what the other has kept.

Two processes play the same meeting as fast as they can, each its share of the moves. Each finds itself behind now and
then, catches up with the other, and goes on.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from ledelseskort.errors import Damaged, Refused
from ledelseskort.journal import live, streams
from ledelseskort.journal.live import LiveMeeting
from ledelseskort.journal.rows import LOG, MEETINGS, TEXTS, drop, put
from ledelseskort.journal.store import Store
from ledelseskort.table.meeting import Entry
from ledelseskort.table.moves import MOVE
from ledelseskort.table.table import Table

from ..evening import Evening, answers
from .tallies import Tally, script

STREAM = "aften"
FAULTS = ("overwrites",)
ENDING = frozenset({"close", "end"})
WINDOWS = 2

Spoken = Callable[[bytes], object]


class Windows(Tally):
    """What was found when both had stopped."""

    broken = ("missing", "overwritten", "damaged", "not caught up")


def torment(many: int, seed: int, fault: str | None) -> Tally:
    """So many moves from each of two windows."""
    tally = Windows()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "logbog.sqlite"
        store = Store(path)
        Evening(store, STREAM)
        store.close()
        heard = [_window(path, many, seed * WINDOWS + each, overwrites=bool(fault)) for each in range(WINDOWS)]
        told = [json.loads(line) for hear in heard for line in _all(hear)]
        look(path, told, tally)
    tally["missing"] += WINDOWS * many - tally["kept"]
    return tally


def look(path: Path, told: list[list[str]], tally: Tally) -> None:
    """Holds what each window was told it had kept against what is kept."""
    store = Store(path)
    tally["damaged"] = len(store.verify(replaying=True))
    try:
        entries = store.read(STREAM).entries
    except Damaged:
        entries = ()
    kept = {entry.number: MOVE.dump_json(entry.move).decode() for entry in entries}
    tally["kept"] = len(kept)
    for kind, number, said in told:
        tally["caught up"] += kind == "caught-up"
        tally["not caught up"] += kind == "left" and int(said) > len(kept)
        tally["overwritten"] += kind == "kept" and kept.get(int(number)) != said
    store.close()


def play(path: Path, many: int, seed: int, speak: Spoken, *, overwrites: bool) -> None:
    """So many moves that are kept."""
    store = Overwriting(path) if overwrites else Store(path)
    chance = random.Random(seed)
    meeting = live.resume(STREAM, store.read(STREAM), store, lambda: datetime.now(UTC), chance)
    made = 0
    while made < many:
        option = chance.choice([each for each in meeting.options() if each.kind not in ENDING])
        try:
            meeting.play(option, answers(option, chance))
        except Refused:
            speak(_line("caught-up", 0, ""))
            continue
        kept(meeting)
        made += 1
        entry = meeting.meeting.log[-1]
        speak(_line("kept", entry.number, MOVE.dump_json(entry.move).decode()))
    speak(_line("left", 0, str(len(meeting.meeting.log))))
    store.close()


def kept(meeting: LiveMeeting) -> None:
    """Tries again while the other window holds the journal."""
    while meeting.keeper.trouble is not None:
        if meeting.keeper.trouble.code != "unkept-busy":
            raise meeting.keeper.trouble
        meeting.keeper.again()


class Overwriting(Store):
    """The fault: where the other window was quicker, its moves are thrown out."""

    def append(
        self,
        stream: str,
        expected: int,
        entry: Entry,
        texts: Mapping[str, str],
        table: Table,
        gone: frozenset[str] = frozenset(),
    ) -> None:
        with self._database.writing() as db:
            row = streams.meeting_row(db, stream)
            drop(db, LOG, "WHERE stream = ? AND seq > ?", stream, expected)
            drop(db, TEXTS, "WHERE stream = ?", stream)
            put(db, MEETINGS, row._replace(moves=expected, texts=0), anew=True)
        super().append(stream, expected, entry, texts, table, gone)


def _window(path: Path, many: int, seed: int, *, overwrites: bool) -> int:
    hear, speak = os.pipe()
    if not os.fork():
        try:
            os.close(hear)
            play(path, many, seed, lambda line: os.write(speak, line), overwrites=overwrites)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(speak)
    return hear


def _line(kind: str, number: int, said: str) -> bytes:
    return json.dumps([kind, number, said]).encode() + b"\n"


def _all(hear: int) -> list[bytes]:
    with os.fdopen(hear, "rb") as lines:
        return lines.readlines()


if __name__ == "__main__":
    sys.exit(script(torment, many=300, faults=FAULTS))
