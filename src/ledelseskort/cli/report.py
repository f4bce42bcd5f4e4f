"""Diagnostics as they are shown: as text with the place marked, as JSON, and as a workflow's annotations."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from ledelseskort.deck.diagnostics import Diagnostic, Place, Severity
from ledelseskort.deck.gate import escaped, hits, shown
from ledelseskort.deck.source import Source
from ledelseskort.wording.words import Words

JSON_VERSION = 1
"""The version of the JSON document; it changes when a reader of the old one would be wrong."""

_GUTTER = 8
"""How many cells stand before an excerpt: the line's number and a rule."""
_TAB = 4
_LEAST = 30
"""The narrowest an excerpt is cut to: below that it shows nothing worth reading."""


def as_text(
    diagnostics: Sequence[Diagnostic],
    sources: Mapping[str, Source],
    words: Words,
    width: int = 100,
    left_out: Mapping[str, int] | None = None,
) -> str:
    """The diagnostics for people: what, where, the line with a caret, and what to write instead.

    `width` is the terminal's, in cells; no excerpt is wider. `left_out` counts, by file, those too many to show.
    """
    blocks = ["\n".join(_block(diagnostic, sources, words, width)) for diagnostic in diagnostics]
    blocks += [
        words("report.left-out", count=count, file=shown(file)) for file, count in (left_out or {}).items() if count
    ]
    return "".join(f"{block}\n" for block in blocks)


def as_json(diagnostics: Sequence[Diagnostic], words: Words) -> str:
    """The diagnostics for other programs: one JSON document, counted from 1, columns in code points."""
    listed = [
        {
            **_place(diagnostic.place),
            "severity": diagnostic.severity.value,
            "code": diagnostic.code.value,
            "message": message(diagnostic, words),
            "help": advice(diagnostic, words),
            "related": [_place(place) for place in diagnostic.related],
        }
        for diagnostic in diagnostics
    ]
    return json.dumps({"version": JSON_VERSION, "diagnostics": listed}, ensure_ascii=False, indent=2) + "\n"


def as_github(diagnostics: Sequence[Diagnostic], words: Words) -> str:
    """The diagnostics as workflow commands, which GitHub shows beside the lines."""
    kinds = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
    lines = []
    for diagnostic in diagnostics:
        place = diagnostic.place
        where = f"file={_property(place.file)},line={place.line},col={place.column},title={diagnostic.code.value}"
        said = f"{message(diagnostic, words)}. {advice(diagnostic, words)}"
        lines.append(f"::{kinds[diagnostic.severity]} {where}::{_data(said)}\n")
    return "".join(lines)


def summary(diagnostics: Sequence[Diagnostic], words: Words, left_out: Mapping[str, int] | None = None) -> str:
    """How much is wrong, in one line."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    for file, count in (left_out or {}).items():
        # Errors are shown first: a file that has room for something milder has shown every error.
        there = [diagnostic.severity for diagnostic in diagnostics if diagnostic.place.file == file]
        counts[max(there, key=list(Severity).index, default=Severity.ERROR)] += count
    parts = [words(f"report.{severity}s", count=counts[severity]) for severity in Severity if counts[severity]]
    return words("report.summary", what=words("report.and").join(parts)) if parts else words("report.nothing")


def message(diagnostic: Diagnostic, words: Words) -> str:
    """What is wrong, in one clause."""
    return _said(diagnostic, words, "message")


def advice(diagnostic: Diagnostic, words: Words) -> str:
    """What to do about it, in one sentence."""
    return _said(diagnostic, words, "help")


def _said(diagnostic: Diagnostic, words: Words, kind: str) -> str:
    parameters = {
        name: shown(value) if isinstance(value, str) else value for name, value in diagnostic.parameters.items()
    }
    code = f"diagnostic.{diagnostic.code.value}"
    return words.first(f"{code}.{diagnostic.variant}.{kind}", f"{code}.{kind}", **parameters)


def _block(diagnostic: Diagnostic, sources: Mapping[str, Source], words: Words, width: int) -> list[str]:
    """One diagnostic: its head, the line and the caret where there is a line, the related places, the advice."""
    place = diagnostic.place
    severity = words(f"report.{diagnostic.severity.value}")
    lines = [f"{_where(place)}: {severity}: {message(diagnostic, words)}  [{diagnostic.code.value}]"]
    source = sources.get(place.file)
    if source is not None and source.text:
        text, caret = excerpt(source.line(place.line - 1), place.column, max(width - _GUTTER, _LEAST))
        lines += [f"{place.line:>5} │ {text}".rstrip(), f"      │ {' ' * caret}^"]
    lines += [f"   {words('report.also', place=_where(other))}" for other in diagnostic.related]
    lines.append(f"   {advice(diagnostic, words)}")
    return lines


def excerpt(line: str, column: int, room: int) -> tuple[str, int]:
    """The part of `line` around `column` that fits in `room` cells, and the cell under which the caret stands."""
    at = min(column - 1, len(line))
    start = max(0, at - room)
    cells = _cells(line[start : at + room], at_start=start == 0)
    caret = at - start
    first, before = 0, sum(width for _, width in cells[:caret])
    if len(cells) == len(line) and before < room and sum(width for _, width in cells) <= room:
        return "".join(shape for shape, _ in cells), before
    while before > room * 2 // 3 or (0 < first < caret and cells[first][1] == 0):
        before -= cells[first][1]
        first += 1
    lead = "… " if start or first else ""
    text = _fit(cells[first:], room - len(lead), more=at + room < len(line))
    return lead + text, len(lead) + before


def _fit(cells: list[tuple[str, int]], room: int, *, more: bool) -> str:
    """As many of `cells` as `room` has place for, with a sign where some are missing."""
    if not more and sum(width for _, width in cells) <= room:
        return "".join(shape for shape, _ in cells)
    kept: list[str] = []
    used = 0
    for shape, width in cells:
        if used + width > room - 2:
            break
        kept.append(shape)
        used += width
    return "".join(kept) + " …"


def _cells(text: str, *, at_start: bool) -> list[tuple[str, int]]:
    """Each code point as it is shown, and how many cells it takes."""
    hidden = {hit.start for hit in hits(text) if hit.name not in ("mojibake", "lost")}
    cells: list[tuple[str, int]] = []
    used = 0
    for index, char in enumerate(text):
        if char == "\t":
            shape = "→".ljust(_TAB - used % _TAB if at_start else _TAB)
        elif index in hidden:
            shape = escaped(char)
        else:
            shape = char
        width = len(shape) if len(shape) > 1 else _width(shape)
        cells.append((shape, width))
        used += width
    return cells


def _width(char: str) -> int:
    """How many cells a terminal gives one code point."""
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def _where(place: Place) -> str:
    return f"{shown(place.file)}:{place.line}:{place.column}"


def _place(place: Place) -> dict[str, str | int]:
    name = place.file.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return {"file": name, "line": place.line, "column": place.column}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(shown(text)).replace(":", "%3A").replace(",", "%2C")
