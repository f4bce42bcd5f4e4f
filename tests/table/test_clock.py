"""The clock by itself: computed from stamps, so that nothing can bend it."""

from __future__ import annotations

import pytest

from ledelseskort.table.clock import Clock, Cue, cues, started

from .holding import when


def ten_minutes() -> Clock:
    return started(600, when(0))


@pytest.mark.parametrize(
    ("now", "left"),
    [(-3600, 600), (0, 600), (0.25, 599.75), (599.999, 0.001), (600, 0), (600.001, 0), (10**8, 0)],
)
def test_what_is_left_lies_within_zero_and_what_was_given(now: float, left: float) -> None:
    assert ten_minutes().remaining(when(now)) == pytest.approx(left, abs=1e-6)


def test_looking_at_the_clock_changes_nothing() -> None:
    clock = ten_minutes()
    clock.remaining(when(500))
    assert clock.remaining(when(100)) == 500


def test_a_standing_clock_shows_the_same_whenever_it_is_looked_at() -> None:
    clock = ten_minutes().paused(when(250))
    assert not clock.running
    assert {clock.remaining(when(now)) for now in (0, 250, 10**6)} == {350}


def test_pausing_twice_and_going_on_twice_take_nothing() -> None:
    clock = ten_minutes().paused(when(100)).paused(when(200)).going(when(300)).going(when(350))
    assert clock.remaining(when(360)) == 440


def test_more_time_is_given_to_a_running_and_to_a_standing_clock() -> None:
    running = ten_minutes().longer(1, when(100))
    standing = ten_minutes().paused(when(100)).longer(1, when(500))
    assert (running.given, running.remaining(when(100)), running.running) == (660, 560, True)
    assert (standing.given, standing.remaining(when(900)), standing.running) == (660, 560, False)


def test_more_time_after_zero_is_counted_from_zero() -> None:
    assert ten_minutes().longer(1, when(5000)).remaining(when(5000)) == 60


def test_a_clock_whose_machine_went_back_in_time_goes_on_from_where_it_was() -> None:
    clock = ten_minutes().set_back(when(200), when(-1000))
    assert clock.remaining(when(-1000)) == 400
    assert clock.remaining(when(-990)) == 390
    standing = ten_minutes().paused(when(100))
    assert standing.set_back(when(200), when(-1000)) == standing


def test_a_cue_belongs_to_the_look_that_passes_it() -> None:
    clock = ten_minutes()
    assert cues(clock, when(0), when(479.9)) == ()
    assert cues(clock, when(479.9), when(480)) == (Cue.LAST_STRETCH,)
    assert cues(clock, when(480), when(599.9)) == ()
    assert cues(clock, when(599.9), when(600)) == (Cue.TIME_UP,)
    assert cues(clock, when(600), when(9000)) == ()


def test_time_that_goes_backwards_announces_nothing() -> None:
    assert cues(ten_minutes(), when(500), when(100)) == ()


def test_what_is_short_from_the_start_is_not_announced_as_the_last_stretch() -> None:
    assert cues(started(120, when(0)), when(0), when(60)) == ()


def test_more_time_announces_the_last_stretch_again_when_it_comes_again() -> None:
    clock = ten_minutes().longer(1, when(490))
    assert cues(clock, when(490), when(545)) == (Cue.LAST_STRETCH,)


@pytest.mark.parametrize("clock", [None, started(300, when(0), soft=True), ten_minutes().paused(when(1))])
def test_a_soft_a_standing_and_no_clock_announce_nothing(clock: Clock | None) -> None:
    assert cues(clock, when(0), when(9000)) == ()
