"""What a deck says about itself, in lines to be shown: edition, day, publisher, contact, links. None is opened."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from ledelseskort.deck.models import DeckHead
from ledelseskort.wording.dates import long_day
from ledelseskort.wording.words import Words


class Edition(Protocol):
    """What tells one edition of a deck from another."""

    @property
    def edition(self) -> str | None:
        """Its name."""

    @property
    def updated(self) -> date | None:
        """Its day."""

    @property
    def publisher(self) -> str | None:
        """Who published it."""


def edition_line(deck: Edition, words: Words) -> str:
    """»Udgave 1 · 22. november 2026 · udgiver«, as far as the deck says."""
    parts = [words("deck.edition", edition=deck.edition)] if deck.edition is not None else []
    if deck.updated is not None:
        parts.append(long_day(deck.updated, words))
    if deck.publisher is not None:
        parts.append(deck.publisher)
    return " · ".join(parts)


def about_lines(deck: DeckHead, words: Words) -> tuple[str, ...]:
    """The edition, whom to write to, and where to read more; each line only where the deck says something."""
    lines = [edition_line(deck, words)]
    if deck.contact is not None:
        lines.append(words("deck.contact", contact=deck.contact))
    lines += [words("deck.link", title=link.title, url=link.url) for link in deck.links]
    return tuple(line for line in lines if line)
