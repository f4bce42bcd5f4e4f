"""`check --fix`: it shows, asks, keeps the old file, writes, and says what remains."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ledelseskort.cli.backup import back_up
from ledelseskort.cli.fixing import Fixing
from ledelseskort.cli.output import Output
from ledelseskort.deck import mending
from ledelseskort.deck.checkup import readings
from ledelseskort.wording.words import load

from .helpers import Run

BROKEN = (
    "format: 1\r\ntema: t\r\ncards:\r\n  - id: a\r\n    question: Spørgsmål: hvad nu?\r\n    mystisk: 1\r\n".encode()
)
MENDED = BROKEN.replace(b"tema", b"theme").replace("Spørgsmål: hvad nu?".encode(), '"Spørgsmål: hvad nu?"'.encode())


class Terminal(io.StringIO):
    """A terminal, and what is written on it by hand."""

    def __init__(self, typed: str = "", before: Callable[[], object] = str) -> None:
        """`before` happens when somebody looks whether it is one, right before asking."""
        super().__init__(typed)
        self._before = before

    def isatty(self) -> bool:
        """It is one."""
        self._before()
        return True


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


def test_what_comes_to_light_when_a_deck_can_be_read_is_mended_in_the_same_run(run: Run, tmp_path: Path) -> None:
    (tmp_path / "deck").mkdir()
    (tmp_path / "cards").mkdir()
    deck, cards = tmp_path / "deck" / "a.yaml", tmp_path / "cards" / "b.yaml"
    old = "format: 1\ntitle: Husk: A\nlanguage: da\nthemes: [{id: hverdag, title: H}]\ncard_files:\n  - cards\\b.yaml\n"
    deck.write_text(old, encoding="utf-8")
    cards.write_text("format: 1\ntema: hverdga\ncards:\n  - id: a\n    question: Hvad?\n", encoding="utf-8")
    done = run("check", tmp_path, "--fix", "--yes")
    assert (done.returncode, done.stdout.count("[")) == (0, 0), done.stdout
    assert "theme: hverdag\n" in cards.read_text(encoding="utf-8")
    assert sorted(each.name for each in tmp_path.rglob("*.bak")) == ["a.yaml.bak", "b.yaml.bak"]
    assert deck.with_name("a.yaml.bak").read_text(encoding="utf-8") == old
    assert "tema: hverdga" in cards.with_name("b.yaml.bak").read_text(encoding="utf-8")


def test_a_file_that_is_read_only_is_told_and_left_alone_and_the_others_are_mended(run: Run, file: Path) -> None:
    other = file.with_name("andet.yaml")
    other.write_bytes(BROKEN.replace(b"id: a", b"id: b"))
    file.chmod(0o444)
    done = run("check", file.parent, "--fix", "--yes")
    assert file.read_bytes() == BROKEN
    assert not file.with_name("kort.yaml.bak").exists()
    assert "skrivebeskyttet" in done.stderr
    assert b"theme: t" in other.read_bytes()


def test_a_file_by_two_names_is_mended_once(run: Run, file: Path) -> None:
    link = file.with_name("a-link.yaml")
    link.symlink_to(file)
    done = run("check", file.parent, "--fix", "--yes")
    assert file.read_bytes() == MENDED
    assert done.stderr.count("rettet") == 1


def test_a_file_that_is_saved_meanwhile_is_left_alone(file: Path) -> None:
    said, saved = Terminal(), BROKEN + b"# nyt\r\n"
    answers = Terminal("ja\n", before=lambda: file.write_bytes(saved))
    Fixing(load(), Output(io.StringIO(), 80, coloured=False), said, answers).fix(lambda: readings([file]))
    assert file.read_bytes() == saved
    assert "gemt imens" in said.getvalue()
    assert not file.with_name("kort.yaml.bak").exists()


def test_where_there_is_more_than_one_run_can_mend_it_says_so(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mending, "MOST", mending.MOST // 10)
    file.write_text("format: 1\ncards:\n" + "- id: a\n  question: a: b\n" * 4000, encoding="utf-8")
    done = run("check", file, "--fix", "--yes")
    assert "Skriv den samme kommando igen" in " ".join(done.stderr.split())
    assert file.read_text(encoding="utf-8").count('question: "a: b"') > 100


@pytest.mark.parametrize("columns", ["60", "80"])
def test_the_question_is_no_wider_than_the_terminal(file: Path, columns: str) -> None:
    said, shown = Terminal(), io.StringIO()
    file.with_name("b.yaml").write_bytes(BROKEN)
    Fixing(load(), Output(shown, int(columns), coloured=False), said, Terminal("nej\n")).fix(
        lambda: readings([file.parent])
    )
    assert "(ja/nej)" in said.getvalue()
    assert all(
        len(line) < int(columns) for line in (said.getvalue() + shown.getvalue()).splitlines() if "/" not in line
    )
