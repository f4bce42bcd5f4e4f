"""A prepared meeting as a file: it is found where it was saved or mailed, and played as it was prepared."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledelseskort.wording.words import load

from .helpers import Run

PREPARED = """format: 1
title: Mandag
language: da
purpose: Vi vil prøve det.
themes:
  - {id: mod, title: Mod}
play: {mode: MODE, length: 40}
select: [tre, et, to]
cards:
  - {id: et, question: Hvad er et?}
  - {id: to, question: Hvad er to?, depth: 3}
  - {id: tre, question: Hvad er tre?, depth: 2}
"""


@pytest.fixture
def own(fenced: Path) -> Path:
    """The person's own folder."""
    folder = fenced / "documents" / "Ledelseskort"
    folder.mkdir(parents=True)
    return folder


def asked(said: str) -> list[str]:
    """The questions that were met, in their order, each once."""
    places = {question: said.find(f"Spørgsmål: Hvad er {question}?") for question in ("et", "to", "tre")}
    return sorted((question for question, at in places.items() if at >= 0), key=places.__getitem__)


def test_a_deck_that_lies_loose_in_ones_own_folder_is_found(run: Run, own: Path) -> None:
    (own / "mandag.yaml").write_text(PREPARED.replace("MODE", "memory"), encoding="utf-8")
    (own / "referat.md").write_text("# Referat", encoding="utf-8")
    done = run("decks")
    assert "mandag  Mandag\n  3 kort\n" in done.stdout and "referat" not in done.stdout
    assert "Hvad er tre?" in run("show", "mandag").stdout


def test_a_deck_in_order_comes_before_a_loose_one_of_the_same_name(run: Run, own: Path) -> None:
    (own / "deck").mkdir()
    (own / "deck" / "mandag.yaml").write_text(PREPARED.replace("MODE", "memory"), encoding="utf-8")
    (own / "mandag.yaml").write_text(PREPARED.replace("MODE", "memory").replace("Mandag", "Løs"), encoding="utf-8")
    done = run("decks")
    assert "mandag  Mandag\n" in done.stdout and "Løs" not in done.stdout


def test_another_folder_without_deck_in_it_is_still_no_library(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mandag.yaml").write_text(PREPARED.replace("MODE", "memory"), encoding="utf-8")
    assert run("decks", "--library", tmp_path).returncode == 2


@pytest.mark.parametrize("way", ["pass-around", "memory", "hand-over"])
def test_the_file_is_played_in_its_way_its_length_and_its_order(run: Run, tmp_path: Path, way: str) -> None:
    file = tmp_path / "mandag.yaml"
    file.write_text(PREPARED.replace("MODE", way), encoding="utf-8")
    done = run("play", file, "--plain", "--keep-nothing", stdin="3\n" + "\n" * 60)
    assert done.returncode == 0
    assert "Vi vil prøve det." in done.stdout
    assert asked(done.stdout) == ["tre", "et", "to"]
    assert load()("plain.mode") not in done.stdout


def test_a_meeting_prepared_for_one_alone_asks_nobody_how_many_they_are(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mandag.yaml"
    file.write_text(PREPARED.replace("MODE", "alone"), encoding="utf-8")
    done = run("play", file, "--plain", "--keep-nothing", stdin="\n" * 5)
    assert asked(done.stdout)[:1] == ["tre"]
    assert "Hvor mange er I?" not in done.stdout
