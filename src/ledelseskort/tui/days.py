"""A row to choose a day ahead in: one day at a time, or a week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar

from textual.binding import Binding, BindingType

from ledelseskort.tui.chooser import Picker
from ledelseskort.wording.dates import short_day
from ledelseskort.wording.words import Words

FARTHEST = 200
"""Days ahead that a day can be chosen within, but for a deck's own days of review, which may be later."""
WEEK = 7


class DayPicker(Picker[date | None]):
    """A day after today, or none at all; PageUp and PageDown go a week."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", f"step({-WEEK})", show=False),
        Binding("pagedown", f"step({WEEK})", show=False),
    ]

    def __init__(
        self, label: str, words: Words, today: date, chosen: date | None, own: Sequence[date] = (), *, id: str
    ) -> None:
        """`own` are the deck's days of review, each called so."""
        ahead = {today + timedelta(days=count) for count in range(1, FARTHEST)}
        later = {each for each in (*own, *((chosen,) if chosen is not None else ())) if each > today}
        choices: dict[date | None, str] = {None: words("tui.form.no-day")}
        for day in sorted(ahead | later):
            said = short_day(day, words)
            choices[day] = words("tui.review.own-day", day=said) if day in own else said
        super().__init__(label, choices, chosen if chosen in choices else None, id=id)
