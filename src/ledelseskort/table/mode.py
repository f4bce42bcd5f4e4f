"""What a mode is: which options a stage offers, and what a move does. The modes themselves are in `modes/`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ledelseskort.deck.models import Deck
from ledelseskort.table.moves import Move
from ledelseskort.table.option import Option
from ledelseskort.table.records import Opening
from ledelseskort.table.seats import Circle
from ledelseskort.table.table import Play, Stage, Table


@dataclass(frozen=True)
class Mode:
    """The rules of one way to play. All are pure functions; none checks what `options` has already refused."""

    first: Stage
    """The stage a meeting opens in."""
    between: frozenset[Stage]
    """Stages between two cards: here, and only here, the end of the meeting is spoken of."""
    minutes: Callable[[Opening], int | None]
    """How long one card takes; None where no time is kept."""
    begin: Callable[[Deck, Opening, Circle], Play]
    options: Callable[[Table], tuple[Option, ...]]
    """What the mode offers at this stage, most natural first; what all modes share is added by `rules`."""
    step: Callable[[Table, Move, datetime], Table]
    """The table after one of the mode's own moves."""
    replaced: Callable[[Table, str | None, datetime], Table]
    """The table after the open card went back under the deck for this one, or for one yet to be taken."""
    promised: Callable[[Table], str | None]
    """The theme that a card in place of the open one must have; None: any."""
    left: Callable[[Table, int, datetime], Table]
    """What follows when a seat leaves; the circle already shows it gone."""
