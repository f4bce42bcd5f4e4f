"""What can be forgotten, and the exact question before it: how many meetings and agreements go, for good."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from ledelseskort.journal.port import History, MeetingLine, Team
from ledelseskort.wording.dates import long_day
from ledelseskort.wording.words import Words

MONTHS = (3, 6, 12, 24)
"""How old a meeting may have to be to be forgotten with the others of its age."""


@dataclass(frozen=True)
class Forgetting:
    """One thing that can be forgotten."""

    label: str
    """As it stands among the others."""
    title: str
    """The question."""
    line: str
    """How much it is."""
    do: Callable[[History], object]


def months_before(moment: datetime, months: int) -> datetime:
    """The same time so many months earlier; the 31st becomes the 28th where it must."""
    count = moment.year * 12 + moment.month - 1 - months
    return moment.replace(year=count // 12, month=count % 12 + 1, day=min(moment.day, 28))


def choices(
    chosen: MeetingLine | None, lines: Sequence[MeetingLine], teams: Iterable[Team], now: datetime, words: Words
) -> tuple[Forgetting, ...]:
    """The meeting under the cursor, its group, what is old, everything; only what there is anything of."""
    found: list[Forgetting] = []
    if chosen is not None:
        found.append(_meeting(chosen, words))
        names = {team.id: team.name for team in teams}
        if chosen.scope.team in names and not chosen.scope.alone:
            found.append(_team(chosen.scope.team, names[chosen.scope.team], lines, words))
    for months in MONTHS:
        before = months_before(now, months)
        old = [line for line in lines if line.last < before]
        if old and len(old) < len(lines):
            found.append(_older(months, before, old, words))
    found.append(
        Forgetting(
            words("tui.forget.all"),
            words("tui.forget.all-title"),
            goes(lines, words),
            lambda history: history.forget_all(),
        )
    )
    return tuple(found)


def goes(lines: Iterable[MeetingLine], words: Words) -> str:
    """»3 møder og 2 aftaler bliver slettet på denne pc. Det kan ikke fortrydes.«"""
    gone = tuple(lines)
    meetings = words("tui.forget.meetings", count=len(gone))
    agreements = words("tui.forget.agreements", count=sum(line.agreements for line in gone))
    return words("tui.forget.line", meetings=meetings, agreements=agreements)


def _meeting(line: MeetingLine, words: Words) -> Forgetting:
    title = words("tui.forget.meeting-title", day=long_day(line.begun.date(), words), deck=line.deck_title)
    return Forgetting(
        words("tui.forget.meeting"), title, goes((line,), words), lambda history: history.forget(line.stream)
    )


def _team(team: str, name: str, lines: Iterable[MeetingLine], words: Words) -> Forgetting:
    held = [line for line in lines if line.scope.team == team]
    title = words("tui.forget.team-title", team=name)
    label = words("tui.forget.team", team=name)
    return Forgetting(label, title, goes(held, words), lambda history: history.forget_team(team))


def _older(months: int, before: datetime, old: Sequence[MeetingLine], words: Words) -> Forgetting:
    title = words("tui.forget.older-title", months=months)
    label = words("tui.forget.older", months=months)
    return Forgetting(label, title, goes(old, words), lambda history: history.forget_before(before))
