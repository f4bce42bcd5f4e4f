"""The guided decks that come along, each walked to its page on the screen: alone, and by a group."""

from __future__ import annotations

import pytest
from textual.widgets import Button, Static

from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.library import Library, bundled_root
from ledelseskort.deck.models import Step
from ledelseskort.table.modes.guided import route, step_of

from .harness import Person, meeting

LIBRARY = Library((bundled_root(),))
NAMES = ("ledelsescase", "personligt-ledelsesgrundlag", "maalbilledet")
ALONE, GROUP = 1, 4


async def walk(person: Person) -> tuple[list[Step], list[str]]:
    """From the first screen to the close by the key that goes on; the steps that were met, and what was written."""
    steps, words = list[Step](), list[str]()
    await person.press("space")
    while (step := step_of(person.table)) is not None:
        steps.append(step)
        if person.table.opening.alone:
            for _ in step.write:
                words.append(f"Ord{len(words)}")
                await person.press(f"type:{words[-1]}", "ctrl+s")
        elif step.write and not words:
            words.append("Ord0")
            await person.press("right", "space", f"type:{words[-1]}", "escape")
        assert len(steps) < 20
        await person.press("space")
    return steps, words


def page(person: Person) -> str:
    """All that stands on the page, also what is scrolled away."""
    return "\n".join(str(each.render()) for each in person.screen.query(Static))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seats", [ALONE, GROUP])
async def test_it_is_walked_to_the_page_with_what_was_written_by_one_key(name: str, seats: int) -> None:
    deck = LIBRARY.load(name)
    async with meeting(ModeName.GUIDED, seats, deck) as person:
        steps, words = await walk(person)
        assert steps == [deck.steps[number] for number in route(deck, seats)]
        assert person.stage == "closing"
        await person.press("right", "space")
        assert person.here("SummaryScreen")
        shown = page(person)
        assert words and all(f"\n{word}\n" in f"{shown}\n" for word in words)
        assert [step.title for step in steps if step.write and step.title not in shown] == []
        assert person.sees(person.words(f"tui.summary.title{'-alone' if seats == ALONE else ''}"), deck.title)
        assert person.sees(person.words("tui.summary.home"))
        await person.press(*("down" for _ in range(20)))
        assert person.sees(person.words(f"tui.summary.no-agreements{'-alone' if seats == ALONE else ''}"))
        copy = str(person.screen.query_one("#copy", Button).label)
        assert copy == person.words("tui.summary.copy-alone" if seats == ALONE else "tui.summary.copy-page")
        await person.press("k")
        assert all(word in person.app.clipboard for word in words)
        assert person.said() == person.words("tui.copied")


@pytest.mark.parametrize("name", NAMES)
async def test_a_group_that_wrote_nothing_has_no_page_to_copy(name: str) -> None:
    async with meeting(ModeName.GUIDED, GROUP, LIBRARY.load(name)) as person:
        while person.stage != "closing":
            await person.press("space")
        await person.press("right", "space")
        assert person.here("SummaryScreen")
        assert not person.screen.query("#copy")
