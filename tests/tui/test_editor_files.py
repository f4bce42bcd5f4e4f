"""The editor and its file: saving, what others save meanwhile, leaving, card files, files that came along, $EDITOR."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events

from ledelseskort.deck.bundling import bundled as as_one_file
from ledelseskort.deck.reader import read_deck
from ledelseskort.errors import Unkept, Unusable
from ledelseskort.tui.editor import EditorScreen

from .desk import Desk
from .harness import Person
from .test_editor import BROKEN, DECK, PATH, faults, go, pane, screen, seen, writing

THEIRS = DECK.replace("Vores kort", "Deres kort")


async def look_around(person: Person) -> None:
    """Back from another window."""
    person.app.post_message(events.AppFocus())
    await person.settle()
    screen(person).look_around()
    await person.settle()


async def test_ctrl_s_saves_whatever_stands_there_and_says_so() -> None:
    desk = Desk()
    async with writing(BROKEN, desk=desk) as person:
        await go(person, "title:")
        await person.type(" nu")
        assert person.sees("Ikke gemt")
        await person.press("ctrl+s")
        assert desk.held[PATH].decode() == BROKEN.replace("Vores kort", "Vores kort nu")
        assert person.sees("2 fejl · Gemt")
        await person.press("escape")
        assert person.here("HomeScreen")


async def test_a_file_keeps_its_line_ends_and_its_mark() -> None:
    desk = Desk()
    desk.held[PATH] = b"\xef\xbb\xbf" + DECK.replace("\n", "\r\n").encode()
    async with writing(desk=desk) as person:
        await go(person, "title:")
        await person.press("type: nu", "ctrl+s")
    assert (
        desk.held[PATH] == b"\xef\xbb\xbf" + DECK.replace("Vores kort", "Vores kort nu").replace("\n", "\r\n").encode()
    )


async def test_where_it_cannot_be_saved_one_sentence_says_why_and_nothing_is_lost() -> None:
    desk = Desk()
    async with writing(desk=desk) as person:
        await go(person, "title:")
        await person.type(" nu")
        desk.trouble = Unkept("file-disk-full", path="vores.yaml")
        await person.press("ctrl+s")
        assert "Der er ikke plads på disken" in person.said()
        assert person.sees("Ingen fejl · Ikke gemt", "Der er ikke plads på disken")  # one does not cover the other
        assert screen(person).unsaved and person.sees("Vores kort nu")
        await person.press("escape", "space")
        assert person.here("EditorScreen")


@pytest.mark.parametrize(
    ("answer", "kept", "left"), [("home", True, True), ("down", False, True), ("end", False, False)]
)
async def test_leaving_asks_where_something_is_not_saved(answer: str, kept: bool, left: bool) -> None:
    desk = Desk()
    async with writing(desk=desk) as person:
        await go(person, "title:")
        await person.press("type: nu", "escape")
        assert person.sees("Vil du gemme »vores.yaml«?", "Gem", "Kassér", "Bliv")
        await person.press(answer, "space")
        assert (b"Vores kort nu" in desk.held[PATH]) is kept
        assert person.here("HomeScreen") is left
        assert left or pane(person).text.count("Vores kort nu")


async def test_closing_the_program_asks_too() -> None:
    async with writing() as person:
        await go(person, "title:")
        await person.press("type: nu", "ctrl+q")
        assert person.sees("Vil du gemme")
        await person.press("end", "space")
        assert person.here("EditorScreen") and person.app.is_running


# ── what others save ──


async def test_what_another_has_saved_is_not_written_over_unasked() -> None:
    desk = Desk()
    async with writing(desk=desk) as person:
        await go(person, "title:")
        await person.type(" nu")
        desk.held[PATH] = THEIRS.encode()
        await person.press("ctrl+s")
        assert person.sees("Filen er gemt af en anden")
        await person.press("space")
        assert desk.held[PATH] == THEIRS.encode()
        await person.press("ctrl+r", "end", "space")
        assert b"Vores kort nu" in desk.held[PATH]
        assert person.sees("Gemt")


async def test_their_text_can_be_read_and_taken_back() -> None:
    desk = Desk()
    async with writing(desk=desk) as person:
        await go(person, "title:")
        await person.type(" nu")
        desk.held[PATH] = THEIRS.encode()
        await look_around(person)
        assert person.sees("Gemt af en anden imens: ctrl+r")
        await person.press("ctrl+r", "down", "space")
        assert pane(person).text == THEIRS
        assert not person.sees("af en anden imens: ctrl+r")
        await person.press("ctrl+z")
        assert "Vores kort nu" in pane(person).text
        await person.press("ctrl+s")
        assert b"Vores kort nu" in desk.held[PATH]


async def test_with_nothing_unsaved_theirs_is_read_at_once() -> None:
    desk = Desk()
    async with writing(desk=desk) as person:
        await go(person, "question: Hvad gør du")
        desk.held[PATH] = THEIRS.encode()
        await look_around(person)
        assert pane(person).text == THEIRS
        assert pane(person).cursor_location[0] == 16
        assert "gemt af en anden" in person.said()
        assert not screen(person).unsaved


# ── other files ──


async def test_a_file_that_is_not_there_begins_with_a_deck_to_begin_from() -> None:
    desk = Desk()
    async with writing("", desk=desk) as person:
        assert pane(person).text.startswith("# Et kortsæt til ledelseskort.")
        assert person.sees("Ingen fejl · Ikke gemt")
        assert desk.held == {}
        await person.press("ctrl+s")
        assert PATH in desk.held


async def test_what_is_no_text_is_told_and_not_opened() -> None:
    desk = Desk()
    desk.held[Path("billede.yaml")] = b"\x89PNG\r\n\x1a\n\0\0\0"
    async with writing(desk=desk) as person:
        person.app.edit(Path("billede.yaml"))
        await person.settle()
        assert "ikke en tekst, der kan skrives i" in person.said()
        assert sum(isinstance(each, EditorScreen) for each in person.app.screen_stack) == 1


async def test_a_file_that_came_along_becomes_a_copy_of_ones_own() -> None:
    desk = Desk()
    desk.bundled.add(PATH)
    async with writing(desk=desk) as person:
        assert person.sees("Følger med programmet", "Lav din egen kopi")
        await person.press("type:ø", "f2", "f4")
        assert pane(person).text == DECK
        assert "ctrl+s laver din egen kopi" in person.said()
        await person.press("ctrl+s")
        copy = desk.own / "deck" / "Vores kort.yaml"
        assert desk.held[copy].decode() == DECK
        assert screen(person).written.path == copy and not pane(person).read_only
        assert [each for each in person.app.screen_stack if isinstance(each, EditorScreen)] == [screen(person)]


async def test_a_copy_of_a_deck_of_several_files_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "deck" / "vores.yaml"
    for folder in ("deck", "cards"):
        (tmp_path / folder).mkdir()
    head, _, cards = DECK.partition("cards:")
    path.write_text(f"{head}card_files: [cards/a.yaml]\n")
    (tmp_path / "cards" / "a.yaml").write_text(f"format: 1\ncards:{cards}")
    desk = Desk()
    desk.held[path] = path.read_bytes()
    desk.held[tmp_path / "cards" / "a.yaml"] = (tmp_path / "cards" / "a.yaml").read_bytes()
    desk.bundled.add(path)
    async with writing(desk=desk, path=path) as person:
        await person.press("ctrl+s")
        copied = desk.held[desk.own / "deck" / "Vores kort.yaml"].decode()
        assert "card_files" not in copied and "Hvad gør du" in copied
    whole, there = read_deck(Path("x.yaml"), {Path("x.yaml"): copied}).deck, read_deck(path).deck
    assert whole is not None and there is not None
    assert as_one_file(whole) == as_one_file(there)


async def test_card_files_are_opened_and_told_of_from_their_deck(tmp_path: Path) -> None:
    path, cards = tmp_path / "deck" / "vores.yaml", [tmp_path / "cards" / name for name in ("a.yaml", "b.yaml")]
    for folder in ("deck", "cards"):
        (tmp_path / folder).mkdir()
    path.write_text(f"{DECK.partition('cards:')[0]}card_files:\n  - cards/a.yaml\n  - cards/b.yaml\n")
    cards[0].write_text("format: 1\ntheme: mod\ncards:\n  - {id: et, question: Hvem er du?}\n")
    cards[1].write_text("format: 1\ntheme: mood\ncards:\n  - {id: to, question: Hvem er du?}\n")
    desk = Desk()
    desk.held |= {each: each.read_bytes() for each in (path, *cards)}
    async with writing(desk=desk, path=path) as person:
        assert faults(person)[0].startswith("2 fejl: b.yaml:")
        await person.press("f2")
        assert "Kortene står i kortfilerne" in person.said()
        await go(person, "cards/a.yaml")
        await person.press("ctrl+o")
        await seen(person)
        assert screen(person).written.path.name == "a.yaml"
        assert screen(person).found == ()
        await person.press("escape")
        await go(person, "title:")
        await person.press("ctrl+o", "down", "space")
        await seen(person)
        assert screen(person).written.path.name == "b.yaml"
        assert faults(person)[0].startswith("2 fejl: »theme« kan ikke være »mood«")
        await person.press("escape", "f6", "enter")
        assert screen(person).written.path.name == "b.yaml"
        assert pane(person).cursor_location[0] == 1


# ── one's own editor ──


def with_editor(person: Person, run: Callable[[Path], None] | None, monkeypatch: pytest.MonkeyPatch) -> None:
    person.app.services = replace(person.app.services, outside=run)
    monkeypatch.setattr(person.app, "suspend", nullcontext)


async def test_ones_own_editor_gets_what_stands_there_and_what_it_saves_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = Desk()
    async with writing(desk=desk) as person:

        def outside(path: Path) -> None:
            assert b"Vores kort nu" in desk.held[path]
            desk.held[path] = THEIRS.encode()

        with_editor(person, outside, monkeypatch)
        await go(person, "title:")
        await person.press("type: nu", "f9")
        assert pane(person).text == THEIRS
        assert not screen(person).unsaved


async def test_without_an_editor_or_with_one_that_is_not_there_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    async with writing() as person:
        await person.press("f9")
        assert "ingen anden editor" in person.said()

        def outside(path: Path) -> None:
            raise Unusable("editor-not-started", name="findes-ikke")

        with_editor(person, outside, monkeypatch)
        await person.press("f9")
        assert "»findes-ikke« kan ikke startes" in person.said()


async def test_where_the_screen_cannot_be_lent_out_it_is_said() -> None:
    async with writing() as person:
        person.app.services = replace(person.app.services, outside=lambda path: None)
        await person.press("f9")
        assert "kan der ikke åbnes en anden editor" in person.said()
