"""`export` and `restore`: what leaves, what never does unless asked for, and all of it back again."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledelseskort.cli.main import main
from ledelseskort.deck.kinds import ModeName

from .helpers import Run
from .holding import Moves, hold

TALK: Moves = (
    ("draw", {}),
    ("note", {"text": "En note"}),
    ("agree", {"what": "=Vi ringer", "seat": 2}),
    ("example", {"situation": "En mandag", "action": "Hun lyttede", "shows": "let"}),
)


@pytest.fixture
def talk(library: Path) -> str:
    return hold(library, *TALK, team="Direktionen")


@pytest.fixture
def alone(library: Path) -> str:
    return hold(library, ("draw", {}), ("note", {"text": "Hemmeligt"}), mode=ModeName.ALONE, names=("Eva",))


def test_minutes_on_standard_output(run: Run, talk: str) -> None:
    done = run("export", talk[:8])
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# Referat: Prøve\n")
    assert all(word in done.stdout for word in ("Direktionen", "En note", "Bo", "Vi ringer"))
    assert "Anna" not in done.stdout and "Carla" not in done.stdout


def test_the_file_s_ending_is_the_format_and_nothing_is_overwritten(run: Run, talk: str, tmp_path: Path) -> None:
    done = run("eksport", talk, "-o", "r.html")
    assert (done.returncode, done.stdout) == (0, "")
    file = tmp_path / "r.html"
    whole = file.read_bytes()
    assert whole.startswith(b"<!DOCTYPE html>")
    file.write_text("mit eget", encoding="utf-8")
    again = run("eksport", talk, "-o", "r.html")
    assert again.returncode == 2 and "r.html" in again.stderr
    assert file.read_text(encoding="utf-8") == "mit eget"
    assert run("eksport", talk, "-o", "r.html", "--overskriv").returncode == 0
    assert file.read_bytes() == whole


def test_a_spreadsheet_comes_out_to_the_byte(run: Run, talk: str, tmp_path: Path) -> None:
    run("export", talk, "--format", "csv", "-o", "a.csv")
    whole = (tmp_path / "a.csv").read_bytes()
    assert whole.startswith(b"\xef\xbb\xbf") and b'"\'=Vi ringer"' in whole and whole.endswith(b"\r\n")


def test_stories_without_names_by_value(run: Run, talk: str, alone: str) -> None:
    done = run("export", "--all", "--format", "examples")
    assert "## Let\n" in done.stdout and "En mandag" in done.stdout
    assert not any(name in done.stdout for name in ("Anna", "Bo", "Carla", "Eva"))


def test_what_was_written_alone_only_when_asked_for(run: Run, alone: str) -> None:
    done = run("export", alone)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--own" in done.stderr
    assert "Hemmeligt" in run("export", alone, "--own").stdout


def test_everything_comes_back_to_the_same(
    run: Run, talk: str, alone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = run("export", "--all", "-o", "alt.jsonl")
    assert (out.returncode, out.stdout) == (0, "")
    assert "skrevet alene" in out.stderr
    whole = (tmp_path / "alt.jsonl").read_bytes()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "ny"))
    back = run("gendan", "alt.jsonl")
    assert (back.returncode, back.stdout, back.stderr) == (0, "2 møder er hentet ind igen.\n", "")
    assert run("export", "--all", "-o", "igen.jsonl").returncode == 0
    assert (tmp_path / "igen.jsonl").read_bytes() == whole
    assert "2 møder var her i forvejen" in run("gendan", "alt.jsonl").stdout
    assert "Hemmeligt" in run("export", alone, "--own").stdout


@pytest.mark.parametrize(
    ("content", "words"), [(None, "findes ikke"), (b"", ""), (b"hej\n", ""), (b"\xff\xfe\x00", "")]
)
def test_what_cannot_be_restored_is_one_sentence(
    run: Run, talk: str, tmp_path: Path, content: bytes | None, words: str
) -> None:
    if content is not None:
        (tmp_path / "x.jsonl").write_bytes(content)
    before = run("export", talk).stdout
    done = run("restore", "x.jsonl")
    assert done.returncode in (1, 2) and done.stdout == ""
    assert words in done.stderr and done.stderr.count("\n") == 1
    assert run("export", talk).stdout == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "--all"),
        (["abcd", "--all"], "--all"),
        (["--all", "--format", "md"], "ét møde"),
        (["abcd", "--format", "jsonl"], "--all"),
        (["--team", "Os", "--format", "jsonl"], "--all"),
        (["--all", "--format", "doc"], "jsonl"),
        (["findes-ikke"], "»findes-ikke«"),
    ],
)
def test_what_cannot_be_exported_is_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    code = main(["export", *arguments])
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert words in said.err and said.err.count("\n") == 1
