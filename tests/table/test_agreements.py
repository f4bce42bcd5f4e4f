"""Agreements at the table: one owner at most, another one later, and the days that suggest themselves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ledelseskort.errors import Refused
from ledelseskort.table.meeting import forgettable
from ledelseskort.table.option import Day
from ledelseskort.table.rules import review_days

from .games import deck_of
from .playing import Evening


def closing(mode: str = "pass-around") -> Evening:
    """Something is agreed, the second seat has it, and the meeting is closing."""
    evening = Evening(mode, texts=frozenset({"name-1", "name-2"}))
    evening.do("agree", what="t1", seat=2)
    evening.do("close")
    return evening


def test_a_second_owner_replaces_the_first() -> None:
    evening = closing()
    evening.do("assign", agreement="t1", name="t2")
    assert [(each.seat, each.name) for each in evening.table.agreements] == [(None, "t2")]
    evening.do("assign", agreement="t1", seat=1)
    assert [(each.seat, each.name) for each in evening.table.agreements] == [(1, None)]
    evening.do("undo")
    assert [(each.seat, each.name) for each in evening.table.agreements] == [(None, "t2")]


def test_only_the_agreement_that_was_named_has_another_owner() -> None:
    evening = closing()
    evening.do("agree", what="t2", seat=3)
    evening.do("assign", agreement="t2", seat=1)
    assert [each.seat for each in evening.table.agreements] == [2, 1]


def test_an_owner_who_was_replaced_is_forgotten() -> None:
    evening = closing()
    evening.do("assign", agreement="t1", name="t2")
    assert forgettable(evening.meeting) == {"name-1", "name-2"}
    evening.do("assign", agreement="t1", seat=1)
    assert forgettable(evening.meeting) == {"name-2", "t2"}
    assert forgettable(evening.meeting, team_keeps_table=True) == {"t2"}


@pytest.mark.parametrize("kind", ["agree", "assign"])
def test_two_owners_at_once_are_refused(kind: str) -> None:
    evening = closing()
    answers = {"what": "t5"} if kind == "agree" else {"agreement": "t1"}
    before = evening.meeting
    with pytest.raises(Refused):
        evening.do(kind, **answers, seat=1, name="t6")
    assert evening.meeting is before


def test_nothing_agreed_has_no_owner_to_change() -> None:
    evening = Evening("pass-around")
    evening.do("close")
    assert not evening.offers("assign")


def test_an_agreement_is_met_again_at_work() -> None:
    evening = Evening("memory")
    for _ in range(8):
        day = evening.option("agree").field("due")
        assert isinstance(day, Day)
        assert day.default is not None
        assert day.default.weekday() < 5
        evening.wait(timedelta(days=1).total_seconds())


def test_the_decks_own_days_of_review_come_round_every_year() -> None:
    deck = deck_of({}).model_copy(update={"review_days": ("04-30", "08-31", "12-31", "02-29")})
    assert review_days(deck, date(2026, 8, 31)) == (
        date(2026, 12, 31),
        date(2027, 2, 28),
        date(2027, 4, 30),
        date(2027, 8, 31),
    )
    assert review_days(deck, date(2027, 3, 1))[-1] == date(2028, 2, 29)
