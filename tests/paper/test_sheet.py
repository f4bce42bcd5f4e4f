"""The spreadsheet: read back as a Danish Excel does, and never a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelseskort.paper import clean
from ledelseskort.paper.agreed import AgreementLine, OutcomeLine
from ledelseskort.paper.sheet import sheet
from ledelseskort.wording.words import load

from .texts import STEADY, agreements

WORDS = load()
PLAIN = AgreementLine(id="a", what="Vi lytter", made=date(2026, 11, 22))


def rows(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def test_the_columns_and_the_danish_day() -> None:
    full = replace(PLAIN, when="nogen tier", owner="Åse", due=date(2026, 12, 6), team="Ledelsen", status="done")
    head, row = rows(sheet([full], WORDS))
    assert head == ["Aftale", "Når", "Ansvarlig", "Dato", "Status", "Hvad skete der", "Møde", "Gruppe"]
    assert row == ["Vi lytter", "nogen tier", "Åse", "06-12-2026", "Gjort", "", "22-11-2026", "Ledelsen"]


def test_what_happened_is_told_in_one_cell() -> None:
    met = OutcomeLine("continued", date(2026, 12, 6), date(2026, 12, 20), "Næsten.", "En time", "Mandagsmødet")
    row = rows(sheet([replace(PLAIN, outcomes=(met, OutcomeLine("done", date(2026, 12, 20))))], WORDS))[1]
    assert row[5].split("\n") == [
        "06-12-2026: fortsætter til 20-12-2026",
        "Næsten.",
        "Hvad det koster: En time",
        "Hvad vi stopper med: Mandagsmødet",
        "20-12-2026: gjort",
    ]


@pytest.mark.parametrize(
    "first", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "＝", "＋", "－", "＠", "\ufeff=", "\x00="]
)
@pytest.mark.parametrize("place", ["what", "when", "owner", "team"])
def test_nothing_opens_as_a_formula(first: str, place: str) -> None:
    said = {"what": "x", place: f"{first}HYPERLINK(1)"}
    line = replace(PLAIN, what=said["what"], when=said.get("when"), owner=said.get("owner"), team=said.get("team"))
    cells = [cell for cell in rows(sheet([line], WORDS))[1] if "HYPERLINK" in cell]
    assert [cell[0] for cell in cells] == ["'"]


def test_a_cell_holds_no_more_than_excel_does() -> None:
    (_, row) = rows(sheet([replace(PLAIN, what="=" + "æ" * 40_000)], WORDS))
    assert len(row[0]) == 32_767 and row[0].endswith("…")


@STEADY
@given(st.lists(agreements, max_size=4))
def test_any_text_reads_back(lines: list[AgreementLine]) -> None:
    content = sheet(lines, WORDS)
    read = rows(content)
    assert len(read) == 1 + len(lines) and {len(row) for row in read} == {8}
    for row, line in zip(read[1:], lines, strict=True):
        for cell, raw in zip((*row[:3], row[7]), (line.what, line.when, line.owner, line.team), strict=True):
            assert cell in (text := clean.text(raw or ""), f"'{text}")
        assert not any(cell[:1] in set("=+-@\t\r\n＝＋－＠") for cell in row if cell)
