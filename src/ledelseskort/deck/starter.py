"""A new deck to begin from: a file that can be played at once, with remarks that say what each part of it is for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ledelseskort.deck.guess import slug
from ledelseskort.deck.schema import schema_line
from ledelseskort.deck.yaml_text import scalar
from ledelseskort.wording.words import Words

MOST_THEMES = 6
"""As many as there are symbols to tell them apart by."""


def starter(
    title: str, purpose: str, themes: Sequence[str], words: Words, *, file: str, today: date, schema: str | None
) -> str:
    """The text of the file. Empty answers get words of our own; themes past the most are left out.

    `file` is how the file is called in the commands that the remarks name, `schema` where its schema lies, if anywhere.
    """
    named = _named(themes or (words("starter.theme"),))
    head = words(
        "starter.head",
        file=file,
        title=scalar(title or words("starter.title")),
        today=today.isoformat(),
        purpose=scalar(purpose or words("starter.purpose")),
        themes="\n".join(words("starter.one-theme", id=scalar(each), title=scalar(named[each])) for each in named),
    )
    cards = [
        words("starter.card" if number else "starter.first-card", number=number + 1, theme=scalar(each))
        for number, each in enumerate(named)
    ]
    return (f"{schema_line(schema)}\n" if schema else "") + head + "\n".join(cards)


def _named(titles: Sequence[str]) -> dict[str, str]:
    """The themes by their ids, each id once."""
    named: dict[str, str] = {}
    for number, title in enumerate(titles[:MOST_THEMES], 1):
        name = slug(title) or f"emne-{number}"
        while name in named:
            name = f"{name[:60]}-{number}"
        named[name] = title
    return named
