"""The rules for a deck as a whole: how long its questions are, and how heavy each theme is to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor
from statistics import median

from ledelseskort.deck.craft.counting import tally, words
from ledelseskort.deck.craft.faults import SPOKEN, Fault, Line, lines
from ledelseskort.deck.craft.language import Language
from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.models import Card, CardFile, Deck


def of_deck(deck: Deck, language: Language) -> Iterator[Fault]:
    """2 and 12, for a deck."""
    yield from middle_length(Line("title", None, deck.title), deck.playable, language)
    for number, theme in enumerate(deck.themes):
        cards = [card for card in deck.playable if card.theme == theme.id]
        yield from pooled_ease(Line("themes", number, theme.title), cards, language)


def of_file(file: CardFile, language: Language) -> Iterator[Fault]:
    """12, for the cards of one file, as far as they stand under its theme."""
    if file.theme is not None:
        cards = [card for card in file.cards if card.theme in (None, file.theme) and not card.retired]
        yield from pooled_ease(Line("theme", None, file.theme), cards, language)


def middle_length(place: Line, cards: Sequence[Card], language: Language) -> Iterator[Fault]:
    """2, for a deck: the median of its questions."""
    numbers = language.numbers
    if not language.knows("median-cards") or len(cards) < numbers["median-cards"]:
        return
    middle = median(len(words(card.question)) for card in cards)
    limits = {"least": numbers["median-least"], "most": numbers["median-most"]}
    if middle > limits["most"]:
        yield Fault(Code.CRAFT_LENGTH, place, "median", parameters={"count": ceil(middle), **limits})
    elif middle < limits["least"]:
        yield Fault(Code.CRAFT_LENGTH, place, "median", serious=False, parameters={"count": floor(middle), **limits})


def pooled_ease(place: Line, cards: Iterable[Card], language: Language) -> Iterator[Fault]:
    """12, for a theme: all its cards counted as one text."""
    numbers = language.numbers
    if not language.knows("lix-words"):
        return
    pooled = tally((line.text for card in cards for line in lines(card, *SPOKEN)), numbers["long-word"])
    least, most = numbers["lix-least"], numbers["lix-most"]
    if pooled.words < numbers["lix-words"] or least <= pooled.lix <= most:
        return
    light = pooled.lix < least
    count = floor(pooled.lix) if light else ceil(pooled.lix)
    shown: dict[str, str | int] = {"name": place.text, "count": count, "least": least, "most": most}
    serious = pooled.lix > numbers["lix-too-much"]
    yield Fault(Code.CRAFT_LIX, place, "light" if light else "", serious, parameters=shown)
