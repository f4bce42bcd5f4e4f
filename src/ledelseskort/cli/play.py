"""`play`: a meeting, on the screen where there is one; line by line where there is none, or somebody asks for it."""

from __future__ import annotations

import io
import random
import shutil
import sys
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TextIO

from ledelseskort.cli.requests import PlayRequest
from ledelseskort.cli.settings import Settings
from ledelseskort.wording.words import Words

if TYPE_CHECKING:
    from ledelseskort.cli.plain_voice import Voice
    from ledelseskort.cli.wishes import Wishes
    from ledelseskort.deck.kinds import ModeName
    from ledelseskort.deck.models import Deck

NARROWEST = 20
"""Columns that text is wrapped at on the smallest terminal."""


def play(request: PlayRequest, settings: Settings) -> int:
    """Plays the meeting asked for, to its end. Raises `LedelseskortError` where there can be none."""
    from ledelseskort.wording.words import load

    heard: TextIO = sys.stdin or io.StringIO()
    if not request.plain and heard.isatty() and sys.stdout.isatty():
        return _play_on_screen(request, settings, load(settings.language))
    from ledelseskort.cli.journal import forgetful, kept_here
    from ledelseskort.cli.output import forgive
    from ledelseskort.cli.plain_meeting import play_plain

    forgive(heard)
    with closing(forgetful() if request.keep_nothing else kept_here()) as store:
        return play_plain(request, settings, load(settings.language), voice_on(heard, sys.stdout), store)


def _play_on_screen(request: PlayRequest, settings: Settings, words: Words) -> int:
    """The app: at the table where anything was said about it, else on the first screen.

    What is wrong with the deck or the wishes is said before the screen opens.
    """
    from ledelseskort.cli.app import open_app

    if request == PlayRequest(keep_nothing=request.keep_nothing):
        return open_app(settings, keep_nothing=request.keep_nothing)
    from ledelseskort.cli.wishes import likely

    deck = deck_of(request, settings, words)
    if request == PlayRequest(deck=request.deck, keep_nothing=request.keep_nothing):
        return open_app(settings, request.deck, keep_nothing=request.keep_nothing)
    setting = likely(wishes_of(request, deck), deck).setting(deck, room_time(), random.Random(request.deal_seed))
    return open_app(settings, request.deck, lambda: (deck, setting), keep_nothing=request.keep_nothing)


def wishes_of(request: PlayRequest, deck: Deck) -> Wishes:
    """What the command line settled. Raises `NotFound` for a tag the deck does not have."""
    from ledelseskort.cli.choosing import tags_of
    from ledelseskort.cli.wishes import Wishes
    from ledelseskort.table.seating import checked_names
    from ledelseskort.table.setting import DEPTHS, usual_depth

    return Wishes(
        seats=request.seats,
        mode=_mode(request, deck),
        names=checked_names(request.names),
        team=request.team,
        minutes=request.minutes,
        depth=usual_depth(deck) if request.depth is None else DEPTHS[request.depth - 1],
        tags=frozenset(tags_of(deck, request.tags)),
    )


def _mode(request: PlayRequest, deck: Deck) -> ModeName | None:
    """The way to play as far as it is settled: by the command line, or by whoever prepared the meeting."""
    from ledelseskort.deck.kinds import ModeName

    if request.mode is not None or not deck.prepared:
        return request.mode
    together = request.seats is not None or bool(request.names)
    return None if together and deck.play.mode is ModeName.ALONE else deck.play.mode


def deck_of(request: PlayRequest, settings: Settings, words: Words) -> Deck:
    """The deck to play; a library that was skipped is told beside the meeting. Raises `NotFound` or `Unusable`."""
    from ledelseskort.cli.shelf import shelf
    from ledelseskort.deck.gate import shown
    from ledelseskort.deck.library import DEFAULT_DECK

    library, skipped = shelf(settings)
    for remark in skipped:
        places = {name: shown(value) for name, value in remark.parameters.items()}
        sys.stderr.write(f"{words(f'cli.settings.{remark.code}', **places)}\n")
    return library.load(request.deck or DEFAULT_DECK)


def voice_on(heard: TextIO, spoken: TextIO) -> Voice:
    """Lines in and lines out; wrapped at a terminal's edge, and a pipe has none."""
    from ledelseskort.cli.plain_voice import Voice

    columns = max(NARROWEST, shutil.get_terminal_size().columns - 1) if spoken.isatty() else None
    return Voice(heard, spoken, columns)


def utc_time() -> datetime:
    """The time, UTC."""
    return datetime.now(UTC)


def room_time() -> datetime:
    """The time in this room."""
    return datetime.now().astimezone()
