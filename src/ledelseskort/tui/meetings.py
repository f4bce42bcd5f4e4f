"""What the app does with meetings: it begins one, takes one up where it was, and hands one to be exported."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledelseskort.errors import Damaged, LedelseskortError, Refused
from ledelseskort.tui.page import Page

if TYPE_CHECKING:
    from ledelseskort.deck.models import Deck
    from ledelseskort.journal.agreements import KeptAgreement
    from ledelseskort.journal.live import LiveMeeting, Setting
    from ledelseskort.journal.port import History, Kept, MeetingLine
    from ledelseskort.tui.app import LedelseskortApp
    from ledelseskort.tui.table import TableScreen


def _screen(meeting: LiveMeeting) -> TableScreen:
    """The table's screen; where steps are walked, one that can be written on."""
    from ledelseskort.deck.kinds import ModeName

    if meeting.table.opening.mode is ModeName.GUIDED:
        from ledelseskort.tui.guidedtable import GuidedScreen

        return GuidedScreen(meeting)
    from ledelseskort.tui.table import TableScreen

    return TableScreen(meeting)


FORMS = ("html", "md", "ics", "csv")
"""What a kept meeting can be written as."""


@dataclass(frozen=True)
class Waiting:
    """What waits for somebody on the first screen."""

    meeting: MeetingLine | None = None
    """A group's meeting that was not ended."""
    alone: MeetingLine | None = None
    """A card that somebody wrote to alone, likewise; behind *Alene* only."""
    due: int = 0
    """Agreements to be met again."""


class Meetings:
    """Joins a setting, the journal and the table's screen."""

    def __init__(self, app: LedelseskortApp) -> None:
        self._app = app

    def begin(self, deck: Deck, setting: Setting, *, keep: bool = True, aside: bool = False) -> None:
        """Opens the table; what this group agreed last is met first. With `keep` false nothing is kept of it.

        `aside` leaves what is open as it is, to come back to.
        """
        from ledelseskort.journal.arrival import arrive

        app, services = self._app, self._app.services
        if not keep:
            self._open(deck, setting, services.forgetful(), aside=aside)
            return
        today = app.today()

        def arrived(answer: tuple[Setting, tuple[KeptAgreement, ...]]) -> None:
            settled, due = answer
            self._first(deck, settled, due)

        def unknown(problem: LedelseskortError) -> None:
            # What was kept cannot be reached now; the talk is not put off for it.
            app.tell(problem)
            self._open(deck, setting, app.logbook.history)

        app.logbook.ask(lambda history: arrive(history, deck, setting, today), arrived, unknown)

    def _first(self, deck: Deck, setting: Setting, due: tuple[KeptAgreement, ...]) -> None:
        """What was agreed last, where there is any; then the table."""
        app = self._app

        def sit_down() -> None:
            self._open(deck, setting, app.logbook.history)

        if not due:
            sit_down()
            return
        from ledelseskort.table.rules import review_days
        from ledelseskort.tui.review import ReviewScreen

        own = review_days(deck, app.today())
        app.push_screen(ReviewScreen(due, sit_down, own))

    def _open(self, deck: Deck, setting: Setting, journal: History, *, aside: bool = False) -> None:
        from ledelseskort.journal import live

        app, services = self._app, self._app.services
        try:
            meeting = live.begin(
                uuid.uuid4().hex,
                deck,
                setting,
                journal,
                services.now,
                services.chance,
                run=services.run,
                told=self._told,
            )
        except LedelseskortError as problem:
            app.tell(problem)
            return
        self._show(meeting, aside=aside)

    def resume(self, stream: str) -> None:
        """Takes up a kept meeting where it was; where its deck has changed since, one line says so."""

        def read(history: History) -> tuple[Kept, bool]:
            kept = history.read(stream)
            return kept, self._changed_since(kept)

        self._app.logbook.ask(read, lambda answer: self._take_up(stream, *answer))

    def _changed_since(self, kept: Kept) -> bool:
        """Whether the deck of that name reads differently now: the meeting plays the texts it began with."""
        try:
            return self._app.library().load(kept.opening.deck).sha256 != kept.opening.deck_sha256
        except LedelseskortError:
            return False

    def _take_up(self, stream: str, kept: Kept, changed: bool) -> None:
        from ledelseskort.journal import live

        app, services = self._app, self._app.services
        try:
            meeting = live.resume(
                stream,
                kept,
                app.logbook.history,
                services.now,
                services.chance,
                run=services.run,
                told=self._told,
            )
        except LedelseskortError as problem:
            app.tell(problem)
            return
        self._show(meeting)
        if changed:
            app.say("tui.kept-now.deck-changed")

    def export(self, stream: str) -> None:
        """Asks in which form, writes it among the user's documents, and says where that is."""
        from ledelseskort.tui.modals import PickModal

        app = self._app
        words, save = app.services.words, app.services.save

        def picked(at: int | None) -> None:
            if at is not None and at < len(FORMS):
                form = FORMS[at]
                app.logbook.ask(
                    lambda history: save(history, stream, form),
                    lambda path: app.say("tui.export.written", path=str(path)),
                )

        choices = (*(words(f"tui.export.{form}") for form in FORMS), words("tui.export.cancel"))
        app.push_screen(PickModal(words, words("tui.export.title"), choices, words("tui.export.line")), picked)

    # ── what was kept ──

    def look_back(self, answered: Callable[[Waiting], None]) -> None:
        """What waits for somebody on the first screen."""
        today = self._app.today()
        self._app.logbook.ask(
            lambda history: Waiting(
                history.unfinished(alone=False), history.unfinished(alone=True), history.due_count(today)
            ),
            answered,
        )

    def check(self) -> None:
        """Says so where nothing can be kept now, or where something kept does not read as it was written."""
        app = self._app

        def checked(damage: tuple[Damaged, ...]) -> None:
            if damage:
                app.tell(damage[0])

        def verify() -> None:
            app.logbook.ask(lambda history: history.verify(), checked)

        app.logbook.ask(lambda history: history.probe(), lambda _: verify())

    def show_agreements(self) -> None:
        """Aftaler."""
        from ledelseskort.tui.agreements import AgreementsScreen

        self._app.push_screen(AgreementsScreen())

    def show_overview(self) -> None:
        """Overblik."""
        from ledelseskort.tui.overview import OverviewScreen

        self._app.push_screen(OverviewScreen())

    def show_kept(self) -> None:
        """Tidligere møder."""
        from ledelseskort.tui.kept import KeptScreen

        self._app.push_screen(KeptScreen(self.resume, self.read_back, self.export))

    # ── the table ──

    def read_back(self, stream: str) -> None:
        """The summary of a kept meeting, to be read again."""
        from ledelseskort.journal import live
        from ledelseskort.tui.summary import SummaryScreen

        app, services = self._app, self._app.services

        def show(kept: Kept) -> None:
            meeting = live.closed(stream, kept, app.logbook.history, services.now, services.chance)
            app.push_screen(SummaryScreen(meeting))

        app.logbook.ask(lambda history: history.read(stream), show)

    def _show(self, meeting: LiveMeeting, *, aside: bool = False) -> None:
        """The table on top of the first screen; a rehearsal on top of whatever it was begun from."""
        app = self._app
        app.live = meeting
        while len(app.screen_stack) > 2 and not aside:
            app.pop_screen()
        app.push_screen(_screen(meeting))
        app.fit()

    def _told(self) -> None:
        """Something was kept, or could not be: on the journal's thread."""
        app = self._app
        app.logbook.later(self.show_keeping)

    def show_keeping(self) -> None:
        """What is kept by now; where another window was quicker, the table goes to where that one is."""
        from ledelseskort.tui.table import TableScreen

        live = self._app.live
        tables = [screen for screen in self._app.screen_stack if isinstance(screen, TableScreen)]
        if live is None:
            return
        if live.catch_up():
            self._app.tell(Refused("meeting-moved-on"))
            for table in tables:
                table.show_overtaken()
        for screen in self._app.screen_stack:
            if isinstance(screen, Page):
                screen.show_keeping()
