"""Whatever stands in a file: no crash, no hanging, and every diagnostic inside the file and fit for a terminal."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledelseskort.cli.report import as_text
from ledelseskort.deck import gate
from ledelseskort.deck.diagnostics import Code, Diagnostic, has_errors
from ledelseskort.deck.findings import LIMIT
from ledelseskort.deck.library import bundled_root
from ledelseskort.deck.models import CardFile, DeckFile
from ledelseskort.deck.part import part_of
from ledelseskort.deck.reader import read_deck, read_file
from ledelseskort.deck.source import MAX_BYTES, Source, decode
from ledelseskort.wording.words import load

from .fuzz import STACK
from .hostile import families, good

Write = Callable[[str, str | bytes], Path]

HEAD = "format: 1\ntitle: x\nlanguage: da\nthemes:\n  - {id: t, title: T}\n"
SNIPPETS = (
    *(":", ": ", "- ", "\t", "\n", "\r", "\r\n", " ", "  ", '"', "'", "[", "]", "{", "}", "#", " #", "&", "*", "!"),
    *("|", ">", "%", "@", "`", "?", "? ", "---\n", "...\n", "“", "”", "\u00a0", "\u200b", "\u202e", "\x1b[31m", "\x00"),
    *("😀", "null", "~", "<<: ", "\u2028", "\x85", "\ufeff", "\\", "&a ", "*a", "!!str ", "-----\n", "– ", "cards:\n"),
    *("<<<<<<< HEAD\n", "Ã¦", "e\u0301", "  - id: a\n", "theme: t\n", "select: [a]\n", '"\\x1b"', "%YAML 1.1\n"),
)
"""What is thrown into files that were whole."""


def check(source: Source, model: type[DeckFile] | type[CardFile]) -> tuple[Diagnostic, ...]:
    """Read it, and hold every diagnostic to its promises."""
    part = part_of(source, model)
    found = part.findings.shown
    assert len(found) <= LIMIT
    for each in found:
        assert 1 <= each.place.line <= len(source.starts)
        assert 1 <= each.place.column <= len(source.line(each.place.line - 1)) + 1
        assert all(1 <= place.line <= len(source.starts) for place in each.related)
    assert (part.checked is not None) or has_errors(found)
    return found


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    source = decode(data, "x")
    if isinstance(source, Diagnostic):
        before = data[: data.find(b"\n") if b"\n" in data else None]
        assert source.place.line >= 1
        assert source.place.column >= 1
        assert source.place.line > 1 or source.place.column <= len(before) + 1
    else:
        check(source, DeckFile)


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    check(Source("x", text), CardFile)


@given(st.lists(st.sampled_from(SNIPPETS), max_size=25).map("".join))
def test_any_heap_of_signs(text: str) -> None:
    check(Source("x", text), DeckFile)
    check(Source("x", f"{HEAD}cards:\n  - id: a\n    question: {text}\n  - id: b\n    question: x\n"), DeckFile)


@pytest.fixture(scope="module")
def real() -> list[tuple[str, type[DeckFile] | type[CardFile]]]:
    """The real decks and card files."""
    root = bundled_root()
    decks = sorted((root / "deck").glob("*.yaml"))
    cards = sorted((root / "cards").glob("**/*.yaml"))
    return [(path.read_text("utf-8"), DeckFile) for path in decks] + [
        (path.read_text("utf-8"), CardFile) for path in cards
    ]


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.integers(0, 2**32))
def test_any_slip_of_the_hand_in_a_real_file(
    real: list[tuple[str, type[DeckFile] | type[CardFile]]], seed: int
) -> None:
    chance = random.Random(seed)
    text, model = chance.choice(real)
    for _ in range(chance.choice((1, 1, 2, 5))):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(("", *SNIPPETS)) + text[at + chance.choice((0, 0, 1, 20)) :]
    check(Source("x", text), model)


HOSTILE = {
    "brackets": ("[" * 200_000, Code.YAML_TOO_DEEP),
    "braces": ("{" * 200_000, Code.YAML_TOO_DEEP),
    "dashes": ("- " * 200_000, Code.YAML_TOO_DEEP),
    "questions": ("? " * 200_000, Code.YAML_TOO_DEEP),
    "quotes": ('"' * 900_000, Code.YAML_SYNTAX),
    "openings": ("".join(f'k{number}: "x\n' for number in range(90_000)), Code.YAML_QUOTES_UNCLOSED),
    "keys": ("".join(f"k{number}: 1\n" for number in range(90_000)), Code.FILE_TOO_LARGE),
    "the same key": ("a: 1\n" * 40_000, Code.KEY_DUPLICATE),
    "aliases": ("a: &a [1]\nb: [" + "*a, " * 90_000 + "]", Code.YAML_ANCHOR),
    "broken cards": (f"{HEAD}cards:\n" + "- a: b: c\n" * 90_000, Code.YAML_COLON_IN_TEXT),
    "near keys": (f"{HEAD}cards:\n" + "- {idd: b}\n" * 20_000, Code.KEY_UNKNOWN),
    "the same id": (f"{HEAD}cards:\n" + "- {id: b, question: x}\n" * 15_000, Code.ID_DUPLICATE),
    "unknown choices": (
        f"{HEAD}cards: [{{id: b, question: x}}]\nselect: [{','.join(f'c{number}' for number in range(90_000))}]",
        Code.REF_UNKNOWN_CARD,
    ),
    "direction marks": ("a\u202e\n" * 150_000, Code.TEXT_BIDI),
    "controls": ("\x01" * 900_000, Code.TEXT_CONTROL_CHAR),
    "NULs": ("a: \0x\n", Code.TEXT_CONTROL_CHAR),
    "an endless line": ("a: " + "x" * 500_000 + ": y" + "x" * 400_000, Code.YAML_COLON_IN_TEXT),
    "two MiB": ("# x\n" * 524_288, Code.FILE_TOO_LARGE),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_for_what_it_is(write: Write, name: str) -> None:
    text, code = HOSTILE[name]
    path = write("x.yaml", text.encode())
    reading = read_deck(path)
    assert reading.deck is None
    assert code in {found.code for found in reading.diagnostics}
    assert len(reading.diagnostics) <= LIMIT


FAMILIES = families(every="LEDELSESKORT_HOSTILE" in os.environ)
"""Every one of them where that variable of the environment is set, which takes a third longer."""
WORDS = load("da")
TRIES = 5
"""How often a file is read before it is slow: the fastest counts, for the others may have met a busy machine."""
SLOW = 3.0
"""The most that a file may take, where PyYAML takes 1 to load a good one of the same size: near half a second."""


@pytest.fixture(scope="module")
def usual() -> float:
    """What PyYAML takes for a good file of a MiB, in seconds of this thread's time."""
    text = good()
    return min(_taken(lambda: yaml.load(text, yaml.CSafeLoader)) for _ in range(3))


def _taken(work: Callable[[], object]) -> float:
    begun = time.thread_time()
    work()
    return time.thread_time() - begun


@pytest.mark.parametrize("name", FAMILIES)
def test_no_file_takes_long_or_much_of_the_stack(name: str, tmp_path: Path, usual: float) -> None:
    content = FAMILIES[name]
    data = (content if isinstance(content, bytes) else content.encode())[:MAX_BYTES]
    path = tmp_path / "x.yaml"
    path.write_bytes(data)
    taken: list[float] = []

    def told() -> None:
        reading = read_file(path)
        assert len(reading.diagnostics) <= LIMIT
        assert reading.deck is None or not has_errors(reading.diagnostics)
        assert as_text(reading.diagnostics, reading.sources, WORDS, 80, reading.left_out) or not reading.diagnostics

    def run() -> None:
        while not taken or (len(taken) < TRIES and min(taken) > SLOW * usual):
            taken.append(_taken(told))

    before = threading.stack_size(STACK)
    thread = threading.Thread(target=run)
    thread.start()
    threading.stack_size(before)
    thread.join()
    assert taken, "it was not answered"
    assert min(taken) <= SLOW * usual


def test_letters_and_their_marks_are_joined_but_for_a_pile_of_them() -> None:
    pile = "\u0301\u0323" * 16
    text = f"cards:\n- id: a\n  question: ga\u030ar {pile}\n- id: b\n  question: ga\u030ar\nformat: 1\n"
    part = part_of(Source("x", text), CardFile)
    assert isinstance(part.checked, CardFile)
    assert [card.question for card in part.checked.cards] == [f"g\u00e5r {pile}", "g\u00e5r"]
    assert gate.composed("ga\u030aq" + "\u0301" * 30) == "g\u00e5q" + "\u0301" * 30
