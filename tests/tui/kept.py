"""Meetings that were held before the test begins, played by their own rules into a journal."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Deck
from ledelseskort.journal import live
from ledelseskort.journal.arrival import arrive
from ledelseskort.journal.live import LiveMeeting, Setting
from ledelseskort.journal.port import History
from ledelseskort.table.option import Choice
from ledelseskort.table.setting import settle

Written = tuple[str, Mapping[str, object]]
"""Something to be written: the kind of move, and the answers."""


def held(
    history: History,
    stream: str,
    deck: Deck,
    *written: Written,
    way: ModeName = ModeName.PASS_AROUND,
    seats: int = 3,
    names: Sequence[str] = (),
    team: str | None = None,
    at: datetime = datetime(2026, 11, 8, 9, 0, tzinfo=UTC),
    cards: int = 2,
    ended: bool = True,
    seed: int = 5,
) -> LiveMeeting:
    """A meeting with that many cards. What was `written` was so on the last."""
    chance = random.Random(seed)
    clock = [at]

    def now() -> datetime:
        clock[0] += timedelta(seconds=20)
        return clock[0]

    opening = settle(deck, seats, at, chance, mode=way, minutes=60, depth=3)
    setting, _ = arrive(history, deck, Setting(opening, names, team=team), at.date())
    meeting = live.begin(stream, deck, setting, history, now, chance)
    for _ in range(200):
        if len(meeting.table.met) >= cards:
            break
        option = meeting.options()[0]
        choices = {field.name: field.values[0] for field in option.fields if isinstance(field, Choice)}
        meeting.play(option, choices)
    for kind, answers in written:
        option = next(each for each in meeting.options() if each.kind == kind)
        meeting.play(option, answers)
    for kind in ("close", "end") if ended else ():
        meeting.play(next(each for each in meeting.options() if each.kind == kind))
    return meeting


def agreed(what: str, due: date | None = None, **more: object) -> Written:
    """To be written: an agreement."""
    return "agree", {"what": what, "due": due, **more}
