"""The library screen: what decks say about themselves, a search through all of them, and cards chosen by purpose."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from ledelseskort.deck.diagnostics import Code, Diagnostic, Place, Severity
from ledelseskort.deck.library import Found
from ledelseskort.deck.models import Link, TagGroup
from ledelseskort.errors import Unkept

from .desk import Desk
from .harness import Person, Shelf, small_deck, terminal

OTHER = small_deck(
    4,
    id="en-anden",
    title="En anden",
    publisher="Biblioteket i Viborg",
    contact="Skriv til Bo",
    links=(Link(title="Læs mere", url="https://example.org/mere"),),
)


async def test_a_deck_tells_who_published_it_whom_to_write_to_and_where_to_read_more() -> None:
    async with terminal(small_deck(), OTHER, size=(100, 30)) as person:
        await person.press("down", "down", "space", "down")
        assert person.sees("Udgave 1", "Biblioteket i Viborg", "Skriv til Bo", "https://example.org/mere")


async def test_a_word_finds_the_cards_of_every_deck_and_esc_leaves_the_search_first() -> None:
    async with terminal(small_deck(), OTHER, size=(100, 40)) as person:
        await person.press("down", "down", "space", "v", "type:nummer 2")
        assert person.sees("Prøven · Mod", "En anden · Mod")
        assert not person.sees("nummer 3, hvad")
        await person.press("escape")
        assert person.here("DecksScreen") and not person.screen.query_one(Input).value
        await person.press("escape")
        assert person.here("HomeScreen")


async def test_a_word_that_no_card_holds_is_said_and_the_decks_come_back() -> None:
    async with terminal(small_deck(), OTHER, size=(100, 30)) as person:
        await person.press("down", "down", "space", "v", "type:zzz")
        assert person.sees(person.words("tui.search.none"))
        await person.press("backspace", "backspace", "backspace")
        assert person.sees("En anden")


async def test_the_card_that_is_chosen_decides_the_deck_of_the_meeting() -> None:
    async with terminal(small_deck(), OTHER, size=(100, 40)) as person:
        await person.press("down", "down", "space", "v", "type:nummer 2", "enter", "down", "space")
        assert person.here("SettingScreen")
        await person.press("3", "space")
        assert person.table.deck.id == "en-anden"


async def test_only_cards_for_the_purpose_that_was_chosen_are_dealt() -> None:
    plain = small_deck()
    tagged = tuple(
        card.model_copy(update={"tags": ("forstaa",) if card.id in {"kort-2", "kort-5"} else ("dialoger",)})
        for card in plain.cards
    )
    groups = {
        "formaal": TagGroup(title="Formål", terms={"forstaa": "Forstå"}),
        "anvendelse": TagGroup(title="Anvendelse", terms={"dialoger": "Dialoger"}),
    }
    async with terminal(plain.model_copy(update={"tags": groups, "cards": tagged}), size=(120, 40)) as person:
        await person.press("space", "f")
        person.screen.query_one("#formaal").focus()
        await person.press("right", "space")
        assert person.table.opening.order == ("kort-2", "kort-5")


async def test_a_choice_that_no_card_fits_is_one_sentence_and_nothing_is_lost() -> None:
    groups = {"formaal": TagGroup(title="Formål", terms={"forstaa": "Forstå"})}
    async with terminal(small_deck(tags=groups), size=(120, 40)) as person:
        await person.press("space", "5", "f")
        person.screen.query_one("#formaal").focus()
        await person.press("right", "space")
        assert person.here("SettingScreen")
        assert person.sees("Vælg mindre snævert.")


# ── what each deck is, and what can be done with it ──

LIBRARY = ("down", "down", "space")
FAULT = Diagnostic(Code.YAML_TAB, Severity.ERROR, Place("/b/kort.yaml", 7, 3))
BROKEN = Found("itu", Path("/b/itu.yaml"), "itu", why=FAULT)


@pytest.fixture
def edited(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, int, int]]:
    """Where the editor was opened."""
    opened: list[tuple[Path, int, int]] = []

    def edit(workshop: object, path: Path, *, line: int = 1, column: int = 1) -> None:
        opened.append((path, line, column))

    monkeypatch.setattr("ledelseskort.tui.workshop.Workshop.edit", edit)
    return opened


async def test_a_deck_shows_its_edition_its_day_and_who_published_it() -> None:
    deck = small_deck(edition="3", updated=date(2026, 5, 12), publisher="Biblioteket")
    async with terminal(deck) as person:
        await person.press(*LIBRARY)
        assert person.sees("Udgave 3 · 12. maj 2026 · Biblioteket")


async def test_where_ones_own_decks_lie_is_said_before_there_are_any_and_after() -> None:
    desk = Desk()
    async with terminal(files=desk) as person:
        await person.press(*LIBRARY)
        assert person.sees(person.words("tui.decks.own-none", path=str(desk.own)))
    mine = Found("min", desk.own / "min.yaml", "Min", cards=3)
    async with terminal(shelf=Shelf((small_deck(),), (mine,)), files=desk) as person:
        await person.press(*LIBRARY)
        assert person.sees(person.words("tui.decks.own", path=str(desk.own)))


async def test_a_broken_deck_says_why_and_enter_opens_the_editor_at_the_fault(
    edited: list[tuple[Path, int, int]],
) -> None:
    async with terminal(shelf=Shelf((small_deck(),), (BROKEN,))) as person:
        await person.press(*LIBRARY, "down")
        assert person.sees("kort.yaml:7:", person.words("diagnostic.yaml-tab.message"))
        assert person.sees(f"mellemrum {person.words('tui.decks.mend')}")
        await person.press("f", "s")
        assert person.here("DecksScreen") and not person.said()
        await person.press("enter", "r")
        assert edited == [(Path("/b/kort.yaml"), 7, 3)] * 2


async def test_a_deck_is_edited_where_it_lies(edited: list[tuple[Path, int, int]]) -> None:
    async with terminal() as person:
        await person.press(*LIBRARY, "r")
        assert edited == [(Path("proeve.yaml"), 1, 1)]


async def test_a_new_deck_asks_for_its_title_and_is_written_in_ones_own_folder(
    edited: list[tuple[Path, int, int]],
) -> None:
    desk = Desk()
    async with terminal(files=desk) as person:
        await person.press(*LIBRARY, "n", "escape")
        assert not desk.held
        await person.press("n", "type:Vores", "enter")
        ((path, line, _),) = edited
        assert path == desk.own / "deck" / "Vores.yaml"
        assert b"title: Vores\n" in desk.held[path]
        assert desk.held[path].splitlines()[line - 1].lstrip().startswith(b"question: ")


async def test_a_new_deck_that_cannot_be_written_is_one_sentence(edited: list[tuple[Path, int, int]]) -> None:
    desk = Desk()
    desk.trouble = Unkept("file-unwritable", path="Dokumenter")
    async with terminal(files=desk) as person:
        await person.press(*LIBRARY, "n", "enter", "s")
        assert person.said().count("kan ikke skrives") == 2
        assert not edited


async def test_one_file_of_a_deck_lies_beside_the_library_and_is_told() -> None:
    desk = Desk()
    async with terminal(files=desk) as person:
        await person.press(*LIBRARY, "s")
        ((path, data),) = desk.held.items()
        assert path.parent == desk.own / person.words("tui.decks.mail-folder")
        assert str(path) in person.said()
        assert "Spørgsmål nummer 9" in data.decode()


async def test_a_deck_that_was_written_meanwhile_is_there_when_one_comes_back() -> None:
    shelf = Shelf((small_deck(),))
    async with terminal(shelf=shelf) as person:
        await person.press(*LIBRARY, "?")
        object.__setattr__(shelf, "more", (BROKEN,))
        await person.press("escape")
        assert person.sees("itu", "kort.yaml:7:")
        assert person.sees(f"mellemrum {person.words('tui.decks.mend')}")


# ── a path that is pasted or dropped ──


async def dropped(person: Person, path: str, *, in_field: bool) -> None:
    await person.press(*LIBRARY, *(("v",) if in_field else ()))
    await person.paste(path)


@pytest.mark.parametrize("in_field", [False, True])
async def test_a_file_that_is_dropped_is_played(in_field: bool) -> None:
    desk = Desk()
    desk.held[Path("en-anden.yaml")] = b"x"
    async with terminal(small_deck(), OTHER, files=desk) as person:
        await dropped(person, '"en-anden.yaml" ', in_field=in_field)
        assert person.here("SettingScreen") and person.sees("En anden")
        await person.press("escape")
        assert person.here("DecksScreen") and not person.screen.query_one(Input).value


@pytest.mark.parametrize("in_field", [False, True])
async def test_an_office_file_that_is_dropped_says_how_it_is_brought_in(in_field: bool) -> None:
    desk = Desk()
    desk.held[Path("kort.xlsx")] = b"x"
    async with terminal(files=desk) as person:
        await dropped(person, "kort.xlsx", in_field=in_field)
        assert 'ledelseskort import "kort.xlsx"' in person.said()


async def test_other_words_are_looked_for_and_a_path_to_nothing_is_no_file() -> None:
    async with terminal(small_deck()) as person:
        await dropped(person, "findes-ikke.yaml", in_field=False)
        assert person.here("DecksScreen")
        await person.press("v")
        await person.paste("findes-ikke.yaml")
        assert person.screen.query_one(Input).value == "findes-ikke.yaml"
        assert person.sees(person.words("tui.search.none"))
