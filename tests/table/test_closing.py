"""The close: when an agreement is met again, and what is offered first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ledelseskort.table.option import Day

from .playing import Evening


@pytest.mark.parametrize(
    ("days", "due"),
    [
        (0, date(2026, 12, 7)),
        (1, date(2026, 12, 7)),
        (2, date(2026, 12, 8)),
        (5, date(2026, 12, 11)),
        (6, date(2026, 12, 14)),
        (7, date(2026, 12, 14)),
    ],
)
def test_two_weeks_from_now_and_a_weekend_becomes_its_monday(days: int, due: date) -> None:
    """The evening is a Sunday in November."""
    evening = Evening("pass-around")
    evening.wait(timedelta(days=days).total_seconds())
    suggested = evening.option("agree").field("due")
    assert isinstance(suggested, Day)
    assert suggested.default == due


def test_once_something_is_agreed_going_home_with_it_comes_first() -> None:
    evening = Evening("memory")
    evening.do("close")
    assert [option.kind for option in evening.options[:2]] == ["agree", "end"]
    evening.do("agree", what="t1")
    assert [option.kind for option in evening.options[:2]] == ["end", "agree"]
