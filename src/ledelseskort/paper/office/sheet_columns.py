"""What the sheet of a deck has in its columns: the headings, what may be chosen in each, and what a card has there.

The follow-ups stand in one cell, a line each: six columns would push all the rest off the screen, and nearly every card
has two. A group of tags is a column with a drop-down, since a drop-down takes one and a card has mostly one of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ledelseskort.deck.models import Card, Deck
from ledelseskort.paper import clean
from ledelseskort.paper.office.values import GROUP
from ledelseskort.wording.words import Words

_LIST_GAP = "; "
"""What parts several tags in a cell: a comma may stand in a tag's title."""
_DEPTHS = (1, 2, 3)
Value = str | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet of cards."""

    field: str
    """A field of a card, or a group of its tags."""
    title: str
    width: int
    choices: tuple[str, ...] = ()
    strict: bool = True
    """Whether nothing else than the choices can be written."""
    most: int = 0
    """Characters that a text may have."""
    prompt: str = ""


def columns(deck: Deck, words: Words) -> Iterator[Column]:
    """The columns in the order that a card is read in."""

    def plain(field: str, width: int, **more: Any) -> Column:
        return Column(field, words(f"office.sheet.column.{field}"), width, **more)

    depths = tuple(words(f"office.sheet.depth.{depth}") for depth in _DEPTHS)
    yield plain("id", 22)
    yield plain("theme", 20, choices=tuple(_unmistakable((theme.id, theme.title) for theme in deck.themes).values()))
    yield plain("question", 48, most=300)
    yield plain("follow_ups", 48, prompt=words("office.sheet.prompt.follow_ups"))
    yield plain("situation", 32, most=500)
    yield plain("hint", 36, most=300)
    yield plain("depth", 10, choices=depths)
    yield plain("minutes", 10)
    yield from _tag_columns(deck, words)
    yield plain("source", 42)
    yield plain("retired", 11, choices=(words("office.sheet.yes"),))


def _tag_columns(deck: Deck, words: Words) -> Iterator[Column]:
    """A column for each group of tags; where a card has several of a group, its choices are offered and not forced."""
    if not deck.tags:
        yield Column("tags", words("office.sheet.column.tags"), 26, prompt=words("office.sheet.prompt.tags"))
        return
    titles = _tag_titles(deck)
    for group in deck.tags.values():
        one = all(sum(tag in group.terms for tag in card.tags) <= 1 for card in deck.cards)
        yield Column(
            GROUP + group.title,
            words("office.sheet.column.tag-group", title=group.title),
            22,
            tuple(titles[tag] for tag in group.terms),
            strict=one,
            prompt="" if one else words("office.sheet.prompt.tag-group"),
        )


def _tag_titles(deck: Deck) -> dict[str, str]:
    return _unmistakable(term for group in deck.tags.values() for term in group.terms.items())


def _unmistakable(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What each is called in the sheet: its title, or its id where the title would not tell it from another."""
    pairs = tuple(named)
    said = [clean.line(title).casefold() for _, title in pairs]
    return {
        name: title
        if said.count(key) == 1 and not any(key == other != name for other, _ in pairs) and ";" not in title
        else name
        for (name, title), key in zip(pairs, said, strict=True)
    }


def values(card: Card, deck: Deck, words: Words) -> dict[str, Value]:
    """What stands in the row of a card, by column."""
    themes = _unmistakable((theme.id, theme.title) for theme in deck.themes)
    titles = _tag_titles(deck)
    row: dict[str, Value] = {
        "id": card.id,
        "theme": themes.get(card.theme or "", ""),
        "question": clean.text(card.question),
        "follow_ups": "\n".join(map(clean.line, card.follow_ups)),
        "situation": clean.text(card.situation or ""),
        "hint": clean.text(card.hint or ""),
        "depth": words(f"office.sheet.depth.{card.depth}"),
        "minutes": card.minutes,
        "tags": ", ".join(card.tags),
        "source": clean.text(card.source or ""),
        "retired": words("office.sheet.yes") if card.retired else "",
    }
    for group in deck.tags.values():
        row[GROUP + group.title] = _LIST_GAP.join(titles[tag] for tag in card.tags if tag in group.terms)
    return row
