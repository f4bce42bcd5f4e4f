"""What was asked for on the command line, as checked values: from here on nothing needs to be doubted."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from ledelseskort.deck.kinds import ModeName
from ledelseskort.errors import Misused

MODES = tuple(mode.value for mode in ModeName if mode is not ModeName.GUIDED)
"""The ways to play that `--mode` takes."""
FORMATS = ("text", "json", "github")
"""How `check` can say what it found."""
SEATS = (1, 12)
"""The fewest and the most seats at a table."""
DEPTHS = (1, 3)
MEETING_MINUTES = (5, 600)
"""The shortest and the longest meeting, as in a deck's `play.length`."""
COUNT = (1, 1000)
"""How many cards `draw` draws at most: more than any deck has."""
SEED = (0, 2**63 - 1)
NAME_LENGTH = 40
"""Characters in a name: what fits beside a seat."""


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
class CheckRequest:
    """Files and folders to look for faults in."""

    paths: tuple[str, ...]
    format: str = FORMATS[0]


def play_request(given: argparse.Namespace) -> PlayRequest:
    """The meeting asked for. Raises `Misused` with what does not fit."""
    names = _names(given.names)
    mode = _one_of("mode-unknown", given.mode, MODES)
    seats = _number("--seats", given.seats, SEATS, "seats-range")
    if seats is None and len(names) > SEATS[1]:
        raise Misused("seats-range", least=SEATS[0], most=SEATS[1], given=len(names))
    if seats is not None and len(names) > seats:
        raise Misused("seats-names", names=len(names), seats=seats)
    return PlayRequest(
        deck=given.deck,
        mode=None if mode is None else ModeName(mode),
        seats=seats if seats is not None else len(names) or None,
        names=names,
        team=_team(given.team),
        minutes=_number("--minutes", given.minutes, MEETING_MINUTES),
        depth=_number("--depth", given.depth, DEPTHS),
        tags=tuple(given.tags),
        deal_seed=_number("--deal-seed", given.deal_seed, SEED),
        keep_nothing=given.keep_nothing,
        plain=given.plain,
    )


def draw_request(given: argparse.Namespace) -> DrawRequest:
    """The cards asked for. Raises `Misused` with what does not fit."""
    count = _number("--count", given.count, COUNT)
    return DrawRequest(
        deck=given.deck,
        themes=tuple(given.themes),
        tags=tuple(given.tags),
        depth=_number("--depth", given.depth, DEPTHS),
        count=1 if count is None else count,
        seed=_number("--seed", given.seed, SEED),
        json=given.json,
    )


def show_request(given: argparse.Namespace) -> ShowRequest:
    """The deck asked for."""
    return ShowRequest(deck=given.deck, search=given.search, tags=tuple(given.tags))


def check_request(given: argparse.Namespace) -> CheckRequest:
    """The files asked for. Raises `Misused` with what does not fit."""
    return CheckRequest(tuple(given.paths), _one_of("format-unknown", given.format, FORMATS) or FORMATS[0])


def _names(text: str | None) -> tuple[str, ...]:
    """The names between the commas. Raises `Misused`."""
    if text is None:
        return ()
    names = tuple(_clean(each) for each in text.split(","))
    seen: set[str] = set()
    for name in names:
        if not name:
            raise Misused("name-empty")
        if not _plain(name):
            raise Misused("name-control")
        if len(name) > NAME_LENGTH:
            raise Misused("name-long", most=NAME_LENGTH)
        if name.casefold() in seen:
            raise Misused("name-twice", name=name)
        seen.add(name.casefold())
    return names


def _team(text: str | None) -> str | None:
    """The group's name. Raises `Misused`."""
    if text is None:
        return None
    team = _clean(text)
    if not team:
        raise Misused("team-empty")
    if not _plain(team):
        raise Misused("team-control")
    if len(team) > NAME_LENGTH:
        raise Misused("name-long", most=NAME_LENGTH)
    return team


def _clean(text: str) -> str:
    """One spelling of each letter, and nothing around it."""
    import unicodedata

    return unicodedata.normalize("NFC", text).strip(" ")


def _plain(text: str) -> bool:
    """Whether there is nothing in the text that steers a terminal or is not seen."""
    from ledelseskort.deck.gate import hits

    return not any(hits(text)) and not set(text) & set("\t\n\r")


def _number(option: str, text: str | None, bounds: tuple[int, int], refusal: str = "number-range") -> int | None:
    """The whole number after an option, within its bounds. Raises `Misused`."""
    if text is None:
        return None
    try:
        number = int(text)
    except ValueError:
        raise Misused("number-needed", option=option, given=text) from None
    if not bounds[0] <= number <= bounds[1]:
        raise Misused(refusal, option=option, least=bounds[0], most=bounds[1], given=text)
    return number


def _one_of(refusal: str, given: str | None, known: Sequence[str]) -> str | None:
    """One of the known words. Raises `Misused`."""
    if given is not None and given not in known:
        raise Misused(refusal, given=given, known=", ".join(known))
    return given
