"""Calendars read back by a library that is not ours: whatever was written, that is what stands there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from ledelseskort.errors import Misused
from ledelseskort.paper import clean
from ledelseskort.paper.agreed import AgreementLine, OutcomeLine, sentence
from ledelseskort.paper.calendar import calendar
from ledelseskort.wording.words import load

from .texts import STEADY, agreements

WORDS = load()
STAMP = datetime(2026, 11, 22, 14, 30, 5, 999, tzinfo=timezone(timedelta(hours=1)))
PLAIN = AgreementLine(id="7f3a.3-what", what="Vi lytter", made=date(2026, 11, 22), due=date(2026, 12, 31))


def events(content: bytes) -> list[Event]:
    read = Calendar.from_ical(content)
    assert isinstance(read, Calendar)
    return [each for each in read.walk("VEVENT") if isinstance(each, Event)]


def test_a_whole_day_in_which_nobody_is_busy() -> None:
    (event,) = events(calendar([PLAIN], WORDS, STAMP).content)
    assert event.decoded("DTSTART") == date(2026, 12, 31)
    assert event.decoded("DTEND") == date(2027, 1, 1)
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["UID"] == "7f3a.3-what@ledelseskort"
    assert event.decoded("DTSTAMP") == datetime(2026, 11, 22, 13, 30, 5, tzinfo=UTC)
    assert event["SUMMARY"] == "Aftale: Vi lytter"
    assert "DESCRIPTION" not in event


def test_it_is_a_file_to_open_and_no_invitation() -> None:
    read = Calendar.from_ical(calendar([PLAIN], WORDS, STAMP).content)
    assert isinstance(read, Calendar)
    assert read["VERSION"] == "2.0" and "ledelseskort" in str(read["PRODID"])
    assert not {"METHOD", "ORGANIZER", "ATTENDEE"} & {*read, *events(read.to_ical())[0]}


def test_who_and_the_card_are_told_in_it() -> None:
    full = replace(PLAIN, owner="Åse; Ø, 3", question="Hvem lytter du til?", when="nogen tier …")
    (event,) = events(calendar([full], WORDS, STAMP).content)
    assert event["DESCRIPTION"] == "Hvem: Åse; Ø, 3\nKort: Hvem lytter du til?"
    assert event["SUMMARY"] == "Aftale: Vi lytter, når nogen tier"


def test_what_has_a_meaning_in_a_calendar_is_escaped_as_the_standard_says() -> None:
    content = calendar([replace(PLAIN, what='a, b; c\\d: "e"', owner="f;g")], WORDS, STAMP).content.decode()
    assert '\r\nSUMMARY:Aftale: a\\, b\\; c\\\\d: "e"\r\n' in content
    assert "\r\nDESCRIPTION:Hvem: f\\;g\r\n" in content


def test_the_last_day_there_is_has_no_day_after_it() -> None:
    (event,) = events(calendar([replace(PLAIN, due=date.max)], WORDS, STAMP).content)
    assert event.decoded("DTSTART") == date.max and "DTEND" not in event


def test_those_without_a_day_are_counted_and_those_that_are_over_are_not_there() -> None:
    made = calendar(
        [
            PLAIN,
            replace(PLAIN, id="b", due=None),
            replace(PLAIN, id="c", status="done"),
            replace(PLAIN, id="d", status="dropped", due=None),
            replace(PLAIN, id="e", due=None),
        ],
        WORDS,
        STAMP,
    )
    assert (made.events, made.without_day) == (1, 2)
    assert [event["UID"] for event in events(made.content)] == ["7f3a.3-what@ledelseskort"]


@pytest.mark.parametrize("given_lines", [(), (replace(PLAIN, due=None),), (replace(PLAIN, status="done"),)])
def test_an_empty_calendar_is_none(given_lines: tuple[AgreementLine, ...]) -> None:
    with pytest.raises(Misused) as told:
        calendar(given_lines, WORDS, STAMP)
    assert f"error.{told.value.code}" in WORDS


def test_one_that_goes_on_is_the_same_event_moved() -> None:
    moved = replace(PLAIN, due=date(2027, 2, 1), outcomes=(OutcomeLine("continued", PLAIN.made, date(2027, 2, 1)),))
    (before,), (after,) = (events(calendar([each], WORDS, STAMP).content) for each in (PLAIN, moved))
    assert before["UID"] == after["UID"] and (str(before["SEQUENCE"]), str(after["SEQUENCE"])) == ("0", "1")


@STEADY
@given(st.lists(agreements, max_size=4))
def test_any_text_reads_back(lines: list[AgreementLine]) -> None:
    wanted = [each for each in lines if each.status == "open" and each.due is not None]
    if not wanted:
        return
    content = calendar(lines, WORDS, STAMP).content
    found = events(content)
    assert len(found) == len(wanted)
    for event, line in zip(found, wanted, strict=True):
        assert event["SUMMARY"] == f"Aftale: {sentence(line, WORDS)}".rstrip()
        told = [clean.line(each) for each in (line.owner or "", line.question or "") if clean.line(each)]
        described = str(event.get("DESCRIPTION", "")).split("\n") if told else []
        assert [each.partition(": ")[2] for each in described] == told
        assert line.due is not None and event.decoded("DTSTART") == line.due
        if line.due < date.max:
            assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(days=1)


@STEADY
@given(st.lists(agreements, min_size=1, max_size=3))
def test_lines_are_short_and_no_character_is_parted(lines: list[AgreementLine]) -> None:
    content = calendar([*lines, PLAIN], WORDS, STAMP).content
    assert content.endswith(b"\r\n")
    parts = content.removesuffix(b"\r\n").split(b"\r\n")
    for part in parts:
        assert len(part) <= 75 and part.strip()
        assert b"\r" not in part and b"\n" not in part
        part.decode("utf-8")
    assert content.decode("utf-8")
