"""What the group agreed last, met again before the first card: one agreement at a time, to be read from afar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from ledelseskort.deck.kinds import Colour, Symbol
from ledelseskort.journal.agreements import KeptAgreement
from ledelseskort.paper.text import agreement_text
from ledelseskort.tui import keys
from ledelseskort.tui.agreed import as_line
from ledelseskort.tui.card import CardView
from ledelseskort.tui.face import Face, Side
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.outcome import KINDS, Settling

LATER = "later"
"""The answer that leaves an agreement as it is, due the next time too."""
ANSWERS = (*KINDS, LATER)
LOW, NARROW = 28, 72
"""Below so many rows or columns the buttons are slim."""


class ReviewScreen(Settling):
    """Sidst aftalte I …: esc steps past them all to the meeting, and they stay due."""

    DEFAULT_CSS = """
    ReviewScreen { align-horizontal: center; }
    ReviewScreen #card { height: 1fr; }
    ReviewScreen #from { height: 1; width: 1fr; color: $muted; text-align: center; margin-top: 1; }
    ReviewScreen #from { text-wrap: nowrap; text-overflow: ellipsis; }
    ReviewScreen.-low #from { margin: 0; }
    ReviewScreen #answers { height: auto; align-horizontal: center; margin: 1 0; }
    ReviewScreen Button { margin: 0 1; }
    ReviewScreen.-low #answers { margin: 0; }
    ReviewScreen.-low Button { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"answer({number})", show=False) for number in range(1, len(ANSWERS) + 1)),
        Binding("space,pagedown", "press", show=False),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
        Binding("up", "roll(-1)", show=False),
        Binding("down", "roll(1)", show=False),
    ]
    AUTO_FOCUS = "Button"

    def __init__(
        self, agreements: Sequence[KeptAgreement], finished: Callable[[], None], own: Sequence[date] = ()
    ) -> None:
        """`finished` is called once this screen is gone; `own` are the deck's days of review."""
        super().__init__(own)
        self.agreements = tuple(agreements)
        self.at = 0
        self._finished = finished
        self._through = False

    @property
    def agreement(self) -> KeptAgreement:
        """The one that is met now."""
        return self.agreements[self.at]

    def content(self) -> Iterable[Widget]:
        """The agreement as a card, the card it came from, and what may have become of it."""
        yield CardView(self._face(), id="card")
        yield Static(self._from(), id="from")
        answers = ((each, self.words(f"tui.review.{each}")) for each in ANSWERS)
        buttons = (Button(Content(f"{at} {label}"), id=each) for at, (each, label) in enumerate(answers, start=1))
        yield Horizontal(*buttons, id="answers")

    def _face(self) -> Face:
        """The agreement large; who and when below it."""
        agreement, words = self.agreement, self.words
        what, *details = agreement_text(as_line(agreement, words, self.home.services.local), words)
        return Face(
            symbol=Symbol.SQUARE,
            colour=Colour.GREEN,
            theme=words("tui.review.title-alone" if agreement.alone else "tui.review.title"),
            question=what,
            follow_ups=tuple(details),
            follow_ups_shown=True,
            side=Side.FRONT,
            corner=words("tui.review.count", number=self.at + 1, count=len(self.agreements)) if self._several() else "",
        )

    def _from(self) -> Content:
        question = self.agreement.question
        return Content(self.words("paper.question", question=question) if question else "")

    def _several(self) -> bool:
        return len(self.agreements) > 1

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        return (
            self.hint(keys.NATURAL, "choose", "press"),
            Hint(f"1–{len(ANSWERS)}", self.words("tui.review.answer-key"), "press"),
            Hint("←→", self.words("tui.key.move"), "app.focus_next"),
            Hint(keys.BACK.caption(self.words), self.words("tui.review.past"), "back"),
        )

    def on_resize(self) -> None:
        """Slim buttons in a small window."""
        super().on_resize()
        size = self.app.size
        low = size.height < LOW or size.width < NARROW
        self.set_class(low, "-low")
        for button in self.query(Button):
            button.set_class(low, "-slim")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """What became of it."""
        self._answer(event.button.id or LATER)

    def action_answer(self, number: int) -> None:
        """The same by its number."""
        self._answer(ANSWERS[number - 1])

    def action_press(self) -> None:
        """Space presses what has focus."""
        focused = self.focused
        (focused if isinstance(focused, Button) else self.query(Button).first()).press()

    def action_roll(self, rows: int) -> None:
        """An agreement too long for its card is scrolled."""
        self.query_one(CardView).roll(rows)

    def _answer(self, answer: str) -> None:
        for kind in KINDS:
            if kind == answer:
                self.settle(self.agreement, kind)
        if answer == LATER:
            self._next()

    def settled(self, agreement: KeptAgreement) -> None:
        """On to the next of them."""
        if agreement.id == self.agreement.id:
            self._next()

    def _next(self) -> None:
        if self.at + 1 == len(self.agreements):
            self._through = True
            self.action_back()
            return
        self.at += 1
        self.query_one(CardView).turn_to(self._face())
        self.query_one("#from", Static).update(self._from())
        self.query(Button).first().focus()

    def on_screen_resume(self) -> None:
        """The last answer was kept while something lay on top."""
        if self._through:
            self.action_back()

    def action_back(self) -> None:
        """To the meeting; what was not answered stays due."""
        if self.is_active:
            self.dismiss()
            self._finished()
