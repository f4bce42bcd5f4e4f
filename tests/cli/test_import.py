"""`import`: it shows what it found, asks, and writes a deck that checks clean and can be played; or nothing at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from ledelseskort.deck.reader import read_deck

from .helpers import CARDS, Run

FIXTURES = Path(__file__).resolve().parents[1] / "paper" / "office" / "fixtures"
ALL = [
    "ark.xlsx",
    "windows.csv",
    "utf-8.csv",
    "unicode-tekst.txt",
    "sep.csv",
    "samtaler.docx",
    "slides.pptx",
    "samtaler.md",
]
CSV = "Emne;Spørgsmål;Minutter;Ansvarlig\nMod;Hvad turde I sige?;10;Bo\n;Hvem lo højest?;mange;\n"


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    path = tmp_path / "kort.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ALL)
def test_each_kind_becomes_a_deck_that_checks_clean_and_is_played(run: Run, tmp_path: Path, name: str) -> None:
    done = run("import", FIXTURES / name, "-o", "ny.yaml", "--yes")
    assert done.returncode == 0, done.stderr
    checked = run("check", "ny.yaml")
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "Ingen fejl i 1 fil.\n")
    deck = read_deck(tmp_path / "ny.yaml").deck
    assert deck is not None and len(deck.cards) >= 3
    drawn = run("draw", "ny.yaml", "--seed", "1")
    assert drawn.returncode == 0
    assert any(card.question.split()[0] in drawn.stdout for card in deck.cards)


def test_what_was_found_and_what_was_not_taken_is_shown(run: Run, cards: Path) -> None:
    done = run("hent", cards, "-o", "ny.yaml", "--yes", "--titel", "Vores kort")
    assert done.stdout.splitlines() == [
        "»Vores kort«: 2 kort",
        "",
        "  Mod (2 kort)",
        "    Hvad turde I sige?",
        "    Hvem lo højest?",
        "",
        "2 ting er ikke kommet med, som de stod:",
        "  – Kolonne Ansvarlig: kolonnen er ikke taget med; den passer ikke til noget",
        "    på et kort",
        "  – Række 3, kolonne Minutter: »mange« er ikke et antal minutter fra 1 til",
        "    120",
        "",
    ]
    assert done.stderr == "2 kort er skrevet i ny.yaml. Spil dem med: ledelseskort play ny.yaml\n"


def test_where_nobody_can_be_asked_nothing_is_written(run: Run, cards: Path, tmp_path: Path) -> None:
    done = run("import", cards, "-o", "ny.yaml", stdin="ja\n")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "--yes" in done.stderr
    assert "Hvad turde I sige?" in done.stdout
    assert [each.name for each in tmp_path.iterdir()] == ["kort.csv"]


def test_without_a_name_it_lies_where_the_library_finds_it(run: Run, cards: Path, tmp_path: Path, fenced: Path) -> None:
    mine = cards.rename(tmp_path / "Vores HR-kort.csv")
    done = run("hent", mine, "--yes")
    assert done.returncode == 0, done.stderr
    path = fenced / "documents" / "Ledelseskort" / "deck" / "vores-hr-kort.yaml"
    deck = read_deck(path).deck
    assert deck is not None and deck.title == "Vores HR kort"
    assert done.stderr == f"2 kort er skrevet i {path}. Spil dem med: ledelseskort play vores-hr-kort\n"
    assert "Vores HR kort" in run("decks").stdout
    again = run("hent", mine, "--yes")
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)
    assert "--overskriv" in again.stderr
    assert run("hent", mine, "--yes", "--overskriv").returncode == 0


def test_where_ones_own_folder_cannot_be_made_it_is_said(run: Run, cards: Path, fenced: Path) -> None:
    (fenced / "documents").write_text("en fil", encoding="utf-8")
    done = run("hent", cards, "--yes")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "kan ikke skrives" in done.stderr


def test_a_name_with_a_space_can_be_copied_as_it_stands(run: Run, cards: Path) -> None:
    done = run("hent", cards, "-o", "vores kort.yaml", "--yes")
    assert done.stderr.endswith('ledelseskort play "vores kort.yaml"\n')


def test_never_over_another_file_without_being_told_to(run: Run, cards: Path, tmp_path: Path) -> None:
    (tmp_path / "ny.yaml").write_text(CARDS, encoding="utf-8")
    done = run("import", cards, "-o", "ny.yaml", "--yes")
    assert done.returncode == 2
    assert (tmp_path / "ny.yaml").read_text(encoding="utf-8") == CARDS
    assert run("import", cards, "-o", "ny.yaml", "--yes", "--force").returncode == 0
    assert "Hvem lo højest?" in (tmp_path / "ny.yaml").read_text(encoding="utf-8")


def test_several_files_become_one_deck(run: Run, cards: Path, tmp_path: Path) -> None:
    assert run("import", cards, FIXTURES / "samtaler.docx", "-o", "ny.yaml", "--yes").returncode == 0
    deck = read_deck(tmp_path / "ny.yaml").deck
    assert deck is not None and len(deck.cards) == 8
    assert deck.title == "Samtaler om tillid"


def test_columns_named_by_hand(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kort.csv").write_text("Nr;Udsagn;Gruppe\n1;Hvad nu?;Mod\n2;Hvem så?;Ro\n", encoding="utf-8")
    lost = run("import", "kort.csv", "-o", "ny.yaml", "--yes")
    assert lost.returncode == 1
    assert "A »Nr«, B »Udsagn«, C »Gruppe«" in lost.stderr and "--columns" in lost.stderr
    done = run("hent", "kort.csv", "-o", "ny.yaml", "--yes", "--kolonner", "spørgsmål=B, emne=Gruppe")
    assert done.returncode == 0, done.stderr
    deck = read_deck(tmp_path / "ny.yaml").deck
    assert deck is not None
    assert [(card.theme, card.question) for card in deck.cards] == [("mod", "Hvad nu?"), ("ro", "Hvem så?")]


def test_one_sheet_by_name(run: Run, tmp_path: Path) -> None:
    assert run("hent", FIXTURES / "ark.xlsx", "-o", "ny.yaml", "--ark", "Gemt væk", "--yes").returncode == 0
    assert "Skal det her kort med?" in (tmp_path / "ny.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["findes-ikke.xlsx", "-o", "ny.yaml"], 2, "findes ikke"),
        (["kort.csv", "-o", "ny.xlsx"], 2, ".yaml"),
        (["kort.csv", "-o", "ny.yaml", "--columns", "hvad"], 2, "spørgsmål=B"),
        ([], 2, "--help"),
        (["ny.pdf", "-o", "ny.yaml"], 1, "PDF"),
        (["intet.csv", "-o", "ny.yaml"], 1, "ikke noget i"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    run: Run, cards: Path, tmp_path: Path, arguments: list[str], code: int, says: str
) -> None:
    (tmp_path / "ny.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "intet.csv").write_bytes(b"\r\n")
    done = run("import", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1)
    assert says in done.stderr
    assert not (tmp_path / "ny.yaml").exists()


def test_a_folder_that_nothing_may_be_written_in(run: Run, cards: Path, tmp_path: Path) -> None:
    done = run("import", cards, "-o", "findes/ikke/ny.yaml", "--yes")
    assert done.returncode == 1
    assert (
        done.stderr
        == "»findes/ikke/ny.yaml« kan ikke skrives. Se efter, om mappen findes, og om du har lov til at skrive i den.\n"
    )
    (tmp_path / "fil").write_text("", encoding="utf-8")
    assert run("import", cards, "-o", "fil/ny.yaml", "--yes").returncode == 1


def rows(path: Path, question: str) -> None:
    """A workbook of ten thousand questions."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Ark1")
    sheet.append(["Spørgsmål"])
    for number in range(10_000):
        sheet.append([question.format(number)])
    book.save(path)


def test_ten_thousand_rows(run: Run, tmp_path: Path) -> None:
    rows(tmp_path / "stor.xlsx", "Hvad er {}?")
    assert run("import", "stor.xlsx", "-o", "ny.yaml", "--yes").returncode == 0
    deck = read_deck(tmp_path / "ny.yaml").deck
    assert deck is not None and len(deck.cards) == 10_000


def test_more_than_a_deck_can_hold(run: Run, tmp_path: Path) -> None:
    rows(tmp_path / "stor.xlsx", "Hvad er {}, når det brænder, og alle er på vej hjem, og ingen ved, hvem der bliver?")
    done = run("import", "stor.xlsx", "-o", "ny.yaml", "--yes")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "10000 kort fylder mere" in done.stderr
    assert not (tmp_path / "ny.yaml").exists()


def test_cards_with_ids_are_brought_into_the_deck_that_is_there(run: Run, tmp_path: Path) -> None:
    deck = tmp_path / "proeve.yaml"
    deck.write_text(CARDS, encoding="utf-8")
    sheet = "Id;Emne;Spørgsmål\net;hverdag;Hvad er ét?\nto;hverdag;Hvad er to?\n;fest;Hvad er ny?\n"
    (tmp_path / "kort.csv").write_text(sheet, encoding="utf-8")
    done = run("import", "kort.csv", "-o", "proeve.yaml", "--yes")
    assert done.returncode == 0, done.stderr
    text = deck.read_text(encoding="utf-8")
    assert "Hvad er ét?" in text and "Hvad er ny?" in text and "id: tre" in text
    assert "- {id: to, theme: hverdag, question: Hvad er to?, tags: [svaer], depth: 3}\n" in text
    assert deck.with_name("proeve.yaml.bak").read_text(encoding="utf-8") == CARDS
    assert "1 kort i kortsættet står ikke i arket" in done.stdout
    assert run("check", "proeve.yaml").returncode == 0
    again = run("import", "kort.csv", "-o", "proeve.yaml", "--yes")
    assert (again.returncode, deck.read_text(encoding="utf-8")) == (0, text)


def test_a_workbook_is_read_without_openpyxl(tmp_path: Path) -> None:
    script = (
        "import sys; sys.modules['openpyxl'] = None\n"
        "from ledelseskort.cli.main import main\n"
        f"sys.exit(main(['import', {str(FIXTURES / 'ark.xlsx')!r}, '-o', 'ny.yaml', '--yes']))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0
    assert (tmp_path / "ny.yaml").exists()
