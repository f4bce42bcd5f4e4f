"""Setting the table: how many people there are, rows that stay where they are, and words that can be read whole."""

from __future__ import annotations

import pytest
from textual.widgets import Button, Input

from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Play
from ledelseskort.tui.chooser import Chooser

from .harness import SIZES, Person, bundled, small_deck, terminal

NARROW, USUAL, WIDE, LARGE = SIZES


# ── how many ──


@pytest.mark.parametrize(("digits", "people"), [("10", 10), ("11", 11), ("12", 12), ("2", 2), ("9", 9)])
async def test_a_second_digit_that_follows_at_once_belongs_to_the_number(digits: str, people: int) -> None:
    async with terminal() as person:
        await person.press("space")
        await person.slip(*digits)
        assert person.here("SettingScreen")
        await person.press("space")
        assert len(person.table.seats) == people


@pytest.mark.parametrize("key", ["space", "enter", "pagedown"])
async def test_a_one_and_the_key_that_begins_is_a_person_alone_at_once(key: str) -> None:
    async with terminal() as person:
        await person.press("space")
        await person.slip("1", key)
        assert person.table.opening.mode is ModeName.ALONE
        await person.press("space")
        assert person.presses == 4
        assert person.table.card is not None


async def test_a_one_that_nothing_follows_is_a_person_alone_after_a_moment() -> None:
    async with terminal() as person:
        await person.press("space", "1")
        assert person.sees(person.words("tui.setting.one"))
        person.clock.forward(0.6)
        await person.pilot.pause(0.3)
        assert person.here("SettingScreen")
        person.clock.forward(0.2)
        await person.until(lambda: person.here("TableScreen"), "the table of one")
        assert person.table.opening.mode is ModeName.ALONE


@pytest.mark.parametrize("key", ["right", "down", "f", "t", "?"])
async def test_a_one_is_taken_back_by_any_other_key(key: str) -> None:
    async with terminal() as person:
        await person.press("space")
        await person.slip("1", key)
        person.clock.forward(5)
        await person.pilot.pause(0.3)
        assert not person.here("TableScreen")
        assert not person.sees(person.words("tui.setting.one"))


async def test_a_number_that_no_table_seats_is_its_last_digit() -> None:
    async with terminal() as person:
        await person.press("space")
        await person.slip("1", "5")
        await person.press("space")
        assert len(person.table.seats) == 5


async def test_a_digit_in_a_field_is_only_written() -> None:
    async with terminal(size=WIDE) as person:
        await person.press("space", "f")
        person.screen.query_one("#names", Input).focus()
        await person.press("1", "2", "escape")
        assert person.here("SettingScreen")
        assert person.sees("‹ 4 ›")


# ── what was likely gives way to what was chosen ──


async def test_another_deck_brings_its_own_way_and_times_but_never_undoes_a_choice() -> None:
    other = small_deck(5, id="andet", title="Et andet sæt", play=Play(mode=ModeName.MEMORY, length=30))
    async with terminal(small_deck(), other, size=WIDE) as person:
        await person.press("space")
        person.screen.query_one("#deck").focus()
        await person.press("right")
        assert person.sees(person.words("mode.memory"), person.words("tui.setting.ends-at", time="13.30"))
        person.screen.query_one("#mode").focus()
        await person.press("right")
        person.screen.query_one("#deck").focus()
        await person.press("left", "right")
        assert person.sees(person.words("mode.hand-over"))


# ── nothing jumps, nothing is cut ──


def places(person: Person) -> dict[str | None, tuple[int, int]]:
    """Where the button and the rows that are always there stand."""
    here = [*person.screen.query(Chooser), *person.screen.query(Button)]
    return {each.id: each.region.offset for each in here if each.region and each.id != "groups"}


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_no_row_moves_when_there_are_enough_people_for_groups(size: tuple[int, int]) -> None:
    async with terminal(size=size) as person:
        await person.press("space")
        before = places(person)
        offer = person.words("tui.setting.together-yes")
        for digit, offered in (("8", True), ("3", False), ("7", True), ("2", False)):
            await person.press(digit)
            assert places(person) == before
            assert person.sees(offer) is offered
        await person.press("down")
        assert person.screen.focused is not None
        assert person.screen.focused.id == "mode"


@pytest.mark.parametrize(
    ("people", "size"),
    [(people, size) for people in "2589" for size in SIZES if people in "29" or size == NARROW],
    ids=str,
)
async def test_every_label_and_every_value_can_be_read_whole(people: str, size: tuple[int, int]) -> None:
    other = small_deck(title="God ledelse og styring, set fra jeres hverdag")
    async with terminal(bundled(), other, size=size) as person:
        await person.press("space", people, "f")
        for row in (each for each in person.screen.query(Chooser) if each.region and each.visible):
            row.focus()
            await person.press("home")
            for _ in row.values[:12]:
                assert person.sees(row.label)
                assert person.sees(row.text())
                await person.press("right")


# ── the first screen after a meeting ──


@pytest.mark.parametrize(("before", "after"), [(WIDE, USUAL), (USUAL, WIDE), ((120, 40), (120, 22)), (NARROW, LARGE)])
async def test_the_name_of_the_program_fits_a_window_that_changed_during_a_meeting(
    before: tuple[int, int], after: tuple[int, int]
) -> None:
    async with terminal(size=after) as fresh, terminal(size=before) as person:
        await person.press("space", "3", "space")
        assert person.here("TableScreen")
        await person.resize(*after)
        await person.press("escape", "end", "space", "right", "space", "space")
        assert person.here("HomeScreen")
        assert person.lines()[:-2] == fresh.lines()[:-2]
