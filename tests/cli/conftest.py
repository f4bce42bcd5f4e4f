"""The command as a real process over pipes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .helpers import CARDS, Run


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The command, started in an empty folder."""

    def start(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "ledelseskort", *map(str, arguments)],
            cwd=tmp_path,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    return start


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with one small deck, `proeve`."""
    root = tmp_path / "bibliotek"
    (root / "deck").mkdir(parents=True)
    (root / "deck" / "proeve.yaml").write_text(CARDS, encoding="utf-8")
    return root


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A deck file with a fault on its fourth line."""
    file = tmp_path / "itu.yaml"
    file.write_text(CARDS.replace("themes:", "farve: blå\nthemes:", 1), encoding="utf-8")
    return file
