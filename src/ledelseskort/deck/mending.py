"""Mending: whatever is wrong in a file and has one safe remedy is put right, and no text of a card is changed.

Pure: bytes come in, and the mended bytes go out with what was changed. No line is added or taken away, and no byte is
touched that needs no mending: line ends, byte order mark and remarks stay. A long file is mended stretch by stretch,
for every remedy is proved by reading again what it stands in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ledelseskort.deck.diagnostics import Code, Diagnostic, Severity
from ledelseskort.deck.models import CardFile, DeckFile
from ledelseskort.deck.part import Part, part_of
from ledelseskort.deck.reader import is_deck
from ledelseskort.deck.recoding import recoded, unmarked
from ledelseskort.deck.remedies import Change, remedies
from ledelseskort.deck.source import Source, decode
from ledelseskort.deck.stretches import LONGEST, Stretch, stretches
from ledelseskort.deck.tabs import without_tabs

ROUNDS = 60
"""How often a stretch is read again: mending one thing may bring another to light."""
FIRST = 2
"""How often a long file is read as a whole before its stretches are."""
MOST = 5_000_000
"""How much reading a file may cost, so that none takes more than a few seconds; the unit is near a microsecond."""
_PER_LINE, _PER_FAULT, _PER_FAULT_OF_FORM = 10, 100, 300
"""What reading costs."""

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
    unfinished: bool = False
    """Whether there was too much to mend it all at once, so that mending again would mend more."""


def mend(data: bytes, known: Iterable[Diagnostic] = ()) -> Mended:
    """Mend `data`; `known` is what only its deck knows is wrong in it, such as a theme that is not there."""
    text = recoded(data)
    source = decode(data, "") if text is None else Source("", text)
    if isinstance(source, Diagnostic):
        return Mended(data)
    work = _Work(source)
    mended = work.mended(() if text is not None else tuple(known))
    if text is not None:
        edits = tuple(_recoded_edits(data, source, mended, work.codes))
        return Mended(mended.text.encode(), edits, work.unfinished)
    if mended.text == source.text:
        return Mended(data)
    mark, encoding = unmarked(data)
    edits = tuple(_edits(source, mended, work.codes))
    return Mended(mark + mended.text.encode(encoding), edits, work.unfinished)


class _Work:
    """One file being mended: what was wrong with its lines, and how much more of it may be read."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._left = MOST
        self.codes: dict[int, list[Code]] = {}
        """By line, counted from 1, what was wrong with it."""
        self.unfinished = False

    def mended(self, known: tuple[Diagnostic, ...]) -> Source:
        """The mended text."""
        source = self._source
        if len(source.text) > LONGEST:
            if known or "\t" in source.text:  # a deck points into the whole of it, and tabs are of one width
                source = self._rounds(source, known, self._read_whole, FIRST)
            part = self._read_whole(source)
            if not part.findings.shown:
                return source
            self.unfinished = False
            source, known = self._by_stretches(source, part), ()
            if self.unfinished:
                return source
        return self._rounds(source, known, self._read_whole)

    def _by_stretches(self, source: Source, part: Part) -> Source:
        """`source` with each stretch mended by itself."""
        model = _model_of(source)
        pieces: list[str] = []
        past = 0
        for stretch in stretches(source, part):
            if self._left < 0:
                self.unfinished = True
                break
            pieces += [source.text[past : stretch.start], self._mended_stretch(source, stretch, model)]
            past = stretch.end
        return Source(source.file, "".join(pieces) + source.text[past:])

    def _mended_stretch(self, source: Source, stretch: Stretch, model: type[DeckFile] | type[CardFile]) -> str:
        """The text of a stretch, mended under a line that says which list it is of."""
        own = _Work(Source(source.file, f"{stretch.key}:\n{source.text[stretch.start : stretch.end]}"))
        own._left = self._left
        mended = own._rounds(own._source, (), lambda text: own._read(text, model))
        self._left, self.unfinished = own._left, self.unfinished or own.unfinished
        above = source.index(stretch.start) - 1
        for line, codes in own.codes.items():
            self.codes.setdefault(line + above, []).extend(codes)
        return mended.text.partition("\n")[2]

    def _read_whole(self, source: Source) -> Part:
        return self._read(source, _model_of(source))

    def _read(self, source: Source, model: type[DeckFile] | type[CardFile]) -> Part:
        part = part_of(source, model)
        self._left -= len(source.starts) * _PER_LINE
        self._left -= sum(_PER_FAULT_OF_FORM if _of_form(each) else _PER_FAULT for each in part.findings.shown)
        return part

    def _rounds(
        self, source: Source, known: tuple[Diagnostic, ...], read: Callable[[Source], Part], rounds: int = ROUNDS
    ) -> Source:
        """`source` mended and read again, until nothing is left that helps."""
        doubted: set[_Line] = set()
        others = known
        found = read(source).findings.shown
        for _ in range(rounds):
            tabs = _without_tabs(source, found, read) if (Code.YAML_TAB, 0) not in doubted else None
            if tabs is not None:
                _note(self.codes, source, tabs)
                source, found, others = tabs, read(tabs).findings.shown, ()
                continue
            doubted.add((Code.YAML_TAB, 0))
            changes = _changes(source, (*found, *others), doubted)
            if not changes:
                return source
            if self._left < 0:
                break
            after = _applied(source, changes)
            again = read(after).findings.shown
            vain = _in_vain(changes, found, again)
            if vain:
                doubted |= vain
                continue
            for change in changes:
                for index in range(source.index(change.start), source.index(change.end) + 1):
                    self.codes.setdefault(index + 1, []).append(change.code)
            source, found, others = after, again, ()
            doubted.discard((Code.YAML_TAB, 0))
        self.unfinished = True
        return source


def _model_of(source: Source) -> type[DeckFile] | type[CardFile]:
    return DeckFile if is_deck(source.text) else CardFile


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


def _without_tabs(source: Source, found: Sequence[Diagnostic], read: Callable[[Source], Part]) -> Source | None:
    told = any(each.code is Code.YAML_TAB for each in found)
    return without_tabs(source, lambda text: _judged(read(text))) if told else None


def _judged(part: Part) -> tuple[tuple[int, int], object]:
    """How many faults of form it has, those of what lines begin with first, for they hide others; and what it says."""
    faults = [each.code for each in part.findings.shown if _of_form(each)]
    said = (part.data, [card.data for card in part.cards])
    return (faults.count(Code.YAML_TAB) + faults.count(Code.YAML_INDENT), len(faults) + part.findings.left_out), said


def _of_form(found: Diagnostic) -> bool:
    return found.code.startswith("yaml-") and found.severity is Severity.ERROR


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
