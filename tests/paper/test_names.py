"""File names: whatever a deck is called, its file lands in its folder on every system."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ledelseskort.paper.names import MOST, file_name

from .texts import STEADY, texts


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("referat", "2026-11-22", "Sammen om ledelse"), "referat-2026-11-22-sammen-om-ledelse.md"),
        (("Ærø, Ølgod & Aarhus Å",), "aeroe-oelgod-aarhus-aa.md"),
        (("a\u030angstro\u0308m, Größe, Þór, crème",), "aangstroem-groesse-thor-creme.md"),
        (("../../etc/passwd",), "etc-passwd.md"),
        (("C:\\Windows\\x",), "c-windows-x.md"),
        (("", "…", "🎉"), "ledelseskort.md"),
        (("CON",), "ledelseskort-con.md"),
        (("com", "¹"), "com-1.md"),
        (("Com¹",), "ledelseskort-com1.md"),
        (("nul.",), "ledelseskort-nul.md"),
        (("console",), "console.md"),
        ((".skjult ",), "skjult.md"),
    ],
)
def test_names(parts: tuple[str, ...], name: str) -> None:
    assert file_name(*parts, ending="md") == name


@STEADY
@given(st.lists(texts, max_size=3))
@example(["a" * (MOST - 4) + " b"])
@example(["ß" * 200])
def test_any_title_becomes_a_plain_name(parts: list[str]) -> None:
    name = file_name(*parts, ending="md")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.md", name)
    assert len(name) <= MOST
    assert name.removesuffix(".md") not in {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10))}
