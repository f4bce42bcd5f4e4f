"""Meetings that were held and kept on this machine, as the tests of what was kept need them."""

from __future__ import annotations

import random
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ledelseskort.cli.journal import kept_here
from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.library import Library
from ledelseskort.journal import live
from ledelseskort.table.setting import settle

Moves = tuple[tuple[str, Mapping[str, object]], ...]
DRAWN: Moves = (("draw", {}),)
ENDING = ("close", "end")


def ago(**time: float) -> datetime:
    """So long before now."""
    return datetime.now(UTC) - timedelta(**time)


def hold(
    library: Path,
    *moves: tuple[str, Mapping[str, object]],
    mode: ModeName = ModeName.PASS_AROUND,
    names: tuple[str, ...] = ("Anna", "Bo", "Carla"),
    team: str | None = None,
    begun: datetime | None = None,
    ends: bool = True,
) -> str:
    """A meeting with these moves, each a second after the last; its id."""
    now = begun or ago(days=1)

    def tick() -> datetime:
        nonlocal now
        now += timedelta(seconds=1)
        return now

    deck = Library((library,)).load("proeve")
    store = kept_here()
    group = store.team(team).id if team else None
    opening = settle(deck, len(names), now, random.Random(1), mode=mode, depth=3, team=group)
    meeting = live.begin(
        uuid.uuid4().hex, deck, live.Setting(opening, names, None, team), store, tick, random.Random(1)
    )
    for kind, answers in (*moves, *(((kind, {}) for kind in ENDING) if ends else ())):
        option = meeting.option(kind)
        assert option is not None, kind
        meeting.play(option, answers)
    assert meeting.keeper.saved
    store.close()
    return meeting.stream
