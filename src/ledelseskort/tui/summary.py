"""The end: what was met and agreed, to be read aloud and taken along."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from ledelseskort.deck.kinds import ModeName
from ledelseskort.journal.keeping import RETRY
from ledelseskort.journal.live import LiveMeeting
from ledelseskort.paper.agreed import AgreementLine
from ledelseskort.paper.text import agreement_text, agreements_text
from ledelseskort.table.sheet import loose, reached
from ledelseskort.tui import keys
from ledelseskort.tui.agreed import at_the_table
from ledelseskort.tui.home import HomeScreen
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.modals import PickModal
from ledelseskort.tui.page import Page
from ledelseskort.wording.words import Words


def agreements_content(agreements: Iterable[AgreementLine], words: Words) -> Content:
    """The agreements as they are shown on a sheet of paper."""
    parts = []
    for agreement in agreements:
        what, *details = agreement_text(agreement, words)
        parts.append(Content.assemble("▪ ", (what, "bold"), *((f"\n  {line}", "$paper-muted") for line in details)))
    return Content("\n\n").join(parts)


NARROW = 76
"""Columns from which the buttons have room for air around them."""


class SummaryScreen(Page):
    """Tak for snakken: nothing is counted per person, and nothing is judged."""

    DEFAULT_CSS = """
    SummaryScreen { align-horizontal: center; }
    SummaryScreen #thanks { text-style: bold; color: $ink; width: 100%; max-width: 110; margin: 1 0; height: 1; }
    SummaryScreen VerticalScroll { width: 100%; max-width: 110; height: auto; max-height: 1fr; padding: 1 4; }
    SummaryScreen VerticalScroll { background: $paper; color: $paper-ink; }
    SummaryScreen.-long { overflow-y: hidden; }
    SummaryScreen.-long VerticalScroll { height: 1fr; }
    SummaryScreen .heading { color: $paper-muted; margin-top: 1; }
    SummaryScreen .first { margin-top: 0; }
    SummaryScreen .quiet { color: $paper-muted; }
    SummaryScreen #keeping { width: 100%; max-width: 110; color: $muted; margin: 1 0; height: auto; }
    SummaryScreen #summary-actions { width: 100%; max-width: 110; height: auto; }
    SummaryScreen Button { margin-right: 2; }
    SummaryScreen.-narrow Button { margin-right: 0; padding: 0; }
    SummaryScreen.-low #thanks, SummaryScreen.-low #keeping { margin: 0; }
    SummaryScreen.-low VerticalScroll { padding: 0 4; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,pagedown", "press", show=False),
        Binding(keys.COPY.names, "copy", show=False),
        Binding(keys.EXPORT.names, "export", show=False),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
        Binding("up", "roll(-4)", show=False),
        Binding("down", "roll(4)", show=False),
    ]
    AUTO_FOCUS = "Button"

    def __init__(self, live: LiveMeeting) -> None:
        super().__init__()
        self.live = live
        self._alone = live.table.opening.alone
        self._ends = True
        """Whether the first screen lies under this one; else it was a rehearsal, or a meeting that is read again."""

    def content(self) -> Iterable[Widget]:
        """Thanks, the cards, the agreements, the notes."""
        stack = self.app.screen_stack
        self._ends = isinstance(stack[stack.index(self) - 1], HomeScreen)
        words, table = self.words, self.live.table
        own = "-alone" if self._alone else ""
        rows: list[Widget] = [
            *self._played(own),
            Static(words(f"tui.summary.agreements{own}"), classes="heading", markup=False),
        ]
        agreed = at_the_table(self.live, words, self.home.services.local)
        if agreed:
            rows.append(Static(agreements_content(agreed, words), classes="text"))
        else:
            rows.append(Static(words(f"tui.summary.no-agreements{own}"), classes="quiet", markup=False))
        texts = [text for note in loose(table) if (text := self.live.texts.get(note.text))]
        if texts:
            rows.append(Static(words(f"tui.summary.notes{own}"), classes="heading", markup=False))
            rows += [Static(Content(text), classes="text") for text in texts]
        stories = [
            f"{self.live.texts.get(each.situation, '')}\n{self.live.texts.get(each.action, '')}"
            for each in table.examples
            if each.situation in self.live.texts
        ]
        if stories:
            rows.append(Static(words("tui.summary.examples"), classes="heading", markup=False))
            rows += [Static(Content(story), classes="text") for story in stories]
        yield Static(words(f"tui.summary.title{own}"), id="thanks", markup=False)
        yield VerticalScroll(*rows, can_focus=False)
        yield Static(self._keeping(), id="keeping", markup=False)
        buttons = ["copy"] * bool(self._to_copy()) + ["export"] * self._lasting + ["home"]
        page = "-page" if any(self._page_text()) else ""
        named = {"copy": f"copy{own or page}", "home": "home" if self._ends else "back"}
        yield Horizontal(
            *(Button(Content(words(f"tui.summary.{named.get(each, each)}")), id=each) for each in buttons),
            id="summary-actions",
        )

    def _played(self, own: str) -> Iterable[Widget]:
        """The cards that were met; of a guided meeting the page that was written."""
        words, table = self.words, self.live.table
        if table.opening.mode is ModeName.GUIDED:
            yield Static(Content(table.deck.title), classes="heading first")
            yield from self._page()
            return
        met = table.met
        count = words(f"tui.summary.met{own}", count=len(met)) if met else words(f"tui.summary.met-none{own}")
        yield Static(count, classes="heading first", markup=False)
        yield from (Static(Content.assemble("· ", table.deck.card(card).question), classes="text") for card in met)

    def _page(self) -> Iterable[Widget]:
        """Each prompt with what stands under it; one that nothing stands under is there too."""
        for part in reached(self.live.table):
            yield Static(Content.styled(part.title, "bold"), classes="heading")
            for answer in part.answers:
                text = self.live.texts.get(answer.text or "")
                said = (text, "") if text else (self.words("guided.empty"), "$paper-muted")
                yield Static(Content.assemble((answer.prompt, "$paper-muted"), "\n", said), classes="text")

    @property
    def _lasting(self) -> bool:
        return self.live.keeper.lasting

    def _keeping(self) -> str:
        """What is true of the keeping now."""
        own = "-alone" if self._alone else ""
        if not self._lasting:
            return self.words(f"tui.summary.not-kept{own}" if self._ends else "tui.summary.rehearsed")
        if self.live.keeper.saved:
            return self.words("tui.kept-now.saved")
        return self.words(f"tui.kept-now.trouble{own}") if self.live.keeper.trouble is not None else ""

    def on_mount(self) -> None:
        """What could not be kept is tried again here too."""
        super().on_mount()
        self.set_interval(RETRY, self.live.keeper.again)

    def show_keeping(self) -> None:
        """What is kept by now, and what is not."""
        for line in self.query("#keeping").results(Static):
            line.update(Content(self._keeping()))

    def on_resize(self) -> None:
        """A low window has less air, so that the keys have their line."""
        super().on_resize()
        self.set_class(self.app.size.height < 24, "-low")
        self.set_class(self.app.size.width < NARROW, "-narrow")
        self.remove_class("-long")
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """What is longer than the window is scrolled on its sheet, so that the buttons stay where they are seen."""
        if self.max_scroll_y > 0:
            self.scroll_home(animate=False, immediate=True)
            self.add_class("-long")
        self.show_hints()

    def action_roll(self, rows: int) -> None:
        """Scrolls the sheet, if it is longer than its room."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        return (
            self.hint(keys.NATURAL, "choose", "press"),
            *((Hint("↑↓", self.words("tui.key.read-on"), "roll(4)"),) if self.has_class("-long") else ()),
            *((self.hint(keys.COPY, "copy", "copy"),) if self._to_copy() else ()),
            *((Hint(keys.EXPORT.shown, self.words("tui.summary.export"), "export"),) if self._lasting else ()),
            self.hint(keys.BACK, "leave" if self._ends else "back", "back"),
        )

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Copy, write a file, or go home."""
        match event.button.id:
            case "copy":
                self.action_copy()
                self.query_one("#home", Button).focus()
            case "export":
                self.action_export()
            case _:
                self.dismiss()

    def action_export(self) -> None:
        """Minutes or agreements as a file."""
        if self._lasting:
            self.home.meetings.export(self.live.stream)

    def action_back(self) -> None:
        """Esc leaves; it asks first where something is not kept that was no rehearsal, for nothing leads back here."""
        if (self._lasting and self.live.keeper.saved) or not (self._lasting or self._ends):
            self.dismiss()
            return
        words, own = self.words, "-alone" if self._alone else ""
        choices = (words("tui.quit.stay"), words("tui.summary.home"))
        question = PickModal(words, words("tui.summary.home-title"), choices, words(f"tui.summary.not-kept{own}"))

        def answered(at: int | None) -> None:
            if at == 1:
                self.dismiss()

        self.app.push_screen(question, answered)

    def action_press(self) -> None:
        """Space presses what has focus."""
        focused = self.focused
        (focused if isinstance(focused, Button) else self.query(Button).first()).press()

    def action_copy(self) -> None:
        """The agreements to the clipboard, where the terminal lets us."""
        text = self._to_copy()
        if text:
            agreed_only = not (self._alone or any(self._page_text()))
            self.home.copy(text, "tui.copied-agreements" if agreed_only else "tui.copied")

    def _to_copy(self) -> str:
        """The agreements; for a person alone what was written too."""
        parts = [agreements_text(at_the_table(self.live, self.words, self.home.services.local), self.words)]
        if self._alone:
            parts = [*(self.live.texts.get(note.text, "") for note in loose(self.live.table)), *parts]
        parts = [*self._page_text(), *parts]
        return "\n\n".join(part for part in parts if part)

    def _page_text(self) -> Iterable[str]:
        """The page to be pasted: the prompts that something stands under; none where no steps were walked."""
        for part in reached(self.live.table):
            for answer in part.answers:
                if text := self.live.texts.get(answer.text or ""):
                    yield f"{answer.prompt}\n{text}"
