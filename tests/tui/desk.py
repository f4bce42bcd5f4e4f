"""The files of a person at the terminal, held in memory: no screen's test touches a disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ledelseskort.deck.diagnostics import Diagnostic
from ledelseskort.deck.eyes import Eyes, Look
from ledelseskort.deck.written import Written, opened, stamp
from ledelseskort.errors import LedelseskortError, Moved, Unusable


class Desk:
    """Files by their path; `held` may be changed as another program would, and `trouble` is met on saving."""

    def __init__(self, own: Path = Path("Dokumenter") / "Ledelseskort") -> None:
        self.own = own
        self.held: dict[Path, bytes] = {}
        self.bundled: set[Path] = set()
        self.trouble: LedelseskortError | None = None

    def named(self, text: str) -> Path:
        return Path(text.strip().strip('"'))

    def read(self, path: Path) -> Written:
        if path not in self.held:
            return Written(path, "")
        found = opened(path, self.held[path])
        if isinstance(found, Diagnostic):
            raise Unusable("file-unwritten", path=str(path))
        return found

    def stamp(self, path: Path) -> str:
        return stamp(self.held[path]) if path in self.held else ""

    def fixed(self, path: Path) -> bool:
        return path in self.bundled

    def eyes(self, path: Path) -> Callable[[str], Look]:
        return Eyes(path).look

    def save(self, written: Written, text: str, *, over: bool = False) -> Written:
        if self.trouble is not None:
            raise self.trouble
        if not over and self.stamp(written.path) != written.stamp:
            raise Moved("file-moved", path=str(written.path))
        self.held[written.path] = written.data(text)
        return self.read(written.path)

    def put(self, title: str, text: str, *, within: str = "deck") -> Path:
        if self.trouble is not None:
            raise self.trouble
        path = self.own / within / f"{title}.yaml"
        self.held[path] = text.encode()
        return path
