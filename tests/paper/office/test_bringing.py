"""What office software wrote is brought in exactly: every letter, quote and line break, each thing in its field."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ledelseskort.paper.office.bringing import bring
from ledelseskort.paper.office.columns import naming

from .bringing import FIXTURES, bring_bytes, bring_text, found, left, others, part, repacked

CARDS = [
    (
        "Tillid",
        "Hvornår gav du sidst slip på noget, du selv ville have gjort?",
        ("Hvad skete der så?", "Hvem mærkede det først?"),
    ),
    ("Tillid", 'Hvem sagde »det går nok« – og hvad mente de med "nok"?', ("Hvad ville du høre i stedet?",)),
    ("Mod; og omhu", "Hvad lod I ligge, fordi det var for svært: samtalen, tallene eller æbleskiverne?", ()),
]
OTHERS = [
    {"depth": "Let", "minutes": "10", "tags": ("dialog", "hverdag")},
    {"depth": "Åbent"},
    {"depth": "Tæt på", "minutes": "15", "tags": ("Ærlighed",)},
]
DOCUMENT = [
    (
        "Tillid i hverdagen",
        "Hvornår gav du sidst slip på noget, du selv ville have gjort?",
        ("Hvad skete der så?", 'Hvem sagde »tak« – og hvem sagde "nå"?'),
    ),
    ("Mod", "Hvad turde I sige højt i sidste uge?", ("Hvem hørte det?",)),
    ("Mod", "Fortæl om en gang, hvor I blev enige for hurtigt.", ()),
    ("Mod", "Hvad lod I ligge, fordi det var for svært?", ("Samtalen eller æbleskiverne?",)),
    ("Mod", "Hvad står der i boksen?", ()),
    ("Glæde", "Hvad fik jer til at grine i går?", ("Hvem lo højest?", "Hvem lo sidst?")),
]


@pytest.mark.parametrize("name", ["windows.csv", "utf-8.csv", "unicode-tekst.txt", "sep.csv"])
def test_each_kind_of_separated_values(name: str) -> None:
    brought = bring(FIXTURES / name)
    assert found(brought) == CARDS
    assert [others(each) for each in brought.drafts] == OTHERS
    assert [each.where.parameters for each in brought.drafts] == [{"row": 2}, {"row": 3}, {"row": 4}]
    assert left(brought) == []


@pytest.mark.parametrize(
    ("name", "encoding"), [("windows.csv", "cp1252"), ("utf-8.csv", "utf-8-sig"), ("unicode-tekst.txt", "utf-16")]
)
def test_rows_that_end_as_excel_ends_them(tmp_path: Path, name: str, encoding: str) -> None:
    text = (FIXTURES / name).read_bytes().decode(encoding)
    inside = text.replace("\n", "\r\n").replace("så?\r\n", "så?\n")  # in a cell Excel has a line feed alone
    assert found(bring_bytes(tmp_path, inside.encode(encoding), name)) == CARDS


def test_a_workbook() -> None:
    brought = bring(FIXTURES / "ark.xlsx")
    merged = ("Hvad skete der så?", 'Hvem sagde "tak"?', "Hvad ville du gøre igen?", "Hvad ville du lade være med?")
    assert found(brought) == [
        ("Tillid", CARDS[0][1], merged),
        ("Tillid", "Hvad blåser op til en storm hos jer, selv om det kun er æbler og ål?", ()),
        ("Mod", "Hvad turde I sige højt i sidste uge?", ("Første linje?", "Anden linje?")),
        ("Glæde i hverdagen", "Hvad fik jer til at grine i går?", ()),
    ]
    assert [others(each) for each in brought.drafts] == [
        {"minutes": "10", "source": "Guiden 2015"},
        {"minutes": "12,5"},
        {},
        {"hint": "Tag det let. Spørg igen."},
    ]
    assert left(brought) == [
        "Ark »Ark1«, række 1: rækken står over overskrifterne og er ikke taget med",
        *(
            f"Ark »Ark1«, kolonne {title}: kolonnen er ikke taget med; den passer ikke til noget på et kort"
            for title in ("Andel", "Dato", "Gjort", "Ansvarlig")
        ),
        "Ark »Ark1«, række 9: her står ikke noget spørgsmål",
        "Ark »Gemt væk«: arket er skjult og ikke taget med. Skriv --sheet og dets navn, hvis det skal med",
    ]


def test_one_sheet_that_is_asked_for_by_name() -> None:
    assert found(bring(FIXTURES / "ark.xlsx", sheet="gemt væk")) == [("", "Skal det her kort med?", ())]


def test_percent_and_days_as_excel_shows_them() -> None:
    named = naming("spørgsmål=Kort, situation=Andel, kilde=Dato")
    first = bring(FIXTURES / "ark.xlsx", named, sheet="Ark1").drafts[0]
    assert (first.situation, first.source) == ("50%", "22-11-2026")


def test_a_document_with_danish_styles_and_tracked_changes() -> None:
    assert b"Overskrift 1" in part("samtaler.docx", "word/styles.xml")
    assert b"w:del " in part("samtaler.docx", "word/document.xml")
    brought = bring(FIXTURES / "samtaler.docx")
    assert brought.title == "Samtaler om tillid"
    assert found(brought) == DOCUMENT
    assert others(brought.drafts[0]) == {"situation": "Det er mandag, og alle er på vej et andet sted hen."}
    neither = "det er hverken emne, spørgsmål eller noget at spørge videre med"
    assert left(brought) == [
        f"Afsnit 2 (»Et par ord om, hvordan kortene er bleve…«): {neither}",
        "Afsnit 12 (»Hvad lod I ligge, fordi det var for svæ…«): fodnoten er ikke taget med",
        "Efter afsnit 12: billedet er ikke taget med",
        f"Afsnit 13 (»Her er en boks.«): {neither}",
    ]


@pytest.mark.parametrize("name", ["heading 1", "Overskrift 1", "OVERSKRIFT 1"])
def test_styles_are_known_by_name_whatever_their_id(tmp_path: Path, name: str) -> None:
    styles = part("samtaler.docx", "word/styles.xml").replace(b'w:val="Overskrift 1"', f'w:val="{name}"'.encode())
    brought = bring_bytes(tmp_path, repacked("samtaler.docx", {"word/styles.xml": styles}), "kort.docx")
    assert found(brought) == DOCUMENT


@pytest.mark.parametrize(
    "name", ["Opstilling – punkttegn", "Opstilling - talopstilling", "List Bullet", "List Number", "Punktopstilling"]
)
def test_a_list_that_only_its_style_tells(tmp_path: Path, name: str) -> None:
    document = re.sub(rb"<w:numPr>.*?</w:numPr>", b"", part("samtaler.docx", "word/document.xml"))
    styles = part("samtaler.docx", "word/styles.xml").replace(b'"Listeafsnit"/>', f'"{name}"/>'.encode())
    assert name.encode() in styles
    changed = repacked("samtaler.docx", {"word/styles.xml": styles, "word/document.xml": document})
    assert found(bring_bytes(tmp_path, changed, "kort.docx"))[0] == DOCUMENT[0]


def test_a_presentation() -> None:
    brought = bring(FIXTURES / "slides.pptx")
    assert brought.title == "Samtaler på slides"
    assert found(brought) == [
        (
            "Tillid i hverdagen",
            "Hvornår gav du sidst slip på noget, du selv ville have gjort?",
            ("Hvad skete der så?", "Hvem sagde »tak«?", 'Og hvem sagde "nå"?'),
        ),
        ("Mod", "Hvad turde I sige højt i sidste uge?", ()),
        ("Mod", "Hvad lod I ligge, fordi det var for svært?", ()),
        ("Mod", "Fortæl om en gang, hvor I blev enige for hurtigt.", ("Hvad kostede det?",)),
        ("Glæde", "Hvad fik jer til at grine i går?", ()),
    ]
    assert others(brought.drafts[0]) == {"hint": "Lad den, der tøver, tale først. Giv det tid."}
    assert others(brought.drafts[4]) == {"minutes": "5 min"}
    assert left(brought) == [
        "Slide 1 (»Efterår 2026«): det er hverken emne, spørgsmål eller noget at spørge videre med",
        "Slide 6: her er kun billeder, og spørgsmål skal stå som tekst",
    ]


def test_a_hidden_slide_is_told_of(tmp_path: Path) -> None:
    slide = part("slides.pptx", "ppt/slides/slide5.xml").replace(b"<p:sld ", b'<p:sld show="0" ', 1)
    brought = bring_bytes(tmp_path, repacked("slides.pptx", {"ppt/slides/slide5.xml": slide}), "kort.pptx")
    assert len(brought.drafts) == 4
    assert left(brought)[0] == "Slide 5: den er skjult og ikke taget med"


def test_a_page_of_markdown() -> None:
    brought = bring(FIXTURES / "samtaler.md")
    assert brought.title == "Samtaler om tillid"
    assert found(brought) == [
        DOCUMENT[0],
        (
            "Mod",
            "Hvad turde I sige højt i sidste uge?",
            ("Hvem hørte det?", "Hvad blev der af snake_case og 2 * 3 * 4?"),
        ),
        ("Mod", "Fortæl om en gang, hvor I blev enige for hurtigt.", ()),
        ("Mod", "Hvad lod I ligge, fordi det var for svært?", ("Samtalen eller æbleskiverne?",)),
        ("Glæde", "Hvad fik jer til at grine i går?", ("Hvem lo højest?", "Hvem lo sidst?")),
        ("Glæde", "Hvad er | for noget?", ()),
    ]
    assert others(brought.drafts[2]) == {"hint": "Lad den, der tøver, tale først."}
    assert left(brought) == [
        "Linje 5: det er hverken emne, spørgsmål eller noget at spørge videre med",
        "Linje 31: billedet er ikke taget med",
        "Linje 38: teksten står som kode og er ikke taget med",
    ]


@pytest.mark.parametrize("name", ["ark.xlsx", "samtaler.docx", "slides.pptx", "windows.csv", "samtaler.md"])
@pytest.mark.parametrize("other", ["kort.xlsx", "kort.docx", "kort.txt", "kort"])
def test_a_file_is_what_it_is_and_not_what_it_is_called(tmp_path: Path, name: str, other: str) -> None:
    data = (FIXTURES / name).read_bytes()
    assert found(bring_bytes(tmp_path, data, other)) == found(bring(FIXTURES / name))


def test_nothing_is_written_beside_what_is_read(tmp_path: Path) -> None:
    for name in ("ark.xlsx", "samtaler.docx", "slides.pptx"):
        bring_bytes(tmp_path, (FIXTURES / name).read_bytes(), name)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["ark.xlsx", "samtaler.docx", "slides.pptx"]


def test_a_list_of_questions_in_plain_text(tmp_path: Path) -> None:
    brought = bring_text(tmp_path, "Hvad nu, når det brænder?\n\nHvem siger det, og til hvem?\n", "kort.txt")
    assert [question for _, question, _ in found(brought)] == [
        "Hvad nu, når det brænder?",
        "Hvem siger det, og til hvem?",
    ]


SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(tmp_path: Path, body: str, space: str = SPACE) -> list[tuple[str, tuple[str, ...]]]:
    """The cards of a document with this body."""
    xml = f"<w:document {space}><w:body>{body}</w:body></w:document>".encode()
    brought = bring_bytes(tmp_path, repacked("samtaler.docx", {"word/document.xml": xml}), "kort.docx")
    return [(question, follow_ups) for _, question, follow_ups in found(brought)]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_what_was_moved_and_where_paragraphs_were_joined(tmp_path: Path) -> None:
    body = (
        f"<w:p><w:moveFrom>{run('Hvad gik?')}</w:moveFrom><w:moveTo>{run('Hvad kom?')}</w:moveTo></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Hvem sagde ')}</w:p><w:p>{run('det?')}</w:p>"
        f"<w:p><w:del><w:r><w:delText>Hvorfor?</w:delText></w:r></w:del></w:p>"
        f"<w:p><w:hyperlink>{run('Hvor')}</w:hyperlink><w:r><w:tab/></w:r>{run('så?')}</w:p>"
    )
    assert document(tmp_path, body) == [("Hvad kom?", ()), ("Hvem sagde det?", ()), ("Hvor så?", ())]


def test_a_text_box_that_is_written_twice_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent><w:p>{run('Hvad i boksen?')}</w:p></w:txbxContent>"
    space = f'{SPACE} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert document(tmp_path, f"<w:p><w:r>{both}</w:r></w:p>", space) == [("Hvad i boksen?", ())]


def test_the_strict_kind_of_document_is_read_too(tmp_path: Path) -> None:
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    assert document(tmp_path, f"<w:p>{run('Hvad nu?')}</w:p>", strict) == [("Hvad nu?", ())]


def test_merged_cells_and_deleted_rows_of_a_table(tmp_path: Path) -> None:
    def row(first: str, second: str, properties: str = "", merge: str = "") -> str:
        cells = f"<w:tc><w:tcPr>{merge}</w:tcPr><w:p>{run(first)}</w:p></w:tc><w:tc><w:p>{run(second)}</w:p></w:tc>"
        return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"

    table = (
        row("Spørgsmål", "Spørg videre")
        + row("Hvad nu?", "Hvem?", merge='<w:vMerge w:val="restart"/>')
        + row("", "Hvor?", merge="<w:vMerge/>")
        + row("Hvad gik?", "", "<w:del/>")
    )
    assert document(tmp_path, f"<w:tbl>{table}</w:tbl>") == [("Hvad nu?", ("Hvem?", "Hvor?"))]


def test_sections_of_a_presentation_are_themes(tmp_path: Path) -> None:
    main = part("slides.pptx", "ppt/presentation.xml")
    ids = re.findall(rb'<p:sldId id="(\d+)"', main)
    listed = b"".join(b'<p14:sldId id="%s"/>' % each for each in ids[2:])
    space = b'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
    sections = b'<p14:sectionLst %s><p14:section name="Fra efter\xc3\xa5ret"><p14:sldIdLst>%s</p14:sldIdLst>' % (
        space,
        listed,
    )
    ending = b"<p:extLst><p:ext>%s</p14:section></p14:sectionLst></p:ext></p:extLst></p:presentation>" % sections
    changed = repacked("slides.pptx", {"ppt/presentation.xml": main.replace(b"</p:presentation>", ending)})
    themes = [theme for theme, _, _ in found(bring_bytes(tmp_path, changed, "kort.pptx"))]
    assert themes[0] == "Fra efteråret"


def test_the_finer_points_of_markdown(tmp_path: Path) -> None:
    page = (
        "Titel\n=====\n\nEmne et\n-------\n\n> Hvad nu, sagde\n> de?  \n> og hvem?\n\nNu kommer der en liste:\n\n"
        "* Et \\*punkt\\*, der ikke spørger\n    1) Længere inde\n    2) Og _igen_ [her](http://a.b/c_d_e)\n"
        "* [ ] Et `andet`\n\n<!-- en\nbemærkning -->\n***\n\n+ Efter stregen\n\n"
        "## Emne to ##\n\n- Hvem?\n\n  Hvorfor mon?\n"
    )
    brought = bring_text(tmp_path, page, "kort.md")
    assert brought.title == "Titel"
    assert found(brought) == [
        ("Emne et", "Hvad nu, sagde de?", ("og hvem?",)),
        ("Emne et", "Et *punkt*, der ikke spørger", ("Længere inde", "Og igen her")),
        ("Emne et", "Et andet", ()),
        ("Emne et", "Efter stregen", ()),
        ("Emne to", "Hvem?", ("Hvorfor mon?",)),
    ]
    assert left(brought) == ["Linje 11: det er hverken emne, spørgsmål eller noget at spørge videre med"]
