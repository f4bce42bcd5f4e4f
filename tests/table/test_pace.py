"""Whether there is time for another card: told between cards and only there, five minutes kept for the close."""

from __future__ import annotations

import pytest

from ledelseskort.table.pace import Pace, TimeLeft, time_left

from .holding import when
from .playing import Evening


def spoken(evening: Evening) -> TimeLeft:
    return time_left(evening.table, when(evening.now))


@pytest.mark.parametrize(
    ("minutes", "pace", "told"),
    [
        (0, Pace.FREE, 60),
        (34.9, Pace.FREE, 25),
        (35, Pace.FREE, 25),
        (35.1, Pace.ONE_MORE, 24),
        (45, Pace.ONE_MORE, 15),
        (45.1, Pace.WRAP_UP, 14),
        (50, Pace.WRAP_UP, 10),
        (60, Pace.WRAP_UP, 0),
        (90, Pace.WRAP_UP, 0),
    ],
)
def test_an_hour_of_ten_minute_cards(minutes: float, pace: Pace, told: int) -> None:
    evening = Evening("memory", length=60)
    evening.wait(minutes * 60)
    assert spoken(evening) == TimeLeft(pace, told)


def test_nothing_is_said_while_a_card_is_open() -> None:
    evening = Evening("memory", length=60)
    evening.wait(50 * 60)
    evening.do("flip", place=1)
    assert spoken(evening).pace is Pace.FREE
    evening.do("next")
    assert spoken(evening).pace is Pace.WRAP_UP


def test_where_no_end_was_agreed_nobody_minds() -> None:
    evening = Evening("memory")
    evening.wait(10**6)
    assert spoken(evening).pace is Pace.FREE


def test_one_alone_is_never_hurried() -> None:
    evening = Evening("alone", seats=1, length=10)
    evening.do("draw")
    evening.wait(3600)
    assert spoken(evening).pace is Pace.FREE


def test_a_hand_over_takes_the_time_of_its_two_parts() -> None:
    evening = Evening("hand-over", length=19)
    assert spoken(evening).pace is Pace.FREE
    evening.wait(1)
    assert spoken(evening).pace is Pace.ONE_MORE
    evening.wait(7 * 60)
    assert spoken(evening).pace is Pace.WRAP_UP


def test_the_second_offer_is_between_two_cards() -> None:
    evening = Evening("pass-around", length=16)
    evening.do("draw")
    evening.wait(120)
    evening.round()
    assert spoken(evening).pace is Pace.WRAP_UP


def test_when_time_is_short_closing_is_the_most_natural_and_playing_on_still_allowed() -> None:
    evening = Evening("memory", length=30)
    evening.do("flip", place=1)
    evening.do("next")
    assert evening.options[0].kind == "flip"
    evening.wait(20 * 60)
    assert [option.kind for option in evening.options[:2]] == ["close", "flip"]


def test_a_short_meeting_still_begins_with_a_card() -> None:
    evening = Evening("memory", length=5)
    assert evening.options[0].kind == "flip"
