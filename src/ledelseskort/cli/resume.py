"""`resume`: takes up a meeting that was not ended, on the screen or line by line, with the texts it began with."""

from __future__ import annotations

import io
import sys
from contextlib import closing
from typing import TYPE_CHECKING, TextIO

from ledelseskort.cli import finding
from ledelseskort.cli.journal import kept_here
from ledelseskort.cli.kept_requests import ResumeRequest
from ledelseskort.cli.settings import Settings
from ledelseskort.errors import NotFound, Refused
from ledelseskort.wording.words import Words

if TYPE_CHECKING:
    from ledelseskort.journal.port import History, MeetingLine


def resume(request: ResumeRequest, settings: Settings, words: Words) -> int:
    """Goes on where the meeting was, to its end. Raises `NotFound` and `Refused` where there is none to go on with."""
    heard: TextIO = sys.stdin or io.StringIO()
    with closing(kept_here()) as store:
        stream = unfinished(store, request.meeting).stream
        if request.plain or not (heard.isatty() and sys.stdout.isatty()):
            from ledelseskort.cli.output import forgive
            from ledelseskort.cli.plain_meeting import resume_plain
            from ledelseskort.cli.play import voice_on

            forgive(heard)
            return resume_plain(stream, settings, words, voice_on(heard, sys.stdout), store)
    from ledelseskort.cli.app import open_app

    return open_app(settings, resume=stream)


def unfinished(history: History, given: str | None) -> MeetingLine:
    """The meeting to take up. Raises `NotFound`, and `Refused` for one that was ended."""
    if given is not None:
        line = finding.meeting_called(history, given)
        if line.ended:
            raise Refused("meeting-ended")
        return line
    last = history.unfinished()
    if last is None:
        raise NotFound("meeting-none-unfinished")
    return last
