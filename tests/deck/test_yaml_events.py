"""The builder: plain data with places, and nothing that a card file has no use for."""

from __future__ import annotations

import gc

import pytest
import yaml

from ledelseskort.deck import yaml_events
from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.findings import Findings
from ledelseskort.deck.models import CardFile
from ledelseskort.deck.part import part_of
from ledelseskort.deck.places import Node, Plain
from ledelseskort.deck.source import Source
from ledelseskort.deck.yaml_events import Refused, build


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test with either parser: libyaml is not everywhere."""
    if request.param == "python":
        monkeypatch.setattr(yaml_events, "_LOADER", yaml.SafeLoader)


def read(text: str) -> tuple[Plain, Node, list[tuple[Code, int, int]]]:
    findings = Findings(Source("x", text))
    value, node = build(text, findings)
    return value, node, [(found.code, found.place.line, found.place.column) for found in findings.shown]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12:30", "12:30"),
        ("12", 12),
        ("-7", -7),
        ("0", 0),
        ("007", "007"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1.5", 1.5),
        (".5", ".5"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("9" * 5000, "9" * 5000),
        ("2026-11-22", "2026-11-22"),
        ("04-30", "04-30"),
        ('"12"', "12"),
        ("'true'", "true"),
        ("bla\u030a", "blå"),
        ('"a\\u030a"', "å"),
        ("[a, 1]", ("a", 1)),
        ("=", "="),
    ],
)
def test_only_true_false_null_and_numbers_are_anything_but_text(written: str, meant: Plain) -> None:
    value, _, found = read(f"key: {written}\n")
    assert value == {"key": meant}
    assert found == []


def test_keys_are_always_text() -> None:
    value, _, _ = read("2026: a\ntrue: b\nnull: c\n")
    assert value == {"2026": "a", "true": "b", "null": "c"}


def test_places_are_code_points_whatever_ends_the_lines() -> None:
    text = "æ: 😀\r\nlist:\r  - 😀😀\n  - {b: c}\r\n"
    _, node, _ = read(text)
    listed = node.child("list")
    assert listed is not None
    assert listed.key == text.index("list")
    first, second = listed.child(0), listed.child(1)
    assert first is not None
    assert first.start == text.index("😀😀")
    assert second is not None
    inner = second.child("b")
    assert inner is not None
    assert (inner.key, inner.start, inner.end) == (text.index("b:"), text.index("c}"), text.index("}"))
    assert node.child(0) is None
    assert listed.child("x") is None
    assert listed.child(9) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: &x 1\n", [(Code.YAML_ANCHOR, 1, 4)]),
        ("a: 1\nb: *x\n", [(Code.YAML_ANCHOR, 2, 4)]),
        ("a: 1\n<<: {b: 1}\n", [(Code.YAML_ANCHOR, 2, 1)]),
        ("a: !!python/object:os.system x\n", [(Code.YAML_TAG, 1, 4)]),
        ("a: !x [1]\n", [(Code.YAML_TAG, 1, 4)]),
        ("a: 1\n---\nb: 1\n---\nc: 1\n", [(Code.YAML_MULTI_DOCUMENT, 2, 1)]),
        ("? [a]\n: b\n", [(Code.YAML_COMPLEX_KEY, 1, 3)]),
        ("a: 1\nb: 2\na: 3\n", [(Code.KEY_DUPLICATE, 3, 1)]),
        ('a: "x \\u202e"\n', [(Code.TEXT_BIDI, 1, 7)]),
        ('a: "\\x1b[31m"\n', [(Code.TEXT_CONTROL_CHAR, 1, 5)]),
        ("---\na: 1\n...\n", []),
        ('"<<": 1\n', []),
    ],
)
def test_what_a_card_file_has_no_use_for_is_refused(text: str, found: list[tuple[Code, int, int]]) -> None:
    assert read(text)[2] == found


def test_the_first_of_two_equal_keys_counts_and_is_pointed_at() -> None:
    findings = Findings(Source("x", "a: 1\nb: 2\na: 3\n"))
    value, _ = build(findings.source.text, findings)
    assert value == {"a": 1, "b": 2}
    assert [(place.line, place.column) for place in findings.shown[0].related] == [(1, 1)]


@pytest.mark.parametrize("text", ["[" * 200_000, "{a: " * 5_000, "- " * 100_000, "a: " + "[" * 200_000])
def test_deep_nesting_is_refused_without_going_deep(text: str) -> None:
    findings = Findings(Source("x", text))
    with pytest.raises(Refused):
        build(text, findings)
    assert Code.YAML_TOO_DEEP in {found.code for found in findings.shown}


@pytest.mark.parametrize(("depth", "refused"), [(20, False), (21, True)])
def test_nesting_is_allowed_to_the_limit(depth: int, refused: bool) -> None:
    text = "[" * depth + "]" * depth
    findings = Findings(Source("x", text))
    if refused:
        with pytest.raises(Refused):
            build(text, findings)
    else:
        build(text, findings)


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_events, "MAX_VALUES", 10)
    findings = Findings(Source("x", "[1, 2, 3, 4, 5, 6, 7, 8, 9]"))
    build(findings.source.text, findings)
    text = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]"
    findings = Findings(Source("x", text))
    with pytest.raises(Refused):
        build(text, findings)
    assert [found.code for found in findings.shown] == [Code.FILE_TOO_LARGE]


def test_a_billion_laughs_are_not_laughed() -> None:
    layers = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 10))
    value, _, found = read(f"l0: &l0 ha\n{layers}")
    assert isinstance(value, dict)
    assert value["l9"] == (None,) * 9
    assert {code for code, _, _ in found} == {Code.YAML_ANCHOR}


def test_a_piece_is_placed_in_the_whole() -> None:
    whole = "cards:\n  - id: å\n"
    findings = Findings(Source("x", whole))
    _, node = build("  - id: å\n", findings, 7)
    first = node.child(0)
    assert first is not None
    inner = first.child("id")
    assert inner is not None
    assert inner.start == whole.index("å")


def test_a_list_without_an_end_in_sight_is_not_read_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_events, "MAX_VALUES", 10)
    keys = [f"k{number}" for number in range(200)]
    for text in (
        f"[{', '.join(keys)}",
        f"a: {{{': 1, '.join(keys)}",
        "- - 1\n" * 200,
        f"{{{': [1], '.join(keys)}: 1}}",
    ):
        findings = Findings(Source("x", text))
        with pytest.raises(Refused):  # and not the trouble at the end: nothing closes the first two
            build(text, findings)
        assert [found.code for found in findings.shown] == [Code.FILE_TOO_LARGE]


@pytest.mark.parametrize("length", [10, 2**20 - 40, 2**20])
def test_places_far_down_are_as_exact(length: int) -> None:
    text = f"a: [{'x' * length}, y]\nb: z\n"
    _, node, _ = read(text)
    last, listed = node.child("b"), node.child("a")
    assert last is not None and listed is not None
    assert (last.key, last.start, last.end) == (text.index("b:"), text.index("z"), text.index("z") + 1)
    assert [(each.key, each.start, each.end) for each in listed.listed or ()] == [
        (None, 4, 4 + length),
        (None, text.index("y"), text.index("y") + 1),
    ]


def test_collecting_goes_on_after_a_file_is_read() -> None:
    part_of(Source("x", "format: 1\ncards: []\n"), CardFile)
    assert gc.isenabled()
    gc.disable()
    try:
        part_of(Source("x", "format: 1\ncards: [\n"), CardFile)
        assert not gc.isenabled()
    finally:
        gc.enable()
