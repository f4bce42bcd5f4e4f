"""Cards drawn: a face and a size become rows of coloured text. The frame is not counted.

A front is drawn in two ways: `whole`, where every word stands (in block letters where they fit, else bold with air,
else scrolled), and `miniature`, one place among others, where a long question ends in » …«.
"""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from ledelseskort.tui import bigtext, lines
from ledelseskort.tui.backs import back
from ledelseskort.tui.design import BANDS, SYMBOLS, Palette
from ledelseskort.tui.face import Face, Row, Side, Span

READABLE = 72
"""Running text in plain letters is never set wider than this, in cells."""
SHORT = 46
"""Nor a question in plain letters, where there is room for air."""
FAR = 40
"""From so many rows on a card hangs on a wall, and everything on it is set in block letters."""

Line = tuple[Span, ...]
"""One row of text, from the margin on."""


def whole(face: Face, width: int, height: int, colours: Palette, scrolled: int = 0, more: str = "↓") -> tuple[Row, ...]:
    """The card on its own: its rows within the frame, `width` × `height` cells.

    Where its words do not fit, it is shown from row `scrolled` on and says `more` in its last row while more follows.
    """
    if face.side is Side.BACK:
        return back(face, width, height, colours)
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


def _front(face: Face, width: int, height: int, colours: Palette) -> tuple[list[Row], list[Line]]:
    band = _band(face, width, height, colours)
    return band, _body(face, width - 2 * _pad(width), height - len(band), colours)


def miniature(face: Face, width: int, height: int, colours: Palette) -> tuple[Row, ...]:
    """The card as one of many: its rows within the frame."""
    if face.side is Side.BACK:
        return back(face, width, height, colours)
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


def _page(band: list[Row], body: list[Line], pad: int, width: int, height: int, paper: str) -> tuple[Row, ...]:
    rows = [*band, *(_row(paper, spans, pad, width) for spans in body)]
    return tuple((rows + [_row(paper, (), pad, width)] * height)[:height])


def _row(fill: str, spans: tuple[Span, ...], pad: int, width: int) -> Row:
    """Spans set at the margin, and the rest of the row filled. What a far too narrow card cannot hold is cut off."""
    room = width - pad
    held = [Span(" " * pad, fill)]
    for span in spans:
        length = min(room, cell_len(span.text))
        held.append(span._replace(text=set_cell_size(span.text, length)))
        room -= length
    return Row(fill, (*held, Span(" " * room, fill)))


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


def _body(face: Face, width: int, room: int, colours: Palette) -> list[Line]:
    """Situation, question and follow-ups, laid out in `room` rows; more rows than that where they do not fit.

    Situation and question stand together a little above the middle, the follow-ups at the foot.
    """
    front = face.side is Side.FRONT
    ink, calm = (colours.paper_ink, colours.paper_muted) if front else (colours.done_ink, colours.done_ink)
    margin = _air(room) if room >= 9 else 0
    above, below = _above(face, width, room, calm), _below(face, width, room, ink, calm)
    question = _question(face.question, width, room - 2 * margin - len(above) - len(below), ink, front)
    spare = room - len(above) - len(question) - len(below)
    if spare <= 0:
        return [*above, *question, *below]
    margin = min(margin, spare // 2)
    lead = margin + (spare - 2 * margin) * 2 // 5
    return [*[()] * lead, *above, *question, *[()] * (spare - lead - margin), *below]


def _above(face: Face, width: int, room: int, calm: str) -> list[Line]:
    if not face.situation:
        return []
    return [*_running(face.situation, width, room, calm), *[()] * _air(room)]


def _below(face: Face, width: int, room: int, ink: str, calm: str) -> list[Line]:
    """The follow-ups, each with a dash; on a large card under a short line."""
    if not (face.follow_ups and face.follow_ups_shown):
        return []
    rows: list[Line] = [(), (Span("─" * 6, calm),)] if _air(room) > 1 else [()]
    for follow_up in face.follow_ups:
        if room >= FAR:
            rows += [(), *_running(follow_up, width, room, ink)]
        else:
            text = _running(follow_up, width - 2, room, ink)
            rows += [(Span("  " if number else "– ", calm), *line) for number, line in enumerate(text)]
    return rows


def _air(room: int) -> int:
    """Blank rows between the parts of a card with so many rows."""
    return 2 if room >= 20 else 1


def _running(text: str, width: int, room: int, ink: str) -> list[Line]:
    """Situation and follow-ups: in plain letters, but on a card that is read from afar in the smallest blocks."""
    large = bigtext.smallest(text, width) if room >= FAR else None
    return [(Span(line, ink),) for line in large or lines.plain(text, min(width, READABLE))]


def _question(text: str, width: int, room: int, ink: str, front: bool) -> list[Line]:
    """In block letters where they fit; else bold, in short lines with air between them where there is room."""
    large = bigtext.fit(text, width, max(0, room)) if front else None
    if large is not None:
        return [(Span(line, ink),) for line in large]
    short = lines.plain(text, min(width, SHORT))
    if 2 * len(short) - 1 <= room:
        airy: list[Line] = [row for line in short for row in ((Span(line, ink, front),), ())]
        return airy[:-1]
    return [(Span(line, ink, front),) for line in lines.plain(text, min(width, READABLE))]
