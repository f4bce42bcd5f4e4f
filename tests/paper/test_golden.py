"""Every export is what it was, to the byte: a change in one is meant, or it is a fault."""

from __future__ import annotations

import pytest

from .exports import GOLDEN, exports


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return exports()


def test_every_golden_file_has_its_export(made: dict[str, bytes]) -> None:
    assert {path.name for path in GOLDEN.iterdir()} - {".gitattributes"} == made.keys()


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.*")), ids=lambda path: path.name)
def test_to_the_byte(made: dict[str, bytes], path: object) -> None:
    assert isinstance(path, type(GOLDEN))
    if path.name != ".gitattributes":
        assert made[path.name] == path.read_bytes(), "if it is meant: python -m tests.paper.exports, and read it"


@pytest.mark.parametrize("name", ["referat.md", "referat.html", "aftaler.txt", "aftaler.ics", "aftaler.csv"])
def test_no_export_has_an_escape_or_a_hidden_mark(made: dict[str, bytes], name: str) -> None:
    text = made[name].decode("utf-8-sig")
    assert not [char for char in text if char in "\x1b\x07\u202e\u202c\u200f\u200e"]
