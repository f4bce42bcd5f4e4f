"""Plain text on a stream: how wide, and with colour only where colour is wanted and seen."""

from __future__ import annotations

import io
import os
import shutil
import sys
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

WIDEST = 76
"""Columns that running text is wrapped at on a wide terminal: longer lines are hard to read aloud."""
NARROWEST = 20
BOLD = "1"
DIM = "2"


@dataclass(frozen=True)
class Output:
    """A stream that text is written on."""

    stream: TextIO
    columns: int
    """How wide the terminal is, or is taken to be."""
    coloured: bool

    @property
    def width(self) -> int:
        """Columns that running text is wrapped at."""
        return max(NARROWEST, min(self.columns - 2, WIDEST))

    def line(self, text: str = "", style: str = "") -> None:
        """One line, painted whole."""
        self.stream.write(f"{self.painted(text, style)}\n")

    def text(self, text: str, style: str = "", indent: str = "", bullet: str = "") -> None:
        """Running text, wrapped; `bullet` stands before the first line and the rest stands under it."""
        for paragraph in text.splitlines() or [""]:
            wrapped = textwrap.wrap(
                paragraph,
                width=self.width,
                initial_indent=indent + bullet,
                subsequent_indent=indent + " " * len(bullet),
                break_on_hyphens=False,
            )
            for each in wrapped or [""]:
                self.line(each, style)

    def painted(self, text: str, style: str) -> str:
        """The text in a style (the numbers of an SGR sequence), or as it is."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.coloured and style and text else text

    def document(self, text: str) -> None:
        """A document for other programs: UTF-8 whatever the terminal speaks, and neither wrapped nor painted."""
        _reconfigure(self.stream, encoding="utf-8")
        self.stream.write(text)


def output(stream: TextIO, environment: Mapping[str, str]) -> Output:
    """The stream as it may be written on here."""
    columns = shutil.get_terminal_size((80, 24)).columns
    return Output(stream, columns, _wants_colour(stream, environment))


def _wants_colour(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Only on a terminal that knows colours, and only where nobody asked for none."""
    if environment.get("NO_COLOR") or environment.get("TERM") == "dumb" or not stream.isatty():
        return False
    # An old Windows console prints the sequences as they are; Windows Terminal says who it is.
    return sys.platform != "win32" or "WT_SESSION" in environment


def forgive(*streams: TextIO) -> None:
    """A letter that a stream cannot carry becomes a question mark, and never an error."""
    for stream in streams:
        _reconfigure(stream, errors="replace")


def _reconfigure(stream: TextIO, *, encoding: str | None = None, errors: str | None = None) -> None:
    """As `TextIOWrapper.reconfigure`; a stream of another kind stays as it is."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding=encoding, errors=errors)


def hush(stream: TextIO) -> None:
    """Nobody reads the stream any more: what is left goes nowhere, also when the interpreter flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
