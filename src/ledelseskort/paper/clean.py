"""The last gate before paper: whatever a text has been through, it leaves as plain characters.

What is typed is cleaned when it is typed and files are checked when they are read; but what was kept may come from
another machine, and an export is opened by programs that are not ours.
"""

from __future__ import annotations

import sys

from ledelseskort.deck.gate import clean_typed


def text(raw: str) -> str:
    """`raw` without controls, escapes and hidden direction marks; its lines stay, parted by line feeds."""
    return clean_typed(raw, limit=sys.maxsize, lines=True)


def line(raw: str) -> str:
    """The same as one line, its white space collapsed."""
    return " ".join(text(raw).split())


def lines(raw: str) -> tuple[str, ...]:
    """The same as the lines that have something on them, without white space around."""
    return tuple(each for each in map(str.strip, text(raw).split("\n")) if each)
