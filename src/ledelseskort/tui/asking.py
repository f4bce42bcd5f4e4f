"""What a table asks before a move: forms, people, any card, the pause. Each question returns a value or nothing."""

from __future__ import annotations

from collections.abc import Mapping

from textual.widgets import TextArea

from ledelseskort.deck.gate import clean_typed
from ledelseskort.deck.kinds import ModeName
from ledelseskort.journal.live import LiveMeeting
from ledelseskort.table.option import Choice, Option, Text
from ledelseskort.table.table import Stage
from ledelseskort.tui.forms import FormModal
from ledelseskort.tui.lookup import LookUpModal, SearchModal
from ledelseskort.tui.modals import PickModal
from ledelseskort.tui.page import Page
from ledelseskort.tui.tell import Teller

FORMS = frozenset({"note", "agree", "example", "join"})
"""Kinds that are written."""


class Asking(Page):
    """The questions of a table; the table itself plays the moves."""

    live: LiveMeeting

    @property
    def teller(self) -> Teller:
        """The table in words and faces."""
        raise NotImplementedError

    def play(self, option: Option, answers: Mapping[str, object] | None = None) -> None:
        """Makes the move."""
        raise NotImplementedError

    @property
    def alone(self) -> bool:
        """Whether one person sits here."""
        return self.live.table.opening.mode is ModeName.ALONE

    def ask_and_play(self, option: Option, answers: Mapping[str, object] | None = None) -> None:
        """Asks for what the option needs and plays it; left unanswered, nothing happens."""
        if self.alone and option.kind == "note" and self.live.table.stage is Stage.WRITE:
            self.query_one("#own-text", TextArea).focus()
        elif option.kind in FORMS:
            self._fill_in(option)
        elif option.kind == "offer" and not answers:
            self._pick_receiver(option)
        else:
            self.play(option, answers)

    def _fill_in(self, option: Option) -> None:
        services = self.home.services
        today = services.local(services.now()).date()
        form = FormModal(self.words, option, alone=self.alone, today=today, shown=self._shown)

        def kept(answers: Mapping[str, object] | None) -> None:
            if answers is not None:
                self.play(option, answers)

        self.app.push_screen(form, kept)

    def _shown(self, name: str, value: object) -> str:
        """A value of a choice, in words."""
        if name == "seat":
            return self.teller.capital_name(int(str(value)))
        return self.live.table.deck.tag_title(str(value))

    def cleaned(self, text: str, option: Option) -> str:
        """Typed text through the gate, no longer than the option's field takes."""
        field = option.field("text")
        assert isinstance(field, Text)
        return clean_typed(text, field.most).strip()

    def _pick_receiver(self, option: Option) -> None:
        field = option.field("receiver")
        assert isinstance(field, Choice)
        names = [self._shown("seat", seat) for seat in field.values]

        def picked(at: int | None) -> None:
            if at is not None:
                self.play(option, {"receiver": field.values[at]})

        self.app.push_screen(PickModal(self.words, self.teller.label(option), names), picked)

    # ── any card ──

    def _choosable(self) -> tuple[str, ...]:
        """The cards the giver may choose, the ones that lie open first."""
        option = self.live.option("choose")
        field = option.field("card") if option is not None else None
        return tuple(str(card) for card in field.values) if isinstance(field, Choice) else ()

    def choose(self, card: str | None) -> None:
        """The giver takes this card."""
        option = self.live.option("choose")
        if option is not None and card is not None:
            self.play(option, {"card": card})

    def action_search(self) -> None:
        """Any card, where three lie open."""
        cards = self._choosable()
        if cards:
            self.app.push_screen(SearchModal(self.words, self.live.table.deck, cards), self.choose)

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
                text = words(f"tui.people.{key}", name=self._shown("seat", seat)) if key != "late" else words("tui.people.late")
                moves.append((option, {"seat": seat}, text))

        def picked(at: int | None) -> None:
            if at is not None:
                self.ask_and_play(moves[at][0], moves[at][1])

        if moves:
            self.app.push_screen(PickModal(words, words("tui.people.title"), [text for _, _, text in moves]), picked)

    def action_look_up(self) -> None:
        """The deck's reference texts."""
        self.app.push_screen(LookUpModal(self.words, self.live.table.deck.reference))

    def action_copy(self) -> None:
        """The open card to the clipboard."""
        card = self.live.table.open_card
        if card is not None:
            lines = [card.situation, card.question, *(f"- {each}" for each in card.follow_ups)]
            self.home.copy("\n".join(line for line in lines if line), "tui.copied-card")

    # ── the pause ──

    def action_back(self) -> None:
        """Esc: out of the field, out of the large text, back from the close; else the pause. It ends nothing."""
        if isinstance(self.focused, TextArea):
            self._leave_field()
        elif self.has_class("-big"):
            self.remove_class("-big")
            self.show_hints()
        elif (carry_on := self.live.option("carry-on")) is not None:
            self.play(carry_on)
        else:
            self._pause()

    def _leave_field(self) -> None:
        """The ring back on what comes most naturally."""
        self.query("#actions Button").first().focus()

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
            if kind == "go-on" and pausing is None:
                return
            option = self.live.option(kind)
            if option is not None:
                self.play(option)

        self.app.push_screen(PickModal(words, words("tui.pause.title"), [text for _, text in choices]), picked)
