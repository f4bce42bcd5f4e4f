"""The deck editor, as somebody at the terminal meets it: card, help and faults follow, and mending is one step."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from ledelseskort.deck.eyes import Look
from ledelseskort.deck.kinds import Colour
from ledelseskort.tui import editorpane
from ledelseskort.tui.cardbeside import CardBeside
from ledelseskort.tui.design import PALETTES
from ledelseskort.tui.editor import EditorScreen
from ledelseskort.tui.editorpane import EditorPane, text_theme
from ledelseskort.tui.face import Face
from ledelseskort.tui.faults import FaultList

from . import colours
from .desk import Desk
from .harness import PATIENCE, Person, terminal
from .looking import assert_clean

PATH = Path("vores.yaml")
DECK = """\
format: 1
title: Vores kort
language: da
themes:
  - {id: hverdag, title: Hverdagen, colour: red}
  - {id: mod, title: Mod til mere}
cards:
  - id: hjaelp
    theme: hverdag
    question: Hvornår fik du sidst hjælp af en kollega?
    follow_ups:
      - Hvad gjorde kollegaen?
      - Hvad sagde du bagefter?

  - id: moede
    theme: mod
    question: Hvad gør du, når et møde går i stå?
"""
BROKEN = DECK.replace("Hvad gør du", "Altså: hvad gør du").replace("theme: hverdag", "theme: hverdg")
WIDE, NARROW = (120, 40), (80, 24)


@asynccontextmanager
async def writing(
    text: str = DECK, size: tuple[int, int] = WIDE, desk: Desk | None = None, path: Path = PATH
) -> AsyncIterator[Person]:
    """Somebody in the editor."""
    files = desk or Desk()
    if path not in files.held and text:
        files.held[path] = text.encode()
    async with terminal(size=size, files=files) as person:
        person.app.edit(path)
        await seen(person)
        yield person


async def seen(person: Person) -> None:
    """Until the file on top has been looked at."""
    await person.settle()
    await person.until(lambda: person.here("EditorScreen") and screen(person).seen is not None, "a look at the file")
    await person.settle()


def screen(person: Person) -> EditorScreen:
    found = next(each for each in reversed(person.app.screen_stack) if isinstance(each, EditorScreen))
    return found


def pane(person: Person) -> EditorPane:
    return screen(person).query_one(EditorPane)


def card(person: Person) -> CardBeside:
    return screen(person).query_one(CardBeside)


def face(person: Person) -> Face:
    """What the card shows."""
    shown = card(person).face
    assert shown is not None
    return shown


def faults(person: Person) -> list[str]:
    """The list below the text."""
    rows = screen(person).query_one(FaultList)
    return [" ".join("".join(text for text, _ in rows.row(each)).split()) for each in rows.found]


async def go(person: Person, text: str) -> None:
    """The cursor to the end of the line that holds a text."""
    row = next(at for at, line in enumerate(pane(person).lines) if text in line)
    pane(person).move_cursor((row, len(pane(person).lines[row])))
    await person.settle()


# ── what follows the cursor ──


async def test_card_and_help_follow_the_cursor() -> None:
    async with writing() as person:
        assert face(person).numeral == "Vores kort"
        await go(person, "- Hvad sagde du")
        assert (face(person).theme, face(person).colour) == ("Hverdagen", Colour.RED)
        assert face(person).follow_ups == ("Hvad gjorde kollegaen?", "Hvad sagde du bagefter?")
        assert person.sees("Spørg videre: Spørgsmål, der kan hjælpe samtalen videre.")
        await go(person, "question: Hvad gør du")
        assert face(person).theme == "Mod til mere"
        assert person.sees("Spørgsmål: Det, der læses højt.")


async def test_the_card_shows_each_letter_and_also_what_is_no_yaml_yet() -> None:
    async with writing() as person:
        await go(person, "question: Hvad gør du")
        await person.type(" Ja")
        assert face(person).question.endswith("går i stå? Ja")
        await person.type(": nu")
        assert face(person).question.endswith("Ja: nu")
        assert face(person).theme == "Mod til mere"


async def test_faults_come_as_one_types_and_go_as_they_are_mended() -> None:
    async with writing() as person:
        assert faults(person) == [] or all("tip" in each for each in faults(person))
        await go(person, "question: Hvad gør du")
        await person.type(" x: y")
        assert faults(person)[0].startswith("17 fejl: teksten indeholder")
        assert person.sees("1 fejl · Ikke gemt")
        assert person.sees("Teksten indeholder »: «", "skriv: question:")
        await person.press(*["backspace"] * 5)
        assert person.sees("Ingen fejl · Gemt")


class SlowDesk(Desk):
    """Files that are only read while the gate is open."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()
        self.gate.set()
        self.read_texts: list[str] = []

    def eyes(self, path: Path) -> Callable[[str], Look]:
        look = super().eyes(path)

        def slowly(text: str) -> Look:
            self.read_texts.append(text)
            assert self.gate.wait(PATIENCE)
            return look(text)

        return slowly


async def test_no_letter_waits_for_the_reading_and_only_the_latest_text_waits_for_it() -> None:
    desk = SlowDesk()
    async with writing(desk=desk) as person:
        await go(person, "question: Hvad gør du")
        before = len(desk.read_texts)
        desk.gate.clear()
        person.send("1")
        await person.until(lambda: len(desk.read_texts) == before + 1, "the reading")
        for key in (*"234:", "space", "5"):
            person.send(key)
        await person.until(lambda: person.sees("stå?1234: 5"), "the letters")
        assert face(person).question.endswith("stå?1234: 5")
        assert len(desk.read_texts) == before + 1
        desk.gate.set()
        await person.until(lambda: faults(person) and "fejl" in faults(person)[0], "what is wrong")
        assert desk.read_texts[before:] == [
            DECK.replace("stå?", "stå?1"),
            DECK.replace("stå?", "stå?1234: 5"),
        ]


async def test_enter_and_f8_go_to_what_is_wrong() -> None:
    async with writing(BROKEN) as person:
        await person.press("f8")
        assert pane(person).cursor_location == (8, 11)
        await person.press("f8")
        assert pane(person).cursor_location[0] == 16
        await person.press("f8")
        assert pane(person).cursor_location == (8, 11)
        await person.press("f6", "end", "home", "down", "enter")
        assert pane(person).cursor_location[0] == 16
        assert pane(person).has_focus
        await person.press("f6", "escape")
        assert pane(person).has_focus and person.here("EditorScreen")


async def test_where_nothing_is_wrong_f8_says_so() -> None:
    async with writing() as person:
        await person.press("f8")
        assert "ingen fejl" in person.said() and pane(person).cursor_location == (0, 0)


async def test_a_click_on_a_fault_goes_there() -> None:
    async with writing(BROKEN) as person:
        await person.click("hverdg", nth=-1)
        assert pane(person).cursor_location[0] == 8


async def test_mending_is_shown_and_undone_in_one_step() -> None:
    async with writing(BROKEN) as person:
        await go(person, "question: Altså")
        await person.press("f4")
        assert person.sees("2 linjer er rettet", "− theme: hverdg", "+ theme: hverdag")
        await person.press("escape")
        mended = pane(person).text
        assert '"Altså: hvad gør du' in mended and "theme: hverdag" in mended
        assert pane(person).cursor_location[0] == 16
        await person.press("ctrl+z")
        assert pane(person).text == BROKEN
        await person.press("ctrl+y")
        assert pane(person).text == mended


async def test_after_mending_one_writes_on_at_the_end_of_the_line() -> None:
    async with writing(BROKEN) as person:
        await go(person, "question: Altså")
        await person.press("end", "f4", "escape")
        row, column = pane(person).cursor_location
        assert pane(person).lines[row].startswith('    question: "Altså') and column == len(pane(person).lines[row])
        await person.press("enter", "type:depth: 2")
        await seen(person)
        assert "\n    depth: 2\n" in pane(person).text and not screen(person).found


async def test_where_nothing_can_be_mended_it_is_said() -> None:
    async with writing() as person:
        await person.press("f4")
        assert "ikke noget, der kan rettes" in person.said()
        assert person.here("EditorScreen")


async def test_a_new_card_with_one_key() -> None:
    async with writing() as person:
        await go(person, "- Hvad gjorde")
        await person.press("f2", "type:Hvem er du?")
        lines = pane(person).lines
        at = lines.index("  - id: nyt-kort")
        assert lines[at - 1] == "" and lines[at - 2].endswith("bagefter?") and "moede" in "".join(lines[at:])
        assert lines[at + 1] == "    question: Hvem er du?"
        assert "    theme: hverdag" in lines[at : at + 3]
        assert person.sees("Ingen fejl")
        await person.press("f2")
        assert "  - id: nyt-kort-2" in pane(person).lines


async def test_tips_are_of_this_card_dim_and_can_be_hidden() -> None:
    async with writing() as person:
        await go(person, "question: Hvad gør du")
        await person.until(lambda: any("tip:" in each for each in faults(person)))
        assert all(each.startswith("17 tip") for each in faults(person))
        await person.press("f7")
        assert faults(person) == []
        await person.press("f7")
        assert faults(person) != []
        await go(person, "title: Vores")
        assert faults(person) == []


# ── writing ──


async def test_enter_goes_on_where_the_line_began_and_tab_is_never_a_tab() -> None:
    async with writing() as person:
        await go(person, "- Hvad sagde du")
        await person.press("enter", "type:Og så?", "enter")
        lines = pane(person).lines
        assert lines[13:15] == ["      - Og så?", "      - "]
        await person.press("enter")
        assert pane(person).lines[14] == ""
        await person.press("tab", "tab", "type:hint", "backspace")
        assert pane(person).lines[14] == "    hin"
        await person.press(*["backspace"] * 4)
        assert pane(person).lines[14] == "  "
        assert "\t" not in pane(person).text


async def test_pasted_cards_keep_their_indentation_and_lose_what_steers() -> None:
    async with writing() as person:
        await go(person, "question: Hvad gør du")
        await person.press("enter", *["backspace"] * 2)
        await person.paste("\x1b[31m  - id: tre\n    question: Hvem\x07 mangler?\n")
        assert "  - id: tre\n    question: Hvem mangler?\n" in pane(person).text
        await person.paste("x" * 30_000)
        assert "x" * 30_000 in pane(person).text


async def test_a_files_text_is_never_markup_and_never_steers() -> None:
    hostile = DECK.replace("Hverdagen", "[@click=app.quit]Hver[/]dag\x1b[31m").replace(
        "Vores kort", "[b]V\u202ex\u2028y\x85z"
    )
    async with writing(hostile) as person:
        assert_clean(person)
        await go(person, "question: Hvornår")
        assert_clean(person)
        assert person.sees("[@click=app.quit]Hver")
        assert pane(person).text == hostile
        await person.type("ø")
        assert pane(person).text == hostile.replace("af en kollega?", "af en kollega?ø")


async def test_every_character_of_a_file_comes_out_as_it_went_in() -> None:
    odd = "title: a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g\ufeff\U0001f469\u200d\U0001f4bb\n\n\n"
    async with writing(odd) as person:
        assert pane(person).text == odd
        assert not screen(person).unsaved
        pane(person).put(odd.replace("title", "titel"))
        assert pane(person).text == odd.replace("title", "titel")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a\nb\nc", "a\nB\nc"),
        ("a", "a\nb\n"),
        ("a\nb\n", "a"),
        ("a\nb", "c\nd"),
        ("", "a\n\n"),
        ("a\n\n", ""),
        ("a\nb\n", "b\n"),
    ],
)
async def test_putting_another_text_there_is_one_step(old: str, new: str) -> None:
    async with writing("x") as person:
        pane(person).text = old
        pane(person).put(new)
        assert pane(person).text == new
        pane(person).undo()
        assert pane(person).text == old


# ── looks ──


async def test_in_a_narrow_window_a_key_shows_the_card() -> None:
    async with writing(size=NARROW) as person:
        await go(person, "question: Hvad gør du")
        assert not card(person).display
        await person.press("f3")
        assert card(person).display and not pane(person).display
        await person.press("escape")
        assert pane(person).has_focus and person.here("EditorScreen")
        await person.press("f3", "f3")
        assert pane(person).has_focus
        await person.resize(*WIDE)
        assert card(person).display and pane(person).display


async def test_without_tree_sitter_the_text_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editorpane, "highlighted", lambda: False)
    async with writing() as person:
        assert not pane(person).is_syntax_aware
        assert person.sees("question: Hvornår fik du sidst")


def colour(person: Person, text: str) -> str:
    """What a text is written in."""
    x, y = person.where(text)[0]
    segment = next(iter(person.strips()[y].crop(x, x + 1)))
    assert segment.style is not None and segment.style.color is not None and segment.style.color.triplet is not None
    return segment.style.color.triplet.hex.upper()


async def test_with_it_keys_have_a_colour_wherever_one_has_scrolled_to() -> None:
    cards = "".join(f"  - id: nummer-{at}\n    question: Hvem er du, {at}?\n" for at in range(200))
    async with writing(DECK + cards) as person:
        night = PALETTES["nat"]
        await go(person, "id: nummer-3")
        assert colour(person, "question: Hvem er du, 2?") == night.tints[Colour.BLUE]
        await go(person, "id: nummer-199")
        assert colour(person, "question: Hvem er du, 198?") == night.tints[Colour.BLUE]
        assert colour(person, "Hvem er du, 198?") == night.ink
        await person.press("enter", "type:hint: ø")
        assert colour(person, "hint: ø") == night.tints[Colour.BLUE]
        await person.press("f6")
        person.app.theme = "papir"
        await person.settle()
        assert colour(person, "question: Hvem er du, 198?") == PALETTES["papir"].tints[Colour.BLUE]


async def test_what_is_wrong_is_underlined_where_it_is() -> None:
    async with writing(BROKEN) as person:
        x, y = person.where("hverdg")[0]
        wrong, right = (next(iter(person.strips()[y].crop(at, at + 1))) for at in (x, x - 3))
        assert wrong.style is not None and wrong.style.underline
        assert right.style is not None and not right.style.underline


@pytest.mark.parametrize("name", PALETTES)
def test_every_kind_of_text_can_be_read(name: str) -> None:
    theme, palette = text_theme(name), PALETTES[name]
    for style in theme.syntax_styles.values():
        assert style.color is not None and style.color.triplet is not None
        for ground in (palette.table, palette.panel):
            assert colours.contrast(style.color.triplet.hex, ground) >= 4.5
    for both in (theme.gutter_style, theme.selection_style, theme.cursor_style, theme.cursor_line_gutter_style):
        assert both is not None and both.color is not None and both.bgcolor is not None
        assert both.color.triplet is not None and both.bgcolor.triplet is not None
        assert colours.contrast(both.color.triplet.hex, both.bgcolor.triplet.hex) >= 4.5


async def test_help_explains_the_screen() -> None:
    async with writing() as person:
        await person.press("f1")
        assert person.sees("Skriv et kortsæt", "F2", "Et nyt kort")
        await person.press("f1")
        assert person.here("EditorScreen") and pane(person).has_focus


# ── playing ──


async def test_what_stands_there_is_played_at_once_and_kept_nowhere() -> None:
    async with writing() as person:
        await go(person, "question: Hvad gør du")
        await person.press("type: Ja?", "f5")
        assert person.here("TableScreen")
        assert not person.live.keeper.lasting
        await person.press("space")
        assert person.table.open_card is not None
        assert person.table.open_card.question.endswith("går i stå? Ja?")
        await person.press("escape", "end", "space", "right", "space")
        assert person.here("SummaryScreen")
        assert person.sees("Det var en prøve", "Tilbage") and not person.sees("forsiden")
        await person.press("escape")
        assert person.here("EditorScreen")
        assert pane(person).cursor_location[0] == 16 and pane(person).has_focus
        assert pane(person).text.endswith("går i stå? Ja?\n")
        assert screen(person).unsaved


async def test_a_deck_with_errors_is_not_played_and_it_is_said_kindly() -> None:
    async with writing(BROKEN) as person:
        await person.press("f5")
        assert person.here("EditorScreen")
        assert "Der er fejl endnu" in person.said()
