"""Where somebody stands in a file that is being written: which card, which field, and what belongs on the next line.

Everything is told from the lines themselves, by their indentation: a file that is half written is no YAML most of the
time, and the one who writes it wants help just then.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ledelseskort.deck.findings import Findings
from ledelseskort.deck.guess import slug
from ledelseskort.deck.models import Card
from ledelseskort.deck.places import Plain
from ledelseskort.deck.source import Source
from ledelseskort.deck.yaml_events import Refused, Trouble, build
from ledelseskort.deck.yaml_text import card_text

ITEM = "*"
"""In a path: one of a list."""
CARD = ("cards", ITEM)
"""Where a card stands, in a deck file and in a card file alike."""
_ENTRY = re.compile(r"(?P<indent> *)(?P<dash>-(?: +|\Z))?(?:[\"']?(?P<key>[A-Za-z_][\w-]*)[\"']?[ \t]*:(?=[ \t]|\Z))?")
_NESTED = re.compile(r"[{,][ \t]*([A-Za-z_][\w-]*)[ \t]*:")
_NOTHING = re.compile(r"[ \t]*(?:#|\Z)")
_BULLET = re.compile(r"( *)- (?![A-Za-z_][\w-]*:(?: |\Z))")
_EMPTY_BULLET = re.compile(r" *- *\Z")
_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?\Z")
_LISTS = frozenset({"follow_ups", "card_files", "select", "review_days", "write"})
"""Keys that a list of texts stands under."""
_ID_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a row lies in its file."""

    path: tuple[str, ...] = ()
    """The keys that lead there from the top, with `*` for one of a list."""
    card: range | None = None
    """The rows of the card it lies in, from its dash to its last line with anything on it; counted from 0."""


def spot(lines: Sequence[str], row: int, column: int = 0) -> Spot:
    """Where the cursor stands at `column` of `row`; an empty line goes with what stands above it."""
    steps: list[tuple[str, int]] = []
    limit = 1 << 30  # twice the column, and one more for a dash: it may stand right below its own key
    begun = row
    while begun > 0 and _NOTHING.match(lines[begun]):
        begun -= 1
    for at in range(begun, -1, -1):
        line = lines[at]
        if 2 * (len(line) - len(line.lstrip(" "))) >= limit or _NOTHING.match(line):
            continue
        match = _ENTRY.match(line)
        indent = match.end("indent") if match else 0
        inner = match.start("key") if match and match["key"] else -1
        if match and match["key"] and 2 * inner < limit:
            steps.append((match["key"], at))
            limit = 2 * inner
        if match and match["dash"] and 2 * indent + 1 < limit:
            steps.append((ITEM, at))
            limit = 2 * indent + 1
        elif at == begun and not (match and match["key"]):
            limit = min(limit, 2 * indent)  # a text goes on: what stands as far in as it does is no key of its own
        if limit <= 0:
            break
    path = tuple(step for step, _ in reversed(steps))
    begins = steps[-2][1] if path[:2] == CARD else None
    return Spot(path + _nested(lines[row], column), None if begins is None else _rows(lines, begins, row))


def _nested(line: str, column: int) -> tuple[str, ...]:
    """The key between braces that stands before the cursor."""
    before = line[:column]
    if before.count("{") <= before.count("}"):
        return ()
    found = _NESTED.findall(before)
    return (found[-1],) if found else ()


def _rows(lines: Sequence[str], first: int, least: int) -> range:
    """The rows of a list's item that begins in `first`; remarks and empty lines at its end are left out."""
    dash = len(lines[first]) - len(lines[first].lstrip(" "))
    last = first
    for at in range(first + 1, len(lines)):
        line = lines[at]
        if _NOTHING.match(line):
            continue
        if len(line) - len(line.lstrip(" ")) <= dash:
            break
        last = at
    return range(first, max(last, min(least, last)) + 1)


def card_rows(lines: Sequence[str]) -> Iterator[range]:
    """The rows of every card of the file, in order."""
    top = next((at for at, line in enumerate(lines) if line.startswith("cards:")), None)
    at = len(lines) if top is None else top + 1
    while at < len(lines):
        if _NOTHING.match(lines[at]):
            at += 1
            continue
        if not lines[at].lstrip(" ").startswith("-"):
            return
        rows = _rows(lines, at, at)
        yield rows
        at = rows.stop


def read_card(lines: Sequence[str]) -> dict[str, Plain]:
    """What a card's own lines say, read as far as they can be: what cannot be is taken by the word."""
    text = "\n".join(lines)
    try:
        data, _ = build(text, Findings(Source("", text)))
    except (Trouble, Refused):
        return _by_the_word(lines)
    card = data[0] if isinstance(data, tuple) and data else None
    return card if isinstance(card, dict) else {}


def _by_the_word(lines: Sequence[str]) -> dict[str, Plain]:
    """The fields as anybody would read them who knows no YAML."""
    found: dict[str, list[str]] = {}
    key, column = "", -1
    for line in lines:
        match = _ENTRY.match(line)
        starts = match.start("key") if match and match["key"] else -1
        if match and starts >= 0 and (column < 0 or starts == column):
            key, column = match["key"], starts
            rest = line[match.end() :].strip()
            found[key] = [] if not rest or _BLOCK.match(rest) else [rest]
        elif key and line.strip():
            found[key].append(line.strip())
    texts: dict[str, Plain] = {
        name: tuple(_bare(each.removeprefix("-")) for each in said) if name == "follow_ups" else _bare(" ".join(said))
        for name, said in found.items()
    }
    return texts


def _bare(text: str) -> str:
    return text.strip().strip("\"'“”„").strip()


# ── what is written for somebody ──


def next_line(before: str) -> str | None:
    """What a new line begins with when `before` is what stands before the cursor; `None` for a bullet given up."""
    if _EMPTY_BULLET.match(before):
        return None
    bullet = _BULLET.match(before)
    if bullet:
        return f"{bullet[1]}- "
    match = _ENTRY.match(before)
    indent = len(before) - len(before.lstrip(" "))
    if match is None or not match["key"]:
        return " " * indent
    inner = match.start("key")
    rest = before[match.end() :].strip()
    if rest and not _BLOCK.match(rest):
        return " " * inner
    if inner == 0 and match["key"] == "cards":
        return "  - "
    return " " * (inner + 2) + ("- " if not rest and match["key"] in _LISTS else "")


@dataclass(frozen=True, slots=True)
class Insertion:
    """A new card, as text to be put in."""

    row: int
    """Before this row, counted from 0; as many rows as the file has: at its end."""
    text: str
    """Whole lines, the last with its break."""
    question: tuple[int, int, int]
    """The row of the new card's question in the file as it is then, and the columns of its text."""


def new_card(
    lines: Sequence[str], row: int, taken: Collection[str], *, name: str, question: str, theme: str | None = None
) -> Insertion | None:
    """A card under the one that `row` lies in, else after the last one.

    `name` is what its id begins with; `theme` is for a file without any card to take it from. `None` where the file
    has its cards spelled in a way that nothing can be put into.
    """
    here = spot(lines, row).card
    rows = tuple(card_rows(lines)) if here is None else (here,)
    above = here or (rows[-1] if rows else None)
    opening = next((at for at, line in enumerate(lines) if line.startswith("cards:")), None)
    lead = ""
    if above is not None:
        indent = len(lines[above[0]]) - len(lines[above[0]].lstrip(" "))
        own = read_card([lines[at] for at in above]).get("theme")
        theme = own if isinstance(own, str) else None
        at = above.stop
        lead = "\n" if _apart(lines, above) else ""
    else:
        indent = 2
        if opening is not None and lines[opening].partition("#")[0].strip() != "cards:":
            return None
        at = len(lines) if opening is None else opening + 1
        if opening is None:
            while at and not lines[at - 1].strip():
                at -= 1
            lead = "\ncards:\n" if at else "cards:\n"
    card = Card(id=_free(name, taken), question=question, theme=theme)
    text = lead + card_text(card, indent)
    asked = next(number for number, line in enumerate(text.split("\n")) if line.strip().startswith("question:"))
    column = text.split("\n")[asked].index(": ") + 2
    return Insertion(at, text, (at + asked, column, len(text.split("\n")[asked])))


def _apart(lines: Sequence[str], card: range) -> bool:
    """Whether an empty line stands between a card and its neighbours."""
    below = [line.strip() for line in lines[card.stop :]]
    return not lines[card.start - 1].strip() or (below[:1] == [""] and any(below))


def _free(name: str, taken: Collection[str]) -> str:
    """An id that nothing has yet."""
    wanted = slug(name)[:_ID_LENGTH].strip("-") or "kort"
    number = 1
    while (each := wanted if number == 1 else f"{wanted}-{number}") in taken:
        number += 1
    return each
