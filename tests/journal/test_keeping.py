"""Keeping while playing: in order, never waited for, tried again, and never over what another window kept."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from ledelseskort.deck.models import Deck
from ledelseskort.errors import Damaged, LedelseskortError, NotFound, Refused, Unkept
from ledelseskort.journal import live
from ledelseskort.journal.keeping import Keeper
from ledelseskort.journal.live import LiveMeeting, Setting
from ledelseskort.journal.port import Journal, Kept
from ledelseskort.journal.store import Store
from ledelseskort.table.meeting import Entry
from ledelseskort.table.records import Opening
from ledelseskort.table.setting import settle
from ledelseskort.table.table import Table

from .evening import BEGUN, NAMES, small_deck

STREAM = "aften"
PATIENCE = 10.0
"""Seconds in which another thread must have come so far."""


class Fake:
    """A journal in memory that fails or hangs when it is told to."""

    def __init__(self) -> None:
        self.kept = Store(None)
        self.numbers: list[int] = []
        """The moves, as they came."""
        self.erased: list[frozenset[str]] = []
        self.fails: LedelseskortError | None = None
        self.let_on = threading.Event()
        self.let_on.set()
        self.reached = threading.Event()

    @property
    def lasting(self) -> bool:
        return True

    def begin(self, stream: str, opening: Opening, deck: Deck, texts: Mapping[str, str]) -> None:
        self._disk()
        self.kept.begin(stream, opening, deck, texts)
        self.numbers.append(0)

    def append(
        self,
        stream: str,
        expected: int,
        entry: Entry,
        texts: Mapping[str, str],
        table: Table,
        gone: frozenset[str] = frozenset(),
    ) -> None:
        self._disk()
        self.kept.append(stream, expected, entry, texts, table, gone)
        self.numbers.append(entry.number)

    def read(self, stream: str) -> Kept:
        self._disk()
        return self.kept.read(stream)

    def erase(self, stream: str, texts: Iterable[str]) -> None:
        self._disk()
        self.erased.append(frozenset(texts))

    def _disk(self) -> None:
        self.reached.set()
        assert self.let_on.wait(PATIENCE)
        if self.fails is not None:
            raise self.fails


class Told:
    """Counts how often something was told, and by whom."""

    def __init__(self) -> None:
        self.by: list[int] = []
        self.once = threading.Event()

    def __call__(self) -> None:
        self.by.append(threading.get_ident())
        self.once.set()


@pytest.fixture
def thread() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as executor:
        yield executor


@pytest.fixture
def fake() -> Iterator[Fake]:
    fake = Fake()
    yield fake
    fake.let_on.set()


def meeting(journal: Journal, run: Callable[[Callable[[], None]], object], told: Told | None = None) -> LiveMeeting:
    chance = random.Random(3)
    deck = small_deck()
    setting = Setting(settle(deck, 3, BEGUN, chance), NAMES)
    return live.begin(
        STREAM, deck, setting, journal, lambda: datetime(2026, 11, 22, 13, tzinfo=UTC), chance, run=run, told=told
    )


def at_once(work: Callable[[], None]) -> None:
    work()


def note(meeting: LiveMeeting, text: str = "Sagt") -> None:
    if meeting.table.card is None:
        meeting.play(meeting.options()[0])
    option = meeting.option("note")
    assert option is not None
    meeting.play(option, {"text": text})


def test_moves_are_kept_in_order_and_each_piece_of_work_is_told(fake: Fake) -> None:
    told = Told()
    evening = meeting(fake, at_once, told)
    for _ in range(4):
        note(evening)
    assert fake.numbers == [0, 1, 2, 3, 4, 5]
    assert evening.keeper.saved
    assert len(told.by) == 6
    assert fake.kept.read(STREAM).entries == evening.meeting.log


def test_trouble_holds_the_line_playing_goes_on_and_trying_again_empties_it(fake: Fake) -> None:
    evening = meeting(fake, at_once)
    note(evening)
    fake.fails = Unkept("unkept-full")
    note(evening, "Under nøden")
    note(evening, "Også")
    keeper = evening.keeper
    assert keeper.trouble is fake.fails
    assert (keeper.waiting, keeper.saved) == (2, False)
    assert len(evening.table.notes) == 3
    keeper.again()
    assert keeper.waiting == 2
    fake.fails = None
    assert not keeper.saved, "only what was tried can be kept"
    keeper.again()
    assert keeper.waiting == 0
    assert keeper.saved
    assert fake.numbers == [0, 1, 2, 3, 4]
    assert fake.kept.read(STREAM).texts == evening.texts


def test_the_next_move_tries_again_by_itself(fake: Fake) -> None:
    fake.fails = Unkept("unkept-busy")
    evening = meeting(fake, at_once)
    assert evening.keeper.waiting == 1
    fake.fails = None
    note(evening)
    assert evening.keeper.saved
    assert fake.numbers == [0, 1, 2]


def test_again_does_nothing_where_there_is_no_trouble(fake: Fake) -> None:
    told = Told()
    evening = meeting(fake, at_once, told)
    evening.keeper.again()
    assert len(told.by) == 1


def test_an_erasure_waits_behind_what_it_erases(fake: Fake) -> None:
    evening = meeting(fake, at_once)
    note(evening)
    fake.fails = Unkept("unkept-full")
    note(evening, "Det fortryder jeg")
    (key,) = (each.text for each in evening.table.notes if evening.texts[each.text] == "Det fortryder jeg")
    evening.erase(frozenset({key}))
    assert key not in evening.texts
    assert (evening.keeper.waiting, fake.erased) == (2, [])
    fake.fails = None
    evening.keeper.again()
    assert fake.erased == [{key}]


def test_the_other_window_was_quicker_and_this_one_goes_to_where_it_is(fake: Fake) -> None:
    first = meeting(fake, at_once)
    note(first, "Fra det første vindue")
    chance = random.Random(4)
    second = live.resume(STREAM, fake.read(STREAM), fake, lambda: BEGUN, chance)
    note(second, "Fra det andet")
    theirs = second.meeting.log
    with pytest.raises(Refused) as refused:
        note(first, "For sent")
    assert refused.value.code == "meeting-moved-on"
    assert first.meeting == second.meeting
    assert first.texts == second.texts
    assert first.keeper.saved
    assert fake.kept.read(STREAM).entries == theirs
    assert not first.catch_up(), "it is told once"
    note(first, "Nu kan den")
    assert fake.kept.read(STREAM).entries == (*theirs, first.meeting.log[-1])


def test_what_stood_in_line_is_let_go_when_the_other_window_was_quicker(fake: Fake) -> None:
    first = meeting(fake, at_once)
    note(first)
    second = live.resume(STREAM, fake.read(STREAM), fake, lambda: BEGUN, random.Random(4))
    fake.fails = Unkept("unkept-busy")
    note(first, "Ét")
    note(first, "To")
    assert first.keeper.waiting == 2
    fake.fails = None
    note(second, "Det andet")
    first.keeper.again()
    assert first.keeper.waiting == 0
    assert first.keeper.overtaken is not None
    assert first.catch_up()
    assert first.meeting.log == second.meeting.log


@pytest.mark.parametrize("problem", [Damaged("meeting-damaged"), NotFound("meeting-unknown")])
def test_where_the_other_windows_meeting_cannot_be_read_that_is_the_trouble(problem: LedelseskortError) -> None:
    class Overtaken(Fake):
        def read(self, stream: str) -> Kept:
            raise problem

    def refused(journal: Journal) -> None:
        raise Refused("meeting-moved-on")

    keeper = Keeper(Overtaken(), STREAM)
    keeper.add(refused)
    assert keeper.trouble is problem
    assert keeper.overtaken is None
    assert not keeper.saved


def test_a_journal_that_hangs_holds_nobody_up(fake: Fake, thread: ThreadPoolExecutor) -> None:
    told = Told()
    fake.let_on.clear()
    evening = meeting(fake, thread.submit, told)
    for number in range(50):
        note(evening, f"Mens disken hænger {number}")
    assert fake.reached.wait(PATIENCE)
    assert len(evening.table.notes) == 50
    assert (evening.keeper.waiting, evening.keeper.saved, fake.numbers, told.by) == (52, False, [], [])
    fake.let_on.set()
    thread.shutdown(wait=True)
    assert fake.numbers == list(range(52))
    assert evening.keeper.saved
    assert told.by
    assert set(told.by).isdisjoint({threading.get_ident()}), "told on the thread that did the work"


def test_several_threads_may_do_the_work_and_the_order_stays(fake: Fake) -> None:
    with ThreadPoolExecutor(4) as threads:
        evening = meeting(fake, threads.submit)
        for number in range(60):
            note(evening, f"Nummer {number}")
    assert fake.numbers == list(range(62))
    assert evening.keeper.saved
