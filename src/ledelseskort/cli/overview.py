"""`overview`: themes, values and areas met and never met, and what became of agreements, as bars of text."""

from __future__ import annotations

from collections.abc import Sequence

from ledelseskort.cli import finding
from ledelseskort.cli.kept_requests import OverviewRequest
from ledelseskort.cli.output import BOLD, DIM, Output
from ledelseskort.errors import DONE
from ledelseskort.journal.agreements import Status
from ledelseskort.journal.overview import Bar, DeckOverview, Overview
from ledelseskort.journal.port import History
from ledelseskort.paper import clean
from ledelseskort.wording.words import Words

VERSION = 1
"""Of the JSON document: raised when something in it changes its meaning or goes away."""
LONGEST_BAR = 20
"""Columns of the longest bar, where there is room."""
SHORTEST_BAR = 4
LONGEST_TITLE = 28
"""Columns that titles may take."""
BESIDE = 30
"""Columns of a line that are neither title nor bar."""
TOLD = (Status.OPEN, Status.DONE, Status.DROPPED)
"""What can have become of an agreement, in the order it is told."""


def overview(request: OverviewRequest, history: History, words: Words, out: Output) -> int:
    """Write the overview of one group, or of each that has met. Raises `NotFound`."""
    scopes = finding.scopes_of(history, request.team, alone=request.alone)
    views = [(name, history.overview(scope, request.since, request.until)) for name, scope in scopes]
    views = [(name, view) for name, view in views if view.meetings or any(view.agreements.values())]
    if request.json:
        out.document(_as_json(views))
        return DONE
    if not views:
        out.line(words("cli.overview.none"))
    for number, (name, view) in enumerate(views):
        if number:
            out.line()
        parts = [] if name is None else [clean.line(name)]
        out.line(" · ".join([*parts, words("cli.overview.meetings", count=view.meetings)]), BOLD)
        _write(view, words, out)
    return DONE


def _write(view: Overview, words: Words, out: Output) -> None:
    for deck in view.decks:
        out.line()
        _write_deck(deck, words, out)
    told = [
        words(f"cli.overview.agreements-{status.value}", count=view.agreements.get(status, 0))
        for status in TOLD
        if view.agreements.get(status, 0)
    ]
    if view.continued:
        told.append(words("cli.overview.continued", count=view.continued))
    if told:
        out.line()
        out.text(words("cli.overview.agreements", told=" · ".join(told)))


def _write_deck(deck: DeckOverview, words: Words, out: Output) -> None:
    """The bars of a deck; all of them by the same measure, so that they can be held against each other."""
    out.line(words("cli.overview.deck", title=clean.line(deck.title), count=deck.meetings))
    bars = [bar for group in deck.groups for bar in group.bars]
    wide = min(LONGEST_TITLE, max((len(clean.line(bar.title)) for bar in bars), default=0))
    room = max(SHORTEST_BAR, min(LONGEST_BAR, out.width - wide - BESIDE))
    longest = max((bar.met for bar in bars), default=0)
    for group in deck.groups:
        if group.bars:
            title = words("cli.overview.themes") if group.title is None else clean.line(group.title)
            out.line(f"  {title}", DIM)
        for bar in group.bars:
            drawn = f"{_drawn(bar, longest, room):<{room}}"
            out.line(f"    {_fitted(clean.line(bar.title), wide):<{wide}}  {drawn}  {_told(bar, words)}")


def _fitted(title: str, wide: int) -> str:
    return title if len(title) <= wide else f"{title[: wide - 1]}…"


def _drawn(bar: Bar, longest: int, room: int) -> str:
    """The bar; what was met at all is seen."""
    return "█" * max(1, round(room * bar.met / longest)) if bar.met else ""


def _told(bar: Bar, words: Words) -> str:
    """How often it was met, and how many of its cards."""
    if not bar.of:
        return words("cli.overview.no-cards")
    if not bar.met:
        return words("cli.overview.never")
    return words("cli.overview.met", count=bar.met, cards=bar.cards, of=bar.of)


def _as_json(views: Sequence[tuple[str | None, Overview]]) -> str:
    """The overviews as a document for other programs."""
    import json

    document = {
        "version": VERSION,
        "overviews": [
            {
                "team": name,
                "meetings": view.meetings,
                "agreements": {
                    **{status.value: view.agreements.get(status, 0) for status in TOLD},
                    "continued": view.continued,
                },
                "decks": [
                    {
                        "id": deck.deck,
                        "title": deck.title,
                        "meetings": deck.meetings,
                        "groups": [
                            {
                                "id": group.id,
                                "title": group.title,
                                "bars": [
                                    {"title": bar.title, "met": bar.met, "cards": bar.cards, "of": bar.of}
                                    for bar in group.bars
                                ],
                            }
                            for group in deck.groups
                        ],
                    }
                    for deck in view.decks
                ],
            }
            for name, view in views
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
