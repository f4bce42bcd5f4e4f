"""Agreements as a calendar file (RFC 5545): each a whole day in which nobody is busy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from ledelseskort.errors import Misused
from ledelseskort.paper import clean
from ledelseskort.paper.agreed import AgreementLine, sentence
from ledelseskort.wording.words import Words

_PRODUCT = "-//ledelseskort//Dialogkort for ledere//DA"
_MOST_OCTETS = 75
"""Of a line, its break not counted (RFC 5545, 3.1)."""


@dataclass(frozen=True)
class CalendarFile:
    """A calendar to be opened in Outlook or on a phone."""

    content: bytes
    events: int
    without_day: int
    """Open agreements that are not in it, because they have no day."""


def calendar(agreements: Iterable[AgreementLine], words: Words, stamp: datetime) -> CalendarFile:
    """The open agreements that have a day. `stamp` is now, with its time zone.

    The same agreement has the same UID every time, and a higher SEQUENCE each time it was met again, so that a new
    day moves it where the calendar already has it. Raises `Misused` when no agreement has a day.
    """
    still_open = [each for each in agreements if each.status == "open"]
    events = [(each, each.due) for each in still_open if each.due is not None]
    if not events:
        raise Misused("calendar-empty")
    inner = (line for agreement, due in events for line in _event(agreement, due, words, stamp))
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN", *inner, "END:VCALENDAR")
    content = "".join(f"{part}\r\n" for line in lines for part in _folded(line))
    return CalendarFile(content.encode(), len(events), len(still_open) - len(events))


def _event(agreement: AgreementLine, due: date, words: Words, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(agreement.id)}@ledelseskort"
    yield f"DTSTAMP:{_digits(stamp.astimezone(UTC).isoformat(timespec='seconds').removesuffix('+00:00'))}Z"
    yield f"SEQUENCE:{len(agreement.outcomes)}"
    yield f"DTSTART;VALUE=DATE:{_digits(due.isoformat())}"
    if due < date.max:  # an event of no length but a day is that day
        yield f"DTEND;VALUE=DATE:{_digits((due + timedelta(days=1)).isoformat())}"
    yield f"SUMMARY:{_text(words('paper.agreement.event', what=sentence(agreement, words)))}"
    if about := _about(agreement, words):
        yield f"DESCRIPTION:{_text(about)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _about(agreement: AgreementLine, words: Words) -> str:
    """Who, and the card it came from."""
    owner, question = clean.line(agreement.owner or ""), clean.line(agreement.question or "")
    lines = [words("paper.agreement.owner", who=owner)] if owner else []
    if question:
        lines.append(words("paper.question", question=question))
    return "\n".join(lines)


def _digits(moment: str) -> str:
    """An ISO day or moment without its signs: »20261206«."""
    return moment.replace("-", "").replace(":", "")


def _text(raw: str) -> str:
    """A text as a value (RFC 5545, 3.3.11)."""
    escaped = clean.text(raw).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in parts that are short enough, no character parted; all but the first begin with a space."""
    part = ""
    room = _MOST_OCTETS
    for char in line:
        octets = len(char.encode())
        if octets > room:
            yield part
            part, room = " ", _MOST_OCTETS - 1
        part += char
        room -= octets
    yield part
