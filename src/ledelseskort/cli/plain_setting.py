"""Setting the table line by line: what the command line left open is asked for, and enter is enough for all of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from ledelseskort.cli.main import sentence
from ledelseskort.cli.plain_ask import Ask, Entry
from ledelseskort.cli.plain_reading import clock_time
from ledelseskort.cli.wishes import TOGETHER, Wishes, way_for
from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Deck
from ledelseskort.errors import Misused
from ledelseskort.table.records import GROUPS_FROM, MOST_SEATS
from ledelseskort.table.seating import IN_GROUPS, USUAL_SEATS, group_count, names_in
from ledelseskort.table.setting import DEPTHS, NAMES_LENGTH, TASK_LENGTH, way_of

LENGTHS = (5, 600)
"""The shortest and the longest meeting, in minutes."""
_TIME = re.compile(r"(?:\w+\.? +)?([01]?\d|2[0-3])[.:]([0-5]\d)")
_MINUTES = re.compile(r"(\d{1,3})(?: *\w+\.?)?")


class Arranging:
    """Asks for what is still open."""

    def __init__(self, ask: Ask, deck: Deck, now: datetime) -> None:
        """`now` is the time in this room."""
        self.ask = ask
        self.words = ask.words
        self.deck = deck
        self.now = now

    def arranged(self, wishes: Wishes) -> Wishes:
        """The wishes with nothing open: how many, which way, and whatever else somebody cares to change."""
        if wishes.mode is ModeName.ALONE:
            return replace(wishes, seats=1)
        asked = wishes.seats is None or wishes.mode is None
        how_many = self.words("plain.seats", default=self._number(USUAL_SEATS))
        seats = wishes.seats or self.ask.number(how_many, 1, MOST_SEATS, USUAL_SEATS)
        wishes = replace(wishes, seats=seats)
        mode = wishes.mode or self._mode(seats)
        wishes = replace(wishes, mode=mode)
        if mode is ModeName.ALONE or (mode is ModeName.GUIDED and seats == 1):
            return wishes
        if seats >= GROUPS_FROM and mode in IN_GROUPS and not wishes.names:
            wishes = self._split(wishes, seats)
        return self._changed(wishes) if asked else wishes

    def _number(self, number: int) -> str:
        return self.words(f"number.{number}")

    def _mode(self, seats: int) -> ModeName:
        """The way to play, the likely one first."""
        first = way_for(seats, self.deck)
        if seats == 1 or first is ModeName.GUIDED:
            return first
        modes = sorted(TOGETHER, key=lambda mode: mode is not first)
        entries = [Entry(self._mode_told(mode), mode) for mode in modes]
        return self.ask.pick(self.words("plain.mode"), entries, first=True) or modes[0]

    def _mode_told(self, mode: ModeName) -> str:
        line = self.words(f"mode-line.{mode.value}", minutes=self.deck.play.memory.minutes)
        return self.words("plain.mode-entry", name=self.words(f"mode.{mode.value}"), line=line)

    def _split(self, wishes: Wishes, people: int) -> Wishes:
        """The offer to talk in groups about the same card."""
        groups = group_count(people)
        offer = self.words("tui.setting.groups-offer", number=self._number(people), groups=self._number(groups))
        entries = [
            Entry(self.words("tui.setting.together-no"), True),
            Entry(self.words("tui.setting.together-yes"), False),
        ]
        split = self.ask.pick(offer, entries, first=True)
        return replace(wishes, seats=groups, groups=True) if split else wishes

    # ── what may be changed ──

    def _changed(self, wishes: Wishes) -> Wishes:
        """Begin, or change one thing after another first."""
        while chosen := self.ask.pick(self.words("plain.ready"), self._changes(wishes), first=True):
            if chosen == "begin":
                break
            wishes = self._change(chosen, wishes)
        return wishes

    def _changes(self, wishes: Wishes) -> list[Entry[str]]:
        told = {
            "names": ", ".join(wishes.names),
            "depth": self.words(f"tui.setting.depth-{wishes.depth}"),
            "ends": clock_time(self._end(wishes)),
            "task": wishes.task,
            "backs": self.words("tui.setting.backs-theme" if wishes.theme_backs else "tui.setting.backs-plain"),
        }
        names = [] if wishes.groups else ["names"]
        backs = ["backs"] if wishes.mode is ModeName.MEMORY else []
        depth = [] if wishes.mode is ModeName.GUIDED else ["depth"]
        changes = [*names, "ends", *depth, "task", *backs]
        begin = Entry(self.words("tui.setting.begin"), "begin")
        return [begin, *(Entry(self._change_told(name, told[name]), name) for name in changes)]

    def _change_told(self, name: str, now: str) -> str:
        return self.words(f"plain.change.{name}.now", now=now) if now else self.words(f"plain.change.{name}.open")

    def _end(self, wishes: Wishes) -> datetime:
        return self.now + timedelta(minutes=wishes.minutes or self.deck.play.length)

    def _change(self, name: str, wishes: Wishes) -> Wishes:
        match name:
            case "names":
                return self._names(wishes)
            case "ends":
                return self._ends(wishes)
            case "depth":
                entries = [Entry(self.words(f"tui.setting.depth-{depth}"), depth) for depth in DEPTHS]
                chosen = self.ask.pick(f"{self.words('tui.setting.depth')} {self.words('plain.enter-keeps')}", entries)
                return replace(wishes, depth=chosen or wishes.depth)
            case "task":
                return replace(wishes, task=self.ask.text(self.words("plain.task"), TASK_LENGTH))
            case _:
                return replace(wishes, theme_backs=not wishes.theme_backs)

    def _names(self, wishes: Wishes) -> Wishes:
        """Names for the seats; more names make more seats."""
        typed = self.ask.text(self.words("plain.names"), NAMES_LENGTH)
        try:
            names = names_in(typed, self.words)
        except Misused as problem:
            self.ask.voice.say(sentence(problem, self.words))
            return self._names(wishes)
        return replace(wishes, names=names, seats=max(wishes.seats or 1, len(names)))

    def _ends(self, wishes: Wishes) -> Wishes:
        """A time on the wall, or a number of minutes."""
        self.ask.prompt(self.words("plain.ends", at=clock_time(self._end(wishes))))
        while typed := self.ask.voice.hear():
            minutes = _minutes(typed, self.now)
            if minutes is not None and LENGTHS[0] <= minutes <= LENGTHS[1]:
                return replace(wishes, minutes=minutes)
            self.ask.say("no-end", least=LENGTHS[0], most=LENGTHS[1])
        return wishes


def _minutes(typed: str, now: datetime) -> int | None:
    """»15.30«, »klokken 15.30«, »45« or »45 minutter«, as minutes from now."""
    if match := _TIME.fullmatch(typed):
        end = now.replace(hour=int(match[1]), minute=int(match[2]), second=0, microsecond=0)
        end += timedelta(days=end <= now)
        return round((end - now).total_seconds() / 60)
    match = _MINUTES.fullmatch(typed)
    return int(match[1]) if match else None


def introduced(ask: Ask, deck: Deck, wishes: Wishes) -> None:
    """What is read aloud before the first card: the purpose and the house rules, or that this is for oneself only."""
    ask.voice.rest()
    alone = wishes.seats == 1 and wishes.mode in {ModeName.ALONE, ModeName.GUIDED}
    guided = way_of(deck, wishes.mode, wishes.seats or 1) is ModeName.GUIDED
    if deck.purpose is not None and (guided or not alone):
        ask.voice.say(deck.purpose)
        ask.voice.rest()
    if alone:
        ask.voice.say(ask.words("tui.form.note-alone-title"))
        return
    ask.voice.say(f"{ask.words('tui.setting.rules')}:")
    for number in (1, 2, 3):
        ask.voice.say(ask.words(f"tui.setting.rule-{number}"))
    if wishes.task:
        ask.voice.rest()
        ask.voice.say(ask.words("tui.table.task", task=wishes.task))
