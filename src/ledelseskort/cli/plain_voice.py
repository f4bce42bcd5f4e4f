"""Lines in and lines out: nothing but text is ever said, and when nobody answers any more, that is told quietly."""

from __future__ import annotations

import textwrap
from typing import Protocol, TextIO

from ledelseskort.deck.gate import clean_typed, shown

LONGEST = 20_000
"""Characters that are heard of one line; more than anything that can be kept."""


class Heard(Protocol):
    """Where lines come from: standard input, or anything that is read like it."""

    def readline(self, limit: int = -1, /) -> str:
        """The next line with its line break, or its first `limit` characters; empty at the end."""


class Voice:
    """A stream that is read and one that is written, a line at a time."""

    def __init__(self, heard: Heard, spoken: TextIO, width: int | None = None) -> None:
        """`width` is where running text is wrapped, in columns; None leaves every text on one line."""
        self.over = False
        """Whether the end of what is heard has been met; from then on every answer is empty."""
        self.warning = ""
        """What is said when somebody interrupts; the second time at the same question they mean it. Empty: at once."""
        self._heard = heard
        self._spoken = spoken
        self._width = width
        self._rested = True

    def say(self, text: str) -> None:
        """A text, on lines of its own; whatever would steer a terminal is written out."""
        for paragraph in text.splitlines():
            for line in self._wrapped(shown(paragraph)):
                self._spoken.write(f"{line}\n")
        self._rested = False

    def rest(self) -> None:
        """A blank line: a breath. Never two in a row."""
        if not self._rested:
            self._spoken.write("\n")
            self._rested = True

    def hear(self, way_out: str = "") -> str:
        """The next line, cleaned; empty where nothing was typed and after the end.

        `way_out` is said after the warning: what leads out of here without interrupting.
        """
        try:
            return self._next()
        except KeyboardInterrupt:
            if not self.warning:
                raise
        self.rest()
        self.say(f"{self.warning} {way_out}".rstrip())
        return self._next()

    def _next(self) -> str:
        self._spoken.flush()
        if self.over:
            return ""
        line = rest = self._read()
        while len(rest) == LONGEST and not rest.endswith("\n"):
            rest = self._read()
        self.over = not line
        return clean_typed(line, LONGEST)

    def _read(self) -> str:
        try:
            return self._heard.readline(LONGEST)
        except OSError:  # the terminal is gone
            return ""

    def _wrapped(self, line: str) -> list[str]:
        if self._width is None:
            return [line]
        return textwrap.wrap(line, self._width, break_on_hyphens=False, break_long_words=False)
