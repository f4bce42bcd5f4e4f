"""Who sits down: numbers and names made into seats, or one plain sentence about why not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import normalize

from ledelseskort.deck.gate import clean_typed
from ledelseskort.deck.kinds import ModeName
from ledelseskort.errors import Misused
from ledelseskort.table.records import GROUPS_FROM, MOST_SEATS
from ledelseskort.table.rules import NAME_LENGTH
from ledelseskort.wording.words import Words

USUAL_SEATS = 4
"""Until somebody says how many they are."""
GROUP_SIZE = 4
"""People in a group, about, when a large table splits."""
IN_GROUPS = frozenset({ModeName.PASS_AROUND, ModeName.MEMORY})
"""The ways where all can have the same card at once and talk in groups."""


def group_count(people: int) -> int:
    """How many groups so many people split into."""
    return max(2, round(people / GROUP_SIZE))


def checked_count(seats: int) -> int:
    """The number of seats. Raises `Misused` outside 1–12."""
    if not 1 <= seats <= MOST_SEATS:
        raise Misused("seats-out-of-range", seats=seats, most=MOST_SEATS)
    return seats


def checked_names(names: Sequence[str]) -> tuple[str, ...]:
    """The names as they will be shown.

    Raises `Misused` for an empty one, an unreadable one, one used twice, or more than the table seats.
    """
    checked: list[str] = []
    for name in names:
        clean = " ".join(clean_typed(name, NAME_LENGTH).split())
        if clean != " ".join(normalize("NFC", name).split()):
            raise Misused("name-unreadable", name=clean)
        if not clean:
            raise Misused("name-empty")
        if clean.casefold() in {each.casefold() for each in checked}:
            raise Misused("name-twice", name=clean)
        checked.append(clean)
    if checked:
        checked_count(len(checked))
    return tuple(checked)


def names_in(typed: str, words: Words) -> tuple[str, ...]:
    """The names in a line such as »Anna, Bo og Cecilie«, as they will be shown; none in an empty one.

    Raises `Misused` as `checked_names` does.
    """
    if not typed.strip():
        return ()
    return checked_names(parts_in(typed, words))


def parts_in(typed: str, words: Words) -> list[str]:
    """What stands between the commas and the »og«, as it was typed."""
    parts = re.split(rf",|\s{re.escape(words('seat.between'))}\s", typed, flags=re.IGNORECASE)
    return [part.strip() for part in parts]


def likely_mode(seats: int) -> ModeName:
    """The way to play that suits so many people (play-scripts: setting the table)."""
    if seats == 1:
        return ModeName.ALONE
    if seats == 2:
        return ModeName.HAND_OVER
    return ModeName.MEMORY if seats >= GROUPS_FROM else ModeName.PASS_AROUND
