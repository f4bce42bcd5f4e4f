"""`agreements`: what stands open, and the marking of what became of it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from ledelseskort.cli.main import main
from ledelseskort.deck.kinds import ModeName
from ledelseskort.table.rules import review_day

from .helpers import Run
from .holding import Moves, hold

TODAY = date.today()
PAST, SOON = TODAY - timedelta(days=3), TODAY + timedelta(days=30)
AGREED: Moves = (
    ("draw", {}),
    ("agree", {"what": "Vi venter", "due": SOON}),
    ("agree", {"what": "Vi ringer", "seat": 2, "due": PAST}),
)


@pytest.fixture
def kept(library: Path) -> str:
    """A group's meeting with one agreement due and one for later; and what somebody wrote alone."""
    plan = ("agree", {"what": "løbe", "when": "jeg står op"})
    hold(library, ("draw", {}), plan, mode=ModeName.ALONE, names=("Eva",))
    return hold(library, *AGREED, team="Direktionen")


def test_none_yet(run: Run, fenced: Path) -> None:
    done = run("agreements")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Ingen aftaler endnu.\n", "")
    assert list(fenced.iterdir()) == []


def test_what_is_due_comes_first(run: Run, kept: str) -> None:
    done = run("aftaler")
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert lines[:3] == ["Direktionen", "Skal ses på nu", "Vi ringer"]
    assert lines[3].startswith(f"{kept[:4]}.3 · Hvem: Bo · Senest ")
    assert lines[4:6] == ["Senere", "Vi venter"]


def test_what_was_agreed_alone_is_behind_alone(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], ["--all"], ["--copy"], ["--json"], ["--team", "Direktionen"]):
        main(["agreements", *arguments])
        assert "løbe" not in capsys.readouterr().out
    main(["agreements", "--alone"])
    said = capsys.readouterr().out
    assert "Når jeg står op, så vil jeg løbe" in said and "Vi ringer" not in said


def test_as_text_for_mail(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["agreements", "--copy"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "- Vi ringer" and lines[1].startswith("  Hvem: Bo · Senest ")
    assert kept[:4] not in "".join(lines)


def test_as_json(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["agreements", "--json"])
    document = json.loads(capsys.readouterr().out)
    assert document["version"] == 1
    first = document["agreements"][0]
    assert (first["what"], first["owner"], first["is_due"]) == ("Vi ringer", "Bo", True)
    assert (first["team"], first["due"]) == ("Direktionen", PAST.isoformat())


@pytest.mark.parametrize(
    ("mark", "said", "status"),
    [
        (["--done", "{}.3", "--word", "Det gik"], "Gjort: Vi ringer\n", "done"),
        (["--drop", "{}.3"], "Droppet: Vi ringer\n", "dropped"),
    ],
)
def test_marked(kept: str, capsys: pytest.CaptureFixture[str], mark: list[str], said: str, status: str) -> None:
    assert main(["agreements", *(each.format(kept[:4]) for each in mark)]) == 0
    assert capsys.readouterr().out == said
    main(["agreements"])
    assert "Vi ringer" not in capsys.readouterr().out
    main(["agreements", "--all", "--json"])
    found = {each["what"]: each for each in json.loads(capsys.readouterr().out)["agreements"]}["Vi ringer"]
    assert found["status"] == status
    assert found["outcomes"][0]["word"] == ("Det gik" if "--word" in mark else None)


@pytest.mark.parametrize(
    ("day", "due"), [([], review_day(TODAY)), (["om", "3", "uger"], TODAY + timedelta(weeks=3)), (["i dag"], TODAY)]
)
def test_it_goes_on_to_a_new_day(kept: str, capsys: pytest.CaptureFixture[str], day: list[str], due: date) -> None:
    assert main(["agreements", "--continue", f"{kept[:4]}.3", *day]) == 0
    assert capsys.readouterr().out.startswith("Fortsætter til ")
    main(["agreements", "--json"])
    found = {each["what"]: each for each in json.loads(capsys.readouterr().out)["agreements"]}["Vi ringer"]
    assert (found["status"], found["due"]) == ("open", due.isoformat())


def test_the_list_with_all_tells_what_happened(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["agreements", "--done", f"{kept[:4]}.3", "--word", "Det\x1b[31m gik"])
    capsys.readouterr()
    main(["agreements", "--all"])
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert "Afsluttet" in lines and lines[-1] == "Det gik" and lines[-2].endswith(": gjort")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--done", "zzzz"], "»zzzz«"),
        (["--done", ""], "»«"),
        (["--done", "{}"], "Flere aftaler"),
        (["--done", "{}.9"], ".9«"),
        (["--done", "{}.3", "--drop", "{}.3"], "én ting ad gangen"),
        (["--continue", "{}.3", "engang"], "»engang«"),
        (["--continue", "{}.3", "1/1-2020"], "»1/1-2020«"),
        (["--word", "hov"], "--done"),
        (["--done", "{}.3", "--word", "ø" * 1001], "1000"),
        (["--team", "xyz"], "»xyz«"),
    ],
)
def test_what_cannot_be_marked_is_one_sentence(
    kept: str, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    code = main(["agreements", *(each.format(kept[:4]) for each in arguments)])
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert words in said.err and said.err.count("\n") == 1
    main(["agreements"])
    assert "Vi ringer" in capsys.readouterr().out
