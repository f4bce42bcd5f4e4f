"""Measures what has to be quick and small, as ratios to what cannot be avoided. Not a test: run it by itself.

    python bench/run.py [--runs 15] [draw] [paint] [flip] [memory]

Each figure is the ratio of two medians; the runs of the two are taken turn by turn, so that a machine that is busy for
a while slows both. What each is a ratio of:

draw    `ledelseskort draw` to its end ÷ a process that imports pydantic's BaseModel and yaml.
paint   from the start of the process until the first screen's first choice is painted ÷ the same for a bare app.
flip    from the key that turns a card until the first byte of the first picture of the flip ÷ the same for a bare app
        that echoes the key. Beside it, without a bar, the whole change of screens with nothing moving (--calm), until
        the last byte of its burst: there the large card is laid out and painted at once. 120×40.
memory  the most memory held from the start to the first screen with its card, and to an opened table ÷ a bare app that
        has imported BaseModel and yaml.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import inf
from pathlib import Path

from terminal import Terminal

HERE = Path(__file__).resolve().parent
COLUMNS, ROWS = 120, 40
INSTALLED = Path(sys.executable).with_name("ledelseskort")
APP = (str(INSTALLED),) if INSTALLED.exists() else (sys.executable, "-m", "ledelseskort")
BARE = (sys.executable, str(HERE / "bare.py"))
BARE_READY = "klar"
FIRST_CHOICE = "Nyt møde"
"""On the first screen, at once."""
LOADED = "Dagens kort"
"""On the first screen, when the decks have been read."""
TABLE = ("play", "--mode", "memory", "--seats", "4", "--deal-seed", "1", "--keep-nothing")
TABLE_READY = "vender et kort"
TURN, BACK = " ", "z"
"""The key that turns a card, and the one that takes it back, so that each turn is the same."""


@dataclass(frozen=True)
class Figure:
    """One ratio and what it may be at most."""

    name: str
    ours: float
    theirs: float
    unit: str
    most: float = inf

    @property
    def ratio(self) -> float:
        """How many times as much."""
        return self.ours / self.theirs


def turn_by_turn(runs: int, ours: Callable[[], float], theirs: Callable[[], float]) -> tuple[float, float]:
    """The medians of both, measured alternately; the first of each only warms the caches."""
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(runs)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def seconds(command: Sequence[str]) -> float:
    """How long the process takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment())
    return time.perf_counter() - start


def draw(runs: int) -> Iterator[Figure]:
    """A card in the shell. Refuses to go on where a screen library was loaded."""
    command = (*APP, "draw", "--seed", "1")
    told = subprocess.run(
        (sys.executable, "-X", "importtime", "-m", "ledelseskort", "draw", "--seed", "1"),
        check=True,
        capture_output=True,
        text=True,
        env=environment(),
    ).stderr
    loaded = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in told.splitlines()}
    if loaded & {"rich", "textual"}:
        raise SystemExit(f"draw loads {sorted(loaded & {'rich', 'textual'})}")
    floor = (sys.executable, "-c", "from pydantic import BaseModel; import yaml")
    ours, theirs = turn_by_turn(runs, lambda: seconds(command), lambda: seconds(floor))
    yield Figure("draw", ours * 1000, theirs * 1000, "ms", 1.9)


def paint(runs: int) -> Iterator[Figure]:
    """The first screen."""

    def first(command: Sequence[str], text: str) -> float:
        with opened(command) as terminal:
            return terminal.wait_for(text)

    ours, theirs = turn_by_turn(runs, lambda: first(APP, FIRST_CHOICE), lambda: first(BARE, BARE_READY))
    yield Figure("first paint", ours * 1000, theirs * 1000, "ms", 1.6)


def flip(runs: int) -> Iterator[Figure]:
    """A card is turned on the table."""
    for name, calm, which, most in (("flip", (), 0, 3.0), ("flip, calm, last byte", ("--calm",), 1, inf)):
        with opened((*APP, *TABLE, *calm)) as table, opened(BARE) as bare:
            table.wait_for(TABLE_READY)
            bare.wait_for(BARE_READY)

            def turned(table: Terminal = table, which: int = which) -> float:
                taken = table.press(TURN)[which]
                table.press(BACK)
                return taken

            def echoed(bare: Terminal = bare, which: int = which) -> float:
                return bare.press("x")[which]

            ours, theirs = turn_by_turn(runs, turned, echoed)
        yield Figure(name, ours * 1000, theirs * 1000, "ms", most)


def memory(runs: int) -> Iterator[Figure]:
    """The first screen with its card of the day, and an opened table."""

    def held(command: Sequence[str], text: str) -> float:
        terminal = Terminal(command, environment(), COLUMNS, ROWS)
        try:
            terminal.wait_for(text)
            terminal.settle()
        finally:
            most = terminal.close()
        return most / 2**20

    floor = (*BARE, "--with-models")
    for name, command, text in (
        ("memory, first screen", APP, LOADED),
        ("memory, a table", (*APP, *TABLE), TABLE_READY),
    ):

        def ours(command: Sequence[str] = command, text: str = text) -> float:
            return held(command, text)

        most, least = turn_by_turn(runs, ours, lambda: held(floor, BARE_READY))
        yield Figure(name, most, least, "MiB", 1.35)


@contextmanager
def opened(command: Sequence[str]) -> Iterator[Terminal]:
    """A program in a terminal, ended at the end."""
    terminal = Terminal(command, environment(), COLUMNS, ROWS)
    try:
        yield terminal
    finally:
        terminal.close()


def environment() -> dict[str, str]:
    """An empty home, so that nothing of this machine's is measured."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "VIRTUAL_ENV") if name in os.environ}
    return kept | {"HOME": HOME.name, "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor"}


HOME = tempfile.TemporaryDirectory(prefix="bench-home-")
MEASURES = {"draw": draw, "paint": paint, "flip": flip, "memory": memory}


def main() -> int:
    """Measure what was named, or everything. Returns 1 where something is more than it may be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("what", nargs="*", default=list(MEASURES))
    given = parser.parse_args()
    print(f"{'':24}{'ours':>12}{'bare':>12}{'ratio':>9}{'at most':>9}")
    within = True
    for name in given.what:
        for figure in MEASURES[name](given.runs):
            within = within and figure.ratio <= figure.most
            ours, theirs = f"{figure.ours:.1f} {figure.unit}", f"{figure.theirs:.1f} {figure.unit}"
            bar = "" if figure.most == inf else f"{figure.most:.2f}"
            mark = "" if figure.ratio <= figure.most else "  over"
            print(f"{figure.name:24}{ours:>12}{theirs:>12}{figure.ratio:>9.2f}{bar:>9}{mark}", flush=True)
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
