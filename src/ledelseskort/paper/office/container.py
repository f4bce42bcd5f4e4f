"""An office file opened as what it is: a zip of parts; only those that hold text are unpacked, and not too much.

Nothing is written, no link is followed, and macros are parts like any other: they are never looked at.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal
from xml.etree.ElementTree import Element

from ledelseskort.errors import Unusable
from ledelseskort.paper.office import markup

MOST_FILE = 256 * 1024 * 1024
"""The largest file that is opened: a presentation full of photographs is still smaller."""
MOST_PART = 32 * 1024 * 1024
"""The most that one part may take up, unpacked."""
MOST_UNPACKED = 64 * 1024 * 1024
"""The most that is unpacked of one file."""
MOST_PARTS = 20_000

Kind = Literal["xlsx", "docx", "pptx"]
_KINDS: Mapping[str, Kind] = {
    "spreadsheetml.sheet": "xlsx",
    "spreadsheetml.template": "xlsx",
    "ms-excel.sheet.macroEnabled": "xlsx",
    "ms-excel.template.macroEnabled": "xlsx",
    "wordprocessingml.document": "docx",
    "wordprocessingml.template": "docx",
    "ms-word.document.macroEnabled": "docx",
    "ms-word.template.macroEnabled": "docx",
    "presentationml.": "pptx",
    "ms-powerpoint.": "pptx",
}
"""What the content type of the main part has in it, and what the file then is, whatever it is called."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where one part points."""

    kind: str
    """The last word of its type: `slide`, `styles`, `worksheet`."""
    target: str
    """The name of the part that it points at; empty for what lies outside the file."""


class Container:
    """The parts of one office file, unpacked as they are asked for.

    Raises `Unusable` wherever the file is not whole, or is larger inside than it may be.
    """

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self.path = path
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as problem:
            raise self._unusable("office-broken") from problem
        if len(self._zip.namelist()) > MOST_PARTS:
            raise self._unusable("office-bomb")

    def kind_and_main(self) -> tuple[Kind, str]:
        """What the file is and the name of its main part, told by what is in it and never by its name."""
        names = set(self._zip.namelist())
        if "mimetype" in names and "content.xml" in names:
            raise self._unusable("office-odf")
        if not {"[Content_Types].xml", "_rels/.rels"} <= names:
            raise self._unusable("office-zip")
        main = next((link.target for link in self.links("").values() if link.kind == "officeDocument"), "")
        types = self.tree("[Content_Types].xml")
        kind = next((each.get("ContentType", "") for each in types if each.get("PartName") == f"/{main}"), "")
        for sign, found in _KINDS.items():
            if main in names and sign in kind:
                return found, main
        raise self._unusable("office-unknown")

    def tree(self, name: str) -> Element:
        """A part as XML."""
        try:
            return markup.tree(self._bytes(name))
        except markup.Unread as problem:
            raise self._unusable("office-broken") from problem

    def listen(self, name: str, to: markup.Heard) -> None:
        """A part as XML, told as it is read."""
        try:
            markup.listen(self._bytes(name), to)
        except markup.Unread as problem:
            raise self._unusable("office-broken") from problem

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._zip.NameToInfo

    def links(self, name: str) -> dict[str, Link]:
        """Where a part points, by id; the file as a whole is the part without a name."""
        folder, _, stem = name.rpartition("/")
        beside = posixpath.join(folder, "_rels", f"{stem}.rels")
        if not self.has(beside):
            return {}
        return {
            each.get("Id", ""): Link(
                each.get("Type", "").rpartition("/")[2],
                "" if each.get("TargetMode") == "External" else _target(folder, each.get("Target", "")),
            )
            for each in self.tree(beside)
        }

    def linked(self, name: str, kind: str) -> str:
        """The part of that kind that `name` points at; empty where there is none."""
        found = (link.target for link in self.links(name).values() if link.kind == kind)
        return next((target for target in found if self.has(target)), "")

    def _bytes(self, name: str) -> bytes:
        """A part, unpacked: no more of it than may be."""
        try:
            info = self._zip.getinfo(name)
            self._unpacked += info.file_size
            if info.file_size > MOST_PART or self._unpacked > MOST_UNPACKED:
                raise self._unusable("office-bomb")
            if info.flag_bits & 0x1:
                raise self._unusable("office-locked")
            with self._zip.open(info) as part:  # which gives no more than the size that was looked at
                return part.read(MOST_PART)
        except (KeyError, zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as problem:
            raise self._unusable("office-broken") from problem

    def _unusable(self, code: str) -> Unusable:
        return Unusable(code, path=str(self.path))


def _target(folder: str, target: str) -> str:
    """The name of a part as seen from a part in `folder`; one that leads out of the file names nothing."""
    joined = target.removeprefix("/") if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(joined)


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")
_OLD = {"WordDocument": "docx", "Workbook": "xlsx", "Book": "xlsx", "PowerPoint Document": "pptx"}
"""The streams of an old office file, and what it is to be saved as."""


def refusal(path: Path, data: bytes) -> Unusable | None:
    """Why a file that begins with `data` cannot be read at all; `None` where it may be a zip or a text."""
    if data.startswith(_OLE):
        return _old(path, data)
    lowered = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not data.strip(b"\xef\xbb\xbf \t\r\n\0"):
        code = "office-empty"
    elif lowered.startswith(b"%pdf"):
        code = "office-pdf"
    elif data.startswith(_PICTURES):
        code = "office-picture"
    elif lowered.startswith((b"<!doctype", b"<html", b"<?xml", b"{\\rtf")):
        code = "office-other"
    else:
        return None
    return Unusable(code, path=str(path))


def _old(path: Path, data: bytes) -> Unusable:
    """A file of the old kind, or one that is locked with a password, which lies in a wrapping of the old kind."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Unusable("office-locked", path=str(path))
    ending = next((new for name, new in _OLD.items() if name.encode("utf-16-le") in data), "xlsx")
    return Unusable("office-old", path=str(path), ending=ending)
