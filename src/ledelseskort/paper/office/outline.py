"""The cards of a text without columns: a document, a page of Markdown, the body of a slide.

The rule:

- A heading is a theme (emne). The first one is the title of the whole, where no other stands as high; a heading that
  ends with a question mark is a question.
- A point of a list, and a paragraph that ends with a question mark, is a question.
- What is indented under a question is its follow-ups: a point further in, a point under a paragraph or a heading that
  is a question, a new line in the same paragraph.
- Under a question a line may say which field it is: »Situation: …«, »Hjælp: …«, »Dybde: …«, »Minutter: …«.
- A table is read as a sheet is, its columns found by their headings.
- Whatever is none of these is told of with its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ledelseskort.paper import clean
from ledelseskort.paper.office import columns, tables
from ledelseskort.paper.office.draft import Brought, Draft, Left, Where
from ledelseskort.paper.office.grid import Grid

PARAGRAPH = 0
"""The depth of a paragraph; the points of a list stand from 1 and in."""
_HEADING = -1
_ASKS = re.compile(r"\?[\s\"'»«“”’)\]*_.]*\Z")
_LABEL = re.compile(r"(?P<label>[^:?!.]{2,40}):(?:\s+(?P<text>.*))?\Z", re.DOTALL)
_LABELLED = ("follow_ups", "situation", "hint", "depth", "minutes", "tags", "source")
SHOWN = 40
"""How much of a paragraph is shown to find it by."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the highest of the numbered ones, 0 the title of the whole."""

    level: int
    text: str
    where: Where


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a point of a list."""

    depth: int
    text: str
    where: Where


@dataclass(frozen=True, slots=True)
class Question:
    """A question, whatever it ends with: the title of a slide."""

    text: str
    where: Where
    hint: str = ""


Piece = Heading | Line | Question | Grid | Left


def asks(text: str) -> bool:
    """Whether a text ends as a question does."""
    return _ASKS.search(text) is not None


def excerpt(text: str) -> str:
    """The beginning of a text, to find it by."""
    line = clean.line(text)
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1].rstrip()}…"


def gathered(pieces: Iterable[Piece], named: columns.Naming = ()) -> Brought:
    """The cards of a text, in its order."""
    whole = [piece for piece in pieces if isinstance(piece, Grid | Left) or clean.line(piece.text)]
    title, rest = _titled(whole)
    gathering = _Gathering(named, title)
    for piece in rest:
        gathering.take(piece)
    gathering.close()
    return Brought(tuple(gathering.drafts), (*gathering.left, *_empty(rest, gathering)), title)


def _titled(whole: Sequence[Piece]) -> tuple[str, Sequence[Piece]]:
    """The title, and everything but it: the first heading, where it stands alone at its height."""
    headings = [piece for piece in whole if isinstance(piece, Heading)]
    levels = Counter(piece.level for piece in headings)
    if not headings or asks(headings[0].text) or headings[0].level > min(levels) or levels[headings[0].level] > 1:
        return "", whole
    first = headings[0]
    return clean.line(first.text), [piece for piece in whole if piece is not first]


def _empty(pieces: Sequence[Piece], gathering: _Gathering) -> Iterable[Left]:
    """The headings that became neither a theme nor a question."""
    for piece in pieces:
        if isinstance(piece, Heading) and not asks(piece.text) and clean.line(piece.text) not in gathering.used:
            yield Left(piece.where, "heading-empty")


@dataclass
class _Gathering:
    """The cards so far, and the one that is being written."""

    named: columns.Naming
    theme: str
    drafts: list[Draft] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    """The themes that have cards."""
    _open: Draft | None = None
    _depth: int = PARAGRAPH

    def take(self, piece: Piece) -> None:
        """One more piece of the text."""
        match piece:
            case Heading():
                self.close()
                if asks(piece.text):
                    self._begin(_HEADING, clean.line(piece.text), piece.where)
                else:
                    self.theme = clean.line(piece.text)
            case Question():
                self._begin(_HEADING, clean.line(piece.text), piece.where, piece.hint)
            case Line():
                for number, line in enumerate(clean.lines(piece.text)):
                    self._line(replace(piece, text=line, depth=piece.depth + (number > 0)))
            case Grid():
                self.close()
                self._table(piece)
            case Left():
                self.left.append(piece)

    def close(self) -> None:
        """The card that is being written is whole."""
        if self._open is not None:
            self.drafts.append(self._open)
            self.used.add(self._open.theme)
        self._open = None

    def _begin(self, depth: int, question: str, where: Where, hint: str = "") -> None:
        self.close()
        # Everything on such a card is what stands there, so it has a place for all of it but an id.
        fields = frozenset({"question", "theme", *_LABELLED})
        self._open, self._depth = Draft(question, where, theme=self.theme, hint=hint, fields=fields), depth

    def _line(self, line: Line) -> None:
        text = " ".join(tables.unmarked(line.text).split())
        depth = line.depth + (line.depth == PARAGRAPH and text != line.text)
        if self._open is not None and (label := _LABEL.match(text)):
            name = columns.field_of(label["label"])
            if name in _LABELLED:
                self._add(self._open, name, label["text"] or "", line.where)
                return
        if self._open is not None and depth > self._depth:
            self._add(self._open, "follow_ups", text, line.where)
        elif depth > PARAGRAPH or asks(text):
            self._begin(depth, text, line.where)
        else:
            self.close()
            self.left.append(Left(line.where, "neither"))

    def _add(self, card: Draft, name: str, text: str, where: Where) -> None:
        """Something more on the card that is being written; a label with nothing after it says only what follows."""
        if not text:
            return
        places = {**card.places, name: where}
        match name:
            case "follow_ups":
                self._open = replace(card, follow_ups=(*card.follow_ups, text), places=places)
            case "tags":
                tags = tuple(columns.parts(text, commas=True))
                self._open = replace(card, tags=(*card.tags, *tags), places=places)
            case "situation" if not card.situation:
                self._open = replace(card, situation=text, places=places)
            case "hint" if not card.hint:
                self._open = replace(card, hint=text, places=places)
            case "depth" if not card.depth:
                self._open = replace(card, depth=text, places=places)
            case "minutes" if not card.minutes:
                self._open = replace(card, minutes=text, places=places)
            case "source" if not card.source:
                self._open = replace(card, source=text, places=places)
            case _:
                self.left.append(Left(where, "field-twice"))

    def _table(self, grid: Grid) -> None:
        """A table's rows are cards, where it has a column of questions."""
        found = tables.brought(grid, self.named, theme=self.theme)
        if found is None:
            self.left.append(Left(grid.where("table"), "table-without-questions"))
            return
        self.drafts += found.drafts
        self.left += found.left
        self.used |= {draft.theme for draft in found.drafts}
