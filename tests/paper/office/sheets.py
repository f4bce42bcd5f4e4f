"""What the tests of sheets share: a small deck in many spellings, and the rows that its sheet has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import dedent
from typing import Any

from hypothesis import strategies as st

from ledelseskort.deck.models import Card
from ledelseskort.paper.office.draft import Draft, Where
from ledelseskort.paper.office.standing import standing

FIELDS = frozenset(Card.model_fields) - {"replaces", "translated_hash"}
DECKS = Path(__file__).parents[3] / "deck"

Files = dict[Path, bytes]


def deck_of(text: str, **others: str) -> Files:
    """The files of a deck: `deck.yaml` and card files, dedented."""
    named = {Path("deck.yaml"): text, **{Path(f"{name}.yaml"): other for name, other in others.items()}}
    return {path: dedent(each).encode() for path, each in named.items()}


def rows(files: Mapping[Path, bytes]) -> list[Draft]:
    """The rows that the deck's sheet has, with its ids for themes and tags."""
    stands = standing(files)
    return [row_of(stands.cards[name].card, number) for number, name in enumerate(stands.chosen, 2)]


def row_of(card: Card, number: int) -> Draft:
    return Draft(
        question=card.question,
        where=Where("row", {"row": number}),
        id=card.id,
        theme=card.theme or "",
        follow_ups=card.follow_ups,
        situation=card.situation or "",
        hint=card.hint or "",
        depth=str(card.depth),
        minutes=str(card.minutes or ""),
        tags=card.tags,
        source=card.source or "",
        retired="ja" if card.retired else "",
        fields=FIELDS,
    )


def new_row(question: str, theme: str, number: int = 99) -> Draft:
    return Draft(question=question, theme=theme, where=Where("row", {"row": number}), fields=FIELDS)


def cards_of(files: Mapping[Path, bytes]) -> dict[str, Card]:
    return {name: held.card for name, held in standing(files).cards.items()}


@dataclass(frozen=True)
class Written:
    """A file of cards as somebody wrote it, and which of its lines are whose."""

    head: str
    cards: tuple[str, ...]
    """The lines of each card, with the remarks and empty lines after it."""
    remarks: tuple[str, ...]
    ends: str
    mark: bytes

    @property
    def text(self) -> str:
        return (self.head + "".join(self.cards)).replace("\n", self.ends)

    @property
    def data(self) -> bytes:
        return self.mark + self.text.encode()


HEAD = """\
# who wrote it
format: 1
title: Prøve   # a remark
language: da
themes:
- {id: hverdag, title: Hverdag}
- {id: fest, title: "Fest, og farver"}
tags:
  slags: {title: Slags, terms: {let: Let, svaer: "Svær, men sjov", ny: Ny}}
  tid: {title: Tid, terms: {kort: Kort, lang: Lang}}
"""
TAGS = ("let", "svaer", "ny", "kort", "lang")
_WORDS: tuple[str, ...] = (
    "hvad",
    "gør",
    "I",
    "på",
    "en",
    "tirsdag",
    "»æøå«",
    "ja/nej",
    "50 %",
    "don't",
    '"så"',
    "[x]",
    "{y}",
    "- nej",
)
_WORDS += (
    "a, b",
    "kl. 12:30",
    "C#",
    "no",
    "&",
    "*",
    "!",
    "?",
    "@",
    "=1+1",
    "tre: fire",
    "#fem",
    "|",
    ">",
    "`",
    "😀",
    "\\n",
)
words = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(" ".join)
"""A text in which much means something to YAML or to a spreadsheet."""
texts = st.builds(lambda first, rest: f"{first} {rest}", st.sampled_from(["Hvad", "Hvem", "'Hvor'", "Ø:"]), words)


@st.composite
def written(draw: st.DrawFn) -> Written:
    """A deck of a few cards, each spelled in a way of its own."""
    remarks: list[str] = []

    def remark(lead: str = "") -> str:
        if draw(st.integers(0, 3)):
            return ""
        remarks.append(f"# bemærkning {len(remarks)}.")
        return lead + remarks[-1]

    dash = draw(st.sampled_from([0, 2, 5]))
    cards = []
    for number in range(draw(st.integers(1, 5))):
        flow = draw(st.integers(0, 4)) == 0
        lines = _flow(draw, number, remark) if flow else _block(draw, number, remark, dash)
        after = [remark(" " * (dash + 2)), *draw(st.sampled_from([[], [""], ["", ""]]))]
        pad = " " * dash
        first, *rest = lines
        body = "\n".join([f"{pad}-{first}", *(f"{pad}{line}".rstrip() for line in rest)])
        cards.append(body + "\n" + "".join(f"{line}\n" for number, line in enumerate(after) if line or number))
    if draw(st.booleans()):
        cards[-1] = cards[-1].rstrip("\n")
    ends = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return Written(HEAD + "cards:\n", tuple(cards), tuple(remarks), ends, mark)


def _spelled(draw: st.DrawFn, text: str, pad: str) -> str:
    """A text as it stands after its key: in quotes, or as a block, or folded."""
    style = draw(st.sampled_from(["double", "single", "folded", "literal", "numbered", "wrapped"]))
    match style:
        case "double":
            return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case "single":
            return "'" + text.replace("'", "''") + "'"
        case "folded":
            return f">-\n{pad}" + text.replace(" ", f"\n{pad}", 1)
        case "literal":
            return f"|\n{pad}{text}"
        case "numbered":
            return f"|2-\n{pad}{text}"
        case _:
            return "'" + text.replace("'", "''").replace(" ", f"\n{pad}   ", 1) + "'"


def _block(draw: st.DrawFn, number: int, remark: Callable[..., str], dash: int) -> list[str]:
    gap = draw(st.sampled_from([" ", "   "]))
    key = " " * (len(gap) + 1)
    inner = f"{key}  "

    def beside() -> str:
        return remark("  ")

    def one(name: str, text: str) -> list[str]:
        spelled = _spelled(draw, text, " " * dash + inner)
        tail = beside() if spelled[:1] in "'\"" and "\n" not in spelled else ""
        sep = draw(st.sampled_from([": ", ":   "]))
        return [line for line in f"{name}{sep}{spelled}{tail}".replace("\n" + " " * dash, "\n").split("\n")]

    fields = [["id: " + f"kort-{number}" + beside()], one("question", draw(texts))]
    fields.append([f"theme: {draw(st.sampled_from(['hverdag', 'fest']))}{beside()}"])
    if follow := draw(st.lists(texts, max_size=3, unique=True)):
        quoted = ["'" + each.replace("'", "''") + "'" for each in follow]
        if draw(st.booleans()):
            fields.append([f"follow_ups: [{', '.join(quoted)}]{beside()}"])
        else:
            fields.append([f"follow_ups:{beside()}", *(f"{inner}- {each}{beside()}" for each in quoted)])
    for name in ("hint", "situation", "source"):
        if draw(st.booleans()):
            fields.append(one(name, draw(texts)))
    if draw(st.booleans()):
        fields.append([f"depth: {draw(st.integers(1, 3))}{beside()}"])
    if draw(st.booleans()):
        fields.append([f"minutes:   {draw(st.integers(1, 120))}{beside()}"])
    if tags := draw(st.lists(st.sampled_from(TAGS), max_size=3, unique=True)):
        fields.append([f"tags: [{', '.join(tags)}]{beside()}"])
    if draw(st.integers(0, 4)) == 0:
        fields.append([f"retired: true{beside()}"])
    fields = draw(st.permutations(fields))
    lines: list[str] = []
    for field in fields:
        above = beside().strip() if lines else ""
        lines += [f"{key}{above}"] if above else []
        lines += [f"{key}{line}" if not number else line for number, line in enumerate(field)]
    return [gap + lines[0].lstrip(" "), *lines[1:]]


def _flow(draw: st.DrawFn, number: int, remark: Callable[..., str]) -> list[str]:
    quoted = '"' + draw(texts).replace("\\", "\\\\").replace('"', '\\"') + '"'
    fields = [f"id: kort-{number}", f"question: {quoted}", f"theme: {draw(st.sampled_from(['hverdag', 'fest']))}"]
    fields += [f"hint: {quoted}"] if draw(st.booleans()) else []
    fields += ["tags: [let,kort]"] if draw(st.booleans()) else []
    fields += [f"follow_ups: [{quoted}]"] if draw(st.booleans()) else []
    gap = draw(st.sampled_from([", ", ",", ",\n      "]))
    tail = remark("  ")
    return (" {" + gap.join(draw(st.permutations(fields))) + draw(st.sampled_from(["}", " }", ",}"])) + tail).split(
        "\n"
    )


def edited(draw: Callable[..., Any], row: Draft) -> Draft:
    """The row as somebody has left it: one or a few of its cells say something else."""
    changes: dict[str, Any] = {}
    for name in draw(st.lists(st.sampled_from(sorted(FIELDS - {"id"})), min_size=1, max_size=4, unique=True)):
        match name:
            case "question":
                changes[name] = draw(texts)
            case "hint" | "situation" | "source":
                changes[name] = draw(st.one_of(st.just(""), texts))
            case "follow_ups":
                kept = [each for each in row.follow_ups if draw(st.booleans())]
                kept.insert(draw(st.integers(0, len(kept))), draw(texts))
                changes[name] = tuple(kept) if draw(st.integers(0, 3)) else ()
            case "tags":
                changes[name] = tuple(draw(st.lists(st.sampled_from(TAGS), max_size=3, unique=True)))
            case "theme":
                changes[name] = draw(st.sampled_from(["hverdag", "fest"]))
            case "depth":
                changes[name] = draw(st.sampled_from(["1", "2", "3"]))
            case "minutes":
                changes[name] = draw(st.sampled_from(["", "5", "120"]))
            case "retired":
                changes[name] = draw(st.sampled_from(["", "ja"]))
    return replace(row, **changes)
