"""What a deck covers, as text: the one shape that `show` and `check --craft` share."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from ledelseskort.cli.output import BOLD, DIM, Output
from ledelseskort.deck.craft.coverage import Coverage, Table
from ledelseskort.wording.words import Words

INDENT = "  "
_GAP = 2


def write_coverage(covered: Coverage, words: Words, out: Output) -> None:
    """How many cards in play serve each theme and each tag, then the crossings of them and their empty cells."""
    out.line()
    out.line(words("cli.show.coverage", count=covered.cards), BOLD)
    for axis, counts in covered.totals:
        title = axis.title or words("cli.show.themes")
        out.text(f"{title}: " + ", ".join(f"{name} {count}" for name, count in counts), indent=INDENT)
    for table in covered.tables:
        out.line()
        crossing = f"{table.down.title} × {table.across.title or words('cli.show.themes')}"
        out.text(": ".join(filter(None, (table.theme, crossing))), indent=INDENT)
        _write_table(table, out)
        if table.empty:
            pairs = ", ".join(f"{row} × {column}" for row, column in table.empty)
            out.text(words("cli.show.empty", pairs=pairs), DIM, indent=INDENT * 2)


def _write_table(table: Table, out: Output) -> None:
    """Numbers in columns where there is room for them, else a line for each row."""
    rows, columns = tuple(table.down.terms.values()), tuple(table.across.terms.values())
    heads = [_broken(title) for title in columns]
    first = len(INDENT) * 2 + max(map(len, rows))
    widths = [_GAP + max(map(len, head)) for head in heads]
    if first + sum(widths) > out.width:
        for row, numbers in zip(rows, table.counts, strict=True):
            listed = ", ".join(f"{title} {number}" for title, number in zip(columns, numbers, strict=True))
            out.text(f"{row}: {listed}", indent=INDENT * 2)
        return
    tall = max(map(len, heads))
    for level in range(tall):
        parts = [(head[level - tall + len(head)] if level >= tall - len(head) else "") for head in heads]
        out.line(_aligned("", parts, first, widths), DIM)
    for row, numbers in zip(rows, table.counts, strict=True):
        out.line(_aligned(INDENT * 2 + row, [str(number) for number in numbers], first, widths))


def _broken(title: str) -> list[str]:
    """A title over several short lines, as narrow as its longest word."""
    return textwrap.wrap(title, width=max(map(len, title.split())), break_on_hyphens=False)


def _aligned(row: str, cells: Sequence[str], first: int, widths: Sequence[int]) -> str:
    return row.ljust(first) + "".join(cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
