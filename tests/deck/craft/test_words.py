"""What is told can be said: every place in the words of every rule is filled, and nobody is scolded."""

from __future__ import annotations

import re
from pathlib import Path

from ledelseskort.deck.checkup import readings
from ledelseskort.deck.craft.check import examine
from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.telling import advice, message
from ledelseskort.wording.words import load

from ..conftest import Write
from .test_rules import BREAKS

WORDS = load("da")
CRAFT = [code for code in Code if code.startswith("craft-")]


def every_fault(write: Write) -> Path:
    """Cards that together break each rule in each of its ways."""
    asked = [question for question, _ in BREAKS.values()]
    asked += ["Hvad " + "nu " * 30 + "så?"]
    cards: list[dict[str, object]] = [
        {"id": f"k{number}", "question": question, "follow_ups": ["Hvad nu?", "Hvad så?"]}
        for number, question in enumerate(asked)
    ]
    cards += [
        {"id": "a", "question": "Hvad gør du?", "situation": "Nu. Så. Der. " + "Nu " * 50, "hint": "Nu " * 30},
        {"id": "b", "question": "Hvad?", "follow_ups": ["Nu.", "Hvad? Hvor?", "Hvad " + "nu " * 20 + "så?"]},
        {"id": "c", "question": "Hvilke retningslinjer beskytter medarbejderne mod unødvendige indberetninger?"},
        {"id": "d", "question": "Hvad siger du?", "follow_ups": ["Hvilke retningslinjer beskytter medarbejderne?"] * 2},
    ]
    head = "format: 1\ntitle: P\nlanguage: da\nthemes: [{id: t, title: T}, {id: u, title: U}]\n"
    heavy: list[dict[str, object]] = [
        {"id": f"u{number}", "theme": "u", "question": "Retningslinjer " * 12} for number in range(9)
    ]
    lines = [str({"theme": "t", **card}).replace("'", '"') for card in [*cards, *heavy]]
    file = write("d.yaml", head + "cards:\n" + "".join(f"  - {line}\n" for line in lines))
    write("e.yaml", head + "cards:\n" + "".join(f"  - {{id: e{n}, theme: t, question: a b c?}}\n" for n in range(40)))
    return file


def test_every_variant_is_used_and_filled(write: Write) -> None:
    file = every_fault(write)
    found = examine(readings([file, file.with_name("e.yaml")]), strict=True)
    for diagnostic in found.diagnostics:
        for said in (message(diagnostic, WORDS), advice(diagnostic, WORDS)):
            assert "{" not in said and "!" not in said
    used = {".".join(filter(None, (each.code.value, each.variant))) for each in found.diagnostics}
    sections = {key.removeprefix("diagnostic.").rsplit(".", 1)[0] for key in WORDS.texts if ".craft-" in key}
    assert used == sections


def test_the_advice_has_an_example() -> None:
    for key in WORDS.texts:
        if key.startswith("diagnostic.craft-") and key.endswith(".help"):
            assert re.search(r"\b[Ff]x\b", WORDS.texts[key]), key


def test_every_rule_has_a_code_of_its_own() -> None:
    assert len(CRAFT) == 13
