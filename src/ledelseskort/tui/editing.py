"""A page that a file is written on: its text, whether that is saved, and what somebody else saves meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.binding import Binding, BindingType

from ledelseskort.deck.gate import clean_typed
from ledelseskort.deck.source import MAX_BYTES
from ledelseskort.errors import LedelseskortError, Moved
from ledelseskort.tui import keys
from ledelseskort.tui.editorpane import EditorPane
from ledelseskort.tui.modals import PickModal
from ledelseskort.tui.page import Page

if TYPE_CHECKING:
    from ledelseskort.deck.written import Written

LOOK_AROUND = 2.0
"""Seconds between two looks at whether somebody else has saved the file."""


class Editing(Page):
    """Ctrl+s saves, esc asks first where something is not saved; what others saved is never written over unasked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys.KEEP.names, "save", show=False, priority=True),
        Binding(keys.THEIRS.names, "theirs", show=False, priority=True),
    ]

    def __init__(self, written: Written, text: str) -> None:
        """`written` is the file as it lies there, `text` what is to stand in it to begin with."""
        super().__init__()
        self.written = written
        self.moved = False
        """Whether somebody else has saved the file since it was read."""
        self.just_saved = False
        """Whether nothing was written since the last saving."""
        self.pane = EditorPane(text, read_only=False, id="text")

    @property
    def unsaved(self) -> bool:
        """Whether there is something here that is not in the file."""
        return not self.pane.read_only and self.pane.text != self.written.text

    @property
    def standing(self) -> bool:
        """Whether the page still has what it shows things on: while it is left, it loses one after the other."""
        return self.is_attached and all(self.query(each) for each in ("#text", "#state", "#faults"))

    def show_state(self) -> None:
        """Shows whether it is saved."""

    def on_mount(self) -> None:
        """The file is looked at now and then."""
        super().on_mount()
        self.pane.read_only = self.home.services.files().fixed(self.written.path)
        self.set_interval(LOOK_AROUND, self.look_around)

    def on_app_focus(self, event: events.AppFocus) -> None:
        """Back from another window, where the file may have been saved."""
        self.look_around()

    def clean(self, text: str) -> str:
        """Pasted text without what does not belong in it; it begins and ends with the spaces and breaks that it had."""
        return clean_typed(f".{text}.", MAX_BYTES, lines=True)[1:-1]

    # ── what others do ──

    def look_around(self) -> None:
        """Looks whether the file is still the one that was read, off the interface's thread."""
        if self.is_active and not self.moved:
            self._look_around()

    @work(group="disk", exclusive=True)
    async def _look_around(self) -> None:
        before = self.written
        try:
            now = await asyncio.to_thread(self.home.services.files().stamp, before.path)
        except LedelseskortError:
            return  # it cannot be read just now: saving will tell
        if not self.standing or before is not self.written or now in (before.stamp, ""):
            return
        if self.unsaved:
            self.moved = True
            self.show_state()
            self.show_hints()
        else:
            self.read_theirs()
            self.home.say("tui.editor.read-again")

    def read_theirs(self) -> None:
        """What lies in the file takes the place of what stands here; one step back undoes that."""
        try:
            self.written = self.home.services.files().read(self.written.path)
        except LedelseskortError as problem:
            self.home.tell(problem)
            return
        self.home.read_anew()
        self.moved = False
        self.pane.put(self.written.text)
        self.show_state()
        self.show_hints()

    def action_theirs(self) -> None:
        """Whose of the two is to stand."""
        if self.moved:
            self._ask_whose(lambda: None)

    def _ask_whose(self, then: Callable[[], object]) -> None:
        words = self.words
        choices = tuple(words(f"tui.editor.moved-{choice}") for choice in ("wait", "theirs", "mine"))

        def answered(at: int | None) -> None:
            if at == 1:
                self.read_theirs()
            elif at == 2:
                self.save(then, over=True)

        question = PickModal(words, words("tui.editor.moved-title"), choices, words("tui.editor.moved-line"))
        self.app.push_screen(question, answered)

    # ── saving ──

    def action_save(self) -> None:
        """As it stands, right or wrong: it is their file."""
        self.save(lambda: None)

    def save(self, then: Callable[[], object], *, over: bool = False) -> None:
        """Saves, and then goes on; where it could not be saved, one sentence says why, and nothing goes on."""
        self._save(then, over)

    @work(group="saving")
    async def _save(self, then: Callable[[], object], over: bool) -> None:
        text, written = self.pane.text, self.written
        try:
            saved = await asyncio.to_thread(self.home.services.files().save, written, text, over=over)
        except Moved:
            self.moved = True
            self._ask_whose(then)
            return
        except LedelseskortError as problem:
            self.home.tell(problem)
            return
        self.home.read_anew()
        self.written, self.moved, self.just_saved = saved, False, True
        if self.standing:
            self.show_state()
            self.show_hints()
        then()

    # ── leaving ──

    def ask_to_leave(self, then: Callable[[], object]) -> None:
        """Save, let go or stay; `then` is what is done once nothing here is unsaved any more."""
        words = self.words
        choices = tuple(words(f"tui.editor.leave-{choice}") for choice in ("save", "drop", "stay"))

        def answered(at: int | None) -> None:
            if at == 0:
                self.save(then)
            elif at == 1:
                self.pane.text = self.written.text
                then()

        name = self.written.path.name
        self.app.push_screen(PickModal(words, words("tui.editor.leave-title", name=name), choices), answered)

    def action_back(self) -> None:
        """To where one came from, when everything is saved."""
        if self.unsaved:
            self.ask_to_leave(lambda: self.dismiss())
        else:
            self.dismiss()
