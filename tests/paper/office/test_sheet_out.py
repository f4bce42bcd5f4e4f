"""A deck as a workbook: read here by openpyxl, as somebody else would, and by LibreOffice's own re-saving of it."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ledelseskort.deck.models import Deck
from ledelseskort.deck.reader import read_deck
from ledelseskort.errors import Unusable
from ledelseskort.paper.office.bringing import bring
from ledelseskort.paper.office.merged import merged
from ledelseskort.paper.office.merging import plan
from ledelseskort.paper.office.sheet_out import workbook
from ledelseskort.wording.words import load

WORDS = load()
FOLDER = Path(__file__).parent / "sheet"
ODD = FOLDER / "alt-muligt.yaml"
"""Everything that a spreadsheet might take for something else than text."""
RESAVED = FOLDER / "alt-muligt-libreoffice.xlsx"
"""Its workbook, opened and saved again by LibreOffice."""


@pytest.fixture(scope="module")
def deck() -> Deck:
    found = read_deck(ODD).deck
    assert found is not None
    return found


@pytest.fixture(scope="module")
def book(deck: Deck) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(deck, WORDS)))


def table(sheet: Worksheet) -> list[dict[str, object]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_a_row_for_each_card_in_the_order_of_the_deck(book: Workbook, deck: Deck) -> None:
    rows = table(book["Kort"])
    assert [row["Id"] for row in rows] == [card.id for card in deck.cards]
    assert rows[0] == {
        "Id": "formel",
        "Emne": "Hverdag",
        "Spørgsmål": "=1+1",
        "Spørg videre": "- Hvad nu?\n+45 12 34 56 78\n@alle: hvad siger I?\n3. januar",
        "Situation": None,
        "Hjælp": None,
        "Dybde": "Tæt på",
        "Minutter": 10,
        "Mærke: Slags": "Let; Svær, men sjov",
        "Mærke: Tid": "Kort",
        "Kilde": None,
        "Ude af spil": None,
    }
    assert rows[3]["Ude af spil"] == "ja"


def test_nothing_in_it_is_a_formula_or_leads_out(deck: Deck) -> None:
    data = workbook(deck, WORDS)
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n"}
            for cell in row:
                assert cell.quotePrefix == (str(cell.value or "x")[0] in "=+-@")
                assert isinstance(cell.value, str | int | None)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not any("external" in name.casefold() for name in parts.namelist())
        assert not any(b"<f>" in parts.read(name) or b"TargetMode" in parts.read(name) for name in parts.namelist())


def test_the_same_deck_gives_the_same_bytes(deck: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    first = workbook(deck, WORDS)
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        assert parts.read("docProps/core.xml").count(b"2026-11-22T00:00:00Z") == 2
    assert workbook(deck, WORDS) == first


def test_only_the_ids_are_locked_and_rows_can_be_added(book: Workbook, deck: Deck) -> None:
    sheet = book["Kort"]
    guard = sheet.protection
    assert guard.sheet and not guard.password
    assert not guard.insertRows and not guard.formatCells and not guard.formatRows and not guard.autoFilter
    for letter, column in zip("ABCDEFGHIJKL", sheet.iter_cols(min_row=2), strict=True):
        assert {cell.protection.locked for cell in column} == {letter == "A"}
        below = sheet.column_dimensions[letter]
        assert below.protection.locked == (letter == "A")
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:L{len(deck.cards) + 1}"


def test_drop_downs_reach_the_rows_for_new_cards(book: Workbook, deck: Deck) -> None:
    rules = {str(rule.sqref): rule for rule in book["Kort"].data_validations.dataValidation}
    lists = book["Lister"]
    assert lists.sheet_state == "hidden"

    def choices(letter: str) -> tuple[list[object], bool]:
        rule = rules[f"{letter}2:{letter}{len(deck.cards) + 301}"]
        cells = lists[str(rule.formula1).partition("!")[2].replace("$", "")]
        return [row[0].value for row in cells] if isinstance(cells, tuple) else [cells.value], bool(
            rule.showErrorMessage
        )

    assert choices("B") == (["Hverdag", "-Fest, og farver"], True)
    assert choices("G") == (["Let", "Åbent", "Tæt på"], True)
    assert choices("I") == (["Let", "Svær, men sjov", "=NY()"], False)  # a card has two of them: more may be written
    assert choices("J") == (["Kort", "Lang"], True)
    assert choices("L") == (["ja"], True)


def test_titles_that_are_alike_are_told_apart_by_their_ids(deck: Deck, tmp_path: Path) -> None:
    text = ODD.read_text(encoding="utf-8").replace("kort: Kort, lang: Lang", "kort: let, lang: Kort")
    path = tmp_path / "deck.yaml"
    path.write_text(text.replace('title: "-Fest, og farver"', "title: hverdag"), encoding="utf-8")
    found = read_deck(path).deck
    assert found is not None
    data = workbook(found, WORDS)
    first = table(openpyxl.load_workbook(io.BytesIO(data))["Kort"])[0]
    assert (first["Emne"], first["Mærke: Slags"], first["Mærke: Tid"]) == ("hverdag", "let; Svær, men sjov", "kort")
    (tmp_path / "ark.xlsx").write_bytes(data)
    assert plan(path, bring(tmp_path / "ark.xlsx").drafts).nothing


@pytest.mark.parametrize("resaved", [False, True])
def test_it_comes_back_unchanged_even_through_libreoffice(resaved: bool, deck: Deck, tmp_path: Path) -> None:
    sheet = tmp_path / "ark.xlsx"
    sheet.write_bytes(RESAVED.read_bytes() if resaved else workbook(deck, WORDS))
    brought = bring(sheet)
    merge = plan(ODD, brought.drafts)
    assert len(brought.drafts) == 4 and not brought.left
    assert merge.nothing and not merge.left and not merge.moved and merged(merge) == {}


def test_what_somebody_edits_in_it_comes_back(deck: Deck, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(deck, WORDS)))
    sheet = book["Kort"]
    edits: dict[str, str | int] = {
        "C3": "Hvilken dag er det?",
        "D2": "- Hvad nu?\n@alle: hvad siger I nu?",
        "I3": "Let; Svær, men sjov",
        "L4": "ja",
        "B6": "-Fest, og farver",
        "C6": "Hvem danser?",
        "H6": 15,
    }
    for place, value in edits.items():
        sheet[place] = value
    book.save(tmp_path / "ark.xlsx")
    merge = plan(ODD, bring(tmp_path / "ark.xlsx").drafts)
    assert not merge.left
    old, new = ODD.read_text(encoding="utf-8").splitlines(), merged(merge)[ODD].decode().splitlines()
    assert [line for line in old if line not in new] == [
        "      - '+45 12 34 56 78'",
        '      - "@alle: hvad siger I?"',
        "      - 3. januar",
        '    question: "2026-11-22"     # en dag er også tekst',
        "    tags: [ny]",
        '  - {id: falsk, theme: fest, question: "SAND", hint: "#N/A", source: "_x0041_ &amp; <b>", tags: [lang]}',
    ]
    assert [line for line in new if line not in old] == [
        """      - '@alle: hvad siger I nu?\'""",
        '    question: "Hvilken dag er det?"     # en dag er også tekst',
        "    tags: [let, svaer]",
        f"{old[-7][:-1]}, retired: true}}",
        "  - id: danser",
        "    question: Hvem danser?",
        "    minutes: 15",
    ]


def test_without_what_writes_workbooks_it_is_told(deck: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(Unusable) as told:
        workbook(deck, WORDS)
    assert "pip install" in WORDS(f"error.{told.value.code}")


def test_the_guide_is_in_plain_words(book: Workbook) -> None:
    text = "\n".join(str(row[0] or "") for row in book["Vejledning"].iter_rows(values_only=True))
    assert text.startswith("Ret kortene i »=Alt muligt«")
    assert "ledelseskort hent" in text and "{" not in text
