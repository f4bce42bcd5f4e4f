"""Plain text on a stream: how wide, with colour only where it is wanted and seen, and in letters that it has."""

from __future__ import annotations

import codecs
import io
import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TextIO

WIDEST = 76
"""Columns that running text is wrapped at on a wide terminal: longer lines are hard to read aloud."""
NARROWEST = 20
BOLD = "1"
DIM = "2"

_SPELLED = str.maketrans(
    {
        **{"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa", "ß": "ss", "ð": "d", "þ": "th"},
        **{"»": '"', "«": '"', "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "´": "'"},
        **{"…": "...", "–": "-", "—": "-", "\u2011": "-", "−": "-", "·": "-", "•": "*", "●": "*", "○": "o", "×": "x"},
        **{"│": "|", "─": "-", "→": "->", "←": "<-", "↑": "^", "↓": "v", "✓": "v", "✗": "x", "\u00a0": " "},
        **{"½": "1/2", "€": "EUR", "§": "paragraf ", "°": " grader"},
    }
)
"""How a Dane spells what a console has no letter for."""
_SYMBOL = "*"
"""What stands for a shape: the circle or the star of a theme."""


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
        for each in self.wrapped(text, indent, bullet):
            self.line(each, style)

    def wrapped(self, text: str, indent: str = "", bullet: str = "") -> list[str]:
        """The lines of running text."""
        lines: list[str] = []
        for paragraph in text.splitlines() or [""]:
            wrapped = textwrap.wrap(
                paragraph,
                width=self.width,
                initial_indent=indent + bullet,
                subsequent_indent=indent + " " * len(bullet),
                break_on_hyphens=False,
            )
            lines += wrapped or [""]
        return lines

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
    """A letter that a stream cannot carry is spelled with those it can, and is never an error."""
    for stream in streams:
        way = f"spelled-in-{stream.encoding}"
        codecs.register_error(way, partial(_spell, stream.encoding or "ascii"))
        _reconfigure(stream, errors=way)


def spelled(text: str, encoding: str) -> str:
    """`text` in the letters that `encoding` has: »blåbær« is »blaabaer« in ASCII, and the rest question marks."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_letter(char, encoding) for char in text)
    except LookupError:
        return spelled(text, "ascii")
    return text


def _letter(char: str, encoding: str) -> str:
    """One letter, spelled where it has to be."""
    plain = unicodedata.normalize("NFKD", char)
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    for way in (char, char.translate(_SPELLED), bare, _SYMBOL if unicodedata.category(char) == "So" else "?"):
        try:
            way.encode(encoding)
        except UnicodeEncodeError:
            continue
        return way
    return "?"  # an encoding without even that is none that a console has


def _spell(encoding: str, problem: UnicodeError) -> tuple[str | bytes, int]:
    """What is written in place of what a stream cannot carry; what was read and is no letter is a question mark."""
    if isinstance(problem, UnicodeEncodeError):  # which does not always know what the encoding is called
        return spelled(problem.object[problem.start : problem.end], encoding), problem.end
    if isinstance(problem, UnicodeDecodeError):
        return "\ufffd", problem.end
    raise problem


def _reconfigure(stream: TextIO, *, encoding: str | None = None, errors: str | None = None) -> None:
    """As `TextIOWrapper.reconfigure`; a stream of another kind stays as it is."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding=encoding, errors=errors)


def hush(stream: TextIO) -> None:
    """Nobody reads the stream any more: what is left goes nowhere, also when the interpreter flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
