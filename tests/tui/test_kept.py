"""Møder, der er gemt: taken up, exported, and forgotten after a question that says exactly what goes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from ledelseskort.deck.kinds import ModeName
from ledelseskort.journal.port import History
from ledelseskort.tui.kept import KeptScreen

from .harness import SIZES, Person, small_deck, terminal
from .kept import agreed, held
from .looking import assert_clean

STORY = ("example", {"situation": "En vred pårørende.", "action": "Hun satte sig ned.", "shows": "dialog"})
OLD = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
OLDER = datetime(2025, 10, 1, 9, 0, tzinfo=UTC)


@dataclass
class Look:
    """Somebody who looks at what is kept."""

    person: Person
    history: History
    resumed: list[str] = field(default_factory=list)
    exported: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)

    def streams(self) -> set[str]:
        return {line.stream for line in self.history.meetings()}


@asynccontextmanager
async def kept(size: tuple[int, int] = (80, 24), *, filled: bool = True) -> AsyncIterator[Look]:
    async with terminal(size=size) as person:
        look, deck = Look(person, person.app.logbook.history), small_deck()
        if filled:
            held(look.history, "oldest", deck, agreed("Et"), team="Afsnit 3", at=OLDER)
            held(look.history, "old", deck, agreed("To"), agreed("Tre"), at=OLD, way=ModeName.MEMORY)
            held(look.history, "alone", deck, agreed("Mit"), way=ModeName.ALONE, seats=1, cards=1)
            held(look.history, "new", deck, agreed("Fire"), STORY, team="Afsnit 3", names=("Anna", "Bo"), seats=2)
            held(look.history, "open", deck, cards=1, ended=False)
        person.app.push_screen(KeptScreen(look.resumed.append, look.read.append, look.exported.append))
        await person.settle()
        yield look


async def test_a_meeting_is_its_day_its_deck_its_way_and_its_group_and_nothing_anybody_wrote() -> None:
    async with kept((120, 40)) as look:
        assert look.person.sees("8. november 2026 kl. 09.00 · Prøven")
        assert look.person.sees("Send kortet rundt · Afsnit 3 · 2 kort · 1 aftale")
        assert look.person.sees("Vendespil · 2 kort · 2 aftaler", "1 kort · ikke afsluttet")
        for text in ("Anna", "Fire", "pårørende", "Alene med et kort"):
            assert not look.person.sees(text), text
        assert_clean(look.person)
        await look.person.press("right")
        assert look.person.sees("Alene med et kort · 1 kort · 1 aftale") and not look.person.sees("Vendespil")


async def test_enter_takes_up_what_is_not_finished_and_reads_what_is() -> None:
    async with kept() as look:
        assert look.person.sees("enter Fortsæt mødet")
        await look.person.press("enter")
        assert (look.resumed, look.read, look.exported) == (["open"], [], [])
        await look.person.press("down")
        assert not look.person.sees("Fortsæt mødet")
        await look.person.press("enter", "down", "e")
        assert (look.resumed, look.read, look.exported) == (["open"], ["new"], ["old"])


@pytest.mark.parametrize(
    ("before", "wish", "question", "line", "left"),
    [
        (("down",), 0, "Skal mødet den 8. november 2026 med »Prøven« glemmes?", "1 møde og 1 aftale", {"new"}),
        (("down",), 1, "Skal gruppen »Afsnit 3« glemmes?", "2 møder og 2 aftaler", {"new", "oldest"}),
        ((), 1, "Skal møder, der er ældre end 3 måneder, glemmes?", "2 møder og 3 aftaler", {"old", "oldest"}),
        ((), 3, "Skal møder, der er ældre end 12 måneder, glemmes?", "1 møde og 1 aftale", {"oldest"}),
        ((), 4, "Skal alt, der er gemt, glemmes?", "5 møder og 5 aftaler", {"new", "old", "oldest", "alone", "open"}),
    ],
)
async def test_the_question_says_what_goes_and_then_just_that_is_gone(
    before: tuple[str, ...], wish: int, question: str, line: str, left: set[str]
) -> None:
    async with kept() as look:
        everything = look.streams()
        held_agreements = len(look.history.agreements())
        await look.person.press(*before, "g", *("down",) * wish, "enter")
        assert look.person.sees(question, f"{line} bliver slettet på denne pc. Det kan ikke fortrydes.")
        await look.person.press("enter")
        assert look.streams() == everything, "the first answer keeps it"
        await look.person.press("g", *("down",) * wish, "enter", "down", "enter")
        assert look.streams() == everything - left
        assert held_agreements - len(look.history.agreements()) == int(line.split(" og ")[1].split()[0])
        assert "Det er glemt." in look.person.said()
        shown = len([text for text in look.person.lines() if "· Prøven" in text])
        assert shown == len(everything - left - {"alone"})


async def test_esc_forgets_nothing() -> None:
    async with kept() as look:
        await look.person.press("g", "enter", "down", "escape", "g", "escape")
        assert len(look.streams()) == 5 and look.person.here("KeptScreen")


async def test_with_none_it_says_what_will_come() -> None:
    async with kept(filled=False) as look:
        assert look.person.sees("Når I har holdt et møde, finder I det her.")
        await look.person.press("g", "e", "enter")
        assert look.person.here("KeptScreen") and (look.resumed, look.exported) == ([], [])


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_can_be_used_in_any_window(size: tuple[int, int]) -> None:
    async with kept(size) as look:
        assert look.person.sees("Tidligere møder", "e Gem som fil", "g Glem", "v Eksempler", "esc Tilbage")
        await look.person.press("end")
        assert look.person.sees("1. oktober 2025")
        await look.person.press("g", "end", "enter")
        assert look.person.sees("Behold", "Glem", "5 møder og 5 aftaler")
