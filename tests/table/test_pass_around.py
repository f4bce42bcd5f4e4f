"""Send kortet rundt, as the play script tells it."""

from __future__ import annotations

import pytest

from ledelseskort.errors import Refused

from .book import Fact
from .playing import Evening


def test_everyone_has_the_card_once_and_then_the_word_is_free() -> None:
    evening = Evening("pass-around", seats=4)
    assert evening.stage == "draw"
    evening.do("draw", seat=1)
    assert evening.table.card == "kort-1"
    assert evening.round() == [1, 2, 3, 4]
    assert evening.stage == "second-offer"
    assert evening.table.card == "kort-1"
    assert not evening.offers("pass-on")


def test_the_next_clockwise_draws_and_every_other_card_goes_the_other_way_round() -> None:
    evening = Evening("pass-around", seats=4)
    rounds = []
    for _ in range(3):
        evening.do("draw")
        rounds.append(evening.round())
    assert rounds == [[1, 2, 3, 4], [2, 1, 4, 3], [3, 4, 1, 2]]


def test_only_whose_turn_it_is_may_act() -> None:
    evening = Evening("pass-around")
    with pytest.raises(Refused):
        evening.do("draw", seat=2)
    evening.do("draw")
    meeting, table = evening.meeting, evening.table
    with pytest.raises(Refused):
        evening.do("pass-on", seat=3)
    assert evening.meeting is meeting
    assert evening.table is table


def test_passing_looks_like_having_had_the_card() -> None:
    shared, passed = Evening("pass-around"), Evening("pass-around")
    shared.do("draw")
    passed.do("draw")
    shared.do("pass-on")
    passed.do("pass")
    assert shared.table == passed.table


def test_a_latecomer_sits_last_listens_to_this_card_and_has_a_turn_from_the_next() -> None:
    evening = Evening("pass-around")
    evening.do("draw")
    evening.do("join", seat=4)
    assert evening.round() == [1, 2, 3]
    evening.do("draw")
    assert evening.round() == [2, 1, 4, 3]


def test_when_the_one_with_the_turn_leaves_the_next_has_it_and_coming_back_gives_no_second_turn() -> None:
    evening = Evening("pass-around", seats=4)
    evening.do("draw")
    evening.do("pass-on")
    evening.do("leave", seat=2)
    assert evening.turn == 3
    evening.do("return", seat=2)
    assert evening.round() == [3, 4]


def test_who_left_before_its_turn_has_it_when_it_is_back_in_time() -> None:
    evening = Evening("pass-around", seats=4)
    evening.do("draw")
    evening.do("leave", seat=2)
    evening.do("pass-on")
    evening.do("return", seat=2)
    assert evening.round() == [3, 4, 2]


def test_who_was_away_when_the_card_was_drawn_listens_to_it() -> None:
    evening = Evening("pass-around")
    evening.do("leave", seat=3)
    evening.do("draw")
    evening.do("return", seat=3)
    assert evening.round() == [1, 2]


def test_a_holder_that_leaves_makes_nobody_be_skipped() -> None:
    evening = Evening("pass-around", seats=4)
    evening.do("draw")
    evening.do("leave", seat=1)
    assert evening.round() == [2, 3, 4]
    assert evening.turn == 2


def test_the_next_holder_that_leaves_before_drawing_is_followed_by_the_next() -> None:
    evening = Evening("pass-around", seats=4)
    evening.do("draw")
    evening.round()
    evening.do("leave", seat=2)
    assert evening.choices("draw", "seat") == (3,)


def test_when_all_who_may_have_left_the_word_is_free() -> None:
    evening = Evening("pass-around", seats=2)
    evening.do("draw")
    evening.do("join", seat=3)
    evening.do("leave", seat=1)
    evening.do("leave", seat=2)
    assert (evening.stage, evening.turn) == ("second-offer", 3)


@pytest.mark.parametrize(("seats", "seconds"), [(1, 120), (3, 120), (6, 100), (8, 75), (12, 50)])
def test_a_turn_has_its_part_of_the_cards_ten_minutes_at_most_two(seats: int, seconds: int) -> None:
    evening = Evening("pass-around", seats=seats)
    evening.do("draw")
    assert evening.left == seconds
    assert evening.table.clock is not None
    assert evening.table.clock.soft


def test_a_turn_has_at_least_three_quarters_of_a_minute() -> None:
    evening = Evening("pass-around", seats=12, card_minutes=8)
    evening.do("draw")
    assert evening.left == 45


def test_running_out_of_time_cuts_nobody_off() -> None:
    evening = Evening("pass-around")
    evening.do("draw")
    before = evening.options
    evening.wait(7200)
    assert evening.left == 0
    assert [option.kind for option in evening.options] == [option.kind for option in before]
    assert evening.turn == 1


def test_groups_talk_at_the_same_time_and_then_give_one_sentence_each() -> None:
    evening = Evening("pass-around", groups=True)
    evening.do("draw")
    assert (evening.stage, evening.left) == ("talk", 600)
    evening.do("gather")
    assert evening.table.clock is None
    assert evening.round() == [1, 2, 3]


def test_a_group_that_left_during_the_talk_and_came_back_gives_its_sentence() -> None:
    evening = Evening("pass-around", groups=True)
    evening.do("draw")
    evening.do("leave", seat=1)
    evening.do("return", seat=1)
    evening.do("gather")
    assert evening.round() == [1, 2, 3]


def test_a_group_that_comes_back_among_the_sentences_gives_its_own_last() -> None:
    evening = Evening("pass-around", groups=True)
    evening.do("draw")
    evening.do("leave", seat=1)
    evening.do("gather")
    evening.do("return", seat=1)
    assert evening.round() == [2, 3, 1]


def test_the_sentences_begin_with_the_next_when_the_holder_left_during_the_talk() -> None:
    evening = Evening("pass-around", groups=True)
    evening.do("draw")
    evening.do("leave", seat=1)
    evening.do("gather")
    assert evening.round() == [2, 3]
    assert evening.turn == 2


def test_another_card_lies_there_instead_and_the_first_goes_under_the_deck() -> None:
    evening = Evening("pass-around", cards=(Fact("et", 1),) * 3)
    evening.do("draw")
    evening.do("pass-on")
    evening.do("another")
    assert (evening.table.card, evening.table.pile.queue) == ("kort-2", ("kort-3", "kort-1"))
    assert evening.round() == [1, 2, 3]
    assert not evening.offers("another")
    for _ in range(2):
        evening.do("draw")
        evening.round()
    assert evening.table.met == ("kort-2", "kort-3", "kort-1")


def test_the_first_card_is_gentle_and_the_second_is_the_top_one() -> None:
    evening = Evening("pass-around", cards=(Fact("et", 3), Fact("et", 2), Fact("et", 1), Fact("et", 1)))
    evening.do("draw")
    assert evening.table.card == "kort-3"
    evening.round()
    evening.do("draw")
    assert evening.table.card == "kort-1"


def test_a_prepared_meeting_begins_with_the_card_that_was_put_first() -> None:
    evening = Evening("pass-around", cards=(Fact("et", 3), Fact("et", 1)), prepared=True)
    evening.do("draw")
    assert evening.table.card == "kort-1"


def test_another_first_card_is_gentle_too_as_long_as_one_is_left_that_was_not_put_back() -> None:
    evening = Evening("pass-around", cards=(Fact("et", 2), Fact("et", 1), Fact("et", 3), Fact("et", 1)))
    opened = []
    evening.do("draw")
    for _ in range(4):
        opened.append(evening.table.card)
        evening.do("another")
    assert opened == ["kort-2", "kort-4", "kort-1", "kort-3"]


def test_a_lighter_card_is_less_personal_and_offered_only_where_there_is_one() -> None:
    evening = Evening("pass-around", cards=(Fact("et", 1), Fact("et", 3), Fact("et", 2), Fact("et", 2)))
    evening.do("draw")
    assert not evening.offers("lighter")
    evening.round()
    evening.do("draw")
    evening.do("lighter")
    assert evening.table.card == "kort-3"
    assert not evening.offers("lighter")


def test_when_the_deck_is_through_all_of_it_or_one_theme_is_mixed_again() -> None:
    evening = Evening("pass-around", seats=2, cards=(Fact("et", 1), Fact("to", 1), Fact("et", 1)))
    for _ in range(3):
        assert not evening.offers("mix")
        evening.do("draw")
        evening.round()
    mixes = [option for option in evening.options if option.kind == "mix"]
    assert len(mixes) == 3
    assert not evening.offers("draw")
    evening.do("mix", order=("kort-3", "kort-1", "kort-2"))
    assert (evening.stage, evening.table.card, evening.turn) == ("draw", None, 2)
    evening.do("draw")
    assert evening.table.card == "kort-3"
    assert evening.table.pile.queue == ("kort-1", "kort-2")


@pytest.mark.parametrize("order", [("kort-1",), ("kort-1", "kort-1"), ("kort-1", "kort-2", "kort-2"), ("kort-9",) * 2])
def test_mixing_is_every_card_once(order: tuple[str, ...]) -> None:
    evening = Evening("pass-around", seats=1, cards=(Fact("et", 1),) * 2)
    for _ in range(2):
        evening.do("draw")
        evening.round()
    with pytest.raises(Refused):
        evening.do("mix", order=order)


def test_the_close_may_wait_and_the_talk_goes_on_where_it_was() -> None:
    evening = Evening("pass-around")
    evening.do("draw")
    evening.do("pass-on")
    evening.wait(30)
    evening.do("close")
    evening.wait(600)
    evening.do("carry-on")
    assert (evening.stage, evening.turn, evening.left) == ("share", 2, 90)
    assert evening.options[0].kind == "go-on"


def test_after_the_end_nothing_more_may_be_done() -> None:
    evening = Evening("pass-around")
    evening.do("close")
    evening.do("end")
    assert evening.options == ()


def test_the_last_one_at_the_table_closes_it_instead_of_leaving() -> None:
    evening = Evening("pass-around", seats=2)
    evening.do("leave", seat=1)
    assert not evening.offers("leave")
    assert evening.offers("close")


def test_a_thirteenth_seat_is_never_offered() -> None:
    evening = Evening("pass-around", seats=11)
    evening.do("join", seat=12)
    assert not evening.offers("join")
