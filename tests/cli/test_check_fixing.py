"""`check --fix`: it shows, asks, keeps the old file, writes, and says what remains."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from ledelseskort.cli.backup import back_up

from .helpers import Run

BROKEN = (
    "format: 1\r\ntema: t\r\ncards:\r\n  - id: a\r\n    question: Spørgsmål: hvad nu?\r\n    mystisk: 1\r\n".encode()
)
MENDED = BROKEN.replace(b"tema", b"theme").replace("Spørgsmål: hvad nu?".encode(), '"Spørgsmål: hvad nu?"'.encode())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kort.yaml"
    path.write_bytes(BROKEN)
    return path


def test_the_lines_are_shown_before_and_after(run: Run, file: Path) -> None:
    done = run("check", file, "--fix")
    assert "    2 - tema: t\n    2 + theme: t\n" in done.stdout
    assert '    5 +     question: "Spørgsmål: hvad nu?"\n' in done.stdout


def test_where_nobody_can_be_asked_nothing_is_changed(run: Run, file: Path) -> None:
    done = run("check", file, "--fix", stdin="ja\n")
    assert done.returncode == 1
    assert "--yes" in done.stderr
    assert file.read_bytes() == BROKEN
    assert [each.name for each in file.parent.iterdir()] == ["kort.yaml"]


def test_with_yes_it_is_mended_and_what_remains_is_told(run: Run, file: Path) -> None:
    done = run("tjek", file, "--fix", "--yes")
    assert file.read_bytes() == MENDED
    assert file.with_name("kort.yaml.bak").read_bytes() == BROKEN
    assert "kort.yaml.bak" in done.stderr
    assert done.returncode == 1
    assert done.stdout.count("[") == 1 and "[key-unknown]" in done.stdout
    assert done.stderr.endswith("1 fejl i 1 fil.\n")


def test_what_is_mended_to_the_end_checks_clean(run: Run, file: Path) -> None:
    file.write_bytes(BROKEN.replace(b"    mystisk: 1\r\n", b""))
    done = run("check", file, "--fix", "--yes")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "Ingen fejl i 1 fil.")
    assert run("check", file, "--fix", "--yes").stderr.splitlines()[0] == "Der er ikke noget, der kan rettes uden dig."


def test_a_deck_and_its_cards_are_mended_together(run: Run, tmp_path: Path) -> None:
    (tmp_path / "deck").mkdir()
    (tmp_path / "cards").mkdir()
    deck, cards = tmp_path / "deck" / "a.yaml", tmp_path / "cards" / "b.yaml"
    head = "format: 1\ntitel: A\nsprog: da\nthemes: [{id: hverdag, title: H}]\n"
    deck.write_text(head + "card_files:\n  - cards\\b.yaml\n", encoding="utf-8")
    cards.write_text("format: 1\ntheme: hverdga\ncards:\n  - id: a\n    question: Hvad?\n", encoding="utf-8")
    run("check", tmp_path, "--fix", "--yes")
    done = run("check", tmp_path, "--fix", "--yes")
    assert done.returncode == 0, done.stdout
    assert "theme: hverdag\n" in cards.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["json", "github"])
def test_the_other_formats_stay_documents(run: Run, file: Path, form: str) -> None:
    done = run("check", file, "--fix", "--yes", "--format", form)
    assert "theme: t" in done.stderr
    assert file.read_bytes() == MENDED
    if form == "json":
        assert [each["code"] for each in json.loads(done.stdout)["diagnostics"]] == ["key-unknown"]
    else:
        assert done.stdout.count("\n") == 1


def test_nothing_from_a_file_reaches_the_terminal_raw(run: Run, tmp_path: Path) -> None:
    name = tmp_path / "kort\x1b[31m.yaml"
    name.write_text("format: 1\ncards:\n  - id: a\n    question: a\x9b2J: b: \u202ec\x1b]0;x\x07\n", encoding="utf-8")
    for more in (("--fix",), ("--fix", "--yes"), ("--format", "json"), ("--format", "github"), ()):
        done = run("check", name, *more)
        assert all(char.isprintable() for char in (done.stdout + done.stderr).replace("\n", "")), more


def test_a_file_that_cannot_be_written_is_left_whole(run: Run, file: Path) -> None:
    file.with_name("kort.yaml.bak").mkdir()
    for number in range(2, 100):
        file.with_name(f"kort.yaml.{number}.bak").mkdir()
    done = run("check", file, "--fix", "--yes")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert file.read_bytes() == BROKEN


def test_a_link_is_written_through(run: Run, file: Path) -> None:
    link = file.with_name("link.yaml")
    link.symlink_to(file)
    run("check", link, "--fix", "--yes")
    assert link.is_symlink()
    assert file.read_bytes() == MENDED


def test_watching_and_mending_do_not_go_together(run: Run, file: Path) -> None:
    for more in (["--fix"], ["--format", "json"]):
        assert run("check", file, "--watch", *more).returncode == 2


def test_there_is_one_backup_and_the_next_takes_its_place(tmp_path: Path) -> None:
    path = tmp_path / "kort.yaml"
    assert back_up(path, b"first").name == "kort.yaml.bak"
    assert back_up(path, b"second").name == "kort.yaml.bak"
    assert (tmp_path / "kort.yaml.bak").read_bytes() == b"second"
    assert back_up(path, b"second").name == "kort.yaml.bak"
    assert len(list(tmp_path.iterdir())) == 1


def test_somebody_elses_file_of_that_name_is_never_written_over(tmp_path: Path) -> None:
    path, own = tmp_path / "kort.yaml", tmp_path / "kort.yaml.bak"
    own.write_bytes(b"mine")
    assert back_up(path, b"first").name == "kort.yaml.2.bak"
    assert back_up(path, b"second").name == "kort.yaml.2.bak"
    assert own.read_bytes() == b"mine"
    (tmp_path / "kort.yaml.2.bak").write_bytes(b"mine too")
    assert back_up(path, b"third").name == "kort.yaml.3.bak"
    assert (tmp_path / "kort.yaml.2.bak").read_bytes() == b"mine too"


def test_a_link_of_that_name_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "other"
    back_up(tmp_path / "x", b"first")
    os.replace(tmp_path / "x.bak", target)
    (tmp_path / "x.bak").symlink_to(target)
    assert back_up(tmp_path / "x", b"second").name == "x.2.bak"
    assert target.read_bytes() == b"first"
