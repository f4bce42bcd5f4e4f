"""The port that keeps a meeting: what is asked of whatever stores it, memory or disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ledelseskort.deck.models import Deck
from ledelseskort.table.meeting import Entry
from ledelseskort.table.records import Opening


@dataclass(frozen=True)
class Kept:
    """A meeting as it is kept: enough to fold it again, and the texts beside its log."""

    opening: Opening
    deck: Deck
    entries: tuple[Entry, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """Names and texts by text id; an erased one is simply not there."""


class Journal(Protocol):
    """Keeps meetings, each as a stream of moves."""

    def begin(self, stream: str, opening: Opening, deck: Deck, texts: Mapping[str, str]) -> None:
        """Keeps the opening, the deck's full text under its fingerprint, and the names and task beside it."""

    def append(self, stream: str, expected: int, entry: Entry, texts: Mapping[str, str]) -> None:
        """Keeps one move and its texts together, or neither.

        `expected` is how many moves the caller believes are kept. Raises `Refused` when there are more: another
        window was quicker, and nothing is overwritten.
        """

    def read(self, stream: str) -> Kept:
        """The meeting as kept. Raises `NotFound`."""

    def erase(self, stream: str, texts: Iterable[str]) -> None:
        """Erases these texts; the log is not touched."""
