"""How a prepared meeting is played: purpose, way, length and title; then it is tried out and saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from ledelseskort.deck.bundling import LONGEST
from ledelseskort.deck.gate import clean_typed
from ledelseskort.deck.kinds import ModeName
from ledelseskort.tui import keys
from ledelseskort.tui.chooser import Chooser, Picker
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.morewishes import CARD_MINUTES
from ledelseskort.tui.page import Page
from ledelseskort.tui.preparation import WAYS, Preparation
from ledelseskort.tui.wishes import LENGTHS

PURPOSE_LENGTH = 300
"""Characters of what is read aloud before the first card: a sentence or two."""
LOW = 24
"""Rows below which there is no air between the rows."""


class HowScreen(Page):
    """Filled in already: one sentence and ctrl+s are enough. Esc goes back to the cards, and keeps what stands here."""

    DEFAULT_CSS = """
    HowScreen #title { text-style: bold; color: $ink; height: 1; margin-bottom: 1; }
    HowScreen #form { max-width: 90; height: 1fr; }
    HowScreen .label { color: $muted; padding-left: 1; height: auto; }
    HowScreen Input { width: 1fr; margin: 0 1 1 1; }
    HowScreen Chooser { margin-bottom: 0; }
    HowScreen.-airy Chooser { margin-bottom: 1; }
    HowScreen #time { height: auto; margin: 1 0 1 1; color: $ink; }
    HowScreen #time.over { color: $danger; }
    HowScreen #buttons { height: auto; }
    HowScreen Button { margin-left: 1; }
    HowScreen.-low #title { margin: 0; }
    HowScreen.-low Input { margin: 0 1; }
    HowScreen.-low #time { margin: 0 0 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys.KEEP.names, "save", show=False, priority=True),
        Binding(keys.TRY_OUT.names, "try_out", show=False),
        Binding("space", "press", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
    ]
    AUTO_FOCUS = "#purpose"

    def __init__(
        self, preparation: Preparation, changed: Callable[[Preparation], None], saved: Callable[[], None]
    ) -> None:
        """`changed` is told what stands here, `saved` when it has been saved."""
        super().__init__()
        self.preparation = preparation
        self._changed = changed
        self._saved = saved

    # ── what is shown ──

    def content(self) -> Iterable[Widget]:
        """The purpose, the way, the times, the title; what they come to; and the two things that can be done."""
        words, preparation = self.words, self.preparation
        play = preparation.play
        lengths = sorted({*LENGTHS, play.length})
        named = {length: words("tui.prepare.minutes", count=length) for length in lengths}
        title = Input(preparation.title, placeholder=self.home.preparing.title(), max_length=LONGEST, id="name")
        hint = words("tui.prepare.purpose-hint")
        said = " ".join(preparation.purpose.split())
        purpose = Input(said, placeholder=hint, max_length=max(PURPOSE_LENGTH, len(said)), id="purpose")
        ways = {mode: words(f"mode.{mode.value}") for mode in WAYS}
        yield Static(words("tui.prepare.how-title", count=len(preparation.picks)), id="title", markup=False)
        yield VerticalScroll(
            Static(words("tui.setting.purpose"), classes="label", markup=False),
            purpose,
            Static(words("tui.prepare.name"), classes="label", markup=False),
            title,
            Picker(words("tui.setting.mode"), ways, preparation.mode, id="mode"),
            Picker(words("tui.prepare.length"), named, play.length, id="length"),
            Picker(words("tui.setting.card-minutes"), *self._talk_minutes(preparation), id="card-minutes"),
            Static("", id="time", markup=False),
            Horizontal(
                Button(Content(words("tui.prepare.save")), id="save", variant="primary"),
                Button(Content(words("tui.prepare.try-out")), id="try"),
                id="buttons",
            ),
            id="form",
            can_focus=False,
        )

    def _talk_minutes(self, preparation: Preparation) -> tuple[dict[int, str], int]:
        """The times that the talk about one card can be given, and the one it has."""
        talk = preparation.talk_minutes or CARD_MINUTES[0]
        offered = sorted({*CARD_MINUTES, talk})
        return {count: self.words("tui.setting.card-minutes-value", count=count) for count in offered}, talk

    def on_mount(self) -> None:
        """What it comes to."""
        super().on_mount()
        self._tell()

    def on_resize(self) -> None:
        """A low window has less air."""
        super().on_resize()
        low = self.app.size.height < LOW
        self.set_class(low, "-low")
        for button in self.query(Button):
            button.set_class(low, "-slim")

    def _picker(self, name: str) -> Picker[int]:
        return self.query_one(f"#{name}", Picker)

    def _tell(self) -> None:
        """How the cards and the time go together."""
        now, words = self.preparation, self.words
        self._picker("card-minutes").display = self._picker("length").display = now.needed is not None
        line, spare = "", 0
        if now.needed is not None:
            spare = now.play.length - now.needed
            verdict = "fits" if spare >= 0 else "over"
            parts = {"cards": words("tui.prepare.chosen", count=len(now.picks)), "minutes": now.needed}
            line = words("tui.prepare.time", **parts, verdict=words(f"tui.prepare.{verdict}", count=abs(spare)))
        told = self.query_one("#time", Static)
        told.update(Content(line))
        told.set_class(spare < 0, "over")

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        words = self.words
        writing = isinstance(self.focused, Input)
        moving = (
            (Hint(keys.NEXT_FIELD.caption(words), words("tui.key.next-field"), "app.focus_next"),)
            if writing
            else (
                Hint("↑↓", words("tui.key.move"), "app.focus_next"),
                Hint("←→", words("tui.key.change"), "change"),
            )
        )
        return (
            Hint(keys.KEEP.caption(words), words("tui.prepare.save"), "save"),
            Hint(keys.TRY_OUT.shown, words("tui.prepare.try-out"), "try_out"),
            *moving,
            Hint(keys.BACK.caption(words), words("tui.prepare.back-to-cards"), "back"),
        )

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """In a field other keys work than on the rows."""
        self.show_hints()

    # ── what is settled ──

    def on_chooser_changed(self, event: Chooser.Changed) -> None:
        """Another way has a time of its own for each card."""
        now, way = self.preparation, self.query_one("#mode", Picker).value
        self.preparation = now.played(ModeName(way), self._picker("length").value)
        if event.chooser.id == "mode":
            row = self._picker("card-minutes")
            row.offer(row.label, *self._talk_minutes(self.preparation))
        elif event.chooser.id == "card-minutes":
            self.preparation = self.preparation.timed(self._picker("card-minutes").value)
        self._tell()
        self._keep()

    def _written(self) -> Preparation:
        """With what stands in the fields."""
        title, purpose = (self.query_one(f"#{name}", Input).value for name in ("name", "purpose"))
        return replace(
            self.preparation,
            title=clean_typed(title, LONGEST).strip(),
            purpose=clean_typed(purpose).strip(),
        )

    def on_input_changed(self) -> None:
        """What stands here is not lost, however one leaves."""
        self._keep()

    def on_input_submitted(self) -> None:
        """Enter in a field goes to the next row."""
        self.app.action_focus_next()

    def action_change(self) -> None:
        """The next value where one is chosen, as a click on the hint wants it."""
        if isinstance(self.focused, Chooser):
            self.focused.action_step(1)

    # ── what becomes of it ──

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Save it, or try it out."""
        if event.button.id == "save":
            self.action_save()
        else:
            self.action_try_out()

    def action_press(self) -> None:
        """Space presses a button, and goes on from a row."""
        focused = self.focused
        if isinstance(focused, Button):
            focused.press()
        else:
            self.app.action_focus_next()

    def action_save(self) -> None:
        """Saves it; the screens it was prepared on have done their work."""
        self.home.preparing.save(self.preparation, self._leave)

    def action_try_out(self) -> None:
        """Plays it as it stands; afterwards one is back here."""
        self.home.preparing.rehearse(self.preparation)

    def _keep(self) -> None:
        self.preparation = self._written()
        self._changed(self.preparation)

    def _leave(self) -> None:
        self._saved()
        self.dismiss()
