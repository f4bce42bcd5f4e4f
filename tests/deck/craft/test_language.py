"""The lists of a language: how an entry is written, and what a language without a file has."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import ledelseskort.deck.craft.language as home
from ledelseskort.deck.craft.language import known, language

from .looking import card, told

ROOM = Path(home.__file__).parent


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("leading", "Vel er en vel", ["Vel", "vel"]),
        ("leading", "farvel velkommen vel-færd ve-vel", []),
        ("negation", "ingen\n  ord, uden  for huset", ["ingen"]),
        ("jargon", "kernekompetencer og procesplan, i   forhold til", ["kernekompetencer", "i   forhold til"]),
        ("passive", "fjernes børnenes lyst", ["fjernes"]),
        ("blame", "for borgernes skyld er skyld delt", ["skyld"]),
    ],
)
def test_how_an_entry_is_found(name: str, text: str, found: list[str]) -> None:
    assert [match.group() for match in language("da")[name].find(text)] == found


def test_an_ending_is_taken_off_and_a_stem_stays() -> None:
    danish = language("da")
    assert {danish.stem(word) for word in ("Samtale", "samtaler", "samtalerne", "samtalens")} == {"samtal"}
    assert danish.stem("uge") == danish.stem("ugen") == danish.stem("uger")
    assert danish.stem("en") == "en"


def test_a_language_without_a_file() -> None:
    polish = language("pl")
    assert known("da") and not known("pl") and not known("any") and not known("../da")
    assert set(polish.numbers) == {"run", "near", "follow-ups"}
    assert list(polish["leading"].find("vel burde jo")) == []
    assert told(card("Man burde vel ikke svigte"), "pl") == ["one-question/none!"]


@pytest.mark.parametrize("file", sorted(ROOM.glob("*.toml")), ids=lambda file: file.stem)
def test_the_files_say_nothing_twice(file: Path) -> None:
    for name, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
        for key, entries in table.items():
            if isinstance(entries, list):
                assert len(entries) == len(set(entries)), (name, key)


def test_every_list_is_one_that_a_rule_asks_for() -> None:
    """A list with a misspelled name would be a rule that never speaks."""
    asked = "".join(file.read_text(encoding="utf-8") for file in ROOM.glob("*.py"))
    names = tomllib.loads((ROOM / "da.toml").read_text(encoding="utf-8"))
    every = [name for name in names if name not in ("numbers", "stop", "stem")] + list(names["numbers"])
    assert [name for name in every if f'"{name}"' not in asked] == []
