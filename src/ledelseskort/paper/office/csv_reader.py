"""A file of separated values, as a Danish Excel and others write it: the encoding and the separator are found out.

Semicolons, tabs or commas; UTF-8 with or without a mark, UTF-16 (»Unicode-tekst«), Windows, and the old code pages of
DOS and the Macintosh. A first line `sep=;` says the separator, as Excel has it.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Sequence

from ledelseskort.errors import Unusable
from ledelseskort.paper.office import columns
from ledelseskort.paper.office.grid import Grid, Row, plain_row

SEPARATORS = (";", "\t", ",")
"""In the order that they are believed in, where several would do."""
_SEP_LINE = re.compile(r"(?i:sep)=(.)\r?\n?")
_SAMPLE = 64 * 1024
"""How many characters are looked at to find the separator."""
_ENOUGH = 0.8
"""The share of rows that must have as many cells as most have, in a table without headings."""
_WIDE = 0.4
"""The share of zeros, on every other place, that tells a text with two bytes for each letter."""
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x7f]")
_DANISH = frozenset("æøåÆØÅ")


def decoded(data: bytes, path: str) -> str:
    """The text of a file. Raises `Unusable` for what is none."""
    text = _decoded(data)
    if text is None or _NO_TEXT.search(text):
        raise Unusable("office-unknown", path=path)
    return text


def _decoded(data: bytes) -> str | None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _tried(data, "utf-16")
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data[first::2].count(0) > len(data) * _WIDE:
            return _tried(data, encoding)
    text = _tried(data, "utf-8-sig")
    if text is not None:
        return text
    # Of the encodings of one byte a letter the likeliest is the one in which most of the odd bytes are Danish.
    found = [text for name in ("cp1252", "cp850", "mac-roman") if (text := _tried(data, name)) is not None]
    return max(found, key=lambda text: sum(char in _DANISH for char in text), default=None)


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def read_table(text: str, path: str) -> Grid:
    """The rows of the file, numbered as a spreadsheet numbers them. Raises `Unusable` where quotes are not closed."""
    said = _SEP_LINE.match(text)
    if said:
        text = text[said.end() :]
    separator = said[1] if said else _separator(text)
    return Grid(_numbered(_records(text, separator, path)))


def is_table(text: str) -> bool:
    """Whether a text has headings as a table of cards does, whatever its file is called."""
    if _SEP_LINE.match(text):
        return True
    return any(columns.find(rows) for separator in SEPARATORS if (rows := _sample(text, separator)))


def _separator(text: str) -> str:
    """The separator with which most headings are known; else the one that makes rows of one length."""
    known = {}
    for separator in SEPARATORS:
        found = columns.find(_sample(text, separator))
        known[separator] = len(found.taken) if found else 0
    best = max(SEPARATORS, key=lambda separator: known[separator])
    if known[best]:
        return best
    return next((each for each in SEPARATORS if _regular(text, each)), SEPARATORS[0])


def _regular(text: str, separator: str) -> bool:
    """Whether nearly all rows have the same number of cells, and more than one.

    A comma with a space after it is a comma of the language, and parts no cells.
    """
    if separator == "," and text.count(", ") * 2 >= text.count(","):
        return False
    lengths = Counter(len(record) for record in _parsed(text[:_SAMPLE], separator) if any(record))
    if not lengths:
        return False
    length, count = lengths.most_common(1)[0]
    return length > 1 and count >= _ENOUGH * sum(lengths.values())


def _sample(text: str, separator: str) -> Sequence[Row]:
    """The first rows, as they would be with this separator."""
    return _numbered(_parsed(text[:_SAMPLE], separator)[: columns.FIRST_ROWS * 3])


def _parsed(text: str, separator: str) -> list[list[str]]:
    """The records, with quotes taken as best they can be; none where they cannot be taken at all."""
    try:
        return list(csv.reader(_lines(text), delimiter=separator))
    except csv.Error:
        return []


def _records(text: str, separator: str, path: str) -> list[list[str]]:
    """All records. A quote that nothing closes would swallow the rest of the file, and is told of instead."""
    records: list[list[str]] = []
    try:
        records.extend(csv.reader(_lines(text), delimiter=separator, strict=True))
        return records
    except csv.Error as problem:
        forgiven = [] if "unexpected end" in str(problem) else _parsed(text, separator)
        if not forgiven:
            raise Unusable("office-quotes", path=path, row=len(records) + 1) from problem
        return forgiven


def _lines(text: str) -> list[str]:
    """Lines as a spreadsheet has them: only carriage returns and line feeds end one."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)


def _numbered(records: Sequence[list[str]]) -> tuple[Row, ...]:
    return tuple(row for number, record in enumerate(records, 1) if (row := plain_row(number, record)).cells)
