"""A page of text in the few kinds of blocks that we write, before it is Markdown or HTML. All of it is plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Heading:
    """A heading under the page's title."""

    text: str
    level: Literal[2, 3] = 2


@dataclass(frozen=True)
class Paragraph:
    """A text with its lines as they were written."""

    text: str
    label: str | None = None
    """What it is, said before it."""
    quiet: bool = False
    """Whether it stands back."""


@dataclass(frozen=True)
class Item:
    """One thing in a list."""

    text: str
    label: str | None = None
    quiet: str | None = None
    """Where it comes from, said after it."""


@dataclass(frozen=True)
class Items:
    """A list without numbers."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Table:
    """Rows under a row of headings; an empty cell was left open."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Items | Table


@dataclass(frozen=True)
class Page:
    """A whole page."""

    title: str
    language: str
    """Two letters."""
    blocks: tuple[Block, ...]
