"""Windows that are too small, or change their size at the wrong moment."""

from __future__ import annotations

import pytest

from ledelseskort.deck.kinds import ModeName

from .harness import WAYS, meeting, terminal
from .looking import assert_replays

PASS_AROUND, MEMORY, HAND_OVER, ALONE = WAYS


async def test_a_window_that_is_too_small_says_so_and_comes_back_as_it_was() -> None:
    async with meeting(MEMORY, 3) as person:
        await person.press("space")
        await person.look()
        before = person.text()
        for width, height in ((59, 24), (80, 19), (20, 5), (3, 2), (1, 1)):
            await person.resize(width, height)
            await person.press("space", "z", "escape", "n")
            if width >= 20:
                assert "for lille" in " ".join(person.text().split()), person.text()
            assert person.kinds() == ["flip"]
        await person.resize(80, 24)
        person.clock.at -= person.clock.at - person.live.meeting.log[0].at
        await person.look()
        assert person.text() == before


async def test_a_window_that_is_too_small_from_the_start_says_so() -> None:
    async with terminal(size=(50, 15)) as person:
        assert "for lille" in " ".join(person.text().split())
        await person.resize(80, 24)
        assert person.here("HomeScreen")
    async with terminal(size=(80, 24)) as person:
        await person.resize(50, 15)
        await person.resize(60, 20)
        assert person.here("HomeScreen")


async def test_a_table_asked_for_in_too_small_a_window_waits_until_there_is_room() -> None:
    async with meeting(PASS_AROUND, 3, size=(40, 10), seated=False) as person:
        assert "for lille" in " ".join(person.text().split())
        await person.resize(80, 24)
        assert person.here("TableScreen")


async def test_a_question_is_still_there_after_the_window_was_too_small() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", "n")
        await person.type("Halvt")
        await person.resize(50, 15)
        await person.resize(80, 24)
        assert person.sees("Halvt")
        await person.press("ctrl+s")
        assert person.kinds() == ["draw", "note"]


@pytest.mark.parametrize("way", [MEMORY, PASS_AROUND])
async def test_a_window_resized_in_the_middle_of_a_flip_shows_the_card_whole(way: ModeName) -> None:
    async with meeting(way, 3, calm=False, size=(120, 40)) as person:
        person.clock.forward(1)
        person.send("space")
        for size in ((80, 24), (50, 15), (60, 20), (200, 60), (60, 20)):
            await person.pilot.resize_terminal(*size)
            await person.pilot.pause(0.02)
        await person.until(lambda: person.here("TableScreen") and person.table.card is not None)
        card = person.table.open_card
        assert card is not None
        await person.until(lambda: person.sees(card.question), "the question")


async def test_keys_in_the_middle_of_a_flip_break_nothing() -> None:
    async with meeting(MEMORY, 3, calm=False) as person:
        for key in "zb z  + zzs f".replace(" ", "_"):
            person.clock.forward(1)
            person.send("space" if key == "_" else key)
            await person.pilot.pause(0.03)
        await person.until(lambda: not person.app.animator.is_being_animated(person.screen, "progress"))
        await person.settle()
        assert_replays(person)
