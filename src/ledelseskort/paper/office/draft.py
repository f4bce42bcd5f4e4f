"""What an office file has of cards: drafts in its own words, each with the place it stands, and what was not taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Where:
    """A place in an office file, in that file's own terms: »Række 14, kolonne Spørgsmål«."""

    kind: str
    """A key of the words under `office.where`: `row`, `cell`, `paragraph`, `slide`, `line`, `file`."""
    parameters: Mapping[str, str | int] = field(default_factory=dict)
    """The sheet, the row (counted from 1, as the office program counts), the column's title, and so on."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A card as it was found, not yet checked: every text is as it was written, spaces around it taken away."""

    question: str
    where: Where
    """Where the whole of it stands: its row, its paragraph, its slide."""
    id: str = ""
    """Empty for a card that is new."""
    theme: str = ""
    """Its id or its title, as it was written; empty where there was none."""
    follow_ups: tuple[str, ...] = ()
    situation: str = ""
    hint: str = ""
    depth: str = ""
    minutes: str = ""
    tags: tuple[str, ...] = ()
    """Their ids or their titles, as they were written."""
    source: str = ""
    retired: str = ""
    fields: frozenset[str] = frozenset()
    """Which of the fields the file has a place for at all: a sheet without a column for hints takes no hint away."""
    places: Mapping[str, Where] = field(default_factory=dict)
    """Where single fields stand, by name, where that is known better than the whole."""


@dataclass(frozen=True, slots=True)
class Left:
    """Something that was not taken, and why."""

    where: Where
    reason: str
    """A key of the words under `office.left`."""
    parameters: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Brought:
    """What one office file gave."""

    drafts: tuple[Draft, ...]
    left: tuple[Left, ...] = ()
    """Every row, paragraph or picture that was not taken whole; nothing is passed over in silence."""
    title: str = ""
    """What the file calls itself, where it does."""
