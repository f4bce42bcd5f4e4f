"""What was agreed last opens the meeting: each outcome is kept at once, with as little ceremony as people want."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from textual.widgets import Button

from ledelseskort.deck.kinds import ModeName
from ledelseskort.errors import Unkept
from ledelseskort.journal.agreements import KeptAgreement, Status
from ledelseskort.journal.port import History, Scope
from ledelseskort.tui.review import ReviewScreen

from .harness import BEGUN, SIZES, Person, small_deck, terminal
from .kept import Written, agreed, held
from .looking import assert_clean

TODAY = BEGUN.date()
FIRST = agreed("Begynde til tiden", TODAY - timedelta(days=2), seat=1)
SECOND = agreed("Sige fra", TODAY, when="det brænder")


@dataclass
class Before:
    """Somebody before the first card."""

    person: Person
    history: History
    through: list[str] = field(default_factory=list)
    """Something, once the screen is through."""

    def kept(self, what: str) -> KeptAgreement:
        return next(each for each in self.history.agreements() if each.what == what)

    def statuses(self) -> dict[str, Status]:
        return {each.what: each.status for each in self.history.agreements()}


@asynccontextmanager
async def review(
    *written: Written, alone: bool = False, size: tuple[int, int] = (80, 24), own: tuple[date, ...] = ()
) -> AsyncIterator[Before]:
    async with terminal(size=size) as person:
        before = Before(person, person.app.logbook.history)
        way, names = (ModeName.ALONE, ()) if alone else (ModeName.PASS_AROUND, ("Anna", "Bo", "Carla"))
        seats, cards = (1, 1) if alone else (3, 2)
        held(before.history, "m", small_deck(), *written, way=way, seats=seats, names=names, cards=cards)
        due = before.history.due(Scope(alone=alone), TODAY)
        person.app.push_screen(ReviewScreen(due, lambda: before.through.append("through"), own))
        await person.settle()
        yield before


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_one_agreement_at_a_time_with_who_and_when_and_the_card_it_came_from(size: tuple[int, int]) -> None:
    async with review(FIRST, SECOND, size=size) as before:
        person = before.person
        assert person.sees("Sidst aftalte I …", "1 af 2", "1 Gjort", "2 Fortsætter", "3 Droppet", "4 Senere")
        assert person.sees("Kort: Spørgsmål nummer", "esc Til kortene")
        assert person.sees("Begynde til tiden") or "▙" in person.text(), "neither in letters nor in blocks"
        assert person.sees("Hvem: Anna · Senest fredag den 20. november") or size == SIZES[-1]
        assert_clean(person)


async def test_two_presses_are_enough_and_are_kept_at_once() -> None:
    async with review(FIRST, SECOND) as before:
        await before.person.press("1", "enter")
        assert before.statuses() == {"Begynde til tiden": Status.DONE, "Sige fra": Status.OPEN}
        assert before.through == []
        assert before.person.sees("2 af 2")
        await before.person.press("3", "enter")
        assert before.statuses() == {"Begynde til tiden": Status.DONE, "Sige fra": Status.DROPPED}
        assert before.through == ["through"]
        assert not before.person.here("ReviewScreen")
        (outcome,) = before.kept("Sige fra").outcomes
        assert (outcome.kind, outcome.word, outcome.cost, outcome.instead) == ("dropped", None, None, None)


async def test_what_goes_on_gets_a_new_day_two_weeks_ahead_or_another() -> None:
    async with review(FIRST, SECOND) as before:
        await before.person.press("2")
        assert before.person.sees("Ny dag", "mandag den 7. december")
        await before.person.press("enter")
        assert before.kept("Begynde til tiden").due == date(2026, 12, 7)
        assert before.kept("Begynde til tiden").status is Status.OPEN
        await before.person.press("right", "enter", "right", "right", "pagedown", "enter")
        assert before.kept("Sige fra").due == date(2026, 12, 16)
        assert before.through == ["through"]


async def test_the_decks_own_days_can_be_chosen_and_are_called_so() -> None:
    far = date(2027, 8, 31)
    async with review(FIRST, own=(date(2026, 12, 8), far)) as before:
        await before.person.press("2", "right")
        assert before.person.sees("tirsdag den 8. december – opfølgning")
        await before.person.press("end")
        assert before.person.sees("tirsdag den 31. august – opfølgning")
        await before.person.press("enter")
        assert before.kept("Begynde til tiden").due == far


async def test_a_word_and_behind_one_key_two_questions() -> None:
    async with review(FIRST) as before:
        person = before.person
        await person.press("1")
        assert person.sees("Et ord om, hvad der skete?")
        assert not person.sees("Hvad koster det?")
        await person.press("type:Det gik 2 gange", "down")
        assert person.sees("Hvad koster det?", "Hvad holder vi op med i stedet?")
        await person.press("type:En time", "down", "type:Mødet onsdag", "enter")
        (outcome,) = before.kept("Begynde til tiden").outcomes
        assert (outcome.kind, outcome.word) == ("done", "Det gik 2 gange")
        assert (outcome.cost, outcome.instead) == ("En time", "Mødet onsdag")


async def test_esc_out_of_the_question_keeps_nothing_and_loses_no_word() -> None:
    async with review(FIRST) as before:
        await before.person.press("1", "type:Det gik godt", "escape")
        assert before.person.here("ReviewScreen")
        assert before.statuses() == {"Begynde til tiden": Status.OPEN}
        await before.person.press("3")
        assert before.person.sees("Droppet", "Det gik godt")
        await before.person.press("enter")
        assert before.kept("Begynde til tiden").outcomes[-1].word == "Det gik godt"


async def test_later_and_esc_leave_them_due() -> None:
    async with review(FIRST, SECOND) as before:
        await before.person.press("4")
        assert before.person.sees("2 af 2")
        await before.person.press("escape")
        assert before.through == ["through"]
        assert len(before.history.due(Scope(), TODAY)) == 2


async def test_the_arrows_and_the_mouse_choose_too() -> None:
    async with review(FIRST, SECOND) as before:
        await before.person.press("right", "right", "space")
        assert before.person.here("OutcomeModal")
        await before.person.press("enter")
        assert before.kept("Begynde til tiden").status is Status.DROPPED
        await before.person.click("1 Gjort")
        await before.person.press("enter")
        assert before.kept("Sige fra").status is Status.DONE


async def test_what_cannot_be_kept_is_told_and_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    async with review(FIRST) as before:

        def full(*_: object) -> KeptAgreement:
            raise Unkept("journal-full")

        with monkeypatch.context() as broken:
            broken.setattr(before.history, "record", full)
            await before.person.press("1", "type:Godt", "enter")
        assert before.person.said()
        assert before.through == []
        assert before.person.here("ReviewScreen")
        await before.person.press("1")
        assert before.person.sees("Godt")
        await before.person.press("enter")
        assert before.kept("Begynde til tiden").outcomes[-1].word == "Godt"
        assert before.through == ["through"]


async def test_a_slow_disk_asks_nothing_twice_and_the_meeting_comes_once_there_is_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waiting: list[Callable[[], None]] = []
    async with review(FIRST) as before:
        monkeypatch.setattr(before.person.app.logbook, "run", waiting.append)
        await before.person.press("1", "enter", "1", "enter")
        assert len(waiting) == 1 and before.person.here("ReviewScreen")
        await before.person.resize(40, 10)
        waiting[0]()
        await before.person.settle()
        assert before.through == [] and before.kept("Begynde til tiden").status is Status.DONE
        await before.person.resize(80, 24)
        assert before.through == ["through"] and not before.person.here("ReviewScreen")


async def test_alone_it_says_du_and_names_no_owner() -> None:
    async with review(agreed("spørge først", TODAY, when="jeg har travlt"), alone=True) as before:
        assert before.person.sees("Sidst aftalte du …")
        assert not before.person.sees("Hvem:")
        assert not before.person.sees("1 af 1")
        await before.person.press("1", "down")
        assert before.person.sees("Når jeg har travlt, så vil jeg spørge først", "Hvad holder du op med i stedet?")


async def test_what_was_agreed_is_text_and_never_markup() -> None:
    async with review(agreed("[@click=app.quit]Luk[/] [b]nu", TODAY, name="[red]Bo[/]")) as before:
        assert before.person.sees("[@click=app.quit]Luk[/] [b]nu", "[red]Bo[/]")
        await before.person.press("2")
        assert before.person.sees("[@click=app.quit]Luk[/] [b]nu")
        assert_clean(before.person)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_field_and_the_keys_are_there_in_any_window(size: tuple[int, int]) -> None:
    async with review(FIRST, size=size) as before:
        for button in before.person.screen.query(Button):
            assert str(button.label) in before.person.text()
        await before.person.press("2", "down", "down")
        assert before.person.sees(
            "Ny dag", "Et ord om", "Hvad koster det?", "Hvad holder vi op med", "enter Gem", "esc"
        )
