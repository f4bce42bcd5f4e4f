"""A whole meeting through the program: nothing leaves this machine, and with nothing kept nothing is made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

ROOT = Path(__file__).parents[2]
MODULE = ("-m", "tests.journal.torture.watched")
LINES = "1\n" * 12 + "x\n"
"""What comes next, a dozen times; then the meeting ends with its input."""


def watched(home: Path, *words: str, lines: str = "") -> dict[str, list[str]]:
    """What the program asked of the system."""
    report = home.parent / f"{home.name}.json"
    done = subprocess.run(
        (sys.executable, *MODULE, str(report), *words),
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        input=lines,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, list[str]] = json.loads(report.read_text(encoding="utf-8"))
    return seen


def everything(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_a_meeting_of_which_nothing_is_kept_makes_nothing_and_reaches_nobody(fenced: Path) -> None:
    seen = watched(fenced, "play", "--plain", "--seats", "3", "--keep-nothing", lines=LINES)
    assert seen == {"outward": [], "made": [], "databases": [":memory:"]}
    assert everything(fenced) == set()


def test_a_meeting_that_is_kept_makes_the_journal_and_reaches_nobody(fenced: Path) -> None:
    seen = watched(fenced, "play", "--plain", "--seats", "3", lines=LINES)
    assert seen["outward"] == []
    assert {Path(each).name for each in everything(fenced)} == {
        "data",
        "ledelseskort",
        "logbog.sqlite",
        "logbog.sqlite-journal",
    }


@pytest.mark.parametrize("keep", [(), ("--keep-nothing",)])
def test_a_meeting_on_the_screen_reaches_nobody(fenced: Path, keep: tuple[str, ...]) -> None:
    report = fenced.parent / "screen.json"
    words = [*MODULE, str(report), "play", "--seats", "3", *keep]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "TERM": "xterm-256color"}
    screen = pexpect.spawn(
        sys.executable, words, cwd=str(ROOT), env=environment, dimensions=(40, 120), timeout=30, encoding="utf-8"
    )
    screen.expect("Person 1")
    for _ in range(12):
        screen.send(" ")
    screen.send("\x11\x11")
    screen.expect(pexpect.EOF)
    screen.close()
    seen = json.loads(report.read_text(encoding="utf-8"))
    assert seen["outward"] == []
    assert ([each for each in everything(fenced) if "logbog" in each] == []) == bool(keep)
    assert everything(fenced) == set() or not keep


def test_it_would_be_seen(fenced: Path) -> None:
    assert watched(fenced, "--fault")["outward"] == ["socket.connect"]
