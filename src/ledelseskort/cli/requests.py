"""What was asked for on the command line, as checked values: from here on nothing needs to be doubted."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from ledelseskort.cli.parser import one_of
from ledelseskort.deck.kinds import FILE_KINDS, FileKind, ModeName
from ledelseskort.errors import Misused

MODES = tuple(mode.value for mode in ModeName)
"""The ways to play that `--mode` takes."""
ExportFormat = Literal["md", "html", "ics", "csv", "examples", "jsonl"]
EXPORTS: tuple[ExportFormat, ...] = get_args(ExportFormat)
"""What `export` writes: minutes as `md` and `html`, agreements as `ics` and `csv`, stories, and everything."""
DEPTHS = (1, 3)
MEETING_MINUTES = (5, 600)
"""The shortest and the longest meeting, as in a deck's `play.length`."""
COUNT = (1, 1000)
"""How many cards `draw` draws at most: more than any deck has."""
SEED = (0, 2**63 - 1)


@dataclass(frozen=True)
class PlayRequest:
    """A meeting, as far as the command line settled it; None and empty leave it to the deck and the table."""

    deck: str | None = None
    """DECK as written: a path or an id; None is the default deck."""
    mode: ModeName | None = None
    seats: int | None = None
    """1–12. At least as many as there are names."""
    names: tuple[str, ...] = ()
    """`--with`: the first seats' names, each different, stripped, of printable characters."""
    team: str | None = None
    minutes: int | None = None
    """How long the whole meeting lasts."""
    depth: int | None = None
    tags: tuple[str, ...] = ()
    """Cards with any of these; not yet looked up in the deck."""
    deal_seed: int | None = None
    keep_nothing: bool = False
    plain: bool = False


@dataclass(frozen=True)
class DrawRequest:
    """Cards for standard output."""

    deck: str | None = None
    themes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    depth: int | None = None
    """How personal at most."""
    count: int = 1
    seed: int | None = None
    json: bool = False


@dataclass(frozen=True)
class ShowRequest:
    """A deck's cards, or those that fit."""

    deck: str | None = None
    search: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class SchemaRequest:
    """What may stand in a kind of file."""

    kind: FileKind = FILE_KINDS[0]


@dataclass(frozen=True)
class NewRequest:
    """A deck to begin from."""

    file: str
    """Where it is written; without an ending it gets that of a deck."""


@dataclass(frozen=True)
class EditRequest:
    """A deck or card file to write in."""

    file: str
    """Where it is, or will be; without an ending it gets that of a deck."""


@dataclass(frozen=True)
class SheetRequest:
    """A deck as a workbook."""

    deck: str | None = None
    output: str | None = None
    """None: the deck's own name, in the folder one stands in."""
    force: bool = False
    """Whether a file that is there is written over."""


@dataclass(frozen=True)
class BundleRequest:
    """A deck as one file."""

    deck: str | None = None
    output: str | None = None
    """None: standard output."""
    force: bool = False
    """Whether a file that is there is written over."""


def play_request(given: argparse.Namespace) -> PlayRequest:
    """The meeting asked for. Raises `Misused` with what does not fit."""
    mode = one_of("mode-unknown", given.mode, MODES)
    names = _names(given.names)
    return PlayRequest(
        deck=given.deck,
        mode=None if mode is None else ModeName(mode),
        seats=_seats(given.seats, names),
        names=names,
        team=team_name(given.team),
        minutes=whole_within("--minutes", given.minutes, MEETING_MINUTES),
        depth=whole_within("--depth", given.depth, DEPTHS),
        tags=tuple(given.tags),
        deal_seed=whole_within("--deal-seed", given.deal_seed, SEED),
        keep_nothing=given.keep_nothing,
        plain=given.plain,
    )


def draw_request(given: argparse.Namespace) -> DrawRequest:
    """The cards asked for. Raises `Misused` with what does not fit."""
    count = whole_within("--count", given.count, COUNT)
    return DrawRequest(
        deck=given.deck,
        themes=tuple(given.themes),
        tags=tuple(given.tags),
        depth=whole_within("--depth", given.depth, DEPTHS),
        count=1 if count is None else count,
        seed=whole_within("--seed", given.seed, SEED),
        json=given.json,
    )


def show_request(given: argparse.Namespace) -> ShowRequest:
    """The deck asked for."""
    return ShowRequest(deck=given.deck, search=given.search, tags=tuple(given.tags))


def schema_request(given: argparse.Namespace) -> SchemaRequest:
    """The kind of file asked for. Raises `Misused` with what does not fit."""
    one_of("file-kind-unknown", given.kind, FILE_KINDS)
    return SchemaRequest(next((kind for kind in FILE_KINDS if kind == given.kind), FILE_KINDS[0]))


def _names(text: str | None) -> tuple[str, ...]:
    """The names between the commas. Raises `Misused`."""
    if text is None:
        return ()
    from ledelseskort.table.seating import checked_names

    return checked_names(text.split(","))


def _seats(text: str | None, names: Sequence[str]) -> int | None:
    """How many sit down: as many as was said, else as there are names. Raises `Misused`."""
    if text is None:
        return len(names) or None
    from ledelseskort.table.seating import checked_count

    seats = checked_count(_whole("--seats", text))
    if len(names) > seats:
        raise Misused("seats-names", names=len(names), seats=seats)
    return seats


def team_name(text: str | None) -> str | None:
    """The group's name. Raises `Misused`."""
    if text is None:
        return None
    if not text.strip():
        raise Misused("team-empty")
    from ledelseskort.table.seating import checked_names

    return checked_names((text,))[0]


def whole_within(option: str, text: str | None, bounds: tuple[int, int]) -> int | None:
    """The whole number after an option, within its bounds. Raises `Misused`."""
    if text is None:
        return None
    number = _whole(option, text)
    if not bounds[0] <= number <= bounds[1]:
        raise Misused("number-range", option=option, least=bounds[0], most=bounds[1], given=text)
    return number


def _whole(option: str, text: str) -> int:
    """The whole number after an option. Raises `Misused`."""
    try:
        return int(text)
    except ValueError:
        raise Misused("number-needed", option=option, given=text) from None
