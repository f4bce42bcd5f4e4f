"""Which cards fit a meeting, and in which order they are dealt."""

from __future__ import annotations

import hashlib
import random
from datetime import date

from ledelseskort.deck.models import Card, Deck
from ledelseskort.errors import NotFound, Unusable

DEEPEST = 3
"""The most personal a card can be."""


def fitting(
    deck: Deck,
    *,
    depth: int = DEEPEST,
    themes: frozenset[str] = frozenset(),
    tags: frozenset[str] = frozenset(),
) -> tuple[Card, ...]:
    """The playable cards up to `depth`, under any of `themes`, with the tags asked for, in the deck's order.

    Tags of one group are choices, any of them fits; of several groups, each must be met. No themes or tags ask for
    nothing. A card that is tagged with one of the deck's review days speaks of what has been since: it waits until its
    day is asked for, unless somebody chose it for the meeting.
    """
    wanted = _by_group(deck, tags)
    waiting = frozenset() if deck.prepared else frozenset(deck.review_days) - tags
    return tuple(
        card
        for card in deck.playable
        if card.depth <= depth
        and waiting.isdisjoint(card.tags)
        and (not themes or card.theme in themes)
        and all(not group.isdisjoint(card.tags) for group in wanted)
    )


def deal(
    deck: Deck,
    chance: random.Random,
    *,
    depth: int = DEEPEST,
    themes: frozenset[str] = frozenset(),
    tags: frozenset[str] = frozenset(),
    first: str | None = None,
) -> tuple[str, ...]:
    """The ids of the cards that fit, shuffled, with a card for the first minute (depth 1) first where there is one.

    A prepared deck keeps the order it was given. `first` names a card that lies on top, whether it fits or not.
    Raises `Unusable` when no card fits, `NotFound` when there is no card `first` to play.
    """
    cards = [card.id for card in fitting(deck, depth=depth, themes=themes, tags=tags)]
    if first is not None and all(first != card.id for card in deck.playable):
        raise NotFound("card-unknown", name=first)
    if not cards and first is None:
        raise Unusable("no-card-fits", title=deck.title)
    if not deck.prepared:
        chance.shuffle(cards)
        first = first or next((card_id for card_id in cards if deck.card(card_id).depth == 1), None)
    if first is not None:
        cards = [first, *(card_id for card_id in cards if card_id != first)]
    return tuple(cards)


def unmet_first(order: tuple[str, ...], met: frozenset[str], *, top_stays: bool = False) -> tuple[str, ...]:
    """The dealt order with the cards that were met before behind those that were not.

    `top_stays` where the card on top was chosen for its place.
    """
    top = order[:1] if top_stays else ()
    return (*top, *sorted(order[len(top) :], key=lambda card: card in met))


def card_of_the_day(deck: Deck, day: date, depth: int = DEEPEST) -> str:
    """The id of the card of `day`: the same for everybody with the same deck. Raises `Unusable` when none fits."""
    cards = fitting(deck, depth=depth)
    if not cards:
        raise Unusable("no-card-fits", title=deck.title)
    digest = hashlib.sha256(f"{deck.sha256} {day.isoformat()}".encode()).digest()
    return cards[int.from_bytes(digest[:8], "big") % len(cards)].id


def _by_group(deck: Deck, tags: frozenset[str]) -> list[set[str]]:
    """The tags by the group they belong to; those in no group stand together."""
    groups: dict[str, set[str]] = {}
    for tag in tags:
        home = next((name for name, group in deck.tags.items() if tag in group.terms), "")
        groups.setdefault(home, set()).add(tag)
    return list(groups.values())
