"""Every word of paper has a use, and every word that is used is there."""

from __future__ import annotations

import re
from pathlib import Path

from ledelseskort.wording.words import load

SOURCE = Path(__file__).resolve().parents[2] / "src" / "ledelseskort"
KEY = re.compile(r'f?"(paper\.(?:[a-z0-9.-]|\{[^"]*\})+)"')


def used() -> set[str]:
    """The keys that the source names, as patterns: what is filled in as it runs may be anything."""
    found = {key for path in SOURCE.rglob("*.py") for key in KEY.findall(path.read_text(encoding="utf-8"))}
    return {re.sub(r"\\\{.*?\\\}", "[a-z0-9-]*", re.escape(key)) for key in found}


def test_every_word_has_a_use_and_every_use_a_word() -> None:
    keys = {key for key in load().texts if key.startswith("paper.")}
    unused = {key for key in keys if not any(re.fullmatch(pattern, key) for pattern in used())}
    # The front ends name the files.
    assert unused <= {f"paper.file.{kind}" for kind in ("minutes", "agreements", "examples")}
    assert [pattern for pattern in used() if not any(re.fullmatch(pattern, key) for key in keys)] == []
