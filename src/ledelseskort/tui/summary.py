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
from ledelseskort.journal.live import LiveMeeting
from ledelseskort.table import telling
from ledelseskort.table.records import Agreement
from ledelseskort.tui import keys
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.page import Page
from ledelseskort.wording.dates import short_day
from ledelseskort.wording.words import Words


def agreement_lines(live: LiveMeeting, agreement: Agreement, words: Words) -> tuple[str, ...]:
    """What was agreed, then who and when, as far as it was said."""
    what = live.texts.get(agreement.what, "")
    if agreement.when is not None:
        key = "when-then-alone" if live.table.opening.mode is ModeName.ALONE else "when-then"
        what = words(f"tui.summary.{key}", when=live.texts.get(agreement.when, ""), what=what)
    who = live.texts.get(agreement.name) if agreement.name is not None else None
    if who is None and agreement.seat is not None:
        who = telling.seat_name(live.table, live.texts, words, agreement.seat)
    details = [words("tui.summary.owner", who=who[:1].upper() + who[1:])] if who else []
    if agreement.due is not None:
        details.append(words("tui.summary.due", day=short_day(agreement.due, words)))
    return (what, " · ".join(details)) if details else (what,)


def agreements_text(live: LiveMeeting, words: Words) -> str:
    """The agreements as plain text for mail or chat."""
    listed = ("\n  ".join(agreement_lines(live, each, words)) for each in live.table.agreements)
    return "\n".join(f"- {each}" for each in listed)


def agreements_content(live: LiveMeeting, words: Words) -> Content:
    """The agreements as they are shown."""
    parts = []
    for agreement in live.table.agreements:
        what, *details = agreement_lines(live, agreement, words)
        parts.append(Content.assemble("▪ ", (what, "bold"), *((f"\n  {line}", "$paper-muted") for line in details)))
    return Content("\n\n").join(parts)


class SummaryScreen(Page):
    """Tak for snakken: nothing is counted per person, and nothing is judged."""

    DEFAULT_CSS = """
    SummaryScreen { align-horizontal: center; }
    SummaryScreen #thanks { text-style: bold; color: $ink; width: 100%; max-width: 110; margin: 1 0; height: 1; }
    SummaryScreen VerticalScroll { width: 100%; max-width: 110; height: auto; max-height: 1fr; padding: 1 4; }
    SummaryScreen VerticalScroll { background: $paper; color: $paper-ink; }
    SummaryScreen .heading { color: $paper-muted; margin-top: 1; }
    SummaryScreen .first { margin-top: 0; }
    SummaryScreen .quiet { color: $paper-muted; }
    SummaryScreen #not-kept { width: 100%; max-width: 110; color: $muted; margin: 1 0; height: auto; }
    SummaryScreen #summary-actions { width: 100%; max-width: 110; height: auto; }
    SummaryScreen Button { margin-right: 2; }
    SummaryScreen.-low #thanks, SummaryScreen.-low #not-kept { margin: 0; }
    SummaryScreen.-low VerticalScroll { padding: 0 4; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,pagedown", "press", show=False),
        Binding(keys.COPY.names, "copy", show=False),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
    ]
    AUTO_FOCUS = "Button"

    def __init__(self, live: LiveMeeting) -> None:
        super().__init__()
        self.live = live

    def content(self) -> Iterable[Widget]:
        """Thanks, the cards, the agreements, the notes."""
        words, table = self.words, self.live.table
        met = table.met
        alone = table.opening.mode is ModeName.ALONE
        own = "-alone" if alone else ""
        count = words(f"tui.summary.met{own}", count=len(met)) if met else words("tui.summary.met-none")
        rows: list[Widget] = [
            Static(count, classes="heading first", markup=False),
            *(Static(Content.assemble("· ", table.deck.card(card).question), classes="text") for card in met),
            Static(words("tui.summary.agreements"), classes="heading", markup=False),
        ]
        if table.agreements:
            rows.append(Static(agreements_content(self.live, words), classes="text"))
        else:
            rows.append(Static(words("tui.summary.no-agreements"), classes="quiet", markup=False))
        texts = [self.live.texts.get(note.text, "") for note in table.notes]
        if texts:
            rows.append(Static(words("tui.summary.notes"), classes="heading", markup=False))
            rows += [Static(Content(text), classes="text") for text in texts]
        stories = [
            f"{self.live.texts.get(each.situation, '')}\n{self.live.texts.get(each.action, '')}"
            for each in table.examples
        ]
        if stories:
            rows.append(Static(words("tui.summary.examples"), classes="heading", markup=False))
            rows += [Static(Content(story), classes="text") for story in stories]
        yield Static(words(f"tui.summary.title{own}"), id="thanks", markup=False)
        yield VerticalScroll(*rows, can_focus=False)
        yield Static(words(f"tui.summary.not-kept{own}"), id="not-kept", markup=False)
        buttons = [Button(Content(words("tui.summary.home")), id="home")]
        if self._to_copy():
            buttons.insert(0, Button(Content(words(f"tui.summary.copy{own}")), id="copy"))
        yield Horizontal(*buttons, id="summary-actions")

    def on_resize(self) -> None:
        """A low window has less air, so that the keys have their line."""
        super().on_resize()
        self.set_class(self.app.size.height < 24, "-low")

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        copying = (self.hint(keys.COPY, "copy", "copy"),) if self._to_copy() else ()
        return (self.hint(keys.NATURAL, "choose", "press"), *copying, self.hint(keys.BACK, "back", "back"))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Copy, or go home."""
        if event.button.id == "copy":
            self.action_copy()
            self.query_one("#home", Button).focus()
        else:
            self.action_back()

    def action_press(self) -> None:
        """Space presses what has focus."""
        focused = self.focused
        (focused if isinstance(focused, Button) else self.query(Button).first()).press()

    def action_copy(self) -> None:
        """The agreements to the clipboard, where the terminal lets us."""
        text = self._to_copy()
        if text:
            alone = self.live.table.opening.mode is ModeName.ALONE
            self.home.copy(text, "tui.copied" if alone else "tui.copied-agreements")

    def _to_copy(self) -> str:
        """The agreements; for a person alone what was written too."""
        parts = [agreements_text(self.live, self.words)]
        if self.live.table.opening.mode is ModeName.ALONE:
            parts = [*(self.live.texts.get(note.text, "") for note in self.live.table.notes), *parts]
        return "\n\n".join(part for part in parts if part)
