"""Aftaler: what stands open in each group, what became of the rest; what was agreed alone is behind its own choice."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta

import pytest

from ledelseskort.deck.kinds import ModeName
from ledelseskort.journal.agreements import Continued, Done, KeptAgreement, Status
from ledelseskort.journal.port import History
from ledelseskort.tui.agreements import AgreementsScreen

from .harness import BEGUN, SIZES, Person, small_deck, terminal
from .kept import agreed, held
from .looking import assert_clean

TODAY = BEGUN.date()
LATER = TODAY + timedelta(days=30)


def fill(history: History) -> None:
    """Two groups and a meeting of none, and one person alone."""
    deck = small_deck()
    held(
        history,
        "a",
        deck,
        agreed("Mødes til kaffe", LATER),
        agreed("Sige godmorgen", TODAY, seat=2),
        team="Afsnit 3",
        names=("Anna", "Bo", "Carla"),
    )
    held(history, "b", deck, agreed("Rydde op", TODAY), agreed("Holde pauser", LATER), team="Ledergruppen")
    held(history, "c", deck, agreed("Ringe til Jonas", LATER, name="Ditte"))
    held(history, "d", deck, agreed("skrive det ned", TODAY), way=ModeName.ALONE, seats=1, cards=1)
    record(history, "Rydde op", Done(word="1-word"), {"1-word": "Det tog en time"})


def record(history: History, what: str, event: Done | Continued, texts: dict[str, str]) -> KeptAgreement:
    return history.record(one(history, what).id, event, texts, BEGUN - timedelta(days=3))


def one(history: History, what: str) -> KeptAgreement:
    return next(each for each in history.agreements() if each.what == what)


@asynccontextmanager
async def agreements(size: tuple[int, int] = (80, 24), *, filled: bool = True) -> AsyncIterator[tuple[Person, History]]:
    async with terminal(size=size) as person:
        history = person.app.logbook.history
        if filled:
            fill(history)
        person.app.push_screen(AgreementsScreen())
        await person.settle()
        yield person, history


def order(person: Person, *texts: str) -> list[str]:
    """The texts as they come down the screen."""
    return sorted(texts, key=lambda text: person.where(text)[0][1])


async def test_each_group_has_its_own_with_what_is_due_first_and_what_is_over_last() -> None:
    async with agreements((120, 40)) as (person, _):
        expected = [
            "Afsnit 3",
            "▸ Sige godmorgen",
            "▪ Mødes til kaffe",
            "Ledergruppen",
            "▪ Holde pauser",
            "Uden gruppe",
            "▪ Ringe til Jonas",
            "Det, der er afsluttet",
            "✓ Rydde op",
        ]
        assert order(person, *expected) == expected
        assert person.sees("Nu · Hvem: Bo · Senest søndag den 22. november", "Hvem: Ditte")
        assert person.sees("Gjort torsdag den 19. november · Det tog en time")
        assert_clean(person)


async def test_what_has_no_day_is_due_before_what_has_a_later_one() -> None:
    async with agreements((120, 40), filled=False) as (person, history):
        held(history, "a", small_deck(), agreed("Har en dag", LATER), agreed("Har ingen"))
        await person.press("right", "left")
        assert order(person, "▪ Har en dag", "▸ Har ingen") == ["▸ Har ingen", "▪ Har en dag"]


async def test_what_was_agreed_alone_is_only_behind_alone() -> None:
    async with agreements((120, 40)) as (person, _):
        assert not person.sees("skrive det ned")
        await person.press("right")
        assert person.sees("alene – kun mine egne", "▸ skrive det ned")
        assert not person.sees("Sige godmorgen") and not person.sees("Rydde op")
        await person.press("left")
        assert person.sees("Sige godmorgen") and not person.sees("skrive det ned")


async def test_enter_says_what_became_of_it_and_it_moves_down() -> None:
    async with agreements((120, 40)) as (person, history):
        await person.press("enter")
        assert person.sees("Gjort", "Fortsætter", "Droppet")
        await person.press("enter", "type:Alle gør det", "enter")
        assert one(history, "Sige godmorgen").status is Status.DONE
        assert order(person, "✓ Sige godmorgen", "Det, der er afsluttet", "▪ Mødes til kaffe")[-1] == "✓ Sige godmorgen"
        assert person.sees("Gjort søndag den 22. november · Alle gør det")
        history.record(one(history, "Sige godmorgen").id, Continued(due=TODAY), {}, BEGUN)
        await person.press("right", "left", "home", "enter", "enter")
        assert person.here("OutcomeModal") and not person.sees("Alle gør det"), "what was kept is not written again"


async def test_what_is_over_can_be_taken_up_again() -> None:
    async with agreements((120, 40)) as (person, history):
        await person.press("end", "enter")
        assert person.sees("Tag den op igen") and not person.sees("Droppet")
        await person.press("enter", "enter")
        assert one(history, "Rydde op").open
        assert one(history, "Rydde op").due == date(2026, 12, 7)


async def test_leaving_the_question_changes_nothing() -> None:
    async with agreements() as (person, history):
        await person.press("enter", "escape", "enter", "down", "enter", "escape")
        assert person.here("AgreementsScreen")
        assert one(history, "Sige godmorgen").outcomes == ()


async def test_k_copies_what_stands_open_as_text() -> None:
    async with agreements() as (person, _):
        await person.press("k")
        assert person.app.clipboard == (
            "Afsnit 3\n"
            "- Sige godmorgen\n  Hvem: Bo · Senest søndag den 22. november\n"
            "- Mødes til kaffe\n  Senest tirsdag den 22. december\n\n"
            "Ledergruppen\n"
            "- Holde pauser\n  Senest tirsdag den 22. december\n\n"
            "- Ringe til Jonas\n  Hvem: Ditte · Senest tirsdag den 22. december"
        )
        assert "Aftalerne er kopieret" in person.said()


async def test_with_none_it_says_so() -> None:
    async with agreements(filled=False) as (person, _):
        assert person.sees("Ingen aftaler endnu.")
        await person.press("k", "enter", "space")
        assert person.app.clipboard == "" and person.here("AgreementsScreen")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_agreement_can_be_come_to_in_any_window(size: tuple[int, int]) -> None:
    async with agreements(size) as (person, _):
        assert person.sees("Aftaler", "fælles", "▸ Sige godmorgen", "enter Vælg", "k Kopiér", "esc Tilbage")
        await person.press("end")
        assert person.sees("✓ Rydde op")
        await person.press("escape")
        assert person.here("HomeScreen")
