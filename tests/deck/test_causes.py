"""A syntax error points at what its author must change, with either parser."""

from __future__ import annotations

import pytest
import yaml

from ledelseskort.deck import yaml_events
from ledelseskort.deck.causes.lines import quoted
from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.models import CardFile
from ledelseskort.deck.part import part_of
from ledelseskort.deck.source import Source


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test with either parser: they say it in different words."""
    if request.param == "python":
        monkeypatch.setattr(yaml_events, "_LOADER", yaml.SafeLoader)


CARD = "format: 1\ntheme: t\ncards:\n  - id: a\n    question: {}\n    depth: 1\n"
"""A card file with a place to put something wrong: line 5, column 15."""

CAUSES = {
    "colon": (CARD.format("Spørgsmål: hvad gør du?"), Code.YAML_COLON_IN_TEXT, 5, 24),
    "colon in an item": (
        CARD.format("x\n    follow_ups:\n      - Husk: hvem: hvad?"),
        Code.YAML_COLON_IN_TEXT,
        7,
        13,
    ),
    "colon in an item's key": (
        CARD.format("x\n    reference:\n      - title: Husk: nu"),
        Code.YAML_COLON_IN_TEXT,
        7,
        20,
    ),
    "colon on a line of its own": (CARD.format("Hvad gør du,\n      Bo: hvad?"), Code.YAML_COLON_IN_TEXT, 6, 9),
    "colon that makes a map": (
        CARD.format("x\n    follow_ups:\n      - Husk: hvem er her?"),
        Code.YAML_COLON_IN_TEXT,
        7,
        13,
    ),
    "colon further down": (CARD.format("Hvad gør du,\n      og så: hvad?"), Code.YAML_COLON_IN_TEXT, 6, 12),
    "tab": ("cards:\n  - id: a\n\tquestion: x\n", Code.YAML_TAB, 3, 1),
    "tab before a dash": ("cards:\n\t- id: a\n", Code.YAML_TAB, 2, 1),
    "tab after spaces": ("cards:\n  - id: a\n  \tquestion: x\n", Code.YAML_TAB, 3, 3),
    "unclosed": (CARD.format('"Hvad gør du?'), Code.YAML_QUOTES_UNCLOSED, 5, 15),
    "unclosed, and quotes further down": (CARD.format('"Hvad?\n    hint: "x"'), Code.YAML_QUOTES_UNCLOSED, 5, 15),
    "unclosed single": (CARD.format("'Hvad gør du?"), Code.YAML_QUOTES_UNCLOSED, 5, 15),
    "closed by a smart quote": (CARD.format('"Hvad gør du?”'), Code.YAML_SMART_QUOTES, 5, 28),
    "smart quotes": (CARD.format("“Nu: hvad gør du?”"), Code.YAML_SMART_QUOTES, 5, 15),
    "text after quotes": (CARD.format('"Dialog" er hvad?'), Code.YAML_QUOTES, 5, 24),
    "quotes within quotes": (CARD.format('"Hvem sagde "nej" til det?"'), Code.YAML_QUOTES, 5, 28),
    "escape": (CARD.format('"Er det C:\\Data?"'), Code.YAML_ESCAPE, 5, 25),
    "further in": ("cards:\n  - id: a\n     question: x\n", Code.YAML_INDENT, 3, 6),
    "further out": ("cards:\n  - id: a\n   question: x\n    depth: 1\n", Code.YAML_INDENT, 3, 4),
    "card further in": ("cards:\n  - id: a\n    question: x\n   - id: b\n", Code.YAML_INDENT, 4, 4),
    "no space after colon": (CARD.format("x\n    hint:Lyt efter\n    minutes: 2"), Code.YAML_MISSING_SPACE, 6, 10),
    "no space anywhere": ("title:x\nlanguage: da\n", Code.YAML_MISSING_SPACE, 1, 7),
    "no space after dash": (CARD.format("x\n    tags:\n      -a\n      -b"), Code.YAML_MISSING_SPACE, 7, 8),
    "no space after the only colon": ("cards:\n  - id:a\n", Code.YAML_MISSING_SPACE, 2, 8),
    "star for a bullet": (CARD.format("x\n    tags:\n      * a"), Code.YAML_WRONG_BULLET, 7, 7),
    "dot for a bullet": (CARD.format("x\n    tags:\n      • a"), Code.YAML_WRONG_BULLET, 7, 7),
    "list not closed": (CARD.format("x\n    tags: [a, b"), Code.YAML_FLOW_UNCLOSED, 6, 11),
    "list not closed at the end": ("cards: []\ntags: [a, b,\n", Code.YAML_FLOW_UNCLOSED, 2, 7),
    "map not closed": ("themes: {a: b\nc: d\n", Code.YAML_FLOW_UNCLOSED, 1, 9),
    "at": (CARD.format("@alle: hvad?"), Code.YAML_RESERVED_CHAR, 5, 15),
    "percent": (CARD.format("%-del?"), Code.YAML_RESERVED_CHAR, 5, 15),
    "backtick": (CARD.format("`Hvad`?"), Code.YAML_RESERVED_CHAR, 5, 15),
    "star": (CARD.format("* hvad?"), Code.YAML_RESERVED_CHAR, 5, 15),
    "ampersand": (CARD.format("& hvad?"), Code.YAML_RESERVED_CHAR, 5, 15),
    "dash": (CARD.format("- hvad?"), Code.YAML_RESERVED_CHAR, 5, 15),
    "bracket": (CARD.format("[Navn], hvad?"), Code.YAML_RESERVED_CHAR, 5, 15),
    "directive": ("%hej: x\n", Code.YAML_RESERVED_CHAR, 1, 1),
    "anchor": (CARD.format("&navn Hvad?"), Code.YAML_ANCHOR, 5, 15),
    "tag": (CARD.format("!x!y Hvad?"), Code.YAML_TAG, 5, 15),
    "block with text": (CARD.format("| Hvad?\n      Nu?"), Code.YAML_BLOCK_SCALAR, 5, 15),
    "a second document": ("cards: []\n---\ncards: []\n", Code.YAML_MULTI_DOCUMENT, 2, 1),
    "a drawn line": ("format: 1\n------\ntheme: t\ncards: []\n", Code.YAML_RULE_LINE, 2, 1),
    "a drawn double line": ("format: 1\n=====\ntheme: t\ncards: []\n", Code.YAML_RULE_LINE, 2, 1),
    "a line without a key": (CARD.format("x\n    Hvad nu?"), Code.YAML_SYNTAX, 6, 5),
    "text that falls out": (CARD.format("x\n    hint: >-\n      Lyt\n   efter"), Code.YAML_BLOCK_INDENT, 8, 4),
    "merge conflict": ("format: 1\r<<<<<<< HEAD\rcards: []\r", Code.FILE_MERGE_CONFLICT, 2, 1),
}


@pytest.mark.parametrize("name", CAUSES)
def test_a_cause_is_found_and_pointed_at_whatever_ends_the_lines(name: str) -> None:
    text, code, line, column = CAUSES[name]
    for newline in ("\n", "\r\n", "\r"):
        ended = text.replace("\r", "\n").replace("\n", newline)
        found = part_of(Source("x", ended), CardFile).findings.shown
        places = [(each.code, each.place.line, each.place.column) for each in found]
        assert (code, line, column) in places, repr(newline)
        others = [place for place in places if place[0].startswith("yaml")]
        assert others in ([], [(code, line, column)]), repr(newline)


@pytest.mark.parametrize(
    ("name", "mended"),
    [
        ("colon", 'question: "Spørgsmål: hvad gør du?"'),
        ("colon in an item", '"Husk: hvem: hvad?"'),
        ("colon in an item's key", 'title: "Husk: nu"'),
        ("smart quotes", 'question: "Nu: hvad gør du?"'),
        ("text after quotes", "question: '\"Dialog\" er hvad?'"),
        ("quotes within quotes", "question: 'Hvem sagde \"nej\" til det?'"),
        ("star for a bullet", "- a"),
        ("at", 'question: "@alle: hvad?"'),
    ],
)
def test_what_to_write_instead_is_right(name: str, mended: str) -> None:
    text, code, line, _ = CAUSES[name]
    source = Source("x", text)
    (found,) = (each for each in part_of(source, CardFile).findings.shown if each.code is code)
    assert str(found.parameters["mended"]).removeprefix("- ") == mended.removeprefix("- ")
    lines = text.split("\n")
    indent = len(lines[line - 1]) - len(lines[line - 1].lstrip())
    lines[line - 1] = " " * indent + str(found.parameters["mended"])
    again = part_of(Source("x", "\n".join(lines)), CardFile).findings.shown
    assert not [each for each in again if each.code is code]


@pytest.mark.parametrize("value", ["a", 'a "b"', 'it\'s: "x"', "c:\\d", "'", '"', "'\""])
def test_quoted_text_is_read_as_it_stands(value: str) -> None:
    assert yaml.safe_load(quoted(value)) == value
