"""The texts of one wording file, by dotted key: a section is read when the first of its keys is asked for.

The words of the whole program stand in one file, and a card in the shell needs a hundredth of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping

_HEADER = re.compile(r"^\[([a-z-]+)", re.MULTILINE)
"""The line that begins a table, and the name of the section that the table belongs to."""


class Tables(Mapping[str, str]):
    """The leaves of a TOML text whose top-level tables each begin a line, as `section.table.key`."""

    def __init__(self, text: str) -> None:
        self._unread: dict[str, str] = {}
        self._read: dict[str, str] = {}
        starts = list(_HEADER.finditer(text))
        for start, end in zip(starts, [*(each.start() for each in starts[1:]), len(text)], strict=True):
            section = start.group(1)
            self._unread[section] = self._unread.get(section, "") + text[start.start() : end]

    def __getitem__(self, key: str) -> str:
        self._take_in(key.partition(".")[0])
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        for section in list(self._unread):
            self._take_in(section)
        return iter(self._read)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _take_in(self, section: str) -> None:
        """Read a section that has not been."""
        if section in self._unread:
            self._read.update(_leaves(tomllib.loads(self._unread.pop(section))))


def _leaves(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    """The leaves of nested tables as dotted keys."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{prefix}{key}.")
        else:
            yield prefix + key, str(value)
