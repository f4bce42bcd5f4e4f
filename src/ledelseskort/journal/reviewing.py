"""What became of an agreement, as an event and the texts beside it: the same from the command line and in a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal
from uuid import uuid4

from ledelseskort.errors import Misused
from ledelseskort.journal.agreements import WORD_LENGTH, Continued, Done, Dropped

Kind = Literal["done", "continued", "dropped"]
SAID = ("word", "cost", "instead")
"""What may be said of it."""


def review(
    kind: Kind, said: Mapping[str, str], due: date | None = None
) -> tuple[Done | Continued | Dropped, dict[str, str]]:
    """The event, and its texts by id. `said` has what was written, by `SAID`; `due` is the new day of one that goes on.

    Raises `Misused` for a text that is too long.
    """
    key = uuid4().hex
    texts: dict[str, str] = {}
    places: dict[str, str] = {}
    for name in SAID:
        text = said.get(name, "").strip()
        if len(text) > WORD_LENGTH:
            raise Misused("text-length", most=WORD_LENGTH)
        if text:
            places[name] = f"{key}-{name}"
            texts[places[name]] = text
    word, cost, instead = (places.get(name) for name in SAID)
    match kind:
        case "done":
            return Done(word=word, cost=cost, instead=instead), texts
        case "dropped":
            return Dropped(word=word, cost=cost, instead=instead), texts
        case "continued":
            return Continued(word=word, cost=cost, instead=instead, due=due), texts
