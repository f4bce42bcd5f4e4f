"""Which options become the buttons below the card: those that carry the meeting on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ledelseskort.table import telling
from ledelseskort.table.option import Choice, Option
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


def buttons(table: Table, options: Sequence[Option]) -> tuple[Action, ...]:
    """The buttons, most natural first. A choice among colleagues becomes a button for each."""
    main = [option for at, option in enumerate(options) if _carries_on(table, option, first=at == 0)]
    return tuple(action for option in main for action in _spread(option))


def _carries_on(table: Table, option: Option, *, first: bool) -> bool:
    if option.kind == LAID_OUT.get(table.stage):
        return False
    if first or option.kind not in ASIDE:
        return True
    asked = table.stage is Stage.OFFERED and option.kind == "another"
    return asked or (option.kind == "close" and telling.through(table))


def _spread(option: Option) -> tuple[Action, ...]:
    if option.kind != "offer":
        return (Action(option),)
    receivers = option.field("receiver")
    assert isinstance(receivers, Choice)
    return tuple(
        Action(option, {"receiver": seat}, receiver=seat) for seat in receivers.values if isinstance(seat, int)
    )
