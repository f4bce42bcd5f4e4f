"""Diagnostics as they are shown."""

from __future__ import annotations

import json
import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ledelseskort.cli.excerpt import LEAST, Sheet, excerpt
from ledelseskort.cli.report import as_github, as_json, as_text, summary
from ledelseskort.deck.diagnostics import Code, Diagnostic, Place, Severity
from ledelseskort.deck.gate import hits
from ledelseskort.deck.models import CardFile
from ledelseskort.deck.part import part_of
from ledelseskort.deck.source import Source
from ledelseskort.deck.telling import advice, message
from ledelseskort.wording.words import load

WORDS = load("da")
CARDS = """format: 1
theme: et
cards:
  - id: a
    question: Spørgsmål: hvad gør du, når du er uenig?
  - id: b
    question: Hvem?
  - id: b
    question: Hvor?\u202e
"""


def read(text: str = CARDS) -> tuple[Diagnostic, ...]:
    return part_of(Source("kort.yaml", text), CardFile).findings.shown


def sources(text: str = CARDS) -> dict[str, Source]:
    return {"kort.yaml": Source("kort.yaml", text)}


def test_the_text_points_at_what_must_change_and_says_what_to_write() -> None:
    assert as_text(read(), sources(), WORDS, 80, {"kort.yaml": 3}) == (
        "kort.yaml:5:24: fejl: teksten indeholder »: « og skal stå i anførselstegn  [yaml-colon-in-text]\n"
        "    5 │     question: Spørgsmål: hvad gør du, når du er uenig?\n"
        "      │                        ^\n"
        '   skriv: question: "Spørgsmål: hvad gør du, når du er uenig?"\n'
        "kort.yaml:9:20: advarsel: der står et usynligt tegn, som vender skriveretningen (U+202E)  [text-bidi]\n"
        "    9 │     question: Hvor?\\u202e\n"
        "      │                    ^\n"
        "   Slet det, medmindre teksten skal læses fra højre.\n"
        "kort.yaml: 3 mere, som ikke er vist. Ret de første, og tjek igen.\n"
    )


def test_on_a_terminal_the_first_of_each_kind_tells_why() -> None:
    text = CARDS.replace("Hvem?", "Husk: hvem?")
    plain = as_text(read(text), sources(text), WORDS, 40).splitlines()
    told = as_text(read(text), sources(text), WORDS, 40, causes=True).splitlines()
    assert [line for line in plain if line in told] == plain
    assert (
        told.index("   Kolon og mellemrum betyder, at et nyt") == plain.index('   skriv: question: "Husk: hvem?"') - 3
    )
    assert [line for line in told if line not in plain] == [
        "   Kolon og mellemrum betyder, at et nyt",
        "   felt begynder.",
        "   Det får teksten til at stå i en anden",
        "   rækkefølge, end den er skrevet.",
    ]
    painted = as_text(read(text), sources(text), WORDS, 40, sheet=Sheet("<{1}>{0}".format), causes=True)
    assert "\n<2>   felt begynder.\n" in painted


def test_a_hint_says_why_in_its_advice() -> None:
    found = Diagnostic(Code.CRAFT_BLAME, Severity.HINT, Place("x", 1, 1), {"words": "hvem har"})
    assert as_text([found], {}, WORDS, causes=True) == as_text([found], {}, WORDS)


def test_a_related_place_is_named() -> None:
    place = Place("b.yaml", 4, 9)
    found = Diagnostic(
        Code.ID_DUPLICATE,
        Severity.ERROR,
        Place("a.yaml", 7, 9),
        {"name": "x"},
        (place,),
    )
    assert as_text([found], {}, WORDS) == (
        "a.yaml:7:9: fejl: id'et »x« er brugt før  [id-duplicate]\n   se også b.yaml:4:9\n   Giv det ene et andet id.\n"
    )


def test_the_json_is_what_the_design_says() -> None:
    document = json.loads(as_json(read(), WORDS))
    assert document["version"] == 1
    assert document["diagnostics"][0] == {
        "file": "kort.yaml",
        "line": 5,
        "column": 24,
        "severity": "error",
        "code": "yaml-colon-in-text",
        "message": "teksten indeholder »: « og skal stå i anførselstegn",
        "help": 'skriv: question: "Spørgsmål: hvad gør du, når du er uenig?"',
        "related": [],
    }
    assert json.loads(as_json([], WORDS)) == {"version": 1, "diagnostics": []}


def test_a_workflow_command_cannot_be_broken_out_of() -> None:
    found = Diagnostic(
        Code.KEY_UNKNOWN,
        Severity.ERROR,
        Place("a,b:c\n%.yaml", 1, 2),
        {"name": "x\n::error::y%", "near": "", "expected": ""},
    )
    text = as_github([found], WORDS)
    assert text.count("\n") == 1
    assert text.startswith("::error file=a%2Cb%3Ac\\n%25.yaml,line=1,col=2,title=key-unknown::feltet »x\\n")
    assert "y%25«" in text


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("abc", 1, "abc", 0),
        ("abc", 4, "abc", 3),
        ("日本x", 3, "日本x", 4),
        ("😀😀x", 3, "😀😀x", 4),
        ("e\u0301x", 3, "e\u0301x", 1),
        ("👨\u200d👩\u200d👧x", 6, "👨\u200d👩\u200d👧x", 2),
        ("❤\ufe0fx", 3, "❤\ufe0fx", 2),
        ("👍🏽x", 3, "👍🏽x", 2),
        ("🇩🇰🇸🇪x", 5, "🇩🇰🇸🇪x", 4),
        ("1\ufe0f\u20e3x", 4, "1\ufe0f\u20e3x", 2),
        ("\tx", 2, "→   x", 4),
        ("a\tx", 3, "a→  x", 4),
        ("a\tx", 2, "a→  x", 1),
        ("\x1b[31mx", 6, "\\x1b[31mx", 8),
        ("a\u202eb", 3, "a\\u202eb", 7),
        ("", 1, "", 0),
        ("a" * 60, 1, "a" * 28 + " …", 0),
        ("a" * 30, 30, "a" * 30, 29),
        ("a" * 30, 31, "… " + "a" * 20, 22),
        ("b" * 50 + "x" + "c" * 50, 51, "… " + "b" * 20 + "x" + "c" * 5 + " …", 22),
    ],
)
def test_the_caret_stands_under_the_cell(line: str, column: int, shown: str, caret: int) -> None:
    assert excerpt(line, column, 30) == (shown, caret)


PIECES = (
    "a",
    "æ",
    "日",
    "😀",
    "\t",
    "\x1b",
    "\u202e",
    "e\u0301",
    "👨\u200d👩\u200d👧",
    "❤\ufe0f",
    "👍🏽",
    "🇩🇰",
    "\u00a0",
)
"""What makes it hard to say where a caret stands."""


@given(
    st.lists(st.sampled_from(PIECES), max_size=120).map("".join),
    st.integers(1, 201),
    st.integers(LEAST, 120),
    st.sampled_from(["utf-8", "cp437", "ascii"]),
)
def test_an_excerpt_is_one_line_of_the_terminal(line: str, column: int, room: int, encoding: str) -> None:
    text, caret = excerpt(line, column, room, Sheet(encoding=encoding))
    assert cell_len(text) <= room
    assert 0 <= caret < room
    assert not [hit for hit in hits(text) if hit.name != "invisible"]
    text.encode(encoding)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.lists(st.sampled_from(PIECES), max_size=3))
def test_the_caret_stands_where_the_text_before_it_ends(before: list[str], after: list[str]) -> None:
    start = "".join(before)
    text, caret = excerpt(f"{start}|{''.join(after)}", len(start) + 1, 200)
    assert cell_len(text.partition("|")[0]) == caret


@pytest.mark.parametrize("encoding", ["cp437", "ascii", "cp850"])
def test_the_frame_is_ascii_where_the_console_has_no_more(encoding: str) -> None:
    text = CARDS.replace("hvad gør", "\thvad 😀 gør " + "x" * 90)
    shown = as_text(read(text), sources(text), WORDS, 60, sheet=Sheet(encoding=encoding))
    line, under = shown.splitlines()[1:3]
    assert line.startswith("    5 | ") and under.startswith("      | ")
    assert line[under.index("^")] == ":"
    line.encode(encoding)


def test_a_line_far_down_is_shown_like_any_other() -> None:
    text = "# x\n" * 123_456 + "a: b: c\n"
    lines = as_text(read(text), sources(text), WORDS, 40).splitlines()
    assert lines[1] == "123457 │ a: b: c"
    assert lines[2].index("│") == lines[1].index("│")


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_an_excerpt_is_never_wider_than_the_terminal(columns: int) -> None:
    text = CARDS.replace("hvad gør", "日本 " * 90)
    lines = as_text(read(text), sources(text), WORDS, columns).splitlines()
    assert all(cell_len(line) <= columns for line in lines if "│" in line)


def test_json_holds_nothing_that_steers_a_terminal_and_says_the_same() -> None:
    name = "a\x9b2J\u202e\U000e0041.yaml"
    found = Diagnostic(Code.FILE_EMPTY, Severity.ERROR, Place(name, 1, 1))
    text = as_json([found], WORDS)
    assert all(char.isprintable() for char in text.replace("\n", ""))
    assert json.loads(text)["diagnostics"][0]["file"] == name


def test_a_line_of_any_length_is_shown_in_part() -> None:
    text = "format: 1\ncards: []\nx" + "y" * 500_000 + ": 1\n"
    assert max(len(line) for line in as_text(read(text), sources(text), WORDS, 80).splitlines()[:2]) <= 400


def test_nothing_from_a_file_steers_the_terminal() -> None:
    text = 'format: 1\n"\\x1b]0;x\\x07\u202e": 1\ncards: [{id: \'\x1b[31m\', question: "\\x9b"}]\n'
    shown = as_text(read(text), sources(text), WORDS)
    assert all(char.isprintable() for char in shown.replace("\n", ""))


@pytest.mark.parametrize(
    ("errors", "warnings", "said"),
    [
        (0, 0, "Ingen fejl i 3 filer."),
        (1, 0, "1 fejl i 3 filer."),
        (2, 1, "2 fejl og 1 advarsel i 3 filer."),
        (0, 2, "2 advarsler i 3 filer."),
    ],
)
def test_the_sum_is_said_in_one_line(errors: int, warnings: int, said: str) -> None:
    place = Place("x", 1, 1)
    found = [Diagnostic(Code.FILE_EMPTY, Severity.ERROR, place)] * errors
    found += [Diagnostic(Code.TEXT_BIDI, Severity.WARNING, place)] * warnings
    assert summary(found, WORDS, 3) == said


def test_what_is_left_out_counts() -> None:
    errors = [Diagnostic(Code.FILE_EMPTY, Severity.ERROR, Place("x", 1, 1))]
    assert summary(errors, WORDS, 1, {"x": 3}) == "4 fejl i 1 fil."
    warnings = [Diagnostic(Code.TEXT_BIDI, Severity.WARNING, Place("y", 1, 1))]
    assert summary(errors + warnings, WORDS, 2, {"x": 3, "y": 2}) == "4 fejl og 3 advarsler i 2 filer."


@pytest.mark.parametrize("code", Code)
def test_every_code_has_its_words(code: Code) -> None:
    for key, said in _words_of(code):
        if key.endswith(".message"):
            assert said[0] not in string.ascii_uppercase
            assert not said.endswith(".")
        else:
            assert said.endswith((".", "?")) or said.startswith("skriv: ")
        assert not re.search(r"\w!", said)


def _words_of(code: Code) -> list[tuple[str, str]]:
    """Every text of a code and of its variants."""
    return [(key, text) for key, text in WORDS.texts.items() if key.startswith(f"diagnostic.{code}.")]


@given(st.text(alphabet=":-\"'[]{}#&*!|>%@`?\t\n abc1æ“•\u00a0", max_size=80))
def test_whatever_is_found_can_be_said(text: str) -> None:
    for found in read(f"{CARDS}{text}"):
        assert "{" not in message(found, WORDS).replace("»{", "").replace("{«", "") or "{" in text
        assert advice(found, WORDS)
