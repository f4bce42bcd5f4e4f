"""What people type and what stands in files: escapes, markup and odd names are only text."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.library import Found
from ledelseskort.deck.library import Library as OnDisk
from ledelseskort.deck.models import Deck
from ledelseskort.errors import LedelseskortError, Unusable

from .harness import WAYS, Shelf, meeting, small_deck, terminal, to_the_summary
from .looking import assert_clean

PASS_AROUND, MEMORY, HAND_OVER, ALONE = WAYS
EVIL = "\x1b[31mAnna\x1b]0;hej\x07\x9b2J\u202e[@click=app.quit]Bo[/] [red]Carla[/red] $accent"
"""Colours, a window title, a cleared screen, a turned direction, a link that quits, and markup."""
PLAIN = "Anna[@click=app.quit]Bo[/] [red]Carla[/red] $accent"
"""What is left of it as text."""


# ── what is typed ──


async def test_a_name_with_escapes_and_markup_is_only_text() -> None:
    async with terminal(size=(120, 40)) as person:
        await person.press("space", "3", "f")
        person.screen.query_one("#names", Input).focus()
        await person.paste("Anna[@click=app.quit]Bo[/], [red]Carla[/red]")
        await person.press("escape")
        await person.click(person.words("tui.setting.begin"))
        assert person.here("TableScreen")
        assert person.sees("Anna[@click=app.quit]Bo[/]", "[red]Carla[/red]")
        for keys in (("space",), ("d",), ("escape", "a"), ("escape", "escape"), ("escape",)):
            await person.press(*keys)
            assert_clean(person)
        assert person.app.is_running


async def test_a_name_that_would_steer_the_terminal_is_told_in_one_sentence_and_nothing_is_lost() -> None:
    async with terminal(size=(120, 40)) as person:
        await person.press("space", "6", "f")
        person.screen.query_one("#names", Input).focus()
        await person.paste("Bo, \x1b[31mAnna\x1b]0;hej\x07")
        await person.press("escape")
        await person.click(person.words("tui.setting.begin"))
        assert_clean(person)
        if person.here("SettingScreen"):
            assert person.sees(person.words("error.name-unreadable"), "‹ 6 ›", "Bo, ")
        else:
            assert person.sees("Bo", "Anna")


@pytest.mark.parametrize(
    ("names", "key"),
    [
        ("Anna, Bo, anna", "error.name-twice"),
        ("Anna, , Bo", "error.name-empty"),
        ("A" * 61, "error.name-unreadable"),
        (", ".join(f"N{number}" for number in range(13)), "error.seats-out-of-range"),
    ],
)
async def test_names_that_cannot_be_used_are_told_in_one_sentence_and_nothing_is_lost(names: str, key: str) -> None:
    async with terminal(size=(120, 40)) as person:
        await person.press("space", "5", "f")
        person.screen.query_one("#names", Input).focus()
        await person.paste(names)
        await person.press("tab")
        await person.click(person.words("tui.setting.begin"))
        assert person.here("SettingScreen")
        assert person.app.live is None
        told = person.words(key, name="anna", most=12, seats=13)
        assert person.sees(told)
        assert "--" not in told
        assert person.sees("‹ 5 ›")
        assert person.screen.query_one("#names", Input).value == names


@pytest.mark.parametrize("way", [PASS_AROUND, ALONE])
async def test_what_is_written_is_only_text_wherever_it_stands(way: ModeName) -> None:
    async with meeting(way, 1 if way is ALONE else 3, size=(120, 40)) as person:
        await person.press("space", "space" if way is ALONE else "n")
        await person.paste(EVIL)
        assert_clean(person)
        await person.press("ctrl+s")
        assert person.live.texts[person.table.notes[0].text] == PLAIN
        await person.press("a")
        await person.paste(EVIL)
        await person.press("tab")
        await person.paste(EVIL)
        await person.press("ctrl+s")
        await person.press("escape")
        assert_clean(person)
        await to_the_summary(person)
        assert person.sees(PLAIN)
        await person.press("k")
        assert_clean(person)
        assert PLAIN in person.app.clipboard
        assert "\x1b" not in person.app.clipboard


async def test_a_search_for_markup_and_escapes_finds_nothing() -> None:
    async with meeting(HAND_OVER, 3) as person:
        await person.press("v")
        await person.paste(EVIL)
        assert person.sees(person.words("tui.search.none"))
        assert_clean(person)


async def test_a_text_that_is_far_too_long_is_cut_and_the_rest_goes_on() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", "n")
        await person.paste("ord " * 5000)
        await person.press("ctrl+s")
        assert person.kinds() == ["draw", "note"]
        assert len(person.live.texts[person.table.notes[0].text]) <= 4000


# ── what stands in files ──


def marked() -> Deck:
    """A deck whose every text looks like markup."""
    deck = small_deck(4)
    cards = tuple(
        card.model_copy(
            update={
                "question": f"Hvad er [@click=app.quit]{card.id}[/] $accent [b]?",
                "situation": "[@click=app.quit]Situation[/]",
                "follow_ups": ("[link=https://a]Videre[/link]?",),
                "hint": "[red]",
            }
        )
        for card in deck.cards
    )
    themes = tuple(theme.model_copy(update={"title": f"[@click=app.quit]{theme.title}[/]"}) for theme in deck.themes)
    reference = tuple(each.model_copy(update={"text": f"[@click=app.quit]{each.text}[/]"}) for each in deck.reference)
    return deck.model_copy(
        update={
            "title": "[@click=app.quit]Prøven[/]",
            "purpose": "[@click=app.quit]Formål[/]",
            "cards": cards,
            "themes": themes,
            "reference": reference,
        }
    )


@pytest.mark.parametrize("way", WAYS)
async def test_markup_in_a_deck_is_only_text(way: ModeName) -> None:
    async with meeting(way, 1 if way is ALONE else 2, marked(), size=(120, 40)) as person:
        assert person.sees("[@click=app.quit]Prøven[/]")
        for keys in (("space",), ("s",), ("o",), ("escape", "f"), ("escape",)):
            await person.press(*keys)
            assert_clean(person)
        await to_the_summary(person)
        assert person.sees("[@click=app.quit]")
        assert_clean(person)


async def test_markup_in_a_deck_is_only_text_when_setting_the_table_and_searching() -> None:
    async with terminal(marked(), size=(120, 40)) as person:
        await person.click(person.words("tui.home.decks"))
        assert person.sees("[@click=app.quit]Prøven[/]")
        assert_clean(person)
        await person.press("escape")
        await person.click(person.words("tui.home.new-meeting"))
        assert person.sees("[@click=app.quit]Formål[/]")
        assert_clean(person)
        await person.press("2", "space", "v")
        assert person.sees("[@click=app.quit]kort-1[/]")
        assert_clean(person)


async def test_a_broken_deck_says_why_and_its_file_name_is_only_text() -> None:
    path = "/b/\x1b[31mond\u202e[b].yaml"
    broken = Found("ond", Path(path), "ond", why=Unusable("file-unreadable", path=path))
    async with terminal(shelf=Shelf((small_deck(),), (broken,)), size=(120, 40)) as person:
        await person.click(person.words("tui.home.decks"))
        assert person.sees("kan ikke læses")
        assert_clean(person)
        await person.press("down")
        assert person.here("DecksScreen")


async def test_a_card_with_an_escape_never_comes_as_far_as_the_screen(tmp_path: Path) -> None:
    (tmp_path / "deck").mkdir()
    (tmp_path / "deck" / "ond.yaml").write_text(
        "format: 1\ntitle: Ond\nlanguage: da\nthemes:\n  - {id: t, title: T}\n"
        'cards:\n  - {id: et, theme: t, question: "Hvad \\e[31m nu?"}\n',
        encoding="utf-8",
    )
    library = OnDisk((tmp_path,))
    with pytest.raises(LedelseskortError) as refused:
        library.load("ond")
    found = library.decks()
    async with terminal(shelf=Shelf((small_deck(),), found), size=(120, 40)) as person:
        sentence = person.app.sentence(refused.value)
        assert sentence.startswith("Kortsættet »ond« kan ikke spilles")
        await person.click(person.words("tui.home.decks"))
        await person.press("down")
        assert person.sees("ond.yaml:7:")
        assert_clean(person)


async def test_a_deck_that_is_not_there_is_told_in_one_sentence() -> None:
    async with terminal(wanted="\x1b[31mvæk") as person:
        await person.press("space")
        assert person.here("HomeScreen")
        assert person.said() == person.words("error.deck-unknown", name="\\x1b[31mvæk")
        assert_clean(person)


async def test_a_deck_with_one_card_can_be_played_to_the_end() -> None:
    for way in WAYS:
        async with meeting(way, 1 if way is ALONE else 2, small_deck(1), size=(60, 20)) as person:
            await person.press(*["space"] * 6)
            await person.press("escape", "escape", "escape")
            assert len(person.table.met) == 1


async def test_a_file_s_name_that_is_told_steers_no_terminal() -> None:
    async with terminal() as person:
        person.app.say("tui.decks.mailed", path="a\x1b[31mb.yaml")
        await person.settle()
        assert "\x1b" not in person.said()
        assert "a\\x1b[31mb.yaml" in person.said()
