"""The command, with what was written on its streams: here, or as a real process over pipes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ledelseskort.cli.main import main

from .helpers import CARDS, Run


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command, done here in an empty folder: to start a process takes longer than what most verbs do."""

    def do(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
        heard, out, err = (io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8") for text in (stdin, "", ""))
        with monkeypatch.context() as patch:
            patch.chdir(tmp_path)
            patch.setenv("COLUMNS", os.environ.get("COLUMNS", "80"))
            for name, stream in (("stdin", heard), ("stdout", out), ("stderr", err)):
                patch.setattr(sys, name, stream)
            code = main([str(each) for each in arguments])
        for stream in (out, err):
            stream.seek(0)
        return subprocess.CompletedProcess(arguments, code, out.read(), err.read())

    return do


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """The command as a real process, started in an empty folder."""

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
