"""The whole program, with everything written down that would leave this machine or make a file.

`python -m tests.journal.torture.watched REPORT [words of the command line]`. The words `--fault` and nothing else show
that it sees: it then reaches out by itself.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path
from typing import Any

OUTWARD = frozenset(
    {
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
        "socket.sendto",
        "socket.sendmsg",
        "urllib.Request",
        "http.client.connect",
    }
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
MAKING = frozenset({"os.mkdir", "os.rename", "os.link", "os.symlink"})


class Seen:
    """What was asked of the system."""

    def __init__(self) -> None:
        self.outward: list[str] = []
        self.made: list[str] = []
        self.databases: list[str] = []

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in OUTWARD:
            self.outward.append(event)
        elif event in MAKING or (event == "open" and arguments[2] & WRITING):
            self.made.append(str(arguments[0]))
        elif event == "sqlite3.connect":
            self.databases.append(str(arguments[0]))


def main(words: list[str]) -> int:
    """Runs the program with these words; its exit code."""
    report, *rest = words
    seen = Seen()
    sys.addaudithook(seen)
    try:
        if rest == ["--fault"]:
            with socket.socket() as outward:
                outward.connect_ex(("127.0.0.1", 9))
            return 0
        from ledelseskort.cli.main import main as program

        return program(rest)
    finally:
        Path(report).write_text(json.dumps(vars(seen)), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
