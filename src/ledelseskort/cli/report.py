"""Diagnostics as they are shown: as text with the place marked, as JSON, and as a workflow's annotations."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence

from ledelseskort.cli.excerpt import Sheet, excerpt, unseen
from ledelseskort.cli.output import BOLD, DIM, NARROWEST
from ledelseskort.deck.diagnostics import Diagnostic, Place, Severity
from ledelseskort.deck.gate import shown
from ledelseskort.deck.source import Source
from ledelseskort.deck.telling import advice, cause, message
from ledelseskort.wording.words import Words

JSON_VERSION = 1
"""The version of the JSON document; it changes when a reader of the old one would be wrong."""

_GUTTER = 5
"""How many cells the number of a line takes, where it is not longer; the rule and its two spaces are three more."""
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.HINT: "1;36"}
"""The styles of how much something matters, as the numbers of an SGR sequence."""


def as_text(
    diagnostics: Sequence[Diagnostic],
    sources: Mapping[str, Source],
    words: Words,
    width: int = 100,
    left_out: Mapping[str, int] | None = None,
    sheet: Sheet | None = None,
    *,
    causes: bool = False,
) -> str:
    """The diagnostics for people: what, where, the line with a caret, and what to write instead.

    `width` is the terminal's, in cells; no excerpt is wider. `left_out` counts, by file, those too many to show. With
    `causes`, why such a thing goes wrong is told below the first of its kind.
    """
    on = sheet or Sheet()
    blocks: list[str] = []
    told: set[str] = set()
    for diagnostic in diagnostics:
        lines = _block(diagnostic, sources, words, width, on)
        why = cause(diagnostic, words)
        if causes and why not in told and diagnostic.severity is not Severity.HINT:
            told.add(why)
            lines += [on.paint(line, DIM) for line in _wrapped(why, width)]
        blocks.append("\n".join(lines))
    blocks += [
        words("report.left-out", count=count, file=shown(file)) for file, count in (left_out or {}).items() if count
    ]
    return "".join(f"{block}\n" for block in blocks)


def as_json(diagnostics: Sequence[Diagnostic], words: Words) -> str:
    """The diagnostics for other programs: one JSON document, counted from 1, columns in code points."""
    import json  # only this format pays for loading it

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
    document = json.dumps({"version": JSON_VERSION, "diagnostics": listed}, ensure_ascii=False, indent=2)
    hidden = unseen(document)  # which can only stand within texts, where JSON's own escapes mean the same
    if hidden:
        document = "".join(json.dumps(char)[1:-1] if at in hidden else char for at, char in enumerate(document))
    return f"{document}\n"


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


def summary(
    diagnostics: Sequence[Diagnostic], words: Words, files: int, left_out: Mapping[str, int] | None = None
) -> str:
    """How much is wrong in so many files, in one line."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    for file, count in (left_out or {}).items():
        # Errors are shown first: a file that has room for something milder has shown every error.
        there = [diagnostic.severity for diagnostic in diagnostics if diagnostic.place.file == file]
        counts[max(there, key=list(Severity).index, default=Severity.ERROR)] += count
    parts = [words(f"report.{severity}s", count=counts[severity]) for severity in Severity if counts[severity]]
    what = words("report.and").join(parts) or words("report.nothing")
    return words("report.summary", what=what, count=files)


def _block(diagnostic: Diagnostic, sources: Mapping[str, Source], words: Words, width: int, on: Sheet) -> list[str]:
    """One diagnostic: its head, the line and the caret where there is a line, the related places, the advice."""
    place = diagnostic.place
    colour = _COLOURS[diagnostic.severity]
    severity = on.paint(words(f"report.{diagnostic.severity.value}"), colour)
    said, code = on.paint(message(diagnostic, words), BOLD), on.paint(f"[{diagnostic.code.value}]", DIM)
    lines = [f"{_where(place)}: {severity}: {said}  {code}"]
    source = sources.get(place.file)
    if source is not None and source.text:
        number = f"{place.line:>{_GUTTER}}"
        text, caret = excerpt(source.line(place.line - 1), place.column, width - len(number) - 3, on)
        lines.append(f"{number} {on.bar} {text}".rstrip())
        lines.append(f"{' ' * len(number)} {on.bar} {' ' * caret}{on.paint('^', colour)}")
    lines += [f"   {words('report.also', place=_where(other))}" for other in diagnostic.related]
    lines.append(f"   {advice(diagnostic, words)}")
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    """Running text, indented as the advice is, in lines of the terminal."""
    return textwrap.wrap(text, max(width, NARROWEST), initial_indent="   ", subsequent_indent="   ")


def _where(place: Place) -> str:
    return f"{shown(place.file)}:{place.line}:{place.column}"


def _place(place: Place) -> dict[str, str | int]:
    name = place.file.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return {"file": name, "line": place.line, "column": place.column}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(shown(text)).replace(":", "%3A").replace(",", "%2C")
