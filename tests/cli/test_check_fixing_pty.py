"""`check --fix` on a terminal: it asks, and does what is answered; colour is for terminals alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pexpect
import pytest

BROKEN = "format: 1\ncards:\n  - id: a\n    question: Husk: hvad?\n"


@pytest.mark.parametrize(
    ("answer", "mended"), [("ja", True), ("j", True), ("nej", False), ("", False), ("\x04", False)], ids=repr
)
def test_the_answer_counts(tmp_path: Path, answer: str, mended: bool) -> None:
    file = tmp_path / "kort.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    child = pexpect.spawn(
        sys.executable, ["-m", "ledelseskort", "check", "--fix", str(file)], encoding="utf-8", timeout=60
    )
    child.expect(r"\(ja/nej\)")
    assert file.read_text(encoding="utf-8") == BROKEN
    child.send(answer if answer == "\x04" else f"{answer}\n")
    child.expect(pexpect.EOF)
    child.close()
    assert (file.read_text(encoding="utf-8") != BROKEN) is mended
    assert child.exitstatus == (0 if mended else 1)
    assert "kort.yaml.bak" in {each.name for each in tmp_path.iterdir()} or not mended


def test_ctrl_c_at_the_question_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "kort.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    child = pexpect.spawn(
        sys.executable, ["-m", "ledelseskort", "check", "--fix", str(file)], encoding="utf-8", timeout=60
    )
    child.expect(r"\(ja/nej\)")
    child.sendintr()
    said = child.read()
    child.close()
    assert child.exitstatus == 130
    assert "Traceback" not in said
    assert file.read_text(encoding="utf-8") == BROKEN


def test_faults_are_coloured_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "kort.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    command = f"{sys.executable} -m ledelseskort check {file}"
    assert "\x1b[1;31mfejl\x1b[0m" in pexpect.run(command, encoding="utf-8", timeout=60)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in pexpect.run(command, encoding="utf-8", timeout=60)


def test_a_watch_sees_a_saving_and_ends_quietly(tmp_path: Path) -> None:
    file = tmp_path / "kort.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    child = pexpect.spawn(
        sys.executable, ["-m", "ledelseskort", "check", "--watch", str(file)], encoding="utf-8", timeout=60
    )
    child.expect(r"1 fejl i 1 fil\.")
    child.expect(r"kl\. \d\d:\d\d:\d\d")
    other = tmp_path / "kort.yaml.new"
    other.write_text(BROKEN.replace("Husk: ", ""), encoding="utf-8")
    other.replace(file)
    child.expect(r"Ingen fejl i 1 fil\.")
    child.expect("slutter")
    child.sendintr()
    said = child.read()
    child.close()
    assert child.exitstatus == 130
    assert said.replace("^C", "").strip() == "."
