"""Overblik: what was met and what never, in bars that say their figure; nothing in it is about a person."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
from textual.geometry import Size

from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Deck, TagGroup
from ledelseskort.journal.agreements import Continued, Done
from ledelseskort.journal.port import History
from ledelseskort.tui.bars import FILLED, REST, BarChart, Line
from ledelseskort.tui.overview import OverviewScreen

from .harness import BEGUN, SIZES, Person, small_deck, terminal
from .kept import agreed, held
from .looking import assert_clean

AREAS = {"maal": "Målopfyldelse", "ordentlighed": "Ordentlighed", "nyt": "Nytænkning", "baere": "Bæredygtighed"}


def tagged() -> Deck:
    """Nine cards: every one is of an area, and the last of them is of one that nobody will meet."""
    deck = small_deck()
    areas = (*("maal", "ordentlighed", "nyt") * 2, "maal", "ordentlighed", "baere")
    cards = tuple(card.model_copy(update={"tags": (area,)}) for card, area in zip(deck.cards, areas, strict=True))
    return deck.model_copy(update={"cards": cards, "tags": {"omraade": TagGroup(title="Område", terms=AREAS)}})


def fill(history: History) -> None:
    deck = tagged()
    old = datetime(2025, 5, 1, 9, 0, tzinfo=UTC)
    held(history, "a", deck, agreed("Et"), agreed("To"), agreed("Tre"), team="Afsnit 3", names=("Anna", "Bo", "Carla"))
    held(history, "b", deck, team="Afsnit 3", at=old, cards=1)
    held(history, "c", deck, way=ModeName.ALONE, seats=1, cards=1)
    one, two, _ = (each.id for each in history.agreements())
    history.record(one, Done(), {}, BEGUN)
    history.record(two, Continued(due=BEGUN.date()), {}, BEGUN)


@asynccontextmanager
async def overview(size: tuple[int, int] = (200, 60), *, filled: bool = True) -> AsyncIterator[tuple[Person, History]]:
    async with terminal(tagged(), size=size) as person:
        history = person.app.logbook.history
        if filled:
            fill(history)
        person.app.push_screen(OverviewScreen())
        await person.settle()
        yield person, history


def figures(person: Person) -> dict[str, str]:
    """What the charts say of each thing, by its heading and its name."""
    return {
        f"{chart.heading}: {line.label}": line.said for chart in person.screen.query(BarChart) for line in chart.lines
    }


async def test_the_bars_say_what_the_journal_says() -> None:
    async with overview() as (person, history):
        known = history.overview(next(line.scope for line in history.meetings() if line.stream == "a"))
        said = figures(person)
        (deck,) = known.decks
        for group in deck.groups:
            for bar in group.bars:
                figure = said[f"{group.title or 'Emner'}: {bar.title}"]
                assert figure == (f"{bar.cards} af {bar.of} kort" if bar.cards else "ikke talt om endnu")
        never = [name for name, figure in said.items() if figure == "ikke talt om endnu"]
        assert "Balancen mellem de fire områder: Bæredygtighed" in never
        assert {name.removeprefix("Aftaler: "): figure for name, figure in said.items() if "Aftaler" in name} == {
            "Gjort": "1",
            "Åbne": "2",
            "Fortsat mindst én gang": "1",
            "Droppet": "0",
        }
        assert person.sees("2 møder", "ikke talt om endnu")
        for name in ("Anna", "Bo", "Carla", "Et", "Tre"):
            assert f" {name} " not in person.text()
        assert_clean(person)


async def test_a_bar_is_as_long_as_its_part_and_stands_on_the_screen_with_its_figure() -> None:
    async with overview() as (person, _):
        (line,) = (text for text in person.lines() if "Gjort " in text)
        here = line[line.index("Gjort") :]
        assert here.split()[-1] == "1"
        filled, rest = here.count(FILLED), here.count(REST)
        assert filled == round((filled + rest) / 3)


async def test_another_period_and_what_was_done_alone() -> None:
    async with overview() as (person, _):
        await person.press("down", "right")
        assert person.sees("i år", "1 møde")
        await person.press("right", "right")
        assert person.sees("siden 1. november 2026", "1 møde")
        await person.press("home", "up", "right")
        assert person.sees("alene – kun mit eget", "1 møde", "Ingen aftaler endnu.")
        await person.press("left")
        assert person.sees("Afsnit 3", "2 møder")


async def test_a_period_with_nothing_in_it_and_an_empty_journal_say_so() -> None:
    async with overview(filled=False) as (person, _):
        assert person.sees("Ingen møder i den tid.")
        await person.press("right", "down", "right", "space")
        assert person.here("OverviewScreen")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_everything_can_be_read_in_any_window(size: tuple[int, int]) -> None:
    async with overview(size) as (person, _):
        seen = person.text()
        for _ in range(12):
            await person.press("space")
            seen += person.text()
        for text in ("Balancen mellem de fire områder", "Bæredygtighed", "Droppet", "Emner", "Område", "Hverdag"):
            assert text in seen, text
        assert person.sees("esc Tilbage")


@pytest.mark.parametrize("width", [30, 40, 60, 100])
def test_a_chart_has_a_row_for_each_bar_in_any_width(width: int) -> None:
    chart = BarChart(
        "Emner", [Line("Nysgerrig med omtanke", 0, "ingen"), Line("Mod", 0.001, "lidt"), Line("Alt", 1, "alle")]
    )
    rows = str(chart._content(width)).splitlines()
    assert chart.get_content_height(Size(width, 9), Size(width, 9), width) == len(rows)
    assert max(map(len, rows)) <= width
    none, little, whole = (row for row in rows if REST in row or FILLED in row)
    assert FILLED not in none and little.count(FILLED) == 1 and REST not in whole
