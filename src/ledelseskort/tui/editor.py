"""The deck editor: the text at the left, the card as it will look at the right, and below it what is wrong by now."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from ledelseskort.deck.diagnostics import Place
from ledelseskort.deck.mending import mend
from ledelseskort.deck.underway import new_card
from ledelseskort.tui import keys
from ledelseskort.tui.cardbeside import CardBeside
from ledelseskort.tui.editinghelp import EditorHelp, MendedSheet
from ledelseskort.tui.faults import FaultList, Told
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.using import Using

BESIDE_FROM = 100
"""Columns from which the card has room beside the text; below, a key shows it in the text's place."""


class EditorScreen(Using):
    """One file, a deck or cards."""

    DEFAULT_CSS = """
    EditorScreen { padding: 0 1; }
    EditorScreen.-airy { padding: 1 2; }
    EditorScreen #head { height: 1; }
    EditorScreen #file { width: 2fr; color: $ink; text-style: bold; }
    EditorScreen #state { width: 3fr; text-align: right; margin-left: 2; }
    EditorScreen #desk { height: 1fr; }
    EditorScreen EditorPane { width: 3fr; height: 1fr; }
    EditorScreen CardBeside { display: none; width: 2fr; max-width: 72; margin-left: 2; }
    EditorScreen.-beside CardBeside { display: block; }
    EditorScreen.-card EditorPane { display: none; }
    EditorScreen.-card CardBeside { display: block; width: 1fr; margin-left: 0; max-width: 100%; }
    EditorScreen #own { height: 2; }
    EditorScreen #faults { height: 3; }
    EditorScreen.-airy #desk { margin: 1 0; }
    EditorScreen.-airy #own { margin-bottom: 1; }
    EditorScreen.-airy #faults { height: 6; margin-bottom: 1; }
    EditorScreen KeyBar { min-height: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys.BACK.names, "back", show=False, priority=True),
        Binding(keys.HELP_HERE.names, "help", show=False, priority=True),
        Binding(keys.NEW_CARD.names, "new_card", show=False, priority=True),
        Binding(keys.SEE_CARD.names, "see_card", show=False, priority=True),
        Binding(keys.MEND.names, "mend", show=False, priority=True),
        Binding(keys.TRY_OUT.names, "try_out", show=False, priority=True),
        Binding(keys.TO_FAULTS.names, "to_faults", show=False, priority=True),
        Binding(keys.TIPS.names, "tips", show=False, priority=True),
        Binding(keys.NEXT_FAULT.names, "next_fault", show=False, priority=True),
        Binding(keys.OUTSIDE.names, "outside", show=False, priority=True),
        Binding(keys.OPEN_FILE.names, "open_file", show=False, priority=True),
    ]
    AUTO_FOCUS = "EditorPane"

    def content(self) -> Iterable[Widget]:
        """Name and state, text and card, help, the line's own fault, and all of them."""
        yield Horizontal(Told(id="file"), Told(id="state"), id="head")
        yield Horizontal(self.pane, CardBeside(id="card", more=self.words("tui.card.more")), id="desk")
        yield Told(id="field")
        yield Told(id="own")
        yield FaultList(self.words, id="faults")

    def on_resize(self) -> None:
        """The card stands beside the text where there is room."""
        super().on_resize()
        wide = self.app.size.width >= BESIDE_FROM
        self.set_class(wide, "-beside")
        if wide:
            self._back_to_text()
        self.show_hints()

    def on_screen_resume(self) -> None:
        """A card file may have been written in meanwhile, or the deck be played."""
        if self.seen is not None:
            self._stale = True
            self.look_again()
            self.look_around()

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here, the most wanted first."""
        fixed, seen = self.pane.read_only, self.seen
        wide = self.app.size.width >= BESIDE_FROM
        wanted = (
            (True, self.hint(keys.KEEP, "own-copy" if fixed else "keep", "save")),
            (True, self.hint(keys.TRY_OUT, "try-out", "try_out")),
            (True, self.hint(keys.BACK, "back", "back")),
            (not wide, self.hint(keys.SEE_CARD, "see-card", "see_card")),
            (not fixed, self.hint(keys.NEW_CARD, "new-card", "new_card")),
            (True, self.hint(keys.NEXT_FAULT, "next-fault", "next_fault")),
            (not fixed, self.hint(keys.MEND, "mend", "mend")),
            (seen is not None and bool(seen.files), self.hint(keys.OPEN_FILE, "open-file", "open_file")),
            (True, self.hint(keys.HELP_HERE, "help", "help")),
            (not fixed, self.hint(keys.UNDO, "undo", "undo")),
            (True, self.hint(keys.TIPS, "no-tips" if self.with_tips else "tips", "tips")),
            (not fixed, self.hint(keys.OUTSIDE, "outside", "outside")),
        )
        return tuple(hint for shown, hint in wanted if shown)

    # ── to and fro ──

    def action_help(self) -> None:
        """What can be done here."""
        self.app.push_screen(EditorHelp(self.words))

    def action_back(self) -> None:
        """Into the text first."""
        if self.pane.has_focus or not self._back_to_text():
            super().action_back()

    def _back_to_text(self) -> bool:
        """Out of the list of faults, or of the card that stands in the text's place; whether one was there."""
        away = self.has_class("-card") or not self.pane.has_focus
        self.remove_class("-card")
        self.pane.focus()
        return away

    def action_see_card(self) -> None:
        """The card in the text's place where the window is narrow, and the text again."""
        if not self.has_class("-beside") and not self._back_to_text():
            self.add_class("-card")

    def action_to_faults(self) -> None:
        """From the text to the list of what is wrong, and back."""
        faults = self.query_one(FaultList)
        if not self._back_to_text() and faults.found:
            faults.focus()

    def action_next_fault(self) -> None:
        """To the next thing that is wrong in this file, from the last to the first."""
        if not self.found:
            self.home.say("tui.editor.no-faults")
        else:
            here = (self.row + 1, self.pane.cursor_location[1] + 1)
            places = sorted({(each.place.line, each.place.column) for each in self.found})
            self._go(*next((place for place in places if place > here), places[0]))

    def on_fault_list_chosen(self, event: FaultList.Chosen) -> None:
        """To that place, in this file or another."""
        place: Place = event.place
        if self.seen is not None and place.file == self.seen.part.findings.source.file:
            self._go(place.line, place.column)
        else:
            self.home.workshop.edit(Path(place.file), line=place.line, column=place.column)

    def _go(self, line: int, column: int) -> None:
        """To a place, counted from 1."""
        self._back_to_text()
        row = min(line - 1, len(self.pane.lines) - 1)
        self.pane.move_cursor((row, min(column - 1, len(self.pane.lines[row]))), center=True)

    # ── what is done to the text ──

    def action_new_card(self) -> None:
        """A card under this one, with the cursor in its question."""
        if self.pane.read_only:
            self.home.say("tui.editor.unchanged")
            return
        words, seen = self.words, self.seen
        taken = seen.taken if seen is not None else frozenset()
        elsewhere = seen is not None and seen.files and not seen.part.cards
        theme = next(iter(seen.themes), None) if seen is not None and seen.theme is None else None
        name, question = words("tui.editor.new-id"), words("tui.editor.new-question")
        lines = self.pane.lines
        made = None if elsewhere else new_card(lines, self.row, taken, name=name, question=question, theme=theme)
        if made is None:
            self.home.say("tui.editor.cards-elsewhere" if elsewhere else "tui.editor.no-room")
            return
        self._back_to_text()
        at, text = (made.row, 0), made.text
        if made.row >= len(lines):  # the last line has no break of its own yet
            at, text = (len(lines) - 1, len(lines[-1])), f"\n{text.removesuffix(chr(10))}"
        self.pane.one_step(text, at, at)
        self.pane.select(*made.question)

    def action_mend(self) -> None:
        """Whatever has one safe remedy is put right, as one step that can be undone."""
        if not self.pane.read_only:
            self._mend()

    @work(group="mending", exclusive=True)
    async def _mend(self) -> None:
        text, found = self.pane.text, self.found
        mended = await asyncio.to_thread(mend, text.encode(errors="replace"), found)
        if not mended.edits or text != self.pane.text:
            self.home.say("tui.editor.nothing-to-mend")
            return
        self.pane.put(mended.data.decode())
        self.app.push_screen(MendedSheet(self.words, mended))

    def action_tips(self) -> None:
        """The tips on language, or none."""
        self.with_tips = not self.with_tips
        self.look_again()
        self.show_hints()
