"""Decks as the text of a file: what is written reads back as the same deck, and looks as a person would write it."""

from __future__ import annotations

import unicodedata
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from ledelseskort.deck import gate
from ledelseskort.deck.models import Card, Case, DeckFile, MemoryPlay, Play, Reference, Step, TagGroup, Theme
from ledelseskort.deck.part import part_of
from ledelseskort.deck.source import Source
from ledelseskort.deck.yaml_text import WIDTH, card_text, deck_text

SIGNS = "aæZ 1:-#?,[]{}&*!|>'\"%@`~\\»«“”\n\u00a0\u2028\t/=<.+"
WORDS = (
    "ja",
    "no",
    "null",
    "true",
    "12:30",
    "1.10",
    "---",
    "- a",
    "a: b",
    "a #b",
    "# a",
    "<<",
    "a:",
    "007",
    "2026-01-02",
)


def texts(most: int) -> st.SearchStrategy[str]:
    """Texts that may stand in a file: whatever passes the gate, as the reader would keep it."""
    written = st.one_of(
        st.text(SIGNS, min_size=1, max_size=12),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
        st.text(min_size=1, max_size=20),
        st.lists(st.sampled_from(("ord", "- ", "a-b", "#", "  ", "hvad?")), min_size=4, max_size=8).map(
            lambda some: " ".join(some * 20)
        ),
    )
    kept = written.map(lambda text: unicodedata.normalize("NFC", text).strip()[:most].strip())
    return kept.filter(lambda text: bool(text) and "\r" not in text and not any(gate.hits(text)))


NAMES = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,4}){0,2}\Z", fullmatch=True)
CARDS = st.builds(
    Card,
    id=NAMES,
    question=texts(300),
    follow_ups=st.lists(texts(300), max_size=3).map(tuple),
    situation=st.none() | texts(500),
    hint=st.none() | texts(300),
    depth=st.sampled_from((1, 2, 3)),
    minutes=st.none() | st.integers(1, 120),
    tags=st.lists(NAMES, max_size=3, unique=True).map(tuple),
    source=st.none() | texts(400),
    retired=st.booleans(),
)


@st.composite
def decks(draw: st.DrawFn) -> DeckFile:
    themes = draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))
    cards = draw(st.lists(CARDS, min_size=1, max_size=3, unique_by=lambda card: card.id))
    tags = sorted({tag for card in cards for tag in card.tags})
    return DeckFile(
        format=1,
        title=draw(texts(100)),
        language="da",
        edition=draw(st.none() | texts(20)),
        updated=draw(st.none() | st.dates(date(1000, 1, 1))),
        purpose=draw(st.none() | texts(500)),
        themes=tuple(Theme(id=name, title=draw(texts(60))) for name in themes),
        tags={"alle": TagGroup(title=draw(texts(60)), terms={tag: draw(texts(60)) for tag in tags})} if tags else {},
        cards=tuple(card.model_copy(update={"theme": draw(st.sampled_from(themes))}) for card in cards),
        select=draw(st.sampled_from(((), (cards[0].id,)))),
        reference=draw(st.lists(st.builds(Reference, title=texts(60), text=texts(900)), max_size=2).map(tuple)),
        play=draw(st.sampled_from((Play(), Play(length=30, memory=MemoryPlay(cards=8))))),
    )


@settings(derandomize=True, max_examples=80, deadline=None)
@given(decks())
def test_what_is_written_reads_back_as_the_same_deck(deck: DeckFile) -> None:
    part = part_of(Source("kort.yaml", deck_text(deck, ("Et kortsæt",))), DeckFile)
    assert part.findings.shown == ()
    assert part.checked == deck


def test_it_looks_as_a_person_would_write_it() -> None:
    deck = DeckFile(
        format=1,
        title="Sammen om: ledelse",
        language="da",
        edition="2",
        updated=date(2026, 11, 22),
        themes=(Theme(id="mod", title="Mod og omtanke"),),
        play=Play(length=45),
        cards=(
            Card(
                id="ja", question="Hvad siger du ja til?", follow_ups=("Hvorfor: fordi?", "- Og nej?"), tags=("a", "b")
            ),
            Card(id="langt", question="Hvad nu?", depth=2, minutes=10, source="ord " * 60 + "til sidst", retired=True),
        ),
        reference=(Reference(title="Vers", text="Én linje\n\nen til"),),
    )
    folded = "\n".join(f"      {line}" for line in ("ord " * 25).strip().split("\n"))
    assert (
        deck_text(deck, ("Lavet i hånden.", ""))
        == f"""\
# Lavet i hånden.
#
format: 1
title: "Sammen om: ledelse"
language: da
edition: "2"
updated: 2026-11-22

themes:
  - id: mod
    title: Mod og omtanke

play:
  length: 45

reference:
  - title: Vers
    text: |-
      Én linje

      en til

cards:
  - id: "ja"
    question: Hvad siger du ja til?
    follow_ups:
      - "Hvorfor: fordi?"
      - "- Og nej?"
    tags: [a, b]

  - id: langt
    question: Hvad nu?
    depth: 2
    minutes: 10
    source: >-
{folded}
{folded}
      {"ord " * 10}til sidst
    retired: true
"""
    )
    assert len(folded.splitlines()[0]) - 6 + 1 == WIDTH


def test_a_card_can_be_written_at_any_depth() -> None:
    card = Card(id="a", question="Hvad?", follow_ups=("Hvordan?",))
    assert card_text(card, 0) == "- id: a\n  question: Hvad?\n  follow_ups:\n    - Hvordan?\n"


def test_steps_and_cases_are_written_too() -> None:
    deck = DeckFile(
        format=1,
        title="Sag",
        language="da",
        steps=(Step(title="Læs", text="Læs sagen højt.", seats="3-8", write=("Hvad så I?",)),),
        cases=(Case(id="en", title="En sag", text="Linje ét\nlinje to"),),
    )
    part = part_of(Source("sag.yaml", deck_text(deck)), DeckFile)
    assert part.findings.shown == ()
    assert part.checked == deck
