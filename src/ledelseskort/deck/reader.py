"""The reader: a deck file and its card files become one deck, or everything that is wrong with them."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from ledelseskort.deck import rules
from ledelseskort.deck.diagnostics import Code, Diagnostic, has_errors
from ledelseskort.deck.guess import near, slug
from ledelseskort.deck.kinds import Colour, Symbol
from ledelseskort.deck.models import Card, CardFile, Deck, DeckFile, DeckHead, Theme
from ledelseskort.deck.part import Part, read_part, read_text
from ledelseskort.deck.source import Source, read_source
from ledelseskort.errors import NotFound, Unusable

_DECK_KEY = re.compile(
    r"^ ?(?:title|language|themes|card_files|steps|select|purpose|titel|sprog|emner|temaer|kortfiler|trin)[ \t]*:",
    re.MULTILINE,
)
"""What only a deck has at its top, in English or by mistake in Danish."""
_DRIVE = re.compile(r"[A-Za-z]:")
_LONGEST = 200
"""A longer name of a card file was told of already, and is not sought."""
Kind = TypeVar("Kind", Symbol, Colour)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file and those it names."""

    deck: Deck | None
    """The deck; `None` where there are errors, and for a card file."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong, file by file, in the order of each."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """The text of each file by the name it is shown under."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """How many more diagnostics a file has, where they were too many to show."""
    parts: tuple[Part, ...] = ()
    """The file itself and those it names, as each was read."""


Unsaved = Mapping[Path, str]
"""What somebody is writing just now, by the file it will be saved in: it is read instead of what lies on the disk."""


def read_deck(path: Path, unsaved: Unsaved | None = None) -> Reading:
    """Read the deck file at `path` and the card files it names. Raises `NotFound` or `Unusable` for `path` itself."""
    deck = _read(path, DeckFile, unsaved)
    files = _card_parts(path, deck, unsaved)
    rules.check_deck(deck, files)
    reading = _reading((deck, *files))
    if has_errors(reading.diagnostics) or not isinstance(deck.checked, DeckFile):
        return reading
    cards = [_with_theme(card, None, deck.checked) for card in deck.checked.cards]
    for part in files:
        if isinstance(part.checked, CardFile):
            cards += [_with_theme(card, part.checked.theme, deck.checked) for card in part.checked.cards]
    put_together = _put_together(deck_id(path), deck.checked, tuple(cards))
    return replace(reading, deck=put_together)


def read_cards(path: Path, unsaved: Unsaved | None = None) -> Reading:
    """Read the card file at `path` by itself. Raises `NotFound` or `Unusable` for `path` itself."""
    part = _read(path, CardFile, unsaved)
    rules.check_cards(part)
    return _reading((part,))


def read_file(path: Path) -> Reading:
    """Read the file at `path` as what it looks like: a deck, or cards. Raises `NotFound` or `Unusable`."""
    return read_deck(path) if _holds_a_deck(path) else read_cards(path)


def _holds_a_deck(path: Path) -> bool:
    """Whether the file at `path` can be read and is a deck: looked at first, so that nothing is checked twice."""
    try:
        source = read_source(path, str(path)) if path.is_file() else None
    except (OSError, ValueError):
        return False
    return isinstance(source, Source) and is_deck(source.text)


def is_deck(text: str) -> bool:
    """Whether the text of a file is that of a deck; else it is cards."""
    return _DECK_KEY.search(text.replace("\r", "\n")) is not None


def deck_id(path: Path) -> str:
    """The id of the deck in the file at `path`: its stem, spelled as an id where it is none."""
    return slug(path.stem) or "deck"


def root_of(path: Path) -> Path:
    """The folder that a deck's card files are relative to: the one above `deck/`, or the file's own."""
    folder = Path(os.path.abspath(path)).parent
    return folder.parent if folder.name == "deck" else folder


def _read(path: Path, model: type[DeckFile] | type[CardFile], unsaved: Unsaved | None) -> Part:
    """The file that was asked for, which has to be there, or be written just now."""
    if unsaved and path in unsaved:
        return read_text(unsaved[path], str(path), model)
    try:
        if not path.is_file():
            if path.exists():
                raise Unusable("file-no-file", path=str(path))
            raise NotFound("file-unknown", path=str(path))
        return read_part(path, str(path), model)
    except ValueError as error:
        raise NotFound("file-unknown", path=str(path)) from error
    except OSError as error:
        raise Unusable("file-unreadable", path=str(path)) from error


def _card_parts(path: Path, deck: Part, unsaved: Unsaved | None) -> tuple[Part, ...]:
    """The card files that the deck names, each read once; a name that leads nowhere is the deck's fault."""
    names, node = (deck.data or {}).get("card_files"), deck.node.child("card_files")
    nodes = node.listed if node else None
    if not isinstance(names, tuple) or nodes is None:
        return ()
    parts: list[Part] = []
    met: dict[Path, int] = {}
    written = {each.resolve(): text for each, text in (unsaved or {}).items()}
    for name, inner in zip(names, nodes, strict=True):
        if not deck.findings.room:  # a hostile deck names a hundred thousand, and each would be sought on the disk
            break
        if not isinstance(name, str) or not name.strip() or len(name.strip()) > _LONGEST:
            continue
        target = _target(path, name.strip(), inner.start, deck)
        if target is None:
            continue
        if target in met:
            first = deck.findings.source.place(met[target])
            deck.findings.add(Code.REF_DUPLICATE_CARD, inner.start, variant="file", related=(first,), name=name)
            continue
        met[target] = inner.start
        try:
            shown = _shown(path, name.strip())
            text = written.get(target)
            parts.append(read_part(target, shown, CardFile) if text is None else read_text(text, shown, CardFile))
        except OSError:
            deck.findings.add(Code.REF_MISSING_FILE, inner.start, variant="unreadable", name=name, near="")
    return tuple(parts)


def _target(path: Path, name: str, offset: int, deck: Part) -> Path | None:
    """The real path of the card file called `name`, or a finding."""
    root = root_of(path)
    if "\\" in name:
        deck.findings.add(Code.REF_BACKSLASH, offset, name=name, mended=name.replace("\\", "/"))
        return None
    if name.startswith("/") or _DRIVE.match(name):
        deck.findings.add(Code.REF_OUTSIDE_FOLDER, offset, name=name)
        return None
    try:
        target = (root / name).resolve()
        if not target.is_relative_to(root.resolve()):
            deck.findings.add(Code.REF_OUTSIDE_FOLDER, offset, name=name)
            return None
        if target.is_file() and not target.samefile(path):
            return target
        if target.exists():  # a folder, a device, or the deck itself
            deck.findings.add(Code.REF_MISSING_FILE, offset, variant="no-cards", name=name, near="")
            return None
    except (OSError, ValueError, RuntimeError):
        pass  # a name that no file can have, or links that lead in a ring: no file is there
    guess = _near_file(root, name) if deck.findings.may_guess() else ""
    deck.findings.add(Code.REF_MISSING_FILE, offset, variant="near" if guess else "", name=name, near=guess)
    return None


def _near_file(root: Path, name: str) -> str:
    """The card file in the root whose path is nearest to `name`."""
    try:
        there = [found.relative_to(root).as_posix() for found in (root / "cards").glob("**/*.y*ml")][:500]
    except OSError:
        return ""
    return near(name, there)


def _shown(path: Path, name: str) -> str:
    """A card file as it is shown: beside the deck file, as that was asked for."""
    folder = os.path.dirname(str(path))
    up = ".." if Path(os.path.abspath(path)).parent.name == "deck" else ""
    return os.path.normpath(os.path.join(folder, up, name))


def _reading(parts: tuple[Part, ...]) -> Reading:
    return Reading(
        None,
        tuple(diagnostic for part in parts for diagnostic in part.findings.shown),
        {part.findings.source.file: part.findings.source for part in parts},
        {part.findings.source.file: part.findings.left_out for part in parts if part.findings.left_out},
        parts,
    )


def _with_theme(card: Card, default: str | None, deck: DeckFile) -> Card:
    """The card with the theme it stands under: its own, its file's, or the deck's only one."""
    if card.theme is not None:
        return card
    only = deck.themes[0].id if len(deck.themes) == 1 else None
    return card.model_copy(update={"theme": default or only})


def _put_together(identifier: str, head: DeckFile, cards: tuple[Card, ...]) -> Deck:
    """The deck that the checked files add up to."""
    if head.select:
        by_id = {card.id: card for card in cards}
        cards = tuple(by_id[card_id] for card_id in head.select)
    fields = {name: getattr(head, name) for name in DeckHead.model_fields}
    fields["themes"] = dressed(head.themes)
    return Deck(id=identifier, cards=cards, prepared=bool(head.select), **fields)


def dressed(themes: tuple[Theme, ...]) -> tuple[Theme, ...]:
    """The themes, each with a symbol and a colour: those not taken by name go by position, then round again."""
    symbols = _spare([theme.symbol for theme in themes], tuple(Symbol))
    colours = _spare([theme.colour for theme in themes], tuple(Colour))
    return tuple(
        theme.model_copy(update={"symbol": symbol, "colour": colour})
        for theme, symbol, colour in zip(themes, symbols, colours, strict=True)
    )


def _spare(given: list[Kind | None], kinds: tuple[Kind, ...]) -> list[Kind]:
    """`given` with its gaps filled in the order of `kinds`, those that are taken last."""
    free = [kind for kind in kinds if kind not in given] or list(kinds)
    filled: list[Kind] = []
    gaps = 0
    for kind in given:
        if kind is None:
            kind = (free + [other for other in kinds if other not in free])[gaps % len(kinds)]
            gaps += 1
        filled.append(kind)
    return filled
