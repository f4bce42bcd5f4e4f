"""The app as a real process on a pseudo-terminal: whole meetings, the way out, and a terminal that is closed."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pexpect
import pyte
import pytest

from ledelseskort.wording.words import load

COLUMNS, ROWS = 80, 24
PATIENCE = 30.0
"""Seconds in which anything that is waited for must have come."""
SETTLED = 0.45
"""Seconds without a new picture: whatever was pressed has been done, and the next press counts."""
KEYS = {
    "space": " ",
    "enter": "\r",
    "esc": "\x1b",
    "right": "\x1b[C",
    "down": "\x1b[B",
    "end": "\x1b[F",
    "pagedown": "\x1b[6~",
    "ctrl+q": "\x11",
    "ctrl+c": "\x03",
    "ctrl+s": "\x13",
}
CLOSE = ("esc", "end", "space")
WORDS = load()


class Terminal:
    """A terminal with the program in it."""

    def __init__(self, *arguments: str, columns: int = COLUMNS, rows: int = ROWS) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.written = b""
        self.child = pexpect.spawn(
            sys.executable, ["-m", "ledelseskort", *arguments], dimensions=(rows, columns), timeout=PATIENCE
        )

    def read(self, seconds: float) -> bool:
        """Whether anything came within that time; it is on the screen then."""
        try:
            data: bytes = self.child.read_nonblocking(65536, timeout=seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.written += data
        # A private marker that pyte does not know would be printed as text.
        self.stream.feed(data.replace(b"\x1b[>1u", b"").replace(b"\x1b[<u", b""))
        return True

    def press(self, *keys: str) -> None:
        """Keys, each when the one before has been done."""
        for key in keys:
            self.quiet()
            self.child.send(KEYS.get(key, key))

    def quiet(self) -> None:
        """Until no new picture comes."""
        deadline = time.monotonic() + PATIENCE
        while self.read(SETTLED) and time.monotonic() < deadline:
            pass

    def shows(self, *texts: str) -> None:
        """Until each of the texts stands on the screen."""
        deadline = time.monotonic() + PATIENCE
        while not all(text in self.text() for text in texts):
            assert time.monotonic() < deadline, f"{texts} never came:\n" + "\n".join(self.screen.display)
            self.read(0.1)

    def text(self) -> str:
        return " ".join(" ".join(self.screen.display).split())

    def ended(self) -> int | None:
        """The exit code once the program is over; None when a signal ended it."""
        deadline = time.monotonic() + PATIENCE
        while self.child.isalive():
            assert time.monotonic() < deadline, "it did not end:\n" + "\n".join(self.screen.display)
            self.read(0.1)
        while self.read(0.1):
            pass
        code: int | None = self.child.exitstatus
        return code

    def assert_left_clean(self) -> None:
        """The program said nothing, and the terminal is as it was found."""
        assert b"Traceback" not in self.written
        assert "Traceback" not in self.text()
        for switched_on, switched_off in ((b"?1049h", b"?1049l"), (b"?1000h", b"?1000l"), (b"?2004h", b"?2004l")):
            if switched_on in self.written:
                assert self.written.rindex(switched_off) > self.written.rindex(switched_on)
        assert self.written.rindex(b"?25h") > self.written.rindex(b"?25l")
        after = self.written[self.written.rindex(b"?1049l") + 6 :]
        assert "ø" not in after.decode(errors="replace")
        assert not [byte for byte in after if byte >= 0x80]


@contextmanager
def opened(*arguments: str, columns: int = COLUMNS, rows: int = ROWS) -> Iterator[Terminal]:
    terminal = Terminal(*arguments, columns=columns, rows=rows)
    try:
        yield terminal
    finally:
        terminal.child.close(force=True)


def to_the_summary_and_out(terminal: Terminal) -> None:
    """Slut her, slut, and out at once: nothing is asked after the summary."""
    terminal.press(*CLOSE)
    terminal.shows(WORDS("option.end"))
    terminal.press("right", "space")
    terminal.shows(WORDS("tui.summary.home"))
    terminal.press("ctrl+q")
    assert terminal.ended() == 0
    terminal.assert_left_clean()


def test_the_command_alone_opens_the_app_and_a_card_goes_round_to_the_summary() -> None:
    with opened() as terminal:
        terminal.shows(WORDS("tui.home.new-meeting"), WORDS("tui.tagline"))
        terminal.press("space")
        terminal.shows(WORDS("tui.setting.seats"))
        terminal.press("3", "space")
        terminal.shows(WORDS("option.draw"))
        terminal.press("space")
        terminal.shows(WORDS("option.pass-on"), "▸")
        terminal.press("space", "space", "space")
        terminal.shows(WORDS("stage.pass-around.second-offer"))
        to_the_summary_and_out(terminal)


def test_vendespil_to_the_summary_with_the_clock_running() -> None:
    with opened("play", "--mode", "memory", "--seats", "4") as terminal:
        terminal.shows(WORDS("tui.table.cards-left", turned=0, count=12))
        terminal.press("space")
        terminal.shows("10:00")
        terminal.shows("09:59")
        terminal.press("space")
        terminal.shows(WORDS("tui.table.cards-left", turned=1, count=12))
        terminal.press("space")
        terminal.shows(WORDS("tui.table.cards-left", turned=2, count=12))
        to_the_summary_and_out(terminal)


def test_a_card_is_handed_over_to_the_summary() -> None:
    with opened("--calm", "play", "--mode", "hand-over", "--with", "Anna,Bo") as terminal:
        terminal.shows(WORDS("stage.hand-over.choose", seat="Anna"))
        terminal.press("space")
        terminal.shows(WORDS("stage.hand-over.hand-over", seat="Anna"))
        terminal.press("space")
        terminal.shows(WORDS("option.accept"))
        terminal.press("space")
        terminal.shows(WORDS("stage.hand-over.reflect", seat="Bo"))
        terminal.press("space", "space")
        terminal.shows(WORDS("stage.hand-over.last-word", seat="Bo"))
        terminal.press("space")
        terminal.shows(WORDS("stage.hand-over.choose", seat="Bo"))
        to_the_summary_and_out(terminal)


def test_alone_with_a_card_to_the_summary() -> None:
    with opened("--calm") as terminal:
        terminal.shows(WORDS("tui.home.alone"))
        terminal.press("down", "space")
        terminal.shows(WORDS("option.draw-alone"))
        terminal.press("space")
        terminal.shows(WORDS("option.note-alone"))
        terminal.press("space", "Jeg lyttede ikke, øv.")
        terminal.press("ctrl+s")
        terminal.press(*CLOSE)
        terminal.shows(WORDS("stage.alone.closing"))
        terminal.press("right", "space")
        terminal.shows(WORDS("tui.summary.home"), "Jeg lyttede ikke, øv.")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
        terminal.assert_left_clean()


def test_the_way_out_is_asked_about_in_a_meeting() -> None:
    with opened("--calm", "play", "--seats", "3") as terminal:
        terminal.shows(WORDS("option.draw"))
        terminal.press("ctrl+c")
        terminal.shows(WORDS("tui.quit.title"))
        terminal.press("esc", "ctrl+q")
        terminal.shows(WORDS("tui.quit.title"))
        terminal.press("down", "space")
        assert terminal.ended() == 0
        terminal.assert_left_clean()


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c"])
def test_outside_a_meeting_the_way_out_is_one_key(key: str) -> None:
    with opened("--calm") as terminal:
        terminal.shows(WORDS("tui.home.new-meeting"))
        terminal.press(key)
        assert terminal.ended() == 0
        terminal.assert_left_clean()


@pytest.mark.parametrize("where", ["home", "flip"])
def test_a_terminal_that_is_closed_leaves_no_process(where: str) -> None:
    arguments = () if where == "home" else ("play", "--mode", "memory", "--seats", "3")
    with opened(*arguments) as terminal:
        terminal.shows(WORDS("tui.home.new-meeting") if where == "home" else WORDS("tui.key.move"))
        terminal.press("space")
        terminal.child.ptyproc.fileobj.close()
        assert ended_how(terminal.child.pid) in {0, -signal.SIGHUP}
        terminal.child.ptyproc.closed = terminal.child.closed = True
        terminal.child.ptyproc.terminated = terminal.child.terminated = True


def ended_how(pid: int) -> int:
    """The exit code, or a signal's number below zero."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
    os.kill(pid, signal.SIGKILL)
    raise AssertionError("the program outlived its terminal")


def test_keys_hammered_in_one_go_break_nothing() -> None:
    chance = random.Random(7)
    keys = [*"mbpaezsfkdv+?", *[KEYS[name] for name in ("space", "enter", "esc", "right", "down", "pagedown")] * 3]
    with opened("play", "--seats", "5") as terminal:
        terminal.shows(WORDS("option.draw"))
        for _ in range(12):
            terminal.child.send("".join(chance.choice(keys) for _ in range(60)))
            terminal.read(0.2)
        terminal.child.send(KEYS["ctrl+q"] * 2 + KEYS["enter"] * 5 + KEYS["esc"])
        assert terminal.ended() == 0
        terminal.assert_left_clean()


def test_a_window_that_is_too_small_says_so_and_comes_back() -> None:
    with opened("--calm", "play", "--seats", "3", columns=50, rows=15) as terminal:
        terminal.shows("Vinduet er for lille")
        terminal.screen.resize(ROWS, COLUMNS)
        terminal.child.setwinsize(ROWS, COLUMNS)
        terminal.shows(WORDS("option.draw"))
        terminal.screen.resize(10, 40)
        terminal.child.setwinsize(10, 40)
        terminal.shows("Vinduet er for lille")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
        terminal.assert_left_clean()


def test_what_is_wrong_is_said_before_the_screen_opens() -> None:
    with opened("play", "--seats", "13") as terminal:
        assert terminal.ended() == 2
        assert "fra 1 til 12" in terminal.text()
        assert b"?1049h" not in terminal.written
