"""Bytes become text, once and strictly, and an offset in the text becomes a line and a column."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ledelseskort.deck import foreign
from ledelseskort.deck.diagnostics import Code, Diagnostic, Place, Severity

MAX_BYTES = 1024 * 1024
"""The most a deck or card file may hold."""

_USUAL = 64 * 1024
"""More bytes than nearly every file has: asking for the most at once would be paid for each time."""
_BREAK = re.compile("\r\n|\r|\n")
LINE = r"(?:\A|(?<=[\r\n]))"
"""In a pattern: where a line begins, whatever ended the one before."""


@dataclass(frozen=True)
class Source:
    """A file's text, and where its lines begin."""

    file: str
    """The file as it is shown."""
    text: str

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset of each line's first character: lines end with CR, LF or CRLF and nothing else."""
        return (0, *[match.end() for match in _BREAK.finditer(self.text)])

    def spelled(self, text: str) -> Source:
        """The same file with other letters in `text`, of the same number, on the same lines."""
        other = Source(self.file, text)
        other.__dict__["starts"] = self.starts  # counted once: a hostile file has hundreds of thousands
        return other

    def index(self, offset: int) -> int:
        """The number of the line that holds `offset`, counted from 0."""
        return bisect_right(self.starts, offset) - 1

    def line(self, index: int) -> str:
        """A line without its break, counted from 0; empty outside the file."""
        if not 0 <= index < len(self.starts):
            return ""
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[index] : end].rstrip("\r\n")

    def place(self, offset: int) -> Place:
        """The place of `offset`; one past the end is the place after the last character."""
        offset = min(max(offset, 0), len(self.text))
        index = self.index(offset)
        return Place(self.file, index + 1, offset - self.starts[index] + 1)


def read_source(path: Path, file: str) -> Source | Diagnostic:
    """The text of the file at `path`, shown as `file`, or why it is no text. Raises `OSError`."""
    with path.open("rb") as stream:
        data = stream.read(_USUAL)
        if len(data) == _USUAL:
            data += stream.read(MAX_BYTES + 1 - _USUAL)
    return decode(data, file)


def decode(data: bytes, file: str) -> Source | Diagnostic:
    """The text of `data`: UTF-8 with or without a byte order mark, or UTF-16 with one."""
    kind = foreign.kind_of(data)
    if kind:
        return _refusal(Code.FILE_NOT_TEXT, file, variant=kind)
    if len(data) > MAX_BYTES:
        return _refusal(Code.FILE_TOO_LARGE, file, variant="bytes", limit=MAX_BYTES // 1024)
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not data.startswith(codecs.BOM_UTF32_LE)
    empty = not wide and 0 in data  # one sign is sought far quicker than two
    if empty and b"\0\0" in data:
        return _refusal(Code.FILE_NOT_TEXT, file)
    if empty and data.count(0) > len(data) // 4:
        return _refusal(Code.FILE_ENCODING, file, variant="wide")
    data = data.removeprefix(codecs.BOM_UTF8)  # so that an error's offset is counted as the rest is
    try:
        text = data.decode("utf-16" if wide else "utf-8")
    except UnicodeDecodeError as error:
        return _undecodable(data, file, error, wide)
    if not text.strip("\ufeff \t\r\n"):
        return _refusal(Code.FILE_EMPTY, file)
    return Source(file, text)


def _undecodable(data: bytes, file: str, error: UnicodeDecodeError, wide: bool) -> Diagnostic:
    """The first place that is not in the encoding; in UTF-16 there is no telling how the rest was meant."""
    if wide:
        return _refusal(Code.FILE_ENCODING, file, variant="wide")
    before = Source(file, data[: error.start].decode("utf-8"))
    place = before.place(len(before.text))
    encoding, char = foreign.letter(data, error.start)
    return Diagnostic(Code.FILE_ENCODING, Severity.ERROR, place, {"char": char} if char else {}, variant=encoding)


def _refusal(code: Code, file: str, variant: str = "", **parameters: str | int) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, Place(file, 1, 1), parameters, variant=variant)
