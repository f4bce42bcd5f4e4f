"""Every broken file of the corpus is told of as it should be: each thing once, at the place its author must change."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
import yaml

from ledelseskort.deck import yaml_events
from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.reader import Reading, read_file

from .broken import Case, Place, cases

CASES = {case.name: case for case in cases()}
BYTES = frozenset(code for code in Code if code.startswith(("file-", "craft-")))
"""Codes that are proved elsewhere: by files of bytes, and by the tests of the language of cards."""


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


@pytest.mark.parametrize(("newline", "mark"), [("\r\n", ""), ("\r", ""), ("\n", "\ufeff"), ("\r\n", "\ufeff")])
@pytest.mark.parametrize("name", CASES)
def test_it_is_the_same_whatever_ends_the_lines(name: str, newline: str, mark: str, tmp_path: Path) -> None:
    case = CASES[name]
    plain, other = tmp_path / "a", tmp_path / "b"
    assert told(read(case, other, newline, mark), other) == told(read(case, plain), plain)


@pytest.mark.parametrize("name", CASES)
def test_it_is_the_same_with_either_parser(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES[name]
    monkeypatch.setattr(yaml_events, "_LOADER", yaml.SafeLoader)
    assert expected(case, told(read(case, tmp_path), tmp_path)) == Counter(case.told)


@pytest.mark.parametrize("code", [code for code in Code if code not in BYTES])
def test_every_code_is_proved_on_two_files(code: Code) -> None:
    assert len([case for case in CASES.values() if code in case.codes]) >= 2
