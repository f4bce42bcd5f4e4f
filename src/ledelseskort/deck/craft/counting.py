"""Words, sentences and LIX: what is counted in a card's texts.

LIX (Björnsson 1968) = words / sentences + 100 × long words / words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")
"""A word: letters, held together by single hyphens, or a number."""
_SENTENCE_END = re.compile(r"[.?!:]+(?=[\"'»«”’)\]]*(?:\s|\Z))")
_STORY_END = re.compile(r"[.?!]+(?=[\"'»«”’)\]]*(?:\s|\Z))")


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted in some texts; tallies add up."""

    words: int = 0
    long: int = 0
    """The words that are long."""
    sentences: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.words + other.words, self.long + other.long, self.sentences + other.sentences)

    @property
    def lix(self) -> float:
        """How heavy the texts are to read: about 20 for a children's book, 30 for talk, 60 for the law; 0 for none."""
        return self.words / self.sentences + 100 * self.long / self.words if self.words else 0.0

    @property
    def long_share(self) -> float:
        """How many of the words are long, in per cent."""
        return 100 * self.long / self.words if self.words else 0.0


def words(text: str) -> list[str]:
    """The words of a text, as they are written."""
    return WORD.findall(text)


def tally(texts: Iterable[str], long_from: int) -> Tally:
    """Count each text; a word is long from `long_from` letters, and a text is at least one sentence."""
    total = Tally()
    for text in texts:
        found = words(text)
        if found:
            ends = len(_SENTENCE_END.findall(text))
            total += Tally(len(found), sum(len(word) >= long_from for word in found), max(ends, 1))
    return total


def sentences(text: str) -> int:
    """How many sentences a story has: a colon leads on and ends none."""
    return max(len(_STORY_END.findall(text)), 1)
