"""The page on card writing: its twelve cards pass, and its four bad ones fail for the reasons it gives."""

from __future__ import annotations

import pytest

from ledelseskort.deck.craft.counting import tally
from ledelseskort.deck.models import Card

from .looking import card, told

TWELVE = [
    (
        "Hvornår skiftede du sidst mening, fordi en kollega så noget, du havde overset?",
        ("Hvad gjorde kollegaen, som fik dig til at lytte?", "Hvordan giver du selv andre den chance?"),
        None,
    ),
    (
        "Hvad lægger en borger mærke til på en dag, hvor I virkelig lykkes?",
        ("Hvad er din egen andel i sådan en dag?", "Hvilket af jeres mål ville borgeren kunne genkende?"),
        None,
    ),
    (
        "Hvordan kan dine medarbejdere se på dig, at det er i orden at prøve noget, der måske mislykkes?",
        (
            "Hvad sagde eller gjorde du, sidst noget gik anderledes end planlagt?",
            "Hvad ville de selv svare, hvis de sad her?",
        ),
        None,
    ),
    (
        "Hvilket møde i din kalender hjælper dig mest med at lede sammen med andre?",
        ("Hvad kan netop det møde?", "Hvem kunne have glæde af at låne ideen?"),
        None,
    ),
    (
        "Hvordan fortæller du dine medarbejdere om den, så både loyalitet og ærlighed får plads?",
        ("Hvad har du brug for at spørge opad om først?", "Hvilken sætning ville du begynde med?"),
        "En beslutning er truffet højere oppe, og du er kun delvist enig.",
    ),
    (
        "Hvad vejer tungest for dig, når du vælger, hvem der får opgaven?",
        ("Hvilket hensyn siger du sjældent højt?", "Hvordan ville valget se ud, hvis du tænkte et år frem?"),
        "Opgaven skal løses i dag, og den dygtigste til den har allerede for meget at se til.",
    ),
    (
        "Hvilken opgave ville I savne mindst, hvis den var væk i morgen?",
        (
            "Hvad skal være undersøgt, før I kan give slip på en ordentlig måde?",
            "Hvem skal I tale med først?",
        ),
        None,
    ),
    (
        "Hvor kan I mødes, så både modet og omhuen overlever?",
        ("Hvad har de ret i, set fra jeres stol?", "Hvad er det mindste forsøg, I begge kan stå inde for?"),
        "En naboafdeling vil prøve en ny digital løsning nu. I vil have dokumentationen på plads først.",
    ),
    (
        "Hvilken samtale vil du tage i næste uge, som du har udskudt lidt for længe?",
        ("Hvad er den første sætning, du vil sige?", "Hvad håber du, at den anden går derfra med?"),
        None,
    ),
    (
        "Hvilket tal vil du tage med til næste møde, fordi det fortjener en rigtig snak?",
        ("Hvem kan fortælle historien bag tallet?", "Hvad vil du gøre, hvis svaret overrasker dig?"),
        None,
    ),
    (
        "Hvilket lille forsøg har du selv lov til at sætte i gang inden fredag?",
        ("Hvordan kan du se, om det virker?", "Hvem skal høre om det, også hvis det går skævt?"),
        None,
    ),
    (
        "Hvad vil du lytte efter i den næste jobsamtale, så dialog bliver mere end et ord?",
        ("Hvilket spørgsmål til ansøgeren kunne vise det?", "Hvilket løfte giver du selv den anden vej?"),
        None,
    ),
]


@pytest.mark.parametrize(("question", "follow_ups", "situation"), TWELVE)
def test_the_twelve_pass_without_an_error(question: str, follow_ups: tuple[str, ...], situation: str | None) -> None:
    found = told(Card(id="maal", question=question, follow_ups=follow_ups, situation=situation))
    assert [each for each in found if each.endswith("!")] == []


def test_a_yes_or_no_that_leads() -> None:
    found = told(card("Er I ikke også enige i, at ledelsesgrundlaget er vigtigt?"))
    assert {"opening!", "leading!"} <= set(found)


def test_a_passive_that_speaks_to_nobody_and_is_heavy() -> None:
    question = (
        "Hvordan sikres det, at implementeringen af de værdibaserede styringsprincipper understøttes i forhold til "
        "kompetenceudviklingen på tværs af samtlige ledelsesniveauer?"
    )
    assert {"plain!", "address/nobody!", "plain/heavy!", "plain/jargon", "plain/word"} <= set(told(card(question)))
    assert "lix/card" in told(card(question, follow_ups=()))
    assert round(tally([question], 7).lix) == 66


def test_two_questions_a_double_negation_and_blame() -> None:
    found = told(
        card("Hvem i ledergruppen er dårligst til ikke at undgå konflikter, og hvad burde vedkommende gøre ved det?")
    )
    assert {"one-question/joined!", "negation!", "blame!"} <= set(found)
    assert found.count("blame!") == 2


def test_a_slogan_passes_without_an_error_and_must_be_caught_by_a_reader() -> None:
    found = told(card("Hvad betyder dialog for dig som leder?"))
    assert [each for each in found if each.endswith("!")] == []
