"""Where decks are found: libraries on disk, and one deck read whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path

from ledelseskort.deck.diagnostics import Diagnostic, Severity
from ledelseskort.deck.guess import near, slug
from ledelseskort.deck.kinds import ENDINGS
from ledelseskort.deck.models import Deck
from ledelseskort.deck.reader import Reading, deck_id, read_deck
from ledelseskort.errors import LedelseskortError, NotFound, Unusable

DEFAULT_DECK = "ledelsesgrundlag"
"""The deck that is played when none is named."""


class Broken(Unusable):
    """A deck whose files have errors; they come along."""

    def __init__(self, reading: Reading, **parameters: str | int) -> None:
        super().__init__("deck-broken", **parameters)
        self.reading = reading

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong."""
        return self.reading.diagnostics


@dataclass(frozen=True, slots=True)
class Found:
    """A deck as it is listed."""

    id: str
    path: Path
    title: str
    """The id where the deck is broken."""
    language: str = ""
    cards: int = 0
    """How many cards can be dealt."""
    edition: str | None = None
    updated: date | None = None
    publisher: str | None = None
    prepared: bool = False
    """Whether its cards were chosen for a meeting."""
    why: Diagnostic | LedelseskortError | None = None
    """What is wrong with its files, so that it cannot be played: the first of it."""
    guided: bool = False
    """Whether it has steps that are walked, and no cards."""

    @property
    def broken(self) -> bool:
        """Whether it cannot be played."""
        return self.why is not None


@dataclass(frozen=True, slots=True)
class Library:
    """Decks in one or more library folders; where two have a deck of the same id, the first folder's counts."""

    roots: tuple[Path, ...]
    own: Path | None
    """The root, if any, that is a person's own folder: decks may lie loose in it too, as they were mailed."""

    def __init__(self, roots: Sequence[Path], own: Path | None = None) -> None:
        """Raises `NotFound` for a folder that has no `deck` folder in it, unless it is the person's own."""
        object.__setattr__(self, "roots", tuple(roots))
        object.__setattr__(self, "own", own)
        for root in self.roots:
            if root != own and not is_library(root):
                raise NotFound("not-a-library", path=str(root))

    def decks(self) -> tuple[Found, ...]:
        """Every deck, by root and name; one that cannot be read is listed as broken."""
        return tuple(_listed(name, path) for name, path in self._paths().items())

    def find(self, name: str) -> Path:
        """The file of the deck that `name` names, as a path or an id. Raises `NotFound`."""
        path = Path(name)
        if path.suffix in ENDINGS or len(path.parts) > 1:
            if _is_file(path):
                return path
            raise NotFound("file-unknown", path=name)
        paths = self._paths()
        wanted = slug(name)
        if wanted in paths:
            return paths[wanted]
        guess = near(wanted or name, paths)
        if guess:
            raise NotFound("deck-unknown-near", name=name, near=guess)
        raise NotFound("deck-unknown", name=name)

    def load(self, name: str = DEFAULT_DECK) -> Deck:
        """The deck that `name` names. Raises `NotFound`, `Broken` or `Unusable`."""
        path = self.find(name)
        reading = read_deck(path)
        if reading.deck is None:
            raise Broken(reading, name=name, path=str(path))
        return reading.deck

    def _paths(self) -> dict[str, Path]:
        """Each deck's file by its id."""
        paths: dict[str, Path] = {}
        for folder in self._folders():
            for path in _deck_files(folder):
                paths.setdefault(deck_id(path), path)
        return paths

    def _folders(self) -> Iterator[Path]:
        """Where deck files lie."""
        for root in self.roots:
            yield root / "deck"
            if root == self.own:
                yield root


def is_library(root: Path) -> bool:
    """Whether `root` is a folder with decks in it."""
    try:
        return (root / "deck").is_dir()
    except (OSError, ValueError):
        return False


def bundled_root() -> Path:
    """The library that comes with the program: in an installed package its own folder, else the repository's root."""
    packaged = Path(str(resources.files("ledelseskort"))) / "_library"
    return packaged if is_library(packaged) else Path(__file__).resolve().parents[3]


def _deck_files(folder: Path) -> Iterator[Path]:
    """The deck files of one folder, by name, without hidden ones."""
    try:
        names = sorted(folder.iterdir())
    except OSError:
        return
    for path in names:
        if path.suffix in ENDINGS and not path.name.startswith(".") and _is_file(path):
            yield path


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _listed(name: str, path: Path) -> Found:
    try:
        reading = read_deck(path)
    except LedelseskortError as problem:
        return Found(name, path, name, why=problem)
    deck = reading.deck
    if deck is None:
        why = next(each for each in reading.diagnostics if each.severity is Severity.ERROR)
        return Found(name, path, name, why=why)
    return Found(
        name,
        path,
        deck.title,
        deck.language,
        len(deck.playable),
        deck.edition,
        deck.updated,
        deck.publisher,
        deck.prepared,
        guided=bool(deck.steps) and not deck.playable,
    )
