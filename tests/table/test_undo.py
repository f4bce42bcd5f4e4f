"""Undo: what was is restored but for the clock, which stands where it stood when the undone move was made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ledelseskort.errors import Refused
from ledelseskort.table.meeting import replay
from ledelseskort.table.table import Table

from .playing import Evening


def but_for_the_clock(table: Table) -> Table:
    return replace(table, clock=None, at=None)


def test_there_is_nothing_to_undo_before_the_first_move() -> None:
    assert not Evening("memory").offers("undo")


def test_one_move_at_a_time_back_to_the_beginning() -> None:
    evening = Evening("pass-around")
    tables = []
    for kind in ("draw", "pass-on", "pass", "pass-on", "draw", "another", "close"):
        tables.append(evening.table)
        evening.wait(10)
        evening.do(kind)
    for table in reversed(tables):
        evening.do("undo")
        assert but_for_the_clock(evening.table) == but_for_the_clock(table)
    assert not evening.offers("undo")


def test_only_the_last_move_that_stands_may_be_undone() -> None:
    evening = Evening("pass-around")
    evening.do("draw")
    evening.do("pass-on")
    assert evening.choices("undo", "target") == (2,)
    with pytest.raises(Refused):
        evening.do("undo", target=1)
    evening.do("undo")
    assert evening.choices("undo", "target") == (1,)


def test_the_clock_stands_where_it_stood_when_the_undone_move_was_made() -> None:
    evening = Evening("memory")
    evening.do("flip", place=1)
    evening.wait(100)
    evening.do("next")
    evening.wait(1000)
    evening.do("undo")
    assert evening.left == 500
    evening.wait(60)
    assert evening.left == 500
    evening.do("go-on")
    evening.wait(60)
    assert evening.left == 440


def test_clock_moves_are_skipped_and_what_they_did_before_stays() -> None:
    evening = Evening("memory")
    evening.do("flip", place=1)
    evening.do("add-minutes", minutes=5)
    evening.do("pause")
    evening.do("note", text="t1")
    evening.do("go-on")
    assert evening.choices("undo", "target") == (4,)
    evening.do("undo")
    assert evening.left == 900
    assert evening.table.notes == ()


def test_the_seat_order_turns_back() -> None:
    evening = Evening("pass-around", seats=4)
    evening.do("draw")
    evening.round()
    evening.do("undo")
    assert evening.round() == [4]
    evening.do("draw")
    assert evening.round() == [2, 1, 4, 3]


def test_who_came_and_who_left_come_and_leave_again() -> None:
    evening = Evening("pass-around")
    evening.do("draw")
    evening.do("leave", seat=1)
    evening.do("join", seat=4)
    evening.do("undo")
    evening.do("undo")
    assert evening.round() == [1, 2, 3]
    evening.do("join", seat=4)


def test_an_undone_hand_over_is_no_receipt() -> None:
    evening = Evening("hand-over", seats=4)
    evening.do("choose", card="kort-1")
    evening.do("offer", receiver=2)
    evening.do("accept")
    evening.do("open-talk")
    for _ in range(3):
        evening.do("undo")
    assert evening.choices("offer", "receiver") == (2, 3, 4)


def test_there_is_no_redo_but_the_same_move_may_be_made_again() -> None:
    evening = Evening("pass-around")
    evening.do("draw")
    evening.do("undo")
    evening.do("draw")
    assert evening.table.card == "kort-1"
    evening.do("undo")
    assert evening.stage == "draw"


def test_a_meeting_that_is_over_is_not_undone() -> None:
    evening = Evening("pass-around")
    evening.do("draw")
    evening.do("close")
    evening.do("end")
    assert not evening.offers("undo")


def test_replay_knows_what_was_undone() -> None:
    evening = Evening("pass-around")
    for kind in ("draw", "pass-on", "undo", "pass", "undo", "undo", "draw"):
        evening.wait(5)
        evening.do(kind)
    assert replay(evening.deck, evening.meeting.opening, evening.meeting.log) == evening.meeting
    assert evening.meeting.undone == {1, 2, 4}
