"""Every screen there is, by name, and the keys that lead to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Deck
from ledelseskort.wording.words import Words

from .desk import Desk
from .harness import WAYS, Person, meeting, small_deck, terminal, with_steps

PASS_AROUND, MEMORY, HAND_OVER, ALONE = WAYS
FIRST = None
CLOSE = ("escape", "end", "space")
END = ("right", "space")

PLACES: dict[str, tuple[ModeName | None, tuple[str, ...]]] = {
    "home": (FIRST, ()),
    "setting": (FIRST, ("space",)),
    "setting-eight": (FIRST, ("space", "8")),
    "setting-more": (FIRST, ("space", "7", "f")),
    "help": (FIRST, ("?",)),
    "decks": (FIRST, ("down", "down", "space")),
    "prepare": (FIRST, (*("down",) * 3, "space")),
    "prepare-chosen": (FIRST, (*("down",) * 3, "space", "space", "down", "space")),
    "prepare-card": (FIRST, (*("down",) * 3, "space", "enter")),
    "prepare-narrow": (FIRST, (*("down",) * 3, "space", "f")),
    "prepare-how": (FIRST, (*("down",) * 3, "space", "space", "m")),
    "prepare-leave": (FIRST, (*("down",) * 3, "space", "space", "escape")),
    "purpose": (FIRST, ()),
    "new-deck": (FIRST, ("down", "down", "space", "n")),
    "agreements": (FIRST, (*("down",) * 4, "space")),
    "overview": (FIRST, (*("down",) * 5, "space")),
    "kept": (FIRST, (*("down",) * 6, "space")),
    "draw": (PASS_AROUND, ()),
    "share": (PASS_AROUND, ("space",)),
    "follow-ups": (PASS_AROUND, ("space", "s")),
    "large": (PASS_AROUND, ("space", "f")),
    "second-offer": (PASS_AROUND, ("space", "space", "space", "space")),
    "closing": (PASS_AROUND, ("space", *CLOSE)),
    "agreed": (PASS_AROUND, ("space", "a", "type:ø", "ctrl+s", *CLOSE)),
    "pause": (PASS_AROUND, ("space", "escape")),
    "people": (PASS_AROUND, ("space", "d")),
    "latecomer": (PASS_AROUND, ("space", "d", "space")),
    "note": (PASS_AROUND, ("space", "n")),
    "agreement": (PASS_AROUND, ("space", "a")),
    "empty-agreement": (PASS_AROUND, ("space", "a", "ctrl+s")),
    "example": (PASS_AROUND, ("space", "e")),
    "look-up": (PASS_AROUND, ("space", "o")),
    "quit": (PASS_AROUND, ("space", "ctrl+q")),
    "copied": (PASS_AROUND, ("space", "k")),
    "summary": (PASS_AROUND, ("space", "a", "type:ø", "ctrl+s", "n", "type:ø", "ctrl+s", *CLOSE, *END)),
    "empty-summary": (PASS_AROUND, (*CLOSE, *END)),
    "flip": (MEMORY, ()),
    "talk": (MEMORY, ("space",)),
    "paused": (MEMORY, ("space", "p")),
    "choose": (HAND_OVER, ()),
    "search": (HAND_OVER, ("v",)),
    "search-nothing": (HAND_OVER, ("v", "type:øøø")),
    "hand-over": (HAND_OVER, ("space",)),
    "offered": (HAND_OVER, ("space", "space")),
    "reflect": (HAND_OVER, ("space", "space", "space")),
    "last-word": (HAND_OVER, ("space", "space", "space", "space", "space")),
    "draw-alone": (ALONE, ()),
    "write": (ALONE, ("space",)),
    "helped": (ALONE, ("space", "escape", "h")),
    "own-agreement": (ALONE, ("space", "escape", "a")),
    "own-close": (ALONE, ("space", "escape", *CLOSE)),
    "own-summary": (ALONE, ("space", "escape", *CLOSE, *END)),
}
GUIDED = ModeName.GUIDED
LAST = {(1, 1): "ø", (1, 2): "øø", (2, 1): "øøø"}
"""What stood there when the steps were walked last."""
WALKED: dict[str, tuple[str, ...]] = {
    "guided-welcome": (),
    "guided-step": ("space",),
    "guided-write": ("space", "space"),
    "guided-writing": ("space", "space", "right", "space", "type:ø"),
    "guided-case": ("right", "space"),
    "guided-with-case": ("right", "space", "space"),
    "guided-case-looked-up": ("right", "space", "space", "o"),
    "guided-changes": ("space", "space", "right", "space", "type:ø", "escape", "v"),
    "guided-closing": ("space", "space", "space", "space"),
    "guided-summary": ("space", "space", "right", "space", "type:ø", "escape", *CLOSE, *END),
    "guided-own": ("space",),
    "guided-own-write": ("space", "space"),
    "guided-own-close": ("space", "space", "type:ø", "escape", *CLOSE),
    "guided-own-summary": ("space", "space", "type:ø", "escape", *CLOSE, *END),
}
"""Steps that are walked, from the welcome on."""
PLACES |= {name: (GUIDED, keys) for name, keys in WALKED.items()}
WRITING: dict[str, tuple[str, ...]] = {
    "editor": (),
    "editor-card": ("f3",),
    "editor-fault": ("f8",),
    "editor-faults": ("f6",),
    "editor-mended": ("f4",),
    "editor-new-card": ("f2",),
    "editor-help": ("f1",),
    "editor-leave": ("down", "end", "type:ø", "escape"),
}
"""The editor, on a file with two faults."""
PLACES |= {name: (FIRST, keys) for name, keys in WRITING.items()}
WRITTEN = Path("ø")
OWN = Path("øøø")
TEXT = """\
format: 1
title: øøø
language: da
themes:
  - {id: x, title: øø}
cards:
  - id: x
    question: ø: øø øøø?
    minutes: 0
"""
TABLE_ITSELF = tuple(
    name
    for name, (way, keys) in PLACES.items()
    if way is not None and not {"n", "a", "e", "o", "d", "v", "ctrl+q", "f", *END[:1]} & set(keys) and name != "pause"
)
"""The places where the table is seen with its prompt and its buttons."""


@asynccontextmanager
async def at(
    name: str,
    size: tuple[int, int] = (130, 34),
    deck: Deck | None = None,
    seats: int = 3,
    words: Words | None = None,
) -> AsyncIterator[Person]:
    """Somebody who has come to that place."""
    way, keys = PLACES[name]
    if name in WRITING:
        desk = Desk()
        desk.held[WRITTEN] = TEXT.encode()
        async with terminal(*([deck] if deck else ()), size=size, words=words, files=desk) as person:
            person.app.edit(WRITTEN)
            await person.settle()
            await person.press(*keys)
            yield person
        return
    if name == "purpose":
        deck = (deck or small_deck()).model_copy(update={"prepared": True})
    if way is GUIDED:
        walked, own = with_steps(deck or small_deck(), cases="case" in name), "own" in name
        last = LAST if name == "guided-changes" else {}
        async with meeting(way, 1 if own else seats, walked, size=size, words=words, written=last) as person:
            await person.press(*keys)
            yield person
        return
    if way is None:
        async with terminal(*([deck] if deck else ()), size=size, words=words, files=Desk(OWN)) as person:
            await person.press(*keys)
            yield person
    else:
        async with meeting(way, 1 if way is ALONE else seats, deck, size=size, words=words) as person:
            await person.press(*keys)
            yield person
