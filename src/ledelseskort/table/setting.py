"""Setting the table: a deck, a number of seats and a few wishes become an opening, with a default for everything."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

from ledelseskort.deck.dealing import card_of_the_day, deal
from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Deck, Depth
from ledelseskort.errors import Misused
from ledelseskort.table.modes import guided
from ledelseskort.table.records import Opening, SeatPlan, Times
from ledelseskort.table.seating import checked_count, likely_mode

DEPTHS: tuple[Depth, ...] = (1, 2, 3)
"""How personal it may get, that which asks least first."""
USUAL_DEPTH: Depth = 2
"""How personal it may get unless somebody chooses (play-scripts: setting the table)."""
NAMES_LENGTH = 800
"""Characters in which the names of a whole table are written."""
TASK_LENGTH = 200
"""Characters in which is written what the talk is about."""


def settle(
    deck: Deck,
    seats: int,
    now: datetime,
    chance: random.Random,
    *,
    mode: ModeName | None = None,
    minutes: int | None = None,
    depth: Depth | None = None,
    themes: frozenset[str] = frozenset(),
    tags: frozenset[str] = frozenset(),
    groups: bool = False,
    theme_backs: bool = False,
    team: str | None = None,
    today: date | None = None,
) -> Opening:
    """The opening of a meeting that begins `now` (UTC), without names.

    `minutes` is the length of the whole meeting, `depth` the usual one where none is said, and `today` the date in this
    room, for the card of the day: it lies on top for somebody alone, unless the cards were chosen. Raises
    `Misused` for a number of seats or a way to play there is no table for, and `Unusable` when no card fits.
    """
    checked_count(seats)
    if mode is ModeName.ALONE:
        seats = 1
    mode = way_of(deck, mode, seats)
    depth = depth or usual_depth(deck)
    if mode is ModeName.GUIDED:
        _checked_steps(deck, seats)
        order: tuple[str, ...] = ()
    else:
        any_card = mode is ModeName.ALONE and not themes and not tags and not deck.prepared
        day_card = card_of_the_day(deck, today or now.date(), depth) if any_card else None
        order = deal(deck, chance, depth=depth, themes=themes, tags=tags, first=day_card)
    alone = mode is ModeName.ALONE or (mode is ModeName.GUIDED and seats == 1)
    length = timedelta(minutes=minutes or deck.play.length)
    return Opening(
        mode=mode,
        seats=tuple(SeatPlan(number=number) for number in range(1, seats + 1)),
        deck=deck.id,
        deck_sha256=deck.sha256,
        order=order,
        begun=now,
        ends=None if alone else now + length,
        depth=depth,
        times=_times(deck, mode),
        places=deck.play.memory.cards,
        theme_backs=theme_backs,
        groups=groups and mode not in {ModeName.ALONE, ModeName.GUIDED},
        team=team,
    )


def way_of(deck: Deck, wished: ModeName | None, seats: int) -> ModeName:
    """The way to play: as wished, as the deck would like it, or as suits so many; a deck of steps alone is walked."""
    if deck.steps and not deck.playable:
        return ModeName.GUIDED
    return wished or deck.play.mode or (ModeName.GUIDED if deck.steps else likely_mode(seats))


def _checked_steps(deck: Deck, seats: int) -> None:
    """Raises `Misused` where the deck has no steps, or none for so many."""
    if not deck.steps:
        raise Misused("no-steps", title=deck.title)
    if not guided.route(deck, seats):
        raise Misused("no-step-fits", title=deck.title, seats=seats)


def usual_depth(deck: Deck) -> Depth:
    """How personal it may get unless somebody chooses: cards that were chosen for the meeting are all played."""
    return DEPTHS[-1] if deck.prepared else USUAL_DEPTH


def _times(deck: Deck, mode: ModeName) -> Times:
    """The deck's own times for this way to play."""
    play = deck.play
    card = play.pass_around.minutes if mode is ModeName.PASS_AROUND else play.memory.minutes
    return Times(card=card, reflect=play.hand_over.reflect, talk=play.hand_over.talk)
