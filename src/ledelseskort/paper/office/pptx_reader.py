"""A presentation: a slide is a card.

- The title of a slide is the question and what stands under it the follow-ups; its notes are help for the facilitator.
- A slide with only a title is a theme for those after it, unless the title asks; so is a slide laid out as the heading
  of a section, a section's name, and a title without a full stop above nothing but questions, which are then the cards.
- The first slide, laid out as the title of the whole, is that.
- A table is read as a sheet is. Pictures and hidden slides are told of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ledelseskort.errors import Unusable
from ledelseskort.paper import clean
from ledelseskort.paper.office import columns
from ledelseskort.paper.office.container import Container
from ledelseskort.paper.office.draft import Brought, Left, Where
from ledelseskort.paper.office.grid import Cell, Grid, Row
from ledelseskort.paper.office.markup import children, value, within
from ledelseskort.paper.office.outline import Heading, Line, Piece, Question, asks, excerpt, gathered

_ASIDE = frozenset({"dt", "ftr", "sldNum", "hdr", "sldImg"})
"""What stands on every slide: the day, the foot, the number."""
_TITLES = frozenset({"title", "ctrTitle"})
_ENDS = (".", "!", "…", ":", "?")


@dataclass
class _Slide:
    """What stands on one slide."""

    number: int
    layout: str
    title: str = ""
    body: list[Line] = field(default_factory=list)
    tables: list[Grid] = field(default_factory=list)
    notes: str = ""
    pictures: bool = False
    opening: bool = False
    """Whether it is laid out as the first of a presentation, or of a part of it."""

    @property
    def where(self) -> Where:
        return Where("slide", {"number": self.number})

    @property
    def heads_questions(self) -> bool:
        """Whether the title is a theme above the questions on the slide."""
        outer = [line for line in self.body if line.depth == 1]
        return bool(outer) and not self.title.endswith(_ENDS) and all(asks(line.text) for line in outer)


def brought(container: Container, main: str, named: columns.Naming) -> Brought:
    """The cards of the presentation. Raises `Unusable`, also where there are only pictures."""
    slides: list[_Slide] = []
    left: list[Left] = []
    sections = _sections(container.tree(main))
    named_in: dict[int, str] = {}
    for number, (identifier, part) in enumerate(_order(container, main), 1):
        root = container.tree(part)
        layout = _layout(container, part)
        slide = _Slide(number, layout, opening=layout == "title")
        if root.get("show") in ("0", "false"):
            left.append(Left(slide.where, "slide-hidden"))
            continue
        _fill(slide, container, part, root)
        named_in[number] = sections.get(identifier, "")
        slides.append(slide)
    if slides and all(slide.pictures and not (slide.title or slide.body or slide.tables) for slide in slides):
        raise Unusable("office-only-pictures", path=str(container.path))
    found = gathered(_pieces(slides, named_in), named)
    return Brought(found.drafts, (*left, *found.left), found.title)


def _order(container: Container, main: str) -> Iterator[tuple[str, str]]:
    """The slides as they are shown: the id of each, and its part."""
    links = container.links(main)
    for each in children(within(container.tree(main), "p:sldIdLst"), "p:sldId"):
        link = links.get(each.get("r:id", ""))
        if link is not None and link.kind == "slide" and container.has(link.target):
            yield each.get("id", ""), link.target


def _sections(presentation: Element) -> Mapping[str, str]:
    """The name of the section that each slide stands in."""
    return {
        slide.get("id", ""): clean.line(section.get("name", ""))
        for section in presentation.iter("?:section")
        for slide in section.iter("?:sldId")
    }


def _layout(container: Container, part: str) -> str:
    """What the slide is laid out as: `title`, `secHead`, `obj` …"""
    name = container.linked(part, "slideLayout")
    return container.tree(name).get("type", "") if name else ""


def _fill(slide: _Slide, container: Container, part: str, root: Element) -> None:
    _shapes(slide, within(root, "p:cSld", "p:spTree"))
    notes = container.linked(part, "notesSlide")
    if notes:
        tree = within(container.tree(notes), "p:cSld", "p:spTree")
        shapes = (shape for shape in children(tree, "p:sp") if _place(shape) not in _ASIDE)
        texts = [text for shape in shapes for _, text in _paragraphs(shape)]
        slide.notes = clean.line("\n".join(texts))


def _shapes(slide: _Slide, tree: Element | None) -> None:
    """The shapes in their order, also those in groups."""
    for shape in () if tree is None else tree:
        match shape.tag:
            case "p:grpSp":
                _shapes(slide, shape)
            case "mc:AlternateContent":
                _shapes(slide, within(shape, "mc:Choice"))
            case "p:pic":
                slide.pictures = True
            case "p:graphicFrame":
                _graphic(slide, shape)
            case "p:sp":
                _shape(slide, shape)


def _shape(slide: _Slide, shape: Element) -> None:
    place = _place(shape)
    if place in _ASIDE:
        return
    lines = list(_paragraphs(shape))
    slide.opening = slide.opening or place in ("ctrTitle", "subTitle")
    if place in _TITLES and not slide.title:
        slide.title = clean.line("\n".join(text for _, text in lines))
    else:
        slide.body += [Line(level + 1, text, slide.where) for level, text in lines if clean.line(text)]
    slide.pictures = slide.pictures or within(shape, "p:spPr", "a:blipFill") is not None


def _place(shape: Element) -> str:
    """Which of the layout's places the shape fills: `title`, `body`, `ftr`; empty for a loose text box."""
    place = within(shape, "p:nvSpPr", "p:nvPr", "p:ph")
    return "" if place is None else place.get("type", "body")


def _paragraphs(shape: Element) -> Iterator[tuple[int, str]]:
    """The paragraphs of a shape: how far in each stands, and its text."""
    for paragraph in children(within(shape, "p:txBody"), "a:p"):
        level = value(within(paragraph, "a:pPr"), "lvl", "0")
        yield int(level) if level in tuple("012345678") else 0, _text(paragraph)


def _text(paragraph: Element) -> str:
    parts = []
    for child in paragraph:
        if child.tag in ("a:r", "a:fld"):
            parts.append((getattr(within(child, "a:t"), "text", "")) or "")
        elif child.tag == "a:br":
            parts.append("\n")
    return "".join(parts).replace("\v", "\n")


def _graphic(slide: _Slide, frame: Element) -> None:
    """A table; a diagram or a drawing is like a picture."""
    table = within(frame, "a:graphic", "a:graphicData", "a:tbl")
    if table is None:
        slide.pictures = True
        return
    rows: list[Row] = []
    for number, row in enumerate(children(table, "a:tr"), 1):
        cells: dict[int, Cell] = {}
        for column, cell in enumerate(children(row, "a:tc")):
            lines = [_text(each) for each in children(within(cell, "a:txBody"), "a:p")]
            above = rows[-1].cells.get(column) if rows and cell.get("vMerge") in ("1", "true") else None
            text = above.text if above else "\n".join(lines)
            if text.strip():
                cells[column] = Cell(text, spread=above is not None)
        rows.append(Row(number, cells))
    slide.tables.append(Grid(tuple(rows), place={"slide": slide.number}))


def _pieces(slides: list[_Slide], sections: Mapping[int, str]) -> Iterator[Piece]:
    """The slides as a text, by the rule of this module."""
    section = ""
    for slide in slides:
        if sections[slide.number] != section:
            section = sections[slide.number]
            yield from (Heading(2, section, slide.where),) if section and slide.layout != "secHead" else ()
        yield from _piece(slide, first=slide is slides[0])
        yield from slide.tables
        if slide.pictures:
            yield Left(slide.where, "picture" if slide.title or slide.body or slide.tables else "picture-only")


def _spot(slide: _Slide, line: Line) -> Where:
    return Where("slide-text", {"number": slide.number, "text": excerpt(line.text)})


def _piece(slide: _Slide, *, first: bool) -> Iterator[Piece]:
    """What a slide is: the title of the whole, a theme, a question with follow-ups, or questions without a title."""
    alone = not slide.body and not slide.tables
    whole = first and not asks(slide.title) and (slide.opening or alone)
    if slide.title and (whole or slide.layout == "secHead" or (slide.opening and not asks(slide.title))):
        yield Heading(0 if whole else 2, slide.title, slide.where)
        yield from (Left(_spot(slide, line), "neither") for line in slide.body)
    elif slide.title and (slide.heads_questions or (not slide.body and not asks(slide.title))):
        yield Heading(2, slide.title, slide.where)
        yield from slide.body
    elif slide.title:
        yield Question(slide.title, slide.where, slide.notes)
        yield from slide.body
        return
    else:
        yield from slide.body
    if slide.notes:
        yield Left(slide.where, "notes")
