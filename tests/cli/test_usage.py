"""Used wrongly, or asked for help: a plain Danish sentence, and the exit code that says which."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ledelseskort.cli.main import main

from .helpers import Run

ENGLISH = re.compile(r"\b(usage|options|positional|show this|error|required|argument|choose from|invalid|the)\b", re.I)
VERBS = [
    ("play", "spil"),
    ("draw", "traek"),
    ("decks", "kortsaet"),
    ("show", "vis"),
    ("check", "tjek"),
    ("import", "hent"),
    ("meetings", "moeder"),
    ("resume", "fortsaet"),
    ("agreements", "aftaler"),
    ("overview", "overblik"),
    ("export", "eksport"),
    ("restore", "gendan"),
    ("forget", "glem"),
]


@pytest.mark.parametrize("verb", [[], *([verb] for verb, _ in VERBS)])
def test_help_is_danish(process: Run, verb: list[str]) -> None:
    done = process(*verb, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("brug: ledelseskort")
    options = re.compile(r"--?[a-z-]+")
    assert not ENGLISH.search(options.sub("", done.stdout))


@pytest.mark.parametrize(("verb", "alias"), VERBS)
def test_each_verb_has_a_danish_name(process: Run, verb: str, alias: str) -> None:
    assert f"{verb} ({alias})" in process("--help").stdout
    assert process(alias, "--help").stdout == process(verb, "--help").stdout


def test_an_alias_does_the_same(process: Run) -> None:
    assert process("traek", "--seed", "3").stdout == process("draw", "--seed", "3").stdout


def test_the_version(process: Run) -> None:
    assert re.fullmatch(r"ledelseskort \S+\n", process("--version").stdout)


WRONG = [
    (["drwa"], "draw"),
    (["xyzxyz"], "--help"),
    (["draw", "--bogus"], "--bogus"),
    (["draw", "--theme"], "--theme"),
    (["draw", "--json=1"], "--json"),
    (["draw", "et", "to"], "to"),
    (["draw", "--count", "mange"], "mange"),
    (["draw", "--count", "0"], "0"),
    (["draw", "--count", "-1"], "-1"),
    (["draw", "--seed", "9" * 40], "--seed"),
    (["draw", "--depth", "4"], "4"),
    (["draw", "--theme", "forstaa-og-oversatte"], "forstaa-og-oversaette"),
    (["draw", "--tag", "dialogg"], "dialog"),
    (["check"], "--help"),
    (["check", "--format", "xml", "."], "json"),
    (["check", "findes-ikke.yaml"], "findes-ikke.yaml"),
    (["show", "ledelsesgrundlagg"], "Mente du »ledelsesgrundlag«?"),
    (["draw", "noget-helt-andet"], "noget-helt-andet"),
    (["draw", "findes-ikke.yaml"], "findes-ikke.yaml"),
    (["draw", ""], "»«"),
    (["play", "--seats", "0"], "12"),
    (["play", "--seats", "13"], "12"),
    (["play", "--seats", "fem"], "fem"),
    (["play", "--seats", "1", "--with", "Anna,Bo"], "2"),
    (["play", "--with", ",".join(map(str, range(13)))], "12"),
    (["play", "--with", "Anna,Bo,anna"], "anna"),
    (["play", "--with", "Anna, ,Bo"], "tomt"),
    (["play", "--with", ""], "tomt"),
    (["play", "--with", "Anna,\x1b[31mBo"], "almindelige tegn"),
    (["play", "--with", "Anna,Bo\u202ec"], "almindelige tegn"),
    (["play", "--with", "A" * 61], "60"),
    (["play", "--team", " "], "tomt"),
    (["play", "--team", "Den\x1b[1mlange"], "almindelige tegn"),
    (["play", "--mode", "memry"], "memory"),
    (["play", "--minutes", "4"], "5"),
    (["play", "--depth", "0"], "3"),
    (["play", "--deal-seed", "-1"], "--deal-seed"),
]


@pytest.mark.parametrize(("arguments", "expected"), WRONG, ids=[ascii(" ".join(each)) for each, _ in WRONG])
def test_what_is_wrong_is_one_danish_sentence(
    arguments: list[str],
    expected: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    code = main(arguments)
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert expected in said.err
    assert said.err.count("\n") == 1 and said.err.endswith(("?\n", ".\n"))
    assert "\x1b" not in said.err and "Traceback" not in said.err
    assert not ENGLISH.search(re.sub(r"»[^«]*«", "", said.err))


@pytest.mark.parametrize(("arguments", "expected"), [WRONG[0], WRONG[3], WRONG[-1]], ids=["verb", "value", "number"])
def test_the_exit_code_and_the_streams_are_the_process_s(process: Run, arguments: list[str], expected: str) -> None:
    done = process(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert expected in done.stderr and done.stderr.count("\n") == 1


def test_a_folder_that_is_no_library(process: Run, tmp_path: Path) -> None:
    done = process("--library", tmp_path, "draw")
    assert (done.returncode, done.stdout) == (2, "")
    assert str(tmp_path) in done.stderr and "bibliotek" in done.stderr


def test_a_folder_that_is_not_there(process: Run, tmp_path: Path) -> None:
    done = process("draw", "--library", tmp_path / "væk")
    assert (done.returncode, done.stdout) == (2, "")
    assert "væk" in done.stderr


def test_a_name_with_escapes_is_shown_written_out(process: Run) -> None:
    done = process("draw", "B\x1b[31mo")
    assert done.returncode == 2
    assert "B\\x1b[31mo" in done.stderr


def test_a_broken_deck_says_how_to_see_why(process: Run, broken: Path) -> None:
    for verb in ("draw", "show"):
        done = process(verb, broken)
        assert (done.returncode, done.stdout) == (1, "")
        assert f"ledelseskort check {broken}" in done.stderr


def test_a_deck_that_is_a_folder(process: Run, tmp_path: Path) -> None:
    (tmp_path / "mappe.yaml").mkdir()
    done = process("draw", "mappe.yaml")
    assert done.returncode in (1, 2)
    assert "mappe.yaml" in done.stderr and "Traceback" not in done.stderr
