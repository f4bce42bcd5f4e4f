"""Files that cannot be brought in: each is one plain sentence, and costs neither memory nor time."""

from __future__ import annotations

import resource
import time
import zipfile
from pathlib import Path

import pytest

from ledelseskort.errors import LedelseskortError, NotFound, Unusable
from ledelseskort.paper.office.bringing import bring
from ledelseskort.wording.words import load

from .bringing import FIXTURES, bring_bytes, part, repacked, sheet_of, text_cell, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)
ODF = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}


def stream(name: str) -> bytes:
    """An old file with this stream in it."""
    return OLE + name.encode("utf-16-le") + bytes(64)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "office-empty"),
        (b"\xef\xbb\xbf\r\n \r\n", "office-empty"),
        (stream("EncryptedPackage"), "office-locked"),
        (stream("Workbook"), "office-old"),
        (stream("WordDocument"), "office-old"),
        (b"%PDF-1.7\n", "office-pdf"),
        (b"\x89PNG\r\n\x1a\n", "office-picture"),
        (b"{\\rtf1 Hvad?}", "office-other"),
        (b"<html><table><tr><td>Hvad?", "office-other"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "office-other"),
        (b"PK\x03\x04 and then nothing", "office-broken"),
        (zipped({"a.txt": "Hvad?"}), "office-zip"),
        (zipped(ODF), "office-odf"),
        (zipped({"[Content_Types].xml": "<Types/>", "_rels/.rels": "<Relationships/>"}), "office-unknown"),
        (b"\x00\x01\x02\x03" * 100, "office-unknown"),
        (b"format: 1\ntitle: A\nlanguage: da\n", "office-is-deck"),
        ("Spørgsmål;Kilde\n;a\n".encode(), "office-no-cards"),
        ('Spørgsmål;Kilde\n"Hvad;a\nHvem;b\n'.encode(), "office-quotes"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.parametrize("name", ["kort.xlsx", "kort.csv"])
def test_each_is_one_sentence(tmp_path: Path, data: bytes, code: str, name: str) -> None:
    with pytest.raises(LedelseskortError) as refused:
        bring_bytes(tmp_path, data, name)
    assert refused.value.code == code
    sentence = load()(f"error.{code}", **refused.value.parameters)
    assert name in sentence and sentence.endswith(".") and "\n" not in sentence


def test_an_old_file_is_told_what_to_be_saved_as(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as refused:
        bring_bytes(tmp_path, stream("PowerPoint Document"), "kort.pptx")
    assert refused.value.parameters["ending"] == "pptx"


@pytest.mark.parametrize("size", [1024**3, 300 * 1024**2])
def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, size: int) -> None:
    path = tmp_path / "kort.csv"
    with path.open("wb") as file:
        file.truncate(size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Unusable) as refused:
        bring(path)
    assert refused.value.code == "office-too-large"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024


def test_an_empty_sheet(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as refused:
        bring_bytes(tmp_path, repacked("ark.xlsx", {"xl/workbook.xml": _one_sheet(), **_empty()}), "kort.xlsx")
    assert refused.value.code == "office-empty"


def _one_sheet() -> bytes:
    book = part("ark.xlsx", "xl/workbook.xml")
    begin, end = book.index(b"<sheets>") + len(b"<sheets>"), book.index(b"</sheets>")
    first = book[begin:end].split(b"/>")[0] + b"/>"
    return book[:begin] + first + book[end:]


def _empty() -> dict[str, bytes]:
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return {"xl/worksheets/sheet1.xml": b"<worksheet " + space + b"><sheetData/></worksheet>"}


def test_only_pictures(tmp_path: Path) -> None:
    picture = part("slides.pptx", "ppt/slides/slide6.xml")
    slides = {f"ppt/slides/slide{number}.xml": picture for number in range(1, 9)}
    with pytest.raises(Unusable) as refused:
        bring_bytes(tmp_path, repacked("slides.pptx", dict(slides)), "kort.pptx")
    assert refused.value.code == "office-only-pictures"


def test_a_sheet_that_is_not_there() -> None:
    with pytest.raises(NotFound) as refused:
        bring(FIXTURES / "ark.xlsx", sheet="Ark7")
    assert "»Glæde i hverdagen«" in str(refused.value.parameters["known"])


@pytest.mark.parametrize("path", ["findes-ikke.xlsx", "nul\0.xlsx", "x" * 5000])
def test_a_file_that_is_not_there(tmp_path: Path, path: str) -> None:
    with pytest.raises((NotFound, Unusable)) as refused:
        bring(tmp_path / path)
    assert refused.value.code in ("file-unknown", "file-unreadable")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as refused:
        bring(tmp_path)
    assert refused.value.code == "file-no-file"


def bomb(path: Path, size: int) -> None:
    """A workbook whose sheet unpacks to `size` bytes of nothing."""
    with zipfile.ZipFile(FIXTURES / "ark.xlsx") as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if not name.endswith("sheet1.xml"):
                new.writestr(name, old.read(name))
        with new.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            block = b" " * 1024 * 1024
            for _ in range(size // len(block)):
                sheet.write(block)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bombe.xlsx"
    bomb(path, 256 * 1024 * 1024)
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    with pytest.raises(Unusable) as refused:
        bring(path)
    assert refused.value.code == "office-bomb"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024
    assert time.process_time() - began < 1


def test_a_bomb_that_lies_about_its_size_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "bombe.xlsx"
    bomb(path, 64 * 1024 * 1024)
    data = bytearray(path.read_bytes())
    size = (64 * 1024 * 1024).to_bytes(4, "little")
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/worksheets/sheet1.xml"))
    assert data[at + 24 : at + 28] == size
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(Unusable) as refused:
        bring(path)
    assert refused.value.code == "office-broken"


@pytest.mark.parametrize(
    "before",
    [LAUGHS, "<!DOCTYPE x>", '<!DOCTYPE x SYSTEM "file:///etc/hostname">', '<!DOCTYPE x [<!ENTITY e SYSTEM "a">]>'],
)
def test_a_document_type_is_refused_before_anything_of_it_is_done(tmp_path: Path, before: str) -> None:
    rows = f'<row r="1">{text_cell("A1", "Spørgsmål")}</row><row r="2">{text_cell("A2", "Hvad?")}</row>'
    assert len(bring_bytes(tmp_path, sheet_of(rows), "kort.xlsx").drafts) >= 1
    began = time.process_time()
    with pytest.raises(Unusable) as refused:
        bring_bytes(tmp_path, sheet_of(rows, before), "kort.xlsx")
    assert refused.value.code == "office-broken"
    assert time.process_time() - began < 1


@pytest.mark.parametrize("fixture", ["samtaler.docx", "slides.pptx"])
def test_endless_nesting_is_refused(tmp_path: Path, fixture: str) -> None:
    main = {"samtaler.docx": "word/document.xml", "slides.pptx": "ppt/presentation.xml"}[fixture]
    deep = b"<x>" * 200_000 + b"</x>" * 200_000
    with pytest.raises(Unusable) as refused:
        bring_bytes(tmp_path, repacked(fixture, {main: deep}), fixture)
    assert refused.value.code == "office-broken"


@pytest.mark.parametrize("fixture", ["ark.xlsx", "samtaler.docx", "slides.pptx"])
def test_a_file_cut_anywhere_or_with_a_bad_byte_is_told(tmp_path: Path, fixture: str) -> None:
    whole = (FIXTURES / fixture).read_bytes()
    for cut in range(0, len(whole) - 1, len(whole) // 40):
        for data in (whole[:cut], whole[:cut] + bytes([whole[cut] ^ 0xFF]) + whole[cut + 1 :]):
            try:
                bring_bytes(tmp_path, data, fixture)
            except LedelseskortError as problem:
                assert f"error.{problem.code}" in load()


def test_parts_that_point_outside_the_file_are_not_followed(tmp_path: Path) -> None:
    rels = part("samtaler.docx", "word/_rels/document.xml.rels").replace(b'"styles.xml"', b'"../../../etc/passwd"')
    brought = bring_bytes(tmp_path, repacked("samtaler.docx", {"word/_rels/document.xml.rels": rels}), "kort.docx")
    assert brought.title == ""  # without its styles no paragraph is a heading
