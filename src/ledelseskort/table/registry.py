"""The ways to play that there are rules for; a new one is added here and in the words."""

from __future__ import annotations

from ledelseskort.deck.kinds import ModeName
from ledelseskort.table.mode import Mode
from ledelseskort.table.modes import alone, guided, hand_over, memory, pass_around
from ledelseskort.table.table import Table

MODES: dict[ModeName, Mode] = {
    ModeName.PASS_AROUND: pass_around.MODE,
    ModeName.MEMORY: memory.MODE,
    ModeName.HAND_OVER: hand_over.MODE,
    ModeName.ALONE: alone.MODE,
    ModeName.GUIDED: guided.MODE,
}


def mode_of(table: Table) -> Mode:
    """The rules that this table is played by."""
    return MODES[table.opening.mode]
