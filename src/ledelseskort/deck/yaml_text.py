"""A deck as the text of a YAML file, spelled as a person would: a text a line, quoted only where it must be.

What is written here reads back as the same deck; how it looks follows the decks that come with the program.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ledelseskort.deck.models import Card, DeckFile

LONGEST = 200
"""Characters of a text that stand on one line; a longer one is folded."""
WIDTH = 100
"""Columns that a longer text is folded at."""
_APART = ("cards", "steps", "cases", "reference")
"""Lists with an empty line between what stands in them."""
_FIRST = ("format", "title", "language")
_PLAIN = re.compile(r"[^\W\d_](?:[^\n\t\x85\u2028\u2029\ufeff:#]|:(?=\S)|(?<=\S)[#])*\Z|[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
"""What needs no quotes: it begins with a letter, and no sign in it means anything to YAML; or it is a day."""
_MEANT = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n", "ja", "nej", "nan", "inf"])
"""Words that some reader of YAML takes for something else than text."""
_ESCAPES = str.maketrans(
    {
        "\\": "\\\\",
        '"': '\\"',
        "\n": "\\n",
        "\t": "\\t",
        "\x85": "\\N",
        "\u2028": "\\L",
        "\u2029": "\\P",
        "\ufeff": "\\uFEFF",
    }
)


def deck_text(deck: DeckFile, remarks: Sequence[str] = ()) -> str:
    """The deck as a file; `remarks` stand at its top, a line each."""
    found = deck.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude_none=True)
    order = sorted(
        found, key=lambda key: (key not in _FIRST, _FIRST.index(key) if key in _FIRST else 0, key == "cards")
    )
    lines = [f"# {line}".rstrip() for remark in remarks for line in remark.splitlines() or [""]]
    for key in order:
        inner = tuple(_entry(key, found[key], 0))
        lines += ([""] if len(inner) > 1 and lines else []) + list(inner)
    return "\n".join(lines) + "\n"


def card_text(card: Card, indent: int = 2) -> str:
    """The card as it stands in a list of cards, whose dash is `indent` columns in; the last line ends too."""
    found = card.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude_none=True)
    return "\n".join(_item(found, indent)) + "\n"


def scalar(text: str) -> str:
    """The text as it stands after a key: quoted only where it must be."""
    if _PLAIN.match(text) and text == text.strip() and text.casefold() not in _MEANT:
        return text
    return f'"{text.translate(_ESCAPES)}"'


def _entry(key: str, value: Any, indent: int) -> Iterator[str]:
    """A key and what stands under it."""
    lead = f"{' ' * indent}{scalar(key)}:"
    if isinstance(value, Mapping):
        yield lead
        for name, inner in value.items():
            yield from _entry(name, inner, indent + 2)
    elif not isinstance(value, list):
        first, *rest = _value(value, indent + 2)
        yield f"{lead} {first}"
        yield from rest
    elif key == "tags":
        yield f"{lead} [{', '.join(map(scalar, value))}]"
    else:
        yield lead
        yield from _items(value, indent + 2, apart=key in _APART)


def _items(values: Iterable[Any], indent: int, *, apart: bool) -> Iterator[str]:
    for number, value in enumerate(values):
        if apart and number:
            yield ""
        yield from _item(value, indent)


def _item(value: Any, indent: int) -> Iterator[str]:
    """One of a list: its first line begins with the dash, and the rest stands under what follows it."""
    if isinstance(value, Mapping):
        lines: Iterable[str] = (line for key, inner in value.items() for line in _entry(key, inner, indent + 2))
    else:
        first, *rest = _value(value, indent + 2)
        lines = (" " * (indent + 2) + first, *rest)
    for number, line in enumerate(lines):
        yield line if number else f"{' ' * indent}- {line[indent + 2 :]}"


def _value(value: Any, indent: int) -> list[str]:
    """What stands after a key or a dash; lines after the first are `indent` columns in."""
    if not isinstance(value, str):
        return [str(value).lower()]
    block = _block(value)
    return (
        [scalar(value)] if block is None else [block[0], *(" " * indent + line if line else "" for line in block[1:])]
    )


def _block(text: str) -> list[str] | None:
    """The text as a block, whose first line is its sign; `None` where it stands on one line."""
    lines = text.split("\n")
    if any(line != line.strip() for line in lines) or any(sign in text for sign in "\t\x85\u2028\u2029\ufeff"):
        return None
    if len(lines) > 1:
        return ["|-", *lines] if all(lines[:1]) else None
    if len(text) <= LONGEST or "  " in text:
        return None
    return [">-", *textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)]
