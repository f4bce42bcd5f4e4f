"""The pile: which cards still lie in the deck, and which have been met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ledelseskort.deck.models import Deck


@dataclass(frozen=True)
class Pile:
    """The cards of a meeting by id."""

    queue: tuple[str, ...]
    """Still to come, the top first."""
    returned: frozenset[str] = frozenset()
    """Put back unplayed at some time: not offered again as the gentle beginning."""
    gentle: bool = True
    """Whether the meeting's first card is of depth 1; not where the first card was chosen beforehand."""
    met: tuple[str, ...] = ()
    """Played to the end, in the order they were met; a card met twice stands once."""

    def without(self, card: str) -> Pile:
        """After the card was taken out of the queue."""
        return replace(self, queue=tuple(each for each in self.queue if each != card))

    def put_under(self, card: str) -> Pile:
        """After the card was put back under the deck."""
        return replace(self, queue=(*self.queue, card), returned=self.returned | {card})

    def meet(self, card: str | None) -> Pile:
        """After the card was played to the end."""
        return self if card is None or card in self.met else replace(self, met=(*self.met, card))


def reachable(pile: Pile, deck: Deck, *, theme: str | None = None) -> tuple[str, ...]:
    """The cards that may be taken next, the top first.

    The first card of a meeting is of depth 1 where one is left (play-scripts: setting the table).
    """
    cards = tuple(card for card in pile.queue if theme is None or deck.card(card).theme == theme)
    if pile.met or not pile.gentle:
        return cards
    return tuple(card for card in cards if deck.card(card).depth == 1 and card not in pile.returned) or cards


def lighter(pile: Pile, deck: Deck, than: str, *, theme: str | None = None) -> str | None:
    """The first of the least personal cards in the queue that are less personal than this one."""
    depth = deck.card(than).depth
    cards = [card for card in pile.queue if theme is None or deck.card(card).theme == theme]
    lightest = min(cards, key=lambda card: deck.card(card).depth, default=None)
    return lightest if lightest is not None and deck.card(lightest).depth < depth else None


def of_theme(deck: Deck, cards: Iterable[str], theme: str | None) -> frozenset[str]:
    """Those of the cards that stand under the theme; all where there is none."""
    return frozenset(card for card in cards if theme is None or deck.card(card).theme == theme)
