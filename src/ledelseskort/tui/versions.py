"""Two versions side by side: the last one at the left, this one at the right, and a mark where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ledelseskort.table.versions import Line
from ledelseskort.tui.modals import Modal
from ledelseskort.wording.words import Words

NARROW = 76
"""Columns from which two texts have room beside each other."""


class VersionsModal(Modal[None]):
    """What stood there, and what stands there now."""

    DEFAULT_CSS = """
    VersionsModal > #sheet { width: 120; height: 90%; }
    VersionsModal VerticalScroll { height: 1fr; }
    VersionsModal Static { height: auto; }
    VersionsModal .heading { color: $accent; text-style: bold; margin-top: 1; }
    VersionsModal .label { color: $muted; }
    VersionsModal Horizontal { height: auto; margin-bottom: 1; }
    VersionsModal Horizontal Static { width: 1fr; padding-right: 2; }
    VersionsModal .same { color: $muted; }
    VersionsModal.-narrow Horizontal { layout: vertical; }
    VersionsModal.-narrow Horizontal Static { width: 100%; }
    """

    def __init__(self, words: Words, lines: Sequence[Line]) -> None:
        """`lines` are the prompts in their order; those that nothing was ever written to are left out."""
        self.lines = tuple(line for line in lines if line.before or line.now)
        super().__init__(words, words("tui.versions.title"))

    def content(self) -> Iterable[Widget]:
        """How much has changed, and every prompt."""
        changed = sum(line.changed for line in self.lines)
        yield Static(self.words("tui.versions.changed", count=changed), classes="label", markup=False)
        yield VerticalScroll(*self._rows())

    def _rows(self) -> Iterator[Widget]:
        for title, lines in groupby(self.lines, key=lambda line: line.title):
            yield Static(Content(title), classes="heading")
            for line in lines:
                mark = "▸ " if line.changed else ""
                yield Static(Content(f"{mark}{line.prompt}"), classes="label")
                nothing = self.words("guided.nothing")
                if line.changed:
                    sides = ((line.before, "before"), (line.now, "now"))
                    texts = (
                        Content.assemble((self._side(key), "$muted"), "\n", text or nothing) for text, key in sides
                    )
                    yield Horizontal(*(Static(text) for text in texts))
                else:
                    yield Horizontal(Static(Content(line.now), classes="same"))

    def _side(self, key: str) -> str:
        return self.words("tui.versions.before") if key == "before" else self.words("tui.versions.now")

    def on_mount(self) -> None:
        """The arrows roll it."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """A narrow window has the two below each other."""
        self.set_class(self.app.size.width < NARROW, "-narrow")
