"""A plain meeting from the first word to the last: what waits to be gone on with, what was agreed last, then the cards.

What cannot be reached of the journal is said once, and the talk is not put off for it.
"""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import date, timedelta
from uuid import uuid4

from ledelseskort.cli import days
from ledelseskort.cli.main import sentence
from ledelseskort.cli.plain import PlainMeeting
from ledelseskort.cli.plain_ask import Ask
from ledelseskort.cli.plain_review import PlainReview
from ledelseskort.cli.plain_setting import Arranging, introduced
from ledelseskort.cli.plain_voice import Voice
from ledelseskort.cli.play import deck_of, room_time, utc_time, wishes_of
from ledelseskort.cli.requests import PlayRequest
from ledelseskort.cli.settings import Settings
from ledelseskort.cli.shelf import shelf
from ledelseskort.cli.wishes import Wishes
from ledelseskort.deck.models import Deck
from ledelseskort.errors import DONE, LedelseskortError
from ledelseskort.journal import live
from ledelseskort.journal.agreements import KeptAgreement
from ledelseskort.journal.arrival import arrive
from ledelseskort.journal.live import Setting
from ledelseskort.journal.port import History, Kept, MeetingLine
from ledelseskort.table.rules import review_days
from ledelseskort.wording.words import Words


def play_plain(request: PlayRequest, settings: Settings, words: Words, voice: Voice, history: History) -> int:
    """A new meeting line by line, or the unfinished one where somebody says so. Raises `LedelseskortError`."""
    deck = deck_of(request, settings, words)
    wishes = wishes_of(request, deck)
    ask = Ask(voice, words)
    keep = not request.keep_nothing
    if keep and (waiting := _unfinished(ask, history)) is not None and _wanted(ask, waiting, wishes):
        return resume_plain(waiting.stream, settings, words, voice, history)
    voice.say(f"{deck.title}.")
    if not keep:
        ask.say("nothing-kept.bare")
    wishes = Arranging(ask, deck, room_time()).arranged(wishes)
    chance = random.Random(request.deal_seed)
    setting = wishes.setting(deck, room_time(), chance)
    due: tuple[KeptAgreement, ...] = ()
    if keep:
        setting, due = _arrived(ask, history, deck, setting)
    introduced(ask, deck, wishes)
    if due:
        PlainReview(ask, history, room_time(), review_days(deck, room_time().date())).met(due)
    meeting = live.begin(uuid4().hex, deck, setting, history, utc_time, chance)
    try:
        PlainMeeting(meeting, voice, words, room_time, kept=keep).run()
    finally:
        if not meeting.meeting.log:  # nobody did anything: there is nothing to go on with
            with suppress(LedelseskortError):
                history.forget(meeting.stream)
    return DONE


def resume_plain(stream: str, settings: Settings, words: Words, voice: Voice, history: History) -> int:
    """The meeting line by line from where it was. Raises `LedelseskortError` where it cannot be read."""
    kept = history.read(stream)
    whom = "you" if kept.opening.alone else "all"
    voice.say(words(f"plain.resumed.{whom}", deck=kept.deck.title))
    if changed_since(kept, settings):
        voice.say(words(f"plain.deck-changed.{whom}"))
    meeting = live.resume(stream, kept, history, utc_time, random.Random())
    PlainMeeting(meeting, voice, words, room_time, kept=True).run()
    return DONE


def changed_since(kept: Kept, settings: Settings) -> bool:
    """Whether the deck of that id reads differently now."""
    try:
        return shelf(settings)[0].load(kept.opening.deck).sha256 != kept.opening.deck_sha256
    except LedelseskortError:
        return False


def _unfinished(ask: Ask, history: History) -> MeetingLine | None:
    """The meeting that waits; where nobody can tell, one sentence says why."""
    try:
        return history.unfinished()
    except LedelseskortError as problem:
        ask.voice.say(sentence(problem, ask.words))
        return None


def _wanted(ask: Ask, waiting: MeetingLine, wishes: Wishes) -> bool:
    """Whether they would rather go on with the meeting that waits.

    Asked only where the table is set by asking too; else it is told how, and nothing waits for an answer.
    """
    when = _day_back(waiting.last.astimezone(room_time().tzinfo).date(), room_time().date(), ask.words)
    if wishes.seats is not None or wishes.mode is not None:
        ask.say("unfinished-told", when=when)
        return False
    ask.prompt(ask.words("plain.unfinished-asked", when=when))
    return ask.voice.hear().casefold() in ask.words("plain.resume-words").split(", ")


def _day_back(day: date, today: date, words: Words) -> str:
    """»I går«, as it stands inside a sentence."""
    names = {today: "plain.day-today", today - timedelta(days=1): "plain.day-yesterday"}
    return words(names[day]) if day in names else days.told(day, today, words)


def _arrived(ask: Ask, history: History, deck: Deck, setting: Setting) -> tuple[Setting, tuple[KeptAgreement, ...]]:
    """The table as this group has it, and what it should meet again."""
    try:
        return arrive(history, deck, setting, room_time().date())
    except LedelseskortError as problem:
        ask.voice.say(sentence(problem, ask.words))
        return setting, ()
