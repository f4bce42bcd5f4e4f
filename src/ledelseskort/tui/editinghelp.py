"""Two sheets on top of the editor: what can be done in it, and what was mended."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ledelseskort.deck.gate import shown
from ledelseskort.tui import keys
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.modals import Modal
from ledelseskort.wording.words import Words

if TYPE_CHECKING:
    from ledelseskort.deck.mending import Mended

HELP = (
    (keys.NEW_CARD, "new-card"),
    (keys.SEE_CARD, "see-card"),
    (keys.MEND, "mend"),
    (keys.TRY_OUT, "try-out"),
    (keys.TO_FAULTS, "to-faults"),
    (keys.TIPS, "tips"),
    (keys.NEXT_FAULT, "next-fault"),
    (keys.OUTSIDE, "outside"),
    (keys.KEEP, "keep"),
    (keys.UNDO, "undo"),
    (keys.REDO, "redo"),
    (keys.OPEN_FILE, "open-file"),
    (keys.BACK, "back"),
)
"""In the order of the keyboard."""
_SHOWN = 60
"""So many mended lines are shown; the rest are counted."""


class Sheet(Modal[None]):
    """Something to be read, and put away by nearly any key."""

    DEFAULT_CSS = """
    Sheet > #sheet { width: 92; }
    Sheet VerticalScroll { height: auto; max-height: 40vh; scrollbar-gutter: stable; }
    Sheet #line { margin-bottom: 1; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space,enter,f1", "leave", show=False, priority=True)]

    def __init__(self, words: Words, title: str, line: str, rows: Content) -> None:
        super().__init__(words, title)
        self._line = line
        self._rows = rows

    def content(self) -> Iterable[Widget]:
        """A line, and the rows below it."""
        yield Static(self._line, id="line", markup=False)
        yield VerticalScroll(Static(self._rows, markup=False))

    def on_mount(self) -> None:
        """The arrows go through it."""
        self.query_one(VerticalScroll).focus()

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        return (
            Hint(keys.BACK.caption(self.words), self.words("tui.key.back"), "leave"),
            Hint("↑↓", self.words("tui.key.read-on"), "scroll"),
        )

    def action_scroll(self) -> None:
        """Further down."""
        self.query_one(VerticalScroll).scroll_page_down()


class EditorHelp(Sheet):
    """What the editor is, and its keys."""

    def __init__(self, words: Words) -> None:
        rows = Content("\n").join(
            Content.assemble((f"{key.caption(words):<8}", "bold $accent"), words(f"tui.editor.help-{name}"))
            for key, name in HELP
        )
        super().__init__(words, words("tui.editor.help-title"), words("tui.editor.help-line"), rows)


class MendedSheet(Sheet):
    """The lines that were mended, before and after."""

    def __init__(self, words: Words, mended: Mended) -> None:
        edits = mended.edits
        rows = [
            Content.assemble(
                (f"{edit.line:>5}  ", "$muted"),
                (f"− {shown(edit.before.strip())}", "$danger"),
                (f"\n       + {shown(edit.after.strip())}", "$success"),
            )
            for edit in edits[:_SHOWN]
        ]
        if len(edits) > _SHOWN:
            rows.append(Content(words("tui.editor.mended-more", count=len(edits) - _SHOWN)))
        line = words("tui.editor.mended-line", key=keys.UNDO.shown)
        super().__init__(words, words("tui.editor.mended", count=len(edits)), line, Content("\n").join(rows))
