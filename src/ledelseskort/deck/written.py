"""A deck or card file as somebody has opened it to write in: its text, and what is needed to save it as it was."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ledelseskort.deck.diagnostics import Code, Diagnostic
from ledelseskort.deck.recoding import unmarked
from ledelseskort.deck.source import decode


@dataclass(frozen=True, slots=True)
class Written:
    """A file's text with every line end as one line feed, and how the file spells it."""

    path: Path
    text: str
    stamp: str = ""
    """The SHA-256 of what lies on the disk; empty for a file that is not there yet."""
    mark: bytes = b""
    """Its byte order mark."""
    encoding: str = "utf-8"
    newline: str = "\n"

    def data(self, text: str) -> bytes:
        """The bytes of the file once `text` is what stands in it."""
        return self.mark + text.replace("\n", self.newline).encode(self.encoding, "replace")


def opened(path: Path, data: bytes) -> Written | Diagnostic:
    """What lies in `data`, or why it is no text that can be written in."""
    source = decode(data, str(path))
    if isinstance(source, Diagnostic):
        return Written(path, "", stamp(data)) if source.code is Code.FILE_EMPTY else source
    mark, encoding = unmarked(data)
    text = source.text
    newline = next((each for each in ("\r\n", "\r", "\n") if each in text), "\n")
    return Written(path, text.replace("\r\n", "\n").replace("\r", "\n"), stamp(data), mark, encoding, newline)


def stamp(data: bytes) -> str:
    """What tells these bytes from others."""
    return hashlib.sha256(data).hexdigest()
