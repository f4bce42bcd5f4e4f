"""`edit` opens the app on the file; without a terminal it is one sentence. And the editor the environment names."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledelseskort.cli import app, editing
from ledelseskort.cli.files import OwnFiles
from ledelseskort.cli.main import main
from ledelseskort.cli.outside import outside_editor
from ledelseskort.deck.library import bundled_root
from ledelseskort.errors import DONE, FAILED, MISUSED, Unusable


@pytest.mark.parametrize("verb", ["edit", "rediger"])
def test_without_a_terminal_it_is_one_sentence(verb: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main((verb, str(tmp_path / "vores"))) == MISUSED
    out, err = capsys.readouterr()
    assert out == "" and "Her er ingen terminal" in err and "vores.yaml" in err
    assert list(tmp_path.iterdir()) == []


def test_a_file_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("edit",)) == MISUSED
    assert "mangler" in capsys.readouterr().err


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the app was opened on, as on a terminal."""
    paths: list[Path] = []

    def open_app(settings: object, *, edit: Path) -> int:
        paths.append(edit)
        return DONE

    monkeypatch.setattr(app, "open_app", open_app)
    monkeypatch.setattr(editing, "at_terminal", lambda: True)
    return paths


def test_on_a_terminal_the_app_opens_on_the_file(opened: list[Path], tmp_path: Path) -> None:
    assert main(("edit", str(tmp_path / "vores"))) == DONE
    assert main(("edit", str(tmp_path / "vores.yml"))) == DONE
    assert opened == [tmp_path / "vores.yaml", tmp_path / "vores.yml"]


def test_a_deck_is_opened_by_its_id_and_what_lies_here_comes_first(
    opened: list[Path], tmp_path: Path, fenced: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = fenced / "documents" / "Ledelseskort" / "deck" / "vores.yaml"
    mine.parent.mkdir(parents=True)
    mine.write_text("format: 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("vores", "ledelsesgrundlag", "helt-nyt"):
        assert main(("edit", name)) == DONE
    (tmp_path / "vores.yaml").write_text("format: 1\n", encoding="utf-8")
    assert main(("edit", "vores")) == DONE
    bundled = bundled_root() / "deck" / "ledelsesgrundlag.yaml"
    assert opened == [mine, bundled, Path("helt-nyt.yaml"), Path("vores.yaml")]


def test_the_folder_one_stands_in_is_no_file(opened: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("edit", ".")) == FAILED
    assert "ikke en fil" in capsys.readouterr().err
    assert opened == []


def test_a_folder_is_not_written_in(opened: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mappe.yaml").mkdir()
    assert main(("edit", str(tmp_path / "mappe.yaml"))) == FAILED
    assert "ikke en fil" in capsys.readouterr().err
    assert opened == []


def test_the_editor_is_the_one_the_environment_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr("subprocess.run", lambda command, check: ran.append(command))
    for environ in ({"VISUAL": "code --wait", "EDITOR": "vi"}, {"VISUAL": " ", "EDITOR": "'/op t/ed' -n"}):
        run = outside_editor(environ)
        assert run is not None
        run(tmp_path / "a b.yaml")
    name = str(tmp_path / "a b.yaml")
    assert ran == [["code", "--wait", name], ["/op t/ed", "-n", name]]
    assert outside_editor({}) is None and outside_editor({"EDITOR": "  "}) is None


def test_an_editor_that_is_not_there_is_told(tmp_path: Path) -> None:
    for named in (str(tmp_path / "findes-ikke"), "'ulukket"):
        run = outside_editor({"EDITOR": named})
        assert run is not None
        with pytest.raises(Unusable, match="editor-not-started"):
            run(tmp_path / "x.yaml")


def test_files_that_came_along_are_not_written_in(tmp_path: Path) -> None:
    files = OwnFiles(tmp_path)
    assert files.fixed(bundled_root() / "deck" / "ledelsesgrundlag.yaml")
    assert files.fixed(bundled_root() / "cards" / "da" / ".." / "da" / "hvad-som-helst.yaml")
    assert not files.fixed(tmp_path / "deck" / "vores.yaml")


def test_a_file_is_seen_as_its_text_stands(tmp_path: Path) -> None:
    look = OwnFiles(tmp_path).eyes(tmp_path / "vores.yaml")
    assert look("format: 1\n").diagnostics
    assert look(
        "format: 1\ntitle: A\nlanguage: da\nthemes: [{id: a, title: A}]\ncards: [{id: x, question: Hvad?}]\n"
    ).deck
