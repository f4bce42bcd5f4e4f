"""`import` on a terminal: it asks, and writes only on a yes."""

from __future__ import annotations

import sys
from pathlib import Path

import pexpect
import pytest


@pytest.mark.parametrize(
    ("answer", "written"), [("ja", True), ("J", True), ("nej", False), ("", False), ("\x04", False)], ids=repr
)
def test_the_answer_counts(tmp_path: Path, answer: str, written: bool) -> None:
    (tmp_path / "kort.csv").write_text("Spørgsmål\nHvad nu?\n", encoding="utf-8")
    command = ["-m", "ledelseskort", "import", "kort.csv", "-o", "ny.yaml"]
    child = pexpect.spawn(sys.executable, command, cwd=str(tmp_path), encoding="utf-8", timeout=60)
    child.expect(r"Skal jeg skrive 1 kort til ny.yaml\? \(ja/nej\)")
    assert not (tmp_path / "ny.yaml").exists()
    child.send(answer if answer == "\x04" else f"{answer}\n")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert (tmp_path / "ny.yaml").exists() is written
    assert written or "Intet er skrevet." in str(child.before)


def test_ctrl_c_at_the_question_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "kort.csv").write_text("Spørgsmål\nHvad nu?\n", encoding="utf-8")
    command = ["-m", "ledelseskort", "import", "kort.csv", "-o", "ny.yaml"]
    child = pexpect.spawn(sys.executable, command, cwd=str(tmp_path), encoding="utf-8", timeout=60)
    child.expect(r"\(ja/nej\)")
    child.sendintr()
    said = child.read()
    child.close()
    assert child.exitstatus == 130
    assert "Traceback" not in said
    assert sorted(each.name for each in tmp_path.iterdir()) == ["kort.csv"]


def test_a_long_question_is_broken_between_words_and_says_which_file_changes(tmp_path: Path) -> None:
    cards = tmp_path / "cards" / "de-kort-som-vi-bruger-mest.yaml"
    deck = tmp_path / "deck" / "vores.yaml"
    for path, text in (
        (cards, "format: 1\ntheme: mod\ncards:\n  - {id: et, question: Hvad er ét?}\n"),
        (
            deck,
            "format: 1\ntitle: Vores\nlanguage: da\nthemes:\n  - {id: mod, title: Mod}\n"
            f"card_files: [cards/{cards.name}]\n",
        ),
    ):
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    (tmp_path / "kort.csv").write_text("Id;Emne;Spørgsmål\net;Mod;Hvad er to?\n", encoding="utf-8")
    command = ["-m", "ledelseskort", "import", "kort.csv", "-o", "deck/vores.yaml"]
    child = pexpect.spawn(sys.executable, command, cwd=str(tmp_path), encoding="utf-8", timeout=60)
    child.expect(r"\(ja/nej\)")
    rows = str(child.before).splitlines()
    child.sendline("ja")
    child.expect(pexpect.EOF)
    child.close()
    asked = rows[next(at for at, row in enumerate(rows) if "Skal jeg rette" in row) :]
    assert cards.name in " ".join(asked) and deck.name not in " ".join(asked)
    assert len(asked) == 2 and all(len(row) < 80 for row in asked) and asked[0].split()[-1] in ("gamle", "fil", "Den")
    assert "Hvad er to?" in cards.read_text(encoding="utf-8")
