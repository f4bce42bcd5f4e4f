"""Translated decks: a card that is not made from its original as that is now is told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledelseskort.cli.main import main
from ledelseskort.deck.diagnostics import Severity
from ledelseskort.deck.models import Card
from ledelseskort.deck.reader import read_deck
from ledelseskort.deck.translation import fingerprint, outdated
from ledelseskort.errors import DONE

HEAD = "format: 1\ntitle: X\nlanguage: {language}\nthemes: [{{id: t, title: T}}]\n"
ORIGINAL = HEAD.format(language="da") + "cards:\n  - {id: a, question: Hvad nu?}\n  - {id: b, question: Hvem så?}\n"
A, B = (fingerprint(Card(id=name, question=text)) for name, text in (("a", "Hvad nu?"), ("b", "Hvem så?")))


def translated(folder: Path, cards: str, original: str = ORIGINAL) -> Path:
    (folder / "min.yaml").write_text(original, encoding="utf-8")
    path = folder / "mine.yaml"
    path.write_text(HEAD.format(language="en") + f"translation_of: min\ncards:\n{cards}", encoding="utf-8")
    return path


def told(path: Path) -> list[tuple[str, str, int, object]]:
    found = outdated([read_deck(path)])
    assert all(each.severity is Severity.WARNING for each in found)
    return [(str(each.code), each.variant, each.place.line, each.parameters["name"]) for each in found]


def test_a_translation_of_the_cards_as_they_are_is_up_to_date(tmp_path: Path) -> None:
    cards = f"  - {{id: a, question: What now?, translated_hash: '{A}'}}\n"
    cards += f"  - {{id: b, question: Who then?, translated_hash: '{B}'}}\n"
    assert told(translated(tmp_path, cards)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hvad nu?", "Hvad så?"),
        ("question: Hvad nu?", "question: Hvad nu?, hint: Vent."),
        ("question: Hvad nu?", "question: Hvad nu?, situation: Det regner."),
        ("question: Hvad nu?", "question: Hvad nu?, follow_ups: [Hvorfor?]"),
    ],
)
def test_a_card_that_has_changed_since_is_told_where_its_mark_stands(tmp_path: Path, old: str, new: str) -> None:
    cards = f"  - id: a\n    question: What now?\n    translated_hash: '{A}'\n"
    cards += f"  - {{id: b, question: Who then?, translated_hash: '{B}'}}\n"
    path = translated(tmp_path, cards, ORIGINAL.replace(old, new))
    assert told(path) == [("translation-changed", "", 9, "a")]


def test_what_is_no_text_of_the_card_does_not_count(tmp_path: Path) -> None:
    cards = f"  - {{id: a, question: What now?, translated_hash: '{A}'}}\n"
    cards += f"  - {{id: b, question: Who then?, translated_hash: '{B}'}}\n"
    changed = ORIGINAL.replace("question: Hvad nu?", "question: Hvad nu?, depth: 3, minutes: 4, source: Et sted")
    assert told(translated(tmp_path, cards, changed)) == []


def test_what_is_not_marked_not_translated_or_not_there_is_told(tmp_path: Path) -> None:
    path = translated(tmp_path, "  - {id: a, question: What now?}\n  - {id: c, question: Where?}\n")
    assert told(path) == [
        ("translation-changed", "unmarked", 7, "a"),
        ("translation-unknown", "", 8, "c"),
        ("translation-missing", "", 5, "b"),
    ]


def test_the_advice_makes_it_up_to_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = translated(tmp_path, "  - id: a\n    question: What now?\n  - id: b\n    question: Who then?\n")
    assert main(("check", str(path))) == DONE
    out = capsys.readouterr().out
    assert f"translated_hash: {A}" in out and f"translated_hash: {B}" in out
    lines = path.read_text().replace("now?\n", f'now?\n    translated_hash: "{A}"\n')
    path.write_text(lines.replace("then?\n", f'then?\n    translated_hash: "{B}"\n'))
    assert main(("check", str(path))) == DONE
    assert "[translation-" not in capsys.readouterr().out


def test_without_its_original_nothing_is_said(tmp_path: Path) -> None:
    path = translated(tmp_path, "  - {id: a, question: What now?}\n")
    (tmp_path / "min.yaml").unlink()
    assert told(path) == []
