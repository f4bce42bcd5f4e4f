"""The verbs about what was kept: each is handed the journal of this machine, and lets go of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ledelseskort.cli import kept_requests as requests
from ledelseskort.cli.output import Output
from ledelseskort.wording.words import Words

if TYPE_CHECKING:
    from ledelseskort.journal.store import Store


def do(verb: str, given: argparse.Namespace, words: Words, out: Output) -> int:
    """The one thing that was asked for."""
    from ledelseskort.cli.journal import kept_here

    # What is wrong with the question is told before anything is opened.
    asked = _asked(verb, given, words, out, datetime.now().astimezone())
    with closing(kept_here()) as store:
        return asked(store)


def _asked(verb: str, given: argparse.Namespace, words: Words, out: Output, now: datetime) -> Callable[[Store], int]:
    """What is to be done with the journal. Raises `Misused` with what does not fit. `now` is the time in this room."""
    match verb:
        case "meetings":
            from ledelseskort.cli.meetings import meetings

            listing = requests.meetings_request(given)
            return lambda store: meetings(listing, store, words, out)
        case "export":
            from ledelseskort.cli.export import export

            paper = requests.export_request(given)
            return lambda store: export(paper, store, words, now, _tell)
        case "restore":
            from ledelseskort.cli.restore import restore

            return lambda store: restore(Path(given.file).expanduser(), store, words, out)
        case "agreements":
            return _agreements(given, words, out, now.date())
        case "overview":
            from ledelseskort.cli.overview import overview

            period = requests.overview_request(given, now.date(), words)
            return lambda store: overview(period, store, words, out)
        case _:
            return _forget(given, words, out, now)


def _forget(given: argparse.Namespace, words: Words, out: Output, now: datetime) -> Callable[[Store], int]:
    """Whole meetings, or one thing that was written in one."""
    from ledelseskort.cli.forget import forget
    from ledelseskort.cli.notes import notes

    asked = requests.forget_request(given)
    if isinstance(asked, requests.NotesRequest):
        written = asked
        return lambda store: notes(written, store, words, out, sys.stdin)
    gone = asked
    return lambda store: forget(gone, store, words, out, now, sys.stdin)


def _agreements(given: argparse.Namespace, words: Words, out: Output, today: date) -> Callable[[Store], int]:
    """The list, or the marking of one."""
    from ledelseskort.cli.agreements import agreements, mark

    asked = requests.agreements_request(given)
    if isinstance(asked, requests.MarkRequest):
        marked = asked
        return lambda store: mark(marked, store, words, out, today)
    listed = asked
    return lambda store: agreements(listed, store, words, out, today)


def _tell(text: str) -> None:
    """A message, beside the data."""
    sys.stderr.write(f"{text}\n")
