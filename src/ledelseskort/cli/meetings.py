"""`meetings`: what was kept, a meeting on two lines; nothing that anybody wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ledelseskort.cli import finding
from ledelseskort.cli.kept_requests import MeetingsRequest
from ledelseskort.cli.output import BOLD, DIM, Output
from ledelseskort.cli.papers import in_room
from ledelseskort.cli.plain_reading import clock_time
from ledelseskort.deck.kinds import ModeName
from ledelseskort.errors import DONE
from ledelseskort.journal.port import History, MeetingLine, Scope
from ledelseskort.paper import clean
from ledelseskort.wording.dates import long_day
from ledelseskort.wording.words import Words

VERSION = 1
"""Of the JSON document: raised when something in it changes its meaning or goes away."""


def meetings(request: MeetingsRequest, history: History, words: Words, out: Output) -> int:
    """Write the meetings, the latest first. Raises `NotFound` for a group there is none of."""
    scope = None if request.team is None else Scope(finding.team_called(history, request.team).id)
    lines = history.meetings(scope)
    names = {team.id: team.name for team in history.teams()}
    if request.json:
        out.document(_as_json(lines, names))
        return DONE
    if not lines:
        out.line(words("cli.meetings.none"))
    most = finding.shorten(line.stream for line in (lines if scope is None else history.meetings()))
    for line in lines:
        short = line.stream[:most]
        out.line(f"{out.painted(short, BOLD)}  {_head(line, words)}")
        out.text(_about(line, names, words), DIM, indent=" " * (most + 2))
    return DONE


def _head(line: MeetingLine, words: Words) -> str:
    """When, and with which cards."""
    begun = in_room(line.begun)
    when = words("cli.meetings.when", day=long_day(begun.date(), words), at=clock_time(begun))
    return f"{when} · {clean.line(line.deck_title)}"


def _about(line: MeetingLine, names: Mapping[str, str], words: Words) -> str:
    """How it was played, by which group, and what came of it in numbers."""
    parts = [words(f"mode.{line.mode.value}")]
    if team := names.get(line.scope.team or ""):
        parts.append(clean.line(team))
    if line.mode is not ModeName.GUIDED:
        parts.append(words("cli.meetings.cards", count=line.cards))
    if line.agreements:
        parts.append(words("cli.meetings.agreements", count=line.agreements))
    if not line.ended:
        parts.append(words("cli.meetings.unfinished"))
    return " · ".join(parts)


def _as_json(lines: Sequence[MeetingLine], names: Mapping[str, str]) -> str:
    """The meetings as a document for other programs."""
    import json

    document = {
        "version": VERSION,
        "meetings": [
            {
                "id": line.stream,
                "begun": line.begun.isoformat(),
                "last": line.last.isoformat(),
                "deck": {"id": line.deck, "title": line.deck_title},
                "mode": line.mode.value,
                "team": names.get(line.scope.team or ""),
                "alone": line.scope.alone,
                "cards": line.cards,
                "agreements": line.agreements,
                "ended": line.ended,
            }
            for line in lines
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
