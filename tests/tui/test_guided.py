"""A guided meeting on the screen: forth and back, what is written and kept, another day, and the next version."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import TextArea

from ledelseskort.deck.kinds import ModeName
from ledelseskort.journal.live import Setting
from ledelseskort.journal.store import Store
from ledelseskort.table.modes.guided import Guided
from ledelseskort.table.setting import settle
from ledelseskort.tui.card import CardView
from ledelseskort.tui.guided import StepView

from .harness import BEGUN, Person, Shelf, meeting, small_deck, terminal, to_the_summary, with_steps

GUIDED = ModeName.GUIDED
DECK = with_steps(small_deck())
CASES = with_steps(small_deck(), cases=True)
LATER = BEGUN + timedelta(days=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledelseskort" / "logbog.sqlite"


def at(person: Person) -> int:
    assert isinstance(person.table.play, Guided)
    return person.table.play.at


def written(person: Person) -> list[tuple[int | None, int | None, str]]:
    return [(note.step, note.prompt, person.live.texts[note.text]) for note in person.table.notes]


async def test_from_the_first_screen_to_the_first_step_and_the_deck_says_whose_it_is() -> None:
    async with terminal(DECK, size=(120, 40)) as person:
        await person.press("space")
        assert person.sees("Forløb")
        assert not person.sees(person.words("mode.memory"))
        await person.press("3", "space")
        assert person.table.opening.mode is GUIDED
        welcome = person.screen.query_one(StepView).query_one(CardView).face
        assert welcome is not None and welcome.question == DECK.purpose
        assert person.sees("3 trin", "omkring 15 minutter", "Hverdag", "Valg", "Mod")
        await person.press("space")
        assert (person.stage, person.table.clock is not None) == ("step", True)
        assert person.sees("Trin 1 af 3: Hverdag", "omkring 5 minutter", "05:00")


async def test_forth_and_back_with_space_and_arrows_to_the_close_and_the_summary() -> None:
    async with meeting(GUIDED, 3, DECK) as person:
        await person.press("space", "space", "space")
        assert at(person) == 2
        await person.press("right", "right", "space")
        assert at(person) == 1
        await person.press("space", "space")
        assert person.stage == "closing"
        await person.press("escape")
        assert (person.stage, at(person)) == ("step", 2)
        await to_the_summary(person)
        assert person.sees("Prøven")


async def test_one_alone_writes_at_once_and_ctrl_s_goes_to_the_next_field() -> None:
    async with meeting(GUIDED, 1, DECK) as person:
        await person.press("space", "space", "type:Det første", "ctrl+s", "type:Det andet", "ctrl+s")
        assert written(person) == [(1, 1, "Det første"), (1, 2, "Det andet")]
        await person.press("space")
        assert at(person) == 2
        assert person.table.opening.alone


async def test_whatever_leads_out_of_a_field_keeps_what_stands_in_it() -> None:
    async with meeting(GUIDED, 3, DECK, size=(120, 40)) as person:
        await person.press("space", "space")
        assert not isinstance(person.screen.focused, TextArea)
        await person.press("right", "space", "type:En", "tab", "type:To", "escape")
        assert written(person) == [(1, 1, "En"), (1, 2, "To")]
        await person.press("right", "space", "type: igen")
        await person.click("Næste trin")
        assert (at(person), [text for *_, text in written(person)]) == (2, ["En igen", "To"])
        await person.press("right", "space", "type:Tre", "ctrl+q", "escape")
        assert written(person)[-1] == (2, 1, "Tre")


async def test_what_was_written_is_there_when_one_comes_back_and_undo_brings_the_former_back() -> None:
    async with meeting(GUIDED, 1, DECK) as person:
        await person.press("space", "space", "type:Før", "escape")
        field = person.screen.query_one("#answer-1", TextArea)
        assert field.text == "Før"
        field.focus()
        await person.press("type: nu", "escape")
        assert written(person) == [(1, 1, "Før nu")]
        await person.press("z")
        assert (field.text, written(person)) == ("Før", [(1, 1, "Før")])


async def test_an_emptied_field_is_empty() -> None:
    async with meeting(GUIDED, 1, DECK) as person:
        await person.press("space", "space", "type:x", "escape")
        person.screen.query_one("#answer-1", TextArea).focus()
        await person.press("backspace", "escape")
        assert (person.kinds()[-2:], written(person)) == (["write", "write"], [])


async def test_a_written_case_is_shown_and_looked_up_all_through() -> None:
    async with meeting(GUIDED, 3, CASES, size=(120, 40)) as person:
        assert person.sees("Jeres egen sag", "En af de skrevne sager")
        await person.press("right", "space", "down", "space")
        case = CASES.cases[1]
        assert person.sees(case.text)
        await person.press("space", "o")
        assert person.sees(case.title, case.text, "Dialog")


async def test_ones_own_case_is_the_first_key() -> None:
    async with meeting(GUIDED, 3, CASES) as person:
        await person.press("space")
        assert (person.stage, person.kinds()) == ("step", ["take-case"])


async def test_when_the_time_is_up_a_line_says_so_and_nothing_else_happens() -> None:
    async with meeting(GUIDED, 3, DECK) as person:
        await person.press("space")
        await person.wait(301)
        assert person.sees("Tiden til trinnet er gået. Gå videre, når I er klar.")
        assert (at(person), person.stage) == (0, "step")


async def test_a_deck_without_steps_for_so_many_is_one_sentence() -> None:
    steps = tuple(step.model_copy(update={"seats": "3-8"}) for step in DECK.steps)
    async with terminal(DECK.model_copy(update={"steps": steps})) as person:
        await person.press("space", "9", "space")
        assert person.here("SettingScreen")
        assert person.sees("har ingen trin til 9 ved bordet")


async def test_it_goes_on_another_day_where_it_was(path: Path) -> None:
    async with terminal(DECK, journal=Store(path)) as person:
        await person.press("space", "3", "space", "space", "space", "right", "space", "type:Halvt", "ctrl+q")
        assert written(person) == [(1, 1, "Halvt")]
    async with terminal(DECK, journal=Store(path), begun=LATER) as person:
        await person.press("space")
        assert (at(person), written(person)) == (1, [(1, 1, "Halvt")])
        assert person.table.clock is not None and not person.table.clock.running
        assert person.screen.query_one("#answer-1", TextArea).text == "Halvt"


async def alone(path: Path, *texts: str) -> list[str]:
    """One version, alone: these texts are written over what stands there; what stood there at the beginning."""
    opening = settle(DECK, 1, BEGUN, random.Random(5))
    async with terminal(DECK, journal=Store(path), begin=lambda: (DECK, Setting(opening))) as person:
        await person.settle()
        await person.press("space", "space")
        fields = list(person.screen.query(TextArea))[:2]
        stood = [field.text for field in fields]
        for field, text in zip(fields, texts, strict=True):
            field.focus()
            field.select_all()
            await person.press("backspace", f"type:{text}", "escape")
        await to_the_summary(person)
        assert person.sees(*texts)
    return stood


async def test_a_new_version_opens_with_the_last_ones_texts(path: Path) -> None:
    assert await alone(path, "Forvent det", "Jeg beder") == ["", ""]
    assert await alone(path, "Forvent mere", "Jeg beder") == ["Forvent det", "Jeg beder"]
    assert await alone(path, "Forvent alt", "Jeg beder") == ["Forvent mere", "Jeg beder"]


async def test_two_versions_stand_side_by_side_with_what_changed() -> None:
    last = {(1, 1): "Det gamle", (1, 2): "Det samme"}
    async with meeting(GUIDED, 1, DECK, size=(120, 40), written=last) as person:
        assert person.sees("Det, du skrev sidst, står der allerede.")
        await person.press("space", "space")
        field = person.screen.query_one("#answer-1", TextArea)
        field.focus()
        field.select_all()
        await person.press("backspace", "type:Det nye", "escape", "v")
        assert person.here("VersionsModal")
        assert person.sees("Ét sted er ændret siden sidst.", "Det samme")
        old, new = person.where("Det gamle")[0], person.where("Det nye")[0]
        assert old[1] == new[1] and old[0] < new[0]


async def test_nothing_is_compared_where_nothing_stood() -> None:
    async with meeting(GUIDED, 1, DECK) as person:
        await person.press("space", "escape", "v")
        assert not person.here("VersionsModal")


async def test_another_deck_at_the_setting_table_is_another_way() -> None:
    shelf = Shelf((small_deck(), DECK))
    async with terminal(shelf=shelf, size=(120, 40)) as person:
        await person.press("space", "down", "down", "down", "right")
        assert person.sees("Forløb")
        await person.press("left")
        assert not person.sees("Forløb")


async def test_a_missing_link_is_shown_in_the_summary_and_not_forbidden() -> None:
    async with meeting(GUIDED, 3, DECK, size=(120, 40)) as person:
        await person.press("space", "space", "right", "space", "type:Visionen", "escape", "right", "space")
        await to_the_summary(person)
        assert person.sees("Visionen", person.words("guided.empty"))
