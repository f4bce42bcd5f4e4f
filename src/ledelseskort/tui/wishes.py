"""What is settled before the first card, row by row, and the `Setting` that is read out of the rows."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from textual.app import ComposeResult
from textual.containers import Vertical

from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Deck
from ledelseskort.journal.live import Setting
from ledelseskort.table.records import GROUPS_FROM, MOST_SEATS, Opening
from ledelseskort.table.seating import GROUP_SIZE, IN_GROUPS, group_count, likely_mode
from ledelseskort.table.setting import settle, way_of
from ledelseskort.tui.chooser import Chooser, Picker
from ledelseskort.tui.headcount import Headcount
from ledelseskort.tui.morewishes import MoreWishes
from ledelseskort.wording.words import Words

MODES = (ModeName.PASS_AROUND, ModeName.MEMORY, ModeName.HAND_OVER)
"""The ways to play for a group, in the order the region names them."""
STEP = 5
"""Minutes between two ends of the meeting that can be chosen."""
LENGTHS = tuple(range(10, 185, STEP))


class Wishes(Vertical):
    """How many, which way, until when, which cards, and whether to split; below them what most never need."""

    DEFAULT_CSS = """
    Wishes { height: auto; }
    Wishes Chooser { margin-bottom: 1; }
    Wishes.-dense Chooser { margin-bottom: 0; }
    Wishes MoreWishes { display: none; }
    Wishes.-more MoreWishes { display: block; }
    """

    def __init__(
        self,
        words: Words,
        decks: tuple[tuple[str, str], ...],
        deck: Deck,
        now: Callable[[], datetime],
        opened: datetime,
    ) -> None:
        """`decks` are the ids and titles to choose among, `deck` the one chosen; `opened` is the time in this room."""
        super().__init__(id="wishes")
        self.deck = deck
        self._words = words
        self._opened = opened
        self.people = Headcount(words, now, id="seats")
        self._way = Picker(words("tui.setting.mode"), self._ways(), self._likely(), id="mode")
        self._end = Picker(words("tui.setting.ends"), self._ends(), self._usual_end(), id="ends")
        self._deck = Picker(words("tui.setting.deck"), dict(decks), deck.id, id="deck")
        together = {False: words("tui.setting.together-yes"), True: words("tui.setting.together-no")}
        self._split = Picker("", together, False, own_line=True, id="groups")
        self._more = MoreWishes(words, deck, self._way.value, id="more")
        self._offer_groups()

    def compose(self) -> ComposeResult:
        """The rows. The one that may be hidden keeps its place below the others, so that nothing moves."""
        yield from (self.people, self._way, self._end, self._deck, self._split, self._more)

    # ── what is likely ──

    def _likely(self) -> ModeName:
        """The deck's own way to play, or the one that suits so many people."""
        people = self.people.value
        own = way_of(self.deck, None, people)
        return own if own in self._ways() else likely_mode(people)

    def _ways(self) -> dict[ModeName, str]:
        """The ways this deck can be played: its steps, its cards, or both."""
        cards = MODES if self.deck.playable or not self.deck.steps else ()
        steps = (ModeName.GUIDED,) if self.deck.steps else ()
        return {mode: self._words(f"mode.{mode.value}") for mode in (*steps, *cards)}

    def _ends(self) -> dict[datetime | None, str]:
        """The times at which the meeting can end, and that it ends when it ends."""
        ends = {self._at(length): f"{self._at(length):%H.%M}" for length in LENGTHS}
        words = self._words
        named: dict[datetime | None, str] = {at: words("tui.setting.ends-at", time=time) for at, time in ends.items()}
        return {**named, None: words("tui.setting.ends-never")}

    def _at(self, length: int) -> datetime:
        """About so many minutes after the screen was opened, at a time that can be said."""
        rounded = self._opened.replace(second=0, microsecond=0)
        return rounded + timedelta(minutes=length - rounded.minute % STEP)

    def _usual_end(self) -> datetime:
        """The end of a meeting as long as the deck says, or the nearest that can be chosen."""
        return self._at(min(LENGTHS, key=lambda length: abs(length - self.deck.play.length)))

    # ── what follows from a choice ──

    def on_chooser_changed(self, event: Chooser.Changed) -> None:
        """The way that suits so many people, and what goes with that way."""
        self._follow()

    def take(self, deck: Deck) -> None:
        """Another deck was chosen: its own way, times and tags."""
        ways, self.deck = self._ways(), deck
        self._end.suggest(self._usual_end())
        if self._ways() != ways:
            self._way.offer(self._words("tui.setting.mode"), self._ways(), self._likely())
        self._way.suggest(self._likely())
        self._more.take(deck, self._way.value)
        self._follow()

    def _follow(self) -> None:
        self._way.suggest(self._likely())
        self._more.follow(self.deck, self._way.value)
        self._offer_groups()

    def _offer_groups(self) -> None:
        """The offer to split, where there are enough people for it."""
        people = self.people.value
        number, groups = (self._words(f"number.{count}") for count in (people, group_count(people)))
        self._split.label = self._words("tui.setting.groups-offer", number=number, groups=groups)
        self._split.visible = people >= GROUPS_FROM and self._way.value in IN_GROUPS

    def toggle_more(self) -> None:
        """Shows or hides what most never need."""
        self.toggle_class("-more")
        if self.has_class("-more"):
            self._more.focus_first()

    def know(self, teams: Sequence[str]) -> None:
        """The groups that were here before."""
        self._more.know(teams)

    def again(self, opening: Opening, names: Sequence[str], team: str) -> None:
        """As at that table, as far as it can be chosen here."""
        seats = len(opening.seats)
        self._deck.pick(opening.deck)
        self.people.pick(min(MOST_SEATS, seats * GROUP_SIZE) if opening.groups else seats)
        self._way.pick(opening.mode)
        self._offer_groups()
        self._split.pick(opening.groups)
        self._more.again(opening, names, team)

    # ── what was chosen ──

    @property
    def keep(self) -> bool:
        """Whether the meeting is kept on this machine."""
        return self._more.keep

    @property
    def groups(self) -> int:
        """How many groups the people are split into; 0 when they stay together."""
        return group_count(self.people.value) if self._split.visible and self._split.value else 0

    def setting(self, now: datetime, chance: random.Random) -> Setting:
        """The table as wished; `now` is UTC. Raises `Misused` or `Unusable`."""
        more, mode, end = self._more, self._way.value, self._end.value
        names = () if self.groups else more.names()
        opening = settle(
            self.deck,
            self.groups or max(self.people.value, len(names)),
            now,
            chance,
            mode=mode,
            depth=more.depth,
            groups=bool(self.groups),
            tags=more.tags,
            theme_backs=more.theme_backs,
        )
        talk = "talk" if mode is ModeName.HAND_OVER else "card"
        times = opening.times.model_copy(update={talk: more.minutes})
        opening = opening.model_copy(update={"times": times, "ends": end.astimezone(UTC) if end else None})
        return Setting(opening, names, more.about, more.team if more.keep else None)
