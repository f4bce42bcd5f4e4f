"""A program in a real pseudo-terminal, and the clock beside it: when what it painted came out."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence

ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")
QUIET = 0.08
"""Seconds without a byte after which a burst is over."""
REST = 0.5
"""Seconds before each key: the app leaves out a key that comes right after a change, as a slip of the finger."""
PATIENCE = 20.0
"""Seconds after which what was waited for is not coming."""


class Silent(Exception):
    """The program did not paint what was waited for."""


class Terminal:
    """One program in a pseudo-terminal of its own."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], columns: int, rows: int) -> None:
        self.started = time.perf_counter()
        self.pid, self.end = pty.fork()
        if self.pid == 0:
            os.execve(command[0], list(command), dict(environment))
        fcntl.ioctl(self.end, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.received = bytearray()

    def wait_for(self, text: str) -> float:
        """Seconds from the start until the text had been painted since the last key. Raises `Silent`."""
        wanted = text.encode()
        while wanted not in ESCAPES.sub(b"", bytes(self.received)):
            self._more(PATIENCE)
        return time.perf_counter() - self.started

    def press(self, key: str) -> tuple[float, float]:
        """Seconds from the key until the first byte that answers it, and until the last of that burst."""
        self.settle(REST)
        self.received.clear()
        pressed = time.perf_counter()
        os.write(self.end, key.encode())
        self._more(PATIENCE)
        first = last = time.perf_counter()
        while self._more(QUIET, needed=False):
            last = time.perf_counter()
        return first - pressed, last - pressed

    def settle(self, rest: float = QUIET) -> None:
        """Wait that long, and then until nothing more is painted."""
        until = time.perf_counter() + rest
        while self._more(max(QUIET, until - time.perf_counter()), needed=False):
            pass

    def close(self) -> int:
        """End the program. Returns the most memory it held, in bytes."""
        os.kill(self.pid, signal.SIGKILL)
        _, _, usage = os.wait4(self.pid, 0)
        os.close(self.end)
        return usage.ru_maxrss * 1024

    def _more(self, seconds: float, *, needed: bool = True) -> bool:
        """Take in what has come. Raises `Silent` where nothing comes and something was needed."""
        ready, _, _ = select.select([self.end], [], [], seconds)
        try:
            chunk = os.read(self.end, 1 << 16) if ready else b""
        except OSError:  # the program has ended and its side of the terminal is closed
            chunk = b""
        self.received += chunk
        if not chunk and needed:
            raise Silent(ESCAPES.sub(b"", bytes(self.received)).decode(errors="replace")[-2000:])
        return bool(chunk)
