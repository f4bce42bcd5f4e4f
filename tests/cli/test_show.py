"""`decks` and `show`: what there is, and what it covers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .helpers import CARDS, Run


def test_the_bundled_deck_is_listed(run: Run) -> None:
    done = run("decks")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^ledelsesgrundlag  Sammen om ledelse$", done.stdout, re.MULTILINE)


def test_a_library_comes_first(run: Run, library: Path) -> None:
    done = run("decks", "--library", library)
    assert done.stdout.startswith("proeve  Prøve\n  3 kort\n")
    assert str(library / "deck" / "proeve.yaml") in done.stdout
    assert "ledelsesgrundlag" in done.stdout


def test_a_broken_deck_is_listed_with_what_to_do(run: Run, library: Path) -> None:
    file = library / "deck" / "itu.yaml"
    file.write_text("format: 1\n", encoding="utf-8")
    done = run("decks", "--library", library)
    assert done.returncode == 0
    assert f"ledelseskort check {file}" in done.stdout


def test_a_deck_of_the_same_name_in_a_library_comes_before_the_bundled_one(run: Run, library: Path) -> None:
    (library / "deck" / "ledelsesgrundlag.yaml").write_text(CARDS, encoding="utf-8")
    assert "Hvad er et?" in run("show", "--library", library).stdout
    assert "Hvad er et?" not in run("show").stdout


def test_the_persons_own_library_is_found(run: Run, library: Path, fenced: Path) -> None:
    own = fenced / "documents" / "Ledelseskort"
    own.parent.mkdir()
    library.rename(own)
    assert "Hvad er et?" in run("show", "proeve").stdout


def test_the_edition_as_people_write_it(run: Run) -> None:
    assert re.search(r"^Udgave 1 · 22\. november 2026 · \w", run("show").stdout, re.MULTILINE)


def test_every_card_stands_under_its_theme(run: Run, library: Path) -> None:
    lines = [line.strip() for line in run("show", "proeve", "--library", library).stdout.splitlines()]
    order = ["● Hverdag", "Hvad er et?", "Hvad er to?", "◆ Fest", "Hvad er tre?", "Hvad var fire?"]
    assert [line for line in lines if line in order] == order


def test_a_retired_card_is_shown_as_such_and_not_counted(run: Run, library: Path) -> None:
    text = run("show", "proeve", "--library", library).stdout
    assert "fire · let · ude af spil" in text
    assert "3 kort i spil" in text


def test_coverage_counts_every_tag_of_every_group(run: Run, library: Path) -> None:
    text = run("show", "proeve", "--library", library).stdout
    assert "Emne: Hverdag 2, Fest 1" in text
    assert "Slags: Let 2, Svær 1" in text


def test_coverage_shows_what_is_missing(run: Run, library: Path) -> None:
    file = library / "deck" / "proeve.yaml"
    file.write_text(CARDS.replace("svaer: Svær", "svaer: Svær, tom: Tom"), encoding="utf-8")
    assert "Tom 0" in run("show", "proeve", "--library", library).stdout


def test_the_fingerprint_changes_with_the_deck(run: Run, library: Path) -> None:
    def fingerprint() -> str:
        found = re.search(r"^Fingeraftryk: ([0-9a-f]{64})$", run("show", "proeve", "--library", library).stdout, re.M)
        assert found is not None
        return found.group(1)

    before = fingerprint()
    assert fingerprint() == before
    file = library / "deck" / "proeve.yaml"
    file.write_text(CARDS.replace("Hvad er et?", "Hvad er ét?"), encoding="utf-8")
    assert fingerprint() != before


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        (["--search", "TRE"], ["Hvad er tre?"]),
        (["--search", "hverdag", "--tag", "svær"], ["Hvad er to?"]),
        (["--tag", "let"], ["Hvad er et?", "Hvad er tre?"]),
    ],
)
def test_only_what_is_searched_for(run: Run, library: Path, choice: list[str], found: list[str]) -> None:
    text = run("show", "proeve", "--library", library, *choice).stdout
    assert [line.strip() for line in text.splitlines() if line.strip().startswith("Hvad")] == found


def test_a_search_without_a_deck_goes_through_all_of_them(run: Run, library: Path) -> None:
    text = run("show", "--library", library, "--search", "hv").stdout
    lines = text.splitlines()
    assert "Prøve" in text and "Sammen om ledelse" in lines and "God ledelse og styring, set fra jeres hverdag" in lines
    assert any(line.strip() == "Hvad er tre?" for line in lines)


def test_a_tag_that_only_one_deck_has_is_found_there(run: Run, library: Path) -> None:
    done = run("show", "--library", library, "--tag", "svær")
    assert (done.returncode, "Hvad er to?" in done.stdout, "Sammen om ledelse" in done.stdout) == (0, True, False)


def test_a_tag_that_no_deck_has_is_told(run: Run) -> None:
    done = run("show", "--tag", "zzz")
    assert (done.returncode, done.stdout) == (2, "") and "»zzz«" in done.stderr


def test_nothing_found(run: Run) -> None:
    done = run("show", "--search", "zzz")
    assert (done.returncode, done.stdout) == (0, "Ingen kort passer. Prøv et andet ord.\n")


@pytest.mark.parametrize("columns", ["20", "80"])
def test_no_line_is_wider_than_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    widest = max(len(line) for line in run("show").stdout.splitlines() if "Fingeraftryk" not in line)
    assert widest <= int(columns)
