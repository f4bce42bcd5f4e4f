"""`ledelseskort` by itself, where there is no terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .helpers import Run


def test_without_a_terminal_it_is_one_card_and_how_to_start(process: Run) -> None:
    done = process()
    assert done.returncode == 0
    assert "?" in done.stdout
    assert (
        done.stderr == "Skriv »ledelseskort« i en terminal for at spille, eller »ledelseskort --help« for at se mere.\n"
    )


def test_nothing_is_made_in_the_home(process: Run, fenced: Path) -> None:
    for arguments in ([], ["draw"], ["decks"], ["show"], ["--version"], ["check", "."]):
        process(*arguments)
    assert list(fenced.iterdir()) == []


@pytest.mark.parametrize("verb", ["draw", "show"])
def test_a_reader_who_has_had_enough_is_no_fault(tmp_path: Path, verb: str) -> None:
    """The pipe is closed before anything is written on it: less than a buffer, and more."""
    writing = subprocess.Popen(
        [sys.executable, "-m", "ledelseskort", verb],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    assert writing.stdout is not None and writing.stderr is not None
    writing.stdout.close()
    with writing.stderr as stream:
        assert stream.read() == b""
    assert writing.wait(timeout=60) == 0
