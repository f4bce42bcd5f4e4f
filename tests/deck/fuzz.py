"""A fuzzer for deck and card files: each seed is one file that somebody or something could have spoilt.

`python -m tests.deck.fuzz [COUNT] [FIRST]` tries that many seeds with a stack of 1 MiB, prints each that fails, and
says how long the slowest took. What failed once stands in `fuzz-seeds.txt` and is tried with every run of the suite.
"""

from __future__ import annotations

import random
import sys
import tempfile
import threading
import time
import traceback
from functools import cache
from pathlib import Path

from ledelseskort.cli.report import as_github, as_json, as_text
from ledelseskort.deck.diagnostics import has_errors
from ledelseskort.deck.findings import LIMIT
from ledelseskort.deck.library import bundled_root
from ledelseskort.deck.reader import Reading, read_file
from ledelseskort.deck.source import MAX_BYTES
from ledelseskort.wording.words import load

from .broken import cases

STACK = 1024 * 1024
LONGEST = 0.5
"""The most an answer may take, in seconds of this process's time."""
SEEDS = Path(__file__).with_name("fuzz-seeds.txt")
SIGNS = (
    *(
        ": ",
        ":",
        "- ",
        "-",
        "\t",
        "\n",
        "\r",
        "\r\n",
        " ",
        "  ",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        "#",
        " #",
        "&",
        "*",
        "!",
    ),
    *("|", ">", "%", "@", "`", "? ", "---\n", "...\n", "“", "”", "\u00a0", "\u200b", "\u202e", "\x1b[31m", "\x00", ","),
    *("😀", "null", "~", "<<: ", "\u2028", "\x85", "\ufeff", "\\", "&a ", "*a", "!!str ", "-----\n", "– ", "• ", "1. "),
    *("<<<<<<< HEAD\n", "Ã¦", "e\u0301", "  - id: a\n", "theme: t\n", "select: [a]\n", '"\\x1b"', "%YAML 1.1\n", "id"),
    *("cards:\n", "card_files: [../x, /etc/passwd, con, aux.yaml, 'a\\b']\n", "|\n", ">-\n", "\ud83d", "\U000e0041"),
)
CODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp850", "mac-roman")


@cache
def sources() -> tuple[str, ...]:
    """What is spoilt: the real files, their first cards, and the corpus of broken ones."""
    real = [path.read_text(encoding="utf-8") for path in sorted(bundled_root().glob("*/**/*.yaml"))]
    short = ["\n".join(text.split("\n")[:60]) + "\n" for text in real]
    return (*(text for case in cases() for text in case.files.values()), *short * 4, *real)


def spoilt(seed: int) -> bytes:
    """The file of a seed: always the same."""
    chance = random.Random(seed)
    if chance.random() < 0.02:
        return chance.randbytes(chance.choice((3, 50, 2000, 60_000)))
    text = chance.choice(sources())
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        text = chance.choice(CHANGES)(text, chance)
    data = text.encode(chance.choice(CODINGS) if chance.random() < 0.05 else "utf-8", "replace")
    for _ in range(chance.choice((0, 0, 0, 0, 1, 5)) if data else 0):
        at = chance.randrange(len(data))
        data = data[:at] + bytes((chance.randrange(256),)) + data[at + 1 :]
    return data[:MAX_BYTES]


def _sign(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(("", *SIGNS)) + text[at + chance.choice((0, 0, 1, 20)) :]


def _line(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[other])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = " " * chance.randrange(8) + lines[at].lstrip()
        case _:
            lines[at : at + 2] = [" ".join(lines[at : at + 2])]
    return "\n".join(lines)


def _join(text: str, chance: random.Random) -> str:
    other = chance.choice(sources())
    return text[: chance.randrange(len(text) + 1)] + other[chance.randrange(len(other)) :]


def _many(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    piece = chance.choice((*SIGNS, text[at : at + 40], "[", "{a: ", "- ", "a: b\n", "x")) or "x"
    return text[:at] + piece * (chance.choice((30, 1000, 20_000)) // len(piece) + 1) + text[at:]


def _long(text: str, chance: random.Random) -> str:
    return text * chance.choice((2, 5, 20)) if chance.random() < 0.2 else text


def _cut(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text) + 1)]


CHANGES = (_sign, _sign, _sign, _sign, _line, _line, _line, _join, _cut, _many, _long)


def try_file(data: bytes, folder: Path) -> float:
    """Check `data` as a file, in every format, and hold what comes to its promises. Returns the seconds it took."""
    path = folder / "kort.yaml"
    path.write_bytes(data)
    begun = time.thread_time()
    reading = read_file(path)
    words = load()
    said = as_text(reading.diagnostics, reading.sources, words, 80, reading.left_out)
    taken = time.thread_time() - begun
    said += as_json(reading.diagnostics, words) + as_github(reading.diagnostics, words)
    _hold(reading, said)
    return taken


def _hold(reading: Reading, said: str) -> None:
    for source in reading.sources.values():
        mine = [each for each in reading.diagnostics if each.place.file == source.file]
        assert len(mine) <= LIMIT
        for place in (place for each in mine for place in (each.place, *each.related)):
            if source.text and place.file == source.file:
                assert 1 <= place.line <= len(source.starts)
                assert 1 <= place.column <= len(source.line(place.line - 1)) + 1
    assert (reading.deck is None) or not has_errors(reading.diagnostics)
    raw = [char for char in said if (char < " " and char != "\n") or "\x7f" <= char < "\xa0" or char in "\u202e\u2028"]
    assert not raw, f"raw in the output: {raw[:5]!r}"


def on_a_small_stack(seeds: list[int], folder: Path) -> tuple[list[tuple[int, str]], tuple[float, int]]:
    """Try the seeds with a stack of 1 MiB: those that failed, each with why, and the longest answer with its seed."""
    failed: list[tuple[int, str]] = []
    longest = (0.0, 0)

    def run() -> None:
        nonlocal longest
        for seed in seeds:
            try:
                taken = try_file(spoilt(seed), folder)
                longest = max(longest, (taken, seed))
                if taken > LONGEST:
                    failed.append((seed, f"{taken:.2f} s"))
            except Exception:
                failed.append((seed, traceback.format_exc()))

    before = threading.stack_size(STACK)
    thread = threading.Thread(target=run)
    thread.start()
    threading.stack_size(before)
    thread.join()
    return failed, longest


def main() -> int:
    """Try as many seeds as were asked for."""
    given = [int(each) for each in sys.argv[1:]]
    count, first = (*given, *(100_000, 0)[len(given) :])
    longest = (0.0, 0)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for start in range(first, first + count, 1000):
            seeds = list(range(start, min(start + 1000, first + count)))
            failed, taken = on_a_small_stack(seeds, Path(folder))
            longest = max(longest, taken)
            wrong += len(failed)
            for seed, why in failed:
                print(f"seed {seed}: {why}", flush=True)
            tried = seeds[-1] + 1 - first
            print(f"{tried} tried, {wrong} failed, longest {longest[0]:.2f} s (seed {longest[1]})", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
