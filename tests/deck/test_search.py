"""Cards are found however the letters are written."""

from __future__ import annotations

import pytest

from ledelseskort.deck.models import Card, Deck, TagGroup, Theme
from ledelseskort.deck.search import search

DECK = Deck(
    id="x",
    title="X",
    language="da",
    themes=(Theme(id="moede", title="Mødet på gangen"), Theme(id="ide", title="Idéer")),
    tags={"v": TagGroup(title="V", terms={"aegte": "Ægte dialog"})},
    cards=(
        Card(id="a", question="Hvad forstår du ved tillid?", follow_ups=("Hvem så du på mødet?",), theme="ide"),
        Card(id="b", question="Hvilket møde husker du?", theme="moede", tags=("aegte",)),
        Card(id="c", question="Hvornår gik modet tabt?", theme="ide", situation="På øen."),
        Card(id="d", question="Hvilket møde er væk?", theme="moede", retired=True),
    ),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", "a b c"),
        ("møde", "b a"),
        ("MØDE", "b a"),
        ("moede", "b a"),
        ("mode", "b c a"),
        ("mo\u0308de", "b a"),
        ("forstår", "a"),
        ("forstaar", "a"),
        ("forstar", "a"),
        ("idé", "a c"),
        ("ide", "a c"),
        ("ægte dialog", "b"),
        ("aegte", "b"),
        ("øen", "c"),
        ("oen", "c"),
        ("hvad tillid", "a"),
        ("tillid øen", ""),
        ("gangen", "b"),
    ],
)
def test_words_are_found_with_and_without_their_marks(words: str, found: str) -> None:
    assert [card.id for card in search(DECK, words)] == found.split()


def test_every_tag_asked_for_is_on_the_card() -> None:
    assert [card.id for card in search(DECK, tags=frozenset({"aegte"}))] == ["b"]
    assert search(DECK, "tillid", frozenset({"aegte"})) == ()
