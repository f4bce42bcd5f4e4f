"""How a table is told: the keys and parameters of each line a front end shows; the words are in `wording`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ledelseskort.deck.kinds import ModeName
from ledelseskort.table.clock import LAST_STRETCH
from ledelseskort.table.modes.guided import Guided, step_of
from ledelseskort.table.modes.memory import Memory
from ledelseskort.table.modes.pass_around import PassAround
from ledelseskort.table.option import Choice, Option
from ledelseskort.table.pace import Pace, time_left
from ledelseskort.table.table import Stage, Table
from ledelseskort.wording.words import Words

ENOUGH_AGREEMENTS = 3
"""After so many, one quiet line asks whether that is enough (play-scripts: closing)."""


@dataclass(frozen=True)
class Said:
    """One line: candidate keys, the most particular first, and what fills their places."""

    keys: tuple[str, ...]
    seats: Mapping[str, int] = field(default_factory=dict)
    """Places filled with the name of a seat."""
    values: Mapping[str, str | int] = field(default_factory=dict)


def prompt(table: Table) -> Said:
    """What is happening now, or whose turn it is: one short line."""
    mode, stage = table.opening.mode.value, table.stage.value
    keys: tuple[str, ...] = (f"stage.{mode}.{stage}", f"stage.{stage}")
    if isinstance(table.play, Guided):
        return _guided(table, table.play, keys)
    if table.opening.groups:
        keys = (f"stage.{mode}.{stage}-groups", *keys)
    if _begins_round(table):
        keys = (f"stage.{mode}.{stage}-first", *keys)
    return Said(keys, seats={"seat": table.play.turn})


def _guided(table: Table, state: Guided, keys: tuple[str, ...]) -> Said:
    """The step and how far it is, or what is to be settled before the first."""
    if table.opening.alone:
        keys = (f"{keys[0]}-alone", *keys)
    if table.stage is Stage.WELCOME and table.deck.cases:
        keys = (f"{keys[-2]}-cases", *keys)
    step = step_of(table)
    values: dict[str, str | int] = {"number": state.at + 1, "count": len(state.steps)}
    return Said(keys, values=values | ({} if step is None else {"title": step.title}))


def _begins_round(table: Table) -> bool:
    """Whether the one who drew the card has not yet had its turn."""
    state = table.play
    if not isinstance(state, PassAround) or table.opening.groups:
        return False
    return table.stage is Stage.SHARE and state.round is not None and not state.round.had


def _goes_back(table: Table) -> bool:
    """Whether a round begins that goes the other way round; with two there is only one way."""
    state = table.play
    if not isinstance(state, PassAround) or state.round is None or not _begins_round(table):
        return False
    return state.round.direction < 0 and len(state.round.may) > 2


def guidance(table: Table, now: datetime) -> tuple[Said, ...]:
    """Quiet lines that may be ignored: the round's, the clock's, the meeting's, the deck's. Naming nobody."""
    lines: list[Said] = []
    if _goes_back(table):
        lines.append(Said(("guidance.other-way",)))
    clock = table.clock
    if clock is not None and not clock.soft and table.stage is Stage.TALK:
        left = clock.remaining(now)
        if left <= 0:
            lines.append(Said(("guidance.time-up",)))
        elif left <= LAST_STRETCH < clock.given:
            lines.append(Said(("guidance.last-stretch",)))
    elif clock is not None and table.stage is Stage.STEP and clock.remaining(now) <= 0:
        own = ("guidance.step-time-up-alone",) if table.opening.alone else ()
        lines.append(Said((*own, "guidance.step-time-up")))
    if through(table):
        lines.append(Said((f"guidance.deck-through-{table.opening.mode.value}", "guidance.deck-through")))
    elif table.met:
        left_of_meeting = time_left(table, now)
        if left_of_meeting.pace is Pace.ONE_MORE:
            lines.append(Said(("guidance.one-more",)))
        elif left_of_meeting.pace is Pace.WRAP_UP:
            key = "guidance.wrap-up" if left_of_meeting.minutes else "guidance.over-time"
            lines.append(Said((key,), values={"count": left_of_meeting.minutes}))
    if table.stage is Stage.CLOSING and len(table.agreements) == ENOUGH_AGREEMENTS:
        lines.append(Said(("guidance.enough-agreements",)))
    return tuple(lines)


def through(table: Table) -> bool:
    """Whether every card has been met or laid away, and no card is waiting."""
    return not table.pile.queue and table.stage in {Stage.DRAW, Stage.SECOND_OFFER, Stage.FLIP, Stage.CHOOSE}


def label(table: Table, option: Option) -> Said:
    """What an option is called on a button or in a numbered list."""
    mode, stage, kind = table.opening.mode.value, table.stage.value, option.kind
    own = (f"option.{kind}-{ModeName.ALONE.value}",) if table.opening.alone else ()
    keys: tuple[str, ...] = (f"option.{kind}-{stage}", f"option.{kind}-{mode}", *own, f"option.{kind}")
    if table.opening.groups:
        keys = (f"option.{kind}-groups", *keys)
    if kind == "mix" and option.fields and isinstance(theme := option.fields[0], Choice):
        title = table.deck.theme(str(theme.settled)).title
        return Said(("option.mix-theme",), values={"theme": title})
    seats = {
        each.name: int(each.settled)
        for each in option.fields
        if isinstance(each, Choice) and each.name in {"seat", "receiver"} and isinstance(each.settled, int)
    }
    return Said(keys, seats=seats)


def seat_name(table: Table, texts: Mapping[str, str], words: Words, number: int) -> str:
    """The name of a seat, or what a seat without one is called; as it stands inside a sentence."""
    named = {seat.number: seat.name for seat in table.seats}.get(number)
    if named is not None and named in texts:
        return texts[named]
    if table.opening.alone:
        return words("seat.alone")
    return words("seat.group" if table.opening.groups else "seat.nameless", number=number)


def spoken(said: Said, table: Table, texts: Mapping[str, str], words: Words) -> str:
    """The line in words, with a capital at its beginning."""
    names = {place: seat_name(table, texts, words, number) for place, number in said.seats.items()}
    text = words.first(*said.keys, **names, **said.values)
    return text[:1].upper() + text[1:]


def has_had(table: Table) -> frozenset[int]:
    """The seats that have had the open card; one that passed looks the same."""
    state = table.play
    if isinstance(state, PassAround | Memory) and state.round is not None and table.card is not None:
        return state.round.had
    return frozenset()
