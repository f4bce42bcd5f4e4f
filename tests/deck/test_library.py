"""Decks are found by path and by id, in one or more libraries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ledelseskort.deck.library import Broken, Library, bundled_root, is_library
from ledelseskort.errors import NotFound, Unusable

Write = Callable[[str, str | bytes], Path]

DECK = """format: 1
title: {title}
language: da
edition: "2"
themes:
  - {{id: et, title: Et}}
cards:
  - {{id: a, question: Hvad gør du?}}
  - {{id: b, question: Hvem gør det?, retired: true}}
"""


@pytest.fixture
def library(write: Write, tmp_path: Path) -> Library:
    """Two libraries: one with a good, a broken and a hidden deck, one with a deck of the same id and one more."""
    write("en/deck/faelles.yaml", DECK.format(title="Fælles"))
    write("en/deck/brudt.yaml", "title: a: b\n")
    write("en/deck/.skjult.yaml", DECK.format(title="Skjult"))
    write("en/deck/noter.txt", "noter")
    write("to/deck/faelles.yml", DECK.format(title="Overskygget"))
    write("to/deck/Kun her.yaml", DECK.format(title="Kun her"))
    return Library([tmp_path / "en", tmp_path / "to"])


def test_every_deck_is_listed_the_broken_as_broken(library: Library) -> None:
    listed = [(deck.id, deck.title, deck.cards, deck.edition, deck.broken) for deck in library.decks()]
    assert listed == [
        ("brudt", "brudt", 0, None, True),
        ("faelles", "Fælles", 1, "2", False),
        ("kun-her", "Kun her", 1, "2", False),
    ]


def test_a_deck_is_found_by_id_and_by_path(library: Library, tmp_path: Path) -> None:
    assert library.load("faelles").title == "Fælles"
    assert library.load("Kun her").title == "Kun her"
    assert library.load(str(tmp_path / "to" / "deck" / "faelles.yml")).title == "Overskygget"


@pytest.mark.parametrize(
    "name", ["../faelles", "deck/../../en/deck/faelles.yaml.", "/etc/nej", "nej.yaml", "a\0b.yaml"]
)
def test_a_path_that_is_not_there(library: Library, name: str) -> None:
    with pytest.raises(NotFound) as refusal:
        library.load(name)
    assert refusal.value.code == "file-unknown"


def test_an_unknown_id_is_met_with_the_near_one(library: Library) -> None:
    with pytest.raises(NotFound) as refusal:
        library.find("fælles-kort")
    assert (refusal.value.code, refusal.value.parameters["near"]) == ("deck-unknown-near", "faelles")
    for name in ("xyzzy", "", "…"):
        with pytest.raises(NotFound) as refusal:
            library.find(name)
        assert refusal.value.code == "deck-unknown"


def test_a_broken_deck_comes_with_its_diagnostics(library: Library) -> None:
    with pytest.raises(Broken) as refusal:
        library.load("brudt")
    assert isinstance(refusal.value, Unusable)
    assert refusal.value.code == "deck-broken"
    assert refusal.value.diagnostics
    assert refusal.value.parameters["name"] == "brudt"


def test_a_folder_that_is_no_library(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nej", tmp_path / "n\0ej"):
        assert not is_library(folder)
        with pytest.raises(NotFound, match="not-a-library"):
            Library([folder])


def test_the_bundled_library_has_the_deck_that_is_played_when_none_is_named() -> None:
    assert Library([bundled_root()]).load().playable


def test_a_packaged_library_is_found_in_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_library" / "deck").mkdir(parents=True)
    monkeypatch.setattr("importlib.resources.files", lambda package: tmp_path)
    assert bundled_root() == tmp_path / "_library"
