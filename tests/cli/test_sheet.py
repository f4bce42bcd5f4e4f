"""`sheet`: a deck as a workbook, written whole and never over another."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledelseskort.cli.main import main
from ledelseskort.errors import DONE, FAILED, MISUSED
from ledelseskort.paper.office.bringing import bring

from .helpers import Run


def test_a_deck_becomes_a_workbook(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mit ark.xlsx"
    assert main(("ark", "proeve", "--library", str(library), "-o", str(path))) == DONE
    assert [draft.id for draft in bring(path).drafts] == ["et", "to", "tre", "fire"]
    out, err = capsys.readouterr()
    assert out == "" and f"4 kort står i »{path}«" in err


def test_it_is_called_as_the_deck_is(library: Path, run: Run, tmp_path: Path) -> None:
    assert run("sheet", "proeve", "--library", library).returncode == DONE
    assert (tmp_path / "proeve.xlsx").is_file()
    assert run("sheet", "proeve", "--library", library, "-o", "andet").returncode == DONE
    assert (tmp_path / "andet.xlsx").read_bytes() == (tmp_path / "proeve.xlsx").read_bytes()


def test_a_file_that_is_there_stays_unless_told(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "ark.xlsx"
    path.write_text("mit")
    asked = ("sheet", "proeve", "--library", str(library), "-o", str(path))
    assert main(asked) == MISUSED
    assert path.read_text() == "mit"
    assert main((*asked, "--overskriv")) == DONE
    assert bring(path).drafts


def test_another_ending_is_no_workbook(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("sheet", "proeve", "--library", str(library), "-o", str(tmp_path / "ark.ods"))) == MISUSED
    assert ".xlsx" in capsys.readouterr().err
    assert not (tmp_path / "ark.ods").exists()


def test_a_broken_deck_is_told_and_nothing_is_written(
    broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(("sheet", str(broken), "-o", str(tmp_path / "ark.xlsx"))) == FAILED
    assert "ledelseskort check" in capsys.readouterr().err
    assert not (tmp_path / "ark.xlsx").exists()


def test_a_deck_that_is_walked_has_no_cards_to_put_in_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("sheet", "ledelsescase", "-o", str(tmp_path / "ark.xlsx"))) == FAILED
    assert "ingen kort" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
