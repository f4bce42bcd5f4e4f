"""Alene med et kort, as the play script tells it."""

from __future__ import annotations

from typing import Any

from .book import Fact
from .playing import Evening


def alone(**settled: Any) -> Evening:
    evening = Evening("alone", seats=1, **settled)
    evening.do("draw")
    return evening


def test_the_card_and_one_free_field_and_no_clock() -> None:
    evening = alone()
    assert (evening.stage, evening.table.card, evening.table.clock) == ("write", "kort-1", None)
    assert evening.options[0].kind == "note"
    assert not evening.offers("add-minutes")


def test_nobody_comes_or_leaves() -> None:
    evening = alone()
    assert not any(evening.offers(kind) for kind in ("join", "leave", "return"))


def test_help_comes_one_prompt_at_a_time_five_in_all() -> None:
    evening = alone()
    for _ in range(5):
        evening.do("prompt")
    assert not evening.offers("prompt")
    evening.do("draw")
    assert evening.offers("prompt")


def test_a_note_knows_its_card_and_the_prompt_it_answers() -> None:
    evening = alone()
    evening.do("note", text="t1")
    evening.do("prompt")
    evening.do("prompt")
    evening.do("note", text="t2")
    evening.do("draw")
    evening.do("note", text="t3")
    notes = [(note.text, note.card, note.prompt) for note in evening.table.notes]
    assert notes == [("t1", "kort-1", None), ("t2", "kort-1", 2), ("t3", "kort-2", None)]


def test_a_note_between_two_mixes_answers_no_prompt() -> None:
    evening = alone(cards=(Fact("et", 1),))
    evening.do("prompt")
    evening.do("mix", order=("kort-1",))
    assert (evening.stage, evening.table.card) == ("draw", None)
    assert not evening.offers("prompt")
    evening.do("note", text="t1")
    assert [(note.card, note.prompt) for note in evening.table.notes] == [(None, None)]


def test_the_first_card_is_the_top_one_for_it_may_be_the_card_of_the_day() -> None:
    assert alone(cards=(Fact("et", 3), Fact("et", 1))).table.card == "kort-1"


def test_the_next_card_is_the_top_one_and_the_one_before_was_met() -> None:
    evening = alone(cards=(Fact("et", 1), Fact("et", 3), Fact("et", 1)))
    evening.do("draw")
    assert evening.table.card == "kort-2"
    assert evening.table.met == ("kort-1", "kort-2")


def test_a_plan_is_an_agreement_with_oneself() -> None:
    evening = alone()
    evening.do("agree", what="t1", when="t2")
    agreement = evening.table.agreements[0]
    assert (agreement.what, agreement.when, agreement.seat, agreement.card) == ("t1", "t2", None, "kort-1")
