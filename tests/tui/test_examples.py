"""Eksempler: found again by the value they show, copied without anybody's name."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from ledelseskort.deck.kinds import ModeName
from ledelseskort.tui.kept import KeptScreen

from .harness import SIZES, Person, small_deck, terminal
from .kept import Written, held
from .looking import assert_clean


def story(situation: str, action: str, shows: str | None) -> Written:
    return "example", {"situation": situation, "action": action, "shows": shows}


@asynccontextmanager
async def examples(size: tuple[int, int] = (80, 24), *, filled: bool = True) -> AsyncIterator[Person]:
    async with terminal(size=size) as person:
        history, deck, names = person.app.logbook.history, small_deck(), ("Anna", "Bo")
        if filled:
            dialog = story("En vred [b]pårørende.", "Hun satte sig ned.", "dialog")
            held(history, "a", deck, dialog, team="Afsnit 3", seats=2, names=names)
            held(history, "b", deck, story("Budgettet var brugt.", "De valgte fra.", "dygtighed"), seats=2, names=names)
            held(history, "c", deck, story("Mit eget.", "Jeg ventede.", None), way=ModeName.ALONE, seats=1, cards=1)
        person.app.push_screen(KeptScreen(*(lambda _: None,) * 3))
        await person.settle()
        await person.press("v")
        yield person


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_stories_are_found_by_what_they_show(size: tuple[int, int]) -> None:
    async with examples(size) as person:
        assert person.sees("En vred [b]pårørende.", "Budgettet var brugt.", "alt muligt", "esc Tilbage")
        assert not person.sees("Mit eget.") and not person.sees("Anna")
        await person.press("v")
        assert person.sees("‹ Dialog ›", "En vred [b]pårørende.")
        assert not person.sees("Budgettet")
        await person.press("v")
        assert person.sees("Budgettet var brugt.") and not person.sees("pårørende")
        await person.press("v")
        assert person.sees("alt muligt", "pårørende", "Budgettet")
        assert_clean(person)


async def test_k_copies_those_that_are_shown() -> None:
    async with examples() as person:
        await person.press("k")
        assert person.app.clipboard == (
            "Dialog\n- En vred [b]pårørende.\n  Hun satte sig ned.\n\n"
            "Dygtighed\n- Budgettet var brugt.\n  De valgte fra."
        )
        await person.press("v", "v", "k")
        assert person.app.clipboard == "Dygtighed\n- Budgettet var brugt.\n  De valgte fra."


async def test_what_was_told_alone_is_only_behind_alone() -> None:
    async with examples() as person:
        await person.press("right")
        assert person.sees("Mit eget.") and not person.sees("Budgettet")
        await person.press("k")
        assert person.app.clipboard == "Uden værdi\n- Mit eget.\n  Jeg ventede."


async def test_with_none_it_says_so() -> None:
    async with examples(filled=False) as person:
        assert person.sees("Ingen eksempler endnu.")
        await person.press("k", "v", "enter")
        assert person.app.clipboard == ""
