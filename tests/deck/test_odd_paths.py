"""What is no file at all, named as one: a device, a pipe, a folder, links that lead in a ring or out of the root."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from ledelseskort.cli.main import main
from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.reader import read_deck

HEAD = "format: 1\ntitle: Sammen\nlanguage: da\nthemes: [{id: t, title: Emne}]\n"
DEVICES = ("CON", "NUL", "con.yaml", "aux.yaml", "nul.txt", "COM1")
"""Names that older Windows keeps for its devices, in any folder and with any ending."""

PIPES = () if sys.platform == "win32" else ("pipe.yaml", "socket.yaml")


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of what is no file; the tests stand in it, as a socket's path must be short."""
    root = tmp_path / "root"
    root.mkdir()
    monkeypatch.chdir(root)
    (root / "folder.yaml").mkdir()
    (root / "ring.yaml").symlink_to("ring-2.yaml")
    (root / "ring-2.yaml").symlink_to("ring.yaml")
    (root / "folder-ring").symlink_to(".")
    (root / "gone.yaml").symlink_to("nowhere.yaml")
    (tmp_path / "out.yaml").write_text("format: 1\ntheme: t\ncards: []\n", encoding="utf-8")
    (root / "link-out.yaml").symlink_to("../out.yaml")
    (root / "link-to-device.yaml").symlink_to(os.devnull)
    with ExitStack() as stack:
        if sys.platform != "win32":
            os.mkfifo("pipe.yaml")
            stack.enter_context(socket.socket(socket.AF_UNIX)).bind("socket.yaml")
        yield root


SAID: dict[str, tuple[int, Callable[[str], str]]] = {
    **{name: (1, "»{}« er ikke en fil, der kan læses.".format) for name in PIPES},
    **{name: (1, "»{}« er ikke en fil, der kan læses.".format) for name in (os.devnull, "link-to-device.yaml")},
    **{name: (2, "Filen »{}« findes ikke.".format) for name in (*DEVICES, "gone.yaml", "ring.yaml", "a\x07.yaml")},
    "folder.yaml": (2, "Der er ingen kortsæt eller kortfiler i »{}«.".format),
    "x" * 300: (1, "»{}« kan ikke læses. Se efter, om du har lov til at åbne den.".format),
}


@pytest.mark.usefixtures("odd")
@pytest.mark.parametrize("name", SAID)
def test_what_is_no_file_is_told_of_in_one_sentence(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, sentence = SAID[name]
    assert main(["check", name]) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == sentence(name.replace("\x07", "\\x07")) + "\n"


NAMED = {
    **{name: (Code.REF_MISSING_FILE, "no-cards") for name in (*PIPES, "folder.yaml", ".")},
    **{name: (Code.REF_MISSING_FILE, "") for name in (*DEVICES, "gone.yaml", "ring.yaml", "folder-ring/a.yaml")},
    **{name: (Code.REF_OUTSIDE_FOLDER, "") for name in ("link-out.yaml", "link-to-device.yaml", os.devnull, "..")},
    **{name: (Code.REF_OUTSIDE_FOLDER, "") for name in ("folder-ring/../../out.yaml", "C:nul", "//server/kort.yaml")},
    "deck.yaml": (Code.REF_MISSING_FILE, "no-cards"),
    "folder-ring/deck.yaml": (Code.REF_MISSING_FILE, "no-cards"),
    "\\\\server\\kort.yaml": (Code.REF_BACKSLASH, ""),
}


@pytest.mark.parametrize("name", NAMED)
def test_what_is_no_file_is_no_card_file(name: str, odd: Path) -> None:
    deck = odd / "deck.yaml"
    deck.write_text(f"{HEAD}card_files: ['{name}']\n", encoding="utf-8")
    (found,) = read_deck(deck).diagnostics
    assert (found.code, found.variant) == NAMED[name]
    assert (found.place.line, found.place.column) == (5, 14)
