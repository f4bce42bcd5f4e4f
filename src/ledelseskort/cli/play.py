"""`play`: a meeting, on the screen where there is one; line by line where there is none, or somebody asks for it."""

from __future__ import annotations

import io
import random
import shutil
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TextIO
from uuid import uuid4

from ledelseskort.cli.requests import PlayRequest
from ledelseskort.cli.settings import Settings
from ledelseskort.errors import DONE
from ledelseskort.wording.words import Words

if TYPE_CHECKING:
    from ledelseskort.cli.plain_setting import Wishes
    from ledelseskort.deck.models import Deck

NARROWEST = 20
"""Columns that text is wrapped at on the smallest terminal."""


def play(request: PlayRequest, settings: Settings) -> int:
    """Plays the meeting asked for, to its end. Raises `LedelseskortError` where there can be none."""
    from ledelseskort.wording.words import load

    heard: TextIO = sys.stdin or io.StringIO()
    if not request.plain and heard.isatty() and sys.stdout.isatty():
        return _play_on_screen(request, settings, load())
    from ledelseskort.cli.output import forgive

    forgive(heard)
    return play_plain(request, settings, load(), heard, sys.stdout)


def _play_on_screen(request: PlayRequest, settings: Settings, words: Words) -> int:
    """The app: at the table where anything was said about it, else on the first screen.

    What is wrong with the deck or the wishes is said before the screen opens.
    """
    from ledelseskort.cli.app import open_app

    if request == PlayRequest():
        return open_app(settings)
    from ledelseskort.cli.plain_setting import likely

    deck = _deck(request, settings, words)
    if request == PlayRequest(deck=request.deck):
        return open_app(settings, request.deck)
    setting = likely(_wishes(request, deck), deck).setting(deck, _room_time(), random.Random(request.deal_seed))
    return open_app(settings, request.deck, lambda: (deck, setting))


def play_plain(request: PlayRequest, settings: Settings, words: Words, heard: TextIO, spoken: TextIO) -> int:
    """The meeting line by line. It is kept in memory: it lives as long as the program."""
    from ledelseskort.cli.plain import PlainMeeting
    from ledelseskort.cli.plain_ask import Ask
    from ledelseskort.cli.plain_setting import Arranging, introduced
    from ledelseskort.cli.plain_voice import Voice
    from ledelseskort.journal.live import begin
    from ledelseskort.journal.memory import MemoryJournal

    deck = _deck(request, settings, words)
    wishes = _wishes(request, deck)
    ask = Ask(Voice(heard, spoken, _width(spoken)), words)
    ask.voice.say(f"{deck.title}.")
    wishes = Arranging(ask, deck, _room_time()).arranged(wishes)
    chance = random.Random(request.deal_seed)
    setting = wishes.setting(deck, _room_time(), chance)
    live = begin(uuid4().hex, deck, setting, MemoryJournal(), _utc_time, chance)
    introduced(ask, deck, wishes)
    PlainMeeting(live, ask.voice, words, _room_time).run()
    return DONE


def _wishes(request: PlayRequest, deck: Deck) -> Wishes:
    """What the command line settled. Raises `NotFound` for a tag the deck does not have."""
    from ledelseskort.cli.choosing import tags_of
    from ledelseskort.cli.plain_setting import DEPTHS, Wishes
    from ledelseskort.table.seating import checked_names
    from ledelseskort.table.setting import USUAL_DEPTH

    return Wishes(
        seats=request.seats,
        mode=request.mode,
        names=checked_names(request.names),
        minutes=request.minutes,
        depth=USUAL_DEPTH if request.depth is None else DEPTHS[request.depth - 1],
        tags=frozenset(tags_of(deck, request.tags)),
    )


def _deck(request: PlayRequest, settings: Settings, words: Words) -> Deck:
    """The deck to play; a library that was skipped is told beside the meeting. Raises `NotFound` or `Unusable`."""
    from ledelseskort.cli.shelf import shelf
    from ledelseskort.deck.gate import shown
    from ledelseskort.deck.library import DEFAULT_DECK

    library, skipped = shelf(settings)
    for remark in skipped:
        places = {name: shown(value) for name, value in remark.parameters.items()}
        sys.stderr.write(f"{words(f'cli.settings.{remark.code}', **places)}\n")
    return library.load(request.deck or DEFAULT_DECK)


def _width(spoken: TextIO) -> int | None:
    """Where text is wrapped: at a terminal's edge; a pipe has none."""
    if not spoken.isatty():
        return None
    return max(NARROWEST, shutil.get_terminal_size().columns - 1)


def _utc_time() -> datetime:
    return datetime.now(UTC)


def _room_time() -> datetime:
    return datetime.now().astimezone()
