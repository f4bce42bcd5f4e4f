"""What the ledger writes in: the cards, what was settled, and everything about a table that undo turns back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


class Broken(AssertionError):
    """A rule of the play scripts does not hold."""

    def __init__(self, rule: str, detail: object = "") -> None:
        super().__init__(f"«{rule}» {detail}")
        self.rule = rule


def must(holds: bool, rule: str, detail: object = "") -> None:
    if not holds:
        raise Broken(rule, detail)


@dataclass(frozen=True)
class Fact:
    """What a card says about itself."""

    theme: str
    depth: int
    retired: bool = False


@dataclass(frozen=True)
class Way:
    """What a step of a guided deck says about itself."""

    least: int = 1
    most: int = 12
    minutes: int | None = None
    prompts: int = 0


@dataclass(frozen=True)
class Setting:
    """What was settled before the first move."""

    mode: str
    seats: int
    cards: Mapping[str, Fact]
    order: tuple[str, ...]
    ceiling: int
    prepared: bool = False
    card_minutes: int = 10
    reflect_minutes: int = 2
    talk_minutes: int = 5
    groups: bool = False
    theme_backs: bool = False
    places: int = 12
    length: int | None = None
    """Minutes of the whole meeting."""
    tags: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    """The ids of the names given before the first move, seat by seat `name-1`, `name-2` …"""
    steps: tuple[Way, ...] = ()
    cases: tuple[str, ...] = ()
    written: tuple[tuple[int, int, str], ...] = ()
    """What stood there the last time: the step from 0, the prompt from 1, and the id of the text."""

    @property
    def alone(self) -> bool:
        """Whether one person sits there alone, not whether only one is left."""
        return self.mode == "alone" or (self.mode == "guided" and self.seats == 1)


@dataclass
class Watch:
    """Seconds given and left at `last`, the time of the last move."""

    given: float
    left: float
    last: float
    running: bool = True
    soft: bool = False

    def at(self, now: float) -> float:
        """Time asleep counts, time that goes backwards counts as none, and in a pause none passes."""
        passed = max(0.0, now - self.last) if self.running else 0.0
        return max(0.0, self.left - passed)

    def settle(self, now: float) -> None:
        self.left, self.last = self.at(now), now


@dataclass
class Book:
    """Everything that undo turns back."""

    stage: str
    away: set[int]
    seats: int
    names: dict[int, str]
    deck: list[str]
    turn: int = 1
    open: str | None = None
    watch: Watch | None = None
    left_off: str = ""
    put_back: set[str] = field(default_factory=set)
    """Cards that were put back under the deck."""
    through: list[str] = field(default_factory=list)
    """Cards played to the end since the deck was mixed."""
    met: list[str] = field(default_factory=list)
    holder: int = 1
    """Drew or turned the open card, or draws the next."""
    direction: int = 1
    asked: set[int] = field(default_factory=set)
    """Those who were here when the card was opened; who comes later listens to this one."""
    had: list[int] = field(default_factory=list)
    """Those who have had the card, in that order."""
    places: list[tuple[str | None, str | None]] = field(default_factory=list)
    """Vendespil: the theme on the back, and the card once it is turned."""
    place: int | None = None
    giver: int = 1
    receiver: int | None = None
    declined: set[int] = field(default_factory=set)
    received: set[int] = field(default_factory=set)
    last_gift: dict[int, int] = field(default_factory=dict)
    """Giver → the one it last gave to."""
    prompts: int = 0
    walked: int = 0
    """How many steps lie behind."""
    case: str | None = None
    answers: list[tuple[int | None, int | None]] = field(default_factory=list)
    """Beside each of the notes: the step it was written at, and the prompt it answers."""
    notes: list[tuple[str, str | None]] = field(default_factory=list)
    examples: list[tuple[str, str, str | None, str | None]] = field(default_factory=list)
    agreements: list[tuple[str, str | None, int | None, str | None, str | None]] = field(default_factory=list)

    def here(self) -> list[int]:
        return [seat for seat in range(1, self.seats + 1) if seat not in self.away]

    def others(self, seat: int, direction: int = 1) -> list[int]:
        """Everyone else who is here, as the card would reach them; latecomers sit last."""
        circle = range(1, self.seats + 1)
        around = [circle[(seat - 1 + direction * step) % self.seats] for step in range(1, self.seats)]
        return [each for each in around if each not in self.away]

    def next_after(self, seat: int) -> int:
        return next(iter(self.others(seat)), seat)

    def here_or_next(self, seat: int) -> int:
        return self.next_after(seat) if seat in self.away else seat
