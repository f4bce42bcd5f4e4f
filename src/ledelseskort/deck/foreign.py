"""What a file is that cannot be read, told from its bytes: an office file, a picture, a text in an old encoding."""

from __future__ import annotations

_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0"
_BEGINNINGS = {
    _ZIP + b"\x03\x04": "zip",
    _ZIP + b"\x05\x06": "zip",
    _OLE: "office",
    b"{\\rtf": "word",
    b"%PDF": "pdf",
    b"7z\xbc\xaf": "zip",
    b"Rar!": "zip",
    b"\x1f\x8b": "zip",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
}
"""How files that are no text begin, and what they are."""
_WITHIN = {
    _ZIP: {b"word/document": "word", b"xl/workbook": "excel", b"ppt/": "office", b"opendocument": "office"},
    _OLE: {"WordDocument".encode("utf-16-le"): "word", "Workbook".encode("utf-16-le"): "excel"},
}
"""What an archive is, by the names in it."""

_DANISH = {name: frozenset("æøåÆØÅ".encode(name)) for name in ("cp1252", "cp850")}
_WESTERN = frozenset("éèêëüöäáàâíóôúñçÉÈÜÖÄ“”„’‘‚–—…•€§½°´»«\u00a0".encode("cp1252"))
"""What else a Danish text may have that was saved by Windows."""
_MANY = 4096
"""How many bytes are looked at to tell two encodings apart."""


def kind_of(data: bytes) -> str:
    """What `data` is: `word`, `excel`, `office`, `zip`, `pdf` or `picture`; empty where it may be text."""
    kind = next((kind for beginning, kind in _BEGINNINGS.items() if data.startswith(beginning)), "")
    inside = next((names for beginning, names in _WITHIN.items() if data.startswith(beginning)), {})
    return next((within for name, within in inside.items() if name in data), kind) if kind else ""


def letter(data: bytes, at: int) -> tuple[str, str]:
    """The byte at `at`, which is not UTF-8, as its author saw it, and the encoding: `windows` or `dos`, or neither.

    The other bytes that are not UTF-8 help: »‘« in Windows-1252 is »æ« in DOS's code page 850.
    """
    text = data[at : at + _MANY].decode("utf-8", "surrogateescape")
    odd = [ord(char) - 0xDC00 for char in text if "\udc80" <= char <= "\udcff"]
    windows, dos = (sum(byte in letters for byte in odd) for letters in _DANISH.values())
    if dos > windows and data[at] in _DANISH["cp850"]:
        return "dos", data[at : at + 1].decode("cp850")
    if data[at] in _DANISH["cp1252"] | _WESTERN:
        return "windows", data[at : at + 1].decode("cp1252")
    return "", ""
