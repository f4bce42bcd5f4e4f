"""A meeting that a test plays move by move, as it would be told: who does what, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ledelseskort.table.clock import Cue, cues
from ledelseskort.table.meeting import Meeting, apply, begin
from ledelseskort.table.option import Choice, Option
from ledelseskort.table.table import Table

from .book import Fact, Setting
from .games import TAGS, deck_for, opening_of
from .holding import when

GENTLE = (Fact("et", 1),) * 8


class Evening:
    """Seats 1, 2, 3 …; cards `kort-1`, `kort-2` …, which lie in that order; a clock that only a test moves."""

    def __init__(self, mode: str, *, seats: int = 3, cards: Sequence[Fact] = GENTLE, **settled: Any) -> None:
        known = {f"kort-{at}": fact for at, fact in enumerate(cards, start=1)}
        setting = Setting(mode=mode, seats=seats, cards=known, order=tuple(known), ceiling=3, tags=frozenset(TAGS))
        self.setting = replace(setting, **settled)
        self.deck = deck_for(self.setting)
        self.meeting: Meeting = begin(self.deck, opening_of(self.setting, self.deck))
        self.now = 0.0

    def do(self, kind: str, **answers: object) -> None:
        """Makes a move that is offered. Raises `Refused` where an answer is not one of those that are."""
        self.meeting = apply(self.meeting, self.option(kind).move(answers), when(self.now))

    def wait(self, seconds: float) -> None:
        """Time passes: backwards, where it is negative."""
        self.now += seconds

    def round(self) -> list[int]:
        """Everyone shares in turn; the seats in the order the card reached them."""
        reached = []
        while self.stage == "share":
            reached.append(self.turn)
            self.do("pass-on")
        return reached

    def hand_over(self, receiver: int) -> None:
        """One whole card: the giver gives the top one to this colleague, who reflects, and all talk."""
        self.do("choose", card=self.choices("choose", "card")[0])
        self.do("offer", receiver=receiver)
        for kind in ("accept", "open-talk", "last-word", "next"):
            self.do(kind)

    def option(self, kind: str) -> Option:
        return next(option for option in self.options if option.kind == kind)

    def choices(self, kind: str, field: str) -> tuple[object, ...]:
        choice = self.option(kind).field(field)
        assert isinstance(choice, Choice)
        return choice.values

    def offers(self, kind: str) -> bool:
        return any(option.kind == kind for option in self.options)

    @property
    def options(self) -> tuple[Option, ...]:
        return self.meeting.options(when(self.now))

    @property
    def table(self) -> Table:
        return self.meeting.table

    @property
    def stage(self) -> str:
        return self.table.stage.value

    @property
    def turn(self) -> int:
        return self.table.play.turn

    @property
    def left(self) -> float:
        """Seconds left on the clock."""
        assert self.table.clock is not None
        return self.table.clock.remaining(when(self.now))

    def cues(self, seconds: float) -> tuple[Cue, ...]:
        """Time passes, and this is announced meanwhile."""
        since = self.now
        self.wait(seconds)
        return cues(self.table.clock, when(since), when(self.now))
