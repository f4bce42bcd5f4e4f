"""What two cards have in common: runs of words, and the whole idea.

Two cards are near duplicates when their questions, situation included, share most of their content: Jaccard's measure
(1901), shared ÷ all, over the stems of their content words. It counts neither order nor the small words, so that
»du« for »I« or a turned sentence hides nothing, and it weighs what is new in either card as heavily as what is shared,
so that a short question inside a long one is not taken for it. Follow-ups are left out: the same question with other
follow-ups is still the same card.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ledelseskort.deck.craft.counting import WORD, words
from ledelseskort.deck.craft.faults import WRITTEN, Line, lines
from ledelseskort.deck.craft.language import Language
from ledelseskort.deck.models import Card


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that a card has in common with one before it; the cards by their number in the sequence."""

    card: int
    earlier: int
    line: Line
    """The line of the later card."""
    start: int
    end: int
    """The words in the line that are shared."""
    earlier_line: Line
    earlier_start: int
    earlier_end: int
    per_cent: int = 100
    """How alike the two are."""


_Spot = tuple[int, Line, list["re.Match[str]"], int]
"""A card, one of its lines, the line's words, and the number of one of them."""


def shared_runs(cards: Sequence[Card], run: int) -> Iterator[Shared]:
    """Each stretch of at least `run` words that stands in an earlier card too, as long as it is there."""
    first: dict[tuple[str, ...], _Spot] = {}
    for number, card in enumerate(cards):
        new: dict[tuple[str, ...], _Spot] = {}
        for line in lines(card, *WRITTEN):
            found = list(WORD.finditer(line.text))
            said = [match.group().casefold() for match in found]
            until = 0
            for start in range(len(said) - run + 1):
                key = tuple(said[start : start + run])
                spot = first.get(key)
                if spot is None:
                    new.setdefault(key, (number, line, found, start))
                elif start >= until:
                    until = start + _in_common(said, start, spot)
                    yield _shared(number, line, found[start:until], spot)
        first |= new


def near_duplicates(cards: Sequence[Card], language: Language) -> Iterator[Shared]:
    """Each card that says nearly what an earlier one says, with the first that it is so like."""
    least = language.numbers["near"]
    contents = [content(card, language) for card in cards]
    rarity = Counter(stem for stems in contents for stem in stems)
    holders: dict[str, list[int]] = defaultdict(list)
    for number, stems in enumerate(contents):
        # Two sets this alike share one of the rarest words of each, so that only those need to be looked up.
        rarest = sorted(stems, key=lambda stem: (rarity[stem], stem))
        telling = rarest[: len(rarest) - -(-least * len(rarest) // 100) + 1]
        for earlier in sorted({holder for stem in telling for holder in holders[stem]}):
            alike = likeness(stems, contents[earlier])
            if alike >= least:
                here, there = _question(cards[number]), _question(cards[earlier])
                yield Shared(number, earlier, here, 0, 0, there, 0, 0, alike)
                break
        for stem in telling:
            holders[stem].append(number)


def content(card: Card, language: Language) -> frozenset[str]:
    """The stems of the content words in a card's question and situation."""
    said = words(f"{card.situation or ''} {card.question}")
    return frozenset(language.stem(word) for word in said if word.casefold() not in language.stop)


def likeness(one: frozenset[str], other: frozenset[str]) -> int:
    """How much two sets share of all that is in them, in whole per cent; one word is a subject and no idea yet."""
    shared = len(one & other)
    return 100 * shared // len(one | other) if shared > 1 else 0


def _in_common(said: Sequence[str], start: int, spot: _Spot) -> int:
    """How many words from `start` on go as those from the spot on."""
    _, _, found, begin = spot
    count = 0
    for word, match in zip(said[start:], found[begin:], strict=False):
        if word != match.group().casefold():
            break
        count += 1
    return count


def _shared(number: int, line: Line, found: Sequence[re.Match[str]], spot: _Spot) -> Shared:
    earlier, there, matches, begin = spot
    last = matches[begin + len(found) - 1]
    return Shared(number, earlier, line, found[0].start(), found[-1].end(), there, matches[begin].start(), last.end())


def _question(card: Card) -> Line:
    return Line("question", None, card.question)
