"""Days as people say them: a date read from »6/12« or »om 14 dage«, and told as »søndag den 6. december«."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ledelseskort.wording.words import Words

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[./ -]+(\d{1,2})(?:[./ -]+(\d{4}|\d{2}))?\.?")
_MONTH = re.compile(r"(\d{1,2})\.? *([^\W\d_]{3,})\.?(?: +(\d{4}))?")
_DISTANCE = re.compile(r"(\w+) +([^\W\d_]+)")
FAR = timedelta(days=300)
"""From here on a day is told with its year."""


class NotADay(ValueError):
    """The text names no day, or one that is over."""


def told(day: date, today: date, words: Words) -> str:
    """The day as it is said aloud; with its year when it is far away."""
    month, weekday = words(f"date.month-{day.month}"), words(f"date.weekday-{day.isoweekday()}")
    if abs(day - today) > FAR:
        return words("date.long", day=day.day, month=month, year=day.year)
    return words("date.short", weekday=weekday, day=day.day, month=month)


def read(text: str, today: date, words: Words) -> date:
    """The day that is meant, from `today` on. Raises `NotADay`."""
    said = " ".join(text.casefold().split())
    try:
        day = _by_name(said, today, words) or _by_date(said, today, words) or _by_distance(said, today, words)
    except (ValueError, OverflowError) as problem:
        raise NotADay(text) from problem
    if day is None or day < today:
        raise NotADay(text)
    return day


def read_back(text: str, today: date, words: Words) -> date:
    """The day that is meant, up to `today`: a date, which without a year is the last there was. Raises `NotADay`."""
    said = " ".join(text.casefold().split())
    try:
        day = today if said in words("day.today").split(", ") else _by_date(said, today, words, past=True)
    except (ValueError, OverflowError) as problem:
        raise NotADay(text) from problem
    if day is None or day > today:
        raise NotADay(text)
    return day


def _by_name(said: str, today: date, words: Words) -> date | None:
    """»I dag«, »i morgen«, »fredag«."""
    if said in words("day.today").split(", "):
        return today
    if said in words("day.tomorrow").split(", "):
        return today + timedelta(days=1)
    for weekday in range(1, 8):
        if said.removeprefix(words("day.on") + " ") == words(f"date.weekday-{weekday}").casefold():
            return today + timedelta(days=(weekday - today.isoweekday() - 1) % 7 + 1)
    return None


def _by_date(said: str, today: date, words: Words, *, past: bool = False) -> date | None:
    """»2026-12-06«, »6/12«, »6.12.2026«, »6. december«; without a year, the next one there is, or the last."""
    said = said.removeprefix(words("day.the") + " ")
    if match := _ISO.fullmatch(said):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.fullmatch(said):
        month = int(match[2])
    elif match := _MONTH.fullmatch(said):
        names = {words(f"date.month-{number}").casefold()[: len(match[2])]: number for number in range(12, 0, -1)}
        if match[2] not in names:
            return None
        month = names[match[2]]
    else:
        return None
    if match[3]:
        return date(int(match[3]) % 100 + 2000 if len(match[3]) == 2 else int(match[3]), month, int(match[1]))
    return _nearest(int(match[1]), month, today, past=past)


def _nearest(day: int, month: int, today: date, *, past: bool) -> date:
    """The next such day, or the last; 29 February may be years away."""
    for years in range(9):
        try:
            found = date(today.year + (-years if past else years), month, day)
        except ValueError:
            continue
        if found == today or (found < today) is past:
            return found
    raise NotADay(f"{day}/{month}")


def _by_distance(said: str, today: date, words: Words) -> date | None:
    """»Om 14 dage«, »to uger«, »14«."""
    said = said.removeprefix(words("day.in") + " ")
    if said.isdecimal():
        said = f"{said} {words('day.days').split(', ')[0]}"
    match = _DISTANCE.fullmatch(said)
    if match is None:
        return None
    many, unit = _count(match[1], words), match[2]
    if many is None:
        return None
    if unit in words("day.days").split(", "):
        return today + timedelta(days=many)
    if unit in words("day.weeks").split(", "):
        return today + timedelta(weeks=many)
    return None


def _count(said: str, words: Words) -> int | None:
    if said.isdecimal():
        return int(said) if len(said) < 5 else None
    if said in words("day.one").split(", "):
        return 1
    return next((number for number in range(2, 13) if said == words(f"number.{number}")), None)
