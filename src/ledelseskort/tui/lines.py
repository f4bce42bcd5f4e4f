"""Breaking a text into lines: as few as the width allows, evenly filled, never a word alone that could have company."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len, chop_cells

LEANING = ("–", "—", "…", "-")
"""Marks that stay on the line of the word before them."""


def words(text: str) -> tuple[str, ...]:
    """The pieces of a text that may not be broken: its words, each with the dash that follows it."""
    pieces: list[str] = []
    for piece in text.split():
        if pieces and piece in LEANING:
            pieces[-1] += f" {piece}"
        else:
            pieces.append(piece)
    return tuple(pieces)


def even(widths: Sequence[int], gap: int, limit: int) -> tuple[tuple[int, int], ...] | None:
    """Which words stand on which line, as (first, after the last), for words of `widths` parted by `gap`.

    Of all ways with the fewest lines the most even: the one with the least sum of squares of what the lines lack.
    None when a word is wider than `limit`.
    """
    if not widths:
        return ()
    if max(widths) > limit:
        return None
    best = [(0, 0, 0)]
    for after in range(1, len(widths) + 1):
        used, ways = -gap, []
        for first in range(after - 1, -1, -1):
            used += gap + widths[first]
            if used > limit:
                break
            lines, slack, _ = best[first]
            ways.append((lines + 1, slack + (limit - used) ** 2, first))
        best.append(min(ways))
    places: list[tuple[int, int]] = []
    after = len(widths)
    while after:
        places.append((best[after][2], after))
        after = best[after][2]
    return tuple(reversed(places))


@lru_cache(maxsize=512)
def plain(text: str, width: int) -> tuple[str, ...]:
    """The text in lines of at most `width` cells. A word that is wider than a line goes on in the next."""
    width = max(2, width)
    pieces = [part for word in words(text) for part in _fitting(word, width)]
    places = even([cell_len(piece) for piece in pieces], 1, width) or ()
    return tuple(" ".join(pieces[first:after]) for first, after in places)


@lru_cache(maxsize=512)
def cut(text: str, width: int, height: int) -> tuple[str, ...]:
    """The text in at most `height` lines. Where it is longer, as much as goes in, ending in » …«."""
    whole = plain(text, width)
    if len(whole) <= height:
        return whole
    if height < 1:
        return ()
    pieces = [part for word in words(text) for part in _fitting(word, max(2, width))]
    places = _greedy([cell_len(piece) for piece in pieces], 1, max(2, width))
    lines = [" ".join(pieces[first:after]) for first, after in places[:height]]
    return (*lines[:-1], _ended(pieces[places[height - 1][0] :], width))


def _ended(pieces: Sequence[str], width: int) -> str:
    """The words that go on a line with » …« after them; of a word that alone is too long, its beginning."""
    line = ""
    for piece in pieces:
        longer = f"{line} {piece}".strip()
        if cell_len(longer) + 2 > width:
            break
        line = longer
    if line:
        return f"{line.rstrip(' ,.;:–')} …"
    return chop_cells(pieces[0], max(1, width - 1))[0] + "…"


def _fitting(word: str, width: int) -> list[str]:
    if cell_len(word) <= width:
        return [word]
    return [part for piece in word.split() for part in chop_cells(piece, width)]


def _greedy(widths: Sequence[int], gap: int, limit: int) -> tuple[tuple[int, int], ...]:
    places: list[tuple[int, int]] = []
    first, used = 0, widths[0]
    for index in range(1, len(widths)):
        if used + gap + widths[index] <= limit:
            used += gap + widths[index]
        else:
            places.append((first, index))
            first, used = index, widths[index]
    return (*places, (first, len(widths)))
