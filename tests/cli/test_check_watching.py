"""`check --watch`: every saving is seen, whatever way an editor saves, and nothing else is told twice."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from ledelseskort.cli.output import Output
from ledelseskort.cli.watching import watch
from ledelseskort.deck.reader import Reading
from ledelseskort.errors import INTERRUPTED
from ledelseskort.wording.words import load

GOOD = "format: 1\ncards:\n  - id: a\n    question: Hvad?\n"
BAD = GOOD.replace("Hvad", "Husk: hvad")
Step = Callable[[], object]


class Watched:
    """A watch over `paths`: before each look at the files, one more step is taken; after the last it is stopped."""

    def __init__(self, *paths: Path) -> None:
        self.paths = paths
        self.told: list[int] = []
        """How many things were wrong each time that it was told."""
        self.messages = io.StringIO()
        self.out = Output(io.StringIO(), 80, coloured=False)

    def after(self, *steps: Step) -> list[int]:
        left: Iterator[Step] = iter(steps)

        def sleep(seconds: float) -> None:
            assert 0 < seconds <= 1
            step = next(left, None)
            if step is None:
                raise KeyboardInterrupt
            step()

        noon = datetime(2026, 11, 22, 12, 0, 5)
        code = watch(self.paths, self.tell, load(), self.out, self.messages, sleep=sleep, now=lambda: noon)
        assert code == INTERRUPTED
        return self.told

    def tell(self, read: Sequence[Reading]) -> int:
        self.told.append(sum(len(reading.diagnostics) for reading in read))
        return 0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kort.yaml"
    path.write_text(BAD, encoding="utf-8")
    return path


def saved(file: Path, text: str) -> Step:
    return lambda: file.write_text(text, encoding="utf-8")


def nothing() -> None:
    """A pause in which nobody saves."""


def test_it_looks_at_once_and_after_each_saving(file: Path) -> None:
    assert Watched(file).after(nothing, saved(file, GOOD), nothing, nothing, saved(file, BAD), nothing) == [1, 0, 1]


def test_the_time_of_the_last_look_is_shown(file: Path) -> None:
    watched = Watched(file)
    watched.after(nothing)
    assert watched.messages.getvalue().count("12:00:05") == 1


def test_a_saving_of_the_same_size_is_seen(file: Path) -> None:
    def swap() -> None:
        file.write_text(BAD.replace("hvad", "hvem"), encoding="utf-8")
        os.utime(file, ns=(1, 1))

    assert Watched(file).after(swap, nothing) == [1, 1]


def test_a_file_that_is_replaced_or_away_for_a_moment_is_found_again(file: Path) -> None:
    def replace() -> None:
        other = file.with_name("kort.yaml~")
        other.write_text(GOOD, encoding="utf-8")
        os.replace(other, file)

    watched = Watched(file)
    assert watched.after(file.unlink, nothing, saved(file, BAD), nothing, replace, nothing) == [1, 1, 0]
    assert "findes ikke" in watched.messages.getvalue()


def test_a_new_file_in_a_folder_is_seen(file: Path) -> None:
    other = file.with_name("andre.yaml")
    assert Watched(file.parent).after(saved(other, BAD), nothing, other.unlink, nothing) == [1, 2, 1]


def test_the_card_files_of_a_deck_are_watched_too(tmp_path: Path, file: Path) -> None:
    (tmp_path / "deck").mkdir()
    deck = tmp_path / "deck" / "a.yaml"
    head = "format: 1\ntitle: A\nlanguage: da\nthemes: [{id: t, title: T}]\ncard_files: [kort.yaml]\n"
    deck.write_text(head, encoding="utf-8")
    assert Watched(deck).after(saved(file, GOOD), nothing) == [1, 0]


def test_a_folder_that_is_not_there_yet_is_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "nye"

    def made() -> None:
        folder.mkdir()
        (folder / "kort.yaml").write_text(BAD, encoding="utf-8")

    assert Watched(folder).after(nothing, made, nothing) == [1]
