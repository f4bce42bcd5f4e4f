"""Every broken file of the corpus is told of as it should be: each thing once, at the place its author must change.

So is every file that is no text at all; and together they prove every code of the catalogue.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
import yaml

from ledelseskort.deck import yaml_events
from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.reader import Reading, read_deck, read_file

from .broken import Case, Place, cases
from .foreign_files import FOREIGN

CASES = {case.name: case for case in cases()}
FOREIGN_FILES = {foreign.name: foreign for foreign in FOREIGN}
CODES = [code for code in Code if not code.startswith(("craft-", "translation-"))]
"""Those of the language of cards, and of translations, have tests of their own."""
HEAD = "format: 1\ntitle: Sammen\nlanguage: da\nthemes: [{id: t, title: Emne}]\n"

SHAPES = ("deck", "cards", "block", "flow", "item")
_LINES = {
    *(Code.YAML_BLOCK_SCALAR, Code.YAML_BLOCK_INDENT, Code.YAML_INDENT, Code.YAML_TAB, Code.YAML_WRONG_BULLET),
    *(Code.YAML_MULTI_DOCUMENT, Code.YAML_RULE_LINE),
}
"""What has to do with whole lines, and so cannot stand between brackets."""
_REFERENCES = {code for code in Code if code.startswith("ref-")}
CANNOT = {
    "deck": set(),
    "cards": _REFERENCES - {Code.REF_UNKNOWN_CARD},
    "block": {Code.YAML_FLOW_UNCLOSED},
    "flow": _LINES,
    "item": _LINES - {Code.YAML_BLOCK_SCALAR, Code.YAML_INDENT} | {Code.KEY_DUPLICATE},
}
"""The codes that can have nothing to do with a shape."""


def read(case: Case, folder: Path, newline: str = "\n", mark: str = "") -> Reading:
    """Write the files of a case, and check the first."""
    for name, text in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((mark + text.replace("\n", newline)).encode("utf-8", "surrogatepass"))
    return read_file(folder / next(iter(case.files)))


def told(reading: Reading, folder: Path) -> list[tuple[str, str, Place]]:
    """Code, variant and place of each diagnostic, with the files named as in the case."""
    return [
        (str(each.code), each.variant, (os.path.relpath(each.place.file, folder), each.place.line, each.place.column))
        for each in reading.diagnostics
    ]


def expected(case: Case, found: list[tuple[str, str, Place]]) -> Counter[tuple[str, Place]]:
    """What was found, with the variant only where the case names it."""
    named = {(code.partition(":")[0], place) for code, place in case.told if ":" in code}
    return Counter((f"{code}:{kind}" if (code, place) in named else code, place) for code, kind, place in found)


@pytest.mark.parametrize("name", CASES)
def test_a_broken_file_is_told_of_as_it_should_be(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    reading = read(case, tmp_path)
    assert expected(case, told(reading, tmp_path)) == Counter(case.told)
    related = {place for each in reading.diagnostics for place in each.related}
    assert {(os.path.relpath(each.file, tmp_path), each.line, each.column) for each in related} == case.related


@pytest.mark.parametrize("name", CASES)
def test_it_is_the_same_whatever_ends_the_lines(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    plain = told(read(case, tmp_path), tmp_path)
    for newline, mark in (("\r\n", ""), ("\r", ""), ("\n", "\ufeff"), ("\r\n", "\ufeff")):
        assert told(read(case, tmp_path, newline, mark), tmp_path) == plain, (newline, mark)


@pytest.mark.parametrize("name", CASES)
def test_it_is_the_same_with_either_parser(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES[name]
    monkeypatch.setattr(yaml_events, "_LOADER", yaml.SafeLoader)
    assert expected(case, told(read(case, tmp_path), tmp_path)) == Counter(case.told)


@pytest.mark.parametrize("name", FOREIGN_FILES)
def test_a_foreign_file_is_told_of_in_one_diagnostic(name: str, tmp_path: Path) -> None:
    foreign = FOREIGN_FILES[name]
    path = tmp_path / "kort.yaml"
    path.write_bytes(foreign.data)
    (found,) = read_file(path).diagnostics
    assert f"{found.code}:{found.variant}" == foreign.code
    assert foreign.place in ((found.place.line, found.place.column), None)
    assert found.parameters.get("char", "") == foreign.char


@pytest.mark.parametrize("name", FOREIGN_FILES)
def test_a_foreign_file_among_a_deck_s_card_files_is_told_of_there(name: str, tmp_path: Path) -> None:
    foreign = FOREIGN_FILES[name]
    (tmp_path / "a.yaml").write_text("format: 1\ntheme: t\ncards: [{id: z, question: Hvad?}]\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_bytes(foreign.data)
    deck = tmp_path / "x.yaml"
    deck.write_text(f"{HEAD}card_files: [a.yaml, b.yaml]\n", encoding="utf-8")
    ((code, variant, (file, line, column)),) = told(read_deck(deck), tmp_path)
    assert (f"{code}:{variant}", file) == (foreign.code, "b.yaml")
    assert foreign.place in ((line, column), None)


PROVED = [case.codes for case in CASES.values()] + [{each.code.partition(":")[0]} for each in FOREIGN]
"""The codes that each file of the corpus and each foreign file proves."""


def test_every_code_is_proved_on_two_files() -> None:
    assert [code for code in CODES if len([codes for codes in PROVED if code in codes]) < 2] == []


@pytest.mark.parametrize("shape", SHAPES)
def test_every_code_is_proved_in_every_shape_it_can_have(shape: str) -> None:
    able = (code for code in CODES if not code.startswith("file-") and code not in CANNOT[shape])
    assert [
        code for code in able if not any(shape in shapes for case in CASES.values() for shapes in case.shapes(code))
    ] == []
