"""An opening that does not fit the deck is refused before the first move."""

from __future__ import annotations

from typing import Any

import pytest

from ledelseskort.errors import Unusable
from ledelseskort.table.meeting import begin
from ledelseskort.table.records import Opening

from .book import Fact, Setting
from .games import deck_of, opening_of

CARDS = {"let": Fact("et", 1), "dyb": Fact("et", 3), "gemt": Fact("to", 1, retired=True)}
DECK = deck_of(CARDS)
OPENING = opening_of(Setting(mode="memory", seats=2, cards=CARDS, order=("let",), ceiling=2), DECK)


def with_changes(**changes: Any) -> Opening:
    return Opening.model_validate(OPENING.model_dump() | changes)


def test_what_fits_begins() -> None:
    assert begin(DECK, OPENING).table.pile.queue == ("let",)


@pytest.mark.parametrize(
    "changes",
    [
        {"order": ("let", "dyb")},
        {"order": ("let", "gemt")},
        {"order": ("let", "ukendt")},
        {"order": ("let", "let")},
        {"mode": "guided"},
        {"seats": ({"number": 2}, {"number": 1})},
        {"seats": ({"number": 1}, {"number": 1})},
        {"seats": ({"number": 1}, {"number": 3})},
    ],
)
def test_what_does_not_fit_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(Unusable, match="opening-does-not-fit"):
        begin(DECK, with_changes(**changes))


@pytest.mark.parametrize(
    "changes",
    [{"order": ()}, {"seats": ()}, {"seats": tuple({"number": n} for n in range(1, 14))}, {"task": "Budgettet"}],
)
def test_what_is_no_opening_is_not_even_read(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"at least|at most|pattern|less than"):
        with_changes(**changes)


def test_an_opening_survives_being_written_and_read() -> None:
    assert Opening.model_validate_json(OPENING.model_dump_json()) == OPENING
