"""A file while it is written: what is wrong with the text that stands there now, seen with the eyes of its deck.

A card file by itself knows no themes and no tags. So the deck that names it is sought once, and read along with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from ledelseskort.deck.craft.check import examine
from ledelseskort.deck.diagnostics import Diagnostic, has_errors
from ledelseskort.deck.kinds import ENDINGS, Colour, Symbol
from ledelseskort.deck.models import Card, CardFile, Deck, DeckFile, Theme
from ledelseskort.deck.part import Part, RawCard
from ledelseskort.deck.reader import Reading, dressed, is_deck, read_cards, read_deck
from ledelseskort.errors import LedelseskortError

MOST_DECKS = 200
"""So many decks are looked through for one that names a card file."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen."""

    part: Part
    """The file itself."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong in it."""
    elsewhere: tuple[Diagnostic, ...] = ()
    """What is wrong in the files that it goes with."""
    left_out: int = 0
    """How many more it has, where they are too many to show."""
    deck: Deck | None = None
    """What would be played: the deck, and of a card file its own cards of it; `None` where there are errors."""
    themes: Mapping[str, Theme] = field(default_factory=dict)
    """The themes its cards stand under, by id, each with its symbol and colour."""
    theme: str | None = None
    """The theme of a card that names none."""
    language: str = ""
    """The language of its deck, where that can be told."""
    files: tuple[Path, ...] = ()
    """The card files that a deck names, as far as they are there."""
    taken: frozenset[str] = frozenset()
    """The ids of all cards that belong together."""


class Eyes:
    """Sees one file, again and again."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _deck(self) -> Path | None:
        return _naming(self._path)

    def look(self, text: str) -> Look:
        """What is wrong once `text` is what stands in the file."""
        unsaved = {self._path: text}
        if is_deck(text):
            return _look(read_deck(self._path, unsaved), 0)
        if self._deck is not None:
            try:
                reading = read_deck(self._deck, unsaved)
            except LedelseskortError:  # it was taken away since
                return _look(read_cards(self._path, unsaved), 0)
            for number, part in enumerate(reading.parts):
                if _same(Path(part.findings.source.file), self._path):
                    return _look(reading, number)
        return _look(read_cards(self._path, unsaved), 0)


def _naming(path: Path) -> Path | None:
    """The first deck in the library around a card file that names it."""
    for folder in path.absolute().parents:
        try:
            decks = sorted(each for each in (folder / "deck").glob("*") if each.suffix in ENDINGS)[:MOST_DECKS]
        except OSError:
            continue
        for deck in decks:
            try:
                parts = read_deck(deck).parts
            except LedelseskortError:
                continue
            if any(_same(Path(part.findings.source.file), path) for part in parts[1:]):
                return deck
    return None


def _same(one: Path, other: Path) -> bool:
    return one == other or one.resolve() == other.resolve()


def _look(reading: Reading, number: int) -> Look:
    part, head = reading.parts[number], reading.parts[0]
    file = part.findings.source.file
    themes = _themes(head)
    language = head.text("language") if head.text("title") is not None else None
    return Look(
        part,
        tuple(each for each in reading.diagnostics if each.place.file == file),
        tuple(each for each in reading.diagnostics if each.place.file != file),
        reading.left_out.get(file, 0),
        _played(reading, part),
        themes,
        part.text("theme") or (next(iter(themes)) if len(themes) == 1 else None),
        language or next((folder for folder in reversed(Path(file).parts[:-1]) if len(folder) == 2), ""),
        tuple(Path(each.findings.source.file) for each in reading.parts[1:]) if number == 0 else (),
        frozenset(name for each in reading.parts for card in each.cards if (name := card.text("id"))),
    )


def _played(reading: Reading, part: Part) -> Deck | None:
    """The deck with the cards of that file only, where it is one of the deck's card files."""
    if has_errors(reading.diagnostics):
        return None
    own = part.checked
    if reading.deck is not None and part is reading.parts[0]:
        return reading.deck
    if reading.deck is not None:
        ids = {raw.text("id") for raw in part.cards}
        cards = tuple(card for card in reading.deck.cards if card.id in ids)
        return reading.deck.model_copy(update={"cards": cards})
    return _alone(own, Path(part.findings.source.file)) if isinstance(own, CardFile) else None


def _alone(file: CardFile, path: Path) -> Deck:
    """A deck of a card file that no deck names: its themes are called by their ids."""
    names = dict.fromkeys(card.theme or file.theme or "kort" for card in file.cards)
    themes = dressed(tuple(Theme(id=name, title=name) for name in names))
    cards = tuple(card.model_copy(update={"theme": card.theme or file.theme or "kort"}) for card in file.cards)
    return Deck(id="kort", title=path.stem or "kort", language="da", themes=themes, cards=cards)


def _themes(head: Part) -> dict[str, Theme]:
    """The themes of a deck, right or wrong."""
    if isinstance(head.checked, DeckFile):
        return {theme.id: theme for theme in dressed(head.checked.themes)}
    listed = (head.data or {}).get("themes")
    found: dict[str, Theme] = {}
    for each in listed if isinstance(listed, tuple) else ():
        if isinstance(each, dict) and isinstance(name := each.get("id"), str) and isinstance(each.get("title"), str):
            found[name] = Theme.model_construct(
                id=name,
                title=str(each["title"]),
                symbol=next((symbol for symbol in Symbol if symbol.value == each.get("symbol")), None),
                colour=next((colour for colour in Colour if colour.value == each.get("colour")), None),
            )
    return {theme.id: theme for theme in dressed(tuple(found.values()))}


def hints(look: Look, row: int) -> tuple[Diagnostic, ...]:
    """What may be said of the language of the card that begins in `row`, counted from 0; none where it has errors."""
    part = look.part
    source = part.findings.source
    raw = next((each for each in part.cards if source.index(each.node.start) == row), None)
    if raw is None:
        return ()
    try:
        card = Card.model_validate(raw.data)
    except ValueError:
        return ()
    return examine((_of_one(part, raw, card, look.language),)).diagnostics


def _of_one(part: Part, raw: RawCard, card: Card, language: str) -> Reading:
    """A reading of one card, as if nothing else stood in its file."""
    head = DeckFile.model_construct(format=1, title="", language=language, cards=(card,))
    return Reading(None, (), {}, {}, (replace(part, cards=(raw,), checked=head),))
