"""Bytes that are text in another encoding than a deck may have: re-read only where there is no doubt which it was."""

from __future__ import annotations

import codecs
import re

from ledelseskort.deck import gate
from ledelseskort.deck.diagnostics import Diagnostic
from ledelseskort.deck.source import MAX_BYTES, Source, decode

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NORDIC = re.compile("[æøåÆØÅäöÄÖ]")
_AT_HOME = re.compile("[\\t\\n\\r -~\u00a0æøåÆØÅäöÄÖüÜéÉèÈêëáàâíïóôúñçðÐþÞß§°½¼¾²³µ±×·´«»“”„‘’‚–—…•€£©®™]*")
"""What a Danish, Swedish or English text has in Windows-1252: in other encodings the same bytes are other letters."""
_QUOTE_IN_WORD = re.compile(r"(?<=[^\W\d_])[“”„‘‚…•«»](?=[^\W\d_])")
"""What DOS's letters look like when they are read as Windows-1252: »l‘ring« was »læring«."""


def unmarked(data: bytes) -> tuple[bytes, str]:
    """The byte order mark that `data` begins with, and the encoding of what follows it."""
    for mark, encoding in zip(_MARKS, ("utf-8", "utf-16-le", "utf-16-be"), strict=True):
        if data.startswith(mark):
            return mark, encoding
    return b"", "utf-8"


def recoded(data: bytes) -> str | None:
    """The text of `data`, which is not in an encoding that a deck may have; `None` where there is any doubt."""
    if len(data) > MAX_BYTES or not isinstance(decode(data, ""), Diagnostic):
        return None
    return _wide(data) if b"\0" in data else _windows(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 that lost its byte order mark: every other byte of its plain letters is zero, and always the same one."""
    for encoding, high in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if len(data) % 2 == 0 and high.count(0) > len(high) * 0.8 and data.count(0) == high.count(0):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                return None
            return text if _readable(text) else None
    return None


def _windows(data: bytes) -> str | None:
    """Windows-1252, as Notepad and Excel once wrote it."""
    if data.startswith(_MARKS):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    sure = _AT_HOME.fullmatch(text) and _NORDIC.search(text) and not _QUOTE_IN_WORD.search(text)
    return text if sure and _readable(text) else None


def _readable(text: str) -> bool:
    """Whether it is a text that a card could have, and not bytes that happen to be letters."""
    fits = isinstance(decode(text.encode(), ""), Source)
    return fits and not any(hit.name in ("control", "mojibake", "lost") for hit in gate.hits(text))
