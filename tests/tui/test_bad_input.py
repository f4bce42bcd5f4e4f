"""What people and files may do to the screen: escapes, markup, odd names, odd windows, hammered keys."""

from __future__ import annotations

import asyncio
import random
import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events
from textual.widgets import Input

from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.library import Found
from ledelseskort.deck.library import Library as OnDisk
from ledelseskort.deck.models import Deck
from ledelseskort.errors import LedelseskortError
from ledelseskort.table import meeting as meetings
from ledelseskort.table.moves import ClockMove
from ledelseskort.tui.app import LedelseskortApp
from ledelseskort.tui.design import PALETTES

from .harness import SIZES, WAYS, Person, Shelf, meeting, small_deck, terminal, to_the_summary

PASS_AROUND, MEMORY, HAND_OVER, ALONE = WAYS
EVIL = "\x1b[31mAnna\x1b]0;hej\x07\x9b2J\u202e[@click=app.quit]Bo[/] [red]Carla[/red] $accent"
"""Colours, a window title, a cleared screen, a turned direction, a link that quits, and markup."""
PLAIN = "Anna[@click=app.quit]Bo[/] [red]Carla[/red] $accent"
"""What is left of it as text."""


def assert_clean(person: Person) -> None:
    """Nothing on the screen steers the terminal, turns the text around or can be clicked as a link."""
    for strip in person.strips():
        for segment in strip:
            for character in segment.text:
                assert unicodedata.category(character) not in {"Cc", "Cf"}, repr(segment.text)
            if segment.style is not None:
                assert "@click" not in segment.style.meta, segment
                assert segment.style.link is None
        assert strip.cell_length == cell_len(strip.text)


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


async def test_a_broken_deck_says_how_to_find_out_and_its_file_name_is_only_text() -> None:
    broken = Found("ond", Path("/b/\x1b[31mond\u202e[b].yaml"), "ond", broken=True)
    async with terminal(shelf=Shelf((small_deck(),), (broken,)), size=(120, 40)) as person:
        await person.click(person.words("tui.home.decks"))
        assert person.sees("ledelseskort check")
        assert_clean(person)
        await person.press("down", "space")
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
        await person.press("down", "space")
        assert person.here("DecksScreen")
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


# ── the window ──


async def test_a_window_that_is_too_small_says_so_and_comes_back_as_it_was() -> None:
    async with meeting(MEMORY, 3) as person:
        await person.press("space")
        await person.look()
        before = person.text()
        for width, height in ((59, 24), (80, 19), (20, 5), (3, 2), (1, 1)):
            await person.resize(width, height)
            await person.press("space", "z", "escape", "n")
            if width >= 20:
                assert "for lille" in " ".join(person.text().split()), person.text()
            assert person.kinds() == ["flip"]
        await person.resize(80, 24)
        person.clock.at -= person.clock.at - person.live.meeting.log[0].at
        await person.look()
        assert person.text() == before


async def test_a_window_that_is_too_small_from_the_start_says_so() -> None:
    async with terminal(size=(50, 15)) as person:
        assert "for lille" in " ".join(person.text().split())
        await person.resize(80, 24)
        assert person.here("HomeScreen")
    async with terminal(size=(80, 24)) as person:
        await person.resize(50, 15)
        await person.resize(60, 20)
        assert person.here("HomeScreen")


async def test_a_table_asked_for_in_too_small_a_window_waits_until_there_is_room() -> None:
    async with meeting(PASS_AROUND, 3, size=(40, 10), seated=False) as person:
        assert "for lille" in " ".join(person.text().split())
        await person.resize(80, 24)
        assert person.here("TableScreen")


async def test_a_question_is_still_there_after_the_window_was_too_small() -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", "n")
        await person.type("Halvt")
        await person.resize(50, 15)
        await person.resize(80, 24)
        assert person.sees("Halvt")
        await person.press("ctrl+s")
        assert person.kinds() == ["draw", "note"]


@pytest.mark.parametrize("way", [MEMORY, PASS_AROUND])
async def test_a_window_resized_in_the_middle_of_a_flip_shows_the_card_whole(way: ModeName) -> None:
    async with meeting(way, 3, calm=False, size=(120, 40)) as person:
        person.clock.forward(1)
        person.send("space")
        for size in ((80, 24), (50, 15), (60, 20), (200, 60), (60, 20)):
            await person.pilot.resize_terminal(*size)
            await person.pilot.pause(0.02)
        await person.until(lambda: person.here("TableScreen") and person.table.card is not None)
        card = person.table.open_card
        assert card is not None
        await person.until(lambda: person.sees(card.question), "the question")


async def test_keys_in_the_middle_of_a_flip_break_nothing() -> None:
    async with meeting(MEMORY, 3, calm=False) as person:
        for key in "zb z  + zzs f".replace(" ", "_"):
            person.clock.forward(1)
            person.send("space" if key == "_" else key)
            await person.pilot.pause(0.03)
        await person.until(lambda: not person.app.animator.is_being_animated(person.screen, "progress"))
        await person.settle()
        assert_replays(person)


# ── hammered keys ──


def assert_replays(person: Person) -> None:
    """The log folds to the table that is shown."""
    live = person.live
    again = meetings.replay(live.table.deck, live.meeting.opening, live.meeting.log)
    assert again.table == live.table
    kept = live._journal.read(live.stream)
    assert kept.entries == live.meeting.log


KEYS = (
    *"mbpanehzsofk?tdv+123456789xZ",
    *("space", "enter", "tab", "shift+tab", "escape", "pagedown", "pageup", "up", "down", "left", "right"),
    *("home", "end", "backspace", "delete", "f1", "ctrl+s", "ctrl+v", "ctrl+z", "ctrl+p", "ctrl+q", "ctrl+c"),
    *(["space"] * 8),
    *(["enter"] * 3),
    *(["escape"] * 3),
)
"""Every key there is a use for, and some there is none for; the usual ones more often."""


@pytest.fixture
def nobody_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    """The way out leads nowhere, so that the hammering goes on."""
    monkeypatch.setattr(LedelseskortApp, "exit", lambda self: None)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.usefixtures("nobody_leaves")
async def test_hammered_keys_never_break_anything(seed: int) -> None:
    chance = random.Random(seed)
    way = WAYS[seed % 4]
    size = SIZES[(seed // 2) % 3]
    deck = small_deck(chance.choice((1, 4, 9)))
    async with meeting(way, 1 if way is ALONE else chance.randint(2, 12), deck, size=size, seed=seed) as person:
        for burst in range(60):
            person.clock.forward(chance.choice((0.1, 0.5, 1, 1, 5, 90)))
            if burst % 20 == 19:
                await person.pilot.resize_terminal(*chance.choice((*SIZES, (40, 10))))
            for _ in range(8):
                person.send(chance.choice(KEYS))
                person.clock.forward(chance.choice((0, 0.5)))
            await person.pilot.pause(0)
            assert person.app.is_running
            if burst % 6 == 0:
                assert_clean(person)
                assert_replays(person)
        await person.settle()
        assert person.app.is_running
        assert_replays(person)


@pytest.mark.usefixtures("nobody_leaves")
async def test_hammered_clicks_never_break_anything() -> None:
    chance = random.Random(3)
    async with meeting(HAND_OVER, 4, size=(80, 24)) as person:
        for _ in range(60):
            person.clock.forward(chance.choice((0.1, 1)))
            for _ in range(3):
                x, y = chance.randrange(80), chance.choice((chance.randrange(24), 21, 22, 23))
                for kind in (events.MouseDown, events.MouseUp):
                    person.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y))
            if chance.random() < 0.3:
                person.send("escape")
            await person.pilot.pause(0)
        await person.settle()
        assert_replays(person)


@pytest.mark.parametrize("opened", ["?", "n", "d", "o", "escape"])
async def test_keys_that_come_in_the_same_moment_never_take_the_table_away(opened: str) -> None:
    async with meeting(PASS_AROUND, 3) as person:
        await person.press("space", opened)
        for key in (*["escape"] * 5, *["enter"] * 3, *["escape"] * 5, "n", "n", "a", "o", "?", "?"):
            person.send(key)
        await person.settle()
        await person.press("escape", "escape", "escape")
        names = [type(screen).__name__ for screen in person.app.screen_stack]
        assert names[:3] == ["Screen", "HomeScreen", "TableScreen"]
        assert len(names) <= 4


async def test_space_pressed_many_times_in_the_same_moment_opens_each_screen_once() -> None:
    async with terminal() as person:
        for _ in range(12):
            person.send("space")
        await person.settle()
        names = [type(screen).__name__ for screen in person.app.screen_stack]
        assert len(names) == len(set(names)) <= 3


@pytest.mark.parametrize("way", WAYS)
async def test_a_press_right_after_a_change_of_stage_is_ignored(way: ModeName) -> None:
    async with meeting(way, 1 if way is ALONE else 2) as person:
        for _ in range(1 if way is ALONE else 7):
            person.clock.forward(1)
            stage, moves = person.stage, person.kinds()
            await person.slip("space")
            after = person.kinds()
            assert len(after) == len(moves) + 1
            for key in ("space", "pagedown", "m", "b", "z", "enter"):
                person.clock.forward(0.05)
                await person.slip(key)
                assert person.kinds() == after, (stage, key)
                if not person.here("TableScreen"):
                    break
            person.clock.forward(0.4)


async def test_clock_moves_are_never_in_the_way_of_undo() -> None:
    async with meeting(MEMORY, 3) as person:
        await person.press("space", "p", "+", "p")
        assert all(isinstance(entry.move, ClockMove) for entry in person.live.meeting.log[1:])
        await person.press("z")
        assert person.stage == "flip"


async def test_the_colours_can_be_changed_on_every_screen_in_the_middle_of_anything() -> None:
    async with meeting(MEMORY, 3, calm=False) as person:
        person.clock.forward(1)
        person.send("space")
        for _ in PALETTES:
            person.send("t")
            await asyncio.sleep(0)
            await person.pilot.pause(0.03)
        await person.settle()
        assert_clean(person)
