"""Decks put together anew: one file to mail, and a few cards of several decks prepared for a meeting."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ledelseskort.deck.bundling import Pick, bundled, prepared
from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.library import Library, bundled_root
from ledelseskort.deck.models import Card, Deck, DeckFile, MemoryPlay, Play, TagGroup, Theme
from ledelseskort.deck.reader import read_deck
from ledelseskort.deck.yaml_text import deck_text
from ledelseskort.errors import Unusable

TODAY = date(2026, 11, 22)
LIBRARY = Library((bundled_root(),))


def reread(deck: DeckFile, folder: Path, name: str) -> Deck:
    """The deck as anybody reads it from its one file."""
    path = folder / f"{name}.yaml"
    path.write_text(deck_text(deck), encoding="utf-8")
    reading = read_deck(path)
    assert reading.diagnostics == ()
    assert reading.deck is not None
    return reading.deck


@pytest.mark.parametrize("name", [found.id for found in LIBRARY.decks()])
def test_every_deck_that_comes_along_is_the_same_in_one_file(name: str, tmp_path: Path) -> None:
    deck = LIBRARY.load(name)
    assert reread(bundled(deck), tmp_path, name) == deck


def deck(name: str, *cards: Card, theme: str = "Mod", **head: object) -> Deck:
    return Deck.model_validate(
        {"id": name, "title": name, "language": "da", "themes": (Theme(id="mod", title=theme),), "cards": cards, **head}
    )


def card(name: str, question: str = "Hvad?", **more: object) -> Card:
    return Card.model_validate({"id": name, "question": question, "theme": "mod", **more})


def test_chosen_cards_are_dealt_in_their_order_with_what_they_need(tmp_path: Path) -> None:
    main, bank = LIBRARY.load("ledelsesgrundlag"), LIBRARY.load("god-ledelse-og-styring")
    picks = [Pick(main, main.playable[9]), Pick(bank, bank.playable[3]), Pick(main, main.playable[0])]
    play = Play(mode=ModeName.MEMORY, length=45, memory=MemoryPlay(cards=4))
    made = prepared(picks, title="Mandagsmøde", purpose="Vi vil se fremad.", play=play, today=TODAY)
    found = reread(made, tmp_path, "mandag")
    assert [each.question for each in found.playable] == [pick.card.question for pick in picks]
    assert found.prepared
    assert (found.title, found.purpose, found.play, found.updated) == ("Mandagsmøde", "Vi vil se fremad.", play, TODAY)
    assert {found.theme(each.theme or "").title for each in found.playable} == {
        pick.deck.theme(pick.card.theme or "").title for pick in picks
    }
    for one, pick in zip(found.playable, picks, strict=True):
        assert [found.tag_title(tag) for tag in one.tags] == [pick.deck.tag_title(tag) for tag in pick.card.tags]


def test_two_decks_that_mean_different_things_by_one_id_keep_both(tmp_path: Path) -> None:
    one = deck("en", card("a", "Hvad er mod?"), card("b"))
    two = deck("to", card("a", "Hvad er ro?"), card("b"), theme="Ro")
    picks = [Pick(one, one.cards[0]), Pick(two, two.cards[0]), Pick(one, one.cards[1]), Pick(two, two.cards[1])]
    made = prepared(picks, title="Begge", purpose=None, play=Play(), today=TODAY)
    found = reread(made, tmp_path, "begge")
    assert [(each.id, each.question, found.theme(each.theme or "").title) for each in found.playable] == [
        ("a", "Hvad er mod?", "Mod"),
        ("to-a", "Hvad er ro?", "Ro"),
        ("b", "Hvad?", "Mod"),
        ("to-b", "Hvad?", "Ro"),
    ]


def test_a_card_chosen_twice_is_there_once(tmp_path: Path) -> None:
    one, copy = deck("en", card("a")), deck("kopi", card("a"))
    picks = [Pick(one, one.cards[0]), Pick(copy, copy.cards[0]), Pick(one, one.cards[0])]
    made = prepared(picks, title="Et", purpose=None, play=Play(), today=TODAY)
    assert [each.id for each in reread(made, tmp_path, "et").cards] == ["a"]


def test_tags_that_another_decks_groups_do_not_know_are_left_out(tmp_path: Path) -> None:
    free = deck("fri", card("a", tags=("ukendt", "dialog")))
    grouped = deck("med", card("b", tags=("dialog",)), tags={"v": TagGroup(title="V", terms={"dialog": "Dialog"})})
    picks = [Pick(free, free.cards[0]), Pick(grouped, grouped.cards[0])]
    made = prepared(picks, title="Begge", purpose=None, play=Play(), today=TODAY)
    assert [each.tags for each in reread(made, tmp_path, "begge").cards] == [("dialog",), ("dialog",)]


def test_what_points_at_cards_that_did_not_come_along_is_left_out(tmp_path: Path) -> None:
    one = deck("en", card("a"), card("b", replaces="a", translated_hash="1234"))
    made = prepared([Pick(one, one.cards[1])], title="Et", purpose=None, play=Play(), today=TODAY)
    assert [each.id for each in reread(made, tmp_path, "et").cards] == ["b"]


def test_ids_stay_within_their_length(tmp_path: Path) -> None:
    long = "x" * 64
    decks = [deck("d" * 60, card(long, f"Hvad er {number}?")) for number in range(12)]
    made = prepared([Pick(each, each.cards[0]) for each in decks], title="L", purpose=None, play=Play(), today=TODAY)
    assert len({each.id for each in reread(made, tmp_path, "l").cards}) == 12


def test_nothing_chosen_is_no_deck() -> None:
    with pytest.raises(Unusable, match="prepared-empty"):
        prepared([], title="Tomt", purpose=None, play=Play(), today=TODAY)
