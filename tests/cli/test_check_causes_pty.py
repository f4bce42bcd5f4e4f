"""Why something goes wrong: told once of its kind to whoever looks, and not to what reads a pipe."""

from __future__ import annotations

import sys
from pathlib import Path

import pexpect

from .helpers import CARDS, Run

WHY = "Kolon og mellemrum betyder, at et nyt felt begynder."


def test_a_terminal_is_told_why_once_and_a_pipe_is_not(process: Run, tmp_path: Path) -> None:
    file = tmp_path / "kolon.yaml"
    file.write_text(CARDS.replace("Hvad", "Husk: hvad"), encoding="utf-8")
    command = f"{sys.executable} -m ledelseskort check {file}"
    seen: str = pexpect.run(command, encoding="utf-8", timeout=60)
    assert seen.count("[yaml-colon-in-text]") > 1
    assert seen.count(WHY) == 1
    assert f"\x1b[2m   {WHY}" in seen
    assert WHY not in process("check", file).stdout
    assert WHY not in pexpect.run(f"{command} --format json", encoding="utf-8", timeout=60)
