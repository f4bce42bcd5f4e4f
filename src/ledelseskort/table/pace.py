"""The end of the meeting: whether there is time for another card. Spoken of between cards, and only there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ledelseskort.table.registry import mode_of
from ledelseskort.table.table import Table

CLOSING_MINUTES = 5
"""Kept for the close (play-scripts: setting the table)."""


class Pace(StrEnum):
    """What the clock on the wall says."""

    FREE = "free"
    ONE_MORE = "one-more"
    WRAP_UP = "wrap-up"


@dataclass(frozen=True)
class TimeLeft:
    """How the meeting stands between two cards."""

    pace: Pace
    minutes: int
    """Whole minutes to the agreed end; 0 when it has passed."""


def time_left(table: Table, now: datetime) -> TimeLeft:
    """Whether there is time for another card before the agreed end, with minutes kept for closing."""
    mode, ends = mode_of(table), table.opening.ends
    card_minutes = mode.minutes(table.opening)
    if ends is None or card_minutes is None or table.stage not in mode.between:
        return TimeLeft(Pace.FREE, 0)
    minutes = max(0.0, (ends - now).total_seconds() / 60)
    if minutes - CLOSING_MINUTES < card_minutes:
        return TimeLeft(Pace.WRAP_UP, int(minutes))
    if minutes - CLOSING_MINUTES < 2 * card_minutes:
        return TimeLeft(Pace.ONE_MORE, int(minutes))
    return TimeLeft(Pace.FREE, int(minutes))
