"""The few ways to ask for something line by line: a number, a text, several lines, one of a list.

Enter alone is always an answer, so nobody is ever stuck, and the end of what is heard counts as enter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from ledelseskort.cli import days
from ledelseskort.cli.plain_voice import Voice
from ledelseskort.wording.words import Words

T = TypeVar("T")
MOST_LISTED = 9
"""Entries of a list that are read aloud before somebody asks for all of them."""
QUESTION = "?"
"""Asks for the question once more."""


@dataclass(frozen=True)
class Entry(Generic[T]):
    """Something that can be picked."""

    label: str
    value: T
    number: int | None = None
    """The number it always has; None: where it stands in the list."""


@dataclass(frozen=True)
class Ask:
    """Asks, in the words of one language."""

    voice: Voice
    words: Words
    way_out: str = ""
    """What lets go of a list without picking anything, even where enter picks the first; empty: nothing does."""

    def say(self, key: str, **places: object) -> None:
        """The words of a key under `plain`."""
        self.voice.say(self.words(f"plain.{key}", **places))

    def prompt(self, text: str) -> None:
        """A question, after a breath."""
        self.voice.rest()
        self.voice.say(text)

    def number(self, prompt: str, least: int, most: int, default: int) -> int:
        """A whole number within bounds; enter is the default."""
        self.prompt(prompt)
        while typed := self.voice.hear():
            if typed.isdecimal() and len(typed) < 5 and least <= int(typed) <= most:
                return int(typed)
            self.say("number-range", least=least, most=most)
        return default

    def text(self, prompt: str, most: int) -> str:
        """One line; empty where nothing was typed, or the way out. What is too long is asked for again, never cut."""
        self.prompt(prompt)
        while typed := self.voice.hear():
            if typed == QUESTION:
                self.prompt(prompt)
            elif self._leaves(typed):
                return ""
            elif len(typed) > most:
                self.say("too-long", most=most)
            else:
                return typed
        return ""

    def _leaves(self, typed: str) -> bool:
        """Whether it is the one letter that lets go of whatever is asked: never a text of its own."""
        return bool(self.way_out) and typed.casefold() == self.way_out

    def day(self, prompt: str, today: date, usual: date | None, others: Sequence[date] = ()) -> date | None:
        """A day from `today` on, or none; enter is the usual one, and others suggest themselves beside it."""
        told = ", ".join(days.told(day, today, self.words) for day in others if day != usual)
        self.prompt(f"{prompt} {self.words('plain.other-days', days=told)}" if told else prompt)
        while typed := self.voice.hear():
            if self._leaves(typed):
                return usual
            if typed.casefold() in self.words("day.none").split(", "):
                return None
            try:
                return days.read(typed, today, self.words)
            except days.NotADay:
                self.say("no-day")
        return usual

    def lines(self, prompt: str, most: int) -> str:
        """As many lines as are typed before an empty one; what no longer fits is told."""
        self.prompt(prompt)
        written = ""
        while typed := self.voice.hear():
            if typed == QUESTION:
                self.prompt(prompt)
                continue
            if self._leaves(typed):
                break
            longer = f"{written}\n{typed}" if written else typed
            if len(longer) > most:
                self.say("full", most=most)
                break
            written = longer
        return written

    def pick(
        self,
        prompt: str,
        entries: Sequence[Entry[T]],
        *,
        shown: int | None = None,
        find: Callable[[str], Sequence[Entry[T]]] | None = None,
        first: bool = False,
        none: str = "no-match",
    ) -> T | None:
        """One of the entries, by number or by a word on it.

        `shown` of them are read out; those that have a number of their own can be picked unread. `find` searches
        instead of looking at the labels. With `first`, enter is the first of those last read out; else none of them.
        """
        self.prompt(prompt)
        pool: Sequence[Entry[T]] = entries
        listed = self._listed(entries, len(entries) if shown is None else shown)
        listed = listed or [entry for entry in entries if entry.number is not None]
        while typed := self.voice.hear():
            if typed.casefold() in self.words("plain.more-words").split(", "):
                listed = self._again(prompt, pool)
            elif self._leaves(typed):
                return None
            elif (chosen := _numbered(listed, typed)) is not None:
                return chosen.value
            elif typed.isdecimal():
                self._not_there("no-number")
            elif len(found := find(typed) if find else _labelled(entries, typed)) == 1 and find is None:
                return found[0].value
            elif found:
                pool, listed = found, self._listed(found, MOST_LISTED)
            else:
                self._not_there(none)
        return listed[0].value if first and listed and not self.voice.over else None

    def _not_there(self, key: str) -> None:
        """What was typed is not on the list; and how to get away from it, where there is a way."""
        self.say(key)
        if self.way_out:
            self.say("way-out", letter=self.way_out)

    def _again(self, prompt: str, entries: Sequence[Entry[T]]) -> list[Entry[T]]:
        """Everything there is; where the numbers say it all by themselves, the prompt once more."""
        if all(entry.label == str(entry.number) for entry in entries):
            self.voice.say(prompt)
            return list(entries)
        return self._listed(entries, len(entries))

    def _listed(self, entries: Sequence[Entry[T]], most: int) -> list[Entry[T]]:
        """Reads out up to `most` entries, and returns them with the numbers they were given."""
        numbered = [
            Entry(entry.label, entry.value, place if entry.number is None else entry.number)
            for place, entry in enumerate(entries[:most], start=1)
        ]
        for entry in numbered:
            self.voice.say(f"{entry.number}. {entry.label}")
        if 0 < most < len(entries):
            self.say("and-more", count=len(entries) - most)
        return numbered


def _numbered(listed: Sequence[Entry[T]], typed: str) -> Entry[T] | None:
    """The entry that was read out with the number typed."""
    if not typed.isdecimal() or len(typed) > 4:
        return None
    return next((entry for entry in listed if entry.number == int(typed)), None)


def _labelled(entries: Sequence[Entry[T]], typed: str) -> list[Entry[T]]:
    """The entries with the label typed, else those that begin with it, else those that hold it."""
    said = typed.casefold()
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = [entry for entry in entries if fits(entry.label.casefold(), said)]
        if found:
            return found
    return []
