"""Mending: whatever is wrong in a file and has one safe remedy is put right, and no text of a card is changed.

Pure: bytes come in, and the mended bytes go out with what was changed. No line is added or taken away, and no byte is
touched that needs no mending: line ends, byte order mark and remarks stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ledelseskort.deck.diagnostics import Code, Diagnostic, Severity
from ledelseskort.deck.models import CardFile, DeckFile
from ledelseskort.deck.part import Part, part_of
from ledelseskort.deck.reader import is_deck
from ledelseskort.deck.recoding import recoded, unmarked
from ledelseskort.deck.remedies import Change, remedies
from ledelseskort.deck.source import Source, decode
from ledelseskort.deck.tabs import without_tabs

ROUNDS = 60
"""How often a file is read again: mending one thing may bring another to light."""

_Line = tuple[Code, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """A line that is mended."""

    line: int
    """Counted from 1; the same before and after."""
    before: str
    """The line without its end, as far as it could be read."""
    after: str
    codes: tuple[Code, ...]
    """What was wrong with it, in the order it was mended."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of mending a file."""

    data: bytes
    edits: tuple[Edit, ...] = ()
    """Line by line; empty where there was nothing to mend, and then the bytes are as they were."""


def mend(data: bytes, known: Iterable[Diagnostic] = ()) -> Mended:
    """Mend `data`; `known` is what only its deck knows is wrong in it, such as a theme that is not there."""
    text = recoded(data)
    if text is not None:
        mended, codes = _mended(Source("", text), ())
        return Mended(mended.text.encode(), tuple(_recoded_edits(data, Source("", text), mended, codes)))
    source = decode(data, "")
    if isinstance(source, Diagnostic):
        return Mended(data)
    mended, codes = _mended(source, known)
    if mended.text == source.text:
        return Mended(data)
    mark, encoding = unmarked(data)
    return Mended(mark + mended.text.encode(encoding), tuple(_edits(source, mended, codes)))


def _mended(source: Source, known: Iterable[Diagnostic]) -> tuple[Source, dict[int, list[Code]]]:
    """The mended text, and by line what was wrong with it."""
    codes: dict[int, list[Code]] = {}
    doubted: set[_Line] = set()
    found = _read(source).findings.shown
    others = tuple(known)
    for _ in range(ROUNDS):
        tabs = _without_tabs(source, found) if (Code.YAML_TAB, 0) not in doubted else None
        if tabs is not None:
            _note(codes, source, tabs)
            source, found = tabs, _read(tabs).findings.shown
            others = ()
            continue
        doubted.add((Code.YAML_TAB, 0))
        changes = _changes(source, (*found, *others), doubted)
        if not changes:
            break
        after = _applied(source, changes)
        again = _read(after).findings.shown
        vain = _in_vain(changes, found, again)
        if vain:
            doubted |= vain
            continue
        for change in changes:
            for index in range(source.index(change.start), source.index(change.end) + 1):
                codes.setdefault(index + 1, []).append(change.code)
        source, found, others = after, again, ()
        doubted.discard((Code.YAML_TAB, 0))
    return source, codes


def _read(source: Source) -> Part:
    return part_of(source, DeckFile if is_deck(source.text) else CardFile)


def _changes(source: Source, found: Sequence[Diagnostic], doubted: set[_Line]) -> tuple[Change, ...]:
    """The remedies for what was found, in the order of the file, none of them over another."""
    wanted = [
        change
        for each in found
        if (each.code, each.place.line) not in doubted
        for change in remedies(source, each)
        if source.text[change.start : change.end] != change.text
    ]
    chosen: list[Change] = []
    for change in sorted(wanted, key=lambda change: (change.start, change.end)):
        if not chosen or change.start > chosen[-1].end:
            chosen.append(change)
    return tuple(chosen)


def _applied(source: Source, changes: Iterable[Change]) -> Source:
    pieces: list[str] = []
    past = 0
    for change in changes:
        pieces += [source.text[past : change.start], change.text]
        past = change.end
    return Source(source.file, "".join(pieces) + source.text[past:])


def _in_vain(changes: Sequence[Change], before: Sequence[Diagnostic], after: Sequence[Diagnostic]) -> set[_Line]:
    """The remedies that did not help where they were tried, or that made two fields of one name.

    Hard spaces are told of once a line, and those in its text stay.
    """
    had, has = _counted(before), _counted(after)
    vain: set[_Line] = {
        (change.code, change.line)
        for change in changes
        if change.code is not Code.TEXT_NBSP and 0 < had[change.code, change.line] <= has[change.code, change.line]
    }
    doubles = (sum(each.code is Code.KEY_DUPLICATE for each in found) for found in (before, after))
    if next(doubles) < next(doubles):
        vain |= {(change.code, change.line) for change in changes if change.code is Code.KEY_UNKNOWN}
    return vain


def _counted(found: Iterable[Diagnostic]) -> Counter[_Line]:
    return Counter((each.code, each.place.line) for each in found)


def _without_tabs(source: Source, found: Sequence[Diagnostic]) -> Source | None:
    return without_tabs(source, _judged) if any(each.code is Code.YAML_TAB for each in found) else None


def _judged(source: Source) -> tuple[int, object]:
    """How many faults of form it has, and all that it says."""
    part = _read(source)
    faults = sum(each.code.startswith("yaml-") and each.severity is Severity.ERROR for each in part.findings.shown)
    return faults + part.findings.left_out, (part.data, [card.data for card in part.cards])


def _note(codes: dict[int, list[Code]], before: Source, after: Source) -> None:
    for index in range(len(before.starts)):
        if before.line(index) != after.line(index):
            codes.setdefault(index + 1, []).append(Code.YAML_TAB)


def _edits(before: Source, after: Source, codes: dict[int, list[Code]]) -> Iterable[Edit]:
    """The lines that differ."""
    for index in range(len(before.starts)):
        old, new = before.line(index), after.line(index)
        if old != new:
            yield Edit(index + 1, old, new, tuple(dict.fromkeys(codes.get(index + 1, ()))))


def _recoded_edits(data: bytes, read: Source, after: Source, codes: dict[int, list[Code]]) -> Iterable[Edit]:
    """The lines whose letters were others, and those that were mended; of a file in UTF-16 the first stands for all."""
    wide = b"\0" in data
    if wide:
        yield Edit(1, data[: 2 * len(read.line(0))].decode("latin-1"), after.line(0), (Code.FILE_ENCODING,))
    before = read if wide else Source("", data.decode("utf-8", "replace"))
    for edit in _edits(before, after, codes):
        if not (wide and edit.line == 1):
            letters = () if edit.before == read.line(edit.line - 1) else (Code.FILE_ENCODING,)
            yield Edit(edit.line, edit.before, edit.after, letters + edit.codes)
