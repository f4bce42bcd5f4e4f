"""Drafts become a deck: ids of the texts, themes and tags by title, and what does not fit is told with its place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ledelseskort.deck.models import Card, DeckFile
from ledelseskort.deck.part import part_of
from ledelseskort.deck.rules import check_deck
from ledelseskort.deck.source import Source
from ledelseskort.deck.yaml_text import deck_text
from ledelseskort.paper.office import decking
from ledelseskort.paper.office.decking import Decked, Naming, decked, together
from ledelseskort.paper.office.draft import Brought, Draft, Where
from ledelseskort.paper.office.telling import told

from .bringing import WORDS, bring_text

NAMING = Naming("Uden emne", "Mærker", "maerker")
SOURCE = Path(__file__).resolve().parents[3] / "src" / "ledelseskort"


def deck(folder: Path, text: str, title: str = "Prøve") -> Decked:
    return decked(bring_text(folder, text), title, NAMING)


def left(made: Decked) -> list[str]:
    return [told(each, WORDS) for each in made.left]


def faults(made: DeckFile) -> list[str]:
    """What `check` would say of the deck as a file."""
    part = part_of(Source("a.yaml", deck_text(made)), DeckFile)
    check_deck(part, ())
    assert part.checked == made or part.findings.shown
    return [str(each.code) for each in part.findings.shown]


def test_a_whole_card(tmp_path: Path) -> None:
    head = "Emne;Spørgsmål;Spørg videre;Situation;Hjælp;Dybde;Minutter;Mærker;Kilde;Ude af spil"
    row = "Mod og ro;Hvad turde I sige højt i sidste uge?;Hvem hørte det?;Det er mandag.;Giv tid.;tæt på;10 min."
    text = f"{head}\n{row};Ro, Ærlighed;Guiden;ja\n"
    made = deck(tmp_path, text)
    assert left(made) == []
    (card,) = made.deck.cards
    assert card.model_dump(exclude_defaults=True) == {
        "id": card.id,
        "question": "Hvad turde I sige højt i sidste uge?",
        "follow_ups": ("Hvem hørte det?",),
        "situation": "Det er mandag.",
        "hint": "Giv tid.",
        "theme": "mod-og-ro",
        "depth": 3,
        "minutes": 10,
        "tags": ("ro", "aerlighed"),
        "source": "Guiden",
        "retired": True,
    }
    assert {"turde", "sige"} & set(card.id.split("-")) and "hvad" not in card.id.split("-")
    assert made.deck.tags["maerker"].terms == {"ro": "Ro", "aerlighed": "Ærlighed"}
    assert faults(made.deck) == []


def test_themes_are_one_however_they_are_spelled(tmp_path: Path) -> None:
    made = deck(tmp_path, "Emne;Spørgsmål\nMod og ro;Et?\n mod  og ro;To?\nMOD OG RO;Tre?\n")
    assert [(each.id, each.title) for each in made.deck.themes] == [("mod-og-ro", "Mod og ro")]


def test_cards_without_a_theme(tmp_path: Path) -> None:
    assert [each.title for each in deck(tmp_path, "Spørgsmål\nEt?\nTo?\n").deck.themes] == ["Prøve"]
    mixed = deck(tmp_path, "Emne;Spørgsmål\n;Et?\nMod;To?\n").deck
    assert [(each.theme, each.question) for each in mixed.cards] == [("uden-emne", "Et?"), ("mod", "To?")]


def test_ids_are_kept_or_made_and_never_twice(tmp_path: Path) -> None:
    made = deck(
        tmp_path, "Id;Spørgsmål\nmin-egen;Et?\nmin-egen;To?\nKort 3;Tre fisk?\n;Tre fisk igen?\n;Hvad er det?\n"
    )
    ids = [each.id for each in made.deck.cards]
    assert ids[0] == "min-egen" and len(set(ids)) == len(ids) == 5
    assert left(made) == [
        "Række 3, kolonne Id: et andet kort har id'et »min-egen«, så dette får et nyt",
        "Række 4, kolonne Id: »Kort 3« kan ikke bruges som id, så kortet får et nyt",
    ]
    assert faults(made.deck) == []


def test_what_does_not_fit_is_told_with_its_place(tmp_path: Path) -> None:
    head = "Spørgsmål;Spørg videre;Situation;Dybde;Minutter;Ude af spil"
    rows = [
        f"{'Lang? ' * 69};;;;;",
        f"Fin?;{'x' * 301};{'y' * 501};dybt;en time;måske",
        '"Flere?";"1?\n2?\n3?\n4?\n5?\n6?\n7?";;;999;',
        "Fin?;;;;;",
        "Blåbærgrød pÃ¥ tallerkenen?;;;;;",
    ]
    made = deck(tmp_path, "\n".join((head, *rows)))
    assert [each.question for each in made.deck.cards] == ["Fin?", "Flere?"]
    assert made.deck.cards[0].follow_ups == () and made.deck.cards[0].situation is None
    assert made.deck.cards[1].follow_ups == ("1?", "2?", "3?", "4?", "5?", "6?")
    assert left(made) == [
        "Række 2, kolonne Spørgsmål: er på 413 tegn; der er plads til 300",
        "Række 3, kolonne Spørg videre: er på 301 tegn; der er plads til 300",
        "Række 3, kolonne Situation: er på 501 tegn; der er plads til 500",
        "Række 3, kolonne Dybde: »dybt« er ikke en dybde. Skriv let, åbent eller tæt på",
        "Række 3, kolonne Minutter: »en time« er ikke et antal minutter fra 1 til 120",
        "Række 3, kolonne Ude af spil: »måske« er hverken ja eller nej",
        "Række 4, kolonne Spørg videre: der er plads til 6 at spørge videre med, så »7?« er ikke taget med",
        "Række 4, kolonne Minutter: »999« er ikke et antal minutter fra 1 til 120",
        "Række 5: det samme spørgsmål står længere oppe",
        "Række 6: nogle tegn er gået i stykker (»Ã¥«). Gem filen igen som UTF-8, og prøv så",
    ]
    assert faults(made.deck) == []


def test_the_gate_takes_out_what_never_belongs(tmp_path: Path) -> None:
    made = deck(tmp_path, "Spørgsmål\n“Hvad\u00a0nu”,\u200b sagde\x1b[31m de\u202e?\n")
    assert [each.question for each in made.deck.cards] == ["“Hvad nu”, sagde de?"]
    assert faults(made.deck) == []


def test_several_files_say_which(tmp_path: Path) -> None:
    one, two = (bring_text(tmp_path, text) for text in ("Spørgsmål;X\nEt?;x\n", "Spørgsmål;Tid\nTo?;x\n"))
    made = decked(together([("a.csv", one), ("b.csv", two)]), "To", NAMING)
    assert [each.question for each in made.deck.cards] == ["Et?", "To?"]
    assert left(made) == [
        "a.csv, kolonne X: kolonnen er ikke taget med; den passer ikke til noget på et kort",
        "b.csv, række 2, kolonne Tid: »x« er ikke et antal minutter fra 1 til 120",
    ]


@pytest.mark.parametrize(
    ("field", "most"), [("question", decking.LONGEST_LINE), ("follow_ups", decking.LONGEST_LINE)], ids=str
)
def test_the_limits_are_those_of_the_models(field: str, most: int) -> None:
    def card(length: int) -> Card:
        text = "x" * length
        return Card.model_validate({"id": "a", "question": "?", field: (text,) if field == "follow_ups" else text})

    assert card(most).id == "a"
    with pytest.raises(ValidationError):
        card(most + 1)
    with pytest.raises(ValidationError):
        Card.model_validate({"id": "a", "question": "?", "follow_ups": ("?",) * (decking.MOST_FOLLOW_UPS + 1)})


texts = st.text(max_size=40) | st.sampled_from(
    ["", "Hvad nu?", "æøå", "- x: #", "10", "let", "ja", "null", "»a«", "a, b"]
)
drafts = st.builds(
    Draft,
    question=texts,
    where=st.just(Where("row", {"row": 2})),
    id=texts,
    theme=texts,
    follow_ups=st.lists(texts, max_size=8).map(tuple),
    situation=texts,
    hint=texts,
    depth=texts,
    minutes=texts,
    tags=st.lists(texts, max_size=3).map(tuple),
    source=texts,
    retired=texts,
    fields=st.just(
        frozenset(
            (
                "question",
                "theme",
                "follow_ups",
                "situation",
                "hint",
                "depth",
                "minutes",
                "tags",
                "source",
                "retired",
                "id",
            )
        )
    ),
)


@given(st.lists(drafts, max_size=5))
def test_whatever_is_brought_the_deck_is_sound(brought: list[Draft]) -> None:
    made = decked(Brought(tuple(brought)), "Prøve", NAMING)
    if made.deck.cards:
        assert faults(made.deck) == []
    for each in made.left:
        assert told(each, WORDS)


def test_every_reason_and_place_has_its_words_and_every_word_its_use() -> None:
    sources = [path.read_text(encoding="utf-8") for path in sorted((SOURCE / "paper" / "office").glob("*.py"))]
    literals = set(re.findall(r'"([a-z][a-z-]*)"', "\n".join(sources))) | {"minutes-unknown"}
    for section in ("office.left", "office.where"):
        keys = {key.removeprefix(f"{section}.").split(".")[0] for key in WORDS.texts if key.startswith(f"{section}.")}
        assert {key.removeprefix("in-") for key in keys} - literals == set()
    reasons = {reason for source in sources for reason in _second_arguments(ast.parse(source), "Left")}
    assert len(reasons) > 20
    assert [each for each in reasons if f"office.left.{each}" not in WORDS] == []


def _second_arguments(tree: ast.AST, name: str) -> Iterator[str]:
    """The texts that may be the second argument where something of that name is called."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == name
            and len(node.args) > 1
        ):
            said = (node.args[1].body, node.args[1].orelse) if isinstance(node.args[1], ast.IfExp) else (node.args[1],)
            yield from (each.value for each in said if isinstance(each, ast.Constant) and isinstance(each.value, str))
