"""What a card looks like, as pure functions: a face and a size become rows of coloured text, the frame not counted.

A front is drawn in two ways: `whole`, where every word stands (in block letters where they fit, else bold with air,
else scrolled), and `miniature`, one place among others, where a long question ends in » …«.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from ledelseskort.deck.models import Card, Colour, Symbol, Theme
from ledelseskort.tui import bigtext, lines
from ledelseskort.tui.design import BANDS, SYMBOLS, Palette
from ledelseskort.tui.shapes import shape

READABLE = 72
"""Running text is never set wider than this, in cells."""
SHORT = 46
"""Nor a question in plain letters, where there is room for air."""


class Side(StrEnum):
    """Which way a card lies."""

    BACK = "back"
    FRONT = "front"
    DONE = "done"
    """Face up and dimmed: it has been played."""


@dataclass(frozen=True)
class Face:
    """Everything that decides how a card looks, but for its size and the colours of the theme."""

    symbol: Symbol = Symbol.CIRCLE
    colour: Colour = Colour.BLUE
    theme: str = ""
    """The theme's title."""
    question: str = ""
    situation: str = ""
    follow_ups: tuple[str, ...] = ()
    follow_ups_shown: bool = False
    side: Side = Side.BACK
    numeral: str = ""
    """On the back; without one, the back shows the theme's shape."""
    theme_on_back: bool = False
    corner: str = ""
    """At the right of the band: the clock, or how far the deck is."""


class Span(NamedTuple):
    """A run of text in one ink."""

    text: str
    ink: str
    bold: bool = False


class Row(NamedTuple):
    """One row of a card between the frame's sides. The spans fill it exactly."""

    fill: str
    spans: tuple[Span, ...]


def of(card: Card, theme: Theme, *, numeral: str = "", side: Side = Side.FRONT) -> Face:
    """The face of a deck's card; the theme has the symbol and colour that the deck gave it."""
    return Face(
        symbol=theme.symbol or Symbol.CIRCLE,
        colour=theme.colour or Colour.BLUE,
        theme=theme.title,
        question=card.question,
        situation=card.situation or "",
        follow_ups=card.follow_ups,
        side=side,
        numeral=numeral,
    )


def whole(face: Face, width: int, height: int, colours: Palette, scrolled: int = 0, more: str = "↓") -> tuple[Row, ...]:
    """The card on its own: its rows within the frame, `width` × `height` cells.

    Where its words do not fit, it is shown from row `scrolled` on and says `more` in its last row while more follows.
    """
    if face.side is Side.BACK:
        return _back(face, width, height, colours)
    band, body = _front(face, width, height, colours)
    pad, paper, room = _pad(width), _paper(face, colours), height - len(band)
    if len(body) > room:
        scrolled = max(0, min(scrolled, len(body) - room + 1))
        follows = scrolled + room - 1 < len(body)
        body = [*body[scrolled:][: room - 1], (Span(more if follows else "", colours.paper_muted),)]
    return _page(band, body, pad, width, height, paper)


def hidden(face: Face, width: int, height: int, colours: Palette) -> int:
    """How far a whole card of that size can be scrolled, in rows: 0 when every word stands."""
    if face.side is Side.BACK:
        return 0
    band, body = _front(face, width, height, colours)
    room = height - len(band)
    return len(body) - room + 1 if len(body) > room else 0


def _front(face: Face, width: int, height: int, colours: Palette) -> tuple[list[Row], list[tuple[Span, ...]]]:
    band = _band(face, width, height, colours)
    return band, _body(face, width - 2 * _pad(width), height - len(band), colours)


def miniature(face: Face, width: int, height: int, colours: Palette) -> tuple[Row, ...]:
    """The card as one of many: its rows within the frame."""
    if face.side is Side.BACK:
        return _back(face, width, height, colours)
    pad = _pad(width)
    band = _band(face, width, height, colours)
    ink, bold = (colours.paper_ink, True) if face.side is Side.FRONT else (colours.done_ink, False)
    room = height - len(band)
    air = 1 if room >= 4 else 0
    text = lines.cut(face.question, width - 2 * pad, room - air)
    body = [*[()] * air, *[(Span(line, ink, bold),) for line in text]]
    return _page(band, body, pad, width, height, _paper(face, colours))


def _paper(face: Face, colours: Palette) -> str:
    return colours.paper if face.side is Side.FRONT else colours.done


def _pad(width: int) -> int:
    return 1 if width < 20 else 2 if width < 56 else 4


def _page(
    band: list[Row], body: list[tuple[Span, ...]], pad: int, width: int, height: int, paper: str
) -> tuple[Row, ...]:
    rows = [*band, *(_row(paper, spans, pad, width) for spans in body)]
    return tuple((rows + [_row(paper, (), pad, width)] * height)[:height])


def _row(fill: str, spans: tuple[Span, ...], pad: int, width: int) -> Row:
    """Spans set at the margin, and the rest of the row filled."""
    used = pad + sum(cell_len(span.text) for span in spans)
    return Row(fill, (Span(" " * pad, fill), *spans, Span(" " * max(0, width - used), fill)))


def _band(face: Face, width: int, height: int, colours: Palette) -> list[Row]:
    """Shape and theme at the left, the corner's text at the right; on a played card quiet and without colour.

    The frame's upper half row belongs to the band.
    """
    front = face.side is Side.FRONT
    fill, ink = (BANDS[face.colour], colours.band_ink) if front else (colours.done, colours.done_ink)
    pad = _pad(width)
    corner = face.corner if front else "✓"
    room = width - 2 * pad - (cell_len(corner) + 1 if corner else 0)
    symbol = Span(SYMBOLS[face.symbol], ink if front else colours.tints[face.colour], front)
    title = lines.cut(face.theme, room - 2, 1)
    name = Span(set_cell_size(f" {title[0] if title else ''}", max(1, room - 1)), ink, front)
    right = (Span(f" {corner}", ink, front),) if corner else ()
    text = _row(fill, (symbol, name, *right), pad, width)
    blank = _row(fill, (), pad, width)
    return [blank, text, blank] if height >= 24 else [text]


def _body(face: Face, width: int, room: int, colours: Palette) -> list[tuple[Span, ...]]:
    """Situation, question and follow-ups, laid out in `room` rows; more rows than that where they do not fit.

    Situation and question stand together a little above the middle, the follow-ups at the foot.
    """
    front = face.side is Side.FRONT
    ink, calm = (colours.paper_ink, colours.paper_muted) if front else (colours.done_ink, colours.done_ink)
    air = 2 if room >= 20 else 1
    margin = air if room >= 9 else 0
    above = _above(face, width, calm, air)
    below = _below(face, width, ink, calm, air)
    question = _question(face.question, width, room - 2 * margin - len(above) - len(below), ink, front)
    spare = room - len(above) - len(question) - len(below)
    if spare <= 0:
        return [*above, *question, *below]
    margin = min(margin, spare // 2)
    lead = margin + (spare - 2 * margin) * 2 // 5
    return [*[()] * lead, *above, *question, *[()] * (spare - lead - margin), *below]


def _above(face: Face, width: int, calm: str, air: int) -> list[tuple[Span, ...]]:
    if not face.situation:
        return []
    text = lines.plain(face.situation, min(width, READABLE))
    return [*((Span(line, calm),) for line in text), *[()] * air]


def _below(face: Face, width: int, ink: str, calm: str, air: int) -> list[tuple[Span, ...]]:
    """The follow-ups, each with a dash; on a large card under a short line."""
    if not (face.follow_ups and face.follow_ups_shown):
        return []
    rows: list[tuple[Span, ...]] = [(), (Span("─" * 6, calm),)] if air > 1 else [()]
    for follow_up in face.follow_ups:
        text = lines.plain(follow_up, min(width, READABLE) - 2)
        rows += [(Span("  " if number else "– ", calm), Span(line, ink)) for number, line in enumerate(text)]
    return rows


def _question(text: str, width: int, room: int, ink: str, front: bool) -> list[tuple[Span, ...]]:
    """In block letters where they fit; else bold, in short lines with air between them where there is room."""
    large = bigtext.fit(text, width, max(0, room)) if front else None
    if large is not None:
        return [(Span(line, ink),) for line in large]
    short = lines.plain(text, min(width, SHORT))
    if 2 * len(short) - 1 <= room:
        return [row for line in short for row in ((Span(line, ink, front),), ())][:-1]
    return [(Span(line, ink, front),) for line in lines.plain(text, min(width, READABLE))]


@lru_cache(maxsize=64)
def _dots(width: int, row: int) -> str:
    return "".join("·" if (x + 2 * (row % 2)) % 4 == 1 else " " for x in range(width))


def _back(face: Face, width: int, height: int, colours: Palette) -> tuple[Row, ...]:
    """A dotted back with the numeral, or the theme's shape, as large as it stands well."""
    drawing = _drawing(face, width, height)
    label = lines.cut(f"{SYMBOLS[face.symbol]} {face.theme}", width - 4, 1) if face.theme_on_back else ()
    labelled = bool(label) and height >= len(drawing) + 4
    top = (height - len(drawing)) // 2 - (1 if labelled else 0)
    texts: dict[int, tuple[str, bool]] = {top + row: (line, True) for row, line in enumerate(drawing)}
    if labelled:
        texts[top + len(drawing) + 1] = (label[0], False)
    return tuple(_back_row(texts.get(row), row, width, colours) for row in range(height))


def _drawing(face: Face, width: int, height: int) -> tuple[str, ...]:
    if not face.numeral:
        size = max(1, min(height * 2 // 5, width // 5))
        return shape(face.symbol, size) if size >= 3 else (SYMBOLS[face.symbol],)
    if face.numeral.isdecimal() and face.numeral.isascii():
        for scale in (3, 2, 1):
            drawn = bigtext.figures(face.numeral, scale)
            if 2 * scale + len(drawn) <= height and len(drawn[0]) + 4 * scale <= width:
                return drawn
    return lines.cut(face.numeral, width, 1)


def _back_row(text: tuple[str, bool] | None, row: int, width: int, colours: Palette) -> Row:
    dots = _dots(width, row)
    if text is None:
        return Row(colours.back, (Span(dots, colours.pattern),))
    line, bold = text
    line = f"  {line}  " if cell_len(line) + 4 <= width else line
    left = (width - cell_len(line)) // 2
    right = left + cell_len(line)
    return Row(
        colours.back,
        (Span(dots[:left], colours.pattern), Span(line, colours.numeral, bold), Span(dots[right:], colours.pattern)),
    )
