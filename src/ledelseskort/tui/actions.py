"""Which options become the buttons below the card: those that carry the meeting on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ledelseskort.deck.kinds import ModeName
from ledelseskort.table import telling
from ledelseskort.table.modes import guided
from ledelseskort.table.option import Choice, Option
from ledelseskort.table.records import MOST_SEATS
from ledelseskort.table.table import Stage, Table

ASIDE = frozenset(
    {
        "another",
        "lighter",
        "pause",
        "add-minutes",
        "agree",
        "note",
        "example",
        "join",
        "leave",
        "return",
        "undo",
        "close",
    }
)
"""Kinds that have a key or a place of their own: buttons only where they come first, or are what is asked."""
LAID_OUT = {Stage.FLIP: "flip", Stage.CHOOSE: "choose"}
"""Kinds that are chosen on the table itself, not by a button."""


@dataclass(frozen=True)
class Action:
    """A button: an option, with an answer already given where the button is one of several for the same option."""

    option: Option
    answers: Mapping[str, object] = field(default_factory=dict)
    receiver: int | None = None
    """The seat whose name the button carries."""
    among: tuple[Option, ...] = ()
    """The options of one kind that this one button stands for, where there is no room for a button each."""


def buttons(table: Table, options: Sequence[Option]) -> tuple[Action, ...]:
    """The buttons, most natural first. A choice among colleagues becomes a button for each."""
    main = [option for at, option in enumerate(options) if _carries_on(table, option, first=at == 0)]
    return tuple(action for option in main for action in _spread(option))


def gathered(actions: Sequence[Action]) -> tuple[Action, ...]:
    """One button for each kind, which asks for the rest."""
    kinds: dict[str, dict[Option, None]] = {}
    for action in actions:
        kinds.setdefault(action.option.kind, {})[action.option] = None
    return tuple(Action(next(iter(each)), among=tuple(each) if len(each) > 1 else ()) for each in kinds.values())


def _carries_on(table: Table, option: Option, *, first: bool) -> bool:
    if option.kind == LAID_OUT.get(table.stage):
        return False
    if first or option.kind not in ASIDE:
        return True
    if option.kind == "close" and guided.at_last(table):
        return True
    asked = (table.stage, option.kind) in {(Stage.OFFERED, "another"), (Stage.CLOSING, "agree")}
    return asked or (option.kind == "close" and telling.through(table))


def _spread(option: Option) -> tuple[Action, ...]:
    if option.kind == "take-case":
        return (Action(option, {"case": None}), Action(option))
    if option.kind != "offer":
        return (Action(option),)
    receivers = option.field("receiver")
    assert isinstance(receivers, Choice)
    return tuple(
        Action(option, {"receiver": seat}, receiver=seat) for seat in receivers.values if isinstance(seat, int)
    )


def most(table: Table) -> int:
    """How many buttons there can ever be: a colleague each, or going on, one for each theme and the close."""
    return max(MOST_SEATS if table.opening.mode is ModeName.HAND_OVER else 0, len(table.deck.themes) + 2, 4) + 1
