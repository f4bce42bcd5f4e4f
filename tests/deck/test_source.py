"""Bytes become text strictly, and offsets become places."""

from __future__ import annotations

import codecs

import pytest

from ledelseskort.deck.diagnostics import Code, Diagnostic, Place
from ledelseskort.deck.source import MAX_BYTES, Source, decode

TEXT = "title: Blå 😀\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big"],
)
def test_the_encodings_that_are_read(data: bytes) -> None:
    source = decode(data, "x.yaml")
    assert isinstance(source, Source)
    assert source.text == TEXT


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"", Code.FILE_EMPTY, (1, 1)),
        (codecs.BOM_UTF8, Code.FILE_EMPTY, (1, 1)),
        (b" \r\n\t\n", Code.FILE_EMPTY, (1, 1)),
        ("a: 1\r\ntitle: Blå".encode("cp1252"), Code.FILE_ENCODING, (2, 10)),
        ("æ: 1\rtitle: 😀".encode() + b"\xff", Code.FILE_ENCODING, (2, 9)),
        (TEXT.encode("utf-16-le"), Code.FILE_ENCODING, (1, 1)),
        (codecs.BOM_UTF16_LE + b"a\0b", Code.FILE_ENCODING, (1, 1)),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", Code.FILE_ENCODING, (1, 1)),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), Code.FILE_NOT_TEXT, (1, 1)),
        (b"PK\x03\x04 a workbook", Code.FILE_NOT_TEXT, (1, 1)),
        (b"%PDF-1.7", Code.FILE_NOT_TEXT, (1, 1)),
        (b"abc\0\0def", Code.FILE_NOT_TEXT, (1, 1)),
        (b"a" * (MAX_BYTES + 1), Code.FILE_TOO_LARGE, (1, 1)),
        (b"\xff" * (2 * MAX_BYTES), Code.FILE_TOO_LARGE, (1, 1)),
    ],
)
def test_what_is_no_text_is_told_with_its_place(data: bytes, code: Code, place: tuple[int, int]) -> None:
    refusal = decode(data, "x.yaml")
    assert isinstance(refusal, Diagnostic)
    assert refusal.code is code
    assert refusal.place == Place("x.yaml", *place)


def test_the_letter_that_windows_meant_is_named() -> None:
    refusal = decode("Blå".encode("cp1252"), "x.yaml")
    assert isinstance(refusal, Diagnostic)
    assert refusal.parameters["char"] == "å"


def test_a_file_of_exactly_the_most_is_read() -> None:
    assert isinstance(decode(b"a" * MAX_BYTES, "x.yaml"), Source)


@pytest.mark.parametrize(
    ("offset", "line", "column"),
    [(0, 1, 1), (1, 1, 2), (2, 2, 1), (3, 2, 2), (5, 3, 1), (7, 4, 1), (8, 4, 2), (9, 4, 3), (99, 4, 3), (-1, 1, 1)],
)
def test_lines_end_with_cr_lf_or_crlf_and_columns_are_code_points(offset: int, line: int, column: int) -> None:
    source = Source("x", "a\rb\r\n😀\n\x85\u2028")
    assert source.place(offset) == Place("x", line, column)


def test_a_line_comes_without_its_break_and_outside_the_file_there_is_none() -> None:
    source = Source("x", "a\r\nb\rc")
    assert [source.line(index) for index in (-1, 0, 1, 2, 3)] == ["", "a", "b", "c", ""]
