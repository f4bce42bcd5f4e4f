"""Translated decks: whether each card still says what the card it was translated from says.

A translated card keeps the fingerprint of the texts it was made from; where the original has other texts now, somebody
should read the two beside each other again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from ledelseskort.deck.diagnostics import Code, Diagnostic
from ledelseskort.deck.findings import Findings
from ledelseskort.deck.kinds import ENDINGS
from ledelseskort.deck.models import Card, Deck
from ledelseskort.deck.part import RawCard
from ledelseskort.deck.reader import Reading, read_deck

DIGITS = 12
"""Hexadecimal digits of a fingerprint: enough to tell a card from what it was."""


def fingerprint(card: Card) -> str:
    """The fingerprint of the texts of `card` that are read aloud or read by the one who leads the meeting."""
    texts = [card.question, card.follow_ups, card.situation, card.hint]
    return hashlib.sha256(json.dumps(texts, ensure_ascii=False).encode()).hexdigest()[:DIGITS]


def outdated(read: Iterable[Reading]) -> tuple[Diagnostic, ...]:
    """A warning for each translated card that is not made from its original as that is now, file by file.

    The original lies beside the translation; where it does not, nothing can be said.
    """
    found: list[Diagnostic] = []
    for reading in read:
        deck = reading.deck
        if deck is None or deck.translation_of is None:
            continue
        original = _original(Path(reading.parts[0].findings.source.file), deck.translation_of)
        if original is not None:
            found += _compared(reading, deck, original)
    return tuple(found)


def _original(path: Path, name: str) -> Deck | None:
    """The deck that the one at `path` was translated from."""
    candidates = (path.with_name(f"{name}{ending}") for ending in ENDINGS)
    there = next((each for each in candidates if each != path and each.is_file()), None)
    return read_deck(there).deck if there is not None else None


def _compared(reading: Reading, deck: Deck, original: Deck) -> Iterator[Diagnostic]:
    now = {card.id: fingerprint(card) for card in original.cards}
    made_from = {card.id: card.translated_hash for card in deck.cards}
    for part in reading.parts:
        findings = Findings(part.findings.source)
        for card in part.cards:
            _compare(card, made_from, now, findings)
        yield from findings.shown
    head = Findings(reading.parts[0].findings.source)
    missing = [card.id for card in original.playable if card.id not in made_from]
    if missing:
        node = reading.parts[0].node.child("translation_of")
        head.add(Code.TRANSLATION_MISSING, node.start if node else 0, count=len(missing), name=", ".join(missing[:5]))
    yield from head.shown


def _compare(card: RawCard, made_from: dict[str, str | None], now: dict[str, str], findings: Findings) -> None:
    name = card.text("id") or ""
    if name not in made_from:
        return
    if name not in now:
        findings.add(Code.TRANSLATION_UNKNOWN, card.at("id"), name=name)
    elif made_from[name] != now[name]:
        variant = "" if made_from[name] else "unmarked"
        at = card.at("translated_hash") if made_from[name] else card.at("id")
        findings.add(Code.TRANSLATION_CHANGED, at, variant=variant, name=name, value=now[name])
