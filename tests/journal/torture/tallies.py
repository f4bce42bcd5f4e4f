"""What a script of torture tells: figures on one line, and whether what was promised held."""

from __future__ import annotations

import argparse
import platform
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence


class Tally(Counter[str]):
    """How often things were seen; those in `broken` may never be."""

    broken: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing was seen that was promised never to be."""
        return not any(self[each] for each in self.broken)


Torment = Callable[[int, int, str | None], Tally]
"""So many times, from this seed, with this fault put in."""


def script(torment: Torment, *, many: int, faults: Sequence[str], words: Sequence[str] | None = None) -> int:
    """Does it as the command line says, and tells how it went; the exit code, 1 where a promise is broken."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--many", type=int, default=many)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fault", choices=faults, help="a fault that is put in, and has to be found")
    asked = parser.parse_args(words)
    started = time.monotonic()
    tally = torment(asked.many, asked.seed, asked.fault)
    seconds = time.monotonic() - started
    figures = ", ".join(f"{tally[each]} {each}" for each in dict.fromkeys((*tally, *tally.broken)))
    print(f"{'held' if tally.holds else 'BROKEN'}: {figures} ({seconds:.0f} s; {machine()})")
    return 0 if tally.holds else 1


def machine() -> str:
    """What it was tried on."""
    return f"{platform.machine()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {sys.platform}"
