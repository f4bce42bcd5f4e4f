"""What a table asks before a move: forms, people, any card, the pause. Each question returns a value or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from ledelseskort.deck.gate import clean_typed
from ledelseskort.deck.kinds import ModeName
from ledelseskort.errors import LedelseskortError
from ledelseskort.journal.live import LiveMeeting
from ledelseskort.table.option import Choice, Option, Text
from ledelseskort.table.sheet import references
from ledelseskort.table.table import Stage, Table
from ledelseskort.tui import keys
from ledelseskort.tui.buttonrow import ButtonRow
from ledelseskort.tui.middle import Middle
from ledelseskort.tui.page import Page
from ledelseskort.tui.tell import Teller

if TYPE_CHECKING:
    from ledelseskort.tui.forms import Filled
    from ledelseskort.tui.modals import Answer, Modal

FORMS = frozenset({"note", "agree", "assign", "example", "join"})
"""Kinds that are written."""


class Asking(Page):
    """A page around one live meeting: it asks, it plays, and `played` shows what followed."""

    def __init__(self, live: LiveMeeting) -> None:
        super().__init__()
        self.live = live
        self._drafts: dict[str, Mapping[str, object]] = {}
        """What was written in a form that was left, by the kind of move; it lasts as long as the table."""

    @property
    def teller(self) -> Teller:
        """The table in words and faces."""
        return Teller(self.live, self.words, self.home.services.local)

    @property
    def way(self) -> ModeName:
        """The way this meeting is played."""
        return self.live.table.opening.mode

    @property
    def writing(self) -> bool:
        """Whether letters go into a field."""
        return self.query_one(Middle).writing

    def play(self, option: Option, answers: Mapping[str, object] | None = None) -> bool:
        """Makes the move; one that is refused changes nothing but is said. Whether it was made."""
        before = self.live.table
        try:
            self.live.play(option, answers)
        except LedelseskortError as problem:
            self.home.tell(problem)
            return False
        self.played(before)
        return True

    def played(self, before: Table) -> None:
        """A move was made; `before` is the table as it was."""

    def tell(self, told: str) -> None:
        """Something that has happened, in passing."""

    def ask_and_play(self, option: Option, answers: Mapping[str, object] | None = None) -> None:
        """Asks for what the option needs and plays it; left unanswered, nothing happens."""
        if option.kind == "note" and self.live.table.stage is Stage.WRITE:
            self.query_one(Middle).write()
        elif option.kind in FORMS:
            self._fill_in(option, answers or {})
        elif option.kind == "offer" and not answers:
            self._pick_receiver(option)
        else:
            self.play(option, answers)

    def pick_option(self, options: Sequence[Option]) -> None:
        """Asks which of several options of one kind is meant."""
        labels = [self.teller.label(option) for option in options]

        def picked(at: int | None) -> None:
            if at is not None:
                self.ask_and_play(options[at])

        self._pick(labels[0], labels, picked)

    def _pick(self, title: str, choices: Sequence[str], picked: Callable[[int | None], None]) -> None:
        """Asks which of these; nothing that asks is loaded before it does."""
        from ledelseskort.tui.modals import PickModal

        self._ask(PickModal(self.words, title, choices), picked)

    def _ask(self, question: Modal[Answer], answered: Callable[[Answer | None], None]) -> None:
        """One question at a time: a button pressed twice in the same moment asks once."""
        if self.is_active:
            self.app.push_screen(question, answered)

    def _fill_in(self, option: Option, settled: Mapping[str, object]) -> None:
        """Asks for what is written; what was written before the form was left stands there again."""
        from ledelseskort.tui.forms import FormModal

        services = self.home.services
        today = services.local(services.now()).date()
        draft = self._drafts.get(option.kind, {})
        form = FormModal(self.words, option, alone=self.teller.alone, today=today, shown=self._shown, draft=draft)

        def left(filled: Filled | None) -> None:
            if filled is None:
                return
            self._drafts[option.kind] = filled.answers
            if self.play(option, {**settled, **filled.answers}) if filled.keep else not filled.written:
                del self._drafts[option.kind]
            elif not filled.keep:
                key = keys.MOVES.get(option.kind, keys.PEOPLE)
                self.tell(self.words("tui.table.done.draft", key=key.shown))

        self._ask(form, left)

    def waiting(self) -> str:
        """At the close: that something was written and not kept."""
        waits = [keys.MOVES[kind].shown for kind in self._drafts if kind in keys.MOVES and self.live.option(kind)]
        closing = self.live.table.stage is Stage.CLOSING
        return self.words("tui.closing.draft", keys=", ".join(waits)) if waits and closing else ""

    def _shown(self, name: str, value: object) -> str:
        """A value of a choice, in words."""
        if name == "seat":
            return self.teller.capital_name(int(str(value)))
        if name == "agreement":
            return self.live.texts.get(str(value)) or self.words("paper.agreement.forgotten")
        return self.live.table.deck.tag_title(str(value))

    def cleaned(self, text: str, option: Option) -> str:
        """Typed text through the gate, no longer than the option's field takes."""
        field = option.field("text")
        assert isinstance(field, Text)
        return clean_typed(text, field.most, lines=True)

    def _pick_receiver(self, option: Option) -> None:
        field = option.field("receiver")
        assert isinstance(field, Choice)
        names = [self._shown("seat", seat) for seat in field.values]

        def picked(at: int | None) -> None:
            if at is not None:
                self.play(option, {"receiver": field.values[at]})

        self._pick(self.teller.label(option), names, picked)

    # ── any card ──

    def choose(self, card: str | None) -> None:
        """The giver takes this card."""
        option = self.live.option("choose")
        if option is not None and card is not None:
            self.play(option, {"card": card})

    def action_search(self) -> None:
        """Any card, where three lie open."""
        from ledelseskort.tui.lookup import SearchModal

        cards = self.teller.choosable()
        if cards:
            self._ask(SearchModal(self.words, self.live.table.deck, cards), self.choose)

    # ── who is here, looking up, copying ──

    def action_people(self) -> None:
        """Someone comes, goes or is back."""
        words = self.words
        moves: list[tuple[Option, dict[str, object], str]] = []
        for kind, key in (("join", "late"), ("leave", "leaves"), ("return", "returns")):
            option = self.live.option(kind)
            if option is None:
                continue
            seats = option.field("seat")
            assert isinstance(seats, Choice)
            for seat in seats.values:
                name = {} if kind == "join" else {"name": self._shown("seat", seat)}
                moves.append((option, {"seat": seat}, words(f"tui.people.{key}", **name)))

        def picked(at: int | None) -> None:
            if at is not None:
                self.ask_and_play(moves[at][0], moves[at][1])

        if moves:
            self._pick(words("tui.people.title"), [text for _, _, text in moves], picked)

    def action_look_up(self) -> None:
        """The deck's reference texts."""
        from ledelseskort.tui.lookup import LookUpModal

        self.app.push_screen(LookUpModal(self.words, references(self.live.table)))

    def action_copy(self) -> None:
        """The open card to the clipboard."""
        card = self.live.table.open_card
        if card is not None:
            lines = [card.situation, card.question, *(f"- {each}" for each in card.follow_ups)]
            self.home.copy("\n".join(line for line in lines if line), "tui.copied-card")

    # ── the pause ──

    def action_back(self) -> None:
        """Esc: out of the field, out of the large text, back from the close; else the pause. It ends nothing."""
        if self.writing:
            self.query_one(ButtonRow).take_focus()
        elif self.has_class("-big"):
            self.remove_class("-big")
            self.show_hints()
        elif (carry_on := self.live.option("carry-on")) is not None:
            self.play(carry_on)
        else:
            self._pause()

    def _pause(self) -> None:
        """The clock stands while the pause is open: go on, a lighter card, or the end."""
        words = self.words
        pausing = self.live.option("pause")
        if pausing is not None:
            self.play(pausing)
        choices = [("go-on", words("tui.pause.go-on"))]
        if self.live.option("lighter") is not None:
            choices.append(("lighter", words("tui.pause.lighter")))
        choices.append(("close", words("tui.pause.end")))

        def picked(at: int | None) -> None:
            kind = choices[at or 0][0]
            if at is None and pausing is None:
                return  # it was paused before, and stays so
            option = self.live.option(kind)
            if option is not None:
                self.play(option)

        self._pick(words("tui.pause.title"), [text for _, text in choices], picked)
