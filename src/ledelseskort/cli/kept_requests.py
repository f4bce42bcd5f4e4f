"""What was asked for about what was kept, as checked values: meetings, agreements, exports and forgetting."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ledelseskort.cli import days
from ledelseskort.cli.parser import one_of
from ledelseskort.cli.requests import EXPORTS, ExportFormat, team_name, whole_within
from ledelseskort.errors import Misused
from ledelseskort.wording.words import Words

OF_ONE: tuple[ExportFormat, ...] = ("md", "html")
"""What is about one meeting."""
MONTHS = (0, 1200)
"""What `forget --older-than` takes; 0 is everything that is over."""
NUMBERS = (0, 1_000_000)
"""What `forget --note` takes; 0 is the task."""


@dataclass(frozen=True)
class MeetingsRequest:
    """The list of kept meetings."""

    team: str | None = None
    json: bool = False


@dataclass(frozen=True)
class ResumeRequest:
    """An unfinished meeting, to be taken up."""

    meeting: str | None = None
    """The beginning of its id; None is the last one."""
    plain: bool = False


@dataclass(frozen=True)
class ExportRequest:
    """Something to be written out."""

    format: ExportFormat
    meeting: str | None = None
    """The beginning of its id; None is all of them."""
    team: str | None = None
    output: str | None = None
    """The file; None is standard output."""
    force: bool = False
    own: bool = False
    """Whether what was written alone comes along."""


@dataclass(frozen=True)
class AgreementsRequest:
    """Agreements to be looked at."""

    team: str | None = None
    alone: bool = False
    all: bool = False
    """Whether those that are done or dropped are shown too."""
    copy: bool = False
    """As text for mail or chat."""
    json: bool = False


@dataclass(frozen=True)
class MarkRequest:
    """What became of one agreement."""

    kind: Literal["done", "continued", "dropped"]
    agreement: str
    """Its id as the list shows it."""
    day: str | None = None
    """When to meet it again, as written; None leaves it to the usual time."""
    word: str | None = None
    """What happened."""


@dataclass(frozen=True)
class OverviewRequest:
    """Themes, areas and agreements over time."""

    team: str | None = None
    alone: bool = False
    since: date | None = None
    until: date | None = None
    json: bool = False


@dataclass(frozen=True)
class ForgetRequest:
    """What is to be forgotten: exactly one of these."""

    meeting: str | None = None
    team: str | None = None
    months: int | None = None
    all: bool = False
    yes: bool = False
    """Whether nobody needs to be asked."""


@dataclass(frozen=True)
class NotesRequest:
    """What was written down in one meeting."""

    meeting: str
    number: int | None = None
    """Which of it is to be forgotten; None shows all of it."""
    own: bool = False
    """Whether the meeting may be one that was written alone."""
    yes: bool = False
    """Whether nobody needs to be asked."""


def meetings_request(given: argparse.Namespace) -> MeetingsRequest:
    """The list asked for. Raises `Misused`."""
    return MeetingsRequest(team_name(given.team), given.json)


def resume_request(given: argparse.Namespace) -> ResumeRequest:
    """The meeting asked for."""
    return ResumeRequest(given.meeting, given.plain)


def export_request(given: argparse.Namespace) -> ExportRequest:
    """What is to be written. Raises `Misused` where it is not clear of what, or a file cannot be of that."""
    team = team_name(given.team)
    if (given.meeting is None) != (given.all or team is not None):
        raise Misused("export-what")
    output = None if given.output in (None, "-") else given.output
    form = _export_format(given.format, output, of_one=given.meeting is not None)
    if form in OF_ONE and given.meeting is None:
        raise Misused("export-of-one", format=form)
    if form == "jsonl" and not (given.all and team is None):
        raise Misused("export-of-all")
    return ExportRequest(form, given.meeting, team, output, given.force, given.own)


def _export_format(given: str | None, output: str | None, *, of_one: bool) -> ExportFormat:
    """The format said, else the file's own ending, else what is usual. Raises `Misused`."""
    one_of("format-unknown", given, EXPORTS)
    ending = "" if output is None else output.rpartition(".")[2].casefold()
    wanted = given or ending
    return next((each for each in EXPORTS if each == wanted), "md" if of_one else "jsonl")


def agreements_request(given: argparse.Namespace) -> AgreementsRequest | MarkRequest:
    """The agreements to look at, or what became of one. Raises `Misused`."""
    marks = [each for each in (given.done, given.go_on, given.drop) if each is not None]
    if len(marks) > 1:
        raise Misused("agreement-one-mark")
    if not marks:
        if given.word is not None:
            raise Misused("agreement-word-alone")
        return AgreementsRequest(team_name(given.team), given.alone, given.all, given.copy, given.json)
    if given.go_on is not None:
        agreement, *day = given.go_on
        return MarkRequest("continued", agreement, " ".join(day) or None, given.word)
    kind: Literal["done", "dropped"] = "dropped" if given.done is None else "done"
    return MarkRequest(kind, marks[0], None, given.word)


def overview_request(given: argparse.Namespace, today: date, words: Words) -> OverviewRequest:
    """The period asked for. Raises `Misused`."""
    since, until = (
        _day(option, text, today, words) for option, text in (("--since", given.since), ("--until", given.until))
    )
    if since is not None and until is not None and since > until:
        raise Misused("period-backwards")
    return OverviewRequest(team_name(given.team), given.alone, since, until, given.json)


def forget_request(given: argparse.Namespace) -> ForgetRequest | NotesRequest:
    """What is to be forgotten, or looked at before. Raises `Misused` unless exactly one thing is said."""
    team = team_name(given.team)
    months = whole_within("--older-than", given.older_than, MONTHS)
    said: Sequence[bool] = (given.meeting is not None, team is not None, months is not None, given.all)
    number = whole_within("--note", given.note, NUMBERS)
    if given.notes or number is not None:
        if given.meeting is None or sum(said) != 1 or (given.notes and number is not None):
            raise Misused("forget-which")
        return NotesRequest(given.meeting, number, given.own, given.yes)
    if sum(said) != 1:
        raise Misused("forget-what")
    return ForgetRequest(given.meeting, team, months, given.all, given.yes)


def _day(option: str, text: str | None, today: date, words: Words) -> date | None:
    """A day that has been or is. Raises `Misused`."""
    if text is None:
        return None
    try:
        return days.read_back(text, today, words)
    except days.NotADay:
        raise Misused("day-unknown", option=option, given=text) from None
