"""Small typed questions on top of the table: each returns a value, or None when it is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ledelseskort.tui import keys
from ledelseskort.tui.keybar import KeyBar
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.ontop import OnTop
from ledelseskort.wording.words import Words

Answer = TypeVar("Answer")


class Modal(OnTop[Answer | None], ModalScreen[Answer | None], Generic[Answer]):
    """A sheet in the middle of the screen, with its own line of keys. Esc leaves it and changes nothing."""

    DEFAULT_CSS = """
    Modal { align: center middle; background: $table 70%; }
    Modal > #sheet { width: 76; max-width: 96%; height: auto; max-height: 96%; overflow-y: auto; }
    Modal > #sheet { background: $panel; padding: 1 3; }
    Modal #modal-title { text-style: bold; color: $ink; margin-bottom: 1; height: auto; }
    Modal #sheet KeyBar { margin-top: 1; }
    Modal OptionList { background: $panel; border: none; padding: 0; height: auto; max-height: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding(keys.BACK.names, "leave", show=False)]

    def __init__(self, words: Words, title: str) -> None:
        super().__init__()
        self.words = words
        self.heading = title

    def compose(self) -> ComposeResult:
        """Heading, content, keys."""
        bar = KeyBar()
        bar.hints = self.hints()
        yield Vertical(Static(Content(self.heading), id="modal-title"), *self.content(), bar, id="sheet")

    def content(self) -> Iterable[Widget]:
        """What is asked."""
        return ()

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        return (Hint(keys.BACK.caption(self.words), self.words("tui.key.back"), "leave"),)

    def action_leave(self) -> None:
        """Back, with nothing changed."""
        self.dismiss(None)


class PickModal(Modal[int]):
    """One of a few things; returns which, counted from 0."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "choose", show=False)]

    def __init__(self, words: Words, title: str, choices: Sequence[str], line: str = "") -> None:
        super().__init__(words, title)
        self.choices = tuple(choices)
        self.line = line

    def content(self) -> Iterable[Widget]:
        """The things, and a line above them where there is something to say."""
        if self.line:
            yield Static(Content(self.line))
        yield OptionList(*(Option(Content(choice)) for choice in self.choices))

    def on_mount(self) -> None:
        """The first one is the natural one."""
        choices = self.query_one(OptionList)
        choices.highlighted = 0
        choices.focus()

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        return (
            Hint(keys.NATURAL.caption(self.words), self.words("tui.key.choose"), "choose"),
            Hint("↑↓", self.words("tui.key.move"), "move_on"),
            *super().hints(),
        )

    def action_choose(self) -> None:
        """Space is enter here."""
        self.query_one(OptionList).action_select()

    def action_move_on(self) -> None:
        """To the next of them."""
        self.query_one(OptionList).action_cursor_down()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """That one."""
        event.stop()
        self.dismiss(event.option_index)


class QuitModal(PickModal):
    """Whether to close in the middle of a meeting; the second answer is yes."""

    def __init__(self, words: Words, *, alone: bool, kept: bool) -> None:
        """`kept` is whether the meeting can be taken up again."""
        own = "-alone" if alone else ""
        choices = (words("tui.quit.stay"), words("tui.quit.leave"))
        line = words(f"tui.quit.{'kept' if kept else 'line'}{own}")
        super().__init__(words, words(f"tui.quit.title{own}"), choices, line)
