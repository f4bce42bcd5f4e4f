"""A deck as it stands in its files: their bytes, every card with its place, and whether all of it is good."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ledelseskort.deck import rules
from ledelseskort.deck.diagnostics import Diagnostic, has_errors
from ledelseskort.deck.findings import Findings
from ledelseskort.deck.library import Broken
from ledelseskort.deck.models import Card, CardFile, DeckFile
from ledelseskort.deck.part import Part, RawCard, part_of
from ledelseskort.deck.reader import Reading, read_deck
from ledelseskort.deck.source import Source, decode
from ledelseskort.errors import Unusable


class Held(NamedTuple):
    """A card in one of the deck's files."""

    file: Path
    raw: RawCard
    card: Card
    """With the theme that it stands under."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The good files of a deck, the deck file first."""

    path: Path
    files: Mapping[Path, bytes]
    parts: Mapping[Path, Part]
    head: DeckFile
    cards: Mapping[str, Held]
    """Every card of every file by id, in the files' order, chosen for the deck or not."""

    def default(self, file: Path) -> str | None:
        """The theme of a card in the file that names none."""
        checked = self.parts[file].checked
        only = self.head.themes[0].id if len(self.head.themes) == 1 else None
        return (checked.theme if isinstance(checked, CardFile) else None) or only

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the deck's own cards, in its order."""
        return self.head.select or tuple(self.cards)


def content(path: Path) -> Mapping[Path, bytes]:
    """The bytes of the deck file at `path` and of its card files. Raises `NotFound`, `Broken` or `Unusable`."""
    reading = read_deck(path)
    if has_errors(reading.diagnostics):
        raise Broken(reading, name=path.stem, path=str(path))
    files: dict[Path, bytes] = {}
    for file in (Path(part.findings.source.file) for part in reading.parts):
        try:
            files[file] = file.read_bytes()
        except OSError as problem:
            raise Unusable("file-unreadable", path=str(file)) from problem
    return files


def standing(files: Mapping[Path, bytes]) -> Standing:
    """The deck that such bytes are, the deck file first. Raises `Broken`."""
    path = next(iter(files))
    parts = {
        file: _part(data, str(file), CardFile if number else DeckFile)
        for number, (file, data) in enumerate(files.items())
    }
    deck, *others = parts.values()
    rules.check_deck(deck, tuple(others))
    found = tuple(diagnostic for part in parts.values() for diagnostic in part.findings.shown)
    if has_errors(found) or not isinstance(deck.checked, DeckFile):
        sources = {part.findings.source.file: part.findings.source for part in parts.values()}
        raise Broken(Reading(None, found, sources, parts=tuple(parts.values())), name=path.stem, path=str(path))
    stands = Standing(path, files, parts, deck.checked, {})
    return Standing(path, files, parts, deck.checked, {held.card.id: held for held in _held(stands)})


def _part(data: bytes, shown: str, model: type[DeckFile] | type[CardFile]) -> Part:
    source = decode(data, shown)
    if isinstance(source, Diagnostic):
        findings = Findings(Source(shown, ""))
        findings.keep(source)
        return Part(findings)
    return part_of(source, model)


def _held(stands: Standing) -> Iterator[Held]:
    for file, part in stands.parts.items():
        cards = part.checked.cards if part.checked else ()
        for raw, card in zip(part.cards, cards, strict=True):
            theme = card.theme or stands.default(file)
            yield Held(file, raw, card.model_copy(update={"theme": theme}))
