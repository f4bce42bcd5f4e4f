"""What is written at the table: notes, agreements, examples, and a person alone with a card."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual.widgets import TextArea

from ledelseskort.deck.kinds import ModeName

from .harness import BEGUN, WAYS, meeting, to_the_summary

PASS_AROUND, MEMORY, HAND_OVER, ALONE = WAYS


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
