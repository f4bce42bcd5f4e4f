"""Which column of a table holds what: found by what people call such columns, or named by hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ledelseskort.errors import Misused
from ledelseskort.paper import clean
from ledelseskort.paper.office import ours
from ledelseskort.paper.office.grid import Row, column_of, letter

_NAMES = {
    "question": "spørgsmål, spørgsmålet, spoergsmaal, hovedspørgsmål, kort, kortet, korttekst, kortets tekst, tekst,"
    " question, questions, card, card text, text, prompt, fråga, frågan, frågor",
    "theme": "emne, emner, tema, temaer, kategori, kategorier, theme, topic, category, subject, ämne, ämnen",
    "follow_ups": "spørg videre, opfølgning, opfølgninger, opfølgende, opfølgende spørgsmål, opfølgningsspørgsmål,"
    " uddybning, uddybninger, uddybende spørgsmål, underspørgsmål, note, noter,"
    " follow up, follow ups, followup, followups, follow-up, follow-ups, follow up question, notes,"
    " följdfråga, följdfrågor, uppföljning",
    "situation": "situation, situationen, scene, scenen, scenario",
    "hint": "hjælp, til mødelederen, til mødeleder, bemærkning til mødelederen, bemærkning til mødeleder,"
    " note til mødelederen, note til mødeleder, mødeleder, til facilitator, til facilitatoren, facilitator,"
    " facilitatornote, tip, tips, råd, vejledning, hint, hints, help, for the facilitator, facilitator note",
    "depth": "dybde, niveau, hvor personligt, depth, level, djup, nivå",
    "minutes": "minutter, min, tid, varighed, minutes, time, duration, minuter",
    "tags": "mærker, mærke, andre mærker, nøgleord, emneord, tags, tag, keywords, labels, etiketter, etikett",
    "source": "kilde, kilder, kildehenvisning, source, sources, reference, källa, källor",
    "id": "id, kort-id, kortid, kort id, card id",
    "retired": "ude af spil, udgået, retired",
}
"""What each field of a card is called at the head of a column; the most particular first."""
_FIELDS = {name: field for field, names in _NAMES.items() for name in (field, *map(str.strip, names.split(",")))}
_RANKS = {name: rank for rank, name in enumerate(_FIELDS)}
_MANY = frozenset({"follow_ups", "tags"})
"""What may stand in several columns."""
_TAIL = re.compile(r"\s*(?:\([^)]*\)|[\d.:*?]+)\s*\Z")
FIRST_ROWS = 10
"""How many rows with something in them are looked at for the headings."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column whose cells are taken."""

    index: int
    field: str
    """One of the fields of a `Draft`."""
    title: str
    """Its heading; its letter where it has none."""
    group: str = ""
    """For tags: the title of their group, where the heading says it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table."""

    taken: tuple[Column, ...]
    header: int
    """The number of the row of headings; 0 where there is none."""
    guessed: bool = False
    """Whether that row was taken for headings only because it is no question."""
    unused: tuple[Column, ...] = ()
    """The columns with a heading that are not taken; their field is empty, or one that another column has."""

    @property
    def fields(self) -> frozenset[str]:
        """The fields that there is a place for; a group of tags is named beside `tags`."""
        return frozenset(f"tags:{each.group}" if each.group else each.field for each in self.taken)


Naming = Sequence[tuple[str, str]]
"""What was named by hand: a field, and a column's letter or heading."""


def field_of(name: str) -> str:
    """The field that people call so; empty where nobody does."""
    plain = _plain(name)
    own = next((field for field in _NAMES if plain in ours.names(f"column.{field}")), "")
    return own or _FIELDS.get(plain, "") or _FIELDS.get(_TAIL.sub("", plain), "")


def _plain(name: str) -> str:
    spelled = unicodedata.normalize("NFC", name).casefold().replace("_", " ")
    return " ".join(spelled.split()).rstrip(":*").rstrip()


def naming(text: str) -> Naming:
    """What `--columns` says: »spørgsmål=B, tema=»Kategori««. Raises `Misused` with what it cannot be."""
    named = []
    for part in _parts(text):
        name, equals, column = part.partition("=")
        field = field_of(name) if equals else ""
        column = column.strip().strip("\"'»«“”„")
        if not field or not column.strip():
            raise Misused("columns-unread", given=part.strip() or text)
        named.append((field, column.strip()))
    if not named:
        raise Misused("columns-unread", given=text)
    return tuple(named)


def _parts(text: str) -> Iterator[str]:
    """What stands between commas or semicolons; a comma inside quotes parts nothing."""
    found = re.findall(r"""(?:»[^«]*«|"[^"]*"|[“”][^”]*”|[^,;])+""", text)
    return (each for each in found if each.strip())


def find(rows: Sequence[Row], named: Naming = ()) -> Columns | None:
    """The columns of a table; `None` where none of them holds questions."""
    first = [row for row in rows if row.cells][:FIRST_ROWS]
    best: Columns | None = None
    for row in first:
        found = _headed(row, named)
        if found is not None and (best is None or len(found.taken) > len(best.taken)):
            best = found
    return best or _unheaded(first, named)


def titles(rows: Sequence[Row]) -> tuple[str, ...]:
    """What the columns might be called: the fullest of the first rows, each cell with its letter."""
    first = [row for row in rows if row.cells][:FIRST_ROWS]
    fullest = max(first, key=lambda row: len(row.cells), default=None)
    if fullest is None:
        return ()
    return tuple(f"{letter(column)} »{_short(cell.text)}«" for column, cell in sorted(fullest.cells.items()))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 30 else f"{line[:29]}…"


def _headed(row: Row, named: Naming) -> Columns | None:
    """The columns, where `row` holds their headings; every column named by its heading must be there."""
    heads = {column: clean.line(cell.text) for column, cell in sorted(row.cells.items())}
    by_hand = _by_hand(named, heads)
    if by_hand is None or (by_hand and not any(_titled(column, heads) for _, column in named) and not _known(heads)):
        return None
    found = _sorted_out(heads, by_hand)
    taken, unused = found
    if not any(each.field == "question" for each in taken):
        return None
    return Columns(taken, row.number, unused=unused)


def _known(heads: Mapping[int, str]) -> bool:
    return any(field_of(head) for head in heads.values())


def _titled(column: str, heads: Mapping[int, str]) -> int | None:
    """The column with that heading."""
    return next((index for index, head in heads.items() if _plain(head) == _plain(column)), None)


def _by_hand(named: Naming, heads: Mapping[int, str]) -> dict[int, str] | None:
    """The fields of the columns named by hand: by heading, else by letter. `None` where one of them is not there."""
    fields: dict[int, str] = {}
    for field, column in named:
        index = _titled(column, heads)
        if index is None:
            index = column_of(column)
        if index is None:
            return None
        fields[index] = field
    return fields


def _sorted_out(heads: Mapping[int, str], by_hand: Mapping[int, str]) -> tuple[tuple[Column, ...], tuple[Column, ...]]:
    """The columns that are taken and those that are not: of two for one field, the more particularly named."""
    taken = [Column(index, field, heads.get(index) or letter(index)) for index, field in by_hand.items()]
    unused = []
    for index, head in sorted(heads.items(), key=lambda item: _RANKS.get(_plain(item[1]), len(_RANKS))):
        if index in by_hand:
            continue
        group = ours.tag_group().fullmatch(head)
        field = "tags" if group else field_of(head)
        if field and (field in _MANY or all(each.field != field for each in taken)):
            taken.append(Column(index, field, head, group["group"] if group else ""))
        else:
            unused.append(Column(index, field, head))
    return tuple(sorted(taken, key=_index)), tuple(sorted(unused, key=_index))


def _index(column: Column) -> int:
    return column.index


def _unheaded(first: Sequence[Row], named: Naming) -> Columns | None:
    """The columns as they were named by hand, all by letter, in a table without headings that say anything."""
    by_hand = _by_hand(named, {})
    question = next((index for index, field in (by_hand or {}).items() if field == "question"), None)
    if by_hand is None or question is None or not first:
        return None
    asks = [row.text(question).rstrip().endswith("?") for row in first if row.text(question)]
    guessed = len(asks) > 1 and not asks[0] and any(asks) and bool(first[0].text(question))
    heads = {index: clean.line(cell.text) for index, cell in first[0].cells.items()} if guessed else {}
    taken, unused = _sorted_out(heads, by_hand)
    return Columns(taken, first[0].number if guessed else 0, guessed, unused)


def parts(text: str, *, commas: bool) -> Iterable[str]:
    """Several tags in one cell, each by itself."""
    return (each for each in map(str.strip, re.split(r"[,;\n]" if commas else r"[;\n]", text)) if each)
