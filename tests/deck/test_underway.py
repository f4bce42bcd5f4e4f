"""Where somebody stands in a file that is being written, in whole files and in broken ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledelseskort.deck.models import CardFile, DeckFile
from ledelseskort.deck.part import part_of
from ledelseskort.deck.source import Source
from ledelseskort.deck.underway import card_rows, new_card, next_line, read_card, spot

DECK = """\
format: 1
title: Prøve
themes:
  - {id: hverdag, title: Hverdag}
play:
  memory:
    minutes: 10
cards:
  - id: et
    question: Hvad sker der?
    follow_ups:
      - Hvem så det?
      # mere om det

  - id: to
    question: Spørgsmål: hvad nu?
    situation: >-
      En lang fortælling
      om noget: nemlig dette
select: [et]""".splitlines()


def row(beginning: str, lines: list[str] = DECK) -> int:
    return next(at for at, line in enumerate(lines) if line.strip().startswith(beginning))


@pytest.mark.parametrize(
    ("beginning", "path"),
    [
        ("format", ("format",)),
        ("minutes", ("play", "memory", "minutes")),
        ("- id: et", ("cards", "*", "id")),
        ("question: Hvad", ("cards", "*", "question")),
        ("- Hvem så", ("cards", "*", "follow_ups", "*")),
        ("# mere om", ("cards", "*", "follow_ups", "*")),
        ("om noget", ("cards", "*", "situation")),
        ("select", ("select",)),
    ],
)
def test_the_field_of_a_row(beginning: str, path: tuple[str, ...]) -> None:
    assert spot(DECK, row(beginning)).path == path


def test_between_braces_the_key_before_the_cursor_counts() -> None:
    line = row("- {id")
    assert spot(DECK, line, DECK[line].index("Hverdag") + 2).path == ("themes", "*", "title")
    assert spot(DECK, line, DECK[line].index("hverdag") + 2).path == ("themes", "*", "id")
    assert spot(DECK, line, 0).path == ("themes", "*")


def test_a_card_has_its_rows_and_an_empty_line_goes_with_what_is_above() -> None:
    first, second = range(row("- id: et"), row("- Hvem så") + 1), range(row("- id: to"), row("select"))
    assert list(card_rows(DECK)) == [first, second]
    assert spot(DECK, row("question: Hvad")).card == first
    assert spot(DECK, row("- id: to") - 1).card == first
    assert spot(DECK, row("om noget")).card == second
    assert spot(DECK, row("select")).card is None
    assert spot(DECK, 0).card is None


def test_lists_that_stand_right_below_their_key() -> None:
    lines = ["cards:", "- id: a", "  follow_ups:", "  - Hvad?", "- id: b", "  question: Hvem?"]
    assert spot(lines, 3).path == ("cards", "*", "follow_ups", "*")
    assert spot(lines, 3).card == range(1, 4)
    assert spot(lines, 5).card == range(4, 6)
    assert spot(lines, 5).path == ("cards", "*", "question")


def test_a_card_is_read_right_or_by_the_word() -> None:
    first, second = (([DECK[at] for at in rows]) for rows in card_rows(DECK))
    assert read_card(first) == {"id": "et", "question": "Hvad sker der?", "follow_ups": ("Hvem så det?",)}
    broken = read_card(second)
    assert broken["question"] == "Spørgsmål: hvad nu?"
    assert broken["situation"] == "En lang fortælling om noget: nemlig dette"
    assert read_card(["  - id: x", '    question: "Hvad nu?', "    follow_ups:", "      - Hvem: du?"]) == {
        "id": "x",
        "question": "Hvad nu?",
        "follow_ups": ("Hvem: du?",),
    }


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.lists(st.text(st.sampled_from("ab:-#{}[]\"' >|\t\u2028&*"), max_size=12), min_size=1, max_size=12))
def test_nothing_that_may_stand_there_stops_it(lines: list[str]) -> None:
    for at, line in enumerate(lines):
        for column in (0, len(line)):
            here = spot(lines, at, column)
            assert here.card is None or 0 <= here.card.start < here.card.stop <= len(lines)
        next_line(line)
    read_card(lines)
    new_card(lines, 0, (), name="nyt kort", question="Hvad?")


@pytest.mark.parametrize(
    ("before", "begins"),
    [
        ("    question: Hvad", "    "),
        ("  - id: x", "    "),
        ("cards:", "  - "),
        ("    follow_ups:", "      - "),
        ("      - Hvem så det?", "      - "),
        ("      - ", None),
        ("    situation: >-", "      "),
        ("play:", "  "),
        ("      en linje mere", "      "),
        ("", ""),
    ],
)
def test_what_a_new_line_begins_with(before: str, begins: str | None) -> None:
    assert next_line(before) == begins


def inserted(lines: list[str], at: int, *taken: str, theme: str | None = None) -> tuple[str, str]:
    """The whole text with a new card, and what is selected of it."""
    made = new_card(lines, at, taken, name="Nyt kort", question="Hvad …?", theme=theme)
    assert made is not None
    whole = [*lines[: made.row], *made.text.removesuffix("\n").split("\n"), *lines[made.row :]]
    line, start, end = made.question
    return "\n".join(whole), whole[line][start:end]


def test_a_new_card_stands_under_the_one_the_cursor_is_in() -> None:
    text, selected = inserted([line for line in DECK if "Spørgsmål:" not in line], row("question: Hvad"), "nyt-kort")
    assert selected == "Hvad …?"
    part = part_of(Source("x", text), DeckFile)
    assert [card.text("id") for card in part.cards] == ["et", "nyt-kort-2", "to"]


@pytest.mark.parametrize(
    "text",
    [
        "format: 1\ncards:\n",
        "format: 1\ncards:",
        "format: 1\n",
        "format: 1",
        "format: 1\ncards:\n- id: a\n  question: Hvad?",
    ],
)
def test_a_new_card_finds_a_place_in_any_card_file(text: str) -> None:
    whole, selected = inserted(text.split("\n"), 0, theme="valg" if "- id" not in text else None)
    assert selected == "Hvad …?"
    part = part_of(Source("x", f"{whole}\n"), CardFile)
    assert part.findings.shown == ()
    assert part.cards[-1].text("id") == "nyt-kort"
    assert part.cards[-1].text("theme") == ("valg" if "- id" not in text else None)


def test_a_new_card_has_the_theme_of_the_one_above() -> None:
    text, _ = inserted(["cards:", "  - id: a", "    theme: mod", "    question: Hvad?"], 2)
    assert text.count("theme: mod") == 2


def test_nothing_is_put_into_a_list_between_brackets() -> None:
    assert new_card(["format: 1", "cards: []"], 0, (), name="nyt", question="Hvad?") is None
