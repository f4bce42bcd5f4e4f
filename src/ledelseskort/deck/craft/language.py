"""What the craft check knows of a language: lists and numbers, read from a file of their own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words and phrases to look for, and what looks like them and is meant otherwise."""

    words: re.Pattern[str] = _NEVER
    unless: re.Pattern[str] = _NEVER
    """What is no hit, though it has the words in it."""
    despite: re.Pattern[str] = _NEVER
    """What is a hit, though `unless` says no."""

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Every hit in the text, in its order."""
        exempt = [match.span() for match in self.unless.finditer(text)]
        for match in self.words.finditer(text):
            start, end = match.span()
            if self.despite.fullmatch(text, start, end) or not any(a < end and start < b for a, b in exempt):
                yield match

    def first(self, text: str) -> re.Match[str] | None:
        """The first hit."""
        return next(self.find(text), None)

    def opens(self, text: str, at: int = 0) -> re.Match[str] | None:
        """The hit that stands at `at`."""
        match = self.words.match(text, at)
        return None if match is None or self.unless.match(text, at) else match


@dataclass(frozen=True, slots=True)
class Language:
    """One language. A list that it does not have finds nothing, so that its rule says nothing."""

    code: str
    """Its two letters; empty where nothing tells."""
    numbers: Mapping[str, int]
    lexicons: Mapping[str, Lexicon]
    capital: re.Pattern[str] = _NEVER
    """The pronoun that only its capital tells from another word: »I«."""
    stop: frozenset[str] = frozenset()
    """Words without content."""
    endings: tuple[str, ...] = ()
    """What `stem` takes off, the longest first."""
    shortest: int = 0
    """How many letters `stem` leaves at least."""

    def knows(self, name: str) -> bool:
        """Whether the language has this list or number."""
        return name in self.lexicons or name in self.numbers

    def __getitem__(self, name: str) -> Lexicon:
        """The list of that name; an empty one where the language has none."""
        return self.lexicons.get(name, _EMPTY)

    def stem(self, word: str) -> str:
        """The word in small letters without its ending."""
        word = word.casefold()
        for ending in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= self.shortest:
                return word.removesuffix(ending)
        return word


_EMPTY = Lexicon()


@cache
def language(code: str) -> Language:
    """The language of that code; one without a file has only what holds in all of them."""
    common, own = _table("any") or {}, _table(code) or {}
    lists: dict[str, dict[str, Any]] = {name: table for name, table in own.items() if "words" in table}
    stop, stem = lists.pop("stop", {}), own.get("stem", {})
    return Language(
        code=code,
        numbers={**common["numbers"], **own.get("numbers", {})},
        lexicons={name: _lexicon(table) for name, table in lists.items()},
        capital=_pattern(lists.get("address-group", {}).get("capital", ()), re.NOFLAG),
        stop=frozenset(stop.get("words", ())),
        endings=tuple(sorted(stem.get("endings", ()), key=len, reverse=True)),
        shortest=stem.get("shortest", 0),
    )


def known(code: str) -> bool:
    """Whether there is a file for the language of that code."""
    return code != "any" and re.fullmatch("[a-z]{2}", code) is not None and _table(code) is not None


@cache
def _table(name: str) -> dict[str, dict[str, Any]] | None:
    """The lists and numbers in the file of that name."""
    file = resources.files(__package__).joinpath(f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else None


def _lexicon(table: Mapping[str, Sequence[str]]) -> Lexicon:
    return Lexicon(*(_pattern(table.get(key, ()), re.IGNORECASE) for key in ("words", "unless", "despite")))


def _pattern(entries: Sequence[str], flags: re.RegexFlag) -> re.Pattern[str]:
    """One pattern for all entries, the longest first: `*` stands for letters, `…` for whatever a sentence holds."""
    if not entries:
        return _NEVER
    return re.compile("|".join(_entry(entry) for entry in sorted(entries, key=len, reverse=True)), flags)


def _entry(entry: str) -> str:
    parts = [re.escape(part).replace(r"\*", r"\w*").replace("…", r"[^.?!:]*?") for part in entry.split()]
    before = r"(?<![\w-])" if entry[0].isalnum() or entry[0] == "*" else ""
    return before + r"\s+".join(parts) + r"(?![\w-])"
