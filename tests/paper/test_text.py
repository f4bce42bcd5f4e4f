"""Agreements for mail or chat, and stories under their values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ledelseskort.paper.agreed import AgreementLine, sentence
from ledelseskort.paper.examples import by_value
from ledelseskort.paper.layout import examples_page
from ledelseskort.paper.markdown import markdown
from ledelseskort.paper.text import agreement_text, agreements_text
from ledelseskort.wording.words import load

from .evening import STORIES

WORDS = load()
PLAIN = AgreementLine(id="a", what="Vi lytter.", made=date(2026, 11, 22))


def test_one_agreement_says_who_and_when_as_far_as_it_was_said() -> None:
    assert agreement_text(PLAIN, WORDS) == ("Vi lytter.",)
    assert agreement_text(replace(PLAIN, owner="Åse"), WORDS) == ("Vi lytter.", "Hvem: Åse")
    due = replace(PLAIN, owner="Åse", due=date(2026, 12, 6))
    assert agreement_text(due, WORDS) == ("Vi lytter.", "Hvem: Åse · Senest søndag den 6. december")


def test_a_list_of_them() -> None:
    listed = agreements_text([replace(PLAIN, owner="Åse"), replace(PLAIN, what="To\nlinjer")], WORDS)
    assert listed == "- Vi lytter.\n  Hvem: Åse\n- To linjer"
    assert agreements_text([], WORDS) == ""


def test_when_and_then_is_one_sentence() -> None:
    assert sentence(replace(PLAIN, when="nogen tier …"), WORDS) == "Vi lytter, når nogen tier"
    own = replace(PLAIN, what="lytte.", when="nogen tier,", alone=True)
    assert sentence(own, WORDS) == "Når nogen tier, så vil jeg lytte"


def test_stories_are_found_by_their_value() -> None:
    groups = by_value(STORIES)
    assert list(groups) == ["Dialog", "Dristighed", None]
    assert groups["Dialog"] == (STORIES[1], STORIES[3])


def test_no_stories_is_said() -> None:
    assert markdown(examples_page((), WORDS)) == "# Eksempler\n\nIngen eksempler endnu.\n"
