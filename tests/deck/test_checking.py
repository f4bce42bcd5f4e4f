"""What is wrong with a file's data is told with our codes, at the place in the file."""

from __future__ import annotations

import pytest

from ledelseskort.deck.diagnostics import Code, Diagnostic
from ledelseskort.deck.findings import LIMIT
from ledelseskort.deck.models import CardFile, DeckFile
from ledelseskort.deck.part import part_of
from ledelseskort.deck.source import Source

DECK = """format: 1
title: Sammen
language: da
themes:
  - {id: t, title: Emne}
cards:
  - id: a
    question: Hvad gør du?
"""


def faults(text: str, model: type[DeckFile] | type[CardFile] = DeckFile) -> tuple[Diagnostic, ...]:
    return part_of(Source("x", text), model).findings.shown


def test_a_whole_deck_has_no_faults() -> None:
    assert faults(DECK) == ()


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column"),
    [
        ("title: Sammen", "titel: Sammen", Code.KEY_UNKNOWN, 2, 1),
        ("format: 1\n", "", Code.KEY_MISSING, 1, 1),
        ("format: 1", "format: 2", Code.VALUE_ENUM, 1, 9),
        ("title: Sammen", "title: 2026", Code.TYPE_STR, 2, 8),
        ("title: Sammen", "title: true", Code.TYPE_STR, 2, 8),
        ("title: Sammen", "title: [a, b]", Code.TYPE_STR, 2, 8),
        ("title: Sammen", "title:", Code.VALUE_EMPTY, 2, 1),
        ("title: Sammen", "title: ' '", Code.VALUE_EMPTY, 2, 8),
        ("title: Sammen", f"title: {'a' * 201}", Code.VALUE_RANGE, 2, 8),
        ("language: da", "language: dansk", Code.VALUE_PATTERN, 3, 11),
        ("language: da", "language: da\nupdated: i går", Code.VALUE_PATTERN, 4, 10),
        ("language: da", "language: da\nlinks: [{title: x, url: a b}]", Code.VALUE_PATTERN, 4, 25),
        ("language: da", "language: da\nplay: {memory: {cards: 99}}", Code.VALUE_RANGE, 4, 24),
        ("language: da", "language: da\nplay: {mode: skak}", Code.VALUE_ENUM, 4, 14),
        ("language: da", "language: da\nplay: {mode: 3}", Code.VALUE_ENUM, 4, 14),
        ("language: da", "language: da\nplay: {hand_ove: {talk: 3}}", Code.KEY_UNKNOWN, 4, 8),
        ("language: da", "language: da\ntags: {Værdi: {title: x, terms: {}}}", Code.VALUE_PATTERN, 4, 8),
        ("language: da", "language: da\ntags: {v: {title: x, terms: {a: 1}}}", Code.TYPE_STR, 4, 33),
        ("language: da", "language: da\nsteps: [{title: x, text: y, seats: mange}]", Code.VALUE_PATTERN, 4, 36),
        ("title: Emne", "title: Emne, symbol: heart", Code.VALUE_ENUM, 5, 34),
        ("title: Emne", "title: Emne, colour: 3", Code.VALUE_ENUM, 5, 34),
        ("id: t,", "id: Å t,", Code.VALUE_PATTERN, 5, 10),
        ("  - {id: t, title: Emne}", "  nej", Code.TYPE_LIST, 5, 3),
        ("id: a", "id: Et kort", Code.VALUE_PATTERN, 7, 9),
        ("id: a", f"id: {'a' * 65}", Code.VALUE_RANGE, 7, 9),
        ("id: a", "id: 1", Code.TYPE_STR, 7, 9),
        ("    question: Hvad gør du?\n", "", Code.KEY_MISSING, 7, 5),
        ("question: Hvad gør du?", "question: Hvad?\n    depth: 4", Code.VALUE_ENUM, 9, 12),
        ("question: Hvad gør du?", "question: Hvad?\n    minutes: ti", Code.TYPE_INT, 9, 14),
        ("question: Hvad gør du?", "question: Hvad?\n    minutes: 0", Code.VALUE_RANGE, 9, 14),
        ("question: Hvad gør du?", "question: Hvad?\n    minutes: 1.5", Code.TYPE_INT, 9, 14),
        ("question: Hvad gør du?", "question: Hvad?\n    retired: ja", Code.VALUE_ENUM, 9, 14),
        ("question: Hvad gør du?", "question: Hvad?\n    tags: dialog", Code.TYPE_LIST, 9, 11),
        ("question: Hvad gør du?", "question: Hvad?\n    tags:", Code.VALUE_EMPTY, 9, 5),
        ("question: Hvad gør du?", "question: Hvad?\n    follow_ups: [a, b, c, d, e, f, g]", Code.VALUE_RANGE, 9, 17),
        ("question: Hvad gør du?", "spørgsmål: Hvad?", Code.KEY_UNKNOWN, 8, 5),
        ("  - id: a\n    question: Hvad gør du?\n", "  a: b\n", Code.TYPE_LIST, 7, 3),
        ("  - id: a\n    question: Hvad gør du?\n", "  - hej\n", Code.TYPE_MAP, 7, 5),
    ],
)
def test_a_fault_has_its_code_and_place(old: str, new: str, code: Code, line: int, column: int) -> None:
    assert old in DECK
    found = [(each.code, each.place.line, each.place.column) for each in faults(DECK.replace(old, new))]
    assert (code, line, column) in found


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("qestion", "question"),
        ("spørgsmål", "question"),
        ("dybde", "depth"),
        ("Tags", "tags"),
        ("followups", "follow_ups"),
    ],
)
def test_an_unknown_key_is_met_with_the_near_one(written: str, meant: str) -> None:
    (found,) = [each for each in faults(f"{DECK}    {written}: x\n") if each.code is Code.KEY_UNKNOWN]
    assert (found.variant or "near") in ("near", "danish")
    assert found.parameters["near"] == meant


def test_the_near_key_is_one_that_may_stand_there() -> None:
    (found,) = faults(f"{DECK}languag: da\n")
    assert found.parameters["near"] == "language"
    (found,) = faults(f"{DECK}    languag: da\n")
    assert found.parameters["near"] == ""


def test_all_that_is_missing_is_told() -> None:
    found = faults("themes: []\n")
    assert [each.parameters["name"] for each in found] == ["title", "language", "format"]


def test_an_id_is_spelled_as_it_could_be() -> None:
    (found,) = faults(DECK.replace("id: a", "id: Når gøgen kukker"))
    assert found.parameters["near"] == "naar-goegen-kukker"


def test_what_was_refused_is_not_told_again() -> None:
    assert [each.code for each in faults(DECK.replace("Sammen", "!!int Sammen"))] == [Code.YAML_TAG]
    assert [each.code for each in faults(DECK.replace("Sammen", "*x"))] == [Code.YAML_ANCHOR]


def test_no_word_of_the_checker_is_passed_on() -> None:
    text = DECK.replace("language: da", "language: d\nplay: {length: x, mode: x}\nlinks: 3\nsteps: [1]")
    said = " ".join(str(value) for each in faults(text) for value in each.parameters.values())
    assert "Input" not in said
    assert "should" not in said


def test_a_file_shows_its_first_and_counts_the_rest() -> None:
    part = part_of(Source("x", DECK + "".join(f"k{number}: 1\n" for number in range(250))), DeckFile)
    assert len(part.findings.shown) == LIMIT
    assert part.findings.left_out == 50


def test_errors_are_shown_before_warnings_when_there_are_too_many() -> None:
    text = "".join(f"# {number}\u00a0\n" for number in range(300)) + DECK.replace("format: 1", "format: 9")
    part = part_of(Source("x", text), DeckFile)
    assert len(part.findings.shown) == LIMIT
    assert part.findings.shown[-1].code is Code.VALUE_ENUM
    assert part.findings.left_out == 101


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("# kun en bemærkning\n", Code.FILE_EMPTY),
        ("Hej med dig\n", Code.FILE_NOT_YAML),
        ("12\n", Code.TYPE_MAP),
        ("- a\n- b\n", Code.TYPE_MAP),
    ],
)
def test_a_file_that_is_no_map(text: str, code: Code) -> None:
    assert [each.code for each in faults(text)] == [code]


def test_a_card_file_is_checked_as_one() -> None:
    assert faults("format: 1\ncards: []\n", CardFile) == ()
    assert [each.code for each in faults("format: 1\ntitle: x\ncards: []\n", CardFile)] == [Code.KEY_UNKNOWN]
