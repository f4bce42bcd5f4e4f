"""The form for an option that asks for something: its fields become rows, and what was written becomes answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static, TextArea

from ledelseskort.deck.gate import clean_typed
from ledelseskort.table.option import Choice, Day, Field, Option, Text
from ledelseskort.tui import keys
from ledelseskort.tui.chooser import Chooser
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.modals import Modal
from ledelseskort.wording.dates import short_day
from ledelseskort.wording.words import Words

FARTHEST = 200
"""Days ahead that a day can be chosen within."""
LONG_TEXT = 1000
"""A text that may be longer than this gets a field of several lines."""


class FormModal(Modal[Mapping[str, object]]):
    """Asks for the fields of one option. Ctrl+s keeps and goes on; esc leaves the field, then the form."""

    DEFAULT_CSS = """
    FormModal .label { color: $muted; height: auto; }
    FormModal TextArea { height: 3; margin-bottom: 1; }
    FormModal TextArea.long { height: 8; }
    FormModal Chooser { margin-bottom: 1; }
    FormModal.-tight TextArea, FormModal.-tight Chooser { margin-bottom: 0; }
    FormModal.-tight TextArea.long { height: 6; }
    FormModal.-low TextArea { height: 2; }
    FormModal.-low TextArea.long { height: 4; }
    FormModal #trouble { color: $danger; height: 1; visibility: hidden; }
    FormModal #sheet KeyBar { margin-top: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding(keys.KEEP.names, "keep", show=False, priority=True)]

    def __init__(
        self,
        words: Words,
        option: Option,
        *,
        alone: bool,
        today: date,
        shown: Callable[[str, object], str],
    ) -> None:
        """`shown` turns a value of a choice field into words; `today` is the first day that can be chosen."""
        self.option = option
        self.alone = alone
        self.today = today
        self.shown = shown
        super().__init__(words, words.first(*self._keys("title")))

    def _keys(self, name: str) -> tuple[str, ...]:
        """Where the words of a row are: a person alone may have their own."""
        key = f"tui.form.{self.option.kind}-{name}"
        alone = (f"tui.form.{self.option.kind}-alone-{name}", f"{key}-alone") if self.alone else ()
        return (*alone, key)

    def content(self) -> Iterable[Widget]:
        """A label and a row for each field; a person alone is the only owner there is."""
        for field in self._asked():
            match field:
                case Text():
                    yield Static(self.words.first(*self._keys(field.name)), classes="label", markup=False)
                    yield TextArea(
                        id=field.name,
                        classes="long" if field.most > LONG_TEXT else "",
                        soft_wrap=True,
                        tab_behavior="focus",
                        highlight_cursor_line=False,
                    )
                case Choice():
                    values = [self.words.first(f"tui.form.{self.option.kind}-no-{field.name}", "tui.form.nothing")]
                    values += [self.shown(field.name, value) for value in field.values]
                    yield Chooser(self.words.first(*self._keys(field.name)), values, id=field.name)
                case Day():
                    yield Chooser(
                        self.words.first(*self._keys(field.name)), self._days(), self._day(field), id=field.name
                    )
        yield Static(self.words("tui.form.empty"), id="trouble", markup=False)

    def _asked(self) -> tuple[Field, ...]:
        fields = self.option.asks
        if self.alone:
            fields = tuple(field for field in fields if field.name not in {"seat", "name"})
            if self.option.kind == "agree":
                fields = tuple(sorted(fields, key=lambda field: field.name != "when"))
        return fields

    def _days(self) -> list[str]:
        days = (self.today + timedelta(days=ahead) for ahead in range(1, FARTHEST))
        return [self.words("tui.form.no-day"), *(short_day(day, self.words) for day in days)]

    def _day(self, field: Day) -> int:
        return 0 if field.default is None else max(1, min(FARTHEST - 1, (field.default - self.today).days))

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        return (
            Hint(keys.KEEP.shown, self.words("tui.key.keep"), "keep"),
            Hint("tab", self.words("tui.key.move"), "app.focus_next"),
            Hint("←→", self.words("tui.key.change"), "change"),
            Hint(keys.BACK.shown, self.words("tui.key.back"), "leave"),
        )

    def on_mount(self) -> None:
        """One writes at once."""
        self.query(TextArea).first().focus()

    def on_resize(self) -> None:
        """A low window has low fields, so that all of them and the keys can be seen."""
        self.set_class(self.app.size.height < 34, "-tight")
        self.set_class(self.app.size.height < 24, "-low")

    def action_leave(self) -> None:
        """Out of a field with something in it first: what was written is not lost by one slip."""
        if isinstance(self.focused, TextArea) and self.focused.text.strip():
            self.set_focus(None)
        else:
            super().action_leave()

    def action_change(self) -> None:
        """The next value where one is chosen, as a click on the hint wants it."""
        if isinstance(self.focused, Chooser):
            self.focused.action_step(1)

    def action_keep(self) -> None:
        """Returns the answers, once what is required is there."""
        answers = {field.name: self._answer(field) for field in self._asked()}
        lacking = [
            each for each in self._asked() if isinstance(each, Text) and not each.optional and not answers[each.name]
        ]
        if lacking:
            self.query_one("#trouble").visible = True
            self.query_one(f"#{lacking[0].name}", TextArea).focus()
            return
        self.dismiss(answers)

    def _answer(self, field: Field) -> object:
        match field:
            case Text(name=name, most=most):
                return clean_typed(self.query_one(f"#{name}", TextArea).text, most, lines=most > LONG_TEXT)
            case Choice(name=name, values=values):
                at = self.query_one(f"#{name}", Chooser).index
                return values[at - 1] if at else None
            case Day(name=name):
                at = self.query_one(f"#{name}", Chooser).index
                return self.today + timedelta(days=at) if at else None
            case _:
                return None
