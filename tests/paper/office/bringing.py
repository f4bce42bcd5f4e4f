"""What the tests of the importers share: the fixtures, what was found in them, and files made by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from ledelseskort.paper.office import columns
from ledelseskort.paper.office.bringing import bring
from ledelseskort.paper.office.draft import Brought, Draft
from ledelseskort.paper.office.telling import told
from ledelseskort.wording.words import load

FIXTURES = Path(__file__).parent / "fixtures"
WORDS = load()
Found = tuple[str, str, tuple[str, ...]]
"""A card's theme, question and follow-ups."""


def found(brought: Brought) -> list[Found]:
    """The heart of each card."""
    return [(each.theme, each.question, each.follow_ups) for each in brought.drafts]


def left(brought: Brought) -> list[str]:
    """What was not taken, in words."""
    return [told(each, WORDS) for each in brought.left]


def others(draft: Draft) -> dict[str, object]:
    """What else stands on a card."""
    names = ("id", "situation", "hint", "depth", "minutes", "tags", "source", "retired")
    return {name: value for name in names if (value := getattr(draft, name))}


def bring_text(folder: Path, text: str, name: str = "kort.csv", named: str = "") -> Brought:
    """What is found in a file of this text."""
    return bring_bytes(folder, text.encode(), name, named)


def bring_bytes(folder: Path, data: bytes, name: str = "kort.csv", named: str = "") -> Brought:
    """What is found in a file of these bytes."""
    path = folder / name
    path.write_bytes(data)
    return bring(path, columns.naming(named) if named else ())


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def repacked(fixture: str, changes: Mapping[str, bytes]) -> bytes:
    """A fixture in which some parts are others."""
    with zipfile.ZipFile(FIXTURES / fixture) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, **changes})


def part(fixture: str, name: str) -> bytes:
    """One part of a fixture."""
    with zipfile.ZipFile(FIXTURES / fixture) as archive:
        return archive.read(name)


def sheet_of(rows: str, before: str = "", merged: Sequence[str] = ()) -> bytes:
    """A workbook of one sheet, its rows as XML."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    merges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
    sheet = f"<worksheet {space}><sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells></worksheet>"
    return repacked("ark.xlsx", {"xl/worksheets/sheet1.xml": f'<?xml version="1.0"?>{before}{sheet}'.encode()})


def text_cell(place: str, text: str) -> str:
    """A cell with a text of its own."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
