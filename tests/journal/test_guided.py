"""What a guided meeting leaves in the journal: whose last version opens the next, and each text by itself."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import timedelta

import pytest

from ledelseskort.deck.models import Case, Deck, Step
from ledelseskort.journal.arrival import arrive
from ledelseskort.journal.live import Setting, begin
from ledelseskort.journal.store import Store
from ledelseskort.journal.written import CARRIED, written
from ledelseskort.table.setting import settle

from .evening import BEGUN

DECK = Deck(
    id="side",
    title="Siden",
    language="da",
    steps=(
        Step(title="Først", text="Skriv.", write=("Et", "To")),
        Step(title="Sidst", text="Skriv igen.", write=("Et",)),
    ),
)


def held(
    store: Store,
    stream: str,
    texts: Mapping[int, str],
    *,
    deck: Deck = DECK,
    seats: int = 1,
    team: str | None = None,
    ended: bool = True,
    day: int = 0,
) -> Mapping[tuple[int, int], str]:
    """A meeting in which these texts are written at the first step; what it opened with."""
    now = BEGUN + timedelta(days=day)
    setting, _ = arrive(store, deck, Setting(settle(deck, seats, now, random.Random(1)), team=team), now.date())
    live = begin(stream, deck, setting, store, lambda: now, random.Random(1))
    for kind in ("take-case", "next"):
        if (option := live.option(kind)) is not None:
            live.play(option, {"case": None} if kind == "take-case" else None)
            break
    for prompt, text in texts.items():
        option = live.option("write")
        assert option is not None
        live.play(option, {"prompt": prompt, "text": text})
    for kind in ("close", "end") if ended else ():
        option = live.option(kind)
        assert option is not None
        live.play(option)
    return setting.written


@pytest.fixture
def store() -> Store:
    return Store(None)


def test_the_last_that_was_ended_opens_the_next(store: Store) -> None:
    assert held(store, "a", {1: "første", 2: "anden"}) == {}
    assert held(store, "b", {1: "halvt"}, ended=False, day=1) == {(0, 1): "første", (0, 2): "anden"}
    assert held(store, "c", {2: "ny"}, day=2) == {(0, 1): "første", (0, 2): "anden"}
    assert held(store, "d", {}, day=3) == {(0, 1): "første", (0, 2): "ny"}


def test_a_group_has_its_own_and_nobody_else_hears_it(store: Store) -> None:
    held(store, "a", {1: "vores"}, seats=3, team="Ledergruppen")
    assert held(store, "b", {}, seats=3, team="De andre", day=1) == {}
    assert held(store, "c", {}, seats=3, day=1) == {}
    assert held(store, "d", {}, day=1) == {}
    assert held(store, "e", {}, seats=4, team="Ledergruppen", day=2) == {(0, 1): "vores"}
    held(store, "f", {1: "uden navn"}, seats=3, day=3)
    assert held(store, "g", {}, seats=3, day=4) == {}


def test_a_deck_with_cases_is_about_something_else_each_time(store: Store) -> None:
    deck = DECK.model_copy(update={"cases": (Case(id="sag", title="Sagen", text="Det skete."),)})
    held(store, "a", {1: "om sagen"}, deck=deck)
    assert held(store, "b", {}, deck=deck, day=1) == {}


def test_a_text_goes_along_to_its_prompt_and_is_left_where_that_is_gone(store: Store) -> None:
    held(store, "a", {1: "et", 2: "to"})
    first, last = DECK.steps
    changed = DECK.model_copy(update={"steps": (last, first.model_copy(update={"write": ("Nyt", "Et")}))})
    assert held(store, "b", {}, deck=changed, day=1) == {(1, 2): "et"}


def test_each_text_is_known_by_its_prompt_and_can_be_forgotten(store: Store) -> None:
    held(store, "a", {1: "et", 2: "to"})
    held(store, "b", {2: "ny"}, day=1)
    things = written("b", store.read("b"))
    assert [(each.text, each.question) for each in things] == [("ny", "To"), ("et", "Et")]
    assert things[1].number == CARRIED
    store.erase("b", things[1].ids)
    assert [each.text for each in written("b", store.read("b"))] == ["ny"]


def test_what_was_written_over_is_in_the_old_version_and_not_in_the_new(store: Store) -> None:
    held(store, "a", {1: "før"})
    held(store, "b", {1: "nu"}, day=1)
    assert set(store.read("a").texts.values()) == {"før"}
    assert set(store.read("b").texts.values()) == {"nu"}
    assert not store.verify(replaying=True)


def test_what_was_written_alone_is_alone_in_every_list(store: Store) -> None:
    held(store, "a", {1: "mit"})
    held(store, "b", {1: "vores"}, seats=2, day=1)
    assert {line.stream: line.scope.alone for line in store.meetings()} == {"a": True, "b": False}
