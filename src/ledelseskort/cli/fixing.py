"""`check --fix`: shows what would be mended, asks, keeps the old file, and writes."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from ledelseskort.cli.backup import back_up
from ledelseskort.cli.check import sheet_of
from ledelseskort.cli.excerpt import excerpt
from ledelseskort.cli.output import BOLD, Output
from ledelseskort.deck.diagnostics import Diagnostic
from ledelseskort.deck.gate import shown
from ledelseskort.deck.mending import Edit, Mended, mend
from ledelseskort.deck.reader import Reading
from ledelseskort.deck.source import MAX_BYTES
from ledelseskort.errors import Unusable
from ledelseskort.paper.writing import write
from ledelseskort.wording.words import Words

_OLD, _NEW = "31", "32"
"""The styles of a line before and after."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What one file would become."""

    path: Path
    old: bytes
    mended: Mended


def fix(read: Iterable[Reading], words: Words, out: Output, messages: TextIO, heard: TextIO | None) -> None:
    """Show every line that can be mended in what was read, and mend them once somebody says yes.

    `heard` is where the answer comes from; without it nobody is asked. Where nobody can answer, nothing is changed.
    Raises `Unusable` and `Unkept` for a file that cannot be read or written.
    """
    plans = planned(read)
    if not plans:
        messages.write(f"{words('cli.check.fix-nothing')}\n")
        return
    for plan in plans:
        _show(plan, words, out)
    if heard is not None and not _agreed(plans, words, messages, heard):
        return
    for plan in plans:
        _write(plan, words, messages)


def planned(read: Iterable[Reading]) -> tuple[Plan, ...]:
    """The files among what was read in which something can be mended. Raises `Unusable`."""
    known: dict[str, list[Diagnostic]] = defaultdict(list)
    files: dict[str, None] = {}
    for reading in read:
        files |= dict.fromkeys(reading.sources)
        for diagnostic in reading.diagnostics:
            known[diagnostic.place.file].append(diagnostic)
    plans = []
    for file in files:
        path = Path(file)
        old = _content(path)
        mended = mend(old, known[file]) if len(old) <= MAX_BYTES else Mended(old)
        if mended.edits:
            plans.append(Plan(path, old, mended))
    return tuple(plans)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as problem:
        raise Unusable("file-unreadable", path=str(path)) from problem


def _show(plan: Plan, words: Words, out: Output) -> None:
    """The lines before and after."""
    out.line(words("cli.check.fix-file", file=shown(str(plan.path)), count=len(plan.mended.edits)), BOLD)
    for edit in plan.mended.edits:
        out.line(_line(edit.line, "-", edit, edit.before, out), _OLD)
        out.line(_line(edit.line, "+", edit, edit.after, out), _NEW)
    out.line()


def _line(number: int, sign: str, edit: Edit, text: str, out: Output) -> str:
    """One of the two lines, cut around the first place where they differ."""
    pairs = zip(edit.before, edit.after, strict=False)
    same = next((at for at, (old, new) in enumerate(pairs) if old != new), 0)
    lead = f"{number:>5} {sign} "
    return lead + excerpt(text, same + 1, out.columns - len(lead), sheet_of(out))[0]


def _agreed(plans: tuple[Plan, ...], words: Words, messages: TextIO, heard: TextIO) -> bool:
    """Whether somebody says yes; where nobody can, how to say it."""
    if not (heard.isatty() and sys.stderr.isatty()):
        messages.write(f"{words('cli.check.fix-unasked')}\n")
        return False
    lines = sum(len(plan.mended.edits) for plan in plans)
    messages.write(f"{words('cli.check.fix-ask', count=lines)} ")
    messages.flush()
    yes = heard.readline().strip().casefold() in words("cli.forget.yes-words").split(", ")
    if not yes:
        messages.write(f"{words('cli.check.fix-no')}\n")
    return yes


def _write(plan: Plan, words: Words, messages: TextIO) -> None:
    """The mended file, and the old one beside it; a file that was changed meanwhile is left alone."""
    file = shown(str(plan.path))
    if _content(plan.path) != plan.old:
        messages.write(f"{words('cli.check.fix-changed', file=file)}\n")
        return
    backup = back_up(plan.path, plan.old)
    write(plan.path, plan.mended.data, force=True)
    messages.write(f"{words('cli.check.fix-done', file=file, backup=shown(backup.name))}\n")
