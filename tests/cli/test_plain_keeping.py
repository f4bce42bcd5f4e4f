"""A plain meeting that is kept: taken up again where it was, and what was agreed met again; or nothing kept at all."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from .helpers import Run
from .holding import DRAWN, hold

AT_TABLE = ("--plain", "--mode", "pass-around", "--with", "Anna,Bo")
SAVED = "Gemt på denne pc."
NOTE = "\nn\nHusk det\n\n"


def kept(run: Run) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("meetings", "--json").stdout)["meetings"]
    return found


def test_what_is_written_is_kept_and_the_end_of_input_leaves_it_to_go_on_with(run: Run) -> None:
    done = run("play", *AT_TABLE, "--team", "Os", stdin=NOTE)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Noten er skrevet ned.\n{SAVED}\n" in done.stdout
    assert done.stdout.endswith(
        f"\n{SAVED}\nMødet er ikke slut. Kommandoen »ledelseskort fortsaet« tager det op igen.\n"
    )
    (meeting,) = kept(run)
    assert (meeting["ended"], meeting["team"], meeting["cards"]) == (False, "Os", 1)
    again = run("fortsaet", stdin="slut\nx\n")
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout.startswith("Sammen om ledelse. Vi fortsætter, hvor I slap.\n")
    assert "1. Husk det\n" in again.stdout and again.stdout.endswith(f"\n{SAVED}\n")
    assert [each["ended"] for each in kept(run)] == [True]
    over = run("fortsaet")
    assert (over.returncode, over.stdout) == (2, "")
    assert "ikke noget møde at fortsætte" in over.stderr


def test_a_meeting_without_a_move_leaves_nothing_to_go_on_with(run: Run) -> None:
    assert SAVED not in run("play", *AT_TABLE, stdin="").stdout
    assert kept(run) == []


def test_an_ended_meeting_is_not_taken_up(run: Run, library: Path) -> None:
    stream = hold(library, *DRAWN)
    done = run("resume", stream[:6])
    assert (done.returncode, done.stdout) == (1, "")
    assert "er slut" in done.stderr


def test_the_one_that_is_named_is_taken_up(run: Run, library: Path) -> None:
    first = hold(library, *DRAWN, ends=False)
    hold(library, *DRAWN, ends=False)
    done = run("resume", first[:8], "--library", library, stdin="x\nx\n")
    assert done.stdout.startswith("Prøve. Vi fortsætter, hvor I slap.\n") and "ændret" not in done.stdout
    assert {each["id"]: each["ended"] for each in kept(run)}[first] is True


def test_a_deck_that_has_changed_since_is_told_and_the_old_text_is_played(run: Run, library: Path) -> None:
    hold(library, *DRAWN, ends=False)
    file = library / "deck" / "proeve.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("Hvad er", "Hvad blev"), encoding="utf-8")
    done = run("resume", "--library", library)
    assert "Kortsættet er ændret siden. I spiller med de tekster, mødet begyndte med.\n" in done.stdout
    assert "Hvad er" in done.stdout and "Hvad blev" not in done.stdout


def test_the_unfinished_one_is_offered_in_one_line(run: Run, library: Path) -> None:
    hold(library, *DRAWN, ends=False)
    told = run("play", *AT_TABLE, stdin="")
    assert "Mødet fra i går er ikke slut. Kommandoen »ledelseskort fortsaet« tager det op.\n" in told.stdout
    assert "fortsætter, hvor I slap" in run("play", "--plain", stdin="fortsæt\n").stdout
    assert "Hvor mange er I?" in run("play", "--plain", stdin="\n").stdout
    assert "ikke slut" not in run("play", "--plain", "--keep-nothing", stdin="\n").stdout


def test_what_this_group_agreed_is_met_first(run: Run, library: Path) -> None:
    past, future = date.today() - timedelta(days=2), date.today() + timedelta(days=9)
    hold(library, *DRAWN, ("agree", {"what": "Vi ringer", "seat": 2, "due": past}), team="Os")
    hold(library, *DRAWN, ("agree", {"what": "De andre skriver", "due": past}), team="Dem")
    hold(library, *DRAWN, ("agree", {"what": "Vi venter", "due": future}), team="Os")
    lines = "2\nom en uge\nDet gik halvt\nTid\n\n"
    done = run("play", *AT_TABLE, "--team", "os", stdin=lines)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Sidst aftalte I én ting. Hvad blev der af den?\n\nVi ringer. Bo. " in done.stdout
    assert "De andre" not in done.stdout and "Vi venter" not in done.stdout
    found = {each["what"]: each for each in json.loads(run("agreements", "--json").stdout)["agreements"]}
    assert found["Vi ringer"]["due"] == (date.today() + timedelta(weeks=1)).isoformat()
    (outcome,) = found["Vi ringer"]["outcomes"]
    assert (outcome["kind"], outcome["word"], outcome["cost"], outcome["instead"]) == (
        "continued",
        "Det gik halvt",
        "Tid",
        None,
    )


def test_later_changes_nothing(run: Run, library: Path) -> None:
    hold(library, *DRAWN, ("agree", {"what": "Vi ringer"}), team="Os")
    before = run("agreements", "--json").stdout
    done = run("play", *AT_TABLE, "--team", "Os", stdin="\n")
    assert "Vi ringer." in done.stdout
    assert run("agreements", "--json").stdout == before


def test_where_nothing_can_be_kept_it_is_said_once_and_playing_goes_on(run: Run, fenced: Path) -> None:
    (fenced / "data").mkdir()
    (fenced / "data" / "ledelseskort").write_text("i vejen", encoding="utf-8")
    done = run("play", *AT_TABLE, stdin=f"{NOTE}n\nOgså det\n\n\nx\nx\n")
    assert done.returncode == 0
    assert done.stdout.count("Det kunne ikke gemmes") == 1
    assert SAVED not in done.stdout
    assert "1. Husk det\n2. Også det\n" in done.stdout
    assert done.stdout.endswith("\nDet sidste kunne ikke gemmes. Kopiér det, der skal med.\n")


def test_keep_nothing_creates_nothing_and_looks_at_nothing(run: Run, fenced: Path, library: Path) -> None:
    done = run("play", *AT_TABLE, "--keep-nothing", "--team", "Os", stdin=NOTE)
    assert "Intet bliver gemt.\n" in done.stdout and SAVED not in done.stdout
    assert list(fenced.iterdir()) == []
    hold(library, *DRAWN, ("agree", {"what": "Vi ringer"}), team="Os")
    assert "Vi ringer" not in run("play", *AT_TABLE, "--keep-nothing", "--team", "Os", stdin=NOTE).stdout
    assert len(kept(run)) == 1


def test_an_interrupt_leaves_it_to_go_on_with(run: Run) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "ledelseskort", "play", *AT_TABLE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(NOTE)
    process.stdin.flush()
    for line in process.stdout:
        if line.startswith(SAVED):
            break
    process.send_signal(signal.SIGINT)
    for line in process.stdout:
        if line.startswith("Mødet bliver ved."):
            break
    process.send_signal(signal.SIGINT)
    _, trouble = process.communicate(timeout=30)
    assert (process.returncode, trouble) == (130, "")
    assert "1. Husk det\n" in run("resume", stdin="x\nx\n").stdout
