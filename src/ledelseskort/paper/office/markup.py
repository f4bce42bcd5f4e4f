"""XML from outside, read so that it can do nothing: no document type, no entities of its own, no endless nesting.

Names come with the short prefix of their namespace (`w:p`, `a:t`; none for a spreadsheet's), whichever of its two
spellings, transitional or strict, a file has.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from typing import Protocol
from xml.etree.ElementTree import Element

DEEPEST = 250
"""How deep elements may stand in one another: far more than any office program writes."""

_TRANSITIONAL, _STRICT = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    "spreadsheetml/main": "",
    "wordprocessingml/main": "w:",
    "presentationml/main": "p:",
    "drawingml/main": "a:",
    "officeDocument/relationships": "r:",
    "package/relationships": "",
    "package/content-types": "",
    "markup-compatibility": "mc:",
}


class Unread(Exception):
    """XML that is not whole, or has in it what no office program writes."""


class Heard(Protocol):
    """Somebody who is told of elements as they are read."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Some text: not always all of it at once."""


class _Guard:
    """Stands between the parser and whoever listens: shortens names and stops what does not belong."""

    def __init__(self, to: Heard) -> None:
        self._to = to
        self._depth = 0
        self._names: dict[str, str] = {}
        self.data = to.data

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        """No office program writes one; it is where entities and files from elsewhere come from."""
        raise Unread

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """One level deeper."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unread
        self._to.start(self._short(tag), {self._short(key): value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        """One level up."""
        self._depth -= 1
        self._to.end(self._short(tag))

    def close(self) -> None:
        """Asked for by the parser."""

    def _short(self, name: str) -> str:
        if name not in self._names:
            self._names[name] = _short(name)
        return self._names[name]


def _short(name: str) -> str:
    """`{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p` is `w:p`; what is not known keeps `?:`."""
    space, _, local = name.rpartition("}")
    if not space:
        return local
    parts = space.removeprefix("{").removeprefix(_TRANSITIONAL).removeprefix(_STRICT).split("/")
    return _PREFIXES.get("/".join(part for part in parts if not part.isdigit()), "?:") + local


def listen(data: bytes, to: Heard) -> None:
    """Read `data` and tell `to` of it, element by element. Raises `Unread`."""
    parser = ET.XMLParser(target=_Guard(to))
    try:
        parser.feed(data)
        parser.close()
    except (ET.ParseError, ValueError, LookupError) as problem:
        raise Unread from problem


def tree(data: bytes) -> Element:
    """All of `data` as one element. Raises `Unread`."""
    builder = ET.TreeBuilder()
    listen(data, _Planted(builder))
    return builder.close()


class _Planted:
    """Elements as they are read, put together to a tree."""

    def __init__(self, builder: ET.TreeBuilder) -> None:
        self._builder = builder

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._builder.start(tag, dict(attributes))

    def end(self, tag: str) -> None:
        """An element ends."""
        self._builder.end(tag)

    def data(self, text: str) -> None:
        """Some text."""
        self._builder.data(text)


def within(element: Element | None, *path: str) -> Element | None:
    """The element reached by going down, each time to the first child of that name."""
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if child.tag == name), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of that name; none of nothing."""
    return (child for child in (element if element is not None else ()) if child.tag == name)


def value(element: Element | None, name: str = "w:val", default: str = "") -> str:
    """An attribute, also of nothing."""
    return default if element is None else element.get(name, default)
