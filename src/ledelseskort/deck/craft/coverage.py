"""What a deck's cards cover: how many serve each theme and tag, and which crossings of them have no card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ledelseskort.deck.models import Card, Deck

FILLED = 60
"""A crossing is shown when so many per cent of its cells have a card: in a sparser one an empty cell tells nothing."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One way to part the cards: a group of tags, or the themes."""

    title: str
    """Empty for the themes: their word is the front end's."""
    terms: Mapping[str, str]
    """The words shown, by tag or theme id."""

    def of(self, card: Card) -> tuple[str, ...]:
        """The terms that the card serves."""
        return tuple(term for term in self.terms if term in card.tags)


@dataclass(frozen=True, slots=True)
class Themes(Axis):
    """The deck's themes as an axis."""

    def of(self, card: Card) -> tuple[str, ...]:
        """The theme that the card stands under."""
        return tuple(term for term in self.terms if term == card.theme)


@dataclass(frozen=True, slots=True)
class Table:
    """How many cards serve each pair of terms, under one theme or in the whole deck."""

    theme: str | None
    """The theme's title; `None` for the whole deck."""
    down: Axis
    across: Axis
    counts: tuple[tuple[int, ...], ...]
    """A row for each term down, a number for each term across."""

    @property
    def empty(self) -> tuple[tuple[str, str], ...]:
        """The pairs of terms that no card serves."""
        return tuple(
            (row, column)
            for row, numbers in zip(self.down.terms.values(), self.counts, strict=True)
            for column, number in zip(self.across.terms.values(), numbers, strict=True)
            if not number
        )


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the cards in play cover."""

    cards: int
    totals: tuple[tuple[Axis, tuple[tuple[str, int], ...]], ...]
    """For the themes and each group: each term's title and how many cards serve it."""
    tables: tuple[Table, ...]
    """Each group by theme, then pairs of groups under each theme: the crossings that the cards nearly fill."""

    @property
    def empty(self) -> int:
        """How many cells of the tables have no card."""
        return sum(len(table.empty) for table in self.tables)


def coverage(deck: Deck) -> Coverage:
    """What the deck's cards in play cover; retired ones serve nothing."""
    cards = deck.playable
    themes = Themes("", {theme.id: theme.title for theme in deck.themes})
    groups = [Axis(group.title, group.terms) for group in deck.tags.values()]
    crossings: list[tuple[Table, ...]] = [(_table(None, group, themes, cards),) for group in groups]
    for down, across in combinations(groups, 2):
        under = {theme: [card for card in cards if card.theme == theme] for theme in themes.terms}
        crossings.append(tuple(_table(themes.terms[theme], down, across, under[theme]) for theme in under))
    totals = tuple((axis, _totals(axis, cards)) for axis in (themes, *groups))
    return Coverage(len(cards), totals, tuple(table for tables in crossings if _telling(tables) for table in tables))


def _totals(axis: Axis, cards: Sequence[Card]) -> tuple[tuple[str, int], ...]:
    return tuple((title, sum(term in axis.of(card) for card in cards)) for term, title in axis.terms.items())


def _telling(tables: Sequence[Table]) -> bool:
    """Whether the cards follow a pattern here, so that a cell without one is a hole in it."""
    numbers = [number for table in tables for row in table.counts for number in row]
    return len(numbers) > 1 and 100 * sum(number > 0 for number in numbers) >= FILLED * len(numbers)


def _table(theme: str | None, down: Axis, across: Axis, cards: Sequence[Card]) -> Table:
    counts = tuple(
        tuple(sum(row in down.of(card) and column in across.of(card) for card in cards) for column in across.terms)
        for row in down.terms
    )
    return Table(theme, down, across, counts)
