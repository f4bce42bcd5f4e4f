"""What the journal promises, tortured for a short while; and each script finds the fault that is put in.

The long versions and their figures are in TORTURE.md. Each script runs as a program of its own: it divides itself.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HELD = (
    ("kills", 20),
    ("powercuts", 150),
    ("windows", 40),
    ("copies", 20),
    ("flips", 60),
    ("erased", 3),
)
FOUND = (
    ("kills", "shown-early", 40, "lost"),
    ("powercuts", "wal", 120, "lost"),
    ("powercuts", "unsynchronised", 120, "damaged"),
    ("windows", "overwrites", 60, "overwritten"),
    ("copies", "shown-early", 20, "missing"),
    ("flips", "unchecked", 90, "shown as the truth"),
    ("erased", "not-scrubbed", 3, "found in a file"),
    ("erased", "not-forgotten", 5, "found by reading"),
)


def run(script: str, *words: str) -> tuple[int, dict[str, int], str]:
    """The exit code, the figures, and everything that was said."""
    command = (sys.executable, "-m", f"tests.journal.torture.{script}", *words)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    said = done.stdout + done.stderr
    figures = {name: int(number) for number, name in re.findall(r"(?:: |, )(\d+) ([^,(]+?)(?= \(|,)", done.stdout)}
    return done.returncode, figures, said


@pytest.mark.parametrize(("script", "many"), HELD)
def test_it_holds(script: str, many: int) -> None:
    code, figures, said = run(script, "--many", str(many))
    assert code == 0, said
    assert max(figures.values()) >= many, said


@pytest.mark.parametrize(("script", "fault", "many", "broken"), FOUND)
def test_a_fault_is_found(script: str, fault: str, many: int, broken: str) -> None:
    code, figures, said = run(script, "--many", str(many), "--fault", fault)
    assert code == 1, said
    assert figures.get(broken, 0) > 0, said
