"""Guesses at what somebody meant: near words, and an identifier made of any text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ß": "ss", "ð": "d", "þ": "th"})
_DANISH_KEYS = {
    "titel": "title",
    "sprog": "language",
    "udgave": "edition",
    "opdateret": "updated",
    "udgiver": "publisher",
    "kontakt": "contact",
    "formål": "purpose",
    "emne": "theme",
    "emner": "themes",
    "kort": "cards",
    "kortfiler": "card_files",
    "spørgsmål": "question",
    "opfølgning": "follow_ups",
    "opfølgende": "follow_ups",
    "situation": "situation",
    "dybde": "depth",
    "minutter": "minutes",
    "mærker": "tags",
    "kilde": "source",
    "trin": "steps",
    "sager": "cases",
    "tekst": "text",
    "symbol": "symbol",
    "farve": "colour",
    "color": "colour",
    "symbols": "symbol",
    "followups": "follow_ups",
    "follow-ups": "follow_ups",
    "questions": "question",
    "spil": "play",
    "links": "links",
}
"""What people write who take the keys for Danish."""


def near(word: str, known: Iterable[str]) -> str:
    """The one of `known` that `word` was most likely meant to be; empty when none is near."""
    import difflib  # only a mistake pays for loading it

    choices = list(known)
    lowered = word.strip().lower()
    if len(lowered) > 80:
        return ""
    if _DANISH_KEYS.get(lowered) in choices:
        return _DANISH_KEYS[lowered]
    found = difflib.get_close_matches(lowered, choices, n=1, cutoff=0.6)
    return found[0] if found else ""


def slug(text: str) -> str:
    """`text` as an identifier: »Min første bunke (2)« is »min-foerste-bunke-2«; empty when nothing is left."""
    spelled = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return "-".join("".join(char if char.isalnum() else " " for char in plain).split())[:64].strip("-")
