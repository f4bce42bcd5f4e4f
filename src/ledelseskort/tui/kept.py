"""Møder, der er gemt: when, with which deck, which way and whose; no text that anybody wrote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList

from ledelseskort.deck.kinds import ModeName
from ledelseskort.journal.port import History, MeetingLine, Team
from ledelseskort.tui import forgetting, keys
from ledelseskort.tui.forgetting import Forgetting
from ledelseskort.tui.keptlist import KeptList
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.modals import PickModal
from ledelseskort.wording.dates import long_day

Told = Callable[[str], None]
"""Told of a meeting by its stream."""


class KeptScreen(KeptList[MeetingLine]):
    """Enter takes up what is not finished and reads what is; v finds the stories."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys.EXPORT.names, "export", show=False),
        Binding(keys.NOTES.names, "notes", show=False),
        Binding(keys.FORGET.names, "forget", show=False),
        Binding(keys.SEARCH.names, "examples", show=False),
    ]
    NAME = "kept"

    def __init__(self, resume: Told, read_back: Told, export: Told) -> None:
        """`resume` takes a meeting up where it was, `read_back` shows one that is over, `export` writes one out."""
        super().__init__()
        self._resume = resume
        self._read_back = read_back
        self._export = export
        self._lines: tuple[MeetingLine, ...] = ()
        """Everything that is kept, whoever's it is."""
        self._teams: tuple[Team, ...] = ()

    def read(self) -> None:
        """All meetings: forgetting asks of all of them."""

        def question(history: History) -> tuple[tuple[Team, ...], tuple[MeetingLine, ...]]:
            return history.teams(), history.meetings()

        def answered(answer: tuple[tuple[Team, ...], tuple[MeetingLine, ...]]) -> None:
            if self.is_attached:
                self._teams, self._lines = answer
                shown = (line for line in self._lines if line.scope.alone is self.alone)
                self.show_rows([(self._row(line), line) for line in shown])

        self.home.logbook.ask(question, answered)

    def _row(self, line: MeetingLine) -> Content:
        words = self.words
        begun = self.home.services.local(line.begun)
        when = words("tui.kept.when", day=long_day(begun.date(), words), time=f"{begun:%H.%M}")
        names = {team.id: team.name for team in self._teams}
        parts = [words(f"mode.{line.mode.value}"), names.get(line.scope.team or "", "")]
        if line.mode is not ModeName.GUIDED:
            parts.append(words("tui.kept.cards", count=line.cards))
        parts += [words("tui.forget.agreements", count=line.agreements)] if line.agreements else []
        parts += [] if line.ended else [words("tui.kept.unfinished")]
        told = " · ".join(part for part in parts if part)
        return Content.assemble((f"{when} · {line.deck_title}", "bold"), f"\n{told}\n")

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        line = self.thing if self.is_mounted else None
        finding = Hint(keys.SEARCH.caption(self.words), self.words("tui.kept.examples-key"), "examples")
        if line is None:
            return (finding, *self._forgetting(), *self.common_hints())
        what = self.words("tui.kept.read" if line.ended else "tui.kept.resume")
        taking = Hint(keys.CHOOSE.caption(self.words), what, "choose")
        export = Hint(keys.EXPORT.caption(self.words), self.words("tui.kept.export"), "export")
        notes = Hint(keys.NOTES.caption(self.words), self.words("tui.kept.notes"), "notes")
        return (taking, export, notes, *self._forgetting(), finding, *self.common_hints())

    def _forgetting(self) -> tuple[Hint, ...]:
        hint = Hint(keys.FORGET.caption(self.words), self.words("tui.kept.forget"), "forget")
        return (hint,) if self._lines else ()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """What is most natural with it."""
        event.stop()
        line = self.thing
        if line is not None and self.is_active:
            (self._read_back if line.ended else self._resume)(line.stream)

    def action_export(self) -> None:
        """The one under the cursor."""
        line = self.thing
        if line is not None:
            self._export(line.stream)

    def action_examples(self) -> None:
        """The stories that were written down."""
        from ledelseskort.tui.examples import ExamplesScreen

        self.app.push_screen(ExamplesScreen())

    def action_notes(self) -> None:
        """What was written in the one under the cursor."""
        from ledelseskort.tui.notes import NotesScreen

        if self.thing is not None and self.is_active:
            self.app.push_screen(NotesScreen(self.thing), lambda _: self.read())

    # ── forgetting ──

    def action_forget(self) -> None:
        """What is to be forgotten, then whether."""
        if not self._lines or not self.is_active:
            return
        services, line = self.home.services, self.thing
        chosen = None if line is None else replace(line, begun=services.local(line.begun))
        found = forgetting.choices(chosen, self._lines, self._teams, services.now(), self.words)

        def picked(at: int | None) -> None:
            if at is not None:
                self._sure(found[at])

        title = self.words("tui.forget.title")
        self.app.push_screen(PickModal(self.words, title, [each.label for each in found]), picked)

    def _sure(self, wish: Forgetting) -> None:
        words = self.words

        def answered(at: int | None) -> None:
            if at == 1:
                self.home.logbook.ask(wish.do, lambda _: self._forgotten())

        choices = (words("tui.forget.keep"), words("tui.forget.do"))
        self.app.push_screen(PickModal(words, wish.title, choices, wish.line), answered)

    def _forgotten(self) -> None:
        self.home.say("tui.forget.done")
        if self.is_attached:
            self.read()
