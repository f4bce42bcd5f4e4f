"""A person at the terminal: an app on a clock that is moved by hand, its keys and mouse, and what can be read on it."""

from __future__ import annotations

import random
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from rich.cells import cell_len
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip

from ledelseskort.deck.kinds import Colour, ModeName, Symbol
from ledelseskort.deck.library import DEFAULT_DECK, Found, bundled_root
from ledelseskort.deck.library import Library as OnDisk
from ledelseskort.deck.models import Card, Case, Deck, Reference, Step, TagGroup, Theme
from ledelseskort.errors import NotFound
from ledelseskort.journal.keeping import at_once
from ledelseskort.journal.live import LiveMeeting, Setting
from ledelseskort.journal.port import History
from ledelseskort.journal.store import Store
from ledelseskort.table.setting import settle
from ledelseskort.table.table import Table
from ledelseskort.tui.app import LedelseskortApp
from ledelseskort.tui.services import Files, Preferences, Services
from ledelseskort.tui.table import TableScreen
from ledelseskort.wording.words import Words, load

from .desk import Desk

BEGUN = datetime(2026, 11, 22, 13, 2, 30, tzinfo=UTC)
"""A Sunday, two minutes and a half past one."""
SIZES = ((60, 20), (80, 24), (120, 40), (200, 60))
"""The sizes at which everything works."""
WAYS = tuple(way for way in ModeName if way is not ModeName.GUIDED)
"""The ways to play there are so far."""
PATIENCE = 8.0
"""Seconds of real time in which anything that is waited for must have come."""


class WallClock:
    """The time, which stands until somebody moves it."""

    def __init__(self) -> None:
        self.at = BEGUN

    def __call__(self) -> datetime:
        return self.at

    def forward(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


def small_deck(cards: int = 9, **changes: object) -> Deck:
    """Three themes in turn; the first card of each is of depth 1, the next of depth 2."""
    themes = (
        Theme(id="hverdag", title="Hverdag", symbol=Symbol.CIRCLE, colour=Colour.BLUE),
        Theme(id="valg", title="Valg", symbol=Symbol.DIAMOND, colour=Colour.PURPLE),
        Theme(id="mod", title="Mod", symbol=Symbol.TRIANGLE, colour=Colour.ORANGE),
    )
    dealt = tuple(
        Card(
            id=f"kort-{number}",
            theme=themes[number % 3].id,
            question=f"Spørgsmål nummer {number}, hvad siger du?",
            follow_ups=(f"Hvordan det, nummer {number}?",),
            depth=1 if number <= 3 else 2,
        )
        for number in range(1, cards + 1)
    )
    deck = Deck(
        id="proeve",
        title="Prøven",
        language="da",
        edition="1",
        purpose="Vi prøver det af sammen.",
        themes=themes,
        tags={"vaerdi": TagGroup(title="Værdi", terms={"dialog": "Dialog", "dygtighed": "Dygtighed"})},
        cards=dealt,
        reference=(Reference(title="Dialog", text="At høre efter."), Reference(title="Dygtighed", text="At kunne.")),
    )
    return deck.model_copy(update=changes)


def with_steps(deck: Deck, *, cases: bool = False) -> Deck:
    """The deck with a step for each of its first three cards, in the words of the cards; and cases, where wished."""
    first, second, third = deck.cards[:3]
    titles = [theme.title for theme in deck.themes]
    steps = (
        Step(title=titles[0], who=titles[1], minutes=5, text=first.question),
        Step(title=titles[1], who=titles[2], minutes=10, text=second.question, write=(deck.title, third.question)),
        Step(title=titles[2], text=third.question, write=(second.question,)),
    )
    written = tuple(
        Case(id=f"sag-{at}", title=card.question, text=f"{card.question} {card.follow_ups[0]}")
        for at, card in enumerate((second, third), start=1)
    )
    return deck.model_copy(update={"steps": steps, "cases": written if cases else (), "cards": (), "id": "trin"})


@cache
def bundled() -> Deck:
    """The deck that comes with the program."""
    return OnDisk((bundled_root(),)).load(DEFAULT_DECK)


@dataclass(frozen=True)
class Shelf:
    """A library in memory."""

    held: tuple[Deck, ...]
    more: tuple[Found, ...] = ()

    def decks(self) -> tuple[Found, ...]:
        listed = (
            Found(
                deck.id,
                Path(f"{deck.id}.yaml"),
                deck.title,
                deck.language,
                len(deck.playable),
                deck.edition,
                deck.updated,
                deck.publisher,
                deck.prepared,
            )
            for deck in self.held
        )
        return (*listed, *self.more)

    def load(self, name: str) -> Deck:
        for deck in self.held:
            if name in (deck.id, f"{deck.id}.yaml"):
                return deck
        raise NotFound("deck-unknown", name=name)


@dataclass
class Person:
    """Somebody at the terminal, who takes a good second between two presses."""

    app: LedelseskortApp
    pilot: Pilot[None]
    clock: WallClock
    words: Words = field(default_factory=load)
    presses: int = 0

    # ── what is done ──

    async def press(self, *keys: str) -> None:
        """One key after another, each a second after the one before; `type:` before letters types them."""
        for key in keys:
            self.clock.forward(1)
            if key.startswith("type:"):
                await self.type(key.removeprefix("type:"))
            else:
                await self.slip(key)

    async def slip(self, *keys: str) -> None:
        """Keys at once: no time passes between them."""
        for key in keys:
            self.presses += 1
            self.send(key)
            await self.settle()

    def send(self, key: str) -> None:
        """A key on its way, with nothing waited for."""
        self.app.post_message(key_event(key))

    async def type(self, text: str) -> None:
        """Letters."""
        for character in text:
            self.send(character)
        await self.settle()

    async def paste(self, text: str) -> None:
        """A text from elsewhere."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def settle(self) -> None:
        """Until everything that was sent has been dealt with."""
        for _ in range(3):
            await self.pilot.pause(0)
        await self.app.workers.wait_for_complete()
        await self.pilot.pause(0)

    async def until(self, holds: Callable[[], object], what: str = "") -> None:
        """Waits for something that comes by itself."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, f"{what or 'it'} never came:\n{self.text()}"
            await self.pilot.pause(0.01)

    async def click(self, text: str, *, nth: int = 0) -> None:
        """On a text where it stands on the screen, a second after whatever was done before."""
        await self.until(lambda: not self.screen.query("Button.-active"), "the end of the press before")
        self.clock.forward(1)
        await self.click_at(*self.where(text)[nth])

    async def click_at(self, x: int, y: int) -> None:
        """On a cell of the screen, as a terminal tells it: down, then up."""
        for kind in (events.MouseMove, events.MouseDown, events.MouseUp):
            self.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y))
            await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Another size of the window."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    async def wait(self, seconds: float) -> None:
        """Time passes on the clock, and the screen has looked at it since."""
        self.clock.forward(seconds)
        await self.look()

    async def look(self) -> None:
        """Until the table, if there is one, has looked at the clock again."""
        tables = [screen for screen in self.app.screen_stack if isinstance(screen, TableScreen)]
        await self.until(lambda: all(screen._looked == self.clock() for screen in tables), "a look at the clock")
        await self.settle()

    # ── what is seen ──

    @property
    def screen(self) -> Screen[object]:
        return self.app.screen

    def lines(self) -> list[str]:
        """What stands on the screen, line by line."""
        return [strip.text for strip in self.strips()]

    def strips(self) -> list[Strip]:
        """The screen as it goes to the terminal."""
        return self.screen._compositor.render_strips()

    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.lines())

    def sees(self, *texts: str) -> bool:
        """Whether each text stands on the screen, wherever its lines were broken."""
        flat = " ".join(self.text().split())
        return all(" ".join(text.split()) in flat for text in texts)

    def where(self, text: str) -> list[tuple[int, int]]:
        """The cells in which a text begins."""
        places = []
        for y, line in enumerate(self.lines()):
            start = line.find(text)
            while start >= 0:
                places.append((cell_len(line[:start]), y))
                start = line.find(text, start + 1)
        assert places, f"»{text}« is not on the screen:\n{self.text()}"
        return places

    def said(self) -> str:
        """What is told in passing, in the corner."""
        return "\n".join(note.message for note in self.app._notifications)

    @property
    def live(self) -> LiveMeeting:
        assert self.app.live is not None
        return self.app.live

    @property
    def table(self) -> Table:
        return self.live.table

    @property
    def stage(self) -> str:
        return self.table.stage.value

    def kinds(self) -> list[str]:
        """The moves so far."""
        return [entry.move.kind for entry in self.live.meeting.log]

    def offered(self) -> set[str]:
        return {option.kind for option in self.live.options()}

    def here(self, name: str) -> bool:
        """Whether the screen on top is of that class."""
        return type(self.screen).__name__ == name


async def to_the_summary(person: Person) -> None:
    """Esc, slut her, slut."""
    while not person.here("PickModal"):
        await person.press("escape")
    await person.press("end", "space")
    assert person.stage == "closing"
    await person.press(*(("space",) if person.table.agreements else ("right", "space")))
    assert person.here("SummaryScreen")


def key_event(key: str) -> events.Key:
    """The event of a key by its name or its character."""
    if len(key) > 1:
        return events.Key(key, " " if key == "space" else None)
    return events.Key(key if key.isalnum() else _character_to_key(key), key)


@asynccontextmanager
async def terminal(
    *decks: Deck,
    size: tuple[int, int] = (80, 24),
    seed: int = 5,
    begin: Callable[[], tuple[Deck, Setting]] | None = None,
    shelf: Shelf | None = None,
    wanted: str | None = None,
    words: Words | None = None,
    preferences: Preferences | None = None,
    journal: History | None = None,
    resume: str | None = None,
    begun: datetime = BEGUN,
    files: Files | None = None,
) -> AsyncIterator[Person]:
    """The app on a terminal of that size, with nothing moving, on its first screen."""
    clock = WallClock()
    clock.at = begun
    desk = files or Desk()
    held = shelf or Shelf(decks or (small_deck(),))
    services = Services(
        words=words or load(),
        library=lambda: held,
        journal=lambda: journal or Store(None),
        forgetful=lambda: Store(None),
        save=lambda history, stream, form: Path(f"{stream}.{form}"),
        files=lambda: desk,
        run=at_once,
        now=clock,
        local=lambda at: at,
        chance=random.Random(seed),
        deck=wanted or held.held[0].id,
        preferences=preferences or Preferences(calm=True),
    )
    app = LedelseskortApp(services, begin, resume)
    async with app.run_test(size=size, notifications=True) as pilot:
        person = Person(app, pilot, clock, services.words)
        await person.settle()
        yield person
        await person.settle()  # a screen that is still opening has nothing left to open on once the app is gone


@asynccontextmanager
async def meeting(
    way: ModeName,
    seats: int = 3,
    deck: Deck | None = None,
    *,
    names: Sequence[str] = (),
    minutes: int = 60,
    groups: bool = False,
    size: tuple[int, int] = (80, 24),
    seed: int = 5,
    calm: bool = True,
    seated: bool = True,
    words: Words | None = None,
    written: Mapping[tuple[int, int], str] | None = None,
) -> AsyncIterator[Person]:
    """The app at a table that has just been set; without `seated`, wherever it is by then."""
    played = deck or small_deck()
    chance = random.Random(seed)
    opening = settle(played, seats, BEGUN, chance, mode=way, minutes=minutes, depth=3, groups=groups)

    def begin() -> tuple[Deck, Setting]:
        return played, Setting(opening, names, written=written or {})

    settled = Preferences(calm=calm)
    async with terminal(played, size=size, seed=seed, begin=begin, preferences=settled, words=words) as person:
        await person.settle()
        assert isinstance(person.screen, TableScreen) or not seated
        yield person
