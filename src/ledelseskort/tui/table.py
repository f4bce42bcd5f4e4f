"""The table as it is played: one screen for every way, which paints what `options` offers and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from ledelseskort.journal.live import LiveMeeting
from ledelseskort.table.clock import Cue, cues
from ledelseskort.table.modes.hand_over import FACE_UP
from ledelseskort.table.option import Option
from ledelseskort.table.table import Stage, Table
from ledelseskort.tui import actions, keys
from ledelseskort.tui.asking import Asking
from ledelseskort.tui.board import Board
from ledelseskort.tui.bodies import Hand
from ledelseskort.tui.buttonrow import ButtonRow
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.middle import Middle
from ledelseskort.tui.strip import SeatStrip
from ledelseskort.tui.summary import SummaryScreen
from ledelseskort.tui.topline import Head

SETTLING = 0.4
"""Seconds after a change of stage in which a key makes no move: a slip of the finger (play-scripts)."""
UNDO_SHOWN = 5.0
"""Seconds that »Fortryd: z« is shown after a step."""
TICK = 0.2
"""Seconds between two looks at the clock; nothing is painted unless its text has changed."""
LEAVING = frozenset({"draw", "another", "lighter", "mix", "close"})
"""Moves that take the card away from somebody who may be writing to it."""
ROOMY = 28
"""Rows from which there is room for high buttons and whole cards side by side."""


class TableScreen(Asking):
    """Draws buttons, keys and prompts from the options; every press becomes a move or a question about one."""

    DEFAULT_CSS = """
    TableScreen #prompt { height: 1; text-wrap: nowrap; text-overflow: ellipsis; text-align: center; }
    TableScreen #prompt { text-style: bold; color: $ink; }
    TableScreen.-airy #prompt { margin: 1 0; }
    TableScreen.-airy SeatStrip { margin: 1 0; }
    TableScreen #lines { height: 1; }
    TableScreen #guidance { width: 1fr; color: $accent; height: 1; }
    TableScreen #undo { width: auto; color: $muted; height: 1; }
    TableScreen.-airy ButtonRow { margin-bottom: 1; }
    TableScreen.-big { padding: 0; }
    TableScreen.-big #prompt, TableScreen.-big SeatStrip, TableScreen.-big ButtonRow, TableScreen.-big TopLine,
    TableScreen.-big #lines { display: none; }
    TableScreen.-big KeyBar { max-height: 1; padding: 0 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys.NATURAL.names, "natural", show=False),
        Binding(keys.CLICKER.names, "first", show=False),
        Binding("left", "focus_button(-1)", show=False),
        Binding("right", "focus_button(1)", show=False),
        Binding("up", "roll(-1)", show=False),
        Binding("down", "roll(1)", show=False),
        *(
            Binding(key.names, f"move('{kind}')", show=False)
            for kind, key in keys.MOVES.items()
            if kind not in {"go-on", "pause"}
        ),
        Binding(keys.MOVES["pause"].names, "toggle_clock", show=False),
        Binding(keys.FOLLOW_UPS.names, "follow_ups", show=False),
        Binding(keys.LOOK_UP.names, "look_up", show=False),
        Binding(keys.BIG.names, "big", show=False),
        Binding(keys.COPY.names, "copy", show=False),
        Binding(keys.PEOPLE.names, "people", show=False),
        Binding(keys.SEARCH.names, "search", show=False),
        Binding(keys.KEEP.names, "keep", show=False, priority=True),
    ]

    def __init__(self, live: LiveMeeting) -> None:
        super().__init__(live)
        self.follow_ups = False
        """Whether the follow-up questions are shown on the open card."""
        self._looked = live.table.at
        self._stage_since = -SETTLING
        self._undo_until = 0.0

    # ── what is shown ──

    def content(self) -> Iterable[Widget]:
        """From top to bottom."""
        yield Head()
        yield Static("", id="prompt", markup=False)
        yield Middle(self.words, self.live.table.opening.mode)
        yield SeatStrip()
        yield Horizontal(Static("", id="guidance", markup=False), Static("", id="undo", markup=False), id="lines")
        yield ButtonRow(actions.most(self.live.table))

    def on_mount(self) -> None:
        """The first picture, and the look at the clock."""
        super().on_mount()
        self.set_interval(TICK, self._tick)
        self._paint(None)

    def on_resize(self) -> None:
        """Low windows have low buttons, so that the card has the room."""
        super().on_resize()
        self.query_one(ButtonRow).low(not self._roomy())
        if self.live.table.stage is Stage.CHOOSE:
            self.query_one(Middle).show_hand(self.teller, roomy=self._roomy())

    def _roomy(self) -> bool:
        return self.app.size.height >= ROOMY

    def _paint(self, before: Table | None) -> None:
        """The table as it is now: the middle, and the rest once a card that turns over has landed."""
        if not self._paint_middle(before):
            self._paint_around()

    def _paint_around(self) -> None:
        """Everything but the middle."""
        teller = self.teller
        self.query_one("#prompt", Static).update(Content(teller.prompt()), layout=False)
        self.query_one(SeatStrip).seats = teller.sittings()
        self.query_one(ButtonRow).offer(actions.buttons(self.live.table, self.live.options()), teller)
        self.query_one(Head).show(teller)
        self._tick()
        self.show_hints()
        self.take_focus()

    def _paint_middle(self, before: Table | None) -> bool:
        return self.query_one(Middle).show(self.teller, before, follow_ups=self.follow_ups, roomy=self._roomy())

    def _tick(self) -> None:
        """Looks at the clock; paints only what reads differently by now."""
        services = self.home.services
        now, clock = services.now(), self.live.table.clock
        self.query_one(Head).tick(clock, now)
        if services.preferences.bell and self._looked and Cue.TIME_UP in cues(clock, self._looked, now):
            self.app.bell()
        self._looked = now
        self.say(self.teller.guidance(now) or self._for_the_leader())
        undo = self.words("tui.table.undo-hint") if self._seconds() < self._undo_until else ""
        self.say(undo, "#undo")

    def _for_the_leader(self) -> str:
        """Beside the follow-up questions: what the one who leads the talk may do."""
        card = self.live.table.open_card
        if card is None or not self.follow_ups:
            return ""
        if not card.follow_ups:
            return self.words("tui.table.no-follow-ups")
        return f"{self.words('tui.table.hint')}: {card.hint}" if card.hint else ""

    def say(self, text: str, where: str = "#guidance") -> None:
        """One quiet line; the same text again paints nothing."""
        line = self.query_one(where, Static)
        if str(line.content) != text:
            line.update(Content(text), layout=where != "#guidance")

    def _seconds(self) -> float:
        return self.home.services.now().timestamp()

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work at this stage, those that are needed most first."""
        offered = {option.kind: option for option in self.live.options()}
        stage, row = self.live.table.stage, self.query_one(ButtonRow)
        if self.has_class("-big"):
            return (self.hint(keys.NATURAL, "next", "natural"), self.hint(keys.BACK, "back", "big"))
        card_lies_open = self.live.table.card is not None and stage is not Stage.CLOSING
        on_buttons = {action.option.kind for action in row.actions}
        aside = [kind for kind in ("another", "agree", "note") if kind in offered and kind not in on_buttons]
        moves = {
            kind: Hint(keys.MOVES[kind].shown, self.teller.label(offered[kind]), f"move('{kind}')")
            for kind in (*aside, "add-minutes")
            if kind in offered
        }
        wanted: tuple[tuple[bool, Hint | None], ...] = (
            (True, self.hint(keys.NATURAL, "next" if row.actions else "choose", "natural")),
            (not row.actions, Hint("↑↓←→", self.words("tui.key.move"), "choose_next")),
            (len(self.teller.choosable()) > FACE_UP, self.hint(keys.SEARCH, "search", "search")),
            (card_lies_open, self.hint(keys.FOLLOW_UPS, "follow-ups", "follow_ups")),
            (True, self.hint(keys.BACK, "back" if stage is Stage.CLOSING else "pause-or-end", "back")),
            *((True, moves[kind]) for kind in aside),
            (True, self.hint(keys.HELP, "help", "help")),
            (card_lies_open, self.hint(keys.BIG, "big", "big")),
            (True, self.hint(keys.LOOK_UP, "look-up", "look_up")),
            (True, moves.get("add-minutes")),
            ("join" in offered, self.hint(keys.PEOPLE, "people", "people")),
        )
        return tuple(hint for shown, hint in wanted if shown and hint is not None)

    def take_focus(self) -> None:
        """What comes most naturally has the ring."""
        if not self.query_one(Middle).take_focus(self.teller):
            self.query_one(ButtonRow).take_focus()

    # ── what is done ──

    def played(self, before: Table) -> None:
        """A move was made: paint what follows, or go to the summary."""
        after = self.live.table
        if after.card != before.card:
            self.follow_ups = False
        if after.stage is not before.stage or after.play.turn != before.play.turn:
            self._stage_since = self._seconds()
        self._undo_until = self._seconds() + UNDO_SHOWN
        if after.stage is Stage.ENDED:
            self.app.switch_screen(SummaryScreen(self.live))
        else:
            self._paint(before)

    def settling(self) -> bool:
        """Whether the stage changed a moment ago, so that a press was probably meant for the one before."""
        return 0 <= self._seconds() - self._stage_since < SETTLING

    def on_button_row_chosen(self, event: ButtonRow.Chosen) -> None:
        """A button's option."""
        if self.settling():
            return
        if event.action.among:
            self.pick_option(event.action.among)
        else:
            self.ask_and_play(event.action.option, event.action.answers)

    def on_board_chosen(self, event: Board.Chosen) -> None:
        """Turns the place, if it may be turned."""
        flip = self.live.option("flip", place=event.place + 1)
        if flip is not None and not self.settling() and not event.board.turning:
            self.play(flip, {"place": event.place + 1})

    def on_middle_landed(self) -> None:
        """The card that was turned lies still."""
        self._paint_around()

    def on_hand_chosen(self, event: Hand.Chosen) -> None:
        """Takes the card that lies open."""
        if not self.settling():
            for card in self.teller.choosable()[event.index : event.index + 1]:
                self.choose(card)

    def action_natural(self) -> None:
        """Space: what has the ring."""
        focused = self.focused
        if isinstance(focused, Button):
            focused.press()
        else:
            self.action_first()

    def action_first(self) -> None:
        """The clicker: what comes most naturally."""
        row, middle = self.query_one(ButtonRow), self.query_one(Middle)
        if row.actions:
            row.press_first()
        else:
            middle.choose()

    def action_choose_next(self) -> None:
        """A click on the arrows' hint moves the ring on."""
        self.query_one(Middle).move_on()

    def action_focus_button(self, by: int) -> None:
        """Along the buttons."""
        self.query_one(ButtonRow).step(by)

    def action_roll(self, by: int) -> None:
        """A card with more on it than there is room for."""
        self.query_one(Middle).roll(by)

    def action_move(self, kind: str) -> None:
        """A key that is a move of its own, if it is offered."""
        option = self.live.option(kind)
        if option is not None and not self.settling():
            self.ask_and_play(option)

    def action_toggle_clock(self) -> None:
        """Pause, or go on."""
        option = self.live.option("go-on") or self.live.option("pause")
        if option is not None:
            self.play(option)

    def action_follow_ups(self) -> None:
        """Shows or hides the follow-up questions on the card."""
        if self.live.table.card is not None:
            self.follow_ups = not self.follow_ups
            self._paint_middle(None)

    def action_big(self) -> None:
        """The card and nothing else; once more, and the rest is back."""
        if self.query_one(Middle).current == "card":
            self.toggle_class("-big")
            self.show_hints()

    def action_keep(self) -> None:
        """Keeps what a person alone has written, and goes on."""
        self._keep_written()
        self.take_focus()

    def _keep_written(self) -> None:
        middle, option = self.query_one(Middle), self.live.option("note")
        text = middle.written().strip()
        if text and option is not None:
            middle.wipe()
            super().play(option, {"text": self.cleaned(text, option)})

    def play(self, option: Option, answers: Mapping[str, object] | None = None) -> None:
        """Makes the move. What a person alone has not yet kept is kept with the card it was written to."""
        if option.kind in LEAVING:
            self._keep_written()
        super().play(option, answers)
