"""`forget`: a meeting, a group, what is old, or everything; asked first, and told what lies outside."""

from __future__ import annotations

import sys
from calendar import monthrange
from datetime import UTC, datetime
from typing import TextIO

from ledelseskort.cli import finding
from ledelseskort.cli.asked import can_answer, says_yes
from ledelseskort.cli.kept_requests import ForgetRequest
from ledelseskort.cli.output import Output
from ledelseskort.cli.papers import in_room
from ledelseskort.errors import DONE, LedelseskortError, Misused
from ledelseskort.journal.port import History, MeetingLine, Scope
from ledelseskort.paper import clean
from ledelseskort.wording.dates import long_day
from ledelseskort.wording.words import Words


def forget(request: ForgetRequest, history: History, words: Words, out: Output, now: datetime, heard: TextIO) -> int:
    """Forget, and write how much is gone. `now` is the time in this room.

    Raises `NotFound`, and `Misused` where nobody can be asked and nobody has said yes.
    """
    what = _what(request, history, words, now)
    if not request.yes and not agreed(what, words, heard):
        out.line(words("cli.forget.kept"))
        return DONE
    count = _forget(request, history, now)
    out.text(words("cli.forget.gone", count=count) if count else words("cli.forget.nothing"))
    out.text(words("cli.forget.outside"))
    return DONE


def _what(request: ForgetRequest, history: History, words: Words, now: datetime) -> str:
    """What is about to be forgotten, in words. Raises `NotFound` where there is no such thing."""
    if request.meeting is not None:
        line = finding.meeting_called(history, request.meeting)
        day = long_day(in_room(line.begun).date(), words)
        return words("cli.forget.meeting", day=day, deck=clean.line(line.deck_title))
    if request.team is not None:
        team = finding.team_called(history, request.team)
        return words("cli.forget.team", team=clean.line(team.name), count=len(history.meetings(Scope(team.id))))
    if request.months is not None:
        before = months_before(now, request.months)
        old = [line for line in history.meetings() if line.last < before]
        return words("cli.forget.older", day=long_day(before.date(), words), count=len(old))
    try:
        return words("cli.forget.all", count=len(history.meetings()))
    except LedelseskortError:  # what cannot be read can be forgotten all the same
        return words("cli.forget.all-unread")


def agreed(what: str, words: Words, heard: TextIO) -> bool:
    """Whether somebody says yes. Raises `Misused` where nobody can be asked."""
    if not can_answer(sys.stderr, heard):
        raise Misused("forget-unasked", what=what)
    return says_yes(words("cli.forget.ask", what=what), words, sys.stderr, heard)


def _forget(request: ForgetRequest, history: History, now: datetime) -> int:
    """How many meetings are gone."""
    if request.meeting is not None:
        line: MeetingLine = finding.meeting_called(history, request.meeting)
        history.forget(line.stream)
        return 1
    if request.team is not None:
        return history.forget_team(finding.team_called(history, request.team).id)
    if request.months is not None:
        return history.forget_before(months_before(now, request.months).astimezone(UTC))
    return history.forget_all()


def months_before(now: datetime, months: int) -> datetime:
    """The same time of day so many months ago; the 31st becomes the last of a shorter month."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    if year < 1:
        return now.replace(year=1, month=1, day=2)  # no clock of any room is before this day
    return now.replace(year=year, month=month + 1, day=min(now.day, monthrange(year, month + 1)[1]))
