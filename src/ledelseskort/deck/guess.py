"""Guesses at what somebody meant: near words, and an identifier made of any text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import islice

_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ð": "d", "þ": "th"}
)
MOST = 300
"""How many words are compared: each takes its time."""
_PLENTY = 1000
"""How much of a text an identifier is made of, which is far shorter."""
_LONGEST = 80
"""A longer word is meant for none of them."""

_DANISH_KEYS = {
    "titel": "title",
    "overskrift": "title",
    "sprog": "language",
    "udgave": "edition",
    "version": "edition",
    "opdateret": "updated",
    "dato": "updated",
    "udgiver": "publisher",
    "udgivet af": "publisher",
    "kontakt": "contact",
    "kontaktperson": "contact",
    "link": "links",
    "henvisninger": "links",
    "adresse": "url",
    "formål": "purpose",
    "tema": "theme",
    "emne": "theme",
    "temaer": "themes",
    "emner": "themes",
    "kort": "cards",
    "kortene": "cards",
    "kortfil": "card_files",
    "kortfiler": "card_files",
    "filer": "card_files",
    "udvalg": "select",
    "udvalgte": "select",
    "vælg": "select",
    "spørgsmål": "question",
    "spørgsmålet": "question",
    "opfølgning": "follow_ups",
    "opfølgninger": "follow_ups",
    "opfølgende": "follow_ups",
    "opfølgende spørgsmål": "follow_ups",
    "opfølgningsspørgsmål": "follow_ups",
    "spørg videre": "follow_ups",
    "situationen": "situation",
    "scene": "situation",
    "tip": "hint",
    "tips": "hint",
    "råd": "hint",
    "hjælp": "hint",
    "uddybning": "hint",
    "dybde": "depth",
    "niveau": "depth",
    "tid": "minutes",
    "minutter": "minutes",
    "mærker": "tags",
    "mærke": "tags",
    "nøgleord": "tags",
    "kilde": "source",
    "udgået": "retired",
    "erstatter": "replaces",
    "trin": "steps",
    "hvem": "who",
    "pladser": "seats",
    "skriv": "write",
    "sager": "cases",
    "opslag": "reference",
    "tekst": "text",
    "tekster": "text",
    "begreber": "terms",
    "ord": "terms",
    "farve": "colour",
    "spil": "play",
    "spilleform": "mode",
    "længde": "length",
    "varighed": "length",
}
"""What people write who take the keys for Danish."""
_DANISH_VALUES = {
    "cirkel": "circle",
    "rude": "diamond",
    "ruder": "diamond",
    "trekant": "triangle",
    "firkant": "square",
    "kvadrat": "square",
    "stjerne": "star",
    "sekskant": "hexagon",
    "blå": "blue",
    "lilla": "purple",
    "grøn": "green",
    "rød": "red",
    "grå": "grey",
    "send kortet rundt": "pass-around",
    "vendespil": "memory",
    "giv kortet til en kollega": "hand-over",
    "giv kortet videre": "hand-over",
    "alene": "alone",
    "guidet": "guided",
    "ja": "true",
    "yes": "true",
    "sand": "true",
    "nej": "false",
    "no": "false",
    "falsk": "false",
}
"""What people write who take the choices for Danish."""


def near(word: str, known: Iterable[str]) -> str:
    """The one of `known` that `word` was most likely meant to be; empty when none is near."""
    import difflib  # only a mistake pays for loading it

    if len(word) > _LONGEST:
        return ""
    choices = list(islice(known, MOST))
    lowered = unicodedata.normalize("NFC", word).strip().lower()
    if found := english(word, choices):
        return found
    spelled = {choice.lower(): choice for choice in choices}
    matches = difflib.get_close_matches(lowered, spelled, n=1, cutoff=0.6)
    return spelled[matches[0]] if matches else ""


def english(word: str, known: Iterable[str]) -> str:
    """The one of `known` that `word` is in Danish; empty when it is none of them."""
    if len(word) > _LONGEST:
        return ""
    plain = unicodedata.normalize("NFC", word).strip().lower().replace("_", " ")
    choices = set(known)
    return next((table[plain] for table in (_DANISH_KEYS, _DANISH_VALUES) if table.get(plain, "") in choices), "")


def slug(text: str) -> str:
    """`text` as an identifier: »Min første bunke (2)« is »min-foerste-bunke-2«; empty when nothing is left."""
    return plain(text[:_PLENTY])[:64].strip("-")


def plain(text: str) -> str:
    """`text` as a–z, digits and single hyphens, as a Dane spells it without »æ«; empty where nothing can be so."""
    spelled = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    bare = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(char if char.isalnum() else " " for char in bare).split())
