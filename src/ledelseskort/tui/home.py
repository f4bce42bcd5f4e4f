"""The first screen: what it is, the few things one can do, and a card that turns over when the decks are there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ledelseskort.tui import bigtext, keys
from ledelseskort.tui.card import CardView
from ledelseskort.tui.face import Face
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.meetings import Waiting
from ledelseskort.tui.page import Page
from ledelseskort.wording.dates import short_day

RESUME = "resume"
CHOICES = (RESUME, "new-meeting", "alone", "decks", "prepare", "agreements", "overview", "kept", "help", "quit")
"""What can be done; the first only where a meeting waits to be taken up."""
CARD_FROM = Size(110, 30)
"""From this size on there is room for a card beside the choices."""


class Title(Widget):
    """The name of the program, in block letters where there is room."""

    DEFAULT_CSS = """
    Title { height: auto; color: $ink; text-style: bold; }
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Measured each time: the letters depend on the height of the window too, while it was not shown as well."""
        return len(self._rows(width))

    def render(self) -> Content:
        """The largest letters that leave room for the choices."""
        return Content("\n".join(self._rows(self.size.width)))

    def _rows(self, width: int) -> tuple[str, ...]:
        height = self.app.size.height
        rows = bigtext.fit(self.text, width, 11 if height >= 34 else 6) if height >= 24 else None
        return rows or (self.text,)


class HomeScreen(Page):
    """Nyt møde, alene, kortsæt, hjælp."""

    DEFAULT_CSS = """
    HomeScreen #sheet { width: 1fr; height: 1fr; align: center middle; }
    HomeScreen #left { width: 3fr; max-width: 72; height: auto; }
    HomeScreen #card { width: 2fr; max-width: 52; height: 20; margin-left: 6; display: none; }
    HomeScreen.-card #card { display: block; }
    HomeScreen #tagline { color: $muted; margin: 1 0 2 0; }
    HomeScreen.-airy #tagline { margin: 1 0 3 0; }
    HomeScreen OptionList { height: auto; max-width: 100%; padding: 0; }
    HomeScreen.-airy OptionList { margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", show=False),
        Binding(keys.CLICKER.names, "choose", show=False, priority=True),
        Binding("q", "app.quit", show=False),
    ]
    AUTO_FOCUS = "OptionList"

    def __init__(self) -> None:
        super().__init__()
        self._waiting = Waiting()
        self._loaded = False

    def content(self) -> Iterable[Widget]:
        """Title, tagline and the choices; a card beside them."""
        words = self.words
        left = Vertical(
            Title(words("tui.title")),
            Static(words("tui.tagline"), id="tagline", markup=False),
            OptionList(*(self._row(choice) for choice in CHOICES if choice != RESUME)),
            id="left",
        )
        yield Horizontal(left, CardView(Face(), id="card", more=words("tui.card.more")), id="sheet")

    def _row(self, choice: str) -> Option:
        words, waiting = self.words, self._waiting
        if choice == RESUME and waiting.meeting is not None:
            name = words("tui.home.resume", when=self._when(waiting.meeting.last))
            return Option(Content.assemble((name, "bold")), id=choice)
        due = choice == "agreements" and waiting.due
        line = words("tui.home.agreements-due", count=waiting.due) if due else words(f"tui.home.{choice}-line")
        return Option(Content.assemble((f"{words(f'tui.home.{choice}'):<24}", "bold"), line), id=choice)

    def _when(self, at: datetime) -> str:
        """»i dag«, »i går«, else the day."""
        services = self.home.services
        day, today = services.local(at).date(), services.local(services.now()).date()
        near = {today: "today", today - timedelta(days=1): "yesterday"}.get(day)
        return self.words(f"tui.home.{near}") if near else short_day(day, self.words)

    def show_waiting(self, waiting: Waiting) -> None:
        """What was left unfinished, and how many agreements are due; never a text that anybody wrote."""
        if waiting == self._waiting:
            return
        self._waiting = waiting
        choices = self.query_one(OptionList)
        at = choices.highlighted
        chosen = choices.get_option_at_index(at).id if at is not None else None
        shown = [choice for choice in CHOICES if choice != RESUME or waiting.meeting is not None]
        choices.clear_options()
        choices.add_options(self._row(choice) for choice in shown)
        # Nobody has chosen yet: to go on is the most natural. Else the cursor stays where it was.
        untouched = chosen == "new-meeting" and at == 0
        choices.highlighted = 0 if untouched or chosen not in shown else shown.index(chosen)

    def on_screen_resume(self) -> None:
        """What is kept may have changed while another screen was shown."""
        if self._loaded:
            self.home.meetings.look_back(self.show_waiting)

    def on_mount(self) -> None:
        """The keys, and the cursor on the first choice."""
        super().on_mount()
        self.query_one(OptionList).highlighted = 0

    def on_resize(self) -> None:
        """The card is there when there is room for it."""
        super().on_resize()
        size = self.app.size
        self.set_class(size.width >= CARD_FROM.width and size.height >= CARD_FROM.height, "-card")

    def show_loaded(self, today: Face | None) -> None:
        """What is heavy has been loaded: today's card turns over, and what waits for somebody is looked up."""
        if today is not None:
            self.query_one(CardView).turn_to(today)
        self._loaded = True
        self.home.meetings.look_back(self.show_waiting)
        self.home.meetings.check()

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        return (
            self.hint(keys.NATURAL, "choose", "choose"),
            Hint("↑↓", self.words("tui.key.move"), "move_on"),
            self.hint(keys.HELP, "help", "help"),
            self.hint(keys.COLOURS, "colours", "colours"),
        )

    def action_move_on(self) -> None:
        """To the next of the choices, and from the last to the first."""
        choices = self.query_one(OptionList)
        choices.focus()
        choices.action_cursor_down()

    def action_choose(self) -> None:
        """Space does what is chosen."""
        self.query_one(OptionList).action_select()

    def action_back(self) -> None:
        """There is nothing behind this screen."""

    def _sit_alone(self) -> None:
        """Where one stopped, if one wants to; else with a new card."""
        left = self._waiting.alone
        if left is None:
            self.home.sit_alone()
            return
        from ledelseskort.tui.modals import PickModal

        words = self.words
        choices = (words("tui.home.alone-resume", when=self._when(left.last)), words("tui.home.alone-new"))

        def picked(at: int | None) -> None:
            if at == 0:
                self.home.meetings.resume(left.stream)
            elif at == 1:
                self.home.sit_alone()

        self.app.push_screen(PickModal(words, words("tui.home.alone"), choices), picked)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """One of the choices."""
        if not self.is_active:
            return
        match event.option.id:
            case "new-meeting":
                self.home.preparing.new_meeting()
            case "alone":
                self._sit_alone()
            case "resume" if self._waiting.meeting is not None:
                self.home.meetings.resume(self._waiting.meeting.stream)
            case "decks":
                self.home.show_decks()
            case "prepare":
                self.home.preparing.prepare()
            case "agreements":
                self.home.meetings.show_agreements()
            case "overview":
                self.home.meetings.show_overview()
            case "kept":
                self.home.meetings.show_kept()
            case "help":
                self.action_help()
            case _:
                self.app.exit()
