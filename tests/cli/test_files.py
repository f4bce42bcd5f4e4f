"""The files of decks that people write themselves: read, saved whole, and never over what somebody else has saved."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ledelseskort.cli.files import OwnFiles
from ledelseskort.errors import Moved, Unkept, Unusable

from .killed_saving import torment


@pytest.fixture
def files(tmp_path: Path) -> OwnFiles:
    return OwnFiles(tmp_path / "Ledelseskort")


@pytest.mark.parametrize(
    "data",
    [b"a: 1\r\nb: \xc3\xa6\r\n", b"\xef\xbb\xbfa: 1\n", "\ufeffa: æ\r\n".encode("utf-16-le"), b"a: 1\rb: 2\r"],
    ids=["crlf", "mark", "utf-16", "cr"],
)
def test_a_file_is_saved_in_its_own_spelling(files: OwnFiles, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(data)
    written = files.read(path)
    assert "\r" not in written.text and "\ufeff" not in written.text
    again = files.save(written, written.text + "c: 3\n")
    newline = written.newline.encode(written.encoding)
    assert path.read_bytes() == data + "c: 3".encode(written.encoding) + newline
    assert again == files.read(path)
    assert (tmp_path / "x.yaml.bak").read_bytes() == data


def test_a_file_that_is_not_there_yet_is_empty_and_can_be_saved(files: OwnFiles, tmp_path: Path) -> None:
    written = files.read(tmp_path / "ny.yaml")
    assert (written.text, written.stamp, files.stamp(written.path)) == ("", "", "")
    files.save(written, "a: 1\n")
    assert (tmp_path / "ny.yaml").read_bytes() == b"a: 1\n"
    assert [each.name for each in tmp_path.iterdir()] == ["ny.yaml"]


def test_what_somebody_else_saved_is_not_saved_over(files: OwnFiles, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("mit")
    written = files.read(path)
    path.write_text("dit")
    assert files.stamp(path) != written.stamp
    with pytest.raises(Moved):
        files.save(written, "mit igen")
    assert path.read_text() == "dit"
    files.save(written, "mit igen", over=True)
    assert path.read_text() == "mit igen"
    assert (tmp_path / "x.yaml.bak").read_text() == "dit"


def test_a_file_that_was_taken_away_is_told_of_too(files: OwnFiles, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("mit")
    written = files.read(path)
    path.unlink()
    with pytest.raises(Moved):
        files.save(written, "mit igen")


def test_what_is_no_text_or_no_file_is_told(files: OwnFiles, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"PK\x03\x04rest")
    for path, code in ((tmp_path / "x.yaml", "file-unwritten"), (tmp_path, "file-no-file")):
        with pytest.raises(Unusable, match=code):
            files.read(path)


def test_a_new_deck_lies_in_the_persons_own_folder_and_never_over_another(files: OwnFiles) -> None:
    one, two = files.put("Møde i »mandags«", "a"), files.put("Møde i »mandags«", "b")
    assert one == files.own / "deck" / "moede-i-mandags.yaml"
    assert two == files.own / "deck" / "moede-i-mandags-2.yaml"
    assert (one.read_text(), two.read_text()) == ("a", "b")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "Ledelseskort").write_text("en fil")
    with pytest.raises(Unkept, match="file-unwritable"):
        OwnFiles(tmp_path / "Ledelseskort").put("x", "y")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("/a/b.yaml", "/a/b.yaml"),
        (' "/a/b c.yaml"\n', "/a/b c.yaml"),
        ("'/a/b.yaml' ", "/a/b.yaml"),
        ("/a/b\\ c.yaml", "/a/b c.yaml"),
        ("file:///a/b%20c.yaml", "/a/b c.yaml"),
    ],
)
def test_a_path_is_understood_as_it_is_pasted_or_dropped(files: OwnFiles, said: str, meant: str) -> None:
    assert files.named(said) == Path(meant)
    assert files.named("~/b.yaml") == Path.home() / "b.yaml"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process that can be killed")
def test_killed_while_saving_leaves_the_old_file_or_the_new_one_whole(tmp_path: Path) -> None:
    found = torment(15, 1, tmp_path)
    assert (found["kills"], found["broken"], found["broken backups"]) == (15, 0, 0)
