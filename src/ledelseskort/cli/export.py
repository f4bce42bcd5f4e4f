"""`export`: minutes, calendar, spreadsheet, stories, or everything; into a file, or on standard output."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from ledelseskort.cli import finding
from ledelseskort.cli.kept_requests import OF_ONE, ExportRequest
from ledelseskort.cli.main import release
from ledelseskort.cli.papers import agreement_lines, in_room, stories
from ledelseskort.errors import DONE, Misused
from ledelseskort.journal.agreements import KeptAgreement
from ledelseskort.journal.port import History, KeptExample, MeetingLine, Scope
from ledelseskort.journal.store import Store
from ledelseskort.paper.calendar import calendar
from ledelseskort.paper.html import html
from ledelseskort.paper.layout import examples_page, minutes_page
from ledelseskort.paper.markdown import markdown
from ledelseskort.paper.minutes import Minutes, minutes_of
from ledelseskort.paper.page import Page
from ledelseskort.paper.sheet import sheet
from ledelseskort.paper.writing import write
from ledelseskort.table import meeting as meetings
from ledelseskort.wording.words import Words


def export(request: ExportRequest, store: Store, words: Words, now: datetime, tell: Callable[[str], None]) -> int:
    """Write what was asked for; `tell` says what somebody should know about it. `now` is the time in this room.

    Raises `NotFound` and `Misused` for what there is not, and `Unkept` where it cannot be written.
    """
    line = None if request.meeting is None else finding.meeting_called(store, request.meeting)
    if line is not None and line.scope.alone and not request.own:
        raise Misused("export-alone")
    content = _content(request, store, line, words, now)
    if request.format == "jsonl":
        tell(words("cli.export.everything"))
    if request.output is None:
        _put_out(content)
        return DONE
    path = Path(request.output).expanduser()
    write(path, content, force=request.force)
    tell(words("cli.export.written", path=str(path)))
    return DONE


def content_of(history: History, stream: str, form: str, words: Words, now: datetime) -> bytes:
    """One meeting in this form, what was written alone too. Raises `NotFound`, and `Misused` for an empty calendar."""
    if form in OF_ONE:
        return _as_page(form, minutes_page(_minutes(history, stream, words), words))
    agreements = tuple(each for each in history.agreements() if each.meeting == stream)
    examples = tuple(each for each in history.examples() if each.stream == stream)
    return _listed(form, history, agreements, examples, words, now)


def _content(request: ExportRequest, store: Store, line: MeetingLine | None, words: Words, now: datetime) -> bytes:
    """What goes into the file."""
    if line is not None:
        return content_of(store, line.stream, request.format, words, now)
    if request.format == "jsonl":
        return b"".join(_json_line(each) for each in store.dump(release()))
    scopes = tuple(scope for _, scope in finding.scopes_of(store, request.team))
    if request.own and request.team is None:
        scopes = (*scopes, Scope(alone=True))
    agreements = tuple(each for scope in scopes for each in store.agreements(scope))
    examples = tuple(each for scope in scopes for each in store.examples(scope))
    return _listed(request.format, store, agreements, examples, words, now)


def _listed(
    form: str,
    history: History,
    agreements: tuple[KeptAgreement, ...],
    examples: tuple[KeptExample, ...],
    words: Words,
    now: datetime,
) -> bytes:
    """Agreements as a spreadsheet or a calendar, or the stories."""
    match form:
        case "csv":
            return sheet(agreement_lines(history, agreements, words), words)
        case "ics":
            return calendar(agreement_lines(history, agreements, words), words, now).content
        case _:
            return _as_page("md", examples_page(stories(examples), words))


def _json_line(line: dict[str, object]) -> bytes:
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _minutes(history: History, stream: str, words: Words) -> Minutes:
    """The minutes of the meeting as it stands."""
    kept = history.read(stream)
    teams = {team.id: team.name for team in history.teams()}
    return minutes_of(
        meetings.replay(kept.deck, kept.opening, kept.entries),
        kept.texts,
        words,
        in_room,
        team_name=teams.get(kept.opening.team or ""),
        own=True,
    )


def _as_page(form: str, page: Page) -> bytes:
    return (html(page) if form == "html" else markdown(page)).encode()


def _put_out(content: bytes) -> None:
    """On standard output, to the byte: no line break is translated."""
    sys.stdout.flush()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(content.decode())
