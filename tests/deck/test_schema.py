"""The JSON Schema says what the reader says, in words that somebody who writes a deck can use."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from ledelseskort.cli.main import main
from ledelseskort.deck import gate
from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.findings import Findings
from ledelseskort.deck.kinds import FILE_KINDS, FileKind
from ledelseskort.deck.library import bundled_root
from ledelseskort.deck.models import CardFile, DeckFile
from ledelseskort.deck.part import part_of
from ledelseskort.deck.places import Plain
from ledelseskort.deck.reader import is_deck, read_deck
from ledelseskort.deck.schema import DRAFT, schema, schema_line, schema_text
from ledelseskort.deck.source import Source, decode
from ledelseskort.deck.yaml_events import Refused, Trouble, build
from ledelseskort.wording.words import load

from .broken import cases

KEPT = Path(__file__).resolve().parents[2] / "schema"
WORDS = load("da")
DECK = """format: 1
title: Sammen
language: da
themes: [{id: t, title: Emne}]
cards: [{id: a, question: Hvad gør du?}]
"""
DAYS = (Code.VALUE_PATTERN,)
"""What the rules find wrong with a value by itself."""

WRITTEN = (
    "",
    "edition:",
    "edition: 1",
    "edition: ' '",
    f"edition: {'a' * 200}",
    f"edition: {'a' * 201}",
    "format: 2",
    "language: dansk",
    "titel: x",
    "updated: 2026-11-22",
    "updated: 2026-13-22",
    "updated: 2026-02-30",
    "updated: 20261122",
    "updated: i går",
    "review_days: [04-30, 12-31]",
    "review_days: [99-99]",
    "review_days: 04-30",
    "links: [{title: x, url: https://a.dk}]",
    "links: [{title: x, url: a b}]",
    "play: {mode: memory, memory: {cards: 12}, pass-around: {minutes: 3}}",
    "play: {mode:, length: 5}",
    "play: {mode: skak}",
    "play: {memory: {cards: 99}}",
    "play: {memory: {card: 9}}",
    "play: {pass_around: {minutes: 3}}",
    "play:",
    "tags: {v: {title: V, terms: {a: A}}}",
    "tags: {Værdi: {title: V, terms: {}}}",
    "tags: {v: {title: V, terms: {a b: A}}}",
    "tags: {v: {title: V}}",
    f"tags: {{{'v' * 65}: {{title: V, terms: {{}}}}}}",
    "steps: [{title: x, text: y, seats: 3-8, minutes: 240, write: [Hvad?]}]",
    "steps: [{title: x, text: y, seats: '3'}]",
    "steps: [{title: x, text: y, seats: mange}]",
    "steps: [{title: x, text: y, minutes: 241}]",
    "cases: [{id: a, title: x, text: y, tags: [b]}]",
    "cases: [{id: A, title: x, text: y}]",
    "cases: [x]",
    "reference: [{title: x}]",
    "select: [a]",
    "select: [a b]",
    "card_files: x",
    "translation_of: en-anden",
    "translation_of: En anden",
)
"""Lines that might be added to a deck, each good or wrong by itself."""
CARDS = (
    "",
    "depth: 3",
    "depth: 4",
    "depth: '1'",
    "minutes: 120",
    "minutes: 0",
    "minutes: 1.5",
    "minutes: ti",
    "minutes:",
    "retired: true",
    "retired: ja",
    "retired:",
    "tags: []",
    "tags:",
    "tags: [Æ]",
    "hint: x",
    "hint: [x]",
    f"hint: {'x' * 301}",
    "follow_ups: [a, b, c, d, e, f]",
    "follow_ups: [a, b, c, d, e, f, g]",
    "follow_ups: ['']",
    "situation: >\n      Der var engang",
    "spoergsmaal: x",
    "replaces: b",
)
"""Lines that might be added to a card."""


@cache
def validator(kind: FileKind) -> Draft7Validator:
    return Draft7Validator(schema(kind, WORDS), format_checker=FormatChecker())


def parts(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every map in a schema, with the way to it."""
    if isinstance(value, dict):
        yield path, value
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ()):
        yield from parts(inner, f"{path}/{key}")


def texts() -> Iterator[tuple[str, str, FileKind]]:
    """The files of the corpus and of the library, and the lines of this test in a file: a name, a text and a kind."""
    for case in cases():
        for name, text in case.files.items():
            yield f"{case.name}, {name}", text, "deck" if is_deck(text) else "cards"
    for path in bundled_root().glob("*/**/*.yaml"):
        text = path.read_text(encoding="utf-8")
        yield path.name, text, "deck" if is_deck(text) else "cards"
    for line in WRITTEN:
        key = line.partition(":")[0]
        kept = "".join(each for each in DECK.splitlines(keepends=True) if each.partition(":")[0] != key)
        yield line, f"{kept}{line}\n", "deck"
    for line in CARDS:
        yield line, f"format: 1\ncards:\n  - id: a\n    question: Hvad?\n    {line}\n", "cards"


TEXTS = {name: (text, kind) for name, text, kind in texts()}


def plain_data(text: str) -> object:
    """What the YAML in `text` holds as JSON; `None` where the reader does not take it as it stands."""
    source = decode(text.encode("utf-8", "surrogatepass"), "x")
    if not isinstance(source, Source) or any(gate.hits(source.text)):
        return None
    findings = Findings(source)
    try:
        data, _ = build(source.text, findings)
    except (Trouble, Refused):
        return None
    return None if findings.has_errors else listed(data)


def listed(value: Plain) -> object:
    """Lists where the reader has tuples."""
    if isinstance(value, dict):
        return {key: listed(inner) for key, inner in value.items()}
    return [listed(inner) for inner in value] if isinstance(value, tuple) else value


def accepted(text: str, kind: FileKind, folder: Path) -> bool:
    """Whether the reader finds nothing wrong with any value by itself."""
    part = part_of(Source("x", text), DeckFile if kind == "deck" else CardFile)
    if part.checked is None or kind == "cards":
        return part.checked is not None
    path = folder / "x.yaml"
    path.write_text(text, encoding="utf-8")
    return not any(found.code in DAYS and found.place.file == str(path) for found in read_deck(path).diagnostics)


@pytest.mark.parametrize("name", TEXTS)
def test_the_schema_agrees_with_the_reader(name: str, tmp_path: Path) -> None:
    text, kind = TEXTS[name]
    data = plain_data(text)
    if data is not None:
        said = [f"{error.json_path}: {error.message}" for error in validator(kind).iter_errors(data)]
        assert accepted(text, kind, tmp_path) is not bool(said), said


def test_the_files_that_are_compared_are_many_of_both_sorts(tmp_path: Path) -> None:
    read = [(text, kind) for text, kind in TEXTS.values() if plain_data(text) is not None]
    good = [accepted(text, kind, tmp_path) for text, kind in read]
    assert good.count(True) > 40
    assert good.count(False) > 40


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_the_schema_that_is_kept_is_fresh(kind: FileKind) -> None:
    kept = (KEPT / f"{kind}.json").read_bytes().decode()
    assert kept == schema_text(kind, WORDS), f"ledelseskort schema {kind} > schema/{kind}.json"


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_it_is_a_schema_of_draft_07(kind: FileKind) -> None:
    made = schema(kind, WORDS)
    Draft7Validator.check_schema(made)
    assert made["$schema"] == DRAFT
    assert "$defs" not in json.dumps(made)


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_everything_is_named_and_described_and_nothing_stands_beside_a_reference(kind: FileKind) -> None:
    made = schema(kind, WORDS)
    for path, each in parts(made):
        if "$ref" in each:
            assert set(each) == {"$ref"}, path
            assert each["$ref"].removeprefix("#/definitions/") in made["definitions"]
        elif path.endswith("/properties"):
            for key, inner in each.items():
                assert "$ref" in inner or {"title", "description"} <= set(inner), f"{path}/{key}"
        elif "properties" in each:
            assert each["additionalProperties"] is False, path
            assert {"title", "description"} <= set(each), path
        if "enum" in each:
            assert len(each["enumDescriptions"]) == len(each["enum"]), path


def test_every_word_of_the_schema_is_danish_of_ours_and_used() -> None:
    said = {value for kind in FILE_KINDS for _, each in parts(schema(kind, WORDS)) for value in strings(each)}
    text = resources.files("ledelseskort.wording").joinpath("da.toml").read_text(encoding="utf-8")
    kept = {
        value for _, each in parts(tomllib.loads(text)["schema"]) for value in each.values() if isinstance(value, str)
    }
    assert kept == said


def strings(part: dict[str, Any]) -> Iterator[str]:
    """What a part of a schema says to people."""
    yield from (part[key] for key in ("title", "description") if isinstance(part.get(key), str))
    yield from part.get("enumDescriptions", ())


def test_an_unknown_key_is_not_let_through_anywhere() -> None:
    for extra in ('"x": 1', '"play": {"x": 1}', '"themes": [{"id": "a", "title": "A", "x": 1}]'):
        data = json.loads(f'{{"format": 1, "title": "x", "language": "da", {extra}}}')
        assert not validator("deck").is_valid(data)


def test_spaces_around_a_text_count_for_an_editor_only(tmp_path: Path) -> None:
    text = DECK.replace("Sammen", f"'{'a' * 200} '")
    (error,) = validator("deck").iter_errors(plain_data(text))
    assert error.validator == "maxLength"
    assert accepted(text, "deck", tmp_path)


def test_the_line_for_an_editor() -> None:
    assert schema_line("../schema/deck.json") == "# yaml-language-server: $schema=../schema/deck.json"
    assert schema_line("Mine kort/æ\n.json") == "# yaml-language-server: $schema=Mine%20kort/%C3%A6%0A.json"
    assert decode(f"{schema_line('x.json')}\n{DECK}".encode(), "x") is not None
    assert part_of(Source("x", f"{schema_line('x.json')}\n{DECK}"), DeckFile).findings.shown == ()


@pytest.mark.parametrize("verb", ["schema", "skema"])
def test_the_command_writes_it(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([verb]) == 0
    assert capsys.readouterr().out == schema_text("deck", WORDS)
    assert main([verb, "cards"]) == 0
    assert capsys.readouterr().out == schema_text("cards", WORDS)
    assert main([verb, "kort"]) == 2
    assert "»kort«" in capsys.readouterr().err
