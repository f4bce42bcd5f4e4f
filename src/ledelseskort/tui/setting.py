"""Setting the table: one screen, already filled in; one digit and space are enough."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import ClassVar, Literal

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from ledelseskort.deck.gate import clean_typed
from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Deck
from ledelseskort.errors import LedelseskortError
from ledelseskort.journal.live import Setting
from ledelseskort.table.records import GROUPS_FROM, MOST_SEATS
from ledelseskort.table.seating import IN_GROUPS, USUAL_SEATS, checked_names, group_count, likely_mode
from ledelseskort.table.setting import USUAL_DEPTH, settle
from ledelseskort.tui import keys
from ledelseskort.tui.chooser import Chooser
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.page import Page

MODES = (ModeName.PASS_AROUND, ModeName.MEMORY, ModeName.HAND_OVER)
"""The ways to play for a group, in the order the region names them."""
STEP = 5
"""Minutes between two ends of the meeting that can be chosen."""
LENGTHS = tuple(range(10, 185, STEP))
CHOSEN_BY_TAG = ("formaal", "anvendelse")
"""Groups of tags that cards can be chosen by, where the deck has them: its purposes, and the everyday uses."""
CARD_MINUTES = tuple(range(1, 31))
DEPTHS: tuple[Literal[1, 2, 3], ...] = (1, 2, 3)
TASK_LENGTH = 200


class SettingScreen(Page):
    """How many, which way, until when; the rest is behind *Flere valg*. Returns nothing: it starts the meeting."""

    DEFAULT_CSS = """
    SettingScreen #columns { height: 1fr; }
    SettingScreen #form { width: 3fr; padding: 1 2 0 0; scrollbar-size-vertical: 1; }
    SettingScreen #aside { width: 2fr; height: auto; margin: 1 0 0 2; padding: 1 3; }
    SettingScreen #aside { background: $paper; color: $paper-ink; }
    SettingScreen #aside .heading { color: $paper-muted; }
    SettingScreen #aside .rules { text-style: bold; margin-bottom: 1; }
    SettingScreen.-narrow #columns { layout: vertical; overflow-y: auto; }
    SettingScreen.-narrow #form { width: 1fr; height: auto; padding: 0; }
    SettingScreen.-narrow #aside { width: 1fr; margin: 1 0 0 1; padding: 0 2; }
    SettingScreen.-narrow #aside .purpose { display: none; }
    SettingScreen #title { text-style: bold; color: $ink; height: 1; }
    SettingScreen #mode-line, SettingScreen #offer { color: $muted; padding-left: 1; height: auto; }
    SettingScreen Chooser { margin-bottom: 1; }
    SettingScreen.-low Chooser { margin-bottom: 0; }
    SettingScreen.-low #begin { margin-top: 0; }
    SettingScreen #more { height: auto; display: none; }
    SettingScreen.-more #more { display: block; }
    SettingScreen #more Static { color: $muted; padding-left: 1; }
    SettingScreen #begin { margin: 1 0 0 1; }
    SettingScreen #trouble { color: $danger; height: auto; padding-left: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,pagedown", "begin", show=False),
        Binding("enter", "begin", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("f", "more", show=False),
    ]
    AUTO_FOCUS = "#seats"

    def __init__(self, decks: tuple[tuple[str, str], ...], deck: Deck, now: datetime) -> None:
        """`decks` are the ids and titles to choose among, `deck` the one chosen; `now` is the time in this room."""
        super().__init__()
        self.decks = decks
        self.deck = deck
        self.opened = now
        self.mode_chosen = deck.play.mode is not None
        self.minutes_chosen = False

    # ── what is shown ──

    def content(self) -> Iterable[Widget]:
        """The form at the left, what is read aloud at the right."""
        words = self.words
        yield Static(words("tui.setting.title"), id="title", markup=False)
        form = VerticalScroll(*self._rows(), id="form", can_focus=False)
        rules = "\n".join(words(f"tui.setting.rule-{number}") for number in (1, 2, 3))
        aside = Vertical(
            Static(words("tui.setting.purpose"), classes="heading purpose", markup=False),
            Static(Content(self.deck.purpose or ""), classes="rules purpose", id="purpose"),
            Static(words("tui.setting.rules"), classes="heading", markup=False),
            Static(rules, classes="rules", markup=False),
            id="aside",
        )
        yield Horizontal(form, aside, id="columns")

    def _rows(self) -> Iterable[Widget]:
        words = self.words
        ids = [name for name, _ in self.decks]
        at = ids.index(self.deck.id) if self.deck.id in ids else 0
        yield Chooser(
            words("tui.setting.seats"), [str(n) for n in range(2, MOST_SEATS + 1)], USUAL_SEATS - 2, id="seats"
        )
        yield Static("", id="offer", markup=False)
        yield Chooser(words("tui.setting.together"), ["–"], 0, id="groups")
        names = [words(f"mode.{mode.value}") for mode in MODES]
        yield Chooser(words("tui.setting.mode"), names, MODES.index(self._likely(USUAL_SEATS)), id="mode")
        yield Chooser(words("tui.setting.ends"), self._ends(), self._length_index(), id="ends")
        yield Chooser(words("tui.setting.deck"), [title for _, title in self.decks], at, id="deck")
        yield Vertical(*self._more(), id="more")
        yield Static("", id="trouble", markup=False)
        yield Button(Content(words("tui.setting.begin")), id="begin")

    def _more(self) -> Iterable[Widget]:
        words = self.words
        depths = [words(f"tui.setting.depth-{depth}") for depth in DEPTHS]
        yield Chooser(words("tui.setting.depth"), depths, DEPTHS.index(USUAL_DEPTH), id="depth")
        backs = [words("tui.setting.backs-plain"), words("tui.setting.backs-theme")]
        yield Chooser(words("tui.setting.backs"), backs, 0, id="backs")
        minutes = [words("tui.setting.card-minutes-value", count=count) for count in CARD_MINUTES]
        yield Chooser(words("tui.setting.card-minutes"), minutes, self._card_minutes_index(), id="card-minutes")
        for group in CHOSEN_BY_TAG:
            yield Chooser(self._group_title(group), [shown for _, shown in self._terms(group)], 0, id=group)
        for name in ("names", "task"):
            yield Static(words(f"tui.setting.{name}"), markup=False)
            yield Input(placeholder=words(f"tui.setting.{name}-hint"), id=name)

    def _group_title(self, group: str) -> str:
        return self.deck.tags[group].title if group in self.deck.tags else ""

    def _terms(self, group: str) -> list[tuple[str, str]]:
        """The tags of a group with their words, after the choice of none."""
        terms = self.deck.tags[group].terms.items() if group in self.deck.tags else ()
        return [("", self.words("tui.setting.any-tag")), *terms]

    def _tags(self) -> frozenset[str]:
        """The tags that were chosen: one a group at most."""
        chosen = (self._terms(group)[self._chooser(group).index][0] for group in CHOSEN_BY_TAG)
        return frozenset(tag for tag in chosen if tag)

    def _ends(self) -> list[str]:
        words = self.words
        times = (self._end(length) for length in LENGTHS)
        return [*(words("tui.setting.ends-at", time=f"{at:%H.%M}") for at in times), words("tui.setting.ends-never")]

    def _end(self, length: int) -> datetime:
        """About so many minutes from now, at a time that can be said."""
        rounded = self.opened.replace(second=0, microsecond=0)
        return rounded + timedelta(minutes=length - rounded.minute % STEP)

    def _length_index(self) -> int:
        length = self.deck.play.length
        return min(range(len(LENGTHS)), key=lambda at: abs(LENGTHS[at] - length))

    def _card_minutes_index(self) -> int:
        """The deck's own time for this way to play."""
        play = self.deck.play
        mode = self._likely(USUAL_SEATS) if not self.is_mounted else self.mode
        own = {
            ModeName.PASS_AROUND: play.pass_around.minutes,
            ModeName.MEMORY: play.memory.minutes,
            ModeName.HAND_OVER: play.hand_over.talk,
        }[mode]
        return min(range(len(CARD_MINUTES)), key=lambda at: abs(CARD_MINUTES[at] - own))

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        words = self.words
        return (
            self.hint(keys.NATURAL, "begin", "begin"),
            Hint("1–9", words("tui.setting.seats"), "focus_seats"),
            Hint("↑↓", words("tui.key.move"), "app.focus_next"),
            Hint("←→", words("tui.key.change"), "change"),
            Hint("f", words("tui.key.more"), "more"),
            self.hint(keys.BACK, "back", "back"),
            self.hint(keys.HELP, "help", "help"),
        )

    def on_mount(self) -> None:
        """The quiet lines below the rows."""
        super().on_mount()
        self._show()

    def on_resize(self) -> None:
        """A narrow window has the rules below the form."""
        super().on_resize()
        self.set_class(self.app.size.width < 110, "-narrow")
        self.set_class(self.app.size.height < 24, "-low")

    # ── what is chosen ──

    @property
    def seats(self) -> int:
        """How many people there are."""
        return self._chooser("seats").index + 2

    @property
    def mode(self) -> ModeName:
        """The way to play."""
        return MODES[self._chooser("mode").index]

    @property
    def groups(self) -> int:
        """How many groups they are split into; 0 when they stay together."""
        chosen = self._chooser("groups")
        return group_count(self.seats) if chosen.display and chosen.index else 0

    def _chooser(self, name: str) -> Chooser:
        return self.query_one(f"#{name}", Chooser)

    def _likely(self, seats: int) -> ModeName:
        return self.deck.play.mode if self.deck.play.mode in MODES else likely_mode(seats)

    def on_chooser_changed(self, event: Chooser.Changed) -> None:
        """What follows from a choice: the way that suits so many, the deck's own purpose."""
        match event.chooser.id:
            case "seats" if not self.mode_chosen:
                self._chooser("mode").index = MODES.index(self._likely(self.seats))
                self._usual_minutes()
            case "card-minutes":
                self.minutes_chosen = True
            case "mode":
                self.mode_chosen = True
                self._usual_minutes()
            case "deck":
                self._change_deck(self.decks[event.chooser.index][0])
        self._show()

    def _usual_minutes(self) -> None:
        """Another way has another time, unless somebody chose one."""
        if not self.minutes_chosen:
            self._chooser("card-minutes").index = self._card_minutes_index()

    def _change_deck(self, name: str) -> None:
        deck = self.home.deck_or_tell(name)
        if deck is not None:
            self.deck = deck
            self.query_one("#purpose", Static).update(Content(deck.purpose or ""))
            for group in CHOSEN_BY_TAG:
                row = self._chooser(group)
                row.label = self._group_title(group)
                row.offer([shown for _, shown in self._terms(group)], 0)

    def _show(self) -> None:
        """The offer to split, where there are enough people for it."""
        words, many = self.words, self.seats >= GROUPS_FROM and self.mode in IN_GROUPS
        groups, offer = self._chooser("groups"), self.query_one("#offer", Static)
        groups.display = offer.display = many
        count = group_count(self.seats)
        groups.offer(
            [words("tui.setting.together-yes"), words("tui.setting.together-no")],
            groups.index if many else 0,
        )
        offer.update(
            words("tui.setting.groups-offer", number=words(f"number.{self.seats}"), groups=words(f"number.{count}"))
        )
        for group in CHOSEN_BY_TAG:
            self._chooser(group).display = group in self.deck.tags
        self._chooser("backs").display = self.mode is ModeName.MEMORY

    def on_key(self, event: events.Key) -> None:
        """A digit is the number of people, wherever one is but in a field."""
        if event.character and event.character in "123456789" and not isinstance(self.focused, Input):
            event.stop()
            if not self.is_active:
                return
            if event.character == "1":
                self.home.sit_alone()
            else:
                self._chooser("seats").choose(int(event.character) - 2)

    def action_change(self) -> None:
        """The next value where one is chosen, as a click on the hint wants it."""
        if isinstance(self.focused, Chooser):
            self.focused.action_step(1)

    def action_back(self) -> None:
        """Out of a field first, with what was written; then to where one came from."""
        if isinstance(self.focused, Input):
            self.query_one("#begin", Button).focus()
        else:
            super().action_back()

    def action_focus_seats(self) -> None:
        """To the number of people."""
        self._chooser("seats").focus()

    def action_more(self) -> None:
        """Shows or hides what most never need."""
        self.toggle_class("-more")
        if self.has_class("-more"):
            self._chooser("depth").focus()

    # ── the start ──

    def on_button_pressed(self) -> None:
        """Begynd."""
        self.action_begin()

    def on_input_submitted(self) -> None:
        """Enter in a field goes to the next."""
        self.app.action_focus_next()

    def action_begin(self) -> None:
        """Sets the table and starts; what does not fit is said in one line and nothing is lost."""
        if isinstance(self.focused, Input) or not self.is_active:
            return
        try:
            setting = self._setting()
            self.home.start(self.deck, setting)
        except LedelseskortError as problem:
            self.query_one("#trouble", Static).update(Content(self.home.sentence(problem)))

    def _setting(self) -> Setting:
        services = self.home.services
        typed = self._typed("names", 400)
        names = checked_names(typed.split(",")) if typed else ()
        seats = self.groups or max(self.seats, len(names))
        length = self._chooser("ends").index
        opening = settle(
            self.deck,
            seats,
            services.now(),
            services.chance,
            mode=self.mode,
            depth=DEPTHS[self._chooser("depth").index],
            groups=bool(self.groups),
            tags=self._tags(),
            theme_backs=self._chooser("backs").index == 1,
        )
        minutes = CARD_MINUTES[self._chooser("card-minutes").index]
        talk = "talk" if self.mode is ModeName.HAND_OVER else "card"
        ends = self._end(LENGTHS[length]).astimezone(UTC) if length < len(LENGTHS) else None
        changes = {"times": opening.times.model_copy(update={talk: minutes}), "ends": ends}
        opening = opening.model_copy(update=changes)
        return Setting(opening, () if self.groups else names, self._typed("task", TASK_LENGTH) or None)

    def _typed(self, name: str, most: int) -> str:
        return clean_typed(self.query_one(f"#{name}", Input).value, most).strip()
