"""The guided decks that come along, each walked to its page line by line: alone, and by a group."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.library import Library, bundled_root
from ledelseskort.deck.models import Deck, Step
from ledelseskort.table.modes.guided import route
from ledelseskort.table.table import Stage

from .talking import Talk, in_order

LIBRARY = Library((bundled_root(),))
NAMES = ("ledelsescase", "personligt-ledelsesgrundlag", "maalbilledet")
ALONE, GROUP = 1, 4


def walked(deck: Deck, seats: int) -> list[Step]:
    """The steps for so many."""
    return [deck.steps[number] for number in route(deck, seats)]


def typed(deck: Deck, seats: int) -> Iterator[str]:
    """From the welcome to the end: alone a word under each prompt, by enter; a group writes one, and goes on."""
    yield from ("", "") if deck.cases else ("",)
    at, written = 0, False
    for step in walked(deck, seats):
        pick = [""] if len(step.write) > 1 else []
        if seats == ALONE:
            for _ in step.write:
                yield from ("", *pick, f"Ord{at}", "")
                at += 1
        elif step.write and not written:
            yield from ("2", *(["1"] if pick else []), "Ord0", "")
            written = True
        yield ""
    yield "x"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seats", [ALONE, GROUP])
def test_it_is_walked_to_the_page_with_what_was_written(name: str, seats: int) -> None:
    deck = LIBRARY.load(name)
    said, live = Talk(ModeName.GUIDED, seats, (), deck).held(*typed(deck, seats))
    steps = walked(deck, seats)
    assert live.table.stage is Stage.ENDED
    met = re.findall(r"^Trin .*", said, re.MULTILINE)
    headings = [f"Trin {at} af {len(steps)}: {step.title}" for at, step in enumerate(steps, start=1)]
    assert list(dict.fromkeys(met)) == [each if each.endswith("…") else f"{each}." for each in headings]
    prompts = [prompt for step in steps for prompt in step.write]
    texts = [live.texts[note.text] for note in live.table.notes]
    assert texts == [f"Ord{at}" for at in range(len(prompts) if seats == ALONE else 1)]
    after = said[said.rindex("Tak for") :]
    in_order(after, *(f"{prompt}: {text}" for prompt, text in zip(prompts, texts, strict=False)))
    assert after.count("her mangler noget") == len(prompts) - len(texts)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seats", [ALONE, GROUP])
def test_nothing_is_said_that_looks_like_a_slip(name: str, seats: int) -> None:
    deck = LIBRARY.load(name)
    said = Talk(ModeName.GUIDED, seats, (), deck).said(*typed(deck, seats))
    assert [line for line in said.splitlines() if line.endswith(("….", "..", "?.", "::"))] == []
