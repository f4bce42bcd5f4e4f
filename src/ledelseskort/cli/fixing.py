"""`check --fix`: shows what would be mended, asks, keeps the old file, and writes."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from ledelseskort.cli.asked import can_answer, says_yes
from ledelseskort.cli.backup import back_up
from ledelseskort.cli.check import sheet_of
from ledelseskort.cli.excerpt import excerpt
from ledelseskort.cli.main import sentence
from ledelseskort.cli.output import BOLD, Output
from ledelseskort.deck.diagnostics import Diagnostic
from ledelseskort.deck.gate import shown
from ledelseskort.deck.mending import Edit, Mended, mend
from ledelseskort.deck.reader import Reading
from ledelseskort.deck.source import MAX_BYTES
from ledelseskort.errors import Unkept, Unusable
from ledelseskort.paper.writing import write
from ledelseskort.wording.words import Words

TURNS = 4
"""How often everything is read again: a deck that can be read tells what is wrong in the card files that it names."""
_OLD, _NEW = "31", "32"
"""The styles of a line before and after."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What one file would become."""

    path: Path
    old: bytes
    mended: Mended


class Fixing:
    """One run of mending: what was said, what was kept, and what is left alone from here on."""

    def __init__(self, words: Words, out: Output, messages: TextIO, heard: TextIO | None) -> None:
        """`heard` is where the answers come from; without it nobody is asked."""
        self._words = words
        self._out = out
        self._messages = Output(messages, out.columns, coloured=False)
        self._heard = heard
        self._backups: dict[Path, Path] = {}
        self._left_alone: set[Path] = set()

    def fix(self, read: Callable[[], Sequence[Reading]]) -> Sequence[Reading]:
        """Show every line that can be mended in what is read, and mend them once somebody says yes.

        What was mended is read again, since more may come to light; how it stands at the end comes back. Where nobody
        can answer, nothing is changed. Raises `Unusable` for a file that cannot be read.
        """
        found = read()
        for turn in range(TURNS):
            plans = tuple(plan for plan in planned(found) if plan.path not in self._left_alone)
            if not plans:
                if not turn:
                    self._say("nothing")
                break
            for plan in plans:
                _show(plan, self._words, self._out)
            if self._heard is not None and not self._agreed(plans, self._heard):
                break
            for plan in plans:
                self._write(plan)
            found = read()
            unfinished = [plan for plan in plans if plan.mended.unfinished and plan.path not in self._left_alone]
            for plan in unfinished:
                self._say("more", file=_named(plan))
            if unfinished:
                break
        return found

    def _agreed(self, plans: tuple[Plan, ...], heard: TextIO) -> bool:
        """Whether somebody says yes; where nobody can, how to say it."""
        if not can_answer(self._messages.stream, heard):
            self._say("unasked")
            return False
        lines = sum(len(plan.mended.edits) for plan in plans)
        question = "\n".join(self._messages.wrapped(self._words("cli.check.fix-ask", count=lines)))
        yes = says_yes(question, self._words, self._messages.stream, heard)
        if not yes:
            self._say("no")
        return yes

    def _write(self, plan: Plan) -> None:
        """The mended file, and the old one beside it; one that was changed meanwhile, or may not be, is left alone."""
        path = plan.path
        self._left_alone.add(path)
        if not _writable(path):
            self._say("read-only", file=_named(plan))
        elif _content(path) != plan.old:
            self._say("changed", file=_named(plan))
        else:
            try:
                if path not in self._backups:
                    self._backups[path] = back_up(path, plan.old)
                write(path, plan.mended.data, force=True)
            except Unkept as problem:
                self._messages.text(sentence(problem, self._words))
                return
            self._left_alone.discard(path)
            self._say("done", file=_named(plan), backup=shown(self._backups[path].name))

    def _say(self, what: str, **places: str) -> None:
        self._messages.text(self._words(f"cli.check.fix-{what}", **places))


def planned(read: Iterable[Reading]) -> tuple[Plan, ...]:
    """The files among what was read in which something can be mended, each once. Raises `Unusable`."""
    known: dict[str, list[Diagnostic]] = defaultdict(list)
    files: dict[str, Path] = {}
    for reading in read:
        for file in reading.sources:
            files.setdefault(os.path.realpath(file), Path(file))
        for diagnostic in reading.diagnostics:
            known[os.path.realpath(diagnostic.place.file)].append(diagnostic)
    plans = []
    for real, path in files.items():
        old = _content(path)
        mended = mend(old, known[real]) if len(old) <= MAX_BYTES else Mended(old)
        if mended.edits:
            plans.append(Plan(path, old, mended))
    return tuple(plans)


def _named(plan: Plan) -> str:
    return shown(str(plan.path))


def _writable(path: Path) -> bool:
    """Whether its owner lets it be changed: a file that is read-only could be replaced, but is meant to stay."""
    try:
        return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK)
    except OSError:
        return False


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
