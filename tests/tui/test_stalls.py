"""The screen never waits for the disk: while the journal is held by another process, it is drawn and keys are heard."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import threading
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path

import pytest

from ledelseskort.deck.kinds import ModeName
from ledelseskort.errors import Unkept
from ledelseskort.journal.keeping import at_once
from ledelseskort.journal.live import Setting
from ledelseskort.journal.store import Store
from ledelseskort.table.setting import settle

from .harness import BEGUN, Person, small_deck, terminal

TICK = 0.01
HELD = 3.0
"""Seconds the lock is held."""
STALLED = 1.0
"""Seconds: far less than the lock is held. Alone on its machine the longest gap is below a tenth of that."""


class Pulse:
    """Beats on the interface's thread, and knows the longest gap."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._beating = asyncio.get_running_loop().create_task(self._beat())

    async def _beat(self) -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(TICK)
            now = time.perf_counter()
            self.longest = max(self.longest, now - last - TICK)
            last = now

    def stop(self) -> float:
        """The longest gap, in seconds."""
        self._beating.cancel()
        return self.longest


@asynccontextmanager
async def at_a_table(path: Path, run: Callable[[Callable[[], None]], object]) -> AsyncIterator[Person]:
    """The app at a table whose moves are kept in that file."""
    deck, store = small_deck(), Store(path)
    opening = settle(deck, 3, BEGUN, random.Random(5), mode=ModeName.PASS_AROUND)
    with closing(store):
        async with terminal(deck, journal=store) as person:
            app = person.app
            app.services = app.logbook._services = replace(app.services, run=run)
            app.meetings.begin(deck, Setting(opening))
            await person.until(lambda: person.here("TableScreen"), "the table")
            await person.until(lambda: person.live.keeper.saved, "the first move kept")
            yield person


async def longest_gap(person: Person, path: Path) -> float:
    """Plays while another has the journal; the longest time the interface stood still."""
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")
        letting_go = threading.Timer(HELD, lambda: other.execute("ROLLBACK"))
        letting_go.start()
        pulse = Pulse()
        for _ in range(12):
            await person.press("space")
        moves = len(person.kinds())
        assert moves >= 6
        await person.until(lambda: person.live.keeper.saved, "everything kept")
        letting_go.join()
        gap = pulse.stop()
    assert len(Store(path).read(person.live.stream).entries) == moves
    return gap


async def test_the_screen_goes_on_while_the_journal_is_held(tmp_path: Path) -> None:
    path = tmp_path / "logbog.sqlite"
    with ThreadPoolExecutor(1) as thread:
        async with at_a_table(path, thread.submit) as person:
            gap = await longest_gap(person, path)
    print(f"longest gap: {gap * 1000:.0f} ms")
    assert gap < STALLED


async def test_it_would_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "logbog.sqlite"
    async with at_a_table(path, at_once) as person:
        assert await longest_gap(person, path) > STALLED


@pytest.mark.parametrize("code", ["unkept-full", "unkept-closed", "unkept-busy"])
async def test_what_cannot_be_kept_is_said_in_one_sentence_and_playing_goes_on(tmp_path: Path, code: str) -> None:
    path = tmp_path / "logbog.sqlite"
    async with at_a_table(path, at_once) as person:
        store = person.app.logbook.history
        with pytest.MonkeyPatch.context() as trouble:

            def fails(*arguments: object) -> None:
                raise Unkept(code)

            trouble.setattr(store, "append", fails)
            before = len(person.kinds())
            for _ in range(4):
                await person.press("space")
            assert len(person.kinds()) == before + 4
            assert person.sees(person.words(f"error.{code}").split(",")[0], "Tal bare videre")
        await person.press("space")
        assert person.live.keeper.saved
        assert person.sees(person.words("tui.kept-now.saved"))
        assert Store(path).read(person.live.stream).entries == person.live.meeting.log
