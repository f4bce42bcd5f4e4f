"""Tables: columns found by name or named by hand, separators not fooled, and every row either a card or told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledelseskort.errors import Misused, Unusable
from ledelseskort.paper.office.columns import field_of, naming

from .bringing import bring_bytes, bring_text, found, left, others, sheet_of, text_cell

Q = "Hvad gør I, når det brænder?"
R = "Hvem siger »nej«?"


def questions(folder: Path, text: str, named: str = "") -> list[str]:
    return [question for _, question, _ in found(bring_text(folder, text, named=named))]


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Spørgsmål", "question"),
        ("SPØRGSMÅL:", "question"),
        ("Spørgsmål (højst 300 tegn)", "question"),
        ("tekst", "question"),
        ("Kategori", "theme"),
        ("Opfølgning 1", "follow_ups"),
        ("Opfølgning 6", "follow_ups"),
        ("Spørg videre", "follow_ups"),
        ("Note", "follow_ups"),
        ("Follow-up 2", "follow_ups"),
        ("Til facilitator", "hint"),
        ("Dybde", "depth"),
        ("Tid", "minutes"),
        ("Mærker", "tags"),
        ("Ude af spil", "retired"),
        ("Kort-id", "id"),
        ("follow_ups", "follow_ups"),
        ("Question", "question"),
        ("Ansvarlig", ""),
        ("", ""),
    ],
)
def test_what_people_call_their_columns(title: str, field: str) -> None:
    assert field_of(title) == field


@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_each_separator_is_found(tmp_path: Path, separator: str) -> None:
    text = f'Emne{separator}Spørgsmål\nMod{separator}"{Q}"\nMod{separator}"{R}"\n'
    assert questions(tmp_path, text) == [Q, R]


def test_a_comma_in_a_text_parts_no_cells(tmp_path: Path) -> None:
    asked = "Hvad så, og hvem sagde det, da det gjaldt?"
    assert questions(tmp_path, f"Spørgsmål\n{Q}\n{asked}\n") == [Q, asked]
    assert questions(tmp_path, f"{Q}\n{Q[:-1]} nu?\n", "spørgsmål=A") == [Q, f"{Q[:-1]} nu?"]
    assert questions(tmp_path, f"Nr;Noget\n1;{Q}\n2;{R}\n", "spørgsmål=B") == [Q, R]


def test_the_line_that_says_the_separator_is_believed(tmp_path: Path) -> None:
    brought = bring_text(tmp_path, f"sep=|\r\nEmne|Spørgsmål\r\nMod; og uro|{Q}\r\n")
    assert found(brought) == [("Mod; og uro", Q, ())]
    assert brought.drafts[0].where.parameters == {"row": 2}


def test_quoted_line_breaks_and_quotes(tmp_path: Path) -> None:
    brought = bring_text(tmp_path, 'Spørgsmål;Situation;Spørg videre\r\n"Hvad\n nu?";"a ""b""\nc";"1. Et?\n- To?"\r\n')
    assert found(brought) == [("", "Hvad nu?", ("1. Et?".removeprefix("1. "), "To?"))]
    assert others(brought.drafts[0]) == {"situation": 'a "b"\nc'}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "cp850", "mac-roman"])
def test_every_encoding_that_an_office_saves_in(tmp_path: Path, encoding: str) -> None:
    text = "Spørgsmål;Kilde\nHvad gør æ, ø og å ved jer?;Ærø Ådal\n"
    assert found(bring_bytes(tmp_path, text.encode(encoding))) == [("", "Hvad gør æ, ø og å ved jer?", ())]


def test_headings_further_down_and_once_more(tmp_path: Path) -> None:
    text = f"Kort til mødet;\n;\nUdkast af Bo;\nEmne;Spørgsmål\nMod;{Q}\nEmne;Spørgsmål\nRo;{R}\n"
    assert found(bring_text(tmp_path, text)) == [("Mod", Q, ()), ("Ro", R, ())]


def test_a_theme_counts_until_the_next(tmp_path: Path) -> None:
    assert found(bring_text(tmp_path, f"Emne;Spørgsmål\nMod;{Q}\n;{R}\nRo;\n;Hvad nu?\n")) == [
        ("Mod", Q, ()),
        ("Mod", R, ()),
        ("Ro", "Hvad nu?", ()),
    ]


def test_what_is_not_taken_is_told(tmp_path: Path) -> None:
    brought = bring_text(tmp_path, f"Spørgsmål;Spørg videre;Ansvarlig;Kort;Tom\n{Q};;Bo;Et kort;\n;Hvem så?;;;\n")
    assert found(brought) == [("", Q, ())]
    assert left(brought) == [
        "Kolonne Ansvarlig: kolonnen er ikke taget med; den passer ikke til noget på et kort",
        "Kolonne Kort: kolonnen er ikke taget med; en anden kolonne har det, der ligner",
        "Række 3: her står ikke noget spørgsmål",
    ]


def test_columns_named_by_hand(tmp_path: Path) -> None:
    text = f"Nr;Udsagn;Kategori, grov;Mere\n1;{Q};Mod;Hvad så?\n2;{R};Ro;\n"
    wanted = [("Mod", Q, ("Hvad så?",)), ("Ro", R, ())]
    for named in (
        "spørgsmål=B,emne=C,opfølgning=D",
        "question=b; theme=»kategori, grov«; follow_ups=Mere",
        'tekst=Udsagn, tema="Kategori, grov", spørg videre=d',
    ):
        brought = bring_text(tmp_path, text, named=named)
        assert found(brought) == wanted, named
    assert "Række 1: rækken er taget for overskrifter" in left(bring_text(tmp_path, text, named="spørgsmål=B"))


@pytest.mark.parametrize("said", ["", "B", "spørgsmål=", "noget=B", "=B", "spørgsmål=»«"])
def test_a_naming_that_says_nothing_is_refused(said: str) -> None:
    with pytest.raises(Misused) as refused:
        naming(said)
    assert refused.value.code == "columns-unread"


def test_without_a_column_of_questions_the_columns_are_named(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as refused:
        bring_text(tmp_path, "Navn;Telefon\nBo;12\n")
    assert refused.value.code == "office-no-question"
    assert refused.value.parameters["known"] == "A »Navn«, B »Telefon«"


def test_a_named_column_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as refused:
        bring_text(tmp_path, f"Nr;Udsagn\n1;{Q}\n", named="spørgsmål=Udtalelse")
    assert refused.value.code == "office-column-unknown"


def test_ids_and_groups_of_tags(tmp_path: Path) -> None:
    text = f"Id;Emne;Spørgsmål;Mærke: Værdi;Mærker;Ude af spil\nmit-kort;Mod;{Q};Ro, og orden; a, b;ja\nandet;;;;;\n"
    brought = bring_text(tmp_path, text.replace("Ro, og orden;", '"Ro, og orden";'))
    first, second = brought.drafts
    assert (first.id, first.tags, first.retired) == ("mit-kort", ("Ro, og orden", "a", "b"), "ja")
    assert {"tags", "tags:Værdi", "id"} <= first.fields
    assert (second.id, second.question, second.theme) == ("andet", "", "")


def test_a_formula_without_a_value_is_told_and_the_rest_taken(tmp_path: Path) -> None:
    head = "".join(
        text_cell(f"{letter}1", text) for letter, text in zip("ABC", ("Id", "Spørgsmål", "Kilde"), strict=True)
    )
    rows = (
        f'<row r="1">{head}</row>'
        f'<row r="2">{text_cell("A2", "et")}{text_cell("B2", Q)}<c r="C2"><f>1+1</f></c></row>'
        f'<row r="3">{text_cell("A3", "to")}<c r="B3"><f>A1</f><v/></c></row>'
        f'<row r="4"><c r="B4" t="str"><f>"Hvad"&amp;"?"</f><v>Hvad?</v></c>'
        f'<c r="C4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    brought = bring_bytes(tmp_path, sheet_of(rows), "kort.xlsx")
    assert [(each.id, each.question, "source" in each.fields) for each in brought.drafts[:3]] == [
        ("et", Q, False),
        ("to", "", True),
        ("", "Hvad?", False),
    ]
    assert "question" not in brought.drafts[1].fields
    value = "her er en formel uden værdi. Åbn filen i Excel, gem den, og prøv igen"
    assert left(brought)[:3] == [
        f"Ark »Ark1«, række 2, kolonne Kilde: {value}",
        f"Ark »Ark1«, række 3, kolonne Spørgsmål: {value}",
        "Ark »Ark1«, række 4, kolonne Kilde: cellen viser en fejl (#DIV/0!)",
    ]


def test_truth_and_shared_signs_in_cells(tmp_path: Path) -> None:
    rows = (
        f'<row r="1">{text_cell("A1", "Spørgsmål")}{text_cell("B1", "Kilde")}</row>'
        f'<row r="2">{text_cell("A2", "Hvad_x000D_ nu?")}<c r="B2" t="b"><v>1</v></c></row>'
        f'<row><c t="inlineStr"><is><r><t>Hvem</t></r><rPh><t>x</t></rPh><r><t> så?</t></r></is></c></row>'
    )
    brought = bring_bytes(tmp_path, sheet_of(rows), "kort.xlsx")
    assert [(each.question, each.source) for each in brought.drafts[:2]] == [("Hvad nu?", "SAND"), ("Hvem så?", "")]


def test_a_cell_far_out_costs_nothing(tmp_path: Path) -> None:
    rows = (
        f'<row r="1">{text_cell("A1", "Spørgsmål")}</row><row r="2">{text_cell("A2", Q)}</row>'
        f'<row r="1048576">{text_cell("XFD1048576", "langt ude")}</row>'
    )
    brought = bring_bytes(tmp_path, sheet_of(rows, merged=["A2:A1048576", "C1:XFD900000"]), "kort.xlsx")
    assert found(brought)[0] == ("", Q, ())
