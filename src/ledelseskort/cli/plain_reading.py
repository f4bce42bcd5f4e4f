"""What is read aloud of a table: cards, time, people and what was written, as short lines without signs or columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from ledelseskort.cli import days
from ledelseskort.cli.plain_steps import change_lines, guided_lines, written_paragraphs
from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Card, Deck
from ledelseskort.table import telling
from ledelseskort.table.records import Agreement
from ledelseskort.table.seats import present
from ledelseskort.table.sheet import loose
from ledelseskort.table.table import Stage, Table
from ledelseskort.wording.words import Words

LARGEST_WORD = 12
"""Numbers are told in words up to this one."""


class Reader:
    """Puts a table into words. Times are told as on the wall of this room, which `local` knows."""

    def __init__(self, table: Table, texts: Mapping[str, str], words: Words, now: datetime) -> None:
        """`now` is the time in this room."""
        self.table = table
        self.texts = texts
        self.words = words
        self.now = now

    @property
    def alone(self) -> bool:
        """Whether one person sits here."""
        return self.table.opening.alone

    @property
    def named(self) -> bool:
        """Whether anybody at the table has a name."""
        return any(seat.name in self.texts for seat in self.table.seats)

    def name(self, seat: int) -> str:
        """What a seat is called, inside a sentence."""
        return telling.seat_name(self.table, self.texts, self.words, seat)

    def said(self, said: telling.Said) -> str:
        """A line of the table's own."""
        return telling.spoken(said, self.table, self.texts, self.words)

    def times(self) -> list[str]:
        """What is left of the card and of the meeting."""
        lines = []
        clock = self.table.clock
        if clock is not None and self.table.stage is not Stage.CLOSING:
            lines.append(self._left(clock.remaining(self.now)))
            if not clock.running:
                lines.append(self.words("plain.time.stands"))
        ends = self.table.opening.ends
        if ends is not None:
            minutes = round((ends - self.now).total_seconds() / 60)
            at = clock_time(ends.astimezone(self.now.tzinfo))
            over = "plain.time.over" if minutes <= 0 else "plain.time.meeting"
            lines.append(self.words(over, at=at, count=minutes, number=self.number(minutes)))
        return lines

    def _left(self, seconds: float) -> str:
        """What is left of the card, the turn or the thinking."""
        if seconds <= 0:
            return self.words("guidance.time-up")
        minutes = round(seconds / 60)
        key = f"plain.time.{self.table.stage.value}"
        if minutes < 1:
            return self.words(f"{key}.short")
        return self.words(key, count=minutes, number=self.number(minutes))

    def number(self, number: int) -> str:
        """A number as it is said."""
        return self.words(f"number.{number}") if 0 < number <= LARGEST_WORD else str(number)

    def step(self) -> list[str]:
        """A step of a guided deck as it is read aloud; before the first, how many there are. Else nothing."""
        return guided_lines(self.table, self.texts, self.words)

    def changes(self) -> list[str]:
        """What reads differently than when the meeting began, prompt by prompt."""
        return change_lines(self.table, self.texts, self.words)

    def people(self) -> list[str]:
        """Who is here, and who has had the card; passing looks the same as having had it."""
        here = [self.name(seat) for seat in present(self.table.seats)]
        had = [self.name(seat) for seat in present(self.table.seats) if seat in telling.has_had(self.table)]
        lines = [self.words("plain.people.here", names=self.listed(here))]
        if had:
            lines.append(self.words("plain.people.had", names=_capital(self.listed(had))))
        return lines

    def listed(self, names: Sequence[str]) -> str:
        """»Anna, Bo og Carla«."""
        if len(names) < 2:
            return "".join(names)
        return self.words("plain.and", first=", ".join(names[:-1]), last=names[-1])

    def agreements_heading(self) -> str:
        """What stands above the agreements, so that they can be copied and still be understood."""
        day = days.told(self.now.date(), self.now.date(), self.words)
        return self.words("plain.agreements-from", deck=self.table.deck.title, day=day)

    def agreements(self) -> list[str]:
        """Each agreement on one line, with a number: what, who and when."""
        return numbered(self.agreed())

    def agreed(self) -> list[str]:
        """Each agreement on one line: what, who and when."""
        return [self._agreement(agreement) for agreement in self.table.agreements]

    def _agreement(self, agreement: Agreement) -> str:
        what = self.texts.get(agreement.what) or self.words("paper.agreement.forgotten")
        when = self.texts.get(agreement.when or "", "")
        if when:
            what = self.words("plain.when-then", when=_trailing(when), what=_trailing(what))
        told = "" if agreement.due is None else days.told(agreement.due, self.now.date(), self.words)
        return sentences(what, self.owner(agreement), told)

    def owner(self, agreement: Agreement) -> str:
        """Who has it, with a capital; empty where nobody does."""
        if agreement.seat is not None:
            return _capital(self.name(agreement.seat))
        return _capital(self.texts.get(agreement.name or "", ""))

    def summary(self, *, kept: bool) -> list[list[str]]:
        """The end, in paragraphs: cards met, agreements, what was written, and what becomes of it."""
        words, table = self.words, self.table
        whom = "you" if self.alone else "all"
        questions = [table.deck.card(card).question for card in table.met]
        met = words(f"plain.met.{whom}", count=len(questions), number=self.number(len(questions)))
        paragraphs = [[words(f"plain.thanks.{whom}")]]
        guided = table.opening.mode is ModeName.GUIDED
        if not guided:
            paragraphs.append([met, *numbered(questions)] if questions else [words(f"plain.met-none.{whom}")])
        if table.agreements:
            paragraphs.append([words(f"plain.agreed.{whom}"), *self.agreements()])
        if guided:
            paragraphs += written_paragraphs(table, self.texts, words)
        paragraphs += self._written() if self.alone and not guided else self._notes()
        if table.examples:
            paragraphs.append([words("plain.examples"), *numbered(self._examples())])
        if not kept:
            worth = bool(table.agreements or table.notes or table.examples)
            paragraphs.append([words(f"plain.nothing-kept.{'copy' if worth else 'bare'}")])
        return paragraphs

    def _notes(self) -> list[list[str]]:
        """The group's notes, one after the other."""
        notes = [text for note in loose(self.table) if (text := self.texts.get(note.text))]
        return [[self.words("plain.notes"), *numbered(notes)]] if notes else []

    def _written(self) -> list[list[str]]:
        """What one person wrote: under each card's question, and under the help that was asked for."""
        paragraphs: list[list[str]] = []
        card = prompt = None
        for note in (each for each in self.table.notes if each.text in self.texts):
            if note.card is not None and note.card != card:
                paragraphs.append([self.table.deck.card(note.card).question])
                prompt = None
            elif not paragraphs:
                paragraphs.append([])
            if note.prompt is not None and note.prompt != prompt:
                paragraphs[-1].append(self.words(f"alone.prompt-{note.prompt}"))
            paragraphs[-1].append(self.texts[note.text])
            card, prompt = note.card, note.prompt
        return [[self.words("plain.you-wrote")], *paragraphs] if paragraphs else []

    def _examples(self) -> list[str]:
        lines = []
        for example in (each for each in self.table.examples if each.situation in self.texts):
            parts = [self.texts.get(example.situation, ""), self.texts.get(example.action, "")]
            if example.shows is not None:
                parts.append(self.table.deck.tag_title(example.shows))
            lines.append(" ".join(_sentence(part) for part in parts if part))
        return lines


def card_lines(deck: Deck, card: Card, words: Words) -> list[str]:
    """The card as it is read aloud: each part says what it is."""
    lines = [] if card.theme is None else [words("plain.card.theme", theme=deck.theme(card.theme).title)]
    if card.situation is not None:
        lines.append(words("plain.card.situation", situation=card.situation))
    return [*lines, words("plain.card.question", question=card.question)]


def sentences(*parts: str) -> str:
    """The parts that there are, each as a sentence of its own."""
    return " ".join(_sentence(_capital(part)) for part in parts if part)


def numbered(texts: Sequence[str]) -> list[str]:
    """The texts, each with its number before it."""
    return [f"{number}. {text}" for number, text in enumerate(texts, start=1)]


def spans(numbers: Sequence[int], words: Words) -> str:
    """»1 til 4, 6 og 9 til 12«: numbers as they are said, in rising order."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said: list[str] = []
    for run in runs:
        wide = len(run) > 2
        said += [words("plain.span", first=run[0], last=run[-1])] if wide else [str(number) for number in run]
    return said[0] if len(said) == 1 else words("plain.and", first=", ".join(said[:-1]), last=said[-1])


def clock_time(at: datetime) -> str:
    """»15.30«."""
    return f"{at.hour}.{at.minute:02}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _trailing(text: str) -> str:
    """Without the full stop at its end, to stand inside a sentence."""
    return text.rstrip(" .…,")


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…", ":")) else f"{text}."
