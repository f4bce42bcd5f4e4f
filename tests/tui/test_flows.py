"""What people do at the table, from the first key to the summary, through the keys alone."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from ledelseskort.deck.kinds import ModeName

from .harness import BEGUN, WAYS, meeting, small_deck, terminal, to_the_summary

PASS_AROUND, MEMORY, HAND_OVER, ALONE = WAYS


# ── from the first screen to the first card ──


@pytest.mark.parametrize(("digit", "way"), [("3", PASS_AROUND), ("7", MEMORY), ("2", HAND_OVER)])
async def test_four_presses_lead_a_group_to_its_first_card(digit: str, way: ModeName) -> None:
    async with terminal() as person:
        await person.press("space", digit, "space", "space")
        assert person.presses == 4
        assert person.table.card is not None
        assert person.table.opening.mode is way
        assert len(person.table.seats) == int(digit)


async def test_one_person_is_at_the_table_in_two_presses_and_has_the_card_with_the_third() -> None:
    async with terminal() as person:
        await person.press("down", "space")
        assert person.table.opening.mode is ALONE
        await person.press("space")
        assert person.stage == "write"


async def test_the_way_follows_the_digit_until_somebody_chooses_one() -> None:
    async with terminal(size=(120, 40)) as person:
        await person.press("space")
        for digit, way in (("7", MEMORY), ("2", HAND_OVER), ("6", PASS_AROUND), ("9", MEMORY)):
            await person.press(digit)
            assert person.sees(f"{digit} ›", person.words(f"mode.{way.value}")), digit
        await person.click(person.words("mode.memory"))
        await person.press("left", "2")
        assert not person.sees(person.words("mode.hand-over"))


async def test_the_first_card_of_a_meeting_is_a_gentle_one() -> None:
    async with meeting(PASS_AROUND) as person:
        await person.press("space")
        assert person.table.open_card is not None
        assert person.table.open_card.depth == 1


# ── whole meetings ──


async def test_a_card_goes_round_and_the_next_holder_draws_with_space_alone() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press(*["space"] * 8)
        assert person.kinds() == ["draw", *["pass-on"] * 3, "draw", *["pass-on"] * 3]
        assert person.sees(person.words("stage.pass-around.second-offer"))
        await to_the_summary(person)
        assert person.sees(person.words("tui.summary.met", count=2))


async def test_vendespil_goes_on_with_space_alone() -> None:
    async with meeting(MEMORY, 4) as person:
        await person.press(*["space"] * 6)
        assert person.kinds() == ["flip", "next"] * 3
        await to_the_summary(person)
        assert person.sees(person.words("tui.summary.met", count=3))


async def test_a_card_is_handed_to_a_colleague_with_space_alone() -> None:
    async with meeting(HAND_OVER, 2) as person:
        await person.press(*["space"] * 6)
        assert person.kinds() == ["choose", "offer", "accept", "open-talk", "last-word", "next"]
        await person.press(*["space"] * 6)
        await to_the_summary(person)
        assert person.sees(person.words("tui.summary.met", count=2))


async def test_a_person_alone_writes_and_meets_it_again_in_the_summary() -> None:
    async with meeting(ALONE, 1) as person:
        await person.press("space", "space")
        await person.type("Jeg lyttede ikke")
        await person.press("ctrl+s")
        assert person.kinds() == ["draw", "note"]
        await to_the_summary(person)
        assert person.sees("Jeg lyttede ikke", person.words("tui.summary.met-alone", count=1))


async def test_from_the_summary_one_is_back_on_the_first_screen_and_can_begin_again() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space")
        await to_the_summary(person)
        await person.press("space")
        assert person.here("HomeScreen")
        await person.press("space", "3", "space", "space")
        assert person.kinds() == ["draw"]


# ── passing, another card, undo, the clicker ──


async def test_who_passes_looks_like_who_has_had_the_card() -> None:
    async with meeting(PASS_AROUND, 3) as passing, meeting(PASS_AROUND, 3) as sharing:
        await passing.press("space", "m")
        await sharing.press("space", "space")
        assert passing.kinds() == ["draw", "pass"]
        await passing.look()
        await sharing.look()
        assert passing.text() == sharing.text()


async def test_another_card_comes_without_explanation_as_often_as_they_like() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space")
        seen = [person.table.card]
        for _ in range(3):
            await person.press("b")
            seen.append(person.table.card)
        assert None not in seen
        assert all(before != after for before, after in pairwise(seen))
        assert person.stage == "share"


@pytest.mark.parametrize("key", ["z", "pageup"])
async def test_the_last_step_can_be_undone_again_and_again(key: str) -> None:
    async with meeting(PASS_AROUND, 3) as person:
        before = person.text()
        await person.press("space", "space")
        assert person.sees(person.words("tui.table.undo-hint"))
        await person.press(key, key)
        assert person.table.card is None
        await person.wait(6)
        assert person.text() == before
        await person.press(key)
        assert person.kinds() == ["draw", "pass-on", "undo", "undo"]


async def test_the_hint_to_undo_is_shown_for_five_seconds() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space")
        await person.wait(4)
        assert person.sees(person.words("tui.table.undo-hint"))
        await person.wait(2)
        assert not person.sees(person.words("tui.table.undo-hint"))


@pytest.mark.parametrize("way", WAYS)
async def test_a_presenters_clicker_plays(way: ModeName) -> None:
    async with meeting(way, 1 if way is ALONE else 3) as clicker, meeting(way, 1 if way is ALONE else 3) as keyboard:
        for _ in range(2 if way is ALONE else 6):
            await clicker.press("pagedown")
            await keyboard.press("space")
        assert clicker.kinds() == keyboard.kinds()
        assert clicker.kinds()


async def test_a_clicker_leads_from_the_first_screen_to_the_first_card() -> None:
    async with terminal() as person:
        await person.press("pagedown", "pagedown", "pagedown")
        assert person.table.card is not None


# ── the close ──


async def test_the_close_takes_agreements_and_can_be_left_for_more_cards() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", "escape", "end", "space")
        assert person.sees(person.words("tui.closing.none"))
        await person.press("space")
        await person.type("Vi mødes igen")
        await person.press("ctrl+s")
        assert person.sees("Vi mødes igen")
        await person.click(person.words("option.carry-on"))
        assert person.stage == "share"


async def test_after_three_agreements_one_line_asks_whether_that_is_enough() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", "escape", "end", "space")
        for number in range(3):
            assert not person.sees(person.words("guidance.enough-agreements"))
            await person.press("a")
            await person.type(f"Aftale {number}")
            await person.press("ctrl+s")
        assert person.sees(person.words("guidance.enough-agreements"))


async def test_the_summary_copies_the_agreements() -> None:
    async with meeting(PASS_AROUND, 3, names=("Anna", "Bo", "Carla")) as person:
        await person.press("space", "a")
        await person.type("Spørge først")
        await person.press("ctrl+s")
        await to_the_summary(person)
        await person.press("space")
        assert "Spørge først" in person.app.clipboard
        assert "mandag den 7. december" in person.app.clipboard
        assert person.said() == person.words("tui.copied-agreements")
        await person.press("space")
        assert person.here("HomeScreen")


# ── groups, the deck that is through, the end of the meeting ──


async def test_eight_people_split_into_groups_that_each_say_one_sentence() -> None:
    async with terminal() as person:
        await person.press("space", "8")
        await person.click(person.words("tui.setting.together-yes"))
        await person.press("right", "space", "space")
        assert person.table.opening.groups
        assert person.stage == "talk"
        await person.press("space")
        assert person.stage == "share"
        while person.stage == "share":
            await person.press("space")
        assert person.kinds()[0] == "flip"


@pytest.mark.parametrize("theme", [None, "valg"])
@pytest.mark.parametrize("way", WAYS)
async def test_a_deck_that_is_through_is_mixed_again_or_one_theme_of_it(way: ModeName, theme: str | None) -> None:
    async with meeting(way, 1 if way is ALONE else 2, small_deck(3), size=(60, 20)) as person:
        draw = person.words("option.draw-write")
        for _ in range(60):
            if "mix" in person.offered():
                break
            if way is ALONE and person.stage == "write":
                await person.click(draw)
            else:
                await person.press("space")
        assert len(person.table.met) == 3
        if way is not ALONE:
            assert person.sees(person.words("guidance.deck-through"))
        label = person.words("option.mix") if theme is None else person.words("option.mix-theme", theme="Valg")
        await person.click(label if label in person.text() else person.words("option.mix"))
        if person.here("PickModal"):
            if theme is None:
                await person.press("space")
            else:
                await person.click(label)
        assert person.kinds()[-1] == "mix"
        assert len(person.table.pile.queue) == (3 if theme is None else 1)


async def test_between_cards_the_screen_says_whether_there_is_time_for_another() -> None:
    async with meeting(MEMORY, 3, minutes=60) as person:
        await person.press("space", "space")
        assert not person.sees(person.words("guidance.one-more"))
        person.clock.at = BEGUN + timedelta(minutes=38)
        await person.look()
        assert person.sees(person.words("guidance.one-more"))
        person.clock.at = BEGUN + timedelta(minutes=50)
        await person.look()
        assert person.sees(person.words("guidance.wrap-up", count=10))
        await person.press("space")
        assert not person.sees(person.words("guidance.wrap-up", count=9))
        person.clock.at = BEGUN + timedelta(minutes=61)
        await person.press("space")
        assert person.sees(person.words("guidance.over-time"))


async def test_the_meeting_ends_when_the_screen_says_it_does() -> None:
    async with terminal(size=(120, 40)) as person:
        await person.press("space")
        assert person.sees(person.words("tui.setting.ends-at", time="14.00"))
        await person.press("3")
        person.clock.forward(100)
        await person.press("space")
        assert person.table.opening.ends == BEGUN.replace(hour=14, minute=0, second=0)
