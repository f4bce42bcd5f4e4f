"""Places in office files, and what was not taken there, in words."""

from __future__ import annotations

from ledelseskort.paper import clean
from ledelseskort.paper.office.draft import Left, Where
from ledelseskort.wording.words import Words

_LONGEST = 60
"""How much of a parameter is shown."""
_OUTER = ("file", "sheet", "table", "slide", "line")
"""What may be around a place in a table: parameters that stand before it."""


def placed(where: Where, words: Words) -> str:
    """A place, in the office program's own terms: »Ark »Kort«, række 14, kolonne Spørgsmål«."""
    parameters = {name: _short(value) for name, value in where.parameters.items()}
    inner = words(f"office.where.{where.kind}", **parameters)
    outer = [
        words(f"office.where.in-{name}", **{name: parameters[name]})
        for name in _OUTER
        if name in parameters and (name != where.kind or name == "table")
    ]
    joined = ", ".join((*outer, inner))
    return joined if "file" in where.parameters else joined[:1].upper() + joined[1:]


def told(left: Left, words: Words) -> str:
    """One thing that was not taken: its place, and why in plain words."""
    reason = words(f"office.left.{left.reason}", **{name: _short(value) for name, value in left.parameters.items()})
    return words("office.told", where=placed(left.where, words), reason=reason)


def _short(value: str | int) -> str | int:
    if isinstance(value, int):
        return value
    line = clean.line(value)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
