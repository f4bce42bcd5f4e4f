"""Files are written whole or not at all, and never over another unless that is asked for."""

from __future__ import annotations

import errno
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ledelseskort.errors import Misused, Unkept
from ledelseskort.paper.writing import write
from ledelseskort.wording.words import load


def there(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_new_file(tmp_path: Path) -> None:
    write(tmp_path / "referat.md", "æøå\n".encode())
    assert there(tmp_path) == {"referat.md": "æøå\n".encode()}


def test_never_over_another_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "referat.md"
    write(path, b"first")
    with pytest.raises(Misused) as told:
        write(path, b"second")
    assert str(path) in load()(f"error.{told.value.code}", **told.value.parameters)
    assert there(tmp_path) == {"referat.md": b"first"}
    write(path, b"second", force=True)
    assert there(tmp_path) == {"referat.md": b"second"}
    write(tmp_path / "ny.md", b"new", force=True)
    assert there(tmp_path)["ny.md"] == b"new"


def test_an_empty_file_is_somebodys_too(tmp_path: Path) -> None:
    (tmp_path / "referat.md").touch()
    with pytest.raises(Misused):
        write(tmp_path / "referat.md", b"x")
    assert there(tmp_path) == {"referat.md": b""}


def test_of_many_at_once_one_writes(tmp_path: Path) -> None:
    def attempt(number: int) -> bool:
        try:
            write(tmp_path / "referat.md", b"%d" % number)
        except Misused:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        wrote = list(pool.map(attempt, range(64)))
    assert sum(wrote) == 1
    assert there(tmp_path) == {"referat.md": b"%d" % wrote.index(True)}


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("failing", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "file-disk-full"), (errno.EDQUOT, "file-disk-full"), (errno.EIO, "file-unwritable")],
)
def test_a_disk_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool, failing: str, number: int, code: str
) -> None:
    before = {"referat.md": b"first"} if force else {}
    for name, content in before.items():
        (tmp_path / name).write_bytes(content)

    def fail(*_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, failing, fail)
    with pytest.raises(Unkept) as told:
        write(tmp_path / "referat.md", b"second", force=force)
    assert told.value.code == code and f"error.{code}" in load()
    assert there(tmp_path) == before


def test_interrupted_it_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "referat.md", b"half")
    assert there(tmp_path) == {}


def test_a_folder_that_cannot_be_opened_for_that_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def closed(path: str, *rest: int, **named: int) -> int:
        if os.path.isdir(path):
            raise PermissionError(errno.EACCES, "no")
        return real(path, *rest, **named)

    monkeypatch.setattr(os, "open", closed)
    write(tmp_path / "referat.md", b"whole")
    assert there(tmp_path) == {"referat.md": b"whole"}


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_that_is_not_there_and_one_that_is_in_the_way(tmp_path: Path, force: bool) -> None:
    with pytest.raises(Unkept):
        write(tmp_path / "ingen" / "referat.md", b"x", force=force)
    (tmp_path / "mappe").mkdir()
    with pytest.raises((Unkept, Misused)):
        write(tmp_path / "mappe", b"x", force=force)
    assert list(tmp_path.iterdir()) == [tmp_path / "mappe"]


def test_what_a_link_points_at_is_written_and_its_rights_stay(tmp_path: Path) -> None:
    if sys.platform == "win32":
        return
    real = tmp_path / "kort.yaml"
    real.write_bytes(b"first")
    real.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(real)
    write(link, b"second", force=True)
    assert link.is_symlink() and real.read_bytes() == b"second"
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write(tmp_path / "referat.md", b"")
    assert (tmp_path / "referat.md").stat().st_mode == (tmp_path / "plain").stat().st_mode
