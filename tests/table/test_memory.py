"""Vendespil, as the play script tells it: above all its ten minutes."""

from __future__ import annotations

from typing import Any

from ledelseskort.table.clock import Cue
from ledelseskort.table.meeting import apply
from ledelseskort.table.modes.memory import Memory
from ledelseskort.table.moves import MOVE

from .book import Fact
from .holding import when
from .playing import Evening

MIXED = (Fact("et", 1), Fact("to", 2), Fact("et", 3), Fact("tre", 2), Fact("to", 1))


def flipped(**settled: Any) -> Evening:
    """A table whose first card was turned after a minute."""
    evening = Evening("memory", **settled)
    evening.wait(60)
    evening.do("flip", place=1)
    return evening


def places(evening: Evening) -> list[tuple[str | None, str | None]]:
    assert isinstance(evening.table.play, Memory)
    return [(place.theme, place.card) for place in evening.table.play.places]


def test_the_clock_starts_on_the_flip_and_not_before() -> None:
    evening = Evening("memory")
    evening.wait(60)
    assert evening.table.clock is None
    evening.do("flip", place=1)
    assert evening.left == 600
    evening.wait(1)
    assert evening.left == 599


def test_the_clock_is_at_zero_after_six_hundred_seconds_and_stays_there() -> None:
    evening = flipped()
    evening.wait(599.5)
    assert evening.left == 0.5
    evening.wait(0.5)
    assert evening.left == 0
    evening.wait(3600)
    assert evening.left == 0
    assert evening.offers("next")
    assert evening.offers("add-minutes")


def test_the_clock_stands_in_a_pause() -> None:
    evening = flipped()
    evening.wait(100)
    evening.do("pause")
    evening.wait(5000)
    assert evening.left == 500
    assert evening.options[0].kind == "go-on"
    evening.do("go-on")
    evening.wait(500)
    assert evening.left == 0


def test_a_minute_more_may_be_had_at_any_time_also_in_a_pause_and_when_time_is_up() -> None:
    evening = flipped()
    evening.wait(10)
    evening.do("add-minutes")
    assert evening.left == 650
    evening.do("pause")
    evening.do("add-minutes", minutes=5)
    evening.wait(60)
    assert evening.left == 950
    evening.do("go-on")
    evening.wait(10000)
    assert evening.left == 0
    evening.do("add-minutes")
    assert evening.left == 60
    assert evening.table.clock is not None
    assert evening.table.clock.given == 17 * 60


def test_time_asleep_counts() -> None:
    evening = flipped()
    for _ in range(2):
        evening.do("add-minutes", minutes=60)
    evening.wait(2 * 3600)
    assert evening.left == 600
    evening.wait(8 * 3600)
    assert evening.left == 0


def test_time_that_goes_backwards_counts_as_none() -> None:
    evening = flipped()
    evening.wait(300)
    evening.do("note", text="t1")
    evening.wait(-3600)
    evening.do("note", text="t2")
    assert evening.left == 300
    evening.wait(100)
    assert evening.left == 200


def test_when_the_program_stopped_the_clock_stands_where_it_stood_at_the_last_move() -> None:
    evening = flipped()
    evening.wait(100)
    evening.do("note", text="t1")
    evening.wait(86400)
    evening.meeting = apply(evening.meeting, MOVE.validate_python({"kind": "resumed"}), when(evening.now))
    assert evening.left == 500
    evening.wait(60)
    assert evening.left == 500


def test_two_minutes_and_zero_are_announced_once_each() -> None:
    evening = flipped()
    heard = [(evening.now - 60, cue) for _ in range(1400) for cue in evening.cues(0.5)]
    assert heard == [(480, Cue.LAST_STRETCH), (600, Cue.TIME_UP)]


def test_after_a_sleep_past_both_only_the_end_is_announced() -> None:
    evening = flipped()
    assert evening.cues(7200) == (Cue.TIME_UP,)
    assert evening.cues(7200) == ()


def test_nothing_is_announced_in_a_pause_and_nothing_before_a_card_is_turned() -> None:
    evening = Evening("memory")
    assert evening.cues(1000) == ()
    evening.do("flip", place=2)
    evening.wait(470)
    evening.do("pause")
    assert evening.cues(1000) == ()
    evening.do("go-on")
    assert evening.cues(11) == (Cue.LAST_STRETCH,)


def test_a_move_just_before_two_minutes_does_not_swallow_the_announcement() -> None:
    evening = flipped()
    since = evening.now + 479
    evening.wait(480.5)
    evening.do("note", text="t1")
    evening.wait(-1.5)
    assert evening.now == since
    assert evening.cues(2) == (Cue.LAST_STRETCH,)


def test_they_turn_in_order_and_played_cards_stay_where_they_lie() -> None:
    evening = Evening("memory", places=4)
    assert places(evening) == [(None, None)] * 4
    for seat, place in ((1, 3), (2, 1), (3, 4), (1, 2)):
        assert evening.choices("flip", "seat") == (seat,)
        evening.do("flip", place=place)
        evening.do("next")
    assert [card for _, card in places(evening)] == ["kort-2", "kort-4", "kort-1", "kort-3"]
    assert not evening.offers("flip")
    evening.do("lay-out")
    assert places(evening) == [(None, None)] * 4
    evening.do("flip", place=1)
    assert evening.table.card == "kort-5"


def test_a_place_is_turned_once() -> None:
    evening = Evening("memory", places=4)
    evening.do("flip", place=3)
    evening.do("next")
    assert evening.choices("flip", "place") == (1, 2, 4)


def test_no_more_places_than_cards_are_laid_out() -> None:
    assert len(places(Evening("memory", cards=MIXED))) == 5


def test_a_themed_back_keeps_its_promise_and_so_does_another_card() -> None:
    evening = Evening("memory", cards=MIXED, theme_backs=True)
    assert [theme for theme, _ in places(evening)] == ["et", "to", "et", "tre", "to"]
    evening.do("flip", place=5)
    assert evening.table.card == "kort-5"
    evening.do("another")
    assert evening.table.card == "kort-2"
    assert places(evening)[4] == ("to", "kort-2")


def test_the_first_card_is_gentle_so_only_its_themes_may_be_turned_first() -> None:
    evening = Evening("memory", cards=MIXED, theme_backs=True)
    assert evening.choices("flip", "place") == (1, 2, 3, 5)
    evening.do("flip", place=2)
    assert evening.table.card == "kort-5"
    evening.do("next")
    assert evening.choices("flip", "place") == (1, 3, 4, 5)


def test_there_is_always_a_place_to_turn_first_however_few_are_laid_out() -> None:
    cards = (Fact("tre", 2), Fact("tre", 3), Fact("to", 2), Fact("et", 1))
    evening = Evening("memory", cards=cards, theme_backs=True, places=2)
    assert [theme for theme, _ in places(evening)] == ["et", "tre"]
    evening.do("flip", place=1)
    assert evening.table.card == "kort-4"


def test_when_the_one_whose_turn_it_is_leaves_the_next_turns() -> None:
    evening = Evening("memory")
    evening.do("leave", seat=1)
    evening.do("flip", place=1, seat=2)
    evening.do("leave", seat=2)
    evening.do("return", seat=1)
    evening.do("next")
    assert evening.turn == 3


def test_groups_give_one_sentence_each_before_the_next_turns() -> None:
    evening = flipped(groups=True)
    evening.do("join", seat=4)
    assert not evening.offers("next")
    evening.do("gather")
    assert evening.table.clock is None
    assert evening.round() == [1, 2, 3]
    assert (evening.stage, evening.turn) == ("flip", 2)


def test_another_card_among_the_sentences_opens_the_talk_anew() -> None:
    evening = flipped(groups=True)
    evening.do("gather")
    evening.do("pass-on")
    evening.wait(60)
    evening.do("another")
    assert (evening.stage, evening.turn, evening.left) == ("talk", 1, 600)
    evening.do("gather")
    assert evening.round() == [1, 2, 3]
