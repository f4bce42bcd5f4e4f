"""What is seen of a file while it is written: its faults, the card the cursor is in, and help for the field.

No letter waits for any of it: the letter is painted first, the text is read beside the interface, and while that goes
on only the latest text waits.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.widgets import TextArea

from ledelseskort.deck.diagnostics import Diagnostic, Severity
from ledelseskort.deck.eyes import Look, hints
from ledelseskort.deck.fieldhelp import FieldHelp
from ledelseskort.deck.gate import shown
from ledelseskort.deck.reader import is_deck
from ledelseskort.deck.starter import starter
from ledelseskort.deck.underway import Spot, read_card, spot
from ledelseskort.tui import keys
from ledelseskort.tui.cardbeside import CardBeside
from ledelseskort.tui.editing import Editing
from ledelseskort.tui.faults import FaultList, Told, own

if TYPE_CHECKING:
    from ledelseskort.deck.written import Written


class Seeing(Editing):
    """The card, the help and the faults follow the text and the cursor."""

    def __init__(self, written: Written, cursor: tuple[int, int] = (0, 0)) -> None:
        """`cursor` is the row and the column it stands in to begin with."""
        super().__init__(written, written.text)
        self.seen: Look | None = None
        """What was seen last; the text may have changed since."""
        self.tips: tuple[Diagnostic, ...] = ()
        """What may be said of the language of the card that the cursor is in."""
        self.with_tips = True
        self.spot = Spot()
        self._cursor = cursor
        self._look: Callable[[str], Look] | None = None
        self._help: FieldHelp | None = None
        self._stale = True
        """Whether the text has changed since it was looked at."""
        self._looking = False
        self._following = False
        self._tipped: tuple[int | None, bool] | None = None
        """The row of the card that the tips are of, and whether they were wanted."""

    def on_mount(self) -> None:
        """A file that is not there yet begins with a deck to begin from."""
        super().on_mount()
        path = self.written.path
        if not self.written.stamp:
            name, today = shown(path.name), self.home.today()
            self.pane.text = starter("", "", (), self.words, file=name, today=today, schema=None)
        row, column = self._cursor
        row = min(max(row, 0), len(self.pane.lines) - 1)
        self.pane.move_cursor((row, min(max(column, 0), len(self.pane.lines[row]))), center=True)
        self._look = self.home.services.files().eyes(path)
        self.query_one("#file", Told).tell(Content(shown(path.name)))
        self.show_state()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """After the first picture: the models take a moment to say what they are."""
        self._help = FieldHelp(self.words)
        self._follow()
        self.look_again()

    # ── the cursor ──

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """After the letter is painted, it is looked at."""
        event.stop()
        self.just_saved = False
        self._stale = True
        self._soon()

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Card and help follow the cursor."""
        event.stop()
        self._soon()

    def _soon(self) -> None:
        if not self._following and self._help is not None:
            self._following = True
            self.call_after_refresh(self._followed)

    def _followed(self) -> None:
        self._following = False
        if self.standing:
            self._follow()
            self.look_again()

    @property
    def row(self) -> int:
        """The row of the cursor, counted from 0."""
        return self.pane.cursor_location[0]

    @property
    def _tips_of(self) -> tuple[int | None, bool]:
        """What the tips ought to be of."""
        return (self.spot.card[0] if self.spot.card is not None else None), self.with_tips

    def _follow(self) -> None:
        """Help, card and the line's own fault, as the cursor stands."""
        lines = self.pane.lines
        self.spot = spot(lines, *self.pane.cursor_location)
        if self._help is not None:
            line = self._help.line(self.spot.path, deck=is_deck(self.pane.text))
            self.query_one("#field", Told).tell(Content(line))
        card = self.query_one(CardBeside)
        if self.spot.card is not None:
            card.show(read_card([lines[at] for at in self.spot.card]), self.seen)
        else:
            card.show_back((self.seen.part.text("title") if self.seen is not None else None) or "")
        self._show_own()

    def _show_own(self) -> None:
        here = [each for each in (*self.found, *self.tips) if each.place.line == self.row + 1]
        self.query_one("#own", Told).tell(own(here, self.words))

    # ── what is wrong ──

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """What is wrong in this file."""
        return self.seen.diagnostics if self.seen is not None else ()

    def look_again(self) -> None:
        """Has the text looked at, where there is anything new to see."""
        if not self._looking and self._wanted:
            self._looking = True
            self._keep_looking()

    @property
    def _wanted(self) -> bool:
        return self._look is not None and self.standing and (self._stale or self._tips_of != self._tipped)

    @work(group="looking")
    async def _keep_looking(self) -> None:
        try:
            while self._wanted:
                if self._stale:
                    await self._look_at_text()
                if self.seen is not None and not self._stale:
                    await self._look_for_tips(self.seen)
        finally:
            self._looking = False

    async def _look_at_text(self) -> None:
        if self._look is None:
            return
        self._stale, text = False, self.pane.text
        seen = await asyncio.to_thread(self._look, text)
        if self.standing:
            self.seen, self._tipped = seen, None
            self.show_found()
            self._follow()

    async def _look_for_tips(self, seen: Look) -> None:
        row, wanted = self._tips_of
        tips = await asyncio.to_thread(hints, seen, row) if row is not None and wanted else ()
        if self.standing:
            self.tips, self._tipped = tips, (row, wanted)
            self.show_found()
            self._show_own()

    def show_found(self) -> None:
        """The list below the text, what is underlined in it, and the count above."""
        seen = self.seen
        if seen is None:
            return
        everything = (*seen.diagnostics, *seen.elsewhere, *self.tips)
        self.query_one(FaultList).show(everything, seen.part.findings.source.file)
        marks: dict[int, int] = {}
        for each in seen.diagnostics:
            marks.setdefault(each.place.line - 1, each.place.column - 1)
        self.pane.mark(marks)
        self.show_state()
        self.show_hints()

    def show_state(self) -> None:
        """How much is wrong, and whether it is saved."""
        words, parts = self.words, self._counts()
        if self.pane.read_only:
            parts = [(words("tui.editor.fixed"), "$accent")]
        elif self.moved:
            parts.append((words("tui.editor.moved", key=keys.THEIRS.shown), "$danger"))
        elif self.unsaved:
            parts.append((words("tui.editor.unsaved"), "$accent"))
        else:
            parts.append((words("tui.editor.saved"), "$ink" if self.just_saved else "$muted"))
        self.query_one("#state", Told).tell(Content(" · ").join(Content.assemble(part) for part in parts))

    def _counts(self) -> list[tuple[str, str]]:
        """How many errors and warnings."""
        if self.seen is None:
            return []
        parts = []
        for severity, style in ((Severity.ERROR, "$danger"), (Severity.WARNING, "$accent")):
            count = sum(each.severity is severity for each in self.found)
            count += self.seen.left_out if severity is Severity.ERROR else 0
            parts += [(self.words(f"report.{severity.value}s", count=count), style)] if count else []
        return parts or [(self.words("report.nothing"), "$muted")]
