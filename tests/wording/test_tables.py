"""The wording file read section by section is the same as the file read whole."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from string import Formatter

import pytest

from ledelseskort.wording.tables import Tables
from ledelseskort.wording.words import LANGUAGES, load

WHOLE = '[error]\na = "æ"\nb.one = "1"\n# [not]\n[error.c]\nd = "[x]"\n[cli]\ne = 3\n[error.f]\ng = "g"\n'


def leaves(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        yield from leaves(value, f"{prefix}{key}.") if isinstance(value, dict) else [(prefix + key, str(value))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_found(language: str) -> None:
    text = resources.files("ledelseskort.wording").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    whole = dict(leaves(tomllib.loads(text)))
    assert {key: Tables(text)[key] for key in whole} == whole
    assert dict(Tables(text)) == whole


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_has_the_same_words_with_the_same_places(language: str) -> None:
    first, other = load().texts, load(language).texts
    assert set(other) == set(first)
    assert [key for key in first if not other[key].strip()] == []
    different = {key for key in first if _places(first[key]) != _places(other[key])}
    assert different == set()


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_sections_that_come_back_are_one() -> None:
    assert dict(Tables(WHOLE)) == dict(leaves(tomllib.loads(WHOLE)))


@pytest.mark.parametrize("key", ["error", "error.h", "error.c", "none.a", "a", "", "not.x"])
def test_a_key_that_is_not_there_is_not_there(key: str) -> None:
    assert key not in Tables(WHOLE)
    with pytest.raises(KeyError):
        Tables(WHOLE)[key]


def test_a_section_that_nobody_asks_for_is_not_read() -> None:
    tables = Tables('[good]\na = "a"\n[bad]\nb = not a value\n')
    assert tables["good.a"] == "a"
    with pytest.raises(tomllib.TOMLDecodeError):
        tables["bad.b"]


def test_a_count_chooses_between_one_and_many() -> None:
    words = load()
    assert words("cli.decks.cards", count=1) == words("cli.decks.cards.one", count=1)
    assert words("cli.decks.cards", count=0) == words("cli.decks.cards.many", count=0)
