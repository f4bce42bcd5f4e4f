"""The form for an option that asks for something: its fields become rows, and what was written becomes answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static, TextArea

from ledelseskort.deck.gate import clean_typed
from ledelseskort.table.option import Choice, Day, Field, Option, Text
from ledelseskort.table.rules import NAME_LENGTH
from ledelseskort.tui import keys
from ledelseskort.tui.chooser import Chooser
from ledelseskort.tui.days import DayPicker
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.modals import Modal
from ledelseskort.wording.words import Words

LONG_TEXT = 1000
"""A text that may be longer than this gets a field of several lines."""


class OneLine(TextArea):
    """A field for a name: enter ends it, for a name has one line."""

    class Entered(Message):
        """Enter was pressed."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Entered())
        else:
            await super()._on_key(event)


@dataclass(frozen=True)
class Filled:
    """A form as it was left."""

    answers: Mapping[str, object]
    """By the names of the fields."""
    written: bool
    """Whether somebody wrote in it."""
    keep: bool
    """Whether it is to be played; else it is a draft."""


class FormModal(Modal[Filled]):
    """Asks for the fields of one option. Ctrl+s keeps and goes on; esc leaves, and what was written is a draft."""

    DEFAULT_CSS = """
    FormModal .label { color: $muted; height: auto; }
    FormModal TextArea { height: 3; margin-bottom: 1; }
    FormModal TextArea.long { height: 8; }
    FormModal Chooser { margin-bottom: 1; }
    FormModal.-tight TextArea, FormModal.-tight Chooser { margin-bottom: 0; }
    FormModal.-tight TextArea.long { height: 6; }
    FormModal.-low TextArea { height: 2; }
    FormModal.-low TextArea.long { height: 4; }
    FormModal #trouble { color: $muted; height: 1; visibility: hidden; }
    FormModal #trouble.wrong { color: $danger; }
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
        draft: Mapping[str, object],
    ) -> None:
        """`shown` turns a value of a choice into words; days can be chosen after `today`; `draft` was left before."""
        self.option = option
        self.alone = alone
        self.today = today
        self.shown = shown
        self.draft = draft
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
                    yield (TextArea if field.most > NAME_LENGTH else OneLine)(
                        str(self.draft.get(field.name, "")),
                        id=field.name,
                        classes="long" if field.most > LONG_TEXT else "",
                        soft_wrap=True,
                        tab_behavior="focus",
                        highlight_cursor_line=False,
                    )
                case Choice():
                    yield self._chooser(field)
                case Day(name=name, default=default, others=others):
                    chosen = self.draft.get(name, default)
                    day = chosen if isinstance(chosen, date) else None
                    label = self.words.first(*self._keys(name))
                    yield DayPicker(label, self.words, self.today, day, others, id=name)
        yield Static("", id="trouble", markup=False)

    def _chooser(self, field: Choice) -> Chooser:
        """A row whose values are chosen with the arrows: the one of the draft first, else the first."""
        values = self._values(field)
        labels = [self._in_words(field, value) for value in values]
        chosen = self.draft.get(field.name)
        at = values.index(chosen) if chosen in values else 0
        return Chooser(self.words.first(*self._keys(field.name)), labels, at, id=field.name)

    def _values(self, field: Choice) -> tuple[object, ...]:
        """What can be chosen, in its order; nothing first, where that is an answer."""
        return (*((None,) if field.optional else ()), *field.values)

    def _in_words(self, field: Choice, value: object) -> str:
        if value is None:
            return self.words.first(f"tui.form.{self.option.kind}-no-{field.name}", "tui.form.nothing")
        return self.shown(field.name, value)

    def _asked(self) -> tuple[Field, ...]:
        fields = self.option.asks
        if self.alone:
            fields = tuple(field for field in fields if field.name not in {"seat", "name"})
            if self.option.kind == "agree":
                fields = tuple(sorted(fields, key=lambda field: field.name != "when"))
        return fields

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        return (
            Hint(keys.KEEP.caption(self.words), self.words("tui.key.keep"), "keep"),
            Hint(keys.NEXT_FIELD.caption(self.words), self.words("tui.key.move"), "app.focus_next"),
            Hint("←→", self.words("tui.key.change"), "change"),
            Hint(keys.BACK.caption(self.words), self.words("tui.key.back"), "leave"),
        )

    def on_mount(self) -> None:
        """One writes at once, on from where one left."""
        for area in self.query(TextArea):
            area.move_cursor(area.document.end)
        (*self.query(TextArea), *self.query(Chooser))[0].focus()
        if self.draft:
            self._say("draft")

    def _say(self, what: str, *, wrong: bool = False) -> None:
        """One line below the fields."""
        line = self.query_one("#trouble", Static)
        line.update(Content(self.words(f"tui.form.{what}")), layout=False)
        line.set_class(wrong, "wrong")
        line.visible = True

    def on_one_line_entered(self, event: OneLine.Entered) -> None:
        """Enter in a name: that was it, where nothing else is asked; else on to the next."""
        event.stop()
        if len(self._asked()) == 1:
            self.action_keep()
        else:
            self.app.action_focus_next()

    # ── one owner ──

    def on_chooser_changed(self, event: Chooser.Changed) -> None:
        """Somebody here is chosen: then it is nobody else."""
        event.stop()
        if event.chooser.id == "seat" and event.chooser.index and self.query("#name"):
            self.query_one("#name", TextArea).clear()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Somebody else is written: then it is nobody here."""
        event.stop()
        if event.text_area.id == "name" and event.text_area.text.strip() and self.query("#seat"):
            self.query_one("#seat", Chooser).index = 0

    def on_resize(self) -> None:
        """A low window has low fields, so that all of them and the keys can be seen."""
        self.set_class(self.app.size.height < 34, "-tight")
        self.set_class(self.app.size.height < 24, "-low")

    def action_leave(self) -> None:
        """Out of the form: what was written stands there the next time."""
        self._left(keep=False)

    def action_change(self) -> None:
        """The next value where one is chosen, as a click on the hint wants it."""
        if isinstance(self.focused, Chooser):
            self.focused.action_step(1)

    def action_keep(self) -> None:
        """Returns the answers, once what is required is there."""
        answers = self._answers()
        lacking = [
            each for each in self._asked() if isinstance(each, Text) and not each.optional and not answers[each.name]
        ]
        if lacking:
            self._say("empty", wrong=True)
            self.query_one(f"#{lacking[0].name}", TextArea).focus()
            return
        self._left(keep=True)

    def _left(self, *, keep: bool) -> None:
        written = any(area.text.strip() for area in self.query(TextArea))
        self.dismiss(Filled(self._answers(), written, keep))

    def _answers(self) -> dict[str, object]:
        return {field.name: self._answer(field) for field in self._asked()}

    def _answer(self, field: Field) -> object:
        match field:
            case Text(name=name, most=most):
                return clean_typed(self.query_one(f"#{name}", TextArea).text, most, lines=most > LONG_TEXT)
            case Choice():
                return self._values(field)[self.query_one(f"#{field.name}", Chooser).index]
            case Day():
                return self.query_one(f"#{field.name}", DayPicker).value
            case _:
                return None
