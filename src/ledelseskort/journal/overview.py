"""The overview: which themes, values and areas were met and which never, and what became of agreements.

Nothing in it is about a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ledelseskort.deck.models import Deck
from ledelseskort.journal.agreements import Status


@dataclass(frozen=True)
class Bar:
    """One theme or tag: how often its cards were met, and how many of its cards there are."""

    title: str
    met: int
    """Times a card under it was met; the same card in two meetings counts twice."""
    cards: int
    """Different cards under it that were met at least once."""
    of: int
    """Playable cards under it in the deck."""


@dataclass(frozen=True)
class Bars:
    """Bars that belong together: the themes of a deck, or one of its groups of tags."""

    id: str
    """`themes`, or the id of the group of tags."""
    title: str | None
    """The group's title; None: the themes."""
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class DeckOverview:
    """What was met of one deck."""

    deck: str
    title: str
    meetings: int
    groups: tuple[Bars, ...]


@dataclass(frozen=True)
class Overview:
    """A scope over a period."""

    meetings: int
    decks: tuple[DeckOverview, ...]
    """The deck that was played most comes first."""
    agreements: Mapping[Status, int]
    """How many stand open, were done and were dropped; those that were continued count as open."""
    continued: int
    """How many were continued at least once."""


def of_deck(deck: Deck, met: Mapping[str, int], meetings: int) -> DeckOverview:
    """The deck's themes and groups of tags, with how often each of its cards was met."""
    playable = deck.playable

    def bar(title: str, belongs: frozenset[str]) -> Bar:
        times = [met.get(card, 0) for card in belongs]
        return Bar(title, sum(times), sum(1 for each in times if each), len(belongs))

    themes = tuple(
        bar(theme.title, frozenset(card.id for card in playable if card.theme == theme.id)) for theme in deck.themes
    )
    tagged = tuple(
        Bars(
            key,
            group.title,
            tuple(
                bar(title, frozenset(card.id for card in playable if term in card.tags))
                for term, title in group.terms.items()
            ),
        )
        for key, group in deck.tags.items()
    )
    groups = (Bars("themes", None, themes), *tagged)
    return DeckOverview(deck.id, deck.title, meetings, groups)
