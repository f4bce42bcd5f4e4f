"""What happens at the table beside the turns: people who come and go, the pause, the card in hand."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from ledelseskort.deck.kinds import ModeName

from .harness import WAYS, meeting, small_deck, terminal

PASS_AROUND, MEMORY, HAND_OVER, ALONE = WAYS


# ── who is here ──


async def test_one_comes_late_one_leaves_and_one_is_back() -> None:
    async with meeting(PASS_AROUND, 3, names=("Anna", "Bo", "Carla")) as person:
        await person.press("space", "d", "space")
        await person.type("Dorte")
        await person.press("ctrl+s")
        assert person.kinds()[-1] == "join"
        assert person.sees("Dorte")
        await person.press("d")
        await person.click(person.words("tui.people.leaves", name="Bo"))
        assert person.kinds()[-1] == "leave"
        assert not person.sees("Bo")
        await person.press("d")
        await person.click(person.words("tui.people.returns", name="Bo"))
        assert person.kinds()[-1] == "return"
        assert person.sees("Bo")
        await person.press("space", "space", "space")
        assert [seat.number for seat in person.table.seats if seat.present] == [1, 2, 3, 4]


# ── the clock, the pause, esc ──


async def test_esc_pauses_the_clock_and_it_goes_on_where_it_stood() -> None:
    async with meeting(MEMORY, 4) as person:
        await person.press("space")
        person.clock.forward(60)
        await person.slip("escape")
        assert person.sees(person.words("tui.pause.title"))
        await person.wait(500)
        assert person.sees("09:00")
        await person.slip("space")
        clock = person.table.clock
        assert clock is not None
        assert clock.running
        assert clock.remaining(person.clock()) == 540


async def test_esc_in_the_pause_goes_on() -> None:
    async with meeting(MEMORY, 4) as person:
        await person.press("space", "escape", "escape")
        assert person.here("TableScreen")
        assert person.table.clock is not None
        assert person.table.clock.running


async def test_fortsaet_in_the_pause_sets_a_clock_going_that_was_paused_before() -> None:
    async with meeting(MEMORY, 4) as person:
        await person.press("space", "p", "escape")
        await person.click(person.words("tui.pause.go-on"), nth=1)  # the first is beside the clock, below the question
        assert person.table.clock is not None
        assert person.table.clock.running


async def test_when_it_gets_heavy_a_lighter_card_can_be_had() -> None:
    async with meeting(PASS_AROUND, 2) as person:
        while person.table.open_card is None or person.table.open_card.depth == 1:
            await person.press("space")
        heavy = person.table.open_card
        await person.press("escape")
        await person.click(person.words("tui.pause.lighter"))
        assert person.table.open_card is not heavy
        assert person.table.deck.card(person.table.card or "").depth < heavy.depth
        assert person.kinds()[-1] == "lighter"


@pytest.mark.parametrize("way", WAYS)
async def test_esc_never_ends_anything(way: ModeName) -> None:
    async with meeting(way, 1 if way is ALONE else 3) as person:
        for step in range(6):
            moves = [kind for kind in person.kinds() if kind not in {"pause", "go-on", "note"}]
            table = person.table
            if isinstance(person.screen.focused, TextArea):
                await person.press("escape")
            await person.press("escape", "escape", "escape", "escape")
            assert [kind for kind in person.kinds() if kind not in {"pause", "go-on", "note"}] == moves
            assert person.table.stage is table.stage
            assert person.here("TableScreen")
            await person.press("space" if way is not ALONE or step == 0 else "h")
        assert person.app.is_running


async def test_esc_from_the_close_carries_the_meeting_on() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", "escape", "end", "space")
        assert person.stage == "closing"
        await person.press("escape")
        assert person.stage == "share"


async def test_esc_on_the_first_screen_stays_there() -> None:
    async with terminal() as person:
        await person.press("escape", "escape")
        assert person.here("HomeScreen")
        assert person.app.is_running


async def test_a_minute_more_is_one_key() -> None:
    async with meeting(MEMORY, 4) as person:
        await person.press("space")
        person.clock.forward(60)
        await person.slip("+", "+")
        assert person.sees("11:00")


# ── on the card ──


async def test_the_follow_up_questions_are_one_key_away() -> None:
    deck = small_deck()
    async with meeting(PASS_AROUND, 3, deck, size=(60, 20)) as person:
        await person.press("space")
        assert person.table.open_card is not None
        question = person.table.open_card.follow_ups[0]
        assert not person.sees(question)
        await person.press("s")
        assert person.sees(question)
        await person.press("s")
        assert not person.sees(question)
        await person.press("s", "b")
        assert person.table.open_card.id not in question
        assert not person.sees(*person.table.open_card.follow_ups)


async def test_the_large_text_is_the_card_and_nothing_else_and_space_still_plays() -> None:
    async with meeting(PASS_AROUND, 3, names=("Anna", "Bo", "Carla")) as person:
        await person.press("space", "f")
        assert not person.sees("Carla")
        await person.press("space")
        assert person.kinds() == ["draw", "pass-on"]
        await person.press("escape")
        assert person.sees("Carla", person.words("option.pass"))


async def test_something_is_looked_up_while_the_clock_runs_on() -> None:
    async with meeting(MEMORY, 4) as person:
        await person.press("space", "o", "down")
        assert person.sees("Dygtighed", "At kunne.")
        await person.press("escape")
        assert person.here("TableScreen")
        assert person.table.clock is not None
        assert person.table.clock.running


async def test_the_giver_can_search_among_all_cards() -> None:
    async with meeting(HAND_OVER, 3) as person:
        await person.press("v")
        await person.type("nummer 2")
        assert person.sees("Spørgsmål nummer 2")
        assert not person.sees("Spørgsmål nummer 3")
        await person.press("enter")
        assert person.table.card == "kort-2"


async def test_a_search_that_finds_nothing_says_so_and_loses_nothing() -> None:
    async with meeting(HAND_OVER, 3) as person:
        await person.press("v")
        await person.type("xyz")
        assert person.sees(person.words("tui.search.none"))
        await person.press("enter", "escape")
        assert person.here("TableScreen")
        assert person.kinds() == []


async def test_a_card_that_is_declined_goes_to_another_colleague() -> None:
    async with meeting(HAND_OVER, 3, names=("Anna", "Bo", "Carla")) as person:
        await person.press("space")
        await person.click("Carla", nth=-1)
        assert person.table.play.turn == 3
        await person.press("m")
        assert person.stage == "hand-over"
        assert person.table.play.turn == 1


async def test_the_open_card_can_be_copied() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", "k")
        card = person.table.open_card
        assert card is not None
        assert person.app.clipboard == f"{card.question}\n- {card.follow_ups[0]}"
        assert person.said() == person.words("tui.copied-card")
