"""Which cards fit, and in which order they are dealt."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from ledelseskort.deck.dealing import card_of_the_day, deal, fitting
from ledelseskort.deck.models import Card, Deck, TagGroup, Theme
from ledelseskort.errors import NotFound, Unusable


def card(name: str, depth: int = 1, theme: str = "t", tags: str = "", *, retired: bool = False) -> Card:
    return Card.model_validate(
        {
            "id": name,
            "question": f"Hvad er {name}?",
            "theme": theme,
            "depth": depth,
            "tags": tuple(tags.split()),
            "retired": retired,
        }
    )


GROUPS = {
    "vaerdi": TagGroup(title="Værdi", terms={"dialog": "Dialog", "mod": "Mod"}),
    "omraade": TagGroup(title="Område", terms={"trivsel": "Trivsel", "kvalitet": "Kvalitet"}),
}
DECK = Deck(
    id="x",
    title="X",
    language="da",
    themes=(Theme(id="t", title="T"), Theme(id="u", title="U")),
    tags=GROUPS,
    cards=(
        card("a", 1, "t", "dialog trivsel"),
        card("b", 2, "t", "mod trivsel"),
        card("c", 3, "u", "dialog kvalitet"),
        card("d", 2, "u", "mod"),
        card("e", 1, "t", "dialog trivsel", retired=True),
    ),
)


@pytest.mark.parametrize(
    ("depth", "themes", "tags", "fit"),
    [
        (3, "", "", "a b c d"),
        (2, "", "", "a b d"),
        (1, "", "", "a"),
        (3, "u", "", "c d"),
        (3, "t u", "", "a b c d"),
        (3, "", "dialog", "a c"),
        (3, "", "dialog mod", "a b c d"),
        (3, "", "dialog mod trivsel", "a b"),
        (3, "", "dialog kvalitet", "c"),
        (2, "u", "dialog", ""),
        (3, "", "ukendt", ""),
    ],
)
def test_within_a_group_any_tag_fits_and_across_groups_all(depth: int, themes: str, tags: str, fit: str) -> None:
    found = fitting(DECK, depth=depth, themes=frozenset(themes.split()), tags=frozenset(tags.split()))
    assert [each.id for each in found] == fit.split()


def test_tags_without_groups_are_choices() -> None:
    bare = DECK.model_copy(update={"tags": {}})
    assert [each.id for each in fitting(bare, tags=frozenset({"mod", "kvalitet"}))] == ["b", "c", "d"]


@pytest.mark.parametrize("seed", range(20))
def test_each_card_is_dealt_once_and_one_for_the_first_minute_is_first(seed: int) -> None:
    dealt = deal(DECK, random.Random(seed))
    assert dealt[0] == "a"
    assert sorted(dealt) == ["a", "b", "c", "d"]
    assert dealt == deal(DECK, random.Random(seed))


def test_the_order_is_chance() -> None:
    assert len({deal(DECK, random.Random(seed)) for seed in range(40)}) == 6


def test_a_deck_without_a_light_card_is_dealt_all_the_same() -> None:
    assert set(deal(DECK, random.Random(1), themes=frozenset({"u"}))) == {"c", "d"}


def test_a_card_can_lie_on_top() -> None:
    assert deal(DECK, random.Random(1), first="c")[0] == "c"
    assert deal(DECK, random.Random(1), depth=1, first="c") == ("c", "a")
    for name in ("e", "nej"):
        with pytest.raises(NotFound, match="card-unknown"):
            deal(DECK, random.Random(1), first=name)


def test_a_prepared_deck_keeps_its_order() -> None:
    prepared = DECK.model_copy(update={"cards": tuple(reversed(DECK.cards)), "prepared": True})
    assert {deal(prepared, random.Random(seed)) for seed in range(9)} == {("d", "c", "b", "a")}
    assert deal(prepared, random.Random(1), first="b") == ("b", "d", "c", "a")


def test_no_card_that_fits_is_told() -> None:
    with pytest.raises(Unusable, match="no-card-fits"):
        deal(DECK, random.Random(1), tags=frozenset({"ukendt"}))
    with pytest.raises(Unusable, match="no-card-fits"):
        card_of_the_day(DECK.model_copy(update={"cards": ()}), date(2026, 11, 22))


def test_the_card_of_the_day_is_the_deck_and_the_day() -> None:
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(100)]
    cards = [card_of_the_day(DECK, day) for day in days]
    assert cards == [card_of_the_day(DECK.model_copy(), day) for day in days]
    assert set(cards) == {"a", "b", "c", "d"}
    assert {card_of_the_day(DECK, day, 1) for day in days} == {"a"}
    other = DECK.model_copy(update={"edition": "2"})
    assert cards != [card_of_the_day(other, day) for day in days]


def test_a_card_of_a_review_day_waits_until_its_day_is_asked_for() -> None:
    days = {"dage": TagGroup(title="Dage", terms={"04-30": "Efter april", "08-31": "Efter august"})}
    cards = (card("a", tags="mod"), card("b", tags="mod 04-30"), card("c", tags="08-31"))
    deck = DECK.model_copy(update={"cards": cards, "tags": {**GROUPS, **days}, "review_days": ("04-30", "08-31")})
    chosen = deck.model_copy(update={"prepared": True})

    def fit(deck: Deck, *tags: str) -> str:
        return " ".join(each.id for each in fitting(deck, tags=frozenset(tags)))

    assert fit(deck) == "a"
    assert fit(deck, "04-30") == "b"
    assert fit(deck, "04-30", "08-31") == "b c"
    assert fit(deck, "mod") == "a"
    assert fit(chosen) == "a b c"
