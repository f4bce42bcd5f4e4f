"""Days and minutes in words."""

from __future__ import annotations

from datetime import date

from ledelseskort.wording.words import Words


def long_day(day: date, words: Words) -> str:
    """»22. november 2026«."""
    return words("date.long", day=day.day, month=words(f"date.month-{day.month}"), year=day.year)


def short_day(day: date, words: Words) -> str:
    """»søndag den 6. december«."""
    weekday = words(f"date.weekday-{day.isoweekday()}")
    return words("date.short", weekday=weekday, day=day.day, month=words(f"date.month-{day.month}"))
