"""The craft check of files: where it points, how much it minds, and what it looks at."""

from __future__ import annotations

import subprocess
import sys
from itertools import cycle
from pathlib import Path

import pytest

from ledelseskort.deck.checkup import readings
from ledelseskort.deck.craft.check import Crafted, examine
from ledelseskort.deck.diagnostics import Code, Severity
from ledelseskort.deck.findings import LIMIT

from ..conftest import Write

HEAD = "format: 1\ntitle: Prøve\nlanguage: da\nthemes: [{id: hverdag, title: Hverdag}]\n"
FOLLOW_UPS = "follow_ups: [Hvad gjorde du så?, Hvem kunne du have talt med først?]"
GOOD = "Hvad siger du til en kollega, som er uenig på et møde?"
LEADS = "Hvad burde du have sagt på mødet i går?"


def one(question: str, name: str = "et") -> str:
    return f"  - id: {name}\n    question: {question}\n    {FOLLOW_UPS}\n"


def deck(*cards: str, head: str = HEAD) -> str:
    return f"{head}cards:\n{''.join(cards)}"


def look(*paths: Path, strict: bool = True) -> Crafted:
    return examine(readings(paths), strict=strict)


def shown(found: Crafted) -> list[tuple[str, int, int]]:
    return [(each.code.removeprefix("craft-"), each.place.line, each.place.column) for each in found.diagnostics]


def test_nothing_to_say(write: Write) -> None:
    assert look(write("d.yaml", deck(one(GOOD)))).diagnostics == ()


@pytest.mark.parametrize(
    ("written", "line", "column"),
    [
        (LEADS, 7, 20),
        (f'"{LEADS}"', 7, 21),
        (f"'{LEADS}'", 7, 21),
        ("Hvad\n      burde du have sagt på mødet i går?", 8, 7),
        (">-\n      Hvad burde du have\n      sagt på mødet i går?", 8, 12),
        ('"Hvad b\\u0075rde du have sagt på mødet i går?"', 7, 15),
    ],
    ids=["plain", "double quotes", "single quotes", "two lines", "folded", "escaped: the line as a whole"],
)
def test_it_points_at_the_word(write: Write, written: str, line: int, column: int) -> None:
    assert shown(look(write("d.yaml", deck(one(written))))) == [("leading", line, column)]


def test_the_second_of_two_equal_words(write: Write) -> None:
    found = look(write("d.yaml", deck(one("Hvad burde du sige på mødet, du burde holde i går?"))))
    assert shown(found) == [("leading", 7, 20), ("leading", 7, 47)]


def test_the_same_word_elsewhere_in_the_file(write: Write) -> None:
    follow_ups = "follow_ups:\n      - Hvad sagde du til »det burde gå«?\n      - Hvad burde du så?"
    text = "# burde\n" + deck(one(GOOD)).replace(FOLLOW_UPS, follow_ups)
    assert shown(look(write("d.yaml", text))) == [("leading", 11, 14)]


def test_it_points_into_follow_ups(write: Write) -> None:
    text = deck(one(GOOD)).replace("Hvem kunne", "Hvad burde")
    found = look(write("d.yaml", text))
    assert shown(found) == [("leading", 8, 43)]
    assert text.splitlines()[7][42:].startswith("burde")


def test_what_is_missing_is_told_at_the_question(write: Write) -> None:
    assert shown(look(write("d.yaml", deck(f"  - {{id: et, question: {GOOD}}}\n".replace(", som", " som"))))) == [
        ("follow-ups", 6, 24)
    ]


def test_hints_for_others_errors_and_warnings_for_us(write: Write) -> None:
    file = write("d.yaml", deck(one("Hvad burde du ikke have sagt på mødet i går?")))
    severities = [{each.severity for each in look(file, strict=strict).diagnostics} for strict in (False, True)]
    assert severities == [{Severity.HINT}, {Severity.ERROR, Severity.WARNING}]


def test_a_retired_card_is_left_alone(write: Write) -> None:
    retired = one(LEADS).rstrip() + "\n    retired: true\n"
    assert look(write("d.yaml", deck(one(GOOD, "to"), retired))).diagnostics == ()


def test_a_file_with_errors_is_left_to_the_ordinary_check(write: Write) -> None:
    assert look(write("d.yaml", deck(one(LEADS)) + "farve: blå\n")).diagnostics == ()


def test_a_language_without_a_list_has_the_rules_of_every_language(write: Write) -> None:
    head = HEAD.replace("language: da", "language: pl")
    text = deck(
        one("Man burde vel."),
        one("Man burde vel.", "to").replace(", Hvem kunne du have talt med først?", ""),
        head=head,
    )
    assert {code for code, _, _ in shown(look(write("d.yaml", text)))} == {
        "one-question",
        "follow-ups",
        "near-duplicate",
    }


@pytest.mark.parametrize(("folder", "expected"), [("cards/da", ["leading"]), ("cards/xx", []), ("cards", [])])
def test_a_card_file_by_itself_speaks_the_language_of_its_folder(
    write: Write, folder: str, expected: list[str]
) -> None:
    file = write(f"{folder}/k.yaml", f"format: 1\ntheme: hverdag\ncards:\n{one(LEADS)}")
    assert [code for code, _, _ in shown(look(file))] == expected


def test_a_card_file_that_a_deck_names_speaks_the_language_of_the_deck(write: Write) -> None:
    cards = "".join(
        f"  - {{id: k{number}, question: a b c d e f?, follow_ups: [a b c?, d e f?]}}\n" for number in range(9)
    )
    file = write("kort/k.yaml", f"format: 1\ntheme: hverdag\ncards:\n{cards}{one(LEADS)}")
    head = write("deck/d.yaml", HEAD + "card_files: [kort/k.yaml]\n")
    found = look(file, head)
    assert ("leading", 14, 20) in shown(found)
    assert [each.place.file for each in found.diagnostics if each.code is Code.CRAFT_LIX] == [str(head)]
    told_twice = write("cards/da/k.yaml", file.read_text(encoding="utf-8"))
    head = write("deck/d.yaml", HEAD + "card_files: [cards/da/k.yaml]\n")
    found = look(told_twice, head)
    assert [each.place.file for each in found.diagnostics if each.code is Code.CRAFT_LIX] == [str(head)]


def test_a_file_that_decks_share_is_looked_at_once(write: Write, tmp_path: Path) -> None:
    write("cards/da/k.yaml", f"format: 1\ncards:\n{one(LEADS)}")
    for name in ("a", "b"):
        write(f"deck/{name}.yaml", HEAD + "card_files: [cards/da/k.yaml]\n")
    found = look(tmp_path / "cards", tmp_path, tmp_path / "deck" / ".." / "deck" / "a.yaml")
    assert shown(found) == [("leading", 4, 20)]
    assert [title for title, _ in found.covered] == ["Prøve", "Prøve"]


def test_cards_are_compared_over_all_that_is_given(write: Write) -> None:
    first = write("a.yaml", deck(one("Hvilken vagtplan glæder dig mest i denne uge?")))
    again = one("Hvilken vagtplan glæder dig mest i din næste uge?", "to").replace(
        FOLLOW_UPS, "follow_ups: [Hvad?, Hvem?]"
    )
    second = write("b.yaml", deck(again))
    assert look(first).diagnostics == look(second).diagnostics == ()
    found = look(first, second).diagnostics
    assert [each.code for each in found] == [Code.CRAFT_SHARED_RUN, Code.CRAFT_NEAR_DUPLICATE]
    assert {each.place.file for each in found} == {str(second)}
    assert {each.related[0].file for each in found} == {str(first)}
    assert found[0].parameters == {
        "words": "Hvilken vagtplan glæder dig mest i",
        "name": "to",
        "other": "et",
    }


def test_the_same_card_in_two_files_is_one_card(write: Write) -> None:
    assert look(write("a.yaml", deck(one(GOOD))), write("b.yaml", deck(one(GOOD)))).diagnostics == ()


def test_languages_are_not_compared(write: Write) -> None:
    danish = write("a.yaml", deck(one(GOOD)))
    other = write("b.yaml", deck(one(GOOD, "to"), head=HEAD.replace("language: da", "language: pl")))
    third = write("c.yaml", deck(one(GOOD, "tre"), head=HEAD.replace("language: da", "language: cs")))
    assert look(danish, other, third).diagnostics == ()


def letters(number: int) -> str:
    """A word of its own for each number: digits would be words by themselves."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}")


def unlike(number: int, count: int) -> str:
    """A question of `count` words that no other number shares."""
    return " ".join(["Hvad", "gør", "du", *(letters(number * 20 + at) for at in range(count - 3))]) + "?"


def medians(found: Crafted) -> list[tuple[str, Severity, str | int]]:
    return [
        (each.code.value, each.severity, each.parameters["count"])
        for each in found.diagnostics
        if each.variant == "median"
    ]


@pytest.mark.parametrize(
    ("count", "words_in_each", "expected"),
    [
        (8, 11, [("craft-length", Severity.WARNING, 11)]),
        (7, 11, []),
        (8, 12, []),
        (8, 16, []),
        (8, 17, [("craft-length", Severity.ERROR, 17)]),
    ],
)
def test_the_median_of_a_deck(
    write: Write, count: int, words_in_each: int, expected: list[tuple[str, Severity, int]]
) -> None:
    cards = [one(unlike(number, words_in_each), f"k{number}") for number in range(count)]
    found = look(write("d.yaml", deck(*cards)))
    assert medians(found) == expected
    assert [each.place.line for each in found.diagnostics if each.variant == "median"] == [2] * len(expected)


def pooled(found: Crafted) -> list[tuple[str, Severity, int]]:
    return [
        (each.variant, each.severity, each.place.line)
        for each in found.diagnostics
        if each.code is Code.CRAFT_LIX and each.variant != "card"
    ]


@pytest.mark.parametrize(
    ("long", "cards", "expected"),
    [
        ((2,), 10, [("light", Severity.WARNING, 4)]),
        ((2,), 8, []),
        ((3,), 10, []),
        ((4,), 10, []),
        ((4, 5), 10, [("", Severity.WARNING, 4)]),
        ((5,), 10, [("", Severity.ERROR, 4)]),
    ],
    ids=["21", "21 of too few words to tell", "29", "37", "41", "46"],
)
def test_lix_is_pooled_over_a_theme(
    write: Write, long: tuple[int, ...], cards: int, expected: list[tuple[str, Severity, int]]
) -> None:
    """Twelve words a card in three sentences: 4, and 100/12 for each long word."""
    text = ""
    for number, count in zip(range(cards), cycle(long), strict=False):
        said = [*(f"lange{letters(number * 9 + at)}" for at in range(count)), *["w"] * (6 - count)]
        text += f"  - id: k{number}\n    question: {' '.join(said)}?\n    follow_ups: [a b c?, d e f?]\n"
    assert pooled(look(write("d.yaml", deck(text)))) == expected


def test_lix_of_a_card_file_by_itself_is_told_at_its_theme(write: Write) -> None:
    text = "format: 1\ntheme: hverdag\ncards:\n"
    for number in range(9):
        text += f"  - id: k{number}\n    question: a b c d e f?\n    follow_ups: [a b c?, d e f?]\n"
    assert pooled(look(write("cards/da/k.yaml", text))) == [("light", Severity.WARNING, 2)]


def test_too_many_to_show_are_counted_and_errors_go_first(write: Write) -> None:
    warns = [one(f"Hvad fik du {letters(number)} ikke gjort i dag?", f"w{number}") for number in range(LIMIT)]
    file = write("d.yaml", deck(*warns, one(LEADS)))
    found = look(file)
    assert len(found.diagnostics) == LIMIT
    assert sum(each.severity is Severity.ERROR and each.code is Code.CRAFT_LEADING for each in found.diagnostics) == 1
    assert set(found.left_out) == {str(file)}


def test_a_hostile_card_takes_no_time(write: Write) -> None:
    nasty = [
        "a" * 300,
        "for " * 75,
        "hvor " * 60,
        ", hvor " * 43,
        "I " * 150,
        "»" * 300,
        "?" * 300,
        "-a" * 150,
        "e" * 298 + "es",
        "(" * 300,
        "når," * 75,
    ]
    text = "".join(f"  - {{id: k{number}, question: '{each}'}}\n" for number, each in enumerate(nasty * 20))
    look(write("d.yaml", deck(text)))


def test_what_is_drawn_never_loads_it() -> None:
    script = (
        "import sys\nfrom ledelseskort.cli.main import main\nmain(['draw'])\n"
        "sys.exit(any(name.startswith('ledelseskort.deck.craft') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode == 0
