"""The text that is written in: YAML with line numbers, coloured where tree-sitter is installed, plain where it is not.

A deck may have thousands of lines, so nothing here looks at all of them for one keystroke.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from rich.style import Style
from rich.text import Text
from textual import events
from textual._text_area_theme import TextAreaTheme
from textual._tree_sitter import TREE_SITTER, get_language
from textual.document._document_navigator import DocumentNavigator
from textual.document._syntax_aware_document import SyntaxAwareDocument
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import clamp
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from ledelseskort.deck.gate import BIDI, BREAKS, CONTROL, INVISIBLE, JOINERS
from ledelseskort.deck.kinds import Colour
from ledelseskort.deck.underway import next_line
from ledelseskort.tui.design import PALETTES, palette

INDENT = 2
"""Columns that one thing stands further in than what it belongs to."""
UNSEEN = re.compile(f"[{CONTROL}{BIDI}{INVISIBLE}{JOINERS}{BREAKS}\U000f0000-\U000f2fff]")
"""What is not seen, or would steer the terminal."""
_VEIL = {ord(sign): 0xF0000 + ord(sign) for sign in "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"}
"""What Textual would break a line at, and a file does not: it is kept as a sign of nobody's until it is saved."""
_UNVEIL = {veiled: sign for sign, veiled in _VEIL.items()}
IN_ITS_PLACE = "¤"
"""What is shown instead; the file keeps what it has."""
_LANGUAGE = "yaml"
_ROWS_AROUND = 20
"""Rows that are coloured above and below the window, so that a short way is scrolled without looking again."""
_AT_LEAST = 1
"""Cells of a line that are marked, where what is wrong has no end."""


@cache
def highlighted() -> bool:
    """Whether this installation can colour YAML."""
    return TREE_SITTER and get_language(_LANGUAGE) is not None


def text_theme(name: str) -> TextAreaTheme:
    """How text is written in that palette: what is read aloud in plain ink, the keys apart from it."""
    colours = palette(name)
    quiet = Style(color=colours.muted)
    return TextAreaTheme(
        name=name,
        base_style=Style(color=colours.ink, bgcolor=colours.table),
        gutter_style=Style(color=colours.muted, bgcolor=colours.table),
        cursor_style=Style(color=colours.table, bgcolor=colours.accent),
        cursor_line_style=Style(bgcolor=colours.panel),
        cursor_line_gutter_style=Style(color=colours.accent, bgcolor=colours.panel, bold=True),
        selection_style=Style(color=colours.numeral, bgcolor=colours.back),
        bracket_matching_style=Style(underline=True),
        syntax_styles={
            "yaml.field": Style(color=colours.tints[Colour.BLUE]),
            "comment": quiet,
            "number": Style(color=colours.tints[Colour.ORANGE]),
            "boolean": Style(color=colours.tints[Colour.ORANGE]),
            "constant.builtin": Style(color=colours.tints[Colour.ORANGE]),
            "punctuation.delimiter": quiet,
            "punctuation.bracket": quiet,
            "punctuation.special": quiet,
        },
    )


class QuickWrapped(WrappedDocument):
    """Knows its height without counting it anew: it is asked for with every line that is painted."""

    @property
    def height(self) -> int:
        """Rows, wrapped lines counted as many times as they are broken and once more."""
        return len(self._offset_to_line_info)


class EditorPane(TextArea):
    """Enter goes on where the line began, tab goes two columns further in, and what is wrong is underlined."""

    DEFAULT_CSS = """
    EditorPane { border: none; padding: 0; &:focus { border: none; } }
    """

    def __init__(self, text: str, *, read_only: bool = False, id: str) -> None:
        self._whole: str | None = None
        self._marks: Mapping[int, int] = {}
        self._coloured = range(0)
        shown = text.translate(_VEIL)
        self._veiled = shown != text
        super().__init__(
            shown,
            language=_LANGUAGE if highlighted() else None,
            tab_behavior="indent",
            show_line_numbers=True,
            read_only=read_only,
            id=id,
        )
        self.indent_width = INDENT
        self.cursor_blink = False
        for name in PALETTES:
            self.register_theme(text_theme(name))

    def on_mount(self) -> None:
        """Dressed in the app's palette, whichever that is."""
        self.watch(self.app, "theme", self._dress)

    def _dress(self, theme: str) -> None:
        if theme in PALETTES:
            self.theme = theme

    # ── the text ──

    @property
    def text(self) -> str:
        """The whole text, put together once after each change: it is asked for with every line that is painted."""
        if self._whole is None:
            self._whole = self.document.text.translate(_UNVEIL) if self._veiled else self.document.text
        return self._whole

    @text.setter
    def text(self, value: str) -> None:
        self._veiled = value.translate(_VEIL) != value
        self.load_text(value.translate(_VEIL))

    @property
    def lines(self) -> list[str]:
        """The text, line by line."""
        return self.document.lines

    def put(self, text: str) -> None:
        """Another text in place of this one, as one step to be undone; the cursor stays in its line, or at its end."""
        shown = text.translate(_VEIL)
        self._veiled = self._veiled or shown != text
        old, new = self.lines, shown.split("\n")
        if old == new:
            return
        least = min(len(old), len(new))
        first = next((at for at in range(least) if old[at] != new[at]), least)
        same = next((at for at in range(least - first) if old[-1 - at] != new[-1 - at]), least - first)
        row, column = self.cursor_location
        at_end = column == len(old[row])
        start, end = (first, 0), (len(old) - same, 0)
        inserted = "".join(f"{line}\n" for line in new[first : len(new) - same])
        if not same:  # the last line has no break of its own
            end, inserted = (len(old) - 1, len(old[-1])), "\n".join(new[first:])
        if start > end:  # lines were added at the very end, or taken from it
            start = (len(old) - 1, len(old[-1]))
            inserted = "".join(f"\n{line}" for line in new[first:])
        elif not same and first == len(new):
            start, inserted = (first - 1, len(old[first - 1])), ""
        self.one_step(inserted, start, end)
        row = clamp(row, 0, len(new) - 1)
        self.move_cursor((row, len(new[row]) if at_end and column else column))

    def one_step(self, text: str, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Puts a text there, as one step that can be undone."""
        self.history.checkpoint()
        self.replace(text, start, end, maintain_selection_offset=True)
        self.history.checkpoint()

    def select(self, row: int, start: int, end: int) -> None:
        """Marks a part of a line, so that the next letter takes its place."""
        self.selection = Selection((row, start), (row, end))
        self.scroll_cursor_visible()

    def on_key(self, event: events.Key) -> None:
        """Enter and backspace know about indentation."""
        if self.read_only or self.selection.start != self.selection.end:
            return
        row, column = self.cursor_location
        before = self.lines[row][:column]
        if event.key == "enter":
            begins = next_line(before)
            if begins is None:  # a bullet with nothing after it is given up, as in a letter
                self.replace("", (row, 0), (row, column))
            else:
                self.insert(f"\n{begins}")
        elif event.key == "backspace" and before and not before.strip(" ") and len(before) % INDENT == 0:
            self.replace("", (row, column - INDENT), (row, column))
        else:
            return
        event.stop()
        event.prevent_default()

    # ── how it is painted ──

    def mark(self, marks: Mapping[int, int]) -> None:
        """Underlines what is wrong: from a column to the end of its line, by row; both counted from 0."""
        if marks != self._marks:
            self._marks = marks
            self._line_cache.clear()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """The line as it is shown: nothing in it steers the terminal."""
        line = UNSEEN.sub(IN_ITS_PLACE, self.document.get_line(line_index))
        text = Text(line, end="", no_wrap=True)
        if line_index in self._marks:
            end = len(line.rstrip())
            start = min(self._marks[line_index], max(0, end - _AT_LEAST))
            text.stylize(Style(underline=True, color=palette(self.app.theme).danger), start, end)
        return text

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.wrapped_document = QuickWrapped(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

    def _build_highlight_map(self) -> None:
        """Called after every change of the text: only what can be seen is coloured."""
        self._whole = None
        self._coloured = range(0)
        self._line_cache.clear()
        self._colour()

    def _watch_scroll_y(self) -> None:
        super()._watch_scroll_y()
        self._colour()

    def _on_resize(self) -> None:
        super()._on_resize()
        self._colour()

    def _colour(self) -> None:
        """Asks the tree for the colours of the rows in the window, unless they are known."""
        document = self.document
        if self._highlight_query is None or not isinstance(document, SyntaxAwareDocument):
            return
        rows = self._rows_seen()
        if rows and rows[0] in self._coloured and rows[-1] in self._coloured:
            return
        self._coloured = wide = range(max(0, rows.start - _ROWS_AROUND), rows.stop + _ROWS_AROUND)
        self._highlights.clear()
        self._line_cache.clear()
        captures = document.query_syntax_tree(self._highlight_query, (wide.start, 0), (wide.stop, 0))
        for name, nodes in captures.items():
            for node in nodes:
                (first, start), (last, end) = node.start_point, node.end_point
                for row in range(max(first, wide.start), min(last, wide.stop) + 1):
                    part = (start if row == first else 0, end if row == last else None, name)
                    self._highlights[row].append(part)

    def _rows_seen(self) -> range:
        """The lines of the text in the window."""
        places = self.wrapped_document._offset_to_line_info
        top = clamp(int(self.scroll_offset.y), 0, max(0, len(places) - 1))
        bottom = clamp(top + max(1, self.size.height), 0, max(0, len(places) - 1))
        return range(places[top][0], places[bottom][0] + 1) if places else range(0, 1)
