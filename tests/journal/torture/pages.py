"""Where in an SQLite file the rows and index entries that are in use lie (SQLite's »Database File Format«, 1.5–1.6)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

HEADER = 100
INTERIOR_INDEX, INTERIOR_TABLE, LEAF_INDEX, LEAF_TABLE = 2, 5, 10, 13


def live_bytes(path: Path) -> dict[str, list[int]]:
    """For each table and index, the places of all bytes of its cells."""
    with closing(sqlite3.connect(path)) as db:
        roots = {"sqlite_schema": 1} | {
            str(name): int(root) for name, root in db.execute("SELECT name, rootpage FROM sqlite_schema")
        }
        (size,) = db.execute("PRAGMA page_size").fetchone()
    file = _File(path.read_bytes(), int(size))
    return {name: sorted(file.cells(root)) for name, root in roots.items()}


class _File:
    def __init__(self, content: bytes, size: int) -> None:
        self._content, self._size = content, size

    def cells(self, page: int) -> Iterator[int]:
        """The places of the cells on this page and below it."""
        base = (page - 1) * self._size
        head = base + (HEADER if page == 1 else 0)
        kind, many = self._content[head], self._number(head + 3, 2)
        interior = kind in (INTERIOR_INDEX, INTERIOR_TABLE)
        pointers = head + (12 if interior else 8)
        for each in range(many):
            cell = base + self._number(pointers + 2 * each, 2)
            yield from self._cell(cell, kind)
            if interior:
                yield from self.cells(self._number(cell, 4))
        if interior:
            yield from self.cells(self._number(head + 8, 4))

    def _cell(self, cell: int, kind: int) -> Iterator[int]:
        at = cell + (4 if kind in (INTERIOR_INDEX, INTERIOR_TABLE) else 0)
        length, at = self._varint(at)
        if kind == INTERIOR_TABLE:
            yield from range(cell, at)
            return
        if kind == LEAF_TABLE:
            _, at = self._varint(at)
        local = self._local(length, kind)
        yield from range(cell, at + local)
        rest = length - local
        if rest:
            yield from range(at + local, at + local + 4)
            yield from self._overflow(self._number(at + local, 4), rest)

    def _overflow(self, page: int, rest: int) -> Iterator[int]:
        while rest:
            base = (page - 1) * self._size
            here = min(rest, self._size - 4)
            yield from range(base + 4, base + 4 + here)
            rest -= here
            page = self._number(base, 4)

    def _local(self, length: int, kind: int) -> int:
        """How much of a payload lies in the cell."""
        most = self._size - 35 if kind == LEAF_TABLE else (self._size - 12) * 64 // 255 - 23
        if length <= most:
            return length
        least = (self._size - 12) * 32 // 255 - 23
        fitting = least + (length - least) % (self._size - 4)
        return fitting if fitting <= most else least

    def _number(self, at: int, width: int) -> int:
        return int.from_bytes(self._content[at : at + width], "big")

    def _varint(self, at: int) -> tuple[int, int]:
        value = 0
        for read in range(8):
            byte = self._content[at + read]
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                return value, at + read + 1
        return value << 8 | self._content[at + 8], at + 9
