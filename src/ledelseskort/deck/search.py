"""Finding cards by what stands on them, however the letters are written."""

from __future__ import annotations

import unicodedata

from ledelseskort.deck.models import Card, Deck

_SPELLED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ß": "ss"})
_BARE = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss"})


def search(deck: Deck, words: str = "", tags: frozenset[str] = frozenset()) -> tuple[Card, ...]:
    """The playable cards that hold every word and every tag, those with the words in the question first.

    Capitals and accents do not matter, and æ, ø, å are found as ae, oe, aa and as a, o without their marks too.
    """
    wanted = words.split()
    in_question: list[Card] = []
    elsewhere: list[Card] = []
    for card in deck.playable:
        if not tags.issubset(card.tags):
            continue
        if _holds(card.question, wanted):
            in_question.append(card)
        elif _holds(_everything(deck, card), wanted):
            elsewhere.append(card)
    return (*in_question, *elsewhere)


def _everything(deck: Deck, card: Card) -> str:
    """All that a person reads on a card, or knows it by."""
    theme = next((theme.title for theme in deck.themes if theme.id == card.theme), "")
    said = (card.question, card.situation or "", *card.follow_ups, card.hint or "")
    return " \n".join((*said, theme, card.id, *(deck.tag_title(tag) for tag in card.tags), *card.tags))


def _holds(text: str, wanted: list[str]) -> bool:
    spelled, bare = _spelled(text), _bare(text)
    return all(_spelled(word) in spelled or (word.isascii() and _bare(word) in bare) for word in wanted)


def _spelled(text: str) -> str:
    """Lower case, with æ, ø, å written out."""
    return _plain(unicodedata.normalize("NFC", text).casefold().translate(_SPELLED))


def _bare(text: str) -> str:
    """Lower case, with every mark taken off its letter."""
    return _plain(unicodedata.normalize("NFC", text).casefold().translate(_BARE))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
