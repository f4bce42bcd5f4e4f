"""A file while it is written is seen with the eyes of its deck, and by the text that stands there now."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.eyes import Eyes, hints
from ledelseskort.deck.library import bundled_root

DECK = """\
format: 1
title: Prøve
language: da
themes: [{id: hverdag, title: Hverdag, colour: red}, {id: mod, title: Mod}]
card_files: [cards/a.yaml, cards/b.yaml]
"""
CARDS = "format: 1\ntheme: hverdag\ncards:\n  - {id: et, question: Hvornår lyttede du sidst til en kollega?}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("deck", "cards"):
        (tmp_path / folder).mkdir()
    (tmp_path / "deck" / "andet.yaml").write_text("format: 1\ntitle: [\n")
    (tmp_path / "deck" / "vores.yaml").write_text(DECK)
    (tmp_path / "cards" / "a.yaml").write_text(CARDS)
    (tmp_path / "cards" / "b.yaml").write_text(CARDS.replace("et,", "to,"))
    return tmp_path


def test_a_card_file_has_its_decks_themes_and_its_faults(root: Path) -> None:
    path = root / "cards" / "a.yaml"
    eyes = Eyes(path)
    look = eyes.look(CARDS.replace("hverdag", "hverdg"))
    assert [each.code for each in look.diagnostics] == [Code.VALUE_ENUM]
    assert list(look.themes) == ["hverdag", "mod"]
    assert look.deck is None
    right = eyes.look(CARDS)
    assert right.diagnostics == () and right.elsewhere == ()
    assert right.deck is not None
    assert [card.id for card in right.deck.cards] == ["et"]
    assert (right.theme, right.language, set(right.taken)) == ("hverdag", "da", {"et", "to"})


def test_what_is_wrong_elsewhere_is_told_apart(root: Path) -> None:
    (root / "cards" / "b.yaml").write_text("cards: [\n")
    deck = Eyes(root / "deck" / "vores.yaml").look(DECK)
    assert deck.diagnostics == ()
    assert {Path(each.place.file).name for each in deck.elsewhere} == {"b.yaml"}
    assert [file.name for file in deck.files] == ["a.yaml", "b.yaml"]
    assert Eyes(root / "cards" / "a.yaml").look(CARDS).diagnostics == ()


def test_a_card_file_without_a_deck_can_be_played_by_itself(tmp_path: Path) -> None:
    look = Eyes(tmp_path / "løse kort.yaml").look(CARDS)
    assert look.deck is not None
    assert [theme.title for theme in look.deck.themes] == ["hverdag"]
    assert Eyes(tmp_path / "tom.yaml").look("").deck is None


def test_a_deck_that_is_gone_is_no_trouble(root: Path) -> None:
    eyes = Eyes(root / "cards" / "a.yaml")
    assert eyes.look(CARDS).themes
    (root / "deck" / "vores.yaml").unlink()
    assert eyes.look(CARDS).diagnostics == ()


def test_a_deck_with_faults_still_dresses_its_cards() -> None:
    look = Eyes(Path("x.yaml")).look(f"{DECK}cards:\n  - question: a: b\n".replace("colour: red", "colour: pink"))
    assert look.deck is None
    assert look.themes["mod"].title == "Mod"


def test_tips_are_of_one_card_and_of_cards_without_errors(root: Path) -> None:
    text = DECK.replace("card_files: [cards/a.yaml, cards/b.yaml]", "cards:") + (
        "  - {id: et, theme: mod, question: Gik det godt?}\n"
        "  - {id: to, theme: mod, question: Gik det godt, depth: 9}\n"
    )
    look = Eyes(root / "deck" / "vores.yaml").look(text)
    told = hints(look, 5)
    assert told and all(each.place.line == 6 for each in told)
    assert Code.CRAFT_OPENING in {each.code for each in told}
    assert hints(look, 6) == () and hints(look, 0) == ()


@pytest.mark.parametrize("deck", sorted((bundled_root() / "deck").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_deck_that_comes_along_is_seen_without_faults(deck: Path) -> None:
    look = Eyes(deck).look(deck.read_text(encoding="utf-8"))
    assert look.diagnostics == () and look.elsewhere == ()
    assert look.deck is not None
