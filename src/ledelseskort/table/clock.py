"""The clock of one card: computed from stamps, never counted down, so that a sleeping machine cannot bend it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

LAST_STRETCH = 120.0
"""Seconds before the end where the group is asked whom it has yet to hear, and the figures grow."""


class Cue(StrEnum):
    """Something worth one line of text when it happens."""

    LAST_STRETCH = "last-stretch"
    TIME_UP = "time-up"


@dataclass(frozen=True)
class Clock:
    """Time given to one card or one turn. Seconds; stamps are UTC."""

    given: float
    """All that was given, added minutes included."""
    left: float
    """What was left at `since`, or is left while paused."""
    since: datetime | None
    """When it began to run; None while it stands."""
    soft: bool = False
    """Only a thin line: it announces nothing."""

    @property
    def running(self) -> bool:
        """Whether time is passing; a clock that has run out still runs."""
        return self.since is not None

    def remaining(self, now: datetime) -> float:
        """Seconds left, within 0 and what was given. A `now` before `since` counts as no time; time asleep counts."""
        if self.since is None:
            return self.left
        passed = max(0.0, (now - self.since).total_seconds())
        return max(0.0, self.left - passed)

    def paused(self, at: datetime) -> Clock:
        """The same clock standing at what is left."""
        return replace(self, left=self.remaining(at), since=None)

    def going(self, at: datetime) -> Clock:
        """The same clock running from what is left."""
        return replace(self, left=self.remaining(at), since=at)

    def set_back(self, last: datetime, at: datetime) -> Clock:
        """The same clock after the machine's time went back from `last` to `at`: that counts as no time."""
        return self if self.since is None else replace(self, left=self.remaining(last), since=at)

    def longer(self, minutes: int, at: datetime) -> Clock:
        """The same clock with more time, running or standing as it was."""
        more = minutes * 60.0
        since = at if self.running else None
        return replace(self, given=self.given + more, left=self.remaining(at) + more, since=since)


def started(seconds: float, at: datetime, *, soft: bool = False) -> Clock:
    """A clock that starts now with so many seconds."""
    return Clock(given=seconds, left=seconds, since=at, soft=soft)


def cues(clock: Clock | None, since: datetime, now: datetime) -> tuple[Cue, ...]:
    """What to announce for the time that passed between two looks at the clock; each is passed once."""
    if clock is None or clock.soft or not clock.running:
        return ()
    before, after = clock.remaining(since), clock.remaining(now)
    due: list[Cue] = []
    if after <= LAST_STRETCH < before and after > 0:
        due.append(Cue.LAST_STRETCH)
    if after <= 0 < before:
        due.append(Cue.TIME_UP)
    return tuple(due)
