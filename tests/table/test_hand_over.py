"""Giv kortet til en kollega, as the play script tells it."""

from __future__ import annotations

from typing import Any

import pytest

from ledelseskort.errors import Refused
from ledelseskort.table.option import Choice

from .book import Fact
from .playing import Evening


def offered(seats: int = 3, receiver: int = 2, **settled: Any) -> Evening:
    """A table where the first seat has named a colleague."""
    evening = Evening("hand-over", seats=seats, **settled)
    evening.do("choose", card="kort-1")
    evening.do("offer", receiver=receiver)
    return evening


def test_from_the_choice_to_the_last_word() -> None:
    evening = Evening("hand-over")
    stages = [evening.stage]
    evening.do("choose", seat=1, card="kort-4")
    stages.append(evening.stage)
    evening.do("offer", seat=1, receiver=3)
    stages.append(evening.stage)
    for kind in ("accept", "open-talk", "last-word"):
        evening.do(kind, seat=3)
        stages.append(evening.stage)
    evening.do("next")
    assert stages == ["choose", "hand-over", "offered", "reflect", "talk", "last-word"]
    assert (evening.stage, evening.turn) == ("choose", 3)
    assert evening.table.met == ("kort-4",)


def test_three_cards_lie_face_up_and_any_other_may_be_found() -> None:
    evening = Evening("hand-over")
    cards = evening.option("choose").field("card")
    assert isinstance(cards, Choice)
    assert (cards.shown, len(cards.values)) == (3, 8)


def test_joint_talk_is_not_open_before_the_colleague_has_reflected() -> None:
    evening = offered()
    evening.do("accept")
    assert evening.stage == "reflect"
    assert not evening.offers("last-word")
    assert not evening.offers("next")
    with pytest.raises(Refused):
        evening.do("open-talk", seat=1)
    evening.do("open-talk", seat=2)
    assert evening.stage == "talk"


def test_two_minutes_alone_and_five_together_both_soft() -> None:
    evening = offered()
    evening.do("accept")
    assert evening.left == 120
    evening.wait(30)
    evening.do("open-talk")
    assert evening.left == 300
    assert evening.table.clock is not None
    assert evening.table.clock.soft
    evening.do("last-word")
    assert evening.table.clock is None


def test_nobody_hands_to_themselves() -> None:
    evening = Evening("hand-over")
    evening.do("choose", card="kort-1")
    with pytest.raises(Refused):
        evening.do("offer", receiver=1)
    assert evening.choices("offer", "receiver") == (2, 3)


def test_everyone_receives_once_before_anyone_twice() -> None:
    evening = Evening("hand-over", seats=4)
    evening.hand_over(3)
    evening.hand_over(2)
    evening.do("choose", card=evening.choices("choose", "card")[0])
    assert evening.choices("offer", "receiver") == (4, 1)


def test_nobody_gives_to_the_same_colleague_twice_in_a_row() -> None:
    evening = Evening("hand-over")
    for receiver in (2, 3, 1):
        evening.hand_over(receiver)
    evening.do("choose", card="kort-4")
    assert evening.choices("offer", "receiver") == (3,)


def test_where_nobody_is_left_the_pair_rule_falls_first_then_a_new_round_begins() -> None:
    evening = Evening("hand-over", seats=2)
    for receiver in (2, 1, 2, 1):
        evening.hand_over(receiver)
    assert evening.turn == 1


def test_an_offer_that_is_declined_is_no_receipt_and_goes_to_another() -> None:
    evening = offered()
    evening.do("pass")
    assert (evening.stage, evening.turn, evening.table.card) == ("hand-over", 1, "kort-1")
    assert evening.choices("offer", "receiver") == (3,)
    evening.do("offer", receiver=3)
    for kind in ("accept", "open-talk", "last-word", "next"):
        evening.do(kind)
    evening.do("choose", card="kort-2")
    assert evening.choices("offer", "receiver") == (1, 2)


def test_a_card_that_all_have_declined_goes_under_the_deck_and_the_giver_chooses_again() -> None:
    evening = offered()
    evening.do("pass")
    evening.do("offer", receiver=3)
    evening.do("pass")
    assert (evening.stage, evening.turn, evening.table.card) == ("choose", 1, None)
    assert evening.table.pile.queue[-1] == "kort-1"
    assert evening.table.met == ()


def test_the_colleague_may_ask_for_another_card() -> None:
    evening = offered()
    evening.do("another")
    assert (evening.stage, evening.turn, evening.table.card) == ("hand-over", 1, "kort-2")
    assert evening.table.pile.queue[-1] == "kort-1"


def test_another_card_of_a_deck_with_one_is_that_one_again() -> None:
    evening = offered(cards=(Fact("et", 1),))
    evening.do("another")
    assert evening.stage == "choose"
    assert evening.choices("choose", "card") == ("kort-1",)


def test_the_first_card_that_is_chosen_is_gentle() -> None:
    evening = Evening("hand-over", cards=(Fact("et", 2), Fact("et", 1), Fact("et", 3)))
    assert evening.choices("choose", "card") == ("kort-2",)
    evening.hand_over(2)
    assert evening.choices("choose", "card") == ("kort-1", "kort-3")


@pytest.mark.parametrize("kinds", [(), ("accept",)])
def test_when_the_receiver_leaves_the_card_goes_to_another_colleague(kinds: tuple[str, ...]) -> None:
    evening = offered()
    for kind in kinds:
        evening.do(kind)
    evening.do("leave", seat=2)
    assert (evening.stage, evening.turn, evening.table.clock) == ("hand-over", 1, None)
    assert evening.choices("offer", "receiver") == (3,)


def test_when_the_giver_leaves_the_next_gives_the_card() -> None:
    evening = Evening("hand-over")
    evening.do("choose", card="kort-1")
    evening.do("leave", seat=1)
    assert (evening.stage, evening.turn, evening.table.card) == ("hand-over", 2, "kort-1")
    assert evening.choices("offer", "receiver") == (3,)


def test_when_the_last_who_had_not_declined_leaves_the_giver_chooses_again() -> None:
    evening = offered()
    evening.do("pass")
    evening.do("leave", seat=3)
    assert (evening.stage, evening.table.card) == ("choose", None)
    assert evening.table.pile.queue[-1] == "kort-1"


def test_a_receiver_that_leaves_during_the_talk_leaves_no_last_word() -> None:
    evening = offered()
    evening.do("accept")
    evening.do("open-talk")
    evening.do("leave", seat=2)
    assert not evening.offers("last-word")
    evening.do("next")
    assert (evening.stage, evening.turn) == ("choose", 3)


def test_a_receiver_that_leaves_in_its_last_word_is_followed_by_the_next() -> None:
    evening = offered(receiver=3)
    for kind in ("accept", "open-talk", "last-word"):
        evening.do(kind)
    evening.do("leave", seat=3)
    assert (evening.stage, evening.turn) == ("choose", 1)


def test_a_latecomer_receives_before_anyone_twice() -> None:
    evening = Evening("hand-over", seats=2)
    evening.hand_over(2)
    evening.hand_over(1)
    evening.do("join", seat=3)
    evening.do("choose", card="kort-3")
    assert evening.choices("offer", "receiver") == (3,)
