"""What was kept by older releases is lifted to what this one reads; what a newer one kept is known and left alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, TypeVar

from pydantic import TypeAdapter

from ledelseskort.deck.models import Deck
from ledelseskort.errors import Unusable
from ledelseskort.journal.agreements import EVENT, Event
from ledelseskort.table.moves import MOVE, Move
from ledelseskort.table.records import Opening

FORMAT = 1
"""The format of decks, openings, moves and events as this release writes them."""
Kind = Literal["deck", "opening", "move", "event"]
Lift = Callable[[Any], Any]
"""The plain data of one format as the next would have written it."""
LIFTS: Sequence[Mapping[Kind, Lift]] = ()
"""What each format changed: the first lifts from 1 to 2. A kind that did not change is left out."""

DECK: TypeAdapter[Deck] = TypeAdapter(Deck)
OPENING: TypeAdapter[Opening] = TypeAdapter(Opening)


def lifted(kind: Kind, written: int, body: str, lifts: Sequence[Mapping[Kind, Lift]]) -> str:
    """The JSON as this release would have written it."""
    steps = [step[kind] for step in lifts[written - 1 :] if kind in step]
    if not steps:
        return body
    data = json.loads(body)
    for step in steps:
        data = step(data)
    return json.dumps(data, ensure_ascii=False)


def deck_of(written: int, body: str) -> Deck:
    """The deck. Raises `Unusable` where a newer release kept it; so do the rest."""
    return _read("deck", DECK, written, body)


def opening_of(written: int, body: str) -> Opening:
    """The opening."""
    return _read("opening", OPENING, written, body)


def move_of(written: int, body: str) -> Move:
    """The move."""
    return _read("move", MOVE, written, body)


def event_of(written: int, body: str) -> Event:
    """The event of an agreement."""
    return _read("event", EVENT, written, body)


T = TypeVar("T")


def _read(kind: Kind, adapter: TypeAdapter[T], written: int, body: str) -> T:
    """What the checksum has vouched for and is still not understood can only be newer."""
    if written > FORMAT:
        raise Unusable("meeting-from-newer")
    try:
        return adapter.validate_json(lifted(kind, written, body, LIFTS))
    except ValueError as problem:
        raise Unusable("meeting-from-newer") from problem
