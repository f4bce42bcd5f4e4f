"""What the tests look for on a screen: nothing that steers the terminal, and a log that adds up to what is shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from ledelseskort.table import meeting as meetings
from ledelseskort.tui.card import CardView

from .harness import Person


def assert_clean(person: Person) -> None:
    """Nothing on the screen steers the terminal, turns the text around or can be clicked as a link."""
    for strip in person.strips():
        for segment in strip:
            assert not {unicodedata.category(each) for each in set(segment.text)} & {"Cc", "Cf"}, repr(segment.text)
            if segment.style is not None:
                assert "@click" not in segment.style.meta, segment
                assert segment.style.link is None
        assert strip.cell_length == cell_len(strip.text)


def assert_replays(person: Person) -> None:
    """The log folds to the table that is shown."""
    live = person.live
    again = meetings.replay(live.table.deck, live.meeting.opening, live.meeting.log)
    assert again.table == live.table
    kept = person.app.logbook.history.read(live.stream)
    assert kept.entries == live.meeting.log


def visible(person: Person) -> Iterator[tuple[Widget, Region]]:
    """The innermost widgets that can be seen, and where."""
    for widget, geometry in person.screen._compositor.visible_widgets.items():
        region, clip = geometry
        shown = region.intersection(clip)
        if shown.area and widget.visible and not list(widget.displayed_children) and widget is not person.screen:
            yield widget, shown


def cut_out(picture: Sequence[Strip], region: Region) -> str:
    """What stands in that part of the screen."""
    lines = picture[region.y : region.bottom]
    return flat(" ".join(strip.crop(region.x, region.right).text for strip in lines))


def flat(text: object) -> str:
    """The text without its line breaks."""
    return " ".join(str(text).split())


def printed(person: Person, card: CardView) -> str:
    """What stands on a card, within its frame."""
    return cut_out(person.strips(), card.region.shrink((1, 1, 1, 1)))
