"""A console that has not all the letters: Danish is spelled with those it has, and nothing breaks."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ledelseskort.cli.output import forgive, spelled


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("ascii", '"Blaabaergroed" - Oel... *'),
        ("cp437", "»Blåbærgroed« - Oel... *"),
        ("cp850", "»Blåbærgrød« - Øl... *"),
        ("cp1252", "»Blåbærgrød« – Øl… *"),
        ("utf-8", "»Blåbærgrød« – Øl… ★"),
    ],
)
def test_what_a_console_cannot_show_is_spelled(encoding: str, said: str) -> None:
    text = "»Blåbærgrød« – Øl… ★"
    assert spelled(text, encoding) == said
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding=encoding)
    forgive(stream)
    stream.write(text)
    stream.flush()
    assert written.getvalue().decode(encoding) == said


def test_what_nobody_can_spell_is_a_question_mark() -> None:
    assert spelled("日 é \ud800", "ascii") == "? e ?"


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp850", "cp1252"])
def test_a_check_can_be_read_in_every_encoding(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "kort.yaml"
    file.write_text("format: 1\nkort:\n  - id: a\n    spørgsmål: Går 日 det: så?\n", encoding="utf-8")
    command = [sys.executable, "-m", "ledelseskort", "check", "--fix", str(file)]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding}, timeout=120)
    said = done.stdout.decode(encoding)
    assert "spoergsmaal" in said if encoding == "ascii" else "spørgsmål" in said or encoding == "cp437"
    assert "Unicode" not in done.stderr.decode(encoding)
    lines = said.splitlines()
    marked = next(at for at, line in enumerate(lines) if line.rstrip().endswith("^") and "det" in lines[at - 1])
    assert lines[marked - 1][lines[marked].index("^")] == ":"
