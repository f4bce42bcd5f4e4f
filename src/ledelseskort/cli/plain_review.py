"""What this group agreed last, met again line by line before the first card: done, goes on, dropped, or later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from ledelseskort.cli import days, main
from ledelseskort.cli.papers import agreement_lines
from ledelseskort.cli.plain_ask import Ask, Entry
from ledelseskort.cli.plain_reading import sentences
from ledelseskort.errors import LedelseskortError
from ledelseskort.journal.agreements import WORD_LENGTH, KeptAgreement
from ledelseskort.journal.port import History
from ledelseskort.journal.reviewing import SAID, Kind, review
from ledelseskort.paper.agreed import sentence
from ledelseskort.table.rules import review_day

KINDS: tuple[Kind, ...] = ("done", "continued", "dropped")
"""In the order they are offered; after them: later, which enter is too, for it changes nothing."""


class PlainReview:
    """Asks about one agreement after the other; each answer is kept at once."""

    def __init__(self, ask: Ask, history: History, now: datetime, suggested: Sequence[date] = ()) -> None:
        """`now` is the time in this room; `suggested` are the deck's own days of review, the nearest first."""
        self.ask = ask
        self.words = ask.words
        self.history = history
        self.now = now
        self.suggested = suggested

    def met(self, due: Sequence[KeptAgreement]) -> None:
        """Goes through the agreements; the end of what is heard leaves the rest for later."""
        self.ask.voice.rest()
        self.ask.say("review.alone" if due[0].alone else "review.all", count=len(due))
        for agreement in due:
            if self.ask.voice.over:
                return
            self._one(agreement)

    def _one(self, agreement: KeptAgreement) -> None:
        (line,) = agreement_lines(self.history, (agreement,), self.words)
        entries: list[Entry[Kind | None]] = [Entry(self.words(f"plain.review.{kind}"), kind) for kind in KINDS]
        entries.append(Entry(self.words("plain.review.later"), None))
        due = None if line.due is None else days.told(line.due, self.now.date(), self.words)
        kind = self.ask.pick(sentences(sentence(line, self.words), line.owner or "", due or ""), entries)
        if kind is None:
            return
        day = self._day() if kind == "continued" else None
        said = {name: self.ask.text(self.words(f"plain.review.{name}"), WORD_LENGTH) for name in SAID}
        event, texts = review(kind, said, day)
        try:
            self.history.record(agreement.id, event, texts, self.now.astimezone(UTC))
        except LedelseskortError as problem:
            self.ask.voice.say(main.sentence(problem, self.words))
        else:
            self.ask.say("saved")

    def _day(self) -> date | None:
        """When to meet it again; enter is the usual time."""
        today = self.now.date()
        usual = review_day(today)
        prompt = self.words("plain.review.day", day=days.told(usual, today, self.words))
        return self.ask.day(prompt, today, usual, self.suggested)
