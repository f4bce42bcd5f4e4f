"""The clock of a card as it is seen, with the time moved by hand: nothing here waits for real minutes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ledelseskort.deck.kinds import ModeName
from ledelseskort.table.clock import Clock
from ledelseskort.tui import bigtext

from .harness import BEGUN, Person, meeting

FLIPPED = BEGUN + timedelta(seconds=1)
"""When the first press of a test is made."""


def running(person: Person) -> Clock:
    clock = person.table.clock
    assert clock is not None
    return clock


async def at(person: Person, seconds: float) -> None:
    """So many seconds after the flip, and the screen has looked."""
    person.clock.at = FLIPPED + timedelta(seconds=seconds)
    await person.look()


async def test_the_clock_of_vendespil_starts_on_the_flip_with_ten_minutes() -> None:
    async with meeting(ModeName.MEMORY, 4) as person:
        assert person.table.clock is None
        assert not person.sees("10:00")
        await person.wait(500)
        person.clock.at = BEGUN
        await person.press("space")
        assert person.kinds() == ["flip"]
        assert person.sees("10:00")
        assert running(person).running


async def test_the_figures_are_what_is_left() -> None:
    async with meeting(ModeName.MEMORY, 4, size=(60, 20)) as person:
        await person.press("space")
        for seconds, shown in ((0.4, "10:00"), (1, "09:59"), (59.5, "09:01"), (60, "09:00"), (479, "02:01")):
            await at(person, seconds)
            assert person.sees(shown), seconds


async def test_at_six_hundred_seconds_it_stands_at_zero_and_nobody_is_cut_off() -> None:
    async with meeting(ModeName.MEMORY, 4, size=(60, 20)) as person:
        await person.press("space")
        await at(person, 599)
        assert person.sees("00:01")
        assert not person.sees(person.words("guidance.time-up"))
        await at(person, 600)
        assert person.sees("00:00", "Tiden er gået. Tal bare færdig.")
        offered = person.offered()
        await at(person, 4000)
        assert person.sees("00:00", "Tiden er gået. Tal bare færdig.")
        assert person.offered() == offered
        assert person.stage == "talk"
        assert person.kinds() == ["flip"]


async def test_two_minutes_before_the_end_one_line_asks_whom_we_have_yet_to_hear() -> None:
    async with meeting(ModeName.MEMORY, 4, size=(60, 20)) as person:
        await person.press("space")
        await at(person, 479)
        assert not person.sees(person.words("guidance.last-stretch"))
        await at(person, 481)
        assert person.sees("Hvem mangler vi at høre?")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_last_two_minutes_have_large_figures_where_there_is_room(size: tuple[int, int]) -> None:
    async with meeting(ModeName.MEMORY, 4, size=size) as person:
        await person.press("space")
        await at(person, 479)
        assert person.sees("02:01")
        await at(person, 510)
        figures = [row.strip() for row in bigtext.figures("01:30")]
        shown = [line.strip() for line in person.lines()]
        assert all(any(line.endswith(row) for line in shown) for row in figures), person.text()


async def test_a_pause_stops_the_time_and_it_goes_on_from_there() -> None:
    async with meeting(ModeName.MEMORY, 4) as person:
        await person.press("space")
        await at(person, 100)
        await person.slip("p")
        await at(person, 900)
        assert person.sees("08:20")
        assert not running(person).running
        await person.slip("p")
        await at(person, 1000)
        assert person.sees("06:40")


async def test_a_minute_more_is_a_minute_more_also_when_the_time_is_up() -> None:
    async with meeting(ModeName.MEMORY, 4) as person:
        await person.press("space")
        await at(person, 30)
        await person.slip("+")
        assert person.sees("10:30")
        await at(person, 700)
        assert person.sees(person.words("guidance.time-up"))
        await person.slip("+")
        assert running(person).remaining(person.clock()) == 60
        assert not person.sees(person.words("guidance.time-up"))


async def test_a_machine_that_slept_finds_the_time_gone_by() -> None:
    async with meeting(ModeName.MEMORY, 4, size=(60, 20)) as person:
        await person.press("space")
        await at(person, 8 * 3600)
        assert person.sees("00:00", person.words("guidance.time-up"))
        await person.press("space")
        assert person.kinds() == ["flip", "next"]


async def test_a_machine_whose_clock_went_back_gains_no_time() -> None:
    async with meeting(ModeName.MEMORY, 4, size=(60, 20)) as person:
        await person.press("space")
        await at(person, 120)
        await person.slip("+")
        await at(person, -3600)
        assert person.sees("09:00")
        assert running(person).remaining(person.clock()) <= running(person).given


async def test_another_screen_does_not_stop_the_time() -> None:
    async with meeting(ModeName.MEMORY, 4) as person:
        await person.press("space", "?")
        await at(person, 200)
        await person.slip("escape")
        await person.look()
        assert person.sees("06:40")


async def test_a_turn_has_a_line_and_its_end_is_never_announced() -> None:
    async with meeting(ModeName.PASS_AROUND, 4, size=(60, 20)) as person:
        await person.press("space")
        assert running(person).soft
        full = person.text().count("━")
        assert full
        await at(person, 5000)
        assert not person.sees("00:00")
        assert not person.sees(person.words("guidance.time-up"))
        assert person.stage == "share"
