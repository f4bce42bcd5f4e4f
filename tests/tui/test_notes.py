"""What was written in one kept meeting: read whole, and forgotten thing by thing after one question."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from ledelseskort.deck.kinds import ModeName
from ledelseskort.journal.port import History
from ledelseskort.tui.kept import KeptScreen

from .harness import Person, small_deck, terminal
from .kept import agreed, held
from .looking import assert_clean

LONG = "En lang note. " * 120 + "Og så er den slut."
STORY = ("example", {"situation": "En vred pårørende.", "action": "Hun satte sig ned.", "shows": "dialog"})
BOTH = pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=str)


@asynccontextmanager
async def kept(size: tuple[int, int]) -> AsyncIterator[tuple[Person, History]]:
    async with terminal(size=size) as person:
        history, deck = person.app.logbook.history, small_deck()
        held(history, "tom", deck)
        held(history, "alene", deck, ("note", {"text": "Mit eget"}), way=ModeName.ALONE, seats=1, cards=1)
        notes = (("note", {"text": "[@click=x]En note[/]"}), ("note", {"text": LONG}))
        held(history, "moede", deck, *notes, STORY, agreed("Vi ringer", when="det brænder"))
        person.app.push_screen(KeptScreen(*(lambda _: None,) * 3))
        await person.settle()
        yield person, history


@BOTH
async def test_it_is_read_and_one_note_is_forgotten(size: tuple[int, int]) -> None:
    async with kept(size) as (person, history):
        assert person.sees("n Noter")
        await person.press("n")
        assert person.here("NotesScreen")
        assert person.sees("Det, der er skrevet ned", "8. november 2026", "Note kl.", "[@click=x]En note[/]")
        assert person.sees("enter Læs det hele", "g Glem") and not person.sees("Og så er den slut.")
        assert_clean(person)
        await person.press("down", "enter")
        assert person.sees("En lang note.")
        await person.press(*("pagedown",) * 8)
        assert person.sees("Og så er den slut.", "Kortet: Spørgsmål nummer")
        await person.press("g")
        assert person.sees("Skal noten glemmes?", "Det kan ikke fortrydes.")
        await person.press("enter")
        assert LONG in history.read("moede").texts.values(), "the first answer keeps it"
        await person.press("g", "down", "enter")
        assert LONG not in history.read("moede").texts.values()
        assert "Det er glemt." in person.said()
        assert person.here("NotesScreen") and not person.sees("En lang note")
        assert len(history.read("moede").texts) == 5


@BOTH
async def test_an_agreement_goes_from_every_list(size: tuple[int, int]) -> None:
    async with kept(size) as (person, history):
        assert person.sees("1 aftale")
        await person.press("n", "end", "enter")
        assert person.sees("Vi ringer", "Når: det brænder")
        await person.press("escape", "delete")
        assert person.sees("Skal aftalen og det, der er skrevet om den, glemmes?", "»Vi ringer«")
        await person.press("down", "enter")
        assert history.agreements() == () and len(history.examples()) == 1
        await person.press("escape")
        assert person.here("KeptScreen") and not person.sees("1 aftale")


@BOTH
async def test_esc_keeps_it_and_all_can_go(size: tuple[int, int]) -> None:
    async with kept(size) as (person, history):
        await person.press("n", "g", "down", "escape", "enter", "escape")
        assert len(history.read("moede").texts) == 6
        for _ in range(4):
            await person.press("g", "down", "enter")
        assert history.read("moede").texts == {}
        assert person.sees("Der er ikke skrevet noget ned") and not person.sees("g Glem")
        await person.press("g", "enter", "space")
        assert person.here("NotesScreen")


async def test_what_was_written_alone_lies_behind_its_own_choice() -> None:
    async with kept((80, 24)) as (person, _):
        await person.press("right", "n")
        assert person.here("NotesScreen") and person.sees("Mit eget")
