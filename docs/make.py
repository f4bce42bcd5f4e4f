"""Writes the pages in this folder that are made from the program's own words and cards.

    python docs/make.py            writes them
    python docs/make.py --check    writes nothing; exit 1 when one of them is stale or missing

`daekning.md` says which cards meet which of the guide's questions; the other pages say how each way is played.
It needs the program installed (README.md).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from ledelseskort.deck.models import Card, Deck
from ledelseskort.deck.reader import read_deck
from ledelseskort.wording.ways import WAYS, WayPage, way_page
from ledelseskort.wording.words import Words, load

DOCS = Path(__file__).resolve().parent
BANK = DOCS.parent / "deck" / "god-ledelse-og-styring.yaml"

# The working questions of the region's guide to »God ledelse og styring«: one entry for each bullet, in the guide's
# order under the heading of that name, and one for the paragraph under the bullets of the values, which asks for
# examples. The numbers are the places; the words are ours and only say what the question is about.
QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "målbilleder": (
        "det, der fylder meget og lidt i hverdagen",
        "sporene, I har valgt",
        "målene, I går efter",
        "det i hverdagen, der hjælper målene på vej",
        "vejen mellem det store billede og dagens arbejde",
        "at trække i retning af visionen sammen",
        "at holde billedet friskt undervejs",
        "kvalitet, penge og mængde",
    ),
    "målopfyldelse": (
        "det, der lykkes, halter og gør jer stolte",
        "det, I drømmer om, ser nærmere på og kan lære af andre",
        "målbilledet prøvet af på én opgave",
        "værdierne i brug",
        "balancen til de andre områder",
        "kræfter og penge",
        "næste skridt",
    ),
    "ordentlighed": (
        "det, der lykkes, halter og gør jer stolte",
        "lov, åbne kort over for borgeren, og det, I drømmer om",
        "målbilledet prøvet af på én opgave",
        "værdierne i brug",
        "balancen til de andre områder",
        "det, I skriver ned",
        "næste skridt",
    ),
    "nytænkning": (
        "det, der lykkes, halter og gør jer stolte",
        "de store udfordringer",
        "nye veje sammen med andre, og det, I drømmer om",
        "værdierne i brug",
        "ny teknologi",
        "målbilledet i det nye, I prøver",
        "balancen til de andre områder",
        "næste skridt",
    ),
    "bæredygtighed": (
        "det, der lykkes, halter og gør jer stolte",
        "dem, løsningerne er til for, nu og siden",
        "det, I drømmer om, ser nærmere på og kan lære af andre",
        "målbilledet prøvet af på én opgave",
        "kræfter og penge",
        "næste skridt",
        "målbilledet igen, som nummer 4",
        "værdierne i brug",
        "balancen til de andre områder",
        "næste skridt igen, som nummer 6",
    ),
    "værdier": (
        "at lytte og tale åbent",
        "det faglige, I står på",
        "nysgerrighed, og at lære hinanden noget",
        "at udfordre sig selv og gribe chancen",
        "værdierne og resultaterne på de fire områder",
        "værdierne og målbilledet",
        "eksempler på værdierne i handling",
    ),
}
Question = tuple[str, int]
"""An area and a number, as a card's `source` names them."""
NAMED = re.compile(r"Guiden »God ledelse og styring«, (\w+) (\d+)")

PAGES = {
    "pass-around": "send-kortet-rundt.md",
    "memory": "vendespil.md",
    "hand-over": "giv-kortet-til-en-kollega.md",
    "alone": "alene-med-et-kort.md",
    "guided": "forloeb.md",
}
"""The file of each way's page."""


def questions() -> tuple[Question, ...]:
    """Every question of the guide."""
    return tuple((area, number) for area, about in QUESTIONS.items() for number in range(1, len(about) + 1))


def named(card: Card) -> tuple[Question, ...]:
    """The questions that a card says it meets."""
    return tuple((area, int(number)) for area, number in NAMED.findall(card.source or ""))


def coverage(cards: Sequence[Card]) -> dict[Question, tuple[str, ...]]:
    """The ids of the cards that meet each question. Raises `ValueError` for a question that the guide does not have."""
    met: dict[Question, tuple[str, ...]] = {question: () for question in questions()}
    for card in cards:
        for question in named(card):
            if question not in met:
                raise ValueError(f"{card.id}: {question[0]} {question[1]} is no question of the guide")
            met[question] = (*met[question], card.id)
    return met


def coverage_page(cards: Sequence[Card]) -> str:
    """Each question by area and number, with the cards that meet it, and the cards that meet none by number."""
    met = coverage(cards)
    lines = [
        "# Guidens spørgsmål og kortene",
        "",
        f"Guiden »God ledelse og styring« har {len(met)} arbejdsspørgsmål, talt i den orden, de står i. Her er de kort",
        "i sættet `god-ledelse-og-styring`, der tager dem op. Ordene er vores og siger kun, hvad det handler om.",
    ]
    for area, about in QUESTIONS.items():
        lines += ["", f"## {area.capitalize()}", "", "| nr. | det handler om | kort |", "|---|---|---|"]
        for number, topic in enumerate(about, start=1):
            lines.append(f"| {number} | {topic} | {_ids(met[area, number])} |")
    others = tuple(card.id for card in cards if not named(card))
    if others:
        lines += ["", "## Det, der kom ud af det", "", f"Uden et nummer i guiden: {_ids(others)}."]
    return _made("fra feltet `source` på kortene", lines)


def _ids(cards: Sequence[str]) -> str:
    return ", ".join(f"`{card}`" for card in cards) or "–"


def play_page(page: WayPage) -> str:
    """How one way is played, to print."""
    lines = [f"# {page.title}", "", page.how]
    for part in page.parts:
        lines += ["", f"## {part.heading}", "", *(f"- {line}" for line in part.lines)]
    return _made("fra afsnittet `[way]` i src/ledelseskort/wording/da.toml", lines)


def _made(how: str, lines: Sequence[str]) -> str:
    """A page with a word to whoever would change it by hand."""
    return "\n".join((*lines, "", f"<!-- Lavet {how} med: python docs/make.py -->", ""))


def pages(deck: Deck, words: Words) -> dict[str, str]:
    """Every page by the name of its file."""
    played = {PAGES[way]: play_page(way_page(words, way)) for way in WAYS}
    return {"daekning.md": coverage_page(deck.playable), **played}


def bank() -> Deck:
    """The guide's bank of cards. Raises `ValueError` when it cannot be read."""
    deck = read_deck(BANK).deck
    if deck is None:
        raise ValueError(f"{BANK.name} cannot be played: ledelseskort check {BANK}")
    return deck


def stale(made: Mapping[str, str], folder: Path) -> list[str]:
    """The names of the files that do not hold what they should."""
    return [
        name
        for name, text in made.items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]


def main(arguments: Sequence[str]) -> int:
    """Writes what is stale, or only tells about it."""
    made = pages(bank(), load())
    for name in stale(made, DOCS):
        print(name)
        if "--check" not in arguments:
            (DOCS / name).write_text(made[name], encoding="utf-8", newline="\n")
    return 1 if "--check" in arguments and stale(made, DOCS) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
