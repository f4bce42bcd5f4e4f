"""`check --craft`: advice for whoever writes a deck, rules for whoever asks to be held to them, and what is covered."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from .helpers import CARDS, Run

LEADS = CARDS.replace("Hvad er et?", "Hvad burde du gøre i morgen?")


@pytest.fixture
def leading(tmp_path: Path) -> Path:
    """A deck that can be played, and that a reader would mend."""
    file = tmp_path / "ledende.yaml"
    file.write_text(LEADS, encoding="utf-8")
    return file


def test_nobody_is_told_who_did_not_ask(run: Run, leading: Path) -> None:
    done = run("check", leading)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "Ingen fejl i 1 fil.\n")


def test_hints_and_what_is_covered(run: Run, leading: Path) -> None:
    done = run("check", leading, "--craft")
    assert done.returncode == 0
    assert f"{leading}:10:45: tip: »burde« fortæller" in done.stdout
    assert "fejl:" not in done.stdout and "advarsel:" not in done.stdout
    assert re.search(r"^Prøve\n\n3 kort i spil\n  Emne: Hverdag 2, Fest 1\n  Slags: Let 2, Svær 1$", done.stdout, re.M)
    assert re.fullmatch(r"\d+ tip i 1 fil\.\n", done.stderr)


def test_strict_makes_errors_of_them(run: Run, leading: Path) -> None:
    done = run("check", leading, "--strict")
    assert done.returncode == 1
    assert f"{leading}:10:45: fejl: »burde« fortæller" in done.stdout
    assert re.fullmatch(r"\d+ fejl og \d+ advarsler i 1 fil\.\n", done.stderr)


def test_other_programs_get_the_hints_and_no_table(run: Run, leading: Path) -> None:
    done = run("check", leading, "--craft", "--format", "json")
    found = json.loads(done.stdout)["diagnostics"]
    assert {each["severity"] for each in found} == {"hint"}
    assert ("craft-leading", 10, 45) in [(each["code"], each["line"], each["column"]) for each in found]
    assert all(each["message"] and each["help"] for each in found)
    noticed = run("check", leading, "--craft", "--format", "github").stdout.splitlines()
    assert len(noticed) == len(found) and all(line.startswith("::notice ") for line in noticed)


def test_a_broken_file_is_told_as_such_and_no_more(run: Run, broken: Path) -> None:
    plain, craft = run("check", broken), run("check", broken, "--craft")
    assert (craft.returncode, craft.stdout) == (1, plain.stdout)


FULL = """\
format: 1
title: Felter
language: da
themes: [{id: nu, title: Nu}, {id: siden, title: Siden}]
tags:
  mod: {title: Mod, terms: {stort: Stort, lille: Lille}}
  sted: {title: Sted, terms: {hus: Hus, have: Have}}
cards:
"""


@pytest.mark.parametrize("verb", [("check", "--craft"), ("show",)])
def test_an_empty_cell_is_shown(run: Run, tmp_path: Path, verb: tuple[str, ...]) -> None:
    cells = [
        (theme, size, place) for theme in ("nu", "siden") for size in ("stort", "lille") for place in ("hus", "have")
    ]
    cards = [
        f"  - {{id: {'-'.join(cell)}, theme: {cell[0]}, question: Hvad nu?, tags: [{cell[1]}, {cell[2]}]}}\n"
        for cell in cells[:-1]
    ]
    file = tmp_path / "felter.yaml"
    file.write_text(FULL + "".join(cards), encoding="utf-8")
    text = run(verb[0], file, *verb[1:]).stdout
    assert "  Mod × Emne\n           Nu  Siden\n    Stort   2      2\n    Lille   2      1\n" in text
    assert "  Siden: Mod × Sted\n           Hus  Have\n    Stort    1     1\n    Lille    1     0\n" in text
    assert text.count("Intet kort endnu") == 1 and "    Intet kort endnu: Lille × Have\n" in text


def test_a_narrow_terminal_gets_a_line_for_each_row(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "22")
    text = run("show").stdout
    assert max(len(line) for line in text.splitlines() if "Fingeraftryk" not in line) <= 22
    assert "Dialog:" in text


def test_what_is_bundled_has_no_error_by_the_rules_we_hold_ourselves_to(run: Run) -> None:
    repository = Path(__file__).resolve().parents[2]
    done = run("check", "--strict", repository / "deck", repository / "cards", "--format", "json")
    told = [each for each in json.loads(done.stdout)["diagnostics"] if each["severity"] == "error"]
    assert (done.returncode, told) == (0, [])
