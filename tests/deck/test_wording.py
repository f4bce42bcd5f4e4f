"""Every diagnostic is said in every language: what is wrong, why, and what to do about it."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

import pytest

from ledelseskort.deck.diagnostics import Code
from ledelseskort.wording.words import LANGUAGES, load

KINDS = ("message", "cause", "help")


def leaves(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        yield from leaves(value, f"{prefix}{key}.") if isinstance(value, dict) else [(prefix + key, str(value))]


@cache
def table_of(language: str) -> Mapping[str, dict[str, object]]:
    """What a language's own table has for all the codes."""
    text = resources.files("ledelseskort.wording").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    found: Mapping[str, dict[str, object]] = tomllib.loads(text)["diagnostic"]
    return found


def said(language: str, code: Code) -> dict[str, str]:
    """What it has for one of them."""
    return dict(leaves(table_of(language).get(code.value, {})))


def places(text: str) -> set[str]:
    """The names of the places in a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", Code)
def test_every_code_has_a_message_a_cause_and_a_remedy(code: Code, language: str) -> None:
    texts = said(language, code)
    assert set(KINDS) <= set(texts)
    assert all(texts.values())
    for cause in (text for key, text in texts.items() if key.endswith("cause")):
        assert cause[0].isupper()
        assert cause.endswith(".")
        assert not places(cause)
    for key in (key for key in texts if "." in key):
        kind = key.rpartition(".")[2]
        assert kind in KINDS
        assert texts[key] != texts[kind], "what is said of the code need not be said again of a variant"


def test_a_language_that_is_not_there_is_danish() -> None:
    assert load("en")("diagnostic.file-empty.message") == "the file is empty"
    assert load("xx").language == "da"
