"""Det, der er skrevet ned: what people wrote in one kept meeting, to be read again and forgotten thing by thing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ledelseskort.journal.port import History, MeetingLine
from ledelseskort.journal.written import Writing, beginning, whole, written
from ledelseskort.tui import keys
from ledelseskort.tui.keptlist import Listing
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.modals import Modal, PickModal
from ledelseskort.wording.dates import long_day
from ledelseskort.wording.words import Words

IN_ROW = 160
"""Characters of a text that its row shows."""
IN_QUESTION = 80
"""And of the one that may be forgotten."""


class NotesScreen(Listing[Writing]):
    """Enter reads one whole, g forgets it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(keys.FORGET.names, "forget", show=False)]
    NAME = "notes"

    def __init__(self, meeting: MeetingLine) -> None:
        super().__init__()
        self._meeting = meeting

    def above(self) -> Iterable[Widget]:
        """Which meeting."""
        begun = self.home.services.local(self._meeting.begun)
        when = self.words("tui.kept.when", day=long_day(begun.date(), self.words), time=f"{begun:%H.%M}")
        yield Static(f"{when} · {self._meeting.deck_title}", markup=False)

    def read(self) -> None:
        """Everything that is still there."""
        stream = self._meeting.stream

        def question(history: History) -> tuple[Writing, ...]:
            return written(stream, history.read(stream))

        self.home.logbook.ask(question, lambda found: self.show_rows([(self._row(each), each) for each in found]))

    def _row(self, writing: Writing) -> Content:
        return Content.assemble((self._heading(writing), "bold"), f"\n{beginning(writing, IN_ROW)}\n")

    def _heading(self, writing: Writing) -> str:
        kind, at = self.words(f"written.{writing.kind}"), self.home.services.local(writing.at)
        return self.words("written.row", kind=kind, time=f"{at:%H.%M}")

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        back = self.hint(keys.BACK, "back", "back")
        if not self._things:
            return (back,)
        whole = Hint(keys.CHOOSE.caption(self.words), self.words("tui.notes.whole"), "choose")
        return (whole, Hint(keys.FORGET.caption(self.words), self.words("tui.kept.forget"), "forget"), back)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The whole of it."""
        event.stop()
        writing = self.thing
        if writing is None or not self.is_active:
            return

        def read(forget: bool | None) -> None:
            if forget:
                self._sure(writing)

        self.app.push_screen(WholeModal(self.words, self._heading(writing), writing), read)

    def action_forget(self) -> None:
        """The one under the cursor."""
        if self.thing is not None and self.is_active:
            self._sure(self.thing)

    def _sure(self, writing: Writing) -> None:
        words = self.words

        def answered(at: int | None) -> None:
            if at == 1:
                self.home.logbook.ask(
                    lambda history: history.erase(writing.stream, writing.ids), lambda _: self._forgotten()
                )

        title = words(f"tui.notes.forget-{writing.kind}")
        line = words("tui.notes.line", text=beginning(writing, IN_QUESTION))
        choices = (words("tui.forget.keep"), words("tui.forget.do"))
        self.app.push_screen(PickModal(words, title, choices, line), answered)

    def _forgotten(self) -> None:
        self.home.say("tui.forget.done")
        if self.is_attached:
            self.read()


class WholeModal(Modal[bool]):
    """One thing, whole; returns True where it is to be forgotten."""

    DEFAULT_CSS = """
    WholeModal VerticalScroll { height: auto; max-height: 50vh; }
    WholeModal #card { color: $muted; margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding(keys.FORGET.names, "forget", show=False)]

    def __init__(self, words: Words, title: str, writing: Writing) -> None:
        super().__init__(words, title)
        self.writing = writing

    def content(self) -> Iterable[Widget]:
        """The text, and the card that lay there."""
        texts = [Static(Content("\n".join(whole(self.writing, self.words))))]
        if self.writing.question is not None:
            card = self.words("written.card", question=self.writing.question)
            texts.append(Static(Content(card), id="card"))
        yield VerticalScroll(*texts)

    def on_mount(self) -> None:
        """The arrows go through it."""
        self.query_one(VerticalScroll).focus()

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        forget = Hint(keys.FORGET.caption(self.words), self.words("tui.kept.forget"), "forget")
        return (Hint("↑↓", self.words("tui.notes.scroll"), "scroll"), forget, *super().hints())

    def action_scroll(self) -> None:
        """Further down."""
        self.query_one(VerticalScroll).scroll_page_down()

    def action_forget(self) -> None:
        """Not kept any longer."""
        self.dismiss(True)
