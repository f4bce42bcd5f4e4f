"""The screens around the table, the mouse, and the way out."""

from __future__ import annotations

import re

import pytest
from textual.widgets import Input, OptionList

from ledelseskort.deck.kinds import ModeName
from ledelseskort.table.table import Stage
from ledelseskort.tui.design import PALETTES

from .harness import WAYS, Person, meeting, small_deck, terminal, with_steps

PASS_AROUND, MEMORY, HAND_OVER, ALONE = WAYS


# ── help, colours, decks ──


@pytest.mark.parametrize("key", ["?", "f1"])
async def test_help_is_one_key_away_and_one_key_back(key: str) -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space")
        before = person.text()
        for back in ("escape", key, "space"):
            await person.press(key)
            assert person.sees(
                person.words("way.title"), person.words("way.pass-around.how"), person.words("mode.memory")
            )
            await person.press(back)
            await person.wait(6)
            assert person.kinds() == ["draw"]
            assert person.lines()[2] == before.splitlines()[2]
            assert person.here("TableScreen")


@pytest.mark.parametrize("way", ModeName)
async def test_the_help_opens_with_the_way_that_is_played(way: ModeName) -> None:
    deck = with_steps(small_deck()) if way is ModeName.GUIDED else None
    async with meeting(way, 1 if way is ALONE else 3, deck, size=(130, 40)) as person:
        await person.press("?")
        chapters = [str(each.prompt) for each in person.screen.query_one(OptionList).options]
        assert chapters[0] == person.words(f"mode.{way}")
        assert set(chapters[1:-1]) == {person.words(f"mode.{other}") for other in ModeName if other != way}
        assert person.sees(*person.words(f"way.{way}.stalling").splitlines())


def beside_the_bar(person: Person) -> str:
    """What stands on the screen, wherever its lines were broken, without the bar at their end."""
    return " ".join(re.sub("[▁-█]", " ", person.text()).split())


async def test_every_page_of_the_help_can_be_read_to_the_end_in_a_small_window() -> None:
    async with terminal(size=(60, 20)) as person:
        await person.press("?")
        for way in ModeName:
            assert person.words(f"way.{way}.how") in beside_the_bar(person)
            for _ in range(6):
                await person.press("right")
            assert person.words(f"way.{way}.stalling").splitlines()[-1] in beside_the_bar(person)
            await person.press("down")
        assert person.sees(person.words("tui.help.space"))
        await person.press("left", "pagedown")
        assert not person.sees(person.words("tui.help.space"))


async def test_the_colours_go_round() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        first = person.app.theme
        seen = []
        for _ in PALETTES:
            await person.press("t")
            seen.append(person.app.theme)
        assert sorted(seen) == sorted(PALETTES)
        assert person.app.theme == first


async def test_another_deck_can_be_chosen_on_the_list_or_when_setting_the_table() -> None:
    other = small_deck(5, id="andet", title="Et andet sæt", purpose="Noget helt andet.")
    async with terminal(small_deck(), other, size=(120, 40)) as person:
        await person.click(person.words("tui.home.decks"))
        await person.press("down", "space")
        assert person.sees("Et andet sæt", "Noget helt andet.")
        await person.press("escape", "escape")
        await person.click(person.words("tui.home.new-meeting"))
        assert person.sees("Et andet sæt", "Noget helt andet.")
        await person.click("Et andet sæt")
        await person.press("left")
        assert person.sees("Vi prøver det af sammen.")


async def test_names_are_optional_and_more_names_than_people_make_more_seats() -> None:
    async with terminal(size=(120, 40)) as person:
        await person.press("space", "2", "f")
        person.screen.query_one("#names", Input).focus()
        await person.type("Anna, Bo, Carla")
        await person.press("tab")
        await person.click(person.words("tui.setting.begin"))
        assert len(person.table.seats) == 3
        assert person.sees("Carla")


async def test_esc_leaves_a_field_and_keeps_what_was_written_while_setting_the_table() -> None:
    async with terminal(size=(120, 40)) as person:
        await person.press("space", "f")
        person.screen.query_one("#names", Input).focus()
        await person.type("Anna, Bo")
        await person.press("escape")
        assert person.sees("Anna, Bo", person.words("tui.setting.title"))
        await person.press("escape")
        assert person.here("HomeScreen")


# ── the mouse ──


async def test_a_whole_card_can_be_played_with_the_mouse_alone() -> None:
    async with terminal(size=(120, 40)) as person:
        await person.click(person.words("tui.home.new-meeting"))
        await person.click("›")
        await person.click(person.words("tui.setting.begin"), nth=-1)
        assert len(person.table.seats) == 5
        await person.click(person.words("option.draw"))
        await person.click(person.words("option.pass-on"))
        await person.click(person.words("option.pass"))
        assert person.kinds() == ["draw", "pass-on", "pass"]
        assert person.presses == 0


async def test_a_click_on_a_place_turns_it() -> None:
    async with meeting(MEMORY, 3, size=(120, 40)) as person:
        last = person.screen.query_one("#board").children[-1].region
        await person.click_at(last.x + 3, last.y + 3)
        assert person.kinds() == ["flip"]
        state = person.table.play
        assert getattr(state, "open", None) == len(person.table.deck.cards)


async def test_a_click_on_a_card_in_the_hand_takes_that_card() -> None:
    async with meeting(HAND_OVER, 3, size=(120, 40)) as person:
        second = person.table.coming[1]
        region = person.screen.query_one("#hand-1").region
        await person.click_at(region.x + 5, region.y + 5)
        assert person.table.card == second


async def test_a_click_beside_everything_does_nothing() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space")
        await person.click_at(0, 10)
        await person.press("space")
        assert person.kinds() == ["draw", "pass-on"]


# ── out ──


async def test_ctrl_q_asks_in_the_middle_of_a_meeting_and_staying_changes_nothing() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", "ctrl+q")
        assert person.sees(person.words("tui.quit.title"))
        await person.press("space")
        assert person.app.is_running
        assert person.kinds() == ["draw"]
        assert person.here("TableScreen")


@pytest.mark.parametrize("opened", ["escape", "d", "n"])
async def test_ctrl_q_asks_too_when_another_question_is_open(opened: str) -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", opened, "ctrl+q")
        assert person.sees(person.words("tui.quit.title"))
        assert person.app.is_running


async def test_ctrl_q_leaves_when_it_was_meant() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", "ctrl+q", "down", "space")
        assert person.app.return_code == 0
        assert person.table.stage is Stage.SHARE


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c"])
async def test_outside_a_meeting_the_way_out_is_one_key(key: str) -> None:
    async with terminal() as person:
        person.send(key)
        await person.until(lambda: not person.app.is_running)
        assert person.app.return_code == 0


async def test_names_may_be_parted_by_the_word_og() -> None:
    async with terminal(small_deck(), size=(120, 40)) as person:
        await person.press("space", "3", "f")
        person.screen.query_one("#names", Input).focus()
        await person.press("type:Anna, Bo og Cecilie", "escape", "space")
        assert [person.live.texts[seat.name or ""] for seat in person.table.seats] == ["Anna", "Bo", "Cecilie"]


async def test_once_something_is_agreed_going_home_with_it_comes_first() -> None:
    async with meeting(PASS_AROUND, 2, size=(120, 40)) as person:
        await person.press("space", "escape", "end", "space")
        assert person.live.options()[0].kind == "agree"
        await person.press("space", "type:Vi ringer", "ctrl+s")
        assert person.live.options()[0].kind == "end"
