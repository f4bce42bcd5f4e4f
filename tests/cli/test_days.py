"""Days as people write and say them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelseskort.cli import days
from ledelseskort.wording.words import load

WORDS = load()
TODAY = date(2026, 11, 22)
"""A Sunday."""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-06", date(2026, 12, 6)),
        ("6/12", date(2026, 12, 6)),
        ("6.12", date(2026, 12, 6)),
        ("6.12.", date(2026, 12, 6)),
        ("6-12-2027", date(2027, 12, 6)),
        ("6/12 27", date(2027, 12, 6)),
        ("6/1", date(2027, 1, 6)),
        ("22/11", TODAY),
        ("29/2", date(2028, 2, 29)),
        ("6. december", date(2026, 12, 6)),
        ("den 6 dec", date(2026, 12, 6)),
        ("1. jan 2027", date(2027, 1, 1)),
        ("Om 14 dage", date(2026, 12, 6)),
        ("om en dag", date(2026, 11, 23)),
        ("to  uger", date(2026, 12, 6)),
        ("om én uge", date(2026, 11, 29)),
        ("14", date(2026, 12, 6)),
        ("i dag", TODAY),
        ("i morgen", date(2026, 11, 23)),
        ("på fredag", date(2026, 11, 27)),
        ("søndag", date(2026, 11, 29)),
    ],
)
def test_a_day_is_read(text: str, day: date) -> None:
    assert days.read(text, TODAY, WORDS) == day


@pytest.mark.parametrize(
    "text", ["", "snart", "31/2", "6/13", "2026-11-21", "om 9999999 dage", "om 99999 uger", "0000-00-00", "6. maaned"]
)
def test_what_is_no_day_to_come_is_none(text: str) -> None:
    with pytest.raises(days.NotADay):
        days.read(text, TODAY, WORDS)


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_none(text: str) -> None:
    with suppress(days.NotADay):
        assert days.read(text, TODAY, WORDS) >= TODAY


@given(st.integers(0, 3000))
def test_a_day_that_is_told_is_read_as_the_same(far: int) -> None:
    day = TODAY + timedelta(days=far)
    assert days.read(f"{day.day}/{day.month}/{day.year}", TODAY, WORDS) == day
    told = days.told(day, TODAY, WORDS)
    assert (str(day.year) in told) is (far > 300)


def test_a_day_is_told_with_its_weekday_while_it_is_near() -> None:
    assert days.told(date(2026, 12, 6), TODAY, WORDS) == "søndag den 6. december"
    assert days.told(date(2028, 2, 29), TODAY, WORDS) == "29. februar 2028"


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "6 December", date(2026, 12, 6)),
        ("en", "6 dec", date(2026, 12, 6)),
        ("en", "in two weeks", date(2026, 12, 6)),
        ("en", "Friday", date(2026, 11, 27)),
        ("en", "tomorrow", date(2026, 11, 23)),
        ("sv", "den 6 december", date(2026, 12, 6)),
        ("sv", "om 14 dagar", date(2026, 12, 6)),
        ("sv", "på fredag", date(2026, 11, 27)),
        ("sv", "i morgon", date(2026, 11, 23)),
    ],
)
def test_days_are_said_in_every_language(language: str, text: str, day: date) -> None:
    assert days.read(text, TODAY, load(language)) == day
