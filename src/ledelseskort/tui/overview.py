"""Overblik: what a group has met over time, and what became of its agreements. Nothing in it is about a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import ItemGrid, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from ledelseskort.journal.agreements import Status
from ledelseskort.journal.overview import Bars, DeckOverview, Overview
from ledelseskort.journal.port import History, MeetingLine, Scope, Team
from ledelseskort.tui import keys
from ledelseskort.tui.bars import BarChart, Line
from ledelseskort.tui.chooser import Chooser, Picker
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.page import Page
from ledelseskort.wording.words import Words

AREAS = "omraade"
"""The group of tags whose balance is shown at a glance, where a deck has it."""
COLUMN = 72
"""Cells of a column of bars, from twice of which there are two."""
MONTHS_BACK = 36
"""How many months back one can begin."""


@dataclass(frozen=True)
class Period:
    """From which day on; None: from the first."""

    name: str
    since: date | None = None


class OverviewScreen(Page):
    """Two rows say which group and which period; below them the bars."""

    DEFAULT_CSS = """
    OverviewScreen #title { text-style: bold; margin-bottom: 1; }
    OverviewScreen.-low #title { margin: 0; }
    OverviewScreen Chooser { max-width: 84; }
    OverviewScreen #sheet { height: 1fr; margin-top: 1; padding: 0 2 0 1; }
    OverviewScreen #sheet:focus { border-left: outer $ring; padding: 0 2 0 0; }
    OverviewScreen ItemGrid { height: auto; grid-gutter: 1 4; margin-bottom: 1; }
    OverviewScreen .deck { text-style: bold; color: $accent; margin-bottom: 1; }
    OverviewScreen #count { color: $muted; margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("space,pagedown", "read_on(1)", show=False),
        Binding("pageup", "read_on(-1)", show=False),
    ]
    AUTO_FOCUS = "#scope"

    def __init__(self) -> None:
        super().__init__()
        self._asked = 0
        """How many times the journal was asked: only the last answer counts."""

    def content(self) -> Iterable[Widget]:
        """Group, period, bars."""
        words = self.words
        yield Static(words("tui.overview.title"), id="title", markup=False)
        yield Picker(words("tui.overview.scope"), {Scope(): words("tui.overview.no-team")}, Scope(), id="scope")
        yield Picker(
            words("tui.overview.period"), {Period("all"): words("tui.overview.all")}, Period("all"), id="period"
        )
        yield VerticalScroll(id="sheet")

    def on_mount(self) -> None:
        """First which groups there are."""
        super().on_mount()

        def question(history: History) -> tuple[tuple[Team, ...], tuple[MeetingLine, ...]]:
            return history.teams(), history.meetings()

        self.home.logbook.ask(question, lambda answer: self._offer(*answer))

    def _offer(self, teams: tuple[Team, ...], meetings: tuple[MeetingLine, ...]) -> None:
        """The groups that have met, the one that met last chosen; what was done alone comes last."""
        if not self.is_attached:
            return
        words = self.words
        there = {line.scope for line in meetings}
        names = {Scope(team.id): team.name for team in teams}
        if Scope() in there or not there:
            names[Scope()] = words("tui.overview.no-team")
        if any(scope.alone for scope in there):
            names[Scope(alone=True)] = words("tui.overview.alone")
        latest = next((line.scope for line in meetings if line.scope in names and not line.scope.alone), None)
        self.query_one("#scope", Picker).offer(words("tui.overview.scope"), names, latest or next(iter(names)))
        local, today = self.home.services.local, self.home.today()
        first = min((local(line.begun).date() for line in meetings), default=today)
        periods = {each: _period(each, words) for each in _periods(today, first)}
        self.query_one("#period", Picker).offer(words("tui.overview.period"), periods, next(iter(periods)))
        self._read()

    def on_chooser_changed(self, event: Chooser.Changed) -> None:
        """Another group, or another period."""
        event.stop()
        self._read()

    def _read(self) -> None:
        self._asked += 1
        asked = self._asked
        scope: Scope = self.query_one("#scope", Picker).value
        period: Period = self.query_one("#period", Picker).value

        async def show(overview: Overview) -> None:
            if self.is_attached and asked == self._asked:
                sheet = self.query_one("#sheet", VerticalScroll)
                with self.app.batch_update():
                    await sheet.remove_children()
                    await sheet.mount_all(_drawn(overview, self.words))
                    sheet.scroll_home(animate=False)

        def answered(overview: Overview) -> None:
            self.call_later(show, overview)

        self.home.logbook.ask(lambda history: history.overview(scope, period.since), answered)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        return (
            self.hint(keys.NATURAL, "read-on", "read_on(1)"),
            Hint("↑↓", self.words("tui.key.move"), "app.focus_next"),
            Hint("←→", self.words("tui.key.change"), "step"),
            self.hint(keys.BACK, "back", "back"),
        )

    def on_resize(self) -> None:
        """A low window has less air."""
        super().on_resize()
        self.set_class(self.app.size.height < 24, "-low")

    def action_step(self) -> None:
        """The next value, as a click on the hint wants it."""
        if isinstance(self.focused, Chooser):
            self.focused.action_step(1)

    def action_read_on(self, by: int) -> None:
        """A page down, or up; the sheet takes the cursor, so that the arrows scroll it too."""
        sheet = self.query_one("#sheet", VerticalScroll)
        if by > 0:
            sheet.scroll_page_down(animate=False)
        else:
            sheet.scroll_page_up(animate=False)


def _periods(today: date, first: date) -> tuple[Period, ...]:
    """All, this year, the last twelve months; then from the first of each month, as far back as there is anything."""
    year_ago = today.replace(year=today.year - 1, day=min(today.day, 28))
    months = (today.year * 12 + today.month - 1 - back for back in range(MONTHS_BACK))
    starts = (date(month // 12, month % 12 + 1, 1) for month in months)
    since = tuple(Period("since", start) for start in starts if (start.year, start.month) >= (first.year, first.month))
    return (Period("all"), Period("year", date(today.year, 1, 1)), Period("twelve", year_ago), *since)


def _period(period: Period, words: Words) -> str:
    if period.name != "since" or period.since is None:
        return words(f"tui.overview.{period.name}")
    month = words(f"date.month-{period.since.month}")
    return words("tui.overview.since", month=month, year=period.since.year)


# ── the bars ──


def _drawn(overview: Overview, words: Words) -> Iterator[Widget]:
    """The balance first, then the agreements, then everything else, deck by deck."""
    if not overview.meetings:
        yield Static(words("tui.overview.none"), id="count", markup=False)
        return
    yield Static(words("tui.overview.meetings", count=overview.meetings), id="count", markup=False)
    glance = [_balance(group, words) for deck in overview.decks[:1] for group in deck.groups if group.id == AREAS]
    glance.append(_agreements(overview, words))
    decks = [(deck, tuple(_charts(deck, words))) for deck in overview.decks]
    together = (*glance, *(chart for _, charts in decks for chart in charts))
    widest = max(chart.labels for chart in together)
    for chart in together:
        chart.column = widest
    yield ItemGrid(*glance, min_column_width=COLUMN)
    for deck, charts in decks:
        yield Static(words("tui.overview.deck", deck=deck.title, count=deck.meetings), classes="deck", markup=False)
        yield ItemGrid(*charts, min_column_width=COLUMN)


def _charts(deck: DeckOverview, words: Words) -> Iterator[BarChart]:
    for group in deck.groups:
        lines = [
            Line(
                bar.title,
                bar.cards / bar.of if bar.of else 0,
                words("tui.overview.cards", cards=bar.cards, count=bar.of)
                if bar.cards
                else words("tui.overview.never"),
            )
            for bar in group.bars
            if bar.of
        ]
        if lines:
            yield BarChart(group.title or words("tui.overview.themes"), lines)


def _balance(group: Bars, words: Words) -> BarChart:
    """How often each area was met, against the one that was met most; and which never was."""
    most = max((bar.met for bar in group.bars), default=0)
    lines = [
        Line(
            bar.title,
            bar.met / most if most else 0,
            words("tui.overview.times", count=bar.met) if bar.met else words("tui.overview.never"),
        )
        for bar in group.bars
    ]
    return BarChart(words("tui.overview.balance"), lines)


def _agreements(overview: Overview, words: Words) -> BarChart:
    """What became of the agreements; those that were continued stand among the open ones, and beside them."""
    counts = {
        "done": overview.agreements.get(Status.DONE, 0),
        "open": overview.agreements.get(Status.OPEN, 0),
        "continued": overview.continued,
        "dropped": overview.agreements.get(Status.DROPPED, 0),
    }
    made = sum(counts[kind] for kind in ("done", "open", "dropped"))
    if not made:
        return BarChart(words("tui.overview.agreements"), (), words("tui.agreements.none"))
    lines = [Line(words(f"tui.overview.agreements-{kind}"), count / made, f"{count}") for kind, count in counts.items()]
    return BarChart(words("tui.overview.agreements"), lines)
