"""`draw`: a card, or some, on standard output."""

from __future__ import annotations

import random

from ledelseskort.cli.cards import write_card
from ledelseskort.cli.choosing import tags_of, themes_of
from ledelseskort.cli.output import Output
from ledelseskort.cli.requests import DrawRequest
from ledelseskort.deck.dealing import DEEPEST, fitting
from ledelseskort.deck.library import DEFAULT_DECK, Library
from ledelseskort.deck.models import Card, Deck
from ledelseskort.errors import DONE, Unusable
from ledelseskort.wording.words import Words

VERSION = 1
"""Of the JSON document: raised when something in it changes its meaning or goes away."""


def draw(request: DrawRequest, library: Library, words: Words, out: Output) -> int:
    """Write the cards that chance (or the seed) picks. Raises `NotFound` or `Unusable`."""
    deck = library.load(DEFAULT_DECK if request.deck is None else request.deck)
    cards = list(
        fitting(
            deck,
            depth=request.depth or DEEPEST,
            themes=themes_of(deck, request.themes),
            tags=tags_of(deck, request.tags),
        )
    )
    if not cards:
        raise Unusable("no-card-fits", title=deck.title)
    # Not `deal`: that lays a card for the first minute on top, and somebody who draws one card wants any of them.
    random.Random(request.seed).shuffle(cards)
    del cards[request.count :]
    if request.json:
        out.document(_as_json(deck, cards))
        return DONE
    for number, card in enumerate(cards):
        if number:
            out.line()
        write_card(out, words, deck, card)
    return DONE


def _as_json(deck: Deck, cards: list[Card]) -> str:
    """The cards as a document for other programs."""
    import json

    document = {
        "version": VERSION,
        "deck": {
            "id": deck.id,
            "title": deck.title,
            "language": deck.language,
            "edition": deck.edition,
            "sha256": deck.sha256,
        },
        "cards": [
            {
                "id": card.id,
                "theme": {"id": card.theme, "title": deck.theme(card.theme).title} if card.theme else None,
                "question": card.question,
                "follow_ups": list(card.follow_ups),
                "situation": card.situation,
                "hint": card.hint,
                "depth": card.depth,
                "minutes": card.minutes,
                "tags": [{"id": tag, "title": deck.tag_title(tag)} for tag in card.tags],
            }
            for card in cards
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
