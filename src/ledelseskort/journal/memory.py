"""A journal that lives as long as the program: nothing is written anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ledelseskort.deck.models import Deck
from ledelseskort.errors import NotFound, Refused
from ledelseskort.journal.port import Kept
from ledelseskort.table.meeting import Entry
from ledelseskort.table.records import Opening


class MemoryJournal:
    """Keeps meetings in memory, behind the same port as the one on disk."""

    def __init__(self) -> None:
        self._streams: dict[str, Kept] = {}

    def begin(self, stream: str, opening: Opening, deck: Deck, texts: Mapping[str, str]) -> None:
        """See `Journal.begin`."""
        self._streams[stream] = Kept(opening, deck, (), dict(texts))

    def append(self, stream: str, expected: int, entry: Entry, texts: Mapping[str, str]) -> None:
        """See `Journal.append`."""
        kept = self.read(stream)
        if len(kept.entries) != expected or entry.number != expected + 1:
            raise Refused("meeting-moved-on", stream=stream)
        self._streams[stream] = replace(kept, entries=(*kept.entries, entry), texts={**kept.texts, **texts})

    def read(self, stream: str) -> Kept:
        """See `Journal.read`."""
        if stream not in self._streams:
            raise NotFound("meeting-unknown", stream=stream)
        return self._streams[stream]

    def erase(self, stream: str, texts: Iterable[str]) -> None:
        """See `Journal.erase`."""
        kept = self.read(stream)
        gone = set(texts)
        self._streams[stream] = replace(kept, texts={key: text for key, text in kept.texts.items() if key not in gone})
