"""The decks there are: which one the next meeting plays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ledelseskort.deck.gate import shown
from ledelseskort.tui import keys
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.page import Page

if TYPE_CHECKING:
    from ledelseskort.deck.library import Found


class DecksScreen(Page):
    """Titles with edition and number of cards; a broken deck says how to find out why."""

    DEFAULT_CSS = """
    DecksScreen #title { text-style: bold; margin-bottom: 1; }
    DecksScreen OptionList { height: 1fr; background: $table; border: none; padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "choose", show=False)]
    AUTO_FOCUS = "OptionList"

    def __init__(self, found: Sequence[Found], chosen: str) -> None:
        super().__init__()
        self.found = tuple(found)
        self.chosen = chosen

    def content(self) -> Iterable[Widget]:
        """The list."""
        yield Static(self.words("tui.decks.title"), id="title", markup=False)
        yield OptionList(*(Option(self._row(each), id=str(at)) for at, each in enumerate(self.found)))

    def _row(self, found: Found) -> Content:
        words = self.words
        if found.broken:
            detail = words("tui.decks.broken", path=shown(str(found.path)))
        else:
            parts = [words("tui.decks.cards", count=found.cards), found.edition]
            parts += [words("tui.decks.chosen")] if found.id == self.chosen else []
            detail = " · ".join(part for part in parts if part)
        return Content.assemble((found.title, "bold"), "\n", detail, "\n")

    def on_mount(self) -> None:
        """The chosen one is under the cursor."""
        super().on_mount()
        ids = [each.id for each in self.found]
        self.query_one(OptionList).highlighted = ids.index(self.chosen) if self.chosen in ids else 0

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        return (
            self.hint(keys.NATURAL, "choose", "choose"),
            Hint("↑↓", self.words("tui.key.move"), "move_on"),
            self.hint(keys.BACK, "back", "back"),
        )

    def action_choose(self) -> None:
        """Space is enter here."""
        self.query_one(OptionList).action_select()

    def action_move_on(self) -> None:
        """To the next deck."""
        self.query_one(OptionList).action_cursor_down()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """That deck, if it can be played."""
        found = self.found[event.option_index]
        if not found.broken and self.home.deck_or_tell(found.id) is not None:
            self.action_back()
