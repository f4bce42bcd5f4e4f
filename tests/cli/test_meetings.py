"""`meetings`: what was kept, and nothing that anybody wrote."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledelseskort.cli.finding import shorten
from ledelseskort.cli.main import main
from ledelseskort.deck.kinds import ModeName

from .helpers import Run
from .holding import DRAWN, Moves, hold

WRITTEN: Moves = (("draw", {}), ("note", {"text": "Hemmeligt"}), ("agree", {"what": "Vi ringer", "seat": 1}))
BEGUN = datetime(2026, 11, 20, 13, 5, tzinfo=UTC)


def test_nothing_yet(run: Run, fenced: Path) -> None:
    done = run("meetings")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Når I har holdt et møde, finder I det her.\n"
    assert list(fenced.iterdir()) == []


def test_a_meeting_on_two_lines(run: Run, library: Path) -> None:
    stream = hold(library, *WRITTEN, team="Direktionen", begun=BEGUN)
    done = run("moeder")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"{stream[:4]}  20. november 2026 kl. 13.05 · Prøve\n"
        "      Send kortet rundt · Direktionen · 1 kort · 1 aftale\n"
    )


def test_nothing_that_anybody_wrote(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hold(library, *WRITTEN)
    hold(library, *WRITTEN[:2], mode=ModeName.ALONE, names=("Eva",))
    for arguments in (["meetings"], ["meetings", "--json"]):
        assert main(arguments) == 0
        said = capsys.readouterr().out
        assert not any(word in said for word in ("Hemmeligt", "ringer", "Anna", "Eva"))


def test_the_latest_first_and_what_is_not_over(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = hold(library, *DRAWN)
    last = hold(library, *DRAWN, ends=False)
    main(["meetings"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[::2]] == [last[:4], first[:4]]
    assert [line.endswith("ikke slut") for line in lines[1::2]] == [True, False]


def test_one_group_s_own(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ours = hold(library, *DRAWN, team="Direktionen")
    hold(library, *DRAWN, team="Skolen")
    hold(library, *DRAWN)
    main(["meetings", "--team", "direktionen", "--json"])
    document = json.loads(capsys.readouterr().out)
    assert document["version"] == 1
    assert [each["id"] for each in document["meetings"]] == [ours]
    assert document["meetings"][0]["team"] == "Direktionen"
    assert main(["meetings", "--team", "direktion"]) == 2
    assert "Mente du »Direktionen«?" in capsys.readouterr().err
    assert main(["meetings", "--team", "xyz"]) == 2
    assert "»xyz«" in capsys.readouterr().err


def test_ids_are_as_long_as_it_takes() -> None:
    assert shorten([]) == shorten(["abcdef"]) == shorten(["abcdef", "bbcdef"]) == 4
    assert shorten(["abcdef", "abcdxx"]) == 5
    assert shorten(["abcdef", "abcdee", "b"]) == 6
