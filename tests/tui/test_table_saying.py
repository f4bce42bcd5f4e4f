"""What is said around the card: whose turn, the clock, what the one who leads may do, and what leaving costs."""

from __future__ import annotations

import re

import pytest
from textual.widgets import Button

from ledelseskort.deck.kinds import ModeName
from ledelseskort.tui.keybar import KeyBar

from .harness import SIZES, WAYS, meeting, small_deck, to_the_summary
from .looking import cut_out
from .places import PLACES, at

PASS_AROUND, MEMORY, HAND_OVER, ALONE = WAYS
OURS = re.compile(r"\b(I|jer|jeres|vi|vores|mødet|snakken)\b")
"""What is said to a group."""


OWN = tuple(name for name, (way, _) in PLACES.items() if way is ALONE or "-own" in name)


@pytest.mark.parametrize("name", [*OWN, "leaving", "going"])
async def test_one_person_alone_is_spoken_to_as_one(name: str) -> None:
    extra = {"leaving": ("write", "ctrl+q"), "going": ("own-summary", "escape")}
    place, *keys = extra.get(name, (name,))
    async with at(place, deck=small_deck(purpose="")) as person:
        await person.press(*keys)
        assert not OURS.findall(person.text()), person.text()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_leaders_hint_is_whole_on_its_own_line_and_goes_with_the_card(size: tuple[int, int]) -> None:
    hint = "Vent ti sekunder, før du siger noget, og spørg så den, der har sagt mindst: hvad hørte du lige nu?"
    deck = small_deck()
    cards = tuple(card.model_copy(update={"hint": hint}) for card in deck.cards)
    async with meeting(PASS_AROUND, 3, deck.model_copy(update={"cards": cards}), size=size) as person:
        await person.press("space", "s")
        assert person.sees(f"{person.words('tui.table.hint')}: {hint}")
        await person.press("b")
        assert not person.sees(hint[:20])


async def test_a_long_prompt_is_whole_in_a_narrow_window() -> None:
    name = "Annabella Vinther-Kristoffersen"
    async with meeting(HAND_OVER, 2, names=(name, "Bo"), size=(60, 20)) as person:
        await person.press("space")
        assert person.sees(person.words("stage.hand-over.hand-over", seat=name))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_is_told_in_the_corner_leaves_the_keys_and_buttons_readable(size: tuple[int, int]) -> None:
    async with meeting(PASS_AROUND, 3, size=size) as person:
        await person.press("space")
        before = [cut_out(person.strips(), each.region) for each in person.screen.query("KeyBar, Button")]
        await person.press("k")
        assert person.sees(person.words("tui.copied-card"))
        shown = [cut_out(person.strips(), each.region) for each in person.screen.query("KeyBar, Button")]
        assert shown == before
        assert len(person.screen.query(KeyBar)) == 1
        assert person.screen.query(Button)


async def test_every_other_card_says_that_it_goes_the_other_way_round() -> None:
    async with meeting(PASS_AROUND, 3, size=(60, 20)) as person:
        told = []
        for _ in range(9):
            await person.press("space")
            await person.wait(0)
            told.append(person.sees(person.words("guidance.other-way")))
        assert told == [*[False] * 4, True, *[False] * 4]


async def test_a_turn_shows_quietly_what_is_left_and_nothing_when_it_is_over() -> None:
    async with meeting(PASS_AROUND, 4) as person:
        await person.press("space")
        await person.wait(60)
        assert person.sees("01:00")
        await person.wait(61)
        assert not re.search(r"\d\d:\d\d", person.text())


@pytest.mark.parametrize("way", [PASS_AROUND, MEMORY])
async def test_the_pause_is_beside_the_clock_for_keys_and_mouse(way: ModeName) -> None:
    async with meeting(way, 3) as person:
        await person.press("space")
        await person.click(f"{person.words('option.pause')}: p")
        assert person.kinds()[-1] == "pause"
        await person.look()
        assert person.sees(person.words("tui.table.clock-stands", key="p"))
        await person.click(f"{person.words('option.go-on')}: p")
        assert person.kinds()[-1] == "go-on"
        await person.look()
        assert not person.sees(person.words("tui.table.clock-stands", key="p"))


async def test_after_undo_it_is_plain_that_the_clock_stands_and_space_goes_on() -> None:
    async with meeting(MEMORY, 3) as person:
        await person.press("space", "d", "space", "ctrl+s", "z")
        await person.look()
        assert person.sees(person.words("tui.table.done.undo"), person.words("tui.table.clock-stands", key="p"))
        await person.press("space")
        assert person.kinds()[-1] == "go-on"


async def test_the_clock_goes_on_on_the_screen_below_a_question() -> None:
    async with meeting(MEMORY, 3, size=(60, 20)) as person:
        await person.press("space", "n")
        await person.wait(60)
        assert person.sees("08:59")
        assert not person.here("TableScreen")


async def test_esc_on_the_summary_asks_and_the_button_goes() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await to_the_summary(person)
        await person.press("escape")
        assert person.sees(person.words("tui.summary.home-title"))
        await person.press("escape")
        assert person.here("SummaryScreen")
        await person.press("escape", "down", "space")
        assert person.here("HomeScreen")
