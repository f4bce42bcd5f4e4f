"""The table of a guided deck: as every table, but that a step is written to, and what is written is kept on leaving."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType

from ledelseskort.journal.live import LiveMeeting
from ledelseskort.table.modes.guided import number_of
from ledelseskort.table.option import Choice, Option
from ledelseskort.table.table import Stage, Table
from ledelseskort.table.versions import since_the_last
from ledelseskort.tui import keys
from ledelseskort.tui.buttonrow import ButtonRow
from ledelseskort.tui.guided import StepView
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.table import TableScreen


class GuidedScreen(TableScreen):
    """Steps forth and back. Whatever takes somebody out of a field keeps what stands in it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(keys.VERSIONS.names, "changes", show=False)]

    def __init__(self, live: LiveMeeting) -> None:
        super().__init__(live)
        self._at: int | None = None
        """The step that somebody has come to."""

    @property
    def _view(self) -> StepView:
        return self.query_one(StepView)

    def hints(self) -> tuple[Hint, ...]:
        """What has changed since last time can be looked at too."""
        hints = super().hints()
        if self.writing or not self.live.table.opening.written:
            return hints
        return (*hints[:2], self.hint(keys.VERSIONS, "changes", "changes"), *hints[2:])

    def played(self, before: Table) -> None:
        """A move was made; a press that follows another step at once was meant for the one before."""
        if self.live.table.play != before.play:
            self._stage_since = self._seconds()
        super().played(before)

    def take_focus(self) -> None:
        """Somebody alone writes at once where nothing stands yet; a group talks first."""
        options, number = self.live.options(), number_of(self.live.table)
        come, self._at = number != self._at, number
        if not (come and options and options[0].kind == "write" and self._view.write()):
            super().take_focus()

    # ── what is written ──

    def _keep_written(self) -> None:
        """Each field in which something else stands than was kept is a move of its own."""
        if self.live.table.stage is not Stage.STEP:
            return
        for prompt, text in tuple(self._view.unkept()):
            option = self.live.option("write")
            if option is not None:
                super().play(option, {"prompt": prompt, "text": self.cleaned(text, option)})

    def play(self, option: Option, answers: Mapping[str, object] | None = None) -> bool:
        """Makes the move; what was written is kept first, but where the move takes something back."""
        if option.kind not in {"undo", "write"}:
            self._keep_written()
        return super().play(option, answers)

    def action_keep(self) -> None:
        """Keeps what was written, and goes on to the next field that is empty."""
        field = self._view.field
        self._keep_written()
        if not (field and self._view.write(after=field)):
            self.take_focus()

    def action_back(self) -> None:
        """Out of a field, with what stands in it."""
        if self.writing:
            self._keep_written()
            self.query_one(ButtonRow).take_focus(self._pressed)
        else:
            super().action_back()

    def on_screen_suspend(self) -> None:
        """Something lies on top, and may be the way out."""
        self._keep_written()

    # ── what is asked ──

    def ask_and_play(self, option: Option, answers: Mapping[str, object] | None = None) -> None:
        """A case is picked by its title; a text is written where it will stand."""
        if option.kind == "write":
            self._view.write()
        elif option.kind == "take-case" and answers is not None and "case" not in answers:
            self._pick_case(option)
        else:
            super().ask_and_play(option, answers)

    def _pick_case(self, option: Option) -> None:
        cases = option.field("case")
        assert isinstance(cases, Choice)
        titles = {case.id: case.title for case in self.live.table.deck.cases}

        def picked(at: int | None) -> None:
            if at is not None:
                self.play(option, {"case": cases.values[at]})

        self._pick(self.teller.label(option), [titles[str(case)] for case in cases.values], picked)

    def action_changes(self) -> None:
        """What reads differently than when the meeting began."""
        from ledelseskort.tui.versions import VersionsModal

        if self.live.table.opening.written:
            self._keep_written()
            self.app.push_screen(VersionsModal(self.words, since_the_last(self.live.table, self.live.texts)))
