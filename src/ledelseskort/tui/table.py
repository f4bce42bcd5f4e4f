"""The table as it is played: one screen for every way, which paints what `options` offers and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Button

from ledelseskort.journal.keeping import RETRY
from ledelseskort.journal.live import LiveMeeting
from ledelseskort.table.clock import Cue, cues
from ledelseskort.table.option import Option
from ledelseskort.table.table import Stage, Table
from ledelseskort.tui import actions
from ledelseskort.tui.asking import Asking
from ledelseskort.tui.board import Board
from ledelseskort.tui.bodies import Hand
from ledelseskort.tui.buttonrow import ButtonRow
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.middle import Middle
from ledelseskort.tui.saying import Line, Sayings
from ledelseskort.tui.strip import SeatStrip
from ledelseskort.tui.tablekeys import BINDINGS, TableKeys
from ledelseskort.tui.topline import Head

SETTLING = 0.4
"""Seconds after a change of stage in which a key makes no move: a slip of the finger (play-scripts)."""
TICK = 0.2
"""Seconds between two looks at the clock; nothing is painted unless its text has changed."""
LEAVING = frozenset({"draw", "another", "lighter", "mix", "close"})
"""Moves that take the card away from somebody who may be writing to it."""
ROOMY = 28
"""Rows from which there is room for high buttons and whole cards side by side."""
KEYS_IN_ONE_ROW = 150
"""Columns from which the keys stand in one row; below, two are kept free, so that the card does not move."""


class TableScreen(Asking):
    """Draws buttons, keys and prompts from the options; every press becomes a move or a question about one."""

    DEFAULT_CSS = """
    TableScreen #prompt { min-height: 1; text-align: center; text-style: bold; color: $ink; }
    TableScreen.-airy #prompt { margin: 1 0; }
    TableScreen.-airy SeatStrip { margin: 1 0; }
    TableScreen.-narrow KeyBar { min-height: 2; }
    TableScreen.-airy ButtonRow { margin-bottom: 1; }
    TableScreen.-big { padding: 0; }
    TableScreen.-big #prompt, TableScreen.-big SeatStrip, TableScreen.-big ButtonRow, TableScreen.-big TopLine,
    TableScreen.-big Sayings { display: none; }
    TableScreen.-big KeyBar { min-height: 1; max-height: 1; padding: 0 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*BINDINGS]

    def __init__(self, live: LiveMeeting) -> None:
        super().__init__(live)
        self.follow_ups = False
        """Whether the follow-up questions are shown on the open card."""
        self._looked = live.table.at
        self._stage_since = -SETTLING
        self._write_at_once = True
        """Whether a card to write to has just been turned."""
        self._pressed = ""
        """The kind of the move just made, where the ring may stay on its button."""

    # ── what is shown ──

    def content(self) -> Iterable[Widget]:
        """From top to bottom."""
        yield Head(self.words)
        yield Line(id="prompt")
        yield Middle(self.words, self.live.table.opening.mode, self.live.table.deck)
        yield SeatStrip()
        yield Sayings()
        yield ButtonRow(actions.most(self.live.table))

    def on_mount(self) -> None:
        """The first picture, and the look at the clock."""
        super().on_mount()
        self.set_interval(TICK, self._tick)
        self.set_interval(RETRY, self.live.keeper.again)
        self._paint(None)

    def on_resize(self) -> None:
        """Low windows have low buttons, so that the card has the room."""
        super().on_resize()
        self.query_one(ButtonRow).low(not self._roomy())
        self.set_class(self.app.size.width < KEYS_IN_ONE_ROW, "-narrow")
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
        self.query_one("#prompt", Line).say(teller.prompt())
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
        services, table, teller = self.home.services, self.live.table, self.teller
        now, clock = services.now(), table.clock
        self.query_one(Head).tick(None if table.stage is Stage.CLOSING else clock, now)
        if services.preferences.bell and self._looked and Cue.TIME_UP in cues(clock, self._looked, now):
            self.app.bell()
        self._looked = now
        self.query_one(Sayings).show(
            tip=teller.tip() if self.follow_ups else "",
            guidance=(teller.unkept(), teller.standing(), teller.guidance(now), self.waiting()),
            undo="" if self.writing else self.words("tui.table.undo-hint"),
            at=now.timestamp(),
        )

    def show_keeping(self) -> None:
        """What is kept by now, and what is not; the first picture and the last have nowhere to show it."""
        if self.query(Head):
            self.query_one(Head).show(self.teller)
            self._tick()

    def show_overtaken(self) -> None:
        """The table where another window has brought it."""
        self._paint(None)

    def tell(self, told: str) -> None:
        """Something that has happened, in passing."""
        self.query_one(Sayings).tell(told, self._seconds())
        self._tick()

    def _seconds(self) -> float:
        return self.home.services.now().timestamp()

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work at this stage, those that are needed most first."""
        told = TableKeys(self.teller)
        if self.has_class("-big"):
            return told.large()
        if self.writing:
            return told.writing()
        return told.playing({action.option.kind for action in self.query_one(ButtonRow).actions})

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """In a field other keys work than on the buttons."""
        self.show_hints()
        self._tick()

    def take_focus(self) -> None:
        """What comes most naturally has the ring; a card to write to is written to."""
        table, middle = self.live.table, self.query_one(Middle)
        if table.stage is Stage.WRITE and self._write_at_once:
            middle.write()
        elif not middle.take_focus(self.teller):
            self.query_one(ButtonRow).take_focus(self._pressed)
        self._write_at_once = False

    # ── what is done ──

    def played(self, before: Table) -> None:
        """A move was made: paint what follows, or go to the summary."""
        after = self.live.table
        if after.card != before.card:
            self.follow_ups = False
        if after.stage is not before.stage or after.play.turn != before.play.turn:
            self._stage_since = self._seconds()
        made = self.live.meeting.log[-1].move
        turned = after.card != before.card or after.stage is not before.stage
        self._write_at_once = turned and made.kind != "undo"
        self._pressed = made.kind if after.stage is Stage.WRITE else ""
        if told := self.teller.done(made):
            self.tell(told)
        self.query_one(Sayings).stepped(self._seconds())
        if after.stage is Stage.ENDED:
            self._close()
        else:
            self._paint(before)

    def _close(self) -> None:
        """Tak for snakken."""
        from ledelseskort.tui.summary import SummaryScreen

        self.app.switch_screen(SummaryScreen(self.live))

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
            self._tick()

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

    def play(self, option: Option, answers: Mapping[str, object] | None = None) -> bool:
        """Makes the move. What a person alone has not yet kept is kept with the card it was written to."""
        if option.kind in LEAVING:
            self._keep_written()
        return super().play(option, answers)
