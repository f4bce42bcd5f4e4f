"""Keys and clicks that are hammered, or come in the same moment."""

from __future__ import annotations

import asyncio
import random

import pytest
from textual import events

from ledelseskort.deck.kinds import ModeName
from ledelseskort.table.moves import ClockMove
from ledelseskort.tui.app import LedelseskortApp
from ledelseskort.tui.design import PALETTES

from .harness import SIZES, WAYS, meeting, small_deck, terminal
from .looking import assert_clean, assert_replays

PASS_AROUND, MEMORY, HAND_OVER, ALONE = WAYS


KEYS = (
    *"mbpanehzsofk?tdv+123456789xZ",
    *("space", "enter", "tab", "shift+tab", "escape", "pagedown", "pageup", "up", "down", "left", "right"),
    *("home", "end", "backspace", "delete", "f1", "ctrl+s", "ctrl+v", "ctrl+z", "ctrl+p", "ctrl+q", "ctrl+c"),
    *(["space"] * 8),
    *(["enter"] * 3),
    *(["escape"] * 3),
)
"""Every key there is a use for, and some there is none for; the usual ones more often."""


@pytest.fixture
def nobody_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    """The way out leads nowhere, so that the hammering goes on."""
    monkeypatch.setattr(LedelseskortApp, "exit", lambda self: None)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.usefixtures("nobody_leaves")
async def test_hammered_keys_never_break_anything(seed: int) -> None:
    chance = random.Random(seed)
    way = WAYS[seed % 4]
    size = SIZES[seed % 3]
    deck = small_deck(chance.choice((1, 4, 9)))
    async with meeting(way, 1 if way is ALONE else chance.randint(2, 12), deck, size=size, seed=seed) as person:
        for burst in range(36):
            person.clock.forward(chance.choice((0.1, 0.5, 1, 1, 5, 90)))
            if burst % 20 == 19:
                await person.pilot.resize_terminal(*chance.choice((*SIZES, (40, 10))))
            for _ in range(8):
                person.send(chance.choice(KEYS))
                person.clock.forward(chance.choice((0, 0.5)))
            await person.pilot.pause(0)
            assert person.app.is_running
            if burst % 12 == 0:
                assert_clean(person)
                assert_replays(person)
        await person.settle()
        assert person.app.is_running
        assert_replays(person)


@pytest.mark.usefixtures("nobody_leaves")
async def test_hammered_clicks_never_break_anything() -> None:
    chance = random.Random(3)
    async with meeting(HAND_OVER, 4, size=(80, 24)) as person:
        for _ in range(60):
            person.clock.forward(chance.choice((0.1, 1)))
            for _ in range(3):
                x, y = chance.randrange(80), chance.choice((chance.randrange(24), 21, 22, 23))
                for kind in (events.MouseDown, events.MouseUp):
                    person.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y))
            if chance.random() < 0.3:
                person.send("escape")
            await person.pilot.pause(0)
        await person.settle()
        assert_replays(person)


@pytest.mark.parametrize("opened", ["?", "n", "d", "o", "escape"])
async def test_keys_that_come_in_the_same_moment_never_take_the_table_away(opened: str) -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", opened)
        for key in (*["escape"] * 5, *["enter"] * 3, *["escape"] * 5, "n", "n", "a", "o", "?", "?"):
            person.send(key)
        await person.settle()
        await person.press("escape", "escape", "escape")
        names = [type(screen).__name__ for screen in person.app.screen_stack]
        assert names[:3] == ["Screen", "HomeScreen", "TableScreen"]
        assert len(names) <= 4


@pytest.mark.parametrize("opened", ["escape", "d", "ctrl+q"])
async def test_one_answer_is_enough(opened: str) -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", opened)
        for _ in range(4):
            person.send("enter")
        await person.settle()
        names = [type(screen).__name__ for screen in person.app.screen_stack]
        assert names[:3] == ["Screen", "HomeScreen", "TableScreen"]
        assert len(names) <= 4
        assert set(person.kinds()) <= {"draw", "pause", "go-on"}


async def test_space_pressed_many_times_in_the_same_moment_opens_each_screen_once() -> None:
    async with terminal() as person:
        for _ in range(12):
            person.send("space")
        await person.settle()
        names = [type(screen).__name__ for screen in person.app.screen_stack]
        assert len(names) == len(set(names)) <= 3


@pytest.mark.parametrize("way", WAYS)
async def test_a_press_right_after_a_change_of_stage_is_ignored(way: ModeName) -> None:
    async with meeting(way, 1 if way is ALONE else 2) as person:
        for _ in range(1 if way is ALONE else 7):
            person.clock.forward(1)
            stage, moves = person.stage, person.kinds()
            await person.slip("space")
            after = person.kinds()
            assert len(after) == len(moves) + 1
            for key in ("space", "pagedown", "m", "b", "z", "enter"):
                person.clock.forward(0.05)
                await person.slip(key)
                assert person.kinds() == after, (stage, key)
                if not person.here("TableScreen"):
                    break
            person.clock.forward(0.4)


async def test_clock_moves_are_never_in_the_way_of_undo() -> None:
    async with meeting(MEMORY, 3) as person:
        await person.press("space", "p", "+", "p")
        assert all(isinstance(entry.move, ClockMove) for entry in person.live.meeting.log[1:])
        await person.press("z")
        assert person.stage == "flip"


async def test_the_colours_can_be_changed_on_every_screen_in_the_middle_of_anything() -> None:
    async with meeting(MEMORY, 3, calm=False) as person:
        person.clock.forward(1)
        person.send("space")
        for _ in PALETTES:
            person.send("t")
            await asyncio.sleep(0)
            await person.pilot.pause(0.03)
        await person.settle()
        assert_clean(person)
