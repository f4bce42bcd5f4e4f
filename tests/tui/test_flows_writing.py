"""What is written at the table: notes, agreements, examples, and a person alone with a card."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual.widgets import TextArea

from ledelseskort.deck.kinds import ModeName
from ledelseskort.tui.days import DayPicker

from .harness import BEGUN, WAYS, meeting, small_deck, to_the_summary

PASS_AROUND, MEMORY, HAND_OVER, ALONE = WAYS
CLOSE = ("escape", "end", "space")


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
        assert agreement.due == (BEGUN + timedelta(days=15)).date(), "two weeks, and the Sunday becomes a Monday"
        await to_the_summary(person)
        assert person.sees("Spørge først", person.words("paper.agreement.owner", who="Bo"), "mandag den 7. december")


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


@pytest.mark.parametrize("key", ["n", "a", "e"])
async def test_what_is_written_when_esc_leaves_a_form_stands_there_the_next_time(key: str) -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", key)
        await person.type("Noget")
        await person.press("escape")
        assert person.here("TableScreen")
        assert person.kinds() == ["draw"]
        assert person.sees(person.words("tui.table.done.draft", key=key))
        await person.press("b", key)
        assert person.sees("Noget", person.words("tui.form.draft"))


async def test_a_draft_is_kept_with_its_owner_and_gone_once_it_is_played() -> None:
    async with meeting(PASS_AROUND, 3, size=(120, 40)) as person:
        await person.press("space", "a", "type:Spørge", "tab", "tab", "right", "escape", "a", "ctrl+s")
        agreement = person.table.agreements[0]
        assert (person.live.texts[agreement.what], agreement.seat) == ("Spørge", 1)
        await person.press("a")
        assert not person.sees("Spørge")
        assert not person.sees(person.words("tui.form.draft"))


async def test_a_form_left_empty_is_no_draft() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", "a", "escape")
        assert not person.sees(person.words("tui.table.done.draft", key="a"))
        await person.press("a")
        assert not person.sees(person.words("tui.form.draft"))


async def test_at_the_close_a_draft_is_pointed_out() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", "n", "type:Noget", "escape", *CLOSE)
        assert person.sees(person.words("tui.closing.draft", keys="n"))
        await person.press("n", "ctrl+s")
        assert person.table.notes
        assert not person.sees(person.words("tui.closing.draft", keys="n"))


async def test_an_agreement_has_one_owner_the_one_given_last() -> None:
    async with meeting(PASS_AROUND, 3, size=(120, 40)) as person:
        await person.press("space", "a", "type:Spørge", "tab", "tab", "right", "tab", "type:Eva", "ctrl+s")
        agreement = person.table.agreements[0]
        assert agreement.seat is None
        assert person.live.texts[agreement.name or ""] == "Eva"
        await person.press("a", "type:Svare", "tab", "tab", "tab", "type:Eva", "shift+tab", "right", "ctrl+s")
        agreement = person.table.agreements[1]
        assert (agreement.seat, agreement.name) == (1, None)


@pytest.mark.parametrize(("key", "kind"), [("n", "note"), ("a", "agree")])
async def test_that_something_was_written_down_is_said_for_a_few_seconds(key: str, kind: str) -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", key, "type:Noget", "ctrl+s")
        await person.look()
        assert person.sees(person.words(f"tui.table.done.{kind}"))
        await person.wait(6)
        assert not person.sees(person.words(f"tui.table.done.{kind}"))


async def test_while_a_person_writes_letters_are_text_and_no_moves() -> None:
    async with meeting(ALONE, 1) as person:
        await person.press("space")
        await person.type("z b p ? f t")
        assert person.kinds() == ["draw"]
        assert person.app.screen.query_one(TextArea).text == "z b p ? f t"
        await person.press("escape", "h")
        assert person.kinds() == ["draw", "prompt"]
        assert person.sees(person.words("alone.prompt-1")[:30])


async def test_a_person_alone_writes_at_once_and_the_keys_say_how_the_field_is_left() -> None:
    async with meeting(ALONE, 1) as person:
        await person.press("space", "type:Jeg")
        assert person.screen.query_one(TextArea).text == "Jeg"
        assert person.sees(f"ctrl+s {person.words('tui.key.keep')}", f"esc {person.words('tui.key.to-buttons')}")
        assert not person.sees(person.words("tui.table.undo-hint"))
        await person.press("escape")
        assert not person.sees(person.words("tui.key.to-buttons"))
        await person.press("b", "type:Nyt")
        assert person.screen.query_one(TextArea).text == "Nyt"


async def test_help_is_asked_for_again_and_again_with_space_alone() -> None:
    async with meeting(ALONE, 1) as person:
        await person.press("space", "escape", "right", "space", "space", "space")
        assert person.kinds() == ["draw", *["prompt"] * 3]
        await person.press("space", "space", "space")
        assert person.kinds() == ["draw", *["prompt"] * 5]
        assert isinstance(person.screen.focused, TextArea)


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


async def test_the_decks_own_days_of_review_can_be_chosen() -> None:
    async with meeting(ModeName.PASS_AROUND, 2, small_deck(review_days=("04-30",)), size=(120, 40)) as person:
        await person.press("space", "a", "type:Se på det igen")
        row = person.screen.query_one("#due", DayPicker)
        row.choose(next(at for at, said in enumerate(row.values) if said.endswith("opfølgning")))
        await person.press("ctrl+s")
        assert person.table.agreements[0].due == date(2027, 4, 30)
