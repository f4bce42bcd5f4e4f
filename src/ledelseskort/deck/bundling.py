"""Decks put together anew as one self-contained file: a whole deck to mail, or a few cards prepared for a meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from ledelseskort.deck.models import Card, Deck, DeckFile, DeckHead, Play, Reference, TagGroup, Theme
from ledelseskort.errors import Unusable

T = TypeVar("T", Card, Theme)
LONGEST_ID = 64
"""Characters that an id may have."""
LONGEST = 200
"""Characters that a line of a deck's head may have."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A card chosen for a meeting."""

    deck: Deck
    card: Card


def bundled(deck: Deck) -> DeckFile:
    """The deck as one file: what its card files held stands in it, the cards that are out of play too."""
    fields = {name: getattr(deck, name) for name in DeckHead.model_fields}
    return DeckFile(format=1, cards=deck.cards, select=_ids(deck.cards) if deck.prepared else (), **fields)


def prepared(picks: Sequence[Pick], *, title: str, purpose: str | None, play: Play, today: date) -> DeckFile:
    """The chosen cards in their order as a deck, with what they need of the decks they come from.

    Where two decks mean different things by one id, the later one's gets its deck's name before it. Raises `Unusable`
    where no card is chosen.
    """
    if not picks:
        raise Unusable("prepared-empty")
    decks = tuple({pick.deck.id: pick.deck for pick in picks}.values())
    groups = _groups(decks)
    terms = {tag for group in groups.values() for tag in group.terms}
    themes: dict[str, Theme] = {}
    cards: dict[str, Card] = {}
    for pick in picks:
        theme = _own(pick.deck.theme(pick.card.theme or ""), pick.deck, themes, lambda one, two: one.title == two.title)
        kept = {tag: None for tag in pick.card.tags if not terms or tag in terms}
        changed = {"theme": theme.id, "tags": tuple(kept), "replaces": None, "translated_hash": None}
        _own(pick.card.model_copy(update=changed), pick.deck, cards, lambda one, two: one == two)
    return DeckFile(
        format=1,
        title=title,
        language=decks[0].language,
        updated=today,
        publisher=" · ".join(dict.fromkeys(deck.publisher for deck in decks if deck.publisher))[:LONGEST] or None,
        purpose=purpose,
        themes=tuple(themes.values()),
        tags=groups,
        play=play,
        reference=_once(each for deck in decks for each in deck.reference),
        review_days=decks[0].review_days,
        cards=tuple(cards.values()),
        select=_ids(cards.values()),
    )


def _own(value: T, deck: Deck, there: dict[str, T], same: Callable[[T, T], bool]) -> T:
    """The value as it stands among those that are there: itself put there, the same one, or under another id."""
    name, number = value.id, 1
    while name in there and not same(there[name], value.model_copy(update={"id": name})):
        number += 1
        more = "" if number == 2 else f"-{number}"
        name = f"{deck.id}-{value.id}"[: LONGEST_ID - len(more)].strip("-") + more
    return there.setdefault(name, value.model_copy(update={"id": name}))


def _groups(decks: Iterable[Deck]) -> dict[str, TagGroup]:
    """The groups of tags of all decks; where two have words for one tag, the first deck's count."""
    titles: dict[str, str] = {}
    terms: dict[str, dict[str, str]] = {}
    for deck in decks:
        for name, group in deck.tags.items():
            titles.setdefault(name, group.title)
            terms[name] = {**group.terms, **terms.get(name, {})}
    return {name: TagGroup(title=titles[name], terms=terms[name]) for name in titles}


def _once(references: Iterable[Reference]) -> tuple[Reference, ...]:
    return tuple(dict.fromkeys(references))


def _ids(cards: Iterable[Card]) -> tuple[str, ...]:
    return tuple(card.id for card in cards)
