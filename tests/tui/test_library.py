"""The library screen: what decks say about themselves, a search through all of them, and cards chosen by purpose."""

from __future__ import annotations

from textual.widgets import Input

from ledelseskort.deck.models import Link, TagGroup

from .harness import small_deck, terminal

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


async def test_the_card_that_is_chosen_decides_the_deck_of_the_next_meeting() -> None:
    async with terminal(small_deck(), OTHER, size=(100, 40)) as person:
        await person.press("down", "down", "space", "v", "type:nummer 2", "enter", "down", "space")
        assert person.here("HomeScreen")
        await person.press("up", "up", "space", "3", "space")
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
