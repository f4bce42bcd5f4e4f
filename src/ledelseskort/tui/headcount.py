"""How many people there are: one digit, or two where the second follows at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from textual.message import Message
from textual.timer import Timer

from ledelseskort.table.records import MOST_SEATS
from ledelseskort.table.seating import USUAL_SEATS
from ledelseskort.tui.chooser import Picker
from ledelseskort.wording.words import Words

SECOND_DIGIT = timedelta(seconds=0.7)
"""So long a 1 waits: it may be one person alone, or the beginning of 10, 11 or 12."""
TICK = 0.1
"""Seconds between two looks at the clock while it waits."""


class Headcount(Picker[int]):
    """The number of people at a table; one alone needs no table, which is told as a message."""

    class Alone(Message):
        """There is nobody else: a 1 was typed, and nothing after it."""

    def __init__(self, words: Words, now: Callable[[], datetime], *, id: str | None = None) -> None:
        """`now` is the clock that the wait for a second digit is measured by."""
        choices = {count: str(count) for count in range(2, MOST_SEATS + 1)}
        super().__init__(words("tui.setting.seats"), choices, USUAL_SEATS, id=id)
        self._one = words("tui.setting.one")
        self._now = now
        self._since: datetime | None = None
        self._timer: Timer | None = None

    @property
    def waiting(self) -> bool:
        """Whether a 1 stands here that nothing has followed yet."""
        return self._since is not None

    def text(self) -> str:
        """The number, or the 1 that waits."""
        return self._one if self.waiting else super().text()

    def type(self, digit: str) -> None:
        """A digit was typed."""
        if self._overdue():
            return  # the look at the clock that tells so is on its way
        number = int(f"1{digit}" if self.waiting else digit)
        number = number if number <= MOST_SEATS else int(digit)
        self.forget()
        if number == 1:
            self._since = self._now()
            self._timer = self.set_interval(TICK, self._look)
            self.refresh()
        elif number >= 2:
            self.choose(number - 2)

    def forget(self) -> None:
        """The 1 was not meant, or has been dealt with."""
        self._since = None
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.refresh()

    def _overdue(self) -> bool:
        """Whether no second digit can follow any more; a clock that was set back ends the wait too."""
        return self._since is not None and not timedelta(0) <= self._now() - self._since < SECOND_DIGIT

    def _look(self) -> None:
        if self._overdue():
            self.post_message(self.Alone())
