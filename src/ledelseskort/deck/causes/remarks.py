"""Text that a »#« has made a remark of: the file is YAML, and part of what its author wrote is not read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from ledelseskort.deck.causes.lines import EATS, entry_at, quoted
from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.findings import Findings
from ledelseskort.deck.guess import english
from ledelseskort.deck.places import Node, Plain

_SIGN = re.compile(rf"(?<=[ \t]){EATS.pattern}")
_GAP = re.compile(r":?[ \t]*")
_MARKED = ('"', "'", "|", ">")
"""How a text begins that says itself where it ends."""
_PROSE = frozenset(
    {"question", "follow_ups", "situation", "hint", "source", "title", "text", "purpose", "publisher", "contact"}
    | {"who", "write", "terms"}
)
"""The keys whose values are words for people; a remark after any other value is taken for one."""


def tell_eaten(read: Iterable[tuple[Plain, Node]], findings: Findings) -> None:
    """Put down each text that goes on after a » #«, or is nothing but one.

    A remark is known by the space after its sign: »# fra Bo«; a text by having none: »#1«.
    """
    source = findings.source
    signs = [match.start() for match in _SIGN.finditer(source.text)]
    if not signs:
        return
    found = sorted((leaf for value, node in read for leaf in leaves(value, node)), key=lambda leaf: leaf[1].start)
    starts = [leaf[1].start for leaf in found]
    for sign in signs:
        before = bisect_right(starts, sign)
        value, node, name = found[before - 1] if before else (0, Node(0, 0), "")
        gap = _GAP.match(source.text, max(node.end, node.start))
        if gap is None or gap.end() != sign:  # asked first: a hostile file has three hundred thousand signs
            continue
        if (
            (english(name, _PROSE) or name) not in _PROSE
            or not isinstance(value, str | None)
            or source.text.startswith(_MARKED, node.start)
        ):
            continue
        entry = entry_at(source, sign)
        mended = entry.mended(quoted(entry.value))
        if value is None:
            node.refused = True
        findings.put(
            Code.YAML_COMMENT_ATE_TEXT,
            sign,
            {"mended": mended},
            variant="whole" if value is None else "mended",
        )


def leaves(value: Plain, node: Node, name: str = "") -> Iterator[tuple[Plain, Node, str]]:
    """Everything that is no list and no map, each with the key it stands under; the nodes may be refused."""
    if isinstance(value, dict) and isinstance(node.inside, dict):
        for key, inner in value.items():
            if (child := node.child(key)) is not None:
                node.inside[key] = child  # a place becomes a node, which can remember
                yield from leaves(inner, child, "terms" if name == "terms" else key)
    elif isinstance(value, tuple) and isinstance(node.inside, list):
        for step, inner in enumerate(value):
            if (child := node.child(step)) is not None:
                node.inside[step] = child
                yield from leaves(inner, child, name)
    else:
        yield value, node, name
