"""Aftaler: what stands open in each group, what became of the rest, and where each can be settled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList

from ledelseskort.journal.agreements import KeptAgreement, Outcome, Status
from ledelseskort.journal.port import History
from ledelseskort.journal.reviewing import Kind
from ledelseskort.paper.text import agreement_text, agreements_text
from ledelseskort.tui import keys
from ledelseskort.tui.agreed import as_line, by_team, is_due, settled
from ledelseskort.tui.keptlist import KeptList, Row
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.modals import PickModal
from ledelseskort.tui.outcome import KINDS, Settling
from ledelseskort.wording.dates import short_day

MARKS: Mapping[Status, str] = {Status.OPEN: "▪", Status.DONE: "✓", Status.DROPPED: "–"}
DUE = "▸"
"""The mark of one that it is time to meet again."""


class AgreementsScreen(KeptList[KeptAgreement], Settling):
    """Enter says what became of one; k copies those that stand open."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(keys.COPY.names, "copy", show=False)]
    NAME = "agreements"

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[tuple[str | None, tuple[KeptAgreement, ...]], ...] = ()
        """What stands open, under the names of the groups."""

    def read(self) -> None:
        """Everything of this choice, with the groups' names."""
        alone = self.alone

        def question(history: History) -> tuple[dict[str, str], tuple[KeptAgreement, ...]]:
            kept = tuple(each for each in history.agreements() if each.alone is alone)
            return {team.id: team.name for team in history.teams()}, kept

        def answered(answer: tuple[dict[str, str], tuple[KeptAgreement, ...]]) -> None:
            if self.is_attached and alone is self.alone:
                self._show(*answer)

        self.home.logbook.ask(question, answered)

    def _show(self, teams: Mapping[str, str], kept: tuple[KeptAgreement, ...]) -> None:
        words = self.words
        self._groups = by_team((each for each in kept if each.open), teams, self.home.today())
        over = settled(kept)
        rows: list[Row[KeptAgreement]] = []
        for name, agreements in self._groups:
            if len(self._groups) > 1 or name is not None:
                rows.append((_heading(name or words("tui.agreements.no-team")), None))
            rows += [(self._open_row(each), each) for each in agreements]
        if over:
            rows.append((_heading(words("tui.agreements.over")), None))
            rows += [(self._settled_row(each), each) for each in over]
        self.show_rows(rows)

    def _open_row(self, agreement: KeptAgreement) -> Content:
        words, due = self.words, is_due(agreement, self.home.today())
        what, *details = agreement_text(as_line(agreement, words, self.home.services.local), words)
        lines = [
            " · ".join((words("tui.agreements.due"), *details) if due else details),
            *(self._became(each) for each in agreement.outcomes[-1:]),
        ]
        return _row(DUE if due else MARKS[Status.OPEN], what, lines)

    def _settled_row(self, agreement: KeptAgreement) -> Content:
        return _row(
            MARKS[agreement.status],
            self.sentence(agreement),
            [self._became(each) for each in agreement.outcomes[-1:]],
        )

    def _became(self, outcome: Outcome) -> str:
        """»Gjort søndag den 6. december: Det gik fint«."""
        words = self.words
        day = short_day(self.home.services.local(outcome.at).date(), words)
        said = [words(f"tui.agreements.became-{outcome.kind}", day=day)]
        said += [outcome.word] if outcome.word else []
        said += [words("paper.outcome.cost", text=outcome.cost)] if outcome.cost else []
        said += [words("paper.outcome.instead", text=outcome.instead)] if outcome.instead else []
        return " · ".join(said)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        here = (self.hint(keys.CHOOSE, "choose", "choose"), Hint("↑↓", self.words("tui.key.move"), "move_on"))
        copying = (self.hint(keys.COPY, "copy", "copy"),) if self._groups else ()
        return (*(here if self._things else ()), *copying, *self.common_hints())

    def action_move_on(self) -> None:
        """To the next of them."""
        self.query_one(OptionList).action_cursor_down()

    def action_copy(self) -> None:
        """What stands open as text for mail or chat."""
        words, local = self.words, self.home.services.local
        parts = []
        for name, agreements in self._groups:
            listed = agreements_text((as_line(each, words, local) for each in agreements), words)
            parts.append(f"{name}\n{listed}" if name is not None else listed)
        if parts:
            self.home.copy("\n\n".join(parts), "tui.copied-agreements")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """What became of it; one that is settled can be taken up again."""
        event.stop()
        agreement = self.thing
        if agreement is None or not self.is_active:
            return
        kinds: tuple[Kind, ...] = KINDS if agreement.open else ("continued",)
        choices = [self.words(f"tui.review.{kind}" if agreement.open else "tui.agreements.again") for kind in kinds]

        def picked(at: int | None) -> None:
            if at is not None:
                self.settle(agreement, kinds[at])

        self.app.push_screen(PickModal(self.words, self.sentence(agreement), choices), picked)

    def settled(self, agreement: KeptAgreement) -> None:
        """It stands elsewhere in the list now."""
        self.read()


def _heading(text: str) -> Content:
    return Content.assemble((text, "bold"))


def _row(mark: str, what: str, lines: list[str]) -> Content:
    """The mark and what was agreed; the rest below it, indented alike."""
    below = "".join(f"\n  {' '.join(line.split())}" for line in lines if line)
    return Content.assemble(f"{mark} ", (what, "bold"), below, "\n")
