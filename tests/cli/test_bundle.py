"""`bundle`: a deck in one file that plays by itself, wherever it is put."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledelseskort.cli.main import main
from ledelseskort.deck.library import Library, bundled_root
from ledelseskort.deck.reader import read_deck
from ledelseskort.errors import DONE, FAILED, MISUSED


def test_a_deck_of_many_files_becomes_one_that_checks_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ledelsesgrundlag.yaml"
    assert main(("saml", "ledelsesgrundlag", "-o", str(path))) == DONE
    assert "Den kan sendes" in capsys.readouterr().err
    assert main(("check", str(path))) == DONE
    assert read_deck(path).deck == Library((bundled_root(),)).load("ledelsesgrundlag")


def test_without_a_file_it_goes_to_standard_output(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(("bundle",)) == DONE
    out, err = capsys.readouterr()
    assert err == ""
    path = tmp_path / "ledelsesgrundlag.yaml"
    path.write_text(out, encoding="utf-8")
    assert read_deck(path).diagnostics == ()


def test_a_file_that_is_there_stays_unless_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mit.yaml"
    path.write_text("mit")
    assert main(("bundle", "-o", str(path))) == MISUSED
    assert "ikke rørt" in capsys.readouterr().err
    assert path.read_text() == "mit"
    assert main(("bundle", "-o", str(path), "--force")) == DONE
    assert read_deck(path).deck is not None


def test_a_broken_deck_is_told_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.yaml").write_text("format: 1\ntitle: X\n")
    assert main(("bundle", str(tmp_path / "x.yaml"), "-o", str(tmp_path / "y.yaml"))) == FAILED
    assert "ledelseskort check" in capsys.readouterr().err
    assert not (tmp_path / "y.yaml").exists()
