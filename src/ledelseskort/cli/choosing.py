"""Themes and tags as people write them on the command line, found in a deck by id or by title."""

from __future__ import annotations

from collections.abc import Mapping

from ledelseskort.deck.guess import near, slug
from ledelseskort.deck.models import Deck
from ledelseskort.errors import NotFound


def themes_of(deck: Deck, given: tuple[str, ...]) -> frozenset[str]:
    """The ids of the themes. Raises `NotFound` with the ones there are."""
    known = {theme.id: theme.title for theme in deck.themes}
    return frozenset(_found("theme-unknown", deck, each, known) for each in given)


def tags_of(deck: Deck, given: tuple[str, ...]) -> frozenset[str]:
    """The ids of the tags: of the deck's groups, or where it has none, of its cards. Raises `NotFound`."""
    known = {tag: title for group in deck.tags.values() for tag, title in group.terms.items()}
    if not known:
        known = {tag: tag for card in deck.playable for tag in card.tags}
    if given and not known:
        raise NotFound("tag-none", deck=deck.title)
    return frozenset(_found("tag-unknown", deck, each, known) for each in given)


def _found(refusal: str, deck: Deck, given: str, known: Mapping[str, str]) -> str:
    """The id that was meant by an id or a title in small or capital letters."""
    for identifier, title in known.items():
        if given.casefold() in (identifier.casefold(), title.casefold()):
            return identifier
    guess = near(slug(given) or given, known)
    if guess:
        raise NotFound(f"{refusal}-near", given=given, deck=deck.title, near=guess)
    raise NotFound(refusal, given=given, deck=deck.title, known=", ".join(known))
