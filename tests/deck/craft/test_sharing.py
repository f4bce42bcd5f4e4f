"""What two cards have in common: runs of five words, and the whole idea."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelseskort.deck.craft.language import language
from ledelseskort.deck.craft.sharing import Shared, content, likeness, near_duplicates, shared_runs
from ledelseskort.deck.models import Card

from .looking import card

DANISH = language("da")


def runs(*cards: Card) -> list[tuple[int, int, str]]:
    return [(each.card, each.earlier, each.line.text[each.start : each.end]) for each in shared_runs(cards, 5)]


def alike(*cards: Card) -> list[tuple[int, int]]:
    return [(each.card, each.earlier) for each in near_duplicates(cards, DANISH)]


def asked(question: str, situation: str | None = None, name: str = "et-kort") -> Card:
    return card(question, (), situation, name=name)


def test_five_words_are_shared() -> None:
    assert runs(asked("Hvad gør du så, når det brænder?"), asked("Sig, hvad gør du så nu?")) == []
    assert runs(asked("Hvad gør du så, når det brænder?"), asked("Sig, hvad gør du så – når vi går?")) == [
        (1, 0, "hvad gør du så – når")
    ]


def test_a_run_is_told_as_long_as_it_is_and_once() -> None:
    long = "et to tre fire fem seks syv"
    assert runs(asked(f"{long} otte?"), asked(f"Nul {long} ni?")) == [(1, 0, long)]


def test_two_runs_in_one_line_are_two() -> None:
    first = asked("a b c d e x a1 b1 c1 d1 e1?", name="a")
    assert [said for _, _, said in runs(first, asked("a b c d e y f g h i j?"))] == ["a b c d e"]
    second = asked("aa bb cc dd ee og ff gg hh ii jj?")
    both = asked("aa bb cc dd ee men ff gg hh ii jj?")
    assert [said for _, _, said in runs(second, both)] == ["aa bb cc dd ee", "ff gg hh ii jj"]


def test_a_card_may_repeat_itself_and_the_end_of_one_text_does_not_go_on_in_the_next() -> None:
    assert runs(card("Et to tre fire fem?", ("Et to tre fire fem?",))) == []
    assert runs(card("Et to tre?", ("Fire fem seks?",)), asked("Et to tre fire fem?")) == []


@pytest.mark.parametrize("field", ["question", "situation", "follow_ups", "hint"])
def test_every_text_of_a_card_counts(field: str) -> None:
    said = "et to tre fire fem"
    value = (said,) if field == "follow_ups" else said
    other = Card.model_validate({"id": "b", "question": "Hvad nu?"} | {field: value})
    found = list(shared_runs([asked(f"Nul {said}?"), other], 5))
    assert [(each.line.key, each.earlier_line.key) for each in found] == [(field, "question")]


def test_the_place_in_the_earlier_card_is_told() -> None:
    (found,) = shared_runs([asked("Nul et to tre fire fem seks?"), asked("et to tre fire fem?")], 5)
    assert found.earlier_line.text[found.earlier_start : found.earlier_end] == "et to tre fire fem"


def test_the_same_idea_in_another_order_and_to_others() -> None:
    first = asked("Hvilken samtale vil du tage i næste uge, som du har udskudt lidt for længe?")
    again = asked("Hvilke samtaler har I udskudt for længe og vil tage i ugen, der er den næste?")
    assert alike(first, again) == [(1, 0)]


def test_the_situation_is_part_of_the_idea() -> None:
    question = "Hvad siger du til gruppen om planen?"
    first = asked(question, "Budgettet er lukket, og chefen rejser til Skive.")
    assert alike(first, asked(question, "To ansøgere står tilbage, og telefonen kimer.")) == []
    assert alike(asked(question), asked(question)) == [(1, 0)]


def test_a_subject_in_common_is_no_idea_in_common() -> None:
    first = asked("Hvad betyder dialog for dig?")
    assert alike(first, asked("Hvornår førte en dialog sidst til en ny vagtplan hos jer?")) == []
    assert alike(asked("Hvad er dialog?"), asked("Hvor er jeres dialog?")) == []


def test_small_words_in_common_are_no_idea_in_common() -> None:
    first = asked("Hvad vil du gøre ved det i dag for en borger?")
    assert alike(first, asked("Hvad vil du gøre ved det i dag for en kollega?")) == []


def test_what_is_new_weighs_as_much_as_what_is_shared() -> None:
    short = asked("Hvilken vagtplan glæder kollegaen?")
    inside = asked("Hvilken vagtplan glæder kollegaen, fordi børnene venter derhjemme med kold mad og lektier?")
    assert alike(short, inside) == []


def test_each_card_is_told_once_with_the_first_it_is_like() -> None:
    same = [asked("Hvilken vagtplan glæder kollegaen?", name=name) for name in ("a", "b", "c")]
    assert alike(*same) == [(1, 0), (2, 0)]


def test_without_a_list_every_word_counts() -> None:
    polish = language("pl")
    first, again = asked("Co dzisiaj zrobisz inaczej?"), asked("Co dzisiaj zrobisz lepiej?")
    assert [each.per_cent for each in near_duplicates([first, again], polish)] == [60]
    assert list(near_duplicates([first, asked("Co zrobisz lepiej?")], polish)) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("ab", "ab", 100), ("abc", "abd", 50), ("abcd", "abce", 60), ("a", "a", 0), ("", "", 0), ("ab", "cd", 0)],
)
def test_likeness(one: str, other: str, expected: int) -> None:
    assert likeness(frozenset(one), frozenset(other)) == expected


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=7), max_size=14))
def test_looking_only_among_the_rarest_words_misses_nobody(said: list[list[str]]) -> None:
    cards = [asked(" ".join(each)) for each in said]
    contents = [content(each, language("xx")) for each in cards]
    expected = {
        later
        for earlier, later in combinations(range(len(cards)), 2)
        if likeness(contents[earlier], contents[later]) >= 60
    }
    assert {each.card for each in near_duplicates(cards, language("xx"))} == expected


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=12), min_size=2, max_size=5))
def test_every_run_that_is_told_is_there_and_none_is_missed(said: list[list[str]]) -> None:
    cards = [asked(" ".join(each)) for each in said]

    def fives(number: int) -> set[tuple[str, ...]]:
        return {tuple(said[number][at : at + 5]) for at in range(len(said[number]) - 4)}

    def both(each: Shared) -> tuple[str, str]:
        return each.line.text[each.start : each.end], each.earlier_line.text[each.earlier_start : each.earlier_end]

    found = list(shared_runs(cards, 5))
    assert all(len(set(both(each))) == 1 and len(both(each)[0].split()) >= 5 for each in found)
    sharing = {later for later in range(len(said)) if any(fives(later) & fives(earlier) for earlier in range(later))}
    assert {each.card for each in found} == sharing
