"""The table as it is played: one screen for every way, which paints what `options` offers and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, ContentSwitcher, Static, TextArea

from ledelseskort.errors import LedelseskortError
from ledelseskort.journal.live import LiveMeeting
from ledelseskort.table import telling
from ledelseskort.table.clock import LAST_STRETCH, Cue, cues
from ledelseskort.table.modes.alone import Alone
from ledelseskort.table.modes.hand_over import FACE_UP
from ledelseskort.table.modes.memory import Memory
from ledelseskort.table.option import Choice, Option
from ledelseskort.table.seats import present
from ledelseskort.table.table import Stage, Table
from ledelseskort.tui import keys
from ledelseskort.tui.actions import Action, buttons
from ledelseskort.tui.asking import Asking
from ledelseskort.tui.board import Board
from ledelseskort.tui.bodies import Closing, Hand, Writing
from ledelseskort.tui.card import CardView
from ledelseskort.tui.clockline import ClockLine
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.strip import SeatStrip, Sitting
from ledelseskort.tui.summary import SummaryScreen, agreements_content
from ledelseskort.tui.tell import Teller
from ledelseskort.tui.topline import TopLine

SETTLING = 0.4
"""Seconds after a change of stage in which a key makes no move: a slip of the finger (play-scripts)."""
UNDO_SHOWN = 5.0
"""Seconds that »Fortryd: z« is shown after a step."""
TICK = 0.2
"""Seconds between two looks at the clock; nothing is painted unless its text has changed."""
BODIES = {Stage.FLIP: "board", Stage.CHOOSE: "hand", Stage.WRITE: "write", Stage.CLOSING: "closing"}
"""What lies in the middle at each stage; where nothing is said, the one large card."""
MOST_BUTTONS = 14
"""Twelve colleagues and two more."""


class TableScreen(Asking):
    """Draws buttons, keys and prompts from the options; every press becomes a move or a question about one."""

    DEFAULT_CSS = """
    TableScreen #prompt { height: auto; max-height: 2; text-style: bold; color: $ink; text-align: center; }
    TableScreen.-airy #prompt { margin: 1 0; }
    TableScreen ContentSwitcher { height: 1fr; }
    TableScreen.-airy SeatStrip { margin: 1 0; }
    TableScreen #lines { height: 1; }
    TableScreen #guidance { width: 1fr; color: $accent; height: 1; }
    TableScreen #undo { width: auto; color: $muted; height: 1; }
    TableScreen #actions { height: auto; align-horizontal: center; }
    TableScreen.-airy #actions { margin-bottom: 1; }
    TableScreen Button { margin: 0 1; }
    TableScreen.-big { padding: 0; }
    TableScreen.-big #prompt, TableScreen.-big SeatStrip, TableScreen.-big #actions, TableScreen.-big TopLine,
    TableScreen.-big #lines { display: none; }
    TableScreen.-big KeyBar { max-height: 1; padding: 0 2; }
    """
    BINDINGS = [
        Binding(keys.NATURAL.names, "natural", show=False),
        Binding(keys.CLICKER.names, "first", show=False),
        Binding("left", "focus_button(-1)", show=False),
        Binding("right", "focus_button(1)", show=False),
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
        super().__init__()
        self.live = live
        self.buttons: tuple[Action, ...] = ()
        self.follow_ups = False
        """Whether the follow-up questions are shown on the open card."""
        self._looked = live.table.at
        self._stage_since = -SETTLING
        self._undo_until = 0.0

    @property
    def teller(self) -> Teller:
        """The table in words and faces."""
        return Teller(self.live, self.words)

    def on_resize(self) -> None:
        """Low windows have low buttons, so that the card has the room."""
        super().on_resize()
        for button in self.query(Button):
            button.set_class(self.app.size.height < 28, "-slim")

    # ── what is shown ──

    def content(self) -> Iterable[Widget]:
        """From top to bottom."""
        yield TopLine()
        yield ClockLine()
        yield Static("", id="prompt", markup=False)
        with_bodies = (
            CardView(id="card"),
            Board(id="board"),
            Hand(id="hand"),
            Writing(self.words, id="write"),
            Closing(id="closing", can_focus=False),
        )
        yield ContentSwitcher(*with_bodies, initial="card")
        yield SeatStrip()
        yield Horizontal(Static("", id="guidance", markup=False), Static("", id="undo", markup=False), id="lines")
        yield Horizontal(*(Button("", id=f"action-{number}") for number in range(MOST_BUTTONS)), id="actions")

    def on_mount(self) -> None:
        """The first picture, and the look at the clock."""
        super().on_mount()
        self.set_interval(TICK, self._tick)
        self._paint(None)

    def _paint(self, before: Table | None) -> None:
        """Everything that follows from the table as it is now."""
        table = self.live.table
        options = self.live.options()
        self._paint_body(before, table)
        self.query_one("#prompt", Static).update(Content(self.teller.prompt()))
        self._paint_strip(table)
        self._paint_buttons(buttons(table, options))
        self._paint_top(table)
        self._tick()
        self.show_hints()
        self._take_focus()

    def _paint_body(self, before: Table | None, table: Table) -> None:
        body = BODIES.get(table.stage, "card")
        switcher = self.query_one(ContentSwitcher)
        if before is not None and before.stage is Stage.FLIP and self._just_flipped(table):
            return  # the board turns the place first, and the large card follows
        match body:
            case "card":
                self._paint_card(before, table)
            case "board":
                self._paint_board()
            case "hand":
                self._paint_hand()
            case "write":
                self._paint_writing(table)
            case "closing":
                alone = "alone-line" if self.alone else "line"
                listed = agreements_content(self.live, self.words)
                if not table.agreements:
                    listed = Content.styled(self.words("tui.closing.none"), "$muted")
                self.query_one(Closing).show(self.words(f"tui.closing.{alone}"), listed)
        switcher.current = body

    def _just_flipped(self, table: Table) -> bool:
        """Turns the place on the board when a card has just been bound to it."""
        state = table.play
        board = self.query_one(Board)
        if not isinstance(state, Memory) or state.open is None or table.card is None or not board.display:
            return False
        board.turn(state.open - 1, self.teller.front(table.card, numeral=str(state.open)))
        return True

    def on_board_turned(self) -> None:
        """The place has turned: now the card is shown large."""
        if self.live.table.card is not None and self.query_one(ContentSwitcher).current == "board":
            self._paint_card(None, self.live.table)
            self.query_one(ContentSwitcher).current = "card"
            self._take_focus()

    def _paint_card(self, before: Table | None, table: Table) -> None:
        view = self.query_one("#card", CardView)
        if table.card is None:
            view.face = self.teller.back()
            return
        face = replace(self.teller.front(table.card), follow_ups_shown=self.follow_ups)
        if before is not None and before.card != table.card and before.stage not in BODIES:
            view.turn_to(face)
        else:
            view.face = face

    def _paint_board(self) -> None:
        board = self.query_one(Board)
        board.places = self.teller.places()
        down = self._face_down()
        if down and board.focused_place + 1 not in down:
            board.focused_place = down[0] - 1

    def _face_down(self) -> tuple[int, ...]:
        flip = self.live.option("flip")
        places = flip.field("place") if flip is not None else None
        return tuple(int(place) for place in places.values) if isinstance(places, Choice) else ()

    def _paint_hand(self) -> None:
        cards = self._choosable()[:FACE_UP]
        self.query_one(Hand).lay(tuple(self.teller.front(card) for card in cards))

    def _paint_writing(self, table: Table) -> None:
        assert table.card is not None
        prompts = table.play.prompts if isinstance(table.play, Alone) else 0
        line = self.words(f"alone.prompt-{prompts}") if prompts else ""
        written = [self.live.texts[note.text] for note in table.notes if note.card == table.card]
        face = replace(self.teller.front(table.card), follow_ups_shown=self.follow_ups)
        self.query_one(Writing).show(face, line, written)

    def _paint_strip(self, table: Table) -> None:
        had = telling.has_had(table)
        closing = table.stage is Stage.CLOSING
        self.query_one(SeatStrip).seats = tuple(
            Sitting(
                name=self.teller.capital_name(seat),
                turn=seat == table.play.turn and not closing and table.stage is not Stage.SECOND_OFFER,
                had=seat in had,
            )
            for seat in (() if closing else present(table.seats))
        )

    def _paint_buttons(self, actions: tuple[Action, ...]) -> None:
        labels = [self._button_label(action) for action in actions]
        if sum(len(label) + 6 for label in labels) > self.app.size.width - 4 and len(actions) > 3:
            first = {action.option: Action(action.option) for action in actions}
            actions = tuple(first.values())
            labels = [self.teller.label(action.option) for action in actions]
        self.buttons = actions
        for number, button in enumerate(self.query("#actions Button").results(Button)):
            button.display = number < len(actions)
            if number < len(actions):
                button.label = Content(labels[number])
                button.refresh(layout=True)

    def _button_label(self, action: Action) -> str:
        if action.receiver is None:
            return self.teller.label(action.option)
        return self.teller.capital_name(action.receiver)

    def _paint_top(self, table: Table) -> None:
        top = self.query_one(TopLine)
        top.title = table.deck.title
        top.detail = self.words(f"mode.{table.opening.mode.value}")
        state = table.play
        if isinstance(state, Memory):
            turned = sum(place.card is not None for place in state.places)
            top.status = self.words("tui.table.cards-left", turned=turned, count=len(state.places))
        else:
            met = len(table.met)
            top.status = self.words("tui.table.card-count", count=met) if met else ""

    def _tick(self) -> None:
        """Looks at the clock; paints only what reads differently by now."""
        services = self.home.services
        now, table = services.now(), self.live.table
        top, line, clock = self.query_one(TopLine), self.query_one(ClockLine), table.clock
        if clock is None:
            top.time, top.large, line.fraction = "", False, 0.0
        else:
            left = clock.remaining(now)
            line.fraction, line.running, line.soft = left / clock.given, clock.running, clock.soft
            top.time = "" if clock.soft else f"{int(left + 0.999) // 60:02d}:{int(left + 0.999) % 60:02d}"
            top.large = not clock.soft and left <= LAST_STRETCH < clock.given and self.app.size.height >= 24
        if services.preferences.bell and self._looked and Cue.TIME_UP in cues(clock, self._looked, now):
            self.app.bell()
        self._looked = now
        self._say("#guidance", self.teller.guidance(now))
        self._say("#undo", self.words("tui.table.undo-hint") if self._seconds() < self._undo_until else "")

    def _say(self, where: str, text: str) -> None:
        line = self.query_one(where, Static)
        if str(line.content) != text:
            line.update(Content(text))

    def _seconds(self) -> float:
        return self.home.services.now().timestamp()

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work at this stage."""
        offered = {option.kind: option for option in self.live.options()}
        stage = self.live.table.stage
        has_card = self.live.table.card is not None and stage is not Stage.CLOSING
        if self.has_class("-big"):
            return (self.hint(keys.NATURAL, "next", "natural"), self.hint(keys.BACK, "back", "back"))
        hints = [self.hint(keys.NATURAL, "next" if self.buttons else "choose", "natural")]
        if "flip" in offered or "choose" in offered:
            hints.append(Hint("↑↓←→", self.words("tui.key.move"), "focus_button(1)"))
        if "choose" in offered and len(self._choosable()) > FACE_UP:
            hints.append(self.hint(keys.SEARCH, "search", "search"))
        if has_card:
            hints.append(self.hint(keys.FOLLOW_UPS, "follow-ups", "follow_ups"))
        hints.append(self.hint(keys.BACK, "back" if stage is Stage.CLOSING else "pause-or-end", "back"))
        aside = [kind for kind in ("another", "agree", "note") if kind in offered and kind not in self._button_kinds()]
        hints += [Hint(keys.MOVES[kind].shown, self.teller.label(offered[kind]), f"move('{kind}')") for kind in aside]
        hints.append(self.hint(keys.HELP, "help", "help"))
        if has_card:
            hints.append(self.hint(keys.BIG, "big", "big"))
        hints.append(self.hint(keys.LOOK_UP, "look-up", "look_up"))
        if "add-minutes" in offered:
            hints.append(Hint("+", self.teller.label(offered["add-minutes"]), "move('add-minutes')"))
        if "leave" in offered:
            hints.append(self.hint(keys.PEOPLE, "people", "people"))
        return tuple(hints)

    def _button_kinds(self) -> frozenset[str]:
        return frozenset(action.option.kind for action in self.buttons)

    def _take_focus(self) -> None:
        """What comes most naturally has the ring."""
        stage = self.live.table.stage
        if stage is Stage.FLIP and self._face_down():
            self.query_one(Board).focus()
        elif stage is Stage.CHOOSE and self._choosable():
            self.query_one(Hand).take_focus()
        elif self.buttons:
            self.query_one("#action-0", Button).focus()
        else:
            self.set_focus(None)

    # ── what is done ──

    def play(self, option: Option, answers: Mapping[str, object] | None = None) -> None:
        """Makes the move and paints what follows; one that is refused changes nothing but is said."""
        before = self.live.table
        try:
            self.live.play(option, answers)
        except LedelseskortError as problem:
            self._say("#guidance", self.home.sentence(problem))
            return
        after = self.live.table
        if after.card != before.card:
            self.follow_ups = False
        if after.stage is not before.stage or after.play.turn != before.play.turn:
            self._stage_since = self._seconds()
        self._undo_until = self._seconds() + UNDO_SHOWN
        if after.stage is Stage.ENDED:
            self.app.switch_screen(SummaryScreen(self.live))
            return
        self._paint(before)

    def settling(self) -> bool:
        """Whether the stage changed a moment ago, so that a press was probably meant for the one before."""
        return 0 <= self._seconds() - self._stage_since < SETTLING

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The button's option."""
        event.stop()
        number = int((event.button.id or "action-0").rsplit("-", 1)[1])
        if number < len(self.buttons) and not self.settling():
            action = self.buttons[number]
            self.ask_and_play(action.option, action.answers)

    def on_board_chosen(self, event: Board.Chosen) -> None:
        """Turns the place, if it may be turned."""
        flip = self.live.option("flip", place=event.place + 1)
        if flip is not None and not self.settling() and not event.board.turning:
            self.play(flip, {"place": event.place + 1})

    def on_hand_chosen(self, event: Hand.Chosen) -> None:
        """Takes the card that lies open."""
        self.choose(self._choosable()[event.index])

    def action_natural(self) -> None:
        """Space: what has the ring."""
        focused = self.focused
        if isinstance(focused, Button):
            focused.press()
        else:
            self.action_first()

    def action_first(self) -> None:
        """The clicker: the most natural next thing."""
        if self.query_one(ContentSwitcher).current == "board" and self._face_down():
            self.query_one(Board).action_choose()
        elif self.query_one(ContentSwitcher).current == "hand" and self._choosable():
            self.query_one(Hand).action_choose()
        elif self.buttons:
            self.query_one("#action-0", Button).press()

    def action_focus_button(self, by: int) -> None:
        """Along the buttons."""
        shown = [button for button in self.query("#actions Button").results(Button) if button.display]
        if shown:
            at = shown.index(self.focused) if isinstance(self.focused, Button) and self.focused in shown else 0
            shown[(at + by) % len(shown)].focus()

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
            self._paint_body(self.live.table, self.live.table)

    def action_big(self) -> None:
        """The card and nothing else."""
        if self.query_one(ContentSwitcher).current == "card":
            self.toggle_class("-big")
            self.show_hints()

    def action_keep(self) -> None:
        """Keeps what a person alone has written, and goes on."""
        field = self.query_one("#own-text", TextArea)
        option = self.live.option("note")
        if self.query_one(ContentSwitcher).current == "write" and option is not None and field.text.strip():
            self.play(option, {"text": self.cleaned(field.text, option)})
            field.clear()
        self._take_focus()
