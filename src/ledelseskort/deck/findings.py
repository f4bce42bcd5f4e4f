"""What was found in one file so far: kept in bounds, so that a hostile file cannot fill the memory or the screen."""

from __future__ import annotations

from collections.abc import Mapping

from ledelseskort.deck.diagnostics import Code, Diagnostic, Place, Severity, severity_of
from ledelseskort.deck.source import Source

LIMIT = 200
"""The most diagnostics that are shown for one file; the rest are counted."""
GUESSES = 40
"""The most guesses at what was meant that are made for one file."""
LONGEST = 300
"""The most of a parameter that is kept, in code points."""


class Findings:
    """A growing list of what is wrong in one source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._kept: dict[Severity, list[Diagnostic]] = {severity: [] for severity in Severity}
        self._seen: set[tuple[Code, Place, str | int]] = set()
        self._count = 0
        self._guesses = GUESSES

    def add(
        self,
        code: Code,
        offset: int,
        *,
        variant: str = "",
        related: tuple[Place, ...] = (),
        **parameters: str | int,
    ) -> None:
        """Put down one finding; the same code for the same name at the same place is one finding."""
        self.put(code, offset, parameters, variant=variant, related=related)

    def put(
        self,
        code: Code,
        offset: int,
        parameters: Mapping[str, str | int],
        *,
        variant: str = "",
        related: tuple[Place, ...] = (),
    ) -> None:
        """The same as `add`, for parameters that are at hand as a mapping."""
        severity = severity_of(code, variant)
        if len(self._kept[severity]) >= LIMIT:  # a hostile file has a hundred thousand: those past are only counted
            self._count += 1
            return
        place = self.source.place(offset)
        key = (code, place, parameters.get("name", ""))
        if key in self._seen:
            return
        self._count += 1
        self._seen.add(key)
        short = {name: _short(value) for name, value in parameters.items()}
        self._kept[severity].append(Diagnostic(code, severity, place, short, related, variant))

    def count(self, more: int) -> None:
        """Count findings that are not looked at, where there are any."""
        self._count += max(more, 0)

    def keep(self, diagnostic: Diagnostic) -> None:
        """Put down a finding that was made before there was a text to point into."""
        self._count += 1
        self._kept[diagnostic.severity].append(diagnostic)

    @property
    def room(self) -> bool:
        """Whether another error would still be shown."""
        return len(self._kept[Severity.ERROR]) < LIMIT

    def may_guess(self) -> bool:
        """Whether another guess may be made at what was meant: they are dear, and nobody reads that many."""
        self._guesses -= 1
        return self.room and self._guesses >= 0

    def tells(self, line: int) -> bool:
        """Whether an error stands in a line, counted from 0."""
        return any(diagnostic.place.line == line + 1 for diagnostic in self._kept[Severity.ERROR])

    @property
    def has_errors(self) -> bool:
        """Whether anything found keeps the deck from being played."""
        return bool(self._kept[Severity.ERROR])

    @property
    def shown(self) -> tuple[Diagnostic, ...]:
        """At most `LIMIT` findings, in the order of the file; errors go before the others when there are too many."""
        chosen = [diagnostic for severity in Severity for diagnostic in self._kept[severity]][:LIMIT]
        return tuple(sorted(chosen, key=lambda diagnostic: diagnostic.place))

    @property
    def left_out(self) -> int:
        """How many findings are counted and not shown."""
        return self._count - len(self.shown)


def _short(value: str | int) -> str | int:
    return value[:LONGEST] + "…" if isinstance(value, str) and len(value) > LONGEST else value
