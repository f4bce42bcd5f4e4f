"""Measures how a card file is read, as ratios to what cannot be avoided. Not a test: run it by itself.

    python bench/reading.py [--runs 15] [--checker PATH] [30] [1000] [10000] [wrong] [memory] [check]

Every ratio is one of two medians of CPU time, taken turn by turn. What each is a ratio of:

30, 1000, 10000
        a card file read, checked and placed ÷ `yaml.load(…, CSafeLoader)` of the same bytes. 10,000 cards are ten
        files, on both sides file by file; both sides keep what they read to the end.
wrong   the same for 1,000 cards, each with a fault.
memory  the most memory held at 10,000 cards, over that of a process that has loaded the reader: MiB, not a ratio.
        Linux only: what a child says of itself elsewhere is more than its own.
check   `ledelseskort check` of 30 good cards, as a whole process ÷ `check-jsonschema` with our schema. Refuses to go on
        where a screen library is loaded. Where `check-jsonschema` is not installed it is left out, and that is said.

The collector of garbage runs as it does in any process; both sides begin with nothing to collect.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from math import inf
from pathlib import Path

import yaml

from ledelseskort.deck.reader import read_cards
from run import APP, Figure, environment, turn_by_turn

ROOT = Path(__file__).resolve().parents[1]
A_FILE = 1000
"""The most cards in one file."""
MOST_MEMORY = 45.0
"""MiB over base at 10,000 cards."""


def card(number: int, depth: int) -> str:
    """A card of about 360 bytes, such as they are written."""
    return f"""\
  - id: skiftede-mening-{number}
    question: Hvornår skiftede du sidst mening, fordi en kollega så noget, du havde overset?
    follow_ups:
      - Hvad gjorde kollegaen, som fik dig til at lytte?
      - Hvordan sagde du det til de andre bagefter?
    depth: {depth}
    tags: [dialog, ordentlighed, dialoger]
    source: Ledelsesgrundlaget, afsnit {number % 9 + 1}, om at lytte, før man taler
"""


def written(folder: Path, cards: int, *, wrong: bool = False) -> tuple[Path, ...]:
    """Card files in `folder` with so many cards in all."""
    paths = []
    for start in range(0, cards, A_FILE):
        numbers = range(start, min(cards, start + A_FILE))
        text = "".join(card(number, 9 if wrong else number % 3 + 1) for number in numbers)
        path = folder / f"kort-{cards}-{wrong}-{start}.yaml"
        path.write_text(f"format: 1\ntheme: dialog\ncards:\n{text}", encoding="utf-8")
        paths.append(path)
    return tuple(paths)


def ours(paths: Sequence[Path]) -> list[object]:
    """Everything in the files, checked and placed."""
    return [read_cards(path) for path in paths]


def theirs(paths: Sequence[Path]) -> list[object]:
    """Everything in the files, as plain data."""
    return [yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in paths]


def spent(read: Callable[[Sequence[Path]], list[object]], paths: Sequence[Path], times: int) -> float:
    """Milliseconds of CPU time for reading the files once."""
    gc.collect()
    start = time.process_time()
    for _ in range(times):
        kept = read(paths)
    taken = time.process_time() - start
    if len(kept) != len(paths):
        raise SystemExit("not everything was read")
    return taken * 1000 / times


def reading(name: str, cards: int, most: float, runs: int, folder: Path, *, wrong: bool = False) -> Figure:
    """One ratio of CPU times; what takes little time is done several times over."""
    paths = written(folder, cards, wrong=wrong)
    times = max(1, 600 // cards)
    taken = turn_by_turn(runs, lambda: spent(ours, paths, times), lambda: spent(theirs, paths, times))
    return Figure(name, *taken, "ms", most)


def memory(folder: Path) -> float:
    """MiB that reading 10,000 cards holds at its most over what was held before."""
    code = (
        "import re, sys\nfrom pathlib import Path\nfrom ledelseskort.deck.reader import read_cards\n"
        "def most(): return int(re.search(r'VmHWM:\\s+(\\d+) kB', Path('/proc/self/status').read_text())[1])\n"
        "base = most()\n"
        "kept = [read_cards(Path(name)) for name in sys.argv[1:]]\n"
        "print(most() - base)"
    )
    command = (sys.executable, "-c", code, *map(str, written(folder, 10_000)))
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout) / 1024


def check(runs: int, folder: Path, checker: str) -> Figure:
    """Whole processes, from their start to their end."""
    (path,) = written(folder, 30)
    told = subprocess.run(
        (sys.executable, "-X", "importtime", "-m", "ledelseskort", "check", str(path)),
        check=True,
        capture_output=True,
        text=True,
        env=environment(),
    ).stderr
    loaded = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in told.splitlines() if "|" in line}
    if loaded & {"rich", "textual"}:
        raise SystemExit(f"check loads {sorted(loaded & {'rich', 'textual'})}")
    other = (checker, "--schemafile", str(ROOT / "schema" / "cards.json"), str(path))
    taken = turn_by_turn(runs, lambda: process((*APP, "check", str(path))), lambda: process(other))
    return Figure("check, a process", *taken, "ms", 0.65)


def process(command: Sequence[str]) -> float:
    """Milliseconds of CPU time that a process takes; what it has to say goes into a pipe."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def figures(what: Sequence[str], runs: int, folder: Path, checker: str | None) -> Iterator[Figure]:
    """What was asked for, one by one."""
    for name, cards, most in (("30", 30, 0.7), ("1000", 1000, 0.55), ("10000", 10_000, 0.5)):
        if name in what:
            yield reading(f"{cards:,} cards", cards, most, runs, folder)
    if "wrong" in what:
        yield reading("1,000 wrong cards", 1000, 1.5, runs, folder, wrong=True)
    if "memory" in what:
        yield Figure("memory, 10,000 cards", memory(folder), 1.0, "MiB", MOST_MEMORY)
    if "check" in what:
        if checker is None:
            print("check-jsonschema is not installed, so a whole process is not measured")
        else:
            yield check(runs, folder, checker)


def main() -> int:
    """Measure what was named, or everything. Returns 1 where something is more than it may be."""
    names = ["30", "1000", "10000", "wrong", "memory", "check"]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--checker", default=shutil.which("check-jsonschema"), help="where check-jsonschema is")
    parser.add_argument("what", nargs="*", metavar="what", default=names)
    given = parser.parse_args()
    print(f"{len(card(500, 2).encode())} bytes a card, {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    print(f"{'':24}{'ours':>12}{'theirs':>12}{'ratio':>9}{'at most':>9}")
    within = True
    with tempfile.TemporaryDirectory() as folder:
        for figure in figures(given.what, given.runs, Path(folder), given.checker):
            within = within and figure.ratio <= figure.most
            ours, theirs = f"{figure.ours:.1f} {figure.unit}", f"{figure.theirs:.1f} {figure.unit}"
            bar = "" if figure.most == inf else f"{figure.most:.2f}"
            mark = "" if figure.ratio <= figure.most else "  over"
            print(f"{figure.name:24}{ours:>12}{theirs:>12}{figure.ratio:>9.3f}{bar:>9}{mark}", flush=True)
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
