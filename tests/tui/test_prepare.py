"""Preparing a meeting: cards chosen from several decks, put in order, tried out, saved, opened again and played."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from ledelseskort.deck.bundling import bundled
from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.library import Found
from ledelseskort.deck.models import Deck
from ledelseskort.deck.reader import read_deck
from ledelseskort.deck.yaml_text import deck_text
from ledelseskort.errors import Unkept
from ledelseskort.tui.chooser import Picker
from ledelseskort.tui.editorpane import EditorPane
from ledelseskort.tui.preparation import WAYS

from .desk import Desk
from .harness import Person, Shelf, small_deck, terminal, to_the_summary

TO_PREPARE = ("down", "down", "down", "space")


def other() -> Deck:
    """Another deck with cards of its own."""
    deck = small_deck(4, id="en-anden", title="En anden", publisher="Viborg")
    cards = tuple(
        card.model_copy(update={"id": f"andet-{at}", "question": f"Hvad er nummer {at} i den anden?", "tags": ("ro",)})
        for at, card in enumerate(deck.cards, 1)
    )
    return deck.model_copy(update={"cards": cards, "tags": {}})


@dataclass(frozen=True)
class Growing(Shelf):
    """A library that has what lies on the desk too, read as anybody reads it."""

    desk: Desk = field(default_factory=Desk)

    def decks(self) -> tuple[Found, ...]:
        written = (
            Found(deck.id, path, deck.title, cards=len(deck.playable), prepared=deck.prepared)
            for path, deck in on(self.desk).items()
        )
        return (*written, *super().decks())

    def load(self, name: str) -> Deck:
        for path, deck in on(self.desk).items():
            if name in (deck.id, str(path)):
                return deck
        return super().load(name)


def on(desk: Desk) -> dict[Path, Deck]:
    """What lies on the desk; every file of it is a deck without a fault."""
    found = {}
    for path, data in desk.held.items():
        reading = read_deck(path, {path: data.decode()})
        assert reading.diagnostics == ()
        assert reading.deck is not None
        found[path] = reading.deck
    return found


def saved(desk: Desk) -> Deck:
    """The one deck on the desk."""
    (deck,) = on(desk).values()
    return deck


def chosen(person: Person) -> list[str]:
    rows = person.screen.query_one("#chosen", OptionList)
    return [str(rows.get_option_at_index(at).prompt).split(". ", 1)[1].strip() for at in range(rows.option_count)]


async def test_cards_of_two_decks_become_a_meeting_in_their_order() -> None:
    desk = Desk()
    async with terminal(small_deck(), other(), files=desk) as person:
        await person.press(*TO_PREPARE, "space", "down", "space")
        await person.press("v", "type:den anden 3", "enter", "space", "escape")
        assert [question[:14] for question in chosen(person)] == ["Spørgsmål numm", "Spørgsmål numm", "Hvad er nummer"]
        assert person.sees("3 kort er valgt", "29 minutter af 60")
        await person.press("right", "down", "down", "o", "o", "m", "type:Vi vil prøve det.", "ctrl+s")
        assert person.here("HomeScreen")
        assert str(desk.own / "deck") in person.said()
    deck = saved(desk)
    assert deck.prepared
    assert [card.id for card in deck.playable] == ["andet-3", "kort-1", "kort-2"]
    assert (deck.purpose, deck.play.mode, deck.title) == ("Vi vil prøve det.", WAYS[0], "Møde 22. november 2026")


async def test_space_takes_a_card_out_again_and_its_number_is_gone() -> None:
    async with terminal(small_deck()) as person:
        await person.press(*TO_PREPARE, "space", "down", "space")
        assert person.sees("1. i mødet", "2. i mødet")
        await person.press("up", "space")
        assert person.sees("1. i mødet", "1 kort er valgt") and not person.sees("2. i mødet")
        await person.press("right", "space")
        assert not chosen(person) and person.sees(person.words("tui.prepare.chosen-none"))
        assert person.screen.query_one("#pool").has_focus


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_meeting_is_prepared_with_the_mouse_alone(size: tuple[int, int]) -> None:
    desk = Desk()
    async with terminal(small_deck(), size=size, files=desk) as person:
        words = person.words
        await person.click(words("tui.home.prepare"))
        for number in (1, 2):
            await person.click(f"Spørgsmål nummer {number}")
            await person.click(words("tui.prepare.take-in"))
        await person.click(f"o {words('tui.prepare.up')}")
        assert [each[17:18] for each in chosen(person)] == ["2", "1"]
        await person.click(words("tui.prepare.on"))
        await person.click(words("tui.prepare.save"))
        assert person.here("HomeScreen")
    assert [card.id for card in saved(desk).playable] == ["kort-2", "kort-1"]


async def test_cards_are_found_by_theme_tag_and_depth() -> None:
    async with terminal(small_deck(), other(), size=(120, 40)) as person:
        await person.press(*TO_PREPARE)
        assert person.sees("13 kort")
        await person.press("f", "down", "right", "space")
        assert person.sees("5 kort", "Valg")
        await person.press("f", "a")
        assert person.sees("13 kort")
        await person.press("f", "down", "down", "right", "space")
        assert person.sees("4 kort", "ro") and not person.sees("Spørgsmål nummer")
        await person.press("f", "a", "f", "up", "right", "right", "space")
        assert person.sees("Åbent") and not person.sees("· Let ·")


async def test_enter_shows_the_card_whole_and_space_there_takes_it() -> None:
    async with terminal(small_deck()) as person:
        await person.press(*TO_PREPARE, "enter")
        assert person.sees("Hvordan det, nummer 1?")
        await person.press("space")
        assert len(chosen(person)) == 1
        await person.press("enter")
        assert person.sees(person.words("tui.prepare.take-out"))
        await person.press("escape")
        assert len(chosen(person)) == 1


async def test_what_is_not_saved_is_asked_about_and_esc_loses_nothing() -> None:
    desk = Desk()
    async with terminal(small_deck(), files=desk) as person:
        await person.press(*TO_PREPARE, "escape")
        assert person.here("HomeScreen")
        await person.press("space", "space", "m", "type:Fordi", "escape")
        assert person.here("PrepareScreen")
        await person.press("m")
        assert person.screen.query_one("#purpose", Input).value == "Fordi"
        await person.press("escape", "escape")
        assert person.sees(person.words("tui.prepare.leave"))
        await person.press("escape")
        assert person.here("PrepareScreen") and chosen(person)
        await person.press("escape", "end", "space")
        assert person.here("PrepareScreen") and chosen(person)
        await person.press("escape", "space")
        assert person.here("HomeScreen") and len(desk.held) == 1
        await person.press("space", "space", "escape", "down", "space")
        assert person.here("HomeScreen") and len(desk.held) == 1


async def test_closing_the_app_asks_about_a_meeting_that_is_not_saved() -> None:
    desk = Desk()
    async with terminal(small_deck(), files=desk) as person:
        await person.press(*TO_PREPARE, "space", "m", "type:Fordi", "ctrl+q", "escape")
        assert person.here("HowScreen")
        await person.press("ctrl+q", "space")
        assert saved(desk).purpose == "Fordi"
        assert person.app._exit


async def test_what_cannot_be_saved_is_said_and_everything_stands_as_it_stood() -> None:
    desk = Desk()
    desk.trouble = Unkept("file-unwritable", path="Dokumenter")
    async with terminal(small_deck(), files=desk) as person:
        await person.press(*TO_PREPARE, "space", "m", "type:Fordi", "ctrl+s")
        assert person.here("HowScreen") and "kan ikke skrives" in person.said()
        desk.trouble = None
        await person.press("ctrl+s")
        assert person.here("HomeScreen") and len(desk.held) == 1


@pytest.mark.parametrize("way", WAYS)
async def test_a_meeting_is_tried_out_in_its_way_and_nothing_is_kept(way: ModeName) -> None:
    desk = Desk()
    async with terminal(small_deck(), files=desk) as person:
        await person.press(*TO_PREPARE, "space", "down", "down", "space", "o", "m", "tab", "tab")
        await person.press(*("right",) * WAYS.index(way), "f5")
        assert person.here("TableScreen")
        assert (person.table.opening.mode, person.table.opening.order) == (way, ("kort-3", "kort-1"))
        assert not person.live.keeper.lasting
        await to_the_summary(person)
        assert person.sees("Det var en prøve", "Tilbage") and not person.sees("forsiden")
        await person.press("escape")
        assert person.here("HowScreen")
        assert not desk.held
        assert person.screen.query_one("#mode", Picker).value is way


async def test_the_time_the_cards_take_is_told_against_the_end() -> None:
    async with terminal(small_deck(), size=(120, 40)) as person:
        await person.press(*TO_PREPARE, "space", "down", "space", "m")
        assert person.sees("21 minutter", "39 minutter til overs")
        person.screen.query_one("#length").focus()
        await person.press("home")
        assert person.sees("11 minutter mere")
        person.screen.query_one("#mode").focus()
        await person.press("end")
        assert not person.sees("minutter")


async def test_a_saved_meeting_is_opened_again_changed_and_saved_in_its_place() -> None:
    desk = Desk()
    shelf = Growing((small_deck(), other()), desk=desk)
    async with terminal(shelf=shelf, files=desk) as person:
        await person.press(*TO_PREPARE, "space", "down", "space", "m", "tab", "type:Mandag", "ctrl+s")
        await person.press("up", "space")
        assert person.here("DecksScreen") and person.sees("Mandag", person.words("tui.decks.prepared"))
        await person.press("f")
        assert len(chosen(person)) == 2
        assert person.sees("1. i mødet", "2. i mødet")
        await person.press("right", "n", "left", "end", "space", "m")
        assert person.screen.query_one("#name", Input).value == "Mandag"
        await person.press("ctrl+s")
        assert person.here("DecksScreen")
        assert [card.id for card in saved(desk).playable] == ["kort-2", "kort-1", "andet-4"]


async def test_a_meeting_that_was_changed_elsewhere_is_saved_over_only_when_told() -> None:
    desk = Desk()
    async with terminal(shelf=Growing((small_deck(),), desk=desk), files=desk) as person:
        await person.press(*TO_PREPARE, "space", "m", "ctrl+s", "up", "space", "f", "end", "space", "m")
        ((path, data),) = desk.held.items()
        desk.held[path] = data + b"# imens\n"
        await person.press("ctrl+s", "space")
        assert person.here("HowScreen") and desk.held[path].endswith(b"# imens\n")
        await person.press("ctrl+s", "down", "space")
        assert person.here("DecksScreen") and len(saved(desk).playable) == 2


async def test_a_meeting_after_an_edit_is_played_with_the_new_text() -> None:
    desk = Desk()
    path = desk.own / "deck" / "nye-kort.yaml"
    desk.held[path] = deck_text(bundled(small_deck(4, id="nye-kort"))).encode()
    async with terminal(files=desk, shelf=Growing((small_deck(),), desk=desk)) as person:
        await person.press("down", "down", "space", "home", "space")  # the deck is chosen now
        assert person.here("SettingScreen")
        await person.press("escape", "r")
        pane = person.screen.query_one(EditorPane)
        row = next(at for at, line in enumerate(pane.lines) if "question:" in line)
        pane.move_cursor((row, len(pane.lines[row])))
        await person.press("type: Nu?", "ctrl+s", "escape", "escape")
        assert person.here("HomeScreen")
        await person.press("home", "space", "4", "space")
        assert person.table.deck.id == "nye-kort"
        assert person.table.deck.cards[0].question.endswith(" Nu?")


async def test_a_prepared_meeting_begins_with_its_purpose_and_deals_every_card_in_its_order() -> None:
    cards = tuple(reversed(small_deck(9).cards[:4]))
    deep = tuple(card.model_copy(update={"depth": 3}) for card in cards)
    deck = small_deck().model_copy(update={"cards": deep, "prepared": True})
    async with terminal(deck) as person:
        assert person.here("PurposeScreen") and person.sees("4 kort")
        await person.press("space", "4", "space")
        assert person.table.opening.order == tuple(card.id for card in deep)
