"""`forget MEETING --notes` and `--note N`: what was written in one meeting, and how one thing of it is forgotten."""

from __future__ import annotations

from typing import TextIO

from ledelseskort.cli import finding
from ledelseskort.cli.forget import agreed
from ledelseskort.cli.kept_requests import NotesRequest
from ledelseskort.cli.output import BOLD, DIM, Output
from ledelseskort.cli.papers import in_room
from ledelseskort.cli.plain_reading import clock_time
from ledelseskort.errors import DONE, Misused, NotFound
from ledelseskort.journal.port import History
from ledelseskort.journal.written import Writing, beginning, whole, written
from ledelseskort.paper import clean
from ledelseskort.wording.words import Words

MOST = 60
"""Characters of a text in the question whether it is to go."""


def notes(request: NotesRequest, history: History, words: Words, out: Output, heard: TextIO) -> int:
    """Write what was written down, each thing with its number; or forget the one with that number.

    Raises `NotFound`, and `Misused` where nobody can be asked or it was written alone and that is not asked for.
    """
    line = finding.meeting_called(history, request.meeting)
    if line.scope.alone and not request.own:
        raise Misused("forget-own")
    found = written(line.stream, history.read(line.stream))
    if request.number is None:
        _show(found, words, out)
        return DONE
    chosen = next((each for each in found if each.number == request.number), None)
    if chosen is None:
        raise NotFound("note-not-here", number=request.number)
    what = words(f"cli.forget.{chosen.kind}", text=clean.line(beginning(chosen, MOST)))
    if not request.yes and not agreed(what, words, heard):
        out.line(words("cli.forget.kept"))
        return DONE
    history.erase(chosen.stream, chosen.ids)
    out.text(words("cli.forget.one-gone"))
    out.text(words("cli.forget.outside"))
    return DONE


def _show(found: tuple[Writing, ...], words: Words, out: Output) -> None:
    if not found:
        out.text(words("cli.forget.none"))
        return
    wide = len(str(found[-1].number))
    for each in found:
        number = out.painted(f"{each.number:>{wide}}", BOLD)
        kind = words(f"written.{each.kind}")
        out.line(f"{number}  {words('written.row', kind=kind, time=clock_time(in_room(each.at)))}")
        indent = " " * (wide + 2)
        for text in whole(each, words):
            out.text(clean.text(text), indent=indent)
        if each.question is not None:
            out.text(words("written.card", question=clean.line(each.question)), DIM, indent=indent)
