"""Meetings on a store, as the program holds them: a small deck, a clock that goes on by itself, any move there is."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Card, Case, Deck, Step, TagGroup, Theme
from ledelseskort.journal import live
from ledelseskort.journal.live import LiveMeeting
from ledelseskort.journal.store import Store
from ledelseskort.table.option import Choice, Day, Minutes, Option, Text
from ledelseskort.table.setting import settle

BEGUN = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DUE = date(2026, 12, 6)
WAYS = tuple(way for way in ModeName if way is not ModeName.GUIDED)
NAMES = ("Anna", "Bo", "Carla")


def small_deck(**changes: object) -> Deck:
    cards = tuple(
        Card(
            id=f"kort-{n}",
            theme="ab"[n % 2],
            question=f"Hvad er nummer {n}?",
            depth=1 if n < 5 else 2,
            tags=("mod",) if n < 3 else (),
        )
        for n in range(1, 8)
    )
    deck = Deck(
        id="lille",
        title="Lille sæt",
        language="da",
        themes=(Theme(id="a", title="Første emne"), Theme(id="b", title="Andet emne")),
        tags={"slags": TagGroup(title="Slags", terms={"mod": "Mod", "moede": "Møde"})},
        cards=cards,
    )
    return deck.model_copy(update=changes)


def steps_deck() -> Deck:
    """Steps to be walked with a case, and no cards."""
    steps = (Step(title="Først", text="Sig det.", minutes=5), Step(title="Så", text="Skriv.", write=("Et", "To")))
    return small_deck(cards=(), steps=steps, cases=(Case(id="sag", title="Sagen", text="Det skete."),))


class Evening:
    """One meeting."""

    def __init__(
        self,
        store: Store,
        stream: str = "aften",
        *,
        mode: ModeName = ModeName.PASS_AROUND,
        team: str | None = None,
        deck: Deck | None = None,
        begun: datetime = BEGUN,
        names: tuple[str, ...] = NAMES,
        seed: int = 1,
        groups: bool = False,
    ) -> None:
        self.store, self.stream, self.now = store, stream, begun
        self.chance = random.Random(seed)
        self.deck = deck or small_deck()
        seats = 1 if mode is ModeName.ALONE else 3
        opening = settle(self.deck, seats, begun, self.chance, mode=mode, team=team, theme_backs=True, groups=groups)
        setting = live.Setting(opening, names[:seats], "Opgaven")
        self.live: LiveMeeting = live.begin(stream, self.deck, setting, store, self.time, self.chance)
        self._kept()

    def time(self) -> datetime:
        self.now += timedelta(seconds=20)
        return self.now

    def do(self, kind: str, **answers: object) -> None:
        """Makes a move that is offered, and sees that it is kept."""
        option = self.live.option(kind)
        assert option is not None, f"{kind} is not offered"
        self.live.play(option, answers)
        self._kept()

    def anything(self) -> None:
        """Some move that is offered, but that the meeting goes on."""
        self.make(self.chance.choice([option for option in self.live.options() if option.kind != "end"]))

    def make(self, option: Option) -> None:
        """The move of this option, with some answers."""
        self.live.play(option, answers(option, self.chance))
        self._kept()

    def go_on(self, store: Store) -> None:
        """The program was closed, and the meeting is taken up again."""
        self.store = store
        self.live = live.resume(self.stream, store.read(self.stream), store, self.time, self.chance)
        self._kept()

    def end(self) -> None:
        if self.live.option("close") is not None:
            self.do("close")
        self.do("end")

    def _kept(self) -> None:
        if self.live.keeper.trouble is not None:
            raise self.live.keeper.trouble
        assert self.live.keeper.saved


def answers(option: Option, chance: random.Random) -> dict[str, object]:
    """Something for every field that has to be answered, and for some of those that need not."""
    given: dict[str, object] = {}
    for field in option.fields:
        if isinstance(field, Choice) and not (field.optional and chance.random() < 0.5):
            given[field.name] = chance.choice(field.values)
        elif isinstance(field, Text) and not (field.optional and chance.random() < 0.5):
            given[field.name] = f"Tekst {chance.getrandbits(32):08x} æøå"
        elif isinstance(field, Minutes):
            given[field.name] = chance.randint(1, 5)
        elif isinstance(field, Day):
            given[field.name] = chance.choice((None, DUE, DUE + timedelta(days=7)))
    if given.get("seat") is not None and given.get("name"):
        # An agreement has one owner; at the table a latecomer's name is optional.
        del given["name"]
    return given


def every_byte(folder: Path) -> bytes:
    """Everything in every file there is."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
