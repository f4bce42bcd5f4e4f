"""The middle of a guided table: the step on a card, and beside it a field for each of its prompts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from ledelseskort.table.modes.guided import Guided, case_of, number_of, step_of, written_at
from ledelseskort.tui.card import CardView
from ledelseskort.tui.face import Face, Side
from ledelseskort.wording.words import Words

if TYPE_CHECKING:
    from ledelseskort.deck.models import Deck, Step
    from ledelseskort.tui.tell import Teller

WIDE = 100
"""Columns from which the fields stand beside the step."""


class StepView(Container):
    """One step: who, how long, what to do; the case, where one is talked about; and what may be written."""

    DEFAULT_CSS = """
    StepView { height: 1fr; layout: horizontal; }
    StepView CardView { width: 1fr; height: 1fr; }
    StepView #step-desk { width: 1fr; height: 1fr; padding: 0 1 0 3; }
    StepView #step-desk Static { color: $accent; height: auto; }
    StepView TextArea { height: 6; margin-bottom: 1; }
    StepView.-few TextArea { height: 14; }
    StepView.-narrow { layout: vertical; }
    StepView.-narrow #step-desk { padding: 0 1; }
    StepView.-narrow TextArea { height: 3; margin-bottom: 0; }
    StepView.-narrow.-few TextArea { height: 5; }
    """

    def __init__(self, words: Words, deck: Deck, *, id: str) -> None:
        """As many fields are built as any step of the deck has prompts."""
        super().__init__(id=id)
        self.words = words
        self._fields = tuple(
            TextArea(id=f"answer-{number}", tab_behavior="focus", highlight_cursor_line=False, soft_wrap=True)
            for number in range(1, max((len(step.write) for step in deck.steps), default=0) + 1)
        )
        self._labels = tuple(Static("", markup=False) for _ in self._fields)
        self._at: int | None = None
        """The step whose fields are shown."""
        self._stored: dict[int, str] = {}
        """What each of its fields was filled with, by the prompt."""

    def compose(self) -> ComposeResult:
        """The step on a card, and the fields."""
        yield CardView(id="step-card", more=self.words("tui.card.more"))
        with VerticalScroll(id="step-desk", can_focus=False):
            for label, field in zip(self._labels, self._fields, strict=True):
                yield label
                yield field

    def on_resize(self) -> None:
        """Narrow windows have the fields below the step."""
        self.set_class(self.app.size.width < WIDE, "-narrow")

    # ── what is shown ──

    def show(self, teller: Teller) -> None:
        """The step as it is now. What somebody is writing is left alone, unless something else stands there since."""
        table = teller.live.table
        step = step_of(table)
        prompts = () if step is None else step.write
        self.query_one(CardView).face = _welcome(teller) if step is None else _front(teller, step)
        self._fill(number_of(table), {at: teller.live.texts.get(key, "") for at, key in written_at(table).items()})
        self.set_class(len(prompts) == 1, "-few")
        self.query_one("#step-desk").display = bool(prompts)
        for at, (label, field) in enumerate(zip(self._labels, self._fields, strict=True)):
            label.display = field.display = at < len(prompts)
            label.update(Content(prompts[at] if at < len(prompts) else ""))

    def _fill(self, step: int | None, stored: Mapping[int, str]) -> None:
        other = step != self._at
        if other:
            self.query_one("#step-desk").scroll_home(animate=False)
        for prompt, field in enumerate(self._fields, start=1):
            text = stored.get(prompt, "")
            if other or text != self._stored.get(prompt, ""):
                field.load_text(text)
                field.move_cursor(field.document.end)
        self._at, self._stored = step, dict(stored)

    # ── what is written ──

    def unkept(self) -> Iterator[tuple[int, str]]:
        """The prompts under which something else stands than was kept, each with it."""
        for prompt, field in enumerate(self._fields, start=1):
            text = field.text.strip()
            if field.display and text != self._stored.get(prompt, "").strip():
                yield prompt, text

    @property
    def field(self) -> int:
        """The field that letters go into, from 1; 0 where they go into none."""
        focused = self.screen.focused
        return self._fields.index(focused) + 1 if isinstance(focused, TextArea) and focused in self._fields else 0

    def write(self, after: int = 0) -> bool:
        """Into the first field after that one that nothing stands in, or into the first; whether there is one."""
        shown = [field for field in self._fields[after:] if field.display]
        empty = (field for field in shown if not field.text.strip())
        for field in (*empty, *(() if after else shown))[:1]:
            field.focus()
            return True
        return False

    def roll(self, rows: int) -> None:
        """Scrolls the step, if it is longer than its room."""
        self.query_one(CardView).roll(rows)


def _front(teller: Teller, step: Step) -> Face:
    """The step as a card: who and how long on the band, the case below what is to be done."""
    words, case = teller.words, case_of(teller.live.table)
    return Face(
        side=Side.FRONT,
        theme=step.who or step.title,
        corner="" if step.minutes is None else words("guided.minutes", count=step.minutes),
        question=step.text,
        follow_ups=() if case is None else (words("guided.case", title=case.title), case.text),
        follow_ups_shown=True,
    )


def _welcome(teller: Teller) -> Face:
    """What the steps are for, how long they take, and what each is called."""
    table, words = teller.live.table, teller.words
    assert isinstance(table.play, Guided)
    steps = [table.deck.steps[number] for number in table.play.steps]
    minutes = sum(step.minutes or 0 for step in steps)
    last = (words(f"guided.from-last{'-alone' if teller.alone else ''}"),) if table.opening.written else ()
    return Face(
        side=Side.FRONT,
        theme=words("guided.count", count=len(steps)),
        corner=words("guided.minutes", count=minutes) if minutes else "",
        question=table.deck.purpose or table.deck.title,
        follow_ups=(*(step.title for step in steps), *last),
        follow_ups_shown=True,
    )
