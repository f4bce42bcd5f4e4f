"""What most never need to settle: behind *Flere valg*."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static

from ledelseskort.deck.gate import clean_typed
from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Deck, Depth
from ledelseskort.table.records import Opening
from ledelseskort.table.rules import NAME_LENGTH
from ledelseskort.table.seating import names_in
from ledelseskort.table.setting import DEPTHS, NAMES_LENGTH, TASK_LENGTH, usual_depth
from ledelseskort.tui.chooser import Picker
from ledelseskort.wording.words import Words

CARD_MINUTES = tuple(range(1, 31))
"""Minutes that a card can be given."""
CHOSEN_BY_TAG = ("formaal", "anvendelse")
"""Groups of tags that cards can be chosen by, where the deck has them: its purposes, and the everyday uses."""


class MoreWishes(Vertical):
    """How personal, how long for each card, which cards, the backs, what is kept, the group, names and a task."""

    DEFAULT_CSS = """
    MoreWishes { height: auto; }
    MoreWishes Static { color: $muted; padding-left: 1; }
    MoreWishes Input { margin-left: 1; }
    """

    def __init__(self, words: Words, deck: Deck, mode: ModeName, *, id: str | None = None) -> None:
        """`mode` is the way to play until another is told with `follow`."""
        super().__init__(id=id)
        self._words = words
        depths: dict[Depth, str] = {depth: words(f"tui.setting.depth-{depth}") for depth in DEPTHS}
        minutes = {count: words("tui.setting.card-minutes-value", count=count) for count in CARD_MINUTES}
        backs = {False: words("tui.setting.backs-plain"), True: words("tui.setting.backs-theme")}
        self._depth = Picker(words("tui.setting.depth"), depths, usual_depth(deck), id="depth")
        self._minutes = Picker(words("tui.setting.card-minutes"), minutes, _own_minutes(deck, mode), id="card-minutes")
        self._tags = {group: Picker("", self._terms(deck, group), "", id=group) for group in CHOSEN_BY_TAG}
        self._backs = Picker(words("tui.setting.backs"), backs, False, id="backs")
        keeping = {True: words("tui.setting.keep-yes"), False: words("tui.setting.keep-nothing")}
        self._keep = Picker(words("tui.setting.keep"), keeping, True, id="keep")
        self._team_field = Input(placeholder=words("tui.setting.team-hint"), id="team")
        self._names_field = Input(placeholder=words("tui.setting.names-hint"), id="names")
        self._task_field = Input(placeholder=words("tui.setting.task-hint"), id="task")
        self.take(deck, mode)

    def compose(self) -> ComposeResult:
        """The rows and the fields."""
        yield self._depth
        yield self._minutes
        yield from self._tags.values()
        yield self._backs
        yield self._keep
        for field in (self._team_field, self._names_field, self._task_field):
            yield from self._labelled(field)

    def _labelled(self, field: Input) -> Iterable[Widget]:
        yield Static(self._words(f"tui.setting.{field.id}"), markup=False)
        yield field

    def _terms(self, deck: Deck, group: str) -> dict[str, str]:
        """The tags of a group with their words, after the choice of none."""
        return {"": self._words("tui.setting.any-tag"), **(deck.tags[group].terms if group in deck.tags else {})}

    def take(self, deck: Deck, mode: ModeName) -> None:
        """Another deck has tags and times of its own, and cards that were chosen are all of them dealt."""
        self._depth.suggest(usual_depth(deck))
        for group, row in self._tags.items():
            row.display = group in deck.tags
            if row.display:
                row.offer(deck.tags[group].title, self._terms(deck, group), "")
        self.follow(deck, mode)

    def follow(self, deck: Deck, mode: ModeName) -> None:
        """Another way to play has the deck's own time for it, and only one of them has backs."""
        self._backs.display = mode is ModeName.MEMORY
        self._depth.display = self._minutes.display = mode is not ModeName.GUIDED
        self._minutes.suggest(_own_minutes(deck, mode))

    def focus_first(self) -> None:
        """To the first of the rows."""
        (self._depth if self._depth.display else self._keep).focus()

    def know(self, teams: Sequence[str]) -> None:
        """The groups that were here before: a name is finished while it is written."""
        self._team_field.suggester = SuggestFromList(teams, case_sensitive=False)

    def again(self, opening: Opening, names: Sequence[str], team: str) -> None:
        """As at that table."""
        self._depth.pick(opening.depth)
        self._backs.pick(opening.theme_backs)
        self._minutes.pick(opening.times.talk if opening.mode is ModeName.HAND_OVER else opening.times.card)
        self._names_field.value = ", ".join(names)
        self._team_field.value = team

    @property
    def keep(self) -> bool:
        """Whether the meeting is kept on this machine."""
        return self._keep.value

    @property
    def team(self) -> str | None:
        """The group's name, if somebody wrote it."""
        return " ".join(clean_typed(self._team_field.value, NAME_LENGTH).split()) or None

    @property
    def depth(self) -> Depth:
        """How personal it may get."""
        return self._depth.value

    @property
    def minutes(self) -> int:
        """How long the talk about one card is."""
        return self._minutes.value

    @property
    def theme_backs(self) -> bool:
        """Whether the backs of the cards show their themes."""
        return self._backs.value

    @property
    def tags(self) -> frozenset[str]:
        """The tags that cards are chosen by: one a group at most."""
        return frozenset(row.value for row in self._tags.values() if row.value)

    def names(self) -> tuple[str, ...]:
        """The names that were written. Raises `Misused` where they are none."""
        return names_in(clean_typed(self._names_field.value, NAMES_LENGTH), self._words)

    @property
    def about(self) -> str | None:
        """What the talk is about, if somebody wrote it."""
        return clean_typed(self._task_field.value, TASK_LENGTH).strip() or None


def _own_minutes(deck: Deck, mode: ModeName) -> int:
    """The deck's own time for a card in this way to play, or the nearest that can be chosen."""
    play = deck.play
    own = {
        ModeName.PASS_AROUND: play.pass_around.minutes,
        ModeName.MEMORY: play.memory.minutes,
        ModeName.HAND_OVER: play.hand_over.talk,
    }.get(mode, play.memory.minutes)
    return min(CARD_MINUTES, key=lambda minutes: abs(minutes - own))
