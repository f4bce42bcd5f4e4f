"""Tabs that lines are indented by: how wide they were meant is tried out, and mended only where all agree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ledelseskort.deck.source import Source
from ledelseskort.deck.spans import content_lines

WIDTHS = (2, 4, 8)
"""How wide a tab is, in the editors that people have."""

_LEAD = re.compile(r"(?:[ \t]*-(?=[ \t]))*[ \t]*")

Judge = Callable[[Source], tuple[tuple[int, int], object]]
"""How many faults a text has in what its lines begin with, and how many of form; and what it says."""


def without_tabs(source: Source, judge: Judge) -> Source | None:
    """`source` indented by spaces, with as few faults as can be; `None` where two ways are as good and differ."""
    at_present, _ = judge(source)
    tried = [(*judge(each), each) for each in dict.fromkeys(_ways(source))]
    best = min((faults for faults, _, _ in tried), default=at_present)
    if best >= at_present:
        return None
    good = [(said, each) for faults, said, each in tried if faults == best]
    return good[0][1] if all(said == good[0][0] for said, _ in good) else None


def _ways(source: Source) -> Iterator[Source]:
    """The text with its tabs as wide as they may have been meant; the one after a dash is one space, or a stop."""
    skipped = content_lines(source)
    for width in WIDTHS:
        for stops in (False, True):
            pieces: list[str] = []
            past = 0
            for index, start in enumerate(source.starts):
                lead = _LEAD.match(source.line(index))
                if lead is None or "\t" not in lead[0] or index in skipped or not source.line(index).strip():
                    continue
                pieces += [source.text[past:start], _expanded(lead[0], width, stops=stops)]
                past = start + len(lead[0])
            yield Source(source.file, "".join(pieces) + source.text[past:])


def _expanded(lead: str, width: int, *, stops: bool) -> str:
    if not stops:
        lead = re.sub(r"-[ \t]*\t[ \t]*", "- ", lead)
    return lead.expandtabs(width)
