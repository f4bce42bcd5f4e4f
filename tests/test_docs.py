"""The pages that are made from the program's data are the ones that lie in docs/, and no question is without a card."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from ledelseskort.deck.models import Card, Deck
from ledelseskort.deck.reader import read_deck
from ledelseskort.wording.ways import PARTS, WAYS, way_page
from ledelseskort.wording.words import load

REPOSITORY = Path(__file__).resolve().parents[1]
DOCS = REPOSITORY / "docs"
COUNTED = {
    "Målbilleder": 8,
    "Målopfyldelse": 7,
    "Ordentlighed": 7,
    "Nytænkning": 8,
    "Bæredygtighed": 10,
    "Værdier": 7,
}
"""The guide's questions, counted by hand."""
FITS_A4 = 52
"""Lines of a page in 11 points, with headings and margins."""


@pytest.fixture(scope="module")
def make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_make", DOCS / "make.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def bank() -> Deck:
    deck = read_deck(REPOSITORY / "deck" / "god-ledelse-og-styring.yaml").deck
    assert deck is not None
    return deck


def rows() -> dict[str, list[tuple[int, list[str]]]]:
    """The table of each area in the page as it lies there: number, and ids."""
    areas: dict[str, list[tuple[int, list[str]]]] = {}
    for part in re.split(r"^## ", (DOCS / "daekning.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        found = re.findall(r"^\| (\d+) \|[^|]*\|([^|]*)\|$", part, re.MULTILINE)
        areas[part.splitlines()[0]] = [(int(number), re.findall(r"`([^`]+)`", ids)) for number, ids in found]
    return areas


def test_every_question_of_the_guide_has_a_card() -> None:
    for area, count in COUNTED.items():
        assert [number for number, _ in rows()[area]] == list(range(1, count + 1)), area
        for number, ids in rows()[area]:
            assert ids, f"{area} {number} is without a card"


def test_every_card_on_the_page_exists_and_every_card_is_on_it(bank: Deck) -> None:
    shown = set(re.findall(r"`([a-z0-9-]+)`", (DOCS / "daekning.md").read_text(encoding="utf-8")))
    assert shown - {bank.id, "source"} == {card.id for card in bank.playable}


def test_a_card_without_a_number_is_about_what_came_of_it(make: ModuleType, bank: Deck) -> None:
    unnumbered = {each.source for each in bank.playable if not make.named(each)}
    assert unnumbered == {"Guiden »God ledelse og styring«, det videre arbejde"}


def test_the_pages_are_fresh(make: ModuleType) -> None:
    assert make.stale(make.pages(make.bank(), load()), DOCS) == [], "run: python docs/make.py"
    assert make.main(["--check"]) == 0


def test_a_page_that_is_stale_or_missing_is_told_and_then_mended(
    make: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make, "DOCS", tmp_path)
    (tmp_path / "vendespil.md").write_text("# Vendespil\n", encoding="utf-8")
    assert make.main(["--check"]) == 1
    assert set(capsys.readouterr().out.split()) == {"daekning.md", *make.PAGES.values()}
    assert (tmp_path / "vendespil.md").read_text(encoding="utf-8") == "# Vendespil\n"
    assert make.main([]) == 0
    assert make.main(["--check"]) == 0
    assert (tmp_path / "vendespil.md").read_bytes() == (DOCS / "vendespil.md").read_bytes()


def card(source: str) -> Card:
    return Card(id="et-kort", question="Hvad nu?", source=source)


def test_a_source_may_name_several_questions_and_none_that_the_guide_does_not_have(make: ModuleType) -> None:
    both = "Guiden »God ledelse og styring«, nytænkning 8; Guiden »God ledelse og styring«, bæredygtighed 10"
    met = make.coverage([card(both)])
    assert {question for question, ids in met.items() if ids} == {("nytænkning", 8), ("bæredygtighed", 10)}
    with pytest.raises(ValueError, match="ordentlighed 8"):
        make.coverage([card("Guiden »God ledelse og styring«, ordentlighed 8")])


def test_a_question_without_a_card_is_seen(make: ModuleType, bank: Deck) -> None:
    fewer = [each for each in bank.playable if ("værdier", 4) not in make.named(each)]
    assert "| 4 | at udfordre sig selv og gribe chancen | – |" in make.coverage_page(fewer)


@pytest.mark.parametrize("way", WAYS)
def test_each_way_has_a_page_that_fits_a_sheet(make: ModuleType, way: str) -> None:
    page = way_page(load(), way)
    assert len(page.parts) == len(PARTS)
    text = (DOCS / make.PAGES[way]).read_text(encoding="utf-8")
    for line in (page.title, page.how, *(each for part in page.parts for each in (part.heading, *part.lines))):
        assert line.strip() and line in text
    assert sum(1 + len(line) // 85 for line in text.splitlines()) <= FITS_A4
