"""What people do at the table, from the first key to the summary, through the keys and the mouse alone."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from textual.widgets import Input, TextArea

from ledelseskort.deck.kinds import ModeName
from ledelseskort.table.table import Stage
from ledelseskort.tui.design import PALETTES

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


async def test_the_digit_one_is_for_a_person_alone() -> None:
    async with terminal() as person:
        await person.press("space", "1")
        assert person.table.opening.mode is ALONE


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


# ── what is written ──


@pytest.mark.parametrize("way", [PASS_AROUND, MEMORY, HAND_OVER])
async def test_a_note_is_written_and_stands_in_the_summary(way: ModeName) -> None:
    async with meeting(way, 3) as person:
        await person.press("space", "n")
        assert person.sees(person.words("tui.form.note-title"))
        await person.type("Mere tid, tak? z b p")
        await person.press("ctrl+s")
        assert person.kinds()[-1] == "note"
        assert person.table.notes[0].card == person.table.card
        await to_the_summary(person)
        assert person.sees("Mere tid, tak? z b p")


async def test_lines_and_paragraphs_that_were_written_are_kept() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", "n")
        await person.type("Først")
        await person.press("enter", "enter")
        await person.type("Siden")
        await person.press("ctrl+s")
        assert person.live.texts[person.table.notes[0].text] == "Først\n\nSiden"


async def test_a_person_alone_keeps_the_paragraphs_too() -> None:
    async with meeting(ALONE, 1) as person:
        await person.press("space", "space")
        await person.type("Først")
        await person.press("enter", "enter")
        await person.type("Siden")
        await person.press("ctrl+s")
        assert person.live.texts[person.table.notes[0].text] == "Først\n\nSiden"


async def test_an_agreement_has_an_owner_and_a_day() -> None:
    async with meeting(PASS_AROUND, 3, names=("Anna", "Bo", "Carla"), size=(120, 40)) as person:
        await person.press("space", "a")
        await person.type("Spørge først")
        await person.click(person.words("tui.form.agree-seat"))
        await person.press("right", "right")
        await person.press("ctrl+s")
        agreement = person.table.agreements[0]
        assert person.live.texts[agreement.what] == "Spørge først"
        assert agreement.seat == 2
        assert agreement.due == (BEGUN + timedelta(days=14)).date()
        await to_the_summary(person)
        assert person.sees("Spørge først", person.words("tui.summary.owner", who="Bo"), "søndag den 6. december")


async def test_an_agreement_needs_only_what_it_is() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", "a", "ctrl+s")
        assert person.sees(person.words("tui.form.empty"))
        await person.type("Spørge først")
        await person.press("ctrl+s")
        assert person.kinds() == ["draw", "agree"]
        assert person.table.agreements[0].seat is None


async def test_an_example_is_told_with_the_value_it_shows() -> None:
    async with meeting(PASS_AROUND, 3, size=(120, 40)) as person:
        await person.press("space", "e")
        await person.type("Mandag morgen")
        await person.press("tab")
        await person.type("Hun spurgte igen")
        await person.press("tab", "right", "ctrl+s")
        example = person.table.examples[0]
        assert example.shows == "dialog"
        await to_the_summary(person)
        assert person.sees("Mandag morgen", "Hun spurgte igen")


async def test_esc_leaves_a_field_with_something_in_it_before_it_leaves_the_form() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", "n")
        await person.type("Noget")
        await person.press("escape")
        assert person.sees(person.words("tui.form.note-title"), "Noget")
        await person.press("escape")
        assert person.here("TableScreen")
        assert person.kinds() == ["draw"]


async def test_while_a_person_writes_letters_are_text_and_no_moves() -> None:
    async with meeting(ALONE, 1) as person:
        await person.press("space", "space")
        await person.type("z b p ? f t")
        assert person.kinds() == ["draw"]
        assert person.app.screen.query_one(TextArea).text == "z b p ? f t"
        await person.press("escape", "h")
        assert person.kinds() == ["draw", "prompt"]
        assert person.sees(person.words("alone.prompt-1")[:30])


@pytest.mark.parametrize("onwards", ["draw", "another", "close"])
async def test_what_a_person_alone_was_writing_is_kept_when_going_on(onwards: str) -> None:
    async with meeting(ALONE, 1) as person:
        await person.press("space", "space")
        await person.type("Halvt tænkt")
        await person.press("escape")
        card = person.table.card
        match onwards:
            case "draw":
                await person.click(person.words("option.draw-write"))
            case "another":
                await person.press("b")
            case "close":
                await person.press("escape", "end", "space")
        assert [person.live.texts[note.text] for note in person.table.notes] == ["Halvt tænkt"]
        assert person.table.notes[0].card == card


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
        await person.click(person.words("tui.pause.go-on"))
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
        for step in range(9):
            moves = [kind for kind in person.kinds() if kind not in {"pause", "go-on", "note"}]
            table = person.table
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
        assert "søndag den 6. december" in person.app.clipboard
        assert person.said() == person.words("tui.copied-agreements")
        await person.press("space")
        assert person.here("HomeScreen")


# ── groups, the deck that is through, the end of the meeting ──


async def test_eight_people_split_into_groups_that_each_say_one_sentence() -> None:
    async with terminal() as person:
        await person.press("space", "8")
        await person.click(person.words("tui.setting.together"))
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


# ── help, colours, decks ──


@pytest.mark.parametrize("key", ["?", "f1"])
async def test_help_is_one_key_away_and_one_key_back(key: str) -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space")
        before = person.text()
        for back in ("escape", key, "space"):
            await person.press(key)
            assert person.sees(person.words("tui.help.how"), person.words("mode.memory"))
            await person.press(back)
            await person.wait(6)
            assert person.kinds() == ["draw"]
            assert person.text().splitlines()[:3] == before.splitlines()[:3]


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
        assert person.here("HomeScreen")
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
