"""What is done with a file that is written: copied, tried out, opened in another editor; and its card files, here."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work
from textual.app import SuspendNotSupported

from ledelseskort.deck.bundling import bundled
from ledelseskort.deck.yaml_text import deck_text
from ledelseskort.errors import LedelseskortError
from ledelseskort.tui import keys
from ledelseskort.tui.modals import PickModal
from ledelseskort.tui.seeing import Seeing

if TYPE_CHECKING:
    from ledelseskort.deck.eyes import Look


class Using(Seeing):
    """Each of it with one key."""

    def action_open_file(self) -> None:
        """A card file that this deck names: the one the cursor stands on, else the one that is chosen."""
        files = self.seen.files if self.seen is not None else ()
        here = [file for file in files if file.name in self.pane.lines[self.row]]
        if len(here) == 1 or len(files) == 1:
            self.home.workshop.edit((here or list(files))[0])
        elif files:
            names = tuple(file.name for file in files)

            def picked(at: int | None) -> None:
                if at is not None:
                    self.home.workshop.edit(files[at])

            self.app.push_screen(PickModal(self.words, self.words("tui.editor.files"), names), picked)
        else:
            self.home.say("tui.editor.no-files")

    def action_save(self) -> None:
        """As it stands; a file that came with the program as a copy of one's own."""
        if self.pane.read_only:
            self._copy(self.seen)
        else:
            super().action_save()

    def _copy(self, seen: Look | None) -> None:
        """A whole deck of one's own, and the editor on that instead."""
        files = self.home.services.files()
        deck = seen.deck if seen is not None else None
        text = deck_text(bundled(deck)) if deck is not None and seen and seen.files else self.pane.text
        try:
            path = files.put(deck.title if deck is not None else self.written.path.stem, text)
        except LedelseskortError as problem:
            self.home.tell(problem)
            return
        self.dismiss()
        self.home.workshop.edit(path)
        self.home.say("tui.editor.copied", path=str(path))

    def action_try_out(self) -> None:
        """What stands there is played at once and kept nowhere, from the card that the cursor is in."""
        self._try_out()

    @work(group="trying", exclusive=True)
    async def _try_out(self) -> None:
        if self._look is None:
            return
        deck = (await asyncio.to_thread(self._look, self.pane.text)).deck
        if deck is None:
            self.home.say("tui.editor.not-playable", how=keys.NEXT_FAULT.shown)
            return
        first = None
        if self.spot.card is not None:
            lines = [self.pane.lines[at] for at in self.spot.card]
            first = next((card.id for card in deck.playable if any(card.id in line.split() for line in lines)), None)
        self.home.workshop.play_now(deck, first)

    def action_outside(self) -> None:
        """The file in the person's own editor; what is written there stands here afterwards."""
        if self.home.services.outside is None:
            self.home.say("tui.editor.no-outside")
        elif self.unsaved:
            self.save(self._outside)
        else:
            self._outside()

    def _outside(self) -> None:
        outside = self.home.services.outside
        if outside is None:
            return
        try:
            with self.app.suspend():
                outside(self.written.path)
        except SuspendNotSupported:
            self.home.say("tui.editor.no-suspend")
        except LedelseskortError as problem:
            self.home.tell(problem)
        else:
            self.read_theirs()
