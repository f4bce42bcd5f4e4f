"""Eksempler: short stories that were written down, found again by the value they show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from ledelseskort.journal.port import History, KeptExample
from ledelseskort.paper import clean
from ledelseskort.paper.examples import Story, by_value
from ledelseskort.tui import keys
from ledelseskort.tui.chooser import Picker
from ledelseskort.tui.keptlist import KeptList, scopes
from ledelseskort.tui.keys import Hint
from ledelseskort.wording.words import Words


class ExamplesScreen(KeptList[KeptExample]):
    """No story knows who told it. k copies those that are shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys.COPY.names, "copy", show=False),
        Binding(keys.SEARCH.names, "value", show=False),
    ]
    NAME = "examples"

    def __init__(self) -> None:
        super().__init__()
        self._stories: tuple[KeptExample, ...] = ()

    def choosers(self) -> Iterable[Widget]:
        """Which value."""
        yield Picker[str | None](
            self.words("tui.examples.value"), {None: self.words("tui.examples.any")}, chosen=None, id="value"
        )

    @property
    def value(self) -> str | None:
        """The title of the value that is looked for; None: any."""
        row = self.query_one("#value", Picker)
        return row.values[row.index] if row.index else None

    def read(self) -> None:
        """Every story of this choice; then the values they show can be chosen."""
        alone = self.alone

        def question(history: History) -> tuple[KeptExample, ...]:
            found = (each for scope in scopes(history, alone=alone) for each in history.examples(scope))
            return tuple(sorted(found, key=lambda each: each.at, reverse=True))

        def answered(stories: tuple[KeptExample, ...]) -> None:
            if self.is_attached and alone is self.alone:
                self._stories = stories
                self._show()

        self.home.logbook.ask(question, answered)

    def _show(self) -> None:
        wanted = self.value
        titles = sorted({title for each in self._stories if (title := _title(each))}, key=str.casefold)
        wanted = wanted if wanted in titles else None
        choices: dict[str | None, str] = {None: self.words("tui.examples.any")}
        choices |= {title: title for title in titles}
        self.query_one("#value", Picker).offer(self.words("tui.examples.value"), choices, wanted)
        self.show_rows([(_told(each), each) for each in self._shown()])

    def _shown(self) -> tuple[KeptExample, ...]:
        value = self.value
        return tuple(each for each in self._stories if value is None or _title(each) == value)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        if not self._stories:
            return self.common_hints()
        return (
            self.hint(keys.COPY, "copy", "copy"),
            Hint(keys.SEARCH.caption(self.words), self.words("tui.examples.value-key"), "value"),
            *self.common_hints(),
        )

    def action_value(self) -> None:
        """The next value, and after the last of them all again."""
        row = self.query_one("#value", Picker)
        row.choose((row.index + 1) % len(row.values))

    def action_copy(self) -> None:
        """The stories that are shown, under their values; there is no name of a teller to leave out."""
        stories = [Story(each.situation, each.action, _title(each), each.question) for each in self._shown()]
        if stories:
            self.home.copy(stories_text(stories, self.words), "tui.examples.copied")


def stories_text(stories: Iterable[Story], words: Words) -> str:
    """The stories as plain text for mail or chat, under the value they show."""
    parts = []
    for value, told in by_value(stories).items():
        lines = ("\n  ".join((*clean.lines(each.situation), *clean.lines(each.action))) for each in told)
        parts.append("\n".join((value or words("paper.examples.other"), *(f"- {line}" for line in lines))))
    return "\n\n".join(parts)


def _title(example: KeptExample) -> str | None:
    return example.shows_title or example.shows


def _told(example: KeptExample) -> Content:
    """The story; the value it shows stands above it."""
    title = _title(example)
    above = (f"{title}\n",) if title else ()
    return Content.assemble(*above, (example.situation, "bold"), "\n", example.action, "\n")
