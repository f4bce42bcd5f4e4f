"""The error tree: what can go wrong, as a code, its parameters and an exit code; its words are in `wording`."""

from __future__ import annotations

DONE = 0
"""Exit code: what was asked is done."""
FAILED = 1
"""Exit code: something is wrong in the files given, or it could not be done."""
MISUSED = 2
"""Exit code: the command line was used wrongly."""
INTERRUPTED = 130
"""Exit code: ctrl+c."""


class LedelseskortError(Exception):
    """Something a person should be told in one plain sentence.

    `code` is the key of its words under `error` in the wording tables, and `parameters` fill their places.
    """

    exit_code = FAILED

    def __init__(self, code: str, **parameters: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.parameters = parameters

    def __str__(self) -> str:
        listed = ", ".join(f"{name}={value!r}" for name, value in self.parameters.items())
        return f"{self.code}({listed})"


class Misused(LedelseskortError):
    """The command line, or a caller, asked for something that has no meaning."""

    exit_code = MISUSED


class NotFound(LedelseskortError):
    """A deck, card or meeting that is not there."""

    exit_code = MISUSED


class Refused(LedelseskortError):
    """A move that the table does not offer now; it changed nothing."""


class Unusable(LedelseskortError):
    """A deck that cannot be played: its files have errors, or it has no card that fits."""


class Unkept(LedelseskortError):
    """Something could not be kept: a full disk, a folder that cannot be written, a lock that is held."""


class Moved(Unkept):
    """A file was saved by somebody else meanwhile; it is not saved over without being told to."""


class Damaged(LedelseskortError):
    """Something that was kept does not read as it was written; it is never shown as the truth."""
