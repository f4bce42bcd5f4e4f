"""Files that are no text as a deck must be, as people come to have them: each with what must be told of it."""

from __future__ import annotations

import codecs
import gzip
import io
import zipfile
from dataclasses import dataclass

from ledelseskort.deck.source import MAX_BYTES

CARDS = """format: 1
theme: t
cards:
  - id: a
    question: Hvad gør du, når I er uenige på arbejdet?
  - {id: b, question: "Hvem får æren?"}
"""
"""A card file with nothing wrong: »ø« is the 20th sign of line 5."""
FIRST_LETTER = (5, 21)


@dataclass(frozen=True)
class Foreign:
    """A file of bytes under a name that ends in `.yaml`."""

    name: str
    data: bytes
    code: str
    """The code, with its variant."""
    place: tuple[int, int] | None = (1, 1)
    """The line and the column that must be pointed at; `None` where it matters little."""
    char: str = ""
    """The letter that must be guessed, where one is."""


def zipped(*names: str, filler: int = 0) -> bytes:
    """An archive that holds files of these names; `filler` bytes of pictures stand before the last of them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, "<xml/>" * 40)
        archive.writestr(zipfile.ZipInfo("media/image1.png"), bytes(filler))
    return stream.getvalue()


def old_office(stream: str) -> bytes:
    """The beginning of an office file from before 2007, which holds a stream of that name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + stream.encode("utf-16-le") + bytes(100)


WORD = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")

FOREIGN = (
    Foreign("nothing at all", b"", "file-empty:"),
    Foreign("a byte order mark", codecs.BOM_UTF8, "file-empty:"),
    Foreign("a byte order mark of Notepad's", codecs.BOM_UTF16_LE, "file-empty:"),
    Foreign("blank lines", b" \r\n\t\r\n", "file-empty:"),
    Foreign("Word", zipped(*WORD), "file-not-text:word"),
    Foreign("Word with large pictures", zipped(*WORD, filler=2 * MAX_BYTES), "file-not-text:word"),
    Foreign("Word of 2003", old_office("WordDocument"), "file-not-text:word"),
    Foreign("rich text", b"{\\rtf1\\ansi Hvad g\\'f8r du?}", "file-not-text:word"),
    Foreign("Excel", zipped("[Content_Types].xml", "xl/workbook.xml"), "file-not-text:excel"),
    Foreign("Excel of 2003", old_office("Workbook"), "file-not-text:excel"),
    Foreign("PowerPoint", zipped("[Content_Types].xml", "ppt/presentation.xml"), "file-not-text:office"),
    Foreign("a mail saved from Outlook", old_office("__properties"), "file-not-text:office"),
    Foreign("a zip of decks", zipped("deck/x.yaml", "cards/da/keyword/a.yaml"), "file-not-text:zip"),
    Foreign("an empty zip", b"PK\x05\x06" + bytes(18), "file-not-text:zip"),
    Foreign("gzip", gzip.compress(CARDS.encode()), "file-not-text:zip"),
    Foreign("7-Zip", b"7z\xbc\xaf\x27\x1c" + bytes(range(256)), "file-not-text:zip"),
    Foreign("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "file-not-text:pdf"),
    Foreign("a picture of the screen", b"\x89PNG\r\n\x1a\n" + bytes(40), "file-not-text:picture"),
    Foreign("a photograph of a board", b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(40), "file-not-text:picture"),
    Foreign("a database", b"SQLite format 3\0" + bytes(200), "file-not-text:"),
    Foreign("Windows-1252", CARDS.encode("cp1252"), "file-encoding:windows", FIRST_LETTER, "ø"),
    Foreign(
        "Windows-1252 with curly quotes",
        CARDS.replace("Hvad", "“Hvad”").encode("cp1252"),
        "file-encoding:windows",
        (5, 15),
        "“",
    ),
    Foreign(
        "one card from another file",
        CARDS.encode().replace("gør".encode(), b"g\xf8r"),
        "file-encoding:windows",
        FIRST_LETTER,
        "ø",
    ),
    Foreign("DOS, code page 850", CARDS.encode("cp850"), "file-encoding:dos", FIRST_LETTER, "ø"),
    Foreign("DOS, code page 865", CARDS.encode("cp865"), "file-encoding:dos", FIRST_LETTER, "ø"),
    Foreign(
        "DOS, where Windows has a quote",
        CARDS.replace("gør", "lærer").encode("cp850"),
        "file-encoding:dos",
        FIRST_LETTER,
        "æ",
    ),
    Foreign("an old Macintosh", CARDS.encode("mac_roman"), "file-encoding:", FIRST_LETTER),
    Foreign("a text cut in the middle of a letter", CARDS[:-13].encode() + b"\xc3", "file-encoding:", (6, 28)),
    Foreign("UTF-16 without a mark", CARDS.encode("utf-16-le"), "file-encoding:wide"),
    Foreign("UTF-16 of the other sort without a mark", CARDS.encode("utf-16-be"), "file-encoding:wide"),
    Foreign("UTF-16 cut in the middle of a letter", CARDS.encode("utf-16")[:-1], "file-encoding:wide"),
    Foreign("all the cards of all the years", CARDS.encode() + b"# x\n" * 262_144, "file-too-large:bytes"),
    Foreign(
        "a table of numbers",
        b"format: 1\ncards:\n" + b"  - [1, 2, 3, 4, 5, 6, 7, 8, 9]\n" * 12_000,
        "file-too-large:values",
        None,
    ),
)
