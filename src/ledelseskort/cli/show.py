"""`show`: a deck's cards, what they cover, its edition and its fingerprint."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ledelseskort.cli.cards import write_theme
from ledelseskort.cli.choosing import tags_of
from ledelseskort.cli.coverage import write_coverage
from ledelseskort.cli.output import BOLD, DIM, Output
from ledelseskort.cli.requests import ShowRequest
from ledelseskort.deck.about import about_lines
from ledelseskort.deck.craft.coverage import coverage
from ledelseskort.deck.library import DEFAULT_DECK, Library
from ledelseskort.deck.models import Card, Deck
from ledelseskort.deck.search import search
from ledelseskort.errors import DONE, NotFound
from ledelseskort.wording.words import Words

INDENT = "  "


def show(request: ShowRequest, library: Library, words: Words, out: Output) -> int:
    """Write the deck, or only the cards that were searched for: in all decks where none is named.

    Raises `NotFound` or `Unusable`.
    """
    if request.deck is None and (request.search is not None or request.tags):
        _search_all(request, library, words, out)
        return DONE
    deck = library.load(DEFAULT_DECK if request.deck is None else request.deck)
    if request.search is not None or request.tags:
        _write_found(search(deck, request.search or "", tags_of(deck, request.tags)), deck, words, out)
        return DONE
    _write_head(deck, words, out)
    _write_cards(deck.cards, deck, words, out)
    if deck.playable:
        write_coverage(coverage(deck), words, out)
    out.line()
    out.line(words("cli.show.fingerprint", sha256=deck.sha256), DIM)
    return DONE


def _search_all(request: ShowRequest, library: Library, words: Words, out: Output) -> None:
    """The cards that fit in every deck that can be played, each deck under its title. Raises `NotFound`."""
    hits: list[tuple[Deck, tuple[Card, ...]]] = []
    unknown: NotFound | None = None
    known = False
    for each in library.decks():
        if each.broken:
            continue
        deck = library.load(each.id)
        try:
            hits.append((deck, search(deck, request.search or "", tags_of(deck, request.tags))))
            known = True
        except NotFound as problem:
            unknown = unknown or problem
    if unknown is not None and not known:
        raise unknown
    found = [(deck, cards) for deck, cards in hits if cards]
    if not found:
        out.line(words("cli.show.nothing"))
    for number, (deck, cards) in enumerate(found):
        if number:
            out.line()
        out.text(deck.title, BOLD)
        out.line()
        _write_found(cards, deck, words, out)


def _write_head(deck: Deck, words: Words, out: Output) -> None:
    """The title, the edition and the purpose."""
    out.text(deck.title, BOLD)
    for line in about_lines(deck, words):
        out.text(line, DIM)
    if deck.purpose is not None:
        out.line()
        out.text(deck.purpose)


def _write_cards(cards: Sequence[Card], deck: Deck, words: Words, out: Output) -> None:
    """The cards, each under its theme."""
    for theme_id, under in groupby(cards, key=lambda card: card.theme):
        out.line()
        if theme_id is not None:
            write_theme(out, deck.theme(theme_id))
        for card in under:
            out.line()
            _write_brief(card, deck, words, out)


def _write_found(cards: Sequence[Card], deck: Deck, words: Words, out: Output) -> None:
    """The cards that fit, or that none does."""
    if not cards:
        out.line(words("cli.show.nothing"))
    for number, card in enumerate(cards):
        if number:
            out.line()
        _write_brief(card, deck, words, out)


def _write_brief(card: Card, deck: Deck, words: Words, out: Output) -> None:
    """The question, and beneath it the card's id, depth and tags."""
    out.text(card.question, indent=INDENT)
    about = [card.id, words(f"cli.show.depth.{card.depth}"), *(deck.tag_title(tag) for tag in card.tags)]
    if card.retired:
        about.append(words("cli.show.retired"))
    out.text(" · ".join(about), DIM, indent=INDENT * 2)
