"""The decks that come along beside the main one: the same cards, the right number, no text older than its original."""

from __future__ import annotations

import pytest

from ledelseskort.deck.library import Library, bundled_root
from ledelseskort.deck.models import Deck
from ledelseskort.deck.reader import read_deck
from ledelseskort.deck.translation import outdated

LIBRARY = Library((bundled_root(),))
USES = {"dialoger", "ledelseskaeder", "prioriteringer", "rekruttering", "ledelsesudvikling", "samarbejde-paa-tvaers"}


@pytest.fixture(scope="module")
def main() -> Deck:
    return LIBRARY.load("ledelsesgrundlag")


def test_the_english_edition_is_the_main_deck_card_for_card(main: Deck) -> None:
    english = LIBRARY.load("leading-together")
    assert (english.language, english.translation_of) == ("en", main.id)
    for ours, theirs in zip(main.cards, english.cards, strict=True):
        assert (ours.id, ours.theme, ours.tags, ours.depth, ours.minutes) == (
            theirs.id,
            theirs.theme,
            theirs.tags,
            theirs.depth,
            theirs.minutes,
        )
        assert len(ours.follow_ups) == len(theirs.follow_ups)
        assert ours.question != theirs.question
    assert len(english.reference) == len(main.reference)


def test_no_english_card_is_older_than_the_danish_one() -> None:
    assert outdated([read_deck(bundled_root() / "deck" / "leading-together.yaml")]) == ()


def test_the_swedish_deck_has_cards_for_each_of_its_review_days() -> None:
    deck = LIBRARY.load("ledningsprocesser")
    assert (deck.language, len(deck.playable)) == ("sv", 24)
    assert deck.review_days == ("04-30", "08-31", "12-31")
    for day in deck.review_days:
        assert deck.tag_title(day) != day
        assert sum(day in card.tags for card in deck.playable) >= 2


def test_there_is_a_case_for_each_everyday_use_of_a_length_to_be_read_aloud() -> None:
    deck = LIBRARY.load("ledelsescase")
    assert {tag for case in deck.cases for tag in case.tags} == USES
    assert len(deck.cases) == 6
    for case in deck.cases:
        assert 80 <= len(case.text.split()) <= 140, case.id


@pytest.mark.parametrize(("seats", "minutes"), [("3-8", 45), ("2", 30), ("1", 30)])
def test_the_steps_of_a_case_last_as_long_as_is_said(seats: str, minutes: int) -> None:
    deck = LIBRARY.load("ledelsescase")
    assert sum(step.minutes or 0 for step in deck.steps if step.seats in (None, seats)) == minutes


@pytest.mark.parametrize("name", ["ledelsescase", "personligt-ledelsesgrundlag", "maalbilledet"])
def test_it_is_said_that_the_steps_are_this_projects_own(name: str) -> None:
    assert "projektets egne" in (LIBRARY.load(name).purpose or "")
