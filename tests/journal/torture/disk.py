"""A disk that forgets: what may be left of a folder when the power goes, whatever was not synchronised."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path, PurePosixPath

from .tracer import Call

Survives = Callable[[], bool]
"""Whether the next change that was not synchronised is on the disk all the same."""


@dataclass
class _File:
    safe: bytes = b""
    loose: list[Call] = field(default_factory=list)
    """Writes and truncations since it was last synchronised, in order."""


@dataclass
class Disk:
    """Everything that was asked of it so far. Only what was synchronised since is sure; order is nobody's promise."""

    root: Path
    _files: dict[int, _File] = field(default_factory=dict)
    _safe: dict[str, int | None] = field(default_factory=dict)
    """The entries that are sure: the path, and which file it is; None for a folder."""
    _now: dict[str, int | None] = field(default_factory=dict)
    _loose: list[tuple[str, int | None, bool]] = field(default_factory=list)
    """Entries that came or went since their folder was last synchronised."""

    def take(self, call: Call) -> None:
        """One call more."""
        match call.kind:
            case "create" | "mkdir":
                number = None if call.kind == "mkdir" else len(self._files)
                if number is not None:
                    self._files[number] = _File()
                self._now[call.path] = number
                self._loose.append((call.path, number, True))
            case "unlink":
                self._loose.append((call.path, self._now.pop(call.path), False))
            case "sync":
                self._sync(call.path)
            case "write" | "truncate":
                self._file(call.path).loose.append(call)

    @property
    def loose(self) -> int:
        """How many changes may still be lost."""
        return len(self._loose) + sum(len(file.loose) for file in self._files.values())

    def left(self, survives: Survives, entry_survives: Survives, sector: int | None = None) -> dict[str, bytes | None]:
        """What lies under the root when the power goes now, by path; None for a folder.

        With `sector`, in bytes, each write is torn at these bounds, and each piece survives on its own.
        """
        entries = dict(self._safe)
        for path, number, came in self._loose:
            if entry_survives():
                if came:
                    entries[path] = number
                else:
                    entries.pop(path, None)
        contents = {number: _written(file, survives, sector) for number, file in self._files.items()}
        return {
            path: None if number is None else contents[number]
            for path, number in sorted(entries.items())
            if _reachable(PurePosixPath(path), entries, self.root)
        }

    def _sync(self, path: str) -> None:
        number = self._now.get(path)
        if number is not None:
            file = self._files[number]
            file.safe, file.loose = _written(file, lambda: True, None), []
            return
        for entry in [each for each in self._loose if str(PurePosixPath(each[0]).parent) == path]:
            self._loose.remove(entry)
            if entry[2]:
                self._safe[entry[0]] = entry[1]
            else:
                self._safe.pop(entry[0], None)

    def _file(self, path: str) -> _File:
        number = self._now[path]
        assert number is not None
        return self._files[number]


def lay_down(left: dict[str, bytes | None], root: Path, folder: Path) -> None:
    """Writes what is left into a folder that is made for it."""
    folder.mkdir()
    for path, content in left.items():
        place = folder / PurePosixPath(path).relative_to(root)
        if content is None:
            place.mkdir()
        else:
            place.write_bytes(content)


def half(chance: random.Random) -> Survives:
    """Each change by itself, as often as not."""
    return lambda: chance.random() < 0.5


def _reachable(path: PurePosixPath, entries: dict[str, int | None], root: Path) -> bool:
    return path.parent == PurePosixPath(root) or (
        str(path.parent) in entries and _reachable(path.parent, entries, root)
    )


def _written(file: _File, survives: Survives, sector: int | None) -> bytes:
    content = bytearray(file.safe)
    for call in file.loose:
        if call.kind == "truncate":
            if survives():
                del content[call.offset :]
                content.extend(bytes(call.offset - len(content)))
            continue
        for start, piece in _torn(call, sector):
            if survives():
                content.extend(bytes(max(0, start - len(content))))
                content[start : start + len(piece)] = piece
    return bytes(content)


def _torn(call: Call, sector: int | None) -> list[tuple[int, bytes]]:
    if sector is None:
        return [(call.offset, call.data)]
    end = call.offset + len(call.data)
    bounds = [call.offset, *range((call.offset // sector + 1) * sector, end, sector), end]
    return [(start, call.data[start - call.offset : stop - call.offset]) for start, stop in pairwise(bounds)]
