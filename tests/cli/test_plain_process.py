"""`play --plain` as a real process: whole games over a pipe, and every way to stop one."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from .helpers import Run

GAMES = {
    "pass-around": ("--with", "Anna,Bo,Carla", ["", "", "m", "", "slut", "a", "Vi ringer", "2", "", "x"]),
    "memory": ("--seats", "4", ["", "3", "spørg videre", "", "slut mødet", "", "Vi ringer", "", "om en uge", "slut"]),
    "hand-over": (
        "--with",
        "Anna,Bo",
        ["", "2", "", "", "", "", "", "slut mødet", "a", "Vi ringer", "anna", "6/12", "x"],
    ),
    "alone": ("--depth", "2", ["", "hjælp", "n", "Det gik godt.", "", "slut", "a", "", "Vi ringer", "", "x"]),
}
MANY = 5000
TYPED = [
    "",
    "1",
    "3",
    "4",
    "5",
    "7",
    "9",
    "12",
    "17",
    "?",
    "note",
    "aftale",
    "tilbage til kortene",
    "6/12",
    *"abdeghiklmnoprsuz+",
]
TYPED += ["en går", "en er tilbage", "fortryd", "pause", "Anna", "et andet kort", "ø" * 300, "9" * 50, "\x1b[2J", "-1"]
ENDING = 0.005
"""How often a line would end the meeting, or begin to."""
AGAIN = """
import io, sys
from ledelseskort.cli.main import main
heard = sys.stdin = io.StringIO(sys.stdin.read())
while heard.tell() < len(heard.getvalue()):
    if code := main(sys.argv[1:]):
        sys.exit(code)
"""
"""The program, started anew each time a meeting has ended, until every line has been eaten by one of them."""


def started(*arguments: str) -> subprocess.Popen[str]:
    """A meeting that listens."""
    return subprocess.Popen(
        [sys.executable, "-m", "ledelseskort", "play", "--plain", "--keep-nothing", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def heard_until(process: subprocess.Popen[str], line: str) -> None:
    """Waits for a line that begins like this one."""
    assert process.stdout is not None
    assert any(each.startswith(line) for each in process.stdout)


@pytest.mark.parametrize("mode", GAMES)
def test_a_whole_game_to_the_summary(process: Run, mode: str) -> None:
    option, value, lines = GAMES[mode]
    typed = "".join(f"{each}\n" for each in lines)
    done = process("play", "--keep-nothing", "--mode", mode, option, value, "--deal-seed", "7", stdin=typed)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Sammen om ledelse.\n")
    summary = done.stdout[done.stdout.index("\nTak for ") :]
    assert "har mødt ét kort:\n1. " in summary
    assert "1. Vi ringer. " in summary
    assert summary.endswith("\nIntet bliver gemt. Kopiér det, der skal med.\n")


def test_from_nothing_settled_to_a_card_in_four_times_enter(process: Run) -> None:
    done = process("play", "--plain", stdin="\n\n\n\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Spørgsmål: " in done.stdout


@pytest.mark.parametrize("mode", GAMES)
def test_the_end_of_input_ends_it_as_closing_would(process: Run, mode: str) -> None:
    writing = "\nskriv\nHusk det" if mode == "alone" else "note\nHusk det"
    for lines in ("", "\n", writing):
        done = process("play", "--plain", "--keep-nothing", "--mode", mode, "--seats", "3", stdin=lines)
        assert (done.returncode, done.stderr) == (0, "")
        assert ("Husk det" in done.stdout) is ("Husk det" in lines)
        assert done.stdout.splitlines()[-1].startswith("Intet bliver gemt.")


def test_nothing_is_left_on_the_disk(process: Run, fenced: Path, tmp_path: Path) -> None:
    process(
        "play", "--keep-nothing", "--mode", "memory", "--seats", "3", "--team", "Os", stdin="\n\nnote\nHusk det\n\n"
    )
    assert [file for file in (*fenced.rglob("*"), *tmp_path.rglob("*")) if file.is_file()] == []


WARNING = "Mødet bliver ved. Ctrl+c en gang til lukker det uden at runde af."
WAY_OUT = "Ordet »slut« runder af."


def test_a_second_interrupt_at_the_same_question_is_130_and_quiet() -> None:
    process = started("--mode", "memory", "--seats", "3")
    assert process.stdin is not None
    heard_until(process, "1. Vend et kort")
    for typed in ("hvor lang tid\n", "note\n"):
        process.send_signal(signal.SIGINT)
        heard_until(process, f"{WARNING} {WAY_OUT}\n")
        process.stdin.write(typed)
        process.stdin.flush()
        heard_until(process, "Mødet slutter klokken" if typed.startswith("hvor") else "Note. Alle kan se")
    process.send_signal(signal.SIGINT)
    heard_until(process, f"{WARNING}\n")
    process.send_signal(signal.SIGINT)
    said, trouble = process.communicate(timeout=30)
    assert (process.returncode, said, trouble) == (130, "", "")


def test_before_the_meeting_an_interrupt_leaves_at_once() -> None:
    process = started()
    heard_until(process, "Hvor mange er I?")
    process.send_signal(signal.SIGINT)
    _, trouble = process.communicate(timeout=30)
    assert (process.returncode, trouble) == (130, "")


def test_a_closed_pipe_is_quiet() -> None:
    process = started("--mode", "pass-around", "--seats", "3")
    heard_until(process, "1. Træk et kort")
    assert process.stdout is not None and process.stdin is not None and process.stderr is not None
    process.stdout.close()
    process.stdin.write("\n?\n?\n")
    process.stdin.close()
    with process.stderr:
        assert process.stderr.read() == ""
    assert process.wait(timeout=30) == 0


def test_on_a_terminal_it_is_plain_lines_until_ctrl_d() -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "ledelseskort", "play", "--plain", "--keep-nothing", "--mode", "memory", "--seats", "3"],
        dimensions=(24, 40),
        encoding="utf-8",
        timeout=30,
        env=dict(os.environ),  # as Python sees it: below it, readline may have set COLUMNS
    )
    child.expect_exact("1. Vend et kort")
    before = child.before
    child.sendline("spørgsmål")
    child.expect_exact("Det er ikke et af valgene.")
    child.sendeof()
    child.expect(pexpect.EOF)
    said = f"{before}{child.before}"
    child.close()
    assert child.exitstatus == 0
    assert "\x1b" not in said
    assert max(len(line) for line in said.splitlines()) < 40
    assert said.rstrip().endswith("Intet bliver gemt.")


@pytest.mark.parametrize("mode", GAMES)
def test_thousands_of_lines_of_anything(mode: str) -> None:
    chance = random.Random(mode)
    odd = "".join(chr(number) for number in range(1, 0x2FFF) if chr(number) not in "\r\n2")

    def line() -> str:
        if chance.random() < ENDING:
            return chance.choice(["x", "slut mødet"])
        return chance.choice(TYPED) if chance.random() < 0.9 else "".join(chance.choices(odd, k=chance.randrange(30)))

    done = subprocess.run(
        [sys.executable, "-c", AGAIN, "play", "--keep-nothing", "--mode", mode, "--seats", "5", "--deal-seed", "1"],
        input="\n".join(line() for _ in range(MANY)),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    meetings = done.stdout.count("Bogstaverne er de samme")
    assert meetings > 1, "no meeting was ever ended"
    assert done.stdout.count("\nIntet bliver gemt.") == 2 * meetings
    assert done.stdout.count("\n") > MANY
    assert "\x1b" not in done.stdout


def test_bytes_that_are_no_text_are_taken_as_they_come() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ledelseskort", "play", "--plain", "--keep-nothing", "--mode", "alone"],
        input=os.urandom(20_000) + b"\n\xff\xfe\x00\n",
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8").splitlines()[-1].startswith("Intet bliver gemt.")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["findes-ikke"], 2, "Der er intet kortsæt, der hedder »findes-ikke«."),
        (["--seats", "0"], 2, "ikke 0."),
        (["--seats", "13"], 2, "ikke 13."),
        (["--with", "Anna,,Bo"], 2, "tomt"),
        (["--with", "Anna,anna"], 2, "»anna« står to gange."),
        (["--with", "An\x1b[31mna"], 2, "almindelige tegn"),
        (["--tag", "findes-ikke"], 2, "findes-ikke"),
    ],
)
def test_what_cannot_be_played_is_one_sentence(process: Run, arguments: list[str], code: int, words: str) -> None:
    done = process("play", "--plain", *arguments, stdin="\n\n\n\n")
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_deck_of_one_card_is_played_through(process: Run, library: Path) -> None:
    file = library / "deck" / "proeve.yaml"
    whole = file.read_text(encoding="utf-8")
    kept = [line for line in whole.splitlines() if "id: to" not in line and "id: tre" not in line]
    file.write_text("\n".join(kept), encoding="utf-8")
    done = process(
        "play", "proeve", "--library", library, "--plain", "--mode", "hand-over", "--seats", "2", stdin="\n" * 7
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "I har været alle kort igennem.\n1. Bland igen\n" in done.stdout
