"""A page with a list of what was kept, together or alone: what was written alone is seen only behind its own choice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ledelseskort.journal.port import History, Scope
from ledelseskort.tui import keys
from ledelseskort.tui.chooser import Chooser, Picker
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.page import Page

Thing = TypeVar("Thing")
Row = tuple[Content, Thing | None]
"""What a row says, and what it is about; a heading is about nothing."""


def scopes(history: History, *, alone: bool) -> tuple[Scope, ...]:
    """Everything done alone; or each group's, and what belongs to no group."""
    if alone:
        return (Scope(alone=True),)
    return (Scope(), *(Scope(team.id) for team in history.teams()))


class Listing(Page, Generic[Thing]):
    """The rows, or one line that says that there are none."""

    DEFAULT_CSS = """
    Listing #title { text-style: bold; }
    Listing OptionList { height: 1fr; padding: 0; margin-top: 1; display: none; }
    Listing #none { height: 1fr; color: $muted; padding: 0 1; margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "choose", show=False)]
    AUTO_FOCUS = ""
    NAME: ClassVar[str]
    """Where its words stand, under `tui`."""

    def __init__(self) -> None:
        super().__init__()
        self._things: tuple[Thing | None, ...] = ()

    def content(self) -> Iterable[Widget]:
        """Title, what can be chosen, and the rows once they are read."""
        yield Static(self.words(f"tui.{self.NAME}.title"), id="title", markup=False)
        yield from self.above()
        yield OptionList()
        yield Static("", id="none", markup=False)

    def above(self) -> Iterable[Widget]:
        """What stands between the title and the rows."""
        return ()

    def on_mount(self) -> None:
        """Reads what there is."""
        super().on_mount()
        self.read()

    def read(self) -> None:
        """Asks the journal; the answer becomes rows."""
        raise NotImplementedError

    def show_rows(self, rows: Sequence[Row[Thing]]) -> None:
        """The rows, the cursor where it was as far as there is one; with none, one line says so."""
        if not self.is_attached:
            return
        listed, none = self.query_one(OptionList), self.query_one("#none", Static)
        before = listed.highlighted
        self._things = tuple(thing for _, thing in rows)
        listed.set_options(Option(said, disabled=thing is None) for said, thing in rows)
        none.update(Content("" if rows else self.words(f"tui.{self.NAME}.none")))
        listed.display, none.display = bool(rows), not rows
        about = [at for at, thing in enumerate(self._things) if thing is not None]
        if about:
            listed.highlighted = next((at for at in about if before is not None and at >= before), about[0])
            if self.is_active:
                listed.focus()
        self.show_hints()

    @property
    def thing(self) -> Thing | None:
        """What the row under the cursor is about."""
        at = self.query_one(OptionList).highlighted
        return self._things[at] if at is not None and at < len(self._things) else None

    def on_option_list_option_highlighted(self) -> None:
        """Another row may have other keys."""
        self.show_hints()

    def action_choose(self) -> None:
        """Space is enter here."""
        self.query_one(OptionList).action_select()


class KeptList(Listing[Thing], Generic[Thing]):
    """The rows, and above them whose they are. The arrows sideways change that from wherever the cursor is."""

    DEFAULT_CSS = """
    KeptList Chooser { max-width: 56; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "whose(-1)", show=False),
        Binding("right", "whose(1)", show=False),
    ]

    def above(self) -> Iterable[Widget]:
        """Whose, and more rows to choose in."""
        words = self.words
        whose = {False: words(f"tui.{self.NAME}.together"), True: words(f"tui.{self.NAME}.alone")}
        yield Picker(words(f"tui.{self.NAME}.whose"), whose, chosen=False, id="whose")
        yield from self.choosers()

    def choosers(self) -> Iterable[Widget]:
        """More rows to choose in."""
        return ()

    @property
    def alone(self) -> bool:
        """Whether what was done alone is looked at."""
        return self.query_one("#whose", Picker).index == 1

    def on_chooser_changed(self, event: Chooser.Changed) -> None:
        """Something else is looked at."""
        event.stop()
        self.read()

    def common_hints(self) -> tuple[Hint, ...]:
        """The keys that every such page ends with."""
        whose = Hint("←→", self.words(f"tui.{self.NAME}.whose-key"), "whose(0)")
        return (whose, self.hint(keys.BACK, "back", "back"))

    def action_whose(self, by: int) -> None:
        """Together, or alone; 0 is the other of them."""
        row = self.query_one("#whose", Picker)
        row.action_step(by or (-1 if row.index else 1))
