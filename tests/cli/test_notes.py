"""`forget MEETING --notes` and `--note N`: one thing that was written is seen, and is gone to the byte."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from ledelseskort.cli.journal import kept_here
from ledelseskort.cli.kept_requests import NotesRequest
from ledelseskort.cli.main import main
from ledelseskort.cli.notes import notes
from ledelseskort.cli.output import Output
from ledelseskort.deck.kinds import ModeName
from ledelseskort.wording.words import load

from .helpers import Run
from .holding import DRAWN, hold

WRITTEN = (
    ("note", {"text": "Hemmelig note"}),
    ("example", {"situation": "Det brændte", "action": "Hun slukkede"}),
    ("agree", {"what": "Vi ringer", "when": "telefonen er stille"}),
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def bytes_here(fenced: Path) -> bytes:
    return b"".join(file.read_bytes() for file in fenced.rglob("*") if file.is_file())


def test_each_thing_is_shown_with_its_number_and_its_card(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stream = hold(library, *DRAWN, *WRITTEN)
    assert main(["forget", stream[:6], "--notes"]) == 0
    said = capsys.readouterr().out
    assert [line[:10] for line in said.splitlines() if line[0] != " "] == ["2  Note kl", "3  Eksempe", "4  Aftale "]
    for text in ("Hemmelig note", "Det brændte", "Hun slukkede", "Vi ringer", "Når: telefonen er stille"):
        assert f"   {text}\n" in said
    assert said.count("   Kortet: Hvad er ") == 3


@pytest.mark.parametrize(
    ("number", "gone", "stays"),
    [("2", b"Hemmelig note", b"Vi ringer"), ("3", b"Hun slukkede", b"Hemmelig"), ("4", b"Vi ringer", b"Hemmelig")],
)
def test_just_that_is_gone(run: Run, library: Path, fenced: Path, number: str, gone: bytes, stays: bytes) -> None:
    stream = hold(library, *DRAWN, *WRITTEN)
    assert gone in bytes_here(fenced)
    done = run("glem", stream, "--note", number, "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Det er slettet.\n") and "sikkerhedskopier" in done.stdout
    assert gone not in bytes_here(fenced) and stays in bytes_here(fenced)
    assert gone.decode() not in run("forget", stream, "--notes").stdout
    again = run("glem", stream, "--note", number, "--yes")
    assert again.returncode != 0 and f"nummer {number}" in again.stderr
    assert ("Vi ringer" in run("agreements").stdout) is (number != "4")


def test_where_nobody_can_be_asked_nothing_goes(run: Run, library: Path, fenced: Path) -> None:
    stream = hold(library, *DRAWN, *WRITTEN)
    done = run("forget", stream, "--note", "2", stdin="ja\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert "noten »Hemmelig note«" in done.stderr and "--yes" in done.stderr
    assert b"Hemmelig note" in bytes_here(fenced)


@pytest.mark.parametrize(("answer", "left"), [("nej\n", True), ("\n", True), ("ja\n", False)])
def test_it_is_asked_first(
    library: Path, fenced: Path, monkeypatch: pytest.MonkeyPatch, answer: str, left: bool
) -> None:
    stream, asked, told = hold(library, *DRAWN, *WRITTEN), Terminal(), io.StringIO()
    monkeypatch.setattr("sys.stderr", asked)
    store = kept_here()
    notes(NotesRequest(stream, 4), store, load(), Output(told, 80, False), Terminal(answer))
    store.close()
    question = "Slet aftalen »Vi ringer« og det, der er skrevet om den? Det kan ikke fortrydes."
    assert question in " ".join(asked.getvalue().split())
    assert (b"Vi ringer" in bytes_here(fenced)) is left
    assert told.getvalue().startswith("Intet er slettet." if left else "Det er slettet.")


def test_what_was_written_alone_is_shown_only_to_who_asks_for_it(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stream = hold(library, ("note", {"text": "Mit eget"}), mode=ModeName.ALONE, names=("Anna",))
    for wish in (["--notes"], ["--note", "1", "--yes"]):
        assert main(["forget", stream, *wish]) == 2
        said = capsys.readouterr()
        assert "--own" in said.err and "Mit eget" not in said.out + said.err
    assert main(["forget", stream, "--notes", "--own"]) == 0
    assert "Mit eget" in capsys.readouterr().out


def test_a_meeting_with_nothing_written_says_so(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forget", hold(library, *DRAWN), "--notes"]) == 0
    assert capsys.readouterr().out == "Der er ikke skrevet noget ned i det møde.\n"


@pytest.mark.parametrize(
    "wish", [["--notes"], ["--note", "2"], ["abcd", "--notes", "--note", "2"], ["--all", "--notes"]]
)
def test_it_is_of_one_meeting(capsys: pytest.CaptureFixture[str], wish: list[str]) -> None:
    assert main(["forget", *wish, "--yes"]) == 2
    assert "--note" in capsys.readouterr().err
