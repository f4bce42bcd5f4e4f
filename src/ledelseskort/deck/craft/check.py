"""The craft check of files that were read: every rule for every card, for the pairs of them, and for each deck."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from ledelseskort.deck.craft import whole
from ledelseskort.deck.craft.coverage import Coverage, coverage
from ledelseskort.deck.craft.faults import Fault
from ledelseskort.deck.craft.language import known, language
from ledelseskort.deck.craft.places import Written, place
from ledelseskort.deck.craft.rules import RULES
from ledelseskort.deck.craft.sharing import Shared, near_duplicates, shared_runs
from ledelseskort.deck.diagnostics import Code, Diagnostic, Place, Severity
from ledelseskort.deck.findings import LIMIT
from ledelseskort.deck.models import CardFile, DeckFile
from ledelseskort.deck.part import Part
from ledelseskort.deck.reader import Reading


@dataclass(frozen=True, slots=True)
class Crafted:
    """What the craft check found."""

    diagnostics: tuple[Diagnostic, ...]
    """File by file, in the order of each; at most `LIMIT` of a file, the errors first."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """How many more a file has, where they were too many to show."""
    covered: tuple[tuple[str, Coverage], ...] = ()
    """What each deck covers, by its title."""


def examine(readings: Iterable[Reading], *, strict: bool = False) -> Crafted:
    """Hold every card in play against the rules of its language; each file once, however often it was read.

    What is told are hints; with `strict`, errors and warnings as the rules have them. Files with errors of their own
    are left to the ordinary check.
    """
    heads = {_file(reading.parts[0]): reading for reading in readings if reading.parts}
    decks_first = sorted(heads.values(), key=lambda reading: not _is_deck(reading))
    seen: set[str] = set()
    cards: list[Written] = []
    found: list[Diagnostic] = []
    covered: list[tuple[str, Coverage]] = []
    for reading in decks_first:
        code = _code(reading.parts[0])
        if _is_deck(reading) or _file(reading.parts[0]) not in seen:
            found += _whole(reading, code, strict)
        if reading.deck is not None:
            covered.append((reading.deck.title, coverage(reading.deck)))
        for part in reading.parts:
            if _file(part) not in seen:
                cards += _written(part, code)
                seen.add(_file(part))
    found += _single(cards, strict)
    found += _pairs(cards, strict)
    return Crafted(*_bounded(found), tuple(covered))


def _file(part: Part) -> str:
    """The same for one file, however it was named."""
    return os.path.abspath(part.findings.source.file)


def _is_deck(reading: Reading) -> bool:
    return isinstance(reading.parts[0].checked, DeckFile)


def _code(head: Part) -> str:
    """The language of a deck; of a card file by itself, the folder that it stands in, as in `cards/da`."""
    if isinstance(head.checked, DeckFile):
        return head.checked.language
    return next((folder for folder in reversed(PurePath(_file(head)).parts[:-1]) if known(folder)), "")


def _written(part: Part, code: str) -> Iterator[Written]:
    """The cards in play of one file."""
    if part.checked is not None:
        for card, raw in zip(part.checked.cards, part.cards, strict=True):
            if not card.retired:
                yield Written(card, raw.node, part.findings.source, language(code))


def _whole(reading: Reading, code: str, strict: bool) -> Iterator[Diagnostic]:
    """What a deck, or a card file that no deck was read for, breaks as a whole."""
    head = reading.parts[0]
    faults: Iterable[Fault] = ()
    if reading.deck is not None:
        faults = whole.of_deck(reading.deck, language(code))
    elif isinstance(head.checked, CardFile):
        faults = whole.of_file(head.checked, language(code))
    for fault in faults:
        yield _diagnostic(fault, place(head.findings.source, head.node, fault.line), strict)


def _single(cards: Iterable[Written], strict: bool) -> Iterator[Diagnostic]:
    """What each card breaks by itself."""
    for written in cards:
        for rule in RULES:
            for fault in rule(written.card, written.language):
                yield _diagnostic(fault, written.place(fault.line, fault.start, fault.end), strict)


def _pairs(cards: Iterable[Written], strict: bool) -> Iterator[Diagnostic]:
    """What cards of the same language share. The same id in two files is the same card, copied."""
    by_language: dict[str, dict[str, Written]] = defaultdict(dict)
    for written in cards:
        by_language[written.language.code].setdefault(written.card.id, written)
    for same in by_language.values():
        listed = tuple(same.values())
        bare, spoken = [written.card for written in listed], listed[0].language
        for shared in shared_runs(bare, spoken.numbers["run"]):
            said = " ".join(shared.line.text[shared.start : shared.end].split())
            yield _between(Code.CRAFT_SHARED_RUN, shared, listed, strict, words=said)
        for shared in near_duplicates(bare, spoken):
            yield _between(Code.CRAFT_NEAR_DUPLICATE, shared, listed, strict, percent=shared.per_cent)


def _between(
    code: Code, shared: Shared, listed: Sequence[Written], strict: bool, **parameters: str | int
) -> Diagnostic:
    """One thing that two cards share, told at the later of them."""
    later, earlier = listed[shared.card], listed[shared.earlier]
    fault = Fault(code, shared.line, parameters={**parameters, "name": later.card.id, "other": earlier.card.id})
    there = earlier.place(shared.earlier_line, shared.earlier_start, shared.earlier_end)
    return _diagnostic(fault, later.place(shared.line, shared.start, shared.end), strict, (there,))


def _diagnostic(fault: Fault, at: Place, strict: bool, related: tuple[Place, ...] = ()) -> Diagnostic:
    severity = (Severity.ERROR if fault.serious else Severity.WARNING) if strict else Severity.HINT
    return Diagnostic(fault.code, severity, at, fault.parameters, related, fault.variant)


def _bounded(found: Iterable[Diagnostic]) -> tuple[tuple[Diagnostic, ...], dict[str, int]]:
    """At most `LIMIT` of each file, errors before the others when there are too many, and how many were left out."""
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in found:
        by_file[diagnostic.place.file].append(diagnostic)
    kept: list[Diagnostic] = []
    for _, listed in sorted(by_file.items()):
        worst_first = sorted(listed, key=lambda diagnostic: diagnostic.severity is not Severity.ERROR)
        kept += sorted(worst_first[:LIMIT], key=lambda diagnostic: diagnostic.place)
    return tuple(kept), {file: len(listed) - LIMIT for file, listed in by_file.items() if len(listed) > LIMIT}
