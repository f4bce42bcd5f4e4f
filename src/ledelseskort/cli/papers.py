"""What was kept, as paper knows it: journal and paper never meet but here and in `tui.agreed`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from ledelseskort.journal.agreements import KeptAgreement, Status
from ledelseskort.journal.port import History, KeptExample
from ledelseskort.paper.agreed import AgreementLine
from ledelseskort.paper.examples import Story
from ledelseskort.tui.agreed import as_line
from ledelseskort.wording.words import Words

STATUS: dict[Status, Literal["open", "done", "dropped"]] = {
    Status.OPEN: "open",
    Status.DONE: "done",
    Status.DROPPED: "dropped",
}
"""What is written out; one that was withdrawn is in no list."""


def in_room(at: datetime) -> datetime:
    """A moment as the clock on the wall of this room shows it."""
    return at.astimezone()


def agreement_lines(history: History, agreements: Iterable[KeptAgreement], words: Words) -> tuple[AgreementLine, ...]:
    """The agreements as they are written out."""
    teams = {team.id: team.name for team in history.teams()}
    return tuple(as_line(each, words, in_room, teams.get(each.team or "")) for each in agreements)


def stories(examples: Iterable[KeptExample]) -> tuple[Story, ...]:
    """The examples as they are written out."""
    return tuple(Story(each.situation, each.action, each.shows_title or each.shows, each.question) for each in examples)
