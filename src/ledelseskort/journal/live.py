"""A meeting as it is played: every move is ruled on first, then kept, with its texts beside it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ledelseskort.deck.models import Deck
from ledelseskort.errors import Refused
from ledelseskort.journal.keeping import Keeper, Run, at_once
from ledelseskort.journal.port import Journal, Kept
from ledelseskort.table import meeting as meetings
from ledelseskort.table.meeting import Meeting
from ledelseskort.table.moves import Move, Resumed
from ledelseskort.table.option import Option, Order, Text
from ledelseskort.table.records import Note, Opening, SeatPlan
from ledelseskort.table.table import Stage, Table
from ledelseskort.table.versions import Place


@dataclass(frozen=True)
class Setting:
    """A table about to be set: the opening without its text ids, and the texts it will point at."""

    opening: Opening
    names: Sequence[str] = ()
    """The seats' names in order; fewer than the seats leaves the rest without."""
    task: str | None = None
    team: str | None = None
    """The group's name, where it has one."""
    written: Mapping[Place, str] = field(default_factory=dict)
    """What stands under the prompts from the beginning, where a new version opens with the last one's texts."""

    def settled(self) -> tuple[Opening, dict[str, str]]:
        """The opening with text ids in place, and the texts by those ids."""
        texts = {f"0-seat-{number}": name for number, name in enumerate(self.names, start=1)}
        seats = tuple(
            SeatPlan(number=seat.number, name=key if (key := f"0-seat-{seat.number}") in texts else None)
            for seat in self.opening.seats
        )
        if self.task:
            texts["0-task"] = self.task
        task = "0-task" if self.task else None
        notes = tuple(Note(text=f"0-{step}-{at}", card=None, step=step, prompt=at) for step, at in self.written)
        texts |= {note.text: text for note, text in zip(notes, self.written.values(), strict=True)}
        return self.opening.model_copy(update={"seats": seats, "task": task, "written": notes}), texts


class LiveMeeting:
    """The one meeting a front end holds. It changes only by `play` and `catch_up`; what it shows is immutable."""

    def __init__(
        self,
        meeting: Meeting,
        texts: Mapping[str, str],
        stream: str,
        keeper: Keeper,
        now: Callable[[], datetime],
        chance: random.Random,
    ) -> None:
        self.stream = stream
        self.meeting = meeting
        self.texts: Mapping[str, str] = texts
        """Names and texts by text id."""
        self.keeper = keeper
        """What is kept of it so far, and what is not."""
        self._now = now
        self._chance = chance

    @property
    def table(self) -> Table:
        """The table as it stands."""
        return self.meeting.table

    def options(self) -> tuple[Option, ...]:
        """What may be done now, most natural first."""
        return self.meeting.options(self._now())

    def option(self, kind: str, **fixed: object) -> Option | None:
        """The option of that kind, if it is offered; `fixed` tells apart several of one kind."""
        for option in self.options():
            if option.kind == kind and all(option.field(name).takes(value) for name, value in fixed.items()):
                return option
        return None

    def play(self, option: Option, answers: Mapping[str, object] | None = None) -> None:
        """Makes the move of this option. Answers to text fields are the texts themselves; chance answers an order.

        Raises `Refused`, changing nothing, when it is not offered any more or an answer does not fit.
        """
        number = len(self.meeting.log) + 1
        filled: dict[str, object] = dict(answers or {})
        texts: dict[str, str] = {}
        for each in option.fields:
            if isinstance(each, Order):
                filled[each.name] = self._mixed(each.cards)
            elif isinstance(each, Text):
                filled[each.name] = self._laid_beside(each, filled.get(each.name), number, texts)
        self._make(option.move(filled), texts)

    def _mixed(self, cards: frozenset[str]) -> tuple[str, ...]:
        order = sorted(cards)
        self._chance.shuffle(order)
        return tuple(order)

    def _laid_beside(self, field: Text, answer: object, number: int, texts: dict[str, str]) -> str | None:
        """The id under which the text will lie, or None where an optional one was left empty."""
        text = str(answer or "").strip()
        if not text and field.optional:
            return None
        if not text or len(text) > field.most:
            raise Refused("text-length", most=field.most)
        key = f"{number}-{field.name}"
        texts[key] = text
        return key

    def _make(self, move: Move, texts: Mapping[str, str]) -> None:
        kept = len(self.meeting.log)
        after = meetings.apply(self.meeting, move, self._now())
        self.meeting, self.texts = after, {**self.texts, **texts}
        stream, entry, table = self.stream, after.log[-1], after.table
        gone: frozenset[str] = frozenset()
        if table.stage is Stage.ENDED:
            gone = meetings.forgettable(after, team_keeps_table=after.opening.team is not None)
        self.keeper.add(lambda journal: journal.append(stream, kept, entry, texts, table, gone))
        if gone:
            self.erase(gone)
        if self.catch_up():
            raise Refused("meeting-moved-on")

    def catch_up(self) -> bool:
        """Goes to where another window has brought the meeting; whether there was anything to catch up with."""
        kept, self.keeper.overtaken = self.keeper.overtaken, None
        if kept is None:
            return False
        self.meeting, self.texts = meetings.replay(kept.deck, kept.opening, kept.entries), kept.texts
        return True

    def erase(self, ids: frozenset[str]) -> None:
        """Forgets these texts, here and where they are kept."""
        stream = self.stream
        self.keeper.add(lambda journal: journal.erase(stream, ids))
        self.texts = {key: text for key, text in self.texts.items() if key not in ids}


def begin(
    stream: str,
    deck: Deck,
    setting: Setting,
    journal: Journal,
    now: Callable[[], datetime],
    chance: random.Random,
    *,
    run: Run = at_once,
    told: Callable[[], None] | None = None,
) -> LiveMeeting:
    """A new meeting, kept from its first moment; `run` and `told` as for `Keeper`.

    Raises `Unusable` when the opening does not fit the deck.
    """
    opening, texts = setting.settled()
    meeting = meetings.begin(deck, opening)
    keeper = Keeper(journal, stream, run, told)
    live = LiveMeeting(meeting, texts, stream, keeper, now, chance)
    keeper.add(lambda kept: kept.begin(stream, opening, deck, texts))
    return live


def closed(
    stream: str, kept: Kept, journal: Journal, now: Callable[[], datetime], chance: random.Random
) -> LiveMeeting:
    """A kept meeting to be read; nothing is added to it."""
    meeting = meetings.replay(kept.deck, kept.opening, kept.entries)
    return LiveMeeting(meeting, kept.texts, stream, Keeper(journal, stream), now, chance)


def resume(
    stream: str,
    kept: Kept,
    journal: Journal,
    now: Callable[[], datetime],
    chance: random.Random,
    *,
    run: Run = at_once,
    told: Callable[[], None] | None = None,
) -> LiveMeeting:
    """A meeting that was read from the journal, where it was, its clock paused at the last move."""
    meeting = meetings.replay(kept.deck, kept.opening, kept.entries)
    live = LiveMeeting(meeting, kept.texts, stream, Keeper(journal, stream, run, told), now, chance)
    clock = live.table.clock
    if clock is not None and clock.running:
        live._make(Resumed(), {})
    return live
