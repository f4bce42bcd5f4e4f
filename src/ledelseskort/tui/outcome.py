"""What became of an agreement: one choice, and a word about it only for those who want to say one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from ledelseskort.deck.gate import clean_typed
from ledelseskort.errors import LedelseskortError
from ledelseskort.journal.agreements import WORD_LENGTH, KeptAgreement
from ledelseskort.journal.reviewing import SAID, Kind, review
from ledelseskort.paper.agreed import sentence
from ledelseskort.table.rules import review_day
from ledelseskort.tui import keys
from ledelseskort.tui.agreed import as_line
from ledelseskort.tui.days import DayPicker
from ledelseskort.tui.keybar import KeyBar
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.modals import Modal
from ledelseskort.tui.page import Page
from ledelseskort.wording.words import Words

KINDS: tuple[Kind, ...] = ("done", "continued", "dropped")
"""In the order they are offered."""
FIELDS = SAID
"""What may be written; the last two only when they are asked for."""
BEHIND = FIELDS[1:]


@dataclass(frozen=True)
class Told:
    """What was said of an agreement."""

    kind: Kind
    texts: Mapping[str, str]
    """By `FIELDS`, only what was written."""
    due: date | None = None
    keep: bool = True
    """Whether it is to be kept; else it is a draft."""


class OutcomeModal(Modal[Told]):
    """Enter keeps it as it stands: nothing has to be written. Esc changes nothing; what was written is a draft."""

    DEFAULT_CSS = """
    OutcomeModal #what { color: $muted; height: auto; max-height: 3; margin-bottom: 1; }
    OutcomeModal .label { color: $muted; height: auto; }
    OutcomeModal DayPicker, OutcomeModal Input { margin-bottom: 1; }
    OutcomeModal .behind { display: none; }
    OutcomeModal.-more .behind { display: block; }
    OutcomeModal #sheet KeyBar { margin-top: 0; }
    OutcomeModal.-low #what { max-height: 1; }
    OutcomeModal.-low #what, OutcomeModal.-low #modal-title { margin: 0; }
    OutcomeModal.-low DayPicker, OutcomeModal.-low Input { margin-bottom: 0; }
    OutcomeModal.-low > #sheet { padding: 0 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(f"{keys.KEEP.names},enter", "keep", show=False, priority=True),
        Binding("space", "keep", show=False),
        Binding("down", "on", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(
        self, words: Words, kind: Kind, what: str, *, today: date, draft: Told, own: Sequence[date] = (), alone: bool
    ) -> None:
        """`draft` is what stands there at first; `own` are the deck's days of review."""
        self.alone = alone
        self.kind: Kind = kind
        self.what = what
        self.today = today
        self.draft = draft
        self.own = own
        super().__init__(words, words(f"tui.review.{kind}"))

    def content(self) -> Iterable[Widget]:
        """What it is about, the new day where there is one, and the fields."""
        words = self.words
        yield Static(Content(self.what), id="what")
        if self.kind == "continued":
            yield DayPicker(words("tui.review.due"), words, self.today, self.draft.due, self.own, id="due")
        for name in FIELDS:
            behind = "behind" if name in BEHIND else ""
            key = f"tui.review.{name}"
            own = (f"{key}-alone",) if self.alone else ()
            yield Static(words.first(*own, key), classes=f"label {behind}", markup=False)
            yield Input(self.draft.texts.get(name, ""), id=name, classes=behind, max_length=WORD_LENGTH)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        more = self.is_mounted and self.has_class("-more")
        day = (Hint("←→", self.words("tui.review.day-key"), "step"),) if self.kind == "continued" else ()
        return (
            Hint(keys.CHOOSE.caption(self.words), self.words("tui.key.keep"), "keep"),
            *day,
            Hint("↓", self.words("tui.key.move") if more else self.words("tui.review.more"), "on"),
            *super().hints(),
        )

    def on_mount(self) -> None:
        """The new day first, else the word."""
        if any(self.draft.texts.get(name) for name in BEHIND):
            self._open()
        (*self.query(DayPicker), self.query_one("#word"))[0].focus()

    def on_resize(self) -> None:
        """A low window has no air, so that all fields and the keys can be seen."""
        self.set_class(self.app.size.height < 26, "-low")

    def action_step(self) -> None:
        """A day later, as a click on the hint wants it."""
        for row in self.query(DayPicker):
            row.action_step(1)

    def action_on(self) -> None:
        """To the next field; after the word, the two questions that are not asked unless somebody wants them."""
        last = self.focused is not None and self.focused.id == "word"
        if last and not self.has_class("-more"):
            self._open()
            self.query_one("#cost").focus()
        else:
            self.app.action_focus_next()

    def _open(self) -> None:
        self.add_class("-more")
        self.query_one(KeyBar).hints = self.hints()

    def action_keep(self) -> None:
        """As it stands."""
        self._left(keep=True)

    def action_leave(self) -> None:
        """Nothing has happened; what was written stands there the next time."""
        self._left(keep=False)

    def _left(self, *, keep: bool) -> None:
        typed = {name: clean_typed(self.query_one(f"#{name}", Input).value, WORD_LENGTH) for name in FIELDS}
        texts = {name: text for name, text in typed.items() if text}
        due = next((row.value for row in self.query(DayPicker)), None)
        self.dismiss(Told(self.kind, texts, due, keep))


class Settling(Page):
    """A page on which agreements are settled; each outcome is kept at once, and `settled` shows what followed."""

    def __init__(self, own: Sequence[date] = ()) -> None:
        """`own` are the deck's days of review."""
        super().__init__()
        self._own = tuple(own)
        self._drafts: dict[str, Told] = {}
        """What was written of an agreement and is not kept, by its id."""
        self._keeping = False

    def settled(self, agreement: KeptAgreement) -> None:
        """It is kept; the agreement as it stands now."""

    def sentence(self, agreement: KeptAgreement) -> str:
        """What was agreed, as one line."""
        return sentence(as_line(agreement, self.words, self.home.services.local), self.words)

    def settle(self, agreement: KeptAgreement, kind: Kind) -> None:
        """Asks for what may be said of it, and keeps it."""
        if not self.is_active or self._keeping:
            return
        draft = self._drafts.get(agreement.id, Told(kind, {}, review_day(self.home.today())))

        def told(answer: Told | None) -> None:
            if answer is None:
                return
            self._drafts[agreement.id] = answer if answer.due else Told(kind, answer.texts, draft.due)
            if answer.keep:
                self._keep(agreement, answer)

        what = self.sentence(agreement)
        today, own, alone = self.home.today(), self._own, agreement.alone
        modal = OutcomeModal(self.words, kind, what, today=today, draft=draft, own=own, alone=alone)
        self.app.push_screen(modal, told)

    def _keep(self, agreement: KeptAgreement, told: Told) -> None:
        at = self.home.services.now()
        event, texts = review(told.kind, told.texts, told.due)
        self._keeping = True

        def kept(now: KeptAgreement) -> None:
            self._keeping = False
            self._drafts.pop(agreement.id, None)
            self.settled(now)

        def unkept(problem: LedelseskortError) -> None:
            self._keeping = False
            self.home.tell(problem)

        self.home.logbook.ask(lambda history: history.record(agreement.id, event, texts, at), kept, unkept)
