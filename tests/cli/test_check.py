"""`check`: what is wrong in files, on which stream, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .helpers import CARDS, Run


@pytest.fixture
def worn(tmp_path: Path) -> Path:
    """A deck that can be played, with something to look at in it."""
    file = tmp_path / "slidt.yaml"
    file.write_text(CARDS.replace("Hvad er et?", "Hvad\u00a0er et?"), encoding="utf-8")
    return file


def test_nothing_wrong(run: Run, library: Path) -> None:
    done = run("check", library)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.count("\n") == 1


def test_what_is_bundled_is_right(run: Run) -> None:
    repository = Path(__file__).resolve().parents[2]
    done = run("check", repository / "deck", repository / "cards")
    assert (done.returncode, done.stdout) == (0, "")


def test_a_fault_is_told_where_it_is(run: Run, broken: Path) -> None:
    done = run("check", broken)
    assert done.returncode == 1
    assert f"{broken}:4:1: fejl:" in done.stdout
    assert "»farve«" in done.stdout
    assert "fejl" in done.stderr


def test_a_warning_alone_is_no_failure(run: Run, worn: Path) -> None:
    done = run("check", worn)
    assert done.returncode == 0
    assert "advarsel" in done.stdout


def test_json(run: Run, broken: Path) -> None:
    done = run("check", broken, "--format", "json")
    document = json.loads(done.stdout)
    assert (done.returncode, done.stderr, document["version"]) == (1, "", 1)
    first = document["diagnostics"][0]
    assert set(first) == {"file", "line", "column", "severity", "code", "message", "help", "related"}
    assert (first["file"], first["line"], first["column"]) == (str(broken), 4, 1)


def test_json_of_nothing_wrong(run: Run, library: Path) -> None:
    done = run("check", library, "--format", "json")
    assert json.loads(done.stdout) == {"version": 1, "diagnostics": []}


def test_json_is_utf_8_where_the_terminal_is_not(run: Run, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = run("check", broken, "--format", "json")
    assert "?" not in json.loads(done.stdout)["diagnostics"][0]["message"]


def test_github(run: Run, broken: Path) -> None:
    done = run("check", broken, "--format", "github")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(f"::error file={broken},line=4,col=1,")


def test_several_paths(run: Run, broken: Path, worn: Path) -> None:
    done = run("check", broken, worn)
    assert str(broken) in done.stdout and str(worn) in done.stdout


def test_a_folder_with_nothing_in_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    done = run("check", "tom")
    assert (done.returncode, done.stdout) == (2, "")
    assert "tom" in done.stderr


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02", b"\xff\xfe", b"[", b"a: &a [*a]", b"- " * 4000, b"\xc3\x28", b"PK\x03\x04"]
)
def test_no_file_makes_a_traceback(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "hvad.yaml").write_bytes(content)
    for verb in ("check", "draw", "show"):
        done = run(verb, "hvad.yaml")
        assert done.returncode == 1
        assert "Traceback" not in done.stderr and "Error" not in done.stderr
