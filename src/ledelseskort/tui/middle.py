"""The middle of the table: at each stage the one thing that lies there, painted from what the teller tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from ledelseskort.deck.kinds import ModeName
from ledelseskort.table.modes.hand_over import FACE_UP
from ledelseskort.table.modes.memory import Memory
from ledelseskort.table.table import Stage, Table
from ledelseskort.tui.board import Board
from ledelseskort.tui.bodies import Closing, Hand
from ledelseskort.tui.card import CardView
from ledelseskort.tui.face import Face
from ledelseskort.tui.turnable import Turnable
from ledelseskort.wording.words import Words

if TYPE_CHECKING:
    from ledelseskort.deck.models import Deck
    from ledelseskort.tui.guided import StepView
    from ledelseskort.tui.tell import Teller
    from ledelseskort.tui.writing import Writing

BODIES = {Stage.FLIP: "board", Stage.CHOOSE: "hand", Stage.WRITE: "write", Stage.CLOSING: "closing"}
BODIES |= {Stage.WELCOME: "step", Stage.STEP: "step"}
"""What lies there at each stage; where nothing is said, the one large card."""


class Middle(ContentSwitcher):
    """One large card, the board, three cards to choose among, a card to write to, or the close."""

    DEFAULT_CSS = """
    Middle { height: 1fr; }
    """
    BLANK = True
    """Nothing but its bodies is drawn: no lines are kept for what lies under them."""

    class Landed(Message):
        """The card that was turned over lies still, and large."""

    def __init__(self, words: Words, mode: ModeName, deck: Deck) -> None:
        """Only what this way of playing needs is built."""
        self.words = words
        self._large = Face()
        self._writing: Writing | None = None
        self._step: StepView | None = None
        bodies: list[Widget] = [
            CardView(id="card", more=words("tui.card.more")),
            Closing(id="closing", can_focus=False),
        ]
        match mode:
            case ModeName.MEMORY:
                bodies.append(Board(id="board"))
            case ModeName.HAND_OVER:
                bodies.append(Hand(words, id="hand"))
            case ModeName.ALONE:
                from ledelseskort.tui.writing import Writing

                self._writing = Writing(words, id="write")
                bodies.append(self._writing)
            case ModeName.GUIDED:
                from ledelseskort.tui.guided import StepView

                self._step = StepView(words, deck, id="step")
                bodies.append(self._step)
        super().__init__(*bodies, initial="card")

    def show(self, teller: Teller, before: Table | None, *, follow_ups: bool, roomy: bool) -> bool:
        """Paints the table as it is now; `before` is the table as it was, for a card that turns over.

        Whether a card does: then `Landed` follows, and until then nothing else should be painted, for every cell that
        changes in the meantime is sent between the pictures of the flip.
        """
        table = teller.live.table
        if before is not None and before.stage is Stage.FLIP and self._flipped(teller):
            return True  # the board turns the place first, and the large card follows
        body = BODIES.get(table.stage, "card")
        match body:
            case "board":
                self._show_board(teller)
            case "hand":
                self.show_hand(teller, roomy=roomy)
            case "write":
                self._show_writing(teller, follow_ups=follow_ups)
            case "step":
                assert self._step is not None
                self._step.show(teller)
            case "closing":
                self._show_closing(teller)
            case _:
                self.current = body
                return self._show_card(teller, before, follow_ups=follow_ups)
        self.current = body
        return False

    def _flipped(self, teller: Teller) -> bool:
        """Turns the place on the board when a card has just been bound to it."""
        table = teller.live.table
        state = table.play
        if not isinstance(state, Memory) or state.open is None or table.card is None or self.current != "board":
            return False
        self._large = teller.front(table.card)
        self.query_one(Board).turn(state.open - 1, teller.front(table.card, numeral=str(state.open)))
        return True

    def on_board_turned(self, event: Board.Turned) -> None:
        """The place has turned: now the card is shown large."""
        event.stop()
        if self.current == "board" and event.board.places[event.place].question == self._large.question:
            self.query_one("#card", CardView).face = self._large
            self.current = "card"
            self.post_message(self.Landed())

    def on_turnable_turned(self, event: Turnable.Turned) -> None:
        """The large card has turned."""
        event.stop()
        if event.card.id == "card":
            self.post_message(self.Landed())

    def _show_card(self, teller: Teller, before: Table | None, *, follow_ups: bool) -> bool:
        """Whether it turns over."""
        table, view = teller.live.table, self.query_one("#card", CardView)
        if table.card is None:
            view.face = teller.back()
            return False
        face = replace(teller.front(table.card), follow_ups_shown=follow_ups)
        if before is not None and before.card != table.card and before.stage not in BODIES:
            view.turn_to(face)
            return True
        view.face = face
        return False

    def _show_board(self, teller: Teller) -> None:
        board = self.query_one(Board)
        board.places = teller.places()
        down = teller.face_down()
        if down and board.focused_place + 1 not in down:
            board.focused_place = down[0] - 1

    def show_hand(self, teller: Teller, *, roomy: bool) -> None:
        """The cards that lie open; with little room without the situation, which is shown when one is taken."""
        faces = tuple(teller.front(card) for card in teller.choosable()[:FACE_UP])
        self.query_one(Hand).lay(faces if roomy else tuple(replace(face, situation="") for face in faces))

    def _show_writing(self, teller: Teller, *, follow_ups: bool) -> None:
        table = teller.live.table
        assert self._writing is not None and table.card is not None
        mine = (teller.live.texts.get(note.text) for note in table.notes if note.card == table.card)
        written = [text for text in mine if text]
        face = replace(teller.front(table.card), follow_ups_shown=follow_ups)
        self._writing.show(face, teller.help_on(), written)

    def _show_closing(self, teller: Teller) -> None:
        from ledelseskort.tui.agreed import at_the_table
        from ledelseskort.tui.summary import agreements_content

        agreed = at_the_table(teller.live, self.words, teller.local)
        listed = agreements_content(agreed, self.words)
        own = "-alone" if teller.alone else ""
        if not agreed:
            listed = Content.styled(self.words(f"tui.closing.none{own}"), "$paper-muted")
        line = self.words(f"tui.closing.line{own}")
        self.query_one(Closing).show(line, listed)

    # ── what is done there ──

    def take_focus(self, teller: Teller) -> bool:
        """Puts the ring on what is chosen here, if anything is."""
        if self.current == "board" and teller.face_down():
            self.query_one(Board).focus()
        elif self.current == "hand" and teller.choosable():
            self.query_one(Hand).take_focus()
        else:
            return False
        return True

    def roll(self, rows: int) -> None:
        """Scrolls the card that lies here, if it is longer than its room."""
        for card in self.query("#card, #own-card").results(CardView):
            if card.is_on_screen:
                card.roll(rows)
        if self._step is not None:
            self._step.roll(rows)

    def move_on(self) -> None:
        """The ring on the next place or card."""
        if self.current == "board":
            self.query_one(Board).action_move(1, 0)
        elif self.current == "hand":
            self.query_one(Hand).action_move(1)

    def choose(self) -> bool:
        """Chooses what has the ring here, if anything is chosen here at all."""
        if self.current == "board":
            self.query_one(Board).action_choose()
        elif self.current == "hand":
            self.query_one(Hand).action_choose()
        else:
            return False
        return True

    def write(self) -> None:
        """Into the free field, where there is one."""
        if self._writing is not None:
            self._writing.take_focus()

    @property
    def writing(self) -> bool:
        """Whether letters go into the free field."""
        on_a_card = self._writing is not None and self._writing.active
        return on_a_card or (self._step is not None and bool(self._step.field))

    def written(self) -> str:
        """What stands in the free field, where there is one now."""
        return self._writing.text if self._writing is not None and self.current == "write" else ""

    def wipe(self) -> None:
        """An empty field."""
        if self._writing is not None:
            self._writing.wipe()
