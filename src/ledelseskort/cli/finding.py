"""What was kept, found by what a person writes: the beginning of an id, or the name of a group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from ledelseskort.deck.guess import near
from ledelseskort.errors import Misused, NotFound
from ledelseskort.journal.agreements import KeptAgreement
from ledelseskort.journal.port import History, MeetingLine, Scope, Team

T = TypeVar("T")
SHORTEST = 4
"""Characters of an id as it is shown, as long as they tell the meetings apart."""


def shorten(streams: Iterable[str]) -> int:
    """How many characters of these ids are enough to tell them apart."""
    whole = frozenset(streams)
    longest = max(map(len, whole), default=SHORTEST)
    return next(
        (most for most in range(SHORTEST, longest) if len({each[:most] for each in whole}) == len(whole)), longest
    )


def short_agreement(agreement: KeptAgreement, most: int) -> str:
    """An agreement's id as it is shown: its meeting's beginning, and which of its moves made it."""
    return f"{agreement.meeting[:most]}.{_made_by(agreement)}"


def _made_by(agreement: KeptAgreement) -> str:
    """The number of the move that made it, which begins the id of its text."""
    return agreement.id.rpartition(".")[2].partition("-")[0]


def meeting_called(history: History, given: str) -> MeetingLine:
    """The meeting whose id begins so. Raises `NotFound` or `Misused`."""
    said = given.strip().casefold()
    return _the_one([line for line in history.meetings() if said and line.stream.startswith(said)], "meeting", given)


def agreement_called(history: History, given: str) -> KeptAgreement:
    """The agreement with this id as the list shows it, or the beginning of it. Raises `NotFound` or `Misused`."""
    meeting, _, move = given.strip().casefold().partition(".")
    found = [
        each
        for each in history.agreements()
        if meeting and each.meeting.startswith(meeting) and move in ("", _made_by(each))
    ]
    return _the_one(found, "agreement", given)


def _the_one(found: Sequence[T], what: str, given: str) -> T:
    if not found:
        raise NotFound(f"{what}-not-here", given=given)
    if len(found) > 1:
        raise Misused(f"{what}-several", given=given)
    return found[0]


def team_called(history: History, given: str) -> Team:
    """The group of that name; none is made. Raises `NotFound` with the ones there are."""
    teams = history.teams()
    for team in teams:
        if team.name.casefold() == given.casefold():
            return team
    names = {team.name.casefold(): team.name for team in teams}
    if guess := near(given.casefold(), names):
        raise NotFound("team-unknown-near", given=given, near=names[guess])
    raise NotFound("team-unknown-here", given=given)


def scopes_of(
    history: History, team: str | None = None, *, alone: bool = False
) -> tuple[tuple[str | None, Scope], ...]:
    """What is looked at, each with its group's name: one group, what was done alone, or all groups and those without.

    What was done alone is seen only when it is asked for. Raises `NotFound`.
    """
    if alone:
        return ((None, Scope(alone=True)),)
    if team is not None:
        found = team_called(history, team)
        return ((found.name, Scope(found.id)),)
    return ((None, Scope()), *((each.name, Scope(each.id)) for each in history.teams()))
