"""A plain meeting as a conversation: lines typed at given times, and what was said in return."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from ledelseskort.cli.plain import PlainMeeting
from ledelseskort.cli.plain_voice import Voice
from ledelseskort.cli.wishes import Wishes
from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Card, Deck, Reference, TagGroup, Theme
from ledelseskort.journal.live import LiveMeeting, begin
from ledelseskort.journal.store import Store
from ledelseskort.wording.words import load

WORDS = load()
BEGUN = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
"""A Sunday."""


@dataclass(frozen=True)
class After:
    """A line typed so many seconds after what came before it."""

    seconds: float
    line: str = ""


Typed = str | After


@dataclass
class Wall:
    """The clock on the wall: it moves only when somebody lets time pass."""

    now: datetime = BEGUN


class Heard:
    """Lines that come one at a time, each when its time has come."""

    def __init__(self, lines: Iterable[Typed], wall: Wall) -> None:
        self._lines: Iterator[Typed] = iter(lines)
        self._wall = wall

    def readline(self, limit: int = -1, /) -> str:
        typed = next(self._lines, None)
        if isinstance(typed, After):
            self._wall.now += timedelta(seconds=typed.seconds)
            typed = typed.line
        return "" if typed is None else f"{typed}\n"


def small_deck(cards: int = 6, *, follow_ups: bool = True) -> Deck:
    """Cards of depth 1 under two themes in turn, each asking its own number."""
    return Deck(
        id="lille",
        title="Lille sæt",
        language="da",
        purpose="Vi taler sammen.",
        prepared=True,
        themes=(Theme(id="a", title="Første emne"), Theme(id="b", title="Andet emne")),
        tags={"slags": TagGroup(title="Slags", terms={"mod": "Mod", "moede": "Møde"})},
        reference=(Reference(title="Dialog", text="At lytte."), Reference(title="Mod", text="At turde.")),
        cards=tuple(
            Card(
                id=f"kort-{number}",
                theme="ab"[number % 2],
                question=f"Hvad er nummer {number}?",
                situation="Det er mandag." if number == 2 else None,
                follow_ups=("Hvorfor det?",) if follow_ups else (),
                hint="Giv god tid.",
            )
            for number in range(1, cards + 1)
        ),
    )


@dataclass
class Talk:
    """A meeting about to be held."""

    mode: ModeName
    seats: int = 3
    names: Sequence[str] = ("Anna", "Bo", "Carla")
    deck: Deck = field(default_factory=small_deck)
    minutes: int = 60
    groups: bool = False
    theme_backs: bool = False
    journal: Store = field(default_factory=lambda: Store(None))
    wall: Wall = field(default_factory=Wall)

    def live(self) -> LiveMeeting:
        """The meeting, just begun."""
        wishes = Wishes(
            seats=self.seats,
            mode=self.mode,
            names=tuple(self.names),
            minutes=self.minutes,
            groups=self.groups,
            theme_backs=self.theme_backs,
        )
        chance = random.Random(1)
        setting = wishes.setting(self.deck, self.wall.now, chance)
        return begin("møde", self.deck, setting, self.journal, lambda: self.wall.now, chance)

    def held(self, *lines: Typed) -> tuple[str, LiveMeeting]:
        """What was said from the first line to the last, and the meeting as it ended."""
        live, spoken = self.live(), io.StringIO()
        voice = Voice(Heard(lines, self.wall), spoken)
        PlainMeeting(live, voice, WORDS, lambda: self.wall.now).run()
        return spoken.getvalue(), live

    def said(self, *lines: Typed) -> str:
        """What was said."""
        return self.held(*lines)[0]


def in_order(said: str, *lines: str) -> None:
    """Each line is said, whole, after the one before it."""
    spoken, at = said.splitlines(), 0
    for line in lines:
        assert line in spoken[at:], f"»{line}« is not said after line {at} of\n{said}"
        at = spoken.index(line, at) + 1
