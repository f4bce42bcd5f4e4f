"""What somebody wishes of a table before it is set, and what is likely where nobody said."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Deck, Depth
from ledelseskort.journal.live import Setting
from ledelseskort.table.seating import USUAL_SEATS, likely_mode
from ledelseskort.table.setting import USUAL_DEPTH, settle, way_of

TOGETHER = (ModeName.PASS_AROUND, ModeName.MEMORY, ModeName.HAND_OVER)
"""The ways to play for a group, in the order the region names them."""


@dataclass(frozen=True)
class Wishes:
    """What has been settled so far; None is still open."""

    seats: int | None = None
    mode: ModeName | None = None
    names: tuple[str, ...] = ()
    minutes: int | None = None
    """How long the meeting lasts; None: as long as the deck says."""
    depth: Depth = USUAL_DEPTH
    tags: frozenset[str] = frozenset()
    task: str = ""
    theme_backs: bool = False
    groups: bool = False
    """Whether the seats are groups."""
    team: str | None = None
    """The group's name."""

    def setting(self, deck: Deck, now: datetime, chance: random.Random) -> Setting:
        """The table as wished; `now` is the time in this room. Raises `Misused` or `Unusable`."""
        opening = settle(
            deck,
            self.seats or 1,
            now.astimezone(UTC),
            chance,
            mode=self.mode,
            minutes=self.minutes,
            depth=self.depth,
            tags=self.tags,
            groups=self.groups,
            theme_backs=self.theme_backs,
            today=now.date(),
        )
        return Setting(opening, self.names[: len(opening.seats)], self.task or None, self.team)


def likely(wishes: Wishes, deck: Deck) -> Wishes:
    """The wishes with the likely number and way where nobody said, and nothing asked."""
    seats = wishes.seats or (1 if wishes.mode is ModeName.ALONE else USUAL_SEATS)
    return replace(wishes, seats=seats, mode=wishes.mode or way_for(seats, deck))


def way_for(seats: int, deck: Deck) -> ModeName:
    """The likely way to play: the deck's own where it is one for so many, else the one for their number."""
    if way_of(deck, None, seats) is ModeName.GUIDED:
        return ModeName.GUIDED
    return deck.play.mode if seats > 1 and deck.play.mode in TOGETHER else likely_mode(seats)
