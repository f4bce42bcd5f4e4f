"""`forget` and `overview`: what is gone, and what was met."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledelseskort.cli.forget import months_before
from ledelseskort.cli.main import main

from .helpers import Run
from .holding import DRAWN, ago, hold

SECRET = ("note", {"text": "Hemmelighed"})


def left(run: Run) -> set[str]:
    return {each["id"] for each in json.loads(run("meetings", "--json").stdout)["meetings"]}


def test_where_nobody_can_be_asked_nothing_is_forgotten(run: Run, library: Path) -> None:
    stream = hold(library, *DRAWN)
    for what in ([stream[:4]], ["--all"], ["--older-than", "0"]):
        done = run("forget", *what, stdin="ja\n")
        assert (done.returncode, done.stdout) == (2, "")
        assert "--yes" in done.stderr and done.stderr.count("\n") == 1
    assert left(run) == {stream}


def test_one_meeting_and_every_byte_of_it(run: Run, library: Path, fenced: Path) -> None:
    gone, stays = hold(library, *DRAWN, SECRET), hold(library, *DRAWN)
    assert any(b"Hemmelighed" in file.read_bytes() for file in fenced.rglob("logbog*"))
    done = run("glem", gone[:8], "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 møde er slettet, med alt, hvad der stod i det.\n")
    assert "sikkerhedskopier" in done.stdout
    assert left(run) == {stays}
    assert not any(b"Hemmelighed" in file.read_bytes() for file in fenced.rglob("*") if file.is_file())


def test_a_group_what_is_old_and_everything(run: Run, library: Path) -> None:
    old = hold(library, *DRAWN, begun=ago(days=400))
    hold(library, *DRAWN, team="Os")
    new = hold(library, *DRAWN)
    assert run("forget", "--team", "os", "--yes").returncode == 0
    assert left(run) == {old, new}
    assert run("forget", "--older-than", "12", "--yes").stdout.startswith("1 møde")
    assert left(run) == {new}
    assert run("forget", "--all", "--yes").stdout.startswith("1 møde")
    assert left(run) == set()
    assert run("forget", "--all", "--yes").stdout.startswith("Der var ingen møder at slette.")


@pytest.mark.parametrize("arguments", [[], ["abcd", "--all"], ["--all", "--older-than", "3"]])
def test_exactly_one_thing_is_said(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(["forget", *arguments, "--yes"]) == 2
    assert "--older-than" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("months", "day"), [(0, (2027, 3, 31)), (1, (2027, 2, 28)), (12, (2026, 3, 31)), (15, (2025, 12, 31))]
)
def test_months_are_counted_in_the_calendar(months: int, day: tuple[int, int, int]) -> None:
    found = months_before(datetime(2027, 3, 31, 9, tzinfo=UTC), months)
    assert (found.year, found.month, found.day) == day


def test_the_overview_of_each_group(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["overview"]) == 0
    assert capsys.readouterr().out == "Når I har holdt et møde, finder I det her.\n"
    hold(library, *DRAWN, ("agree", {"what": "Vi ringer"}), team="Os")
    hold(library, *DRAWN)
    main(["overview", "--team", "OS"])
    said = capsys.readouterr().out
    assert said.startswith("Os · 1 møde\n") and "Aftaler: 1 åben\n" in said
    assert said.count("█" * 20) == 2 and said.count("ikke endnu") == 2
    assert "1 gang, 1 af " in said and "Anna" not in said and "ringer" not in said
    main(["overview", "--json"])
    document = json.loads(capsys.readouterr().out)
    assert document["version"] == 1
    assert [(each["team"], each["meetings"]) for each in document["overviews"]] == [(None, 1), ("Os", 1)]


def test_the_overview_of_a_period(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hold(library, *DRAWN, begun=datetime(2026, 3, 5, 9, tzinfo=UTC))
    for period, many in ((["--since", "6/3-2026"], 0), (["--until", "5/3-2026"], 1), (["--since", "5. marts 2026"], 1)):
        main(["overview", "--json", *period])
        assert len(json.loads(capsys.readouterr().out)["overviews"]) == many
    for wrong in (["--since", "engang"], ["--since", "5/3-2026", "--until", "4/3-2026"]):
        assert main(["overview", *wrong]) == 2
