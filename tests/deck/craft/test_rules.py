"""Each rule for one card: with a card that breaks it, and with one that nearly does."""

from __future__ import annotations

import pytest

from ledelseskort.deck.craft.counting import tally
from ledelseskort.deck.models import Card

from .looking import FOLLOW_UPS, card, faults, told, words

FINE = "Hvad siger du til en kollega, som er uenig med dig på et møde?"

BREAKS = {
    "1 two marks": ("Hvad vil du sige på mødet i morgen? Til hvem?", ["one-question!"]),
    "1 no mark": ("Fortæl os om det sidste møde, du var glad for.", ["one-question/none!", "opening/other!"]),
    "1 tied on": ("Hvad gør du på mødet i morgen, og hvordan begynder du?", ["one-question/joined!"]),
    "1 tied on with or": ("Hvad gør du på mødet i morgen, eller hvem spørger du?", ["one-question/joined!"]),
    "2 short": ("Hvad gør du i morgen?", ["length/short"]),
    "3 verb first": ("Kan du nævne en dag, hvor det gik godt?", ["opening!"]),
    "3 modal first": ("Ville du sige det samme til din chef i dag?", ["opening!"]),
    "3 past first": ("Lyttede du til den nye på det sidste møde?", ["opening!"]),
    "3 no word that asks": ("Men hvad vil du gøre på mødet i morgen?", ["opening/other!"]),
    "3 condition alone": ("Når du har travlt, glemmer du så en aftale?", ["opening/other!"]),
    "3 a preposition without": ("På mødet i morgen vil du sige hvad?", ["opening/other!"]),
    "3 condition and a clause": ("Hvis du ved, hvad en kollega vil, går du så?", []),
    "3 why": ("Hvorfor tog du den opgave på dig i går?", ["opening/why"]),
    "3 how often": ("Hvor ofte taler du med din chef om det?", ["opening/how-much"]),
    "3 how much": ("Hvor meget tid har du til møder i næste uge?", ["opening/how-much"]),
    "4 man": ("Hvad gør man, når du ringer til en borger?", ["address!"]),
    "4 man first": ("Hvad siger du: Man er vel klog?", ["address!", "leading!"]),
    "4 nobody": ("Hvad sker der på et rigtig godt møde?", ["address/nobody!"]),
    "4 both": ("Hvad kan du gøre, så I når det i dag?", ["address/mixed"]),
    "4 both, I first in a sentence": ("Hvad siger du: I får ros på mødet i dag?", ["address/mixed"]),
    "4 both, possessive": ("Hvad kan dine kolleger lære jeres chef i dag?", ["address/mixed"]),
    "5 one": ("Hvad fik du ikke gjort i sidste uge?", ["negation/single"]),
    "5 two": ("Hvad vil du aldrig gøre uden din kalender?", ["negation!"]),
    "5 hidden": ("Hvornår kan du ikke undgå at tale med din chef?", ["negation!"]),
    "6 ikke også": ("Hvad synes du ikke også om i den nye plan?", ["leading!"]),
    "6 vel": ("Hvad vil du vel sige på mødet i morgen?", ["leading!"]),
    "6 jo": ("Hvad er det jo, du vil sige på mødet?", ["leading!"]),
    "6 burde": ("Hvad burde du have sagt på mødet i går?", ["leading!"]),
    "6 selvfølgelig": ("Hvad vil du selvfølgelig sige på mødet i morgen?", ["leading!"]),
    "7 fault": ("Hvem har skylden, når dit møde går skævt?", ["blame!"]),
    "7 worst": ("Hvem hos jer er dårligst til at lytte på møder?", ["blame!"]),
    "7 failed": ("Hvornår svigtede din chef dig sidst i en sag?", ["blame!"]),
    "7 that person": ("Hvad vil du sige til vedkommende på mødet?", ["blame!"]),
    "7 absent": ("Hvilken kollega irriterer dig, når I holder møde?", ["address/mixed", "blame/absent!"]),
    "8 nothing to hold": ("Hvad betyder et godt samarbejde for dig?", ["anchor"]),
    "8 a role only": ("Hvad betyder dialog for dig som leder?", ["anchor"]),
    "9 passive": ("Hvordan sikres det, at du når din plan i dag?", ["plain!"]),
    "9 passive in the past": ("Hvad bestemtes der om dig på mødet i går?", ["plain!"]),
    "9 passive in -ås": ("Hvad opnås der på dit næste møde i dag?", ["plain!"]),
    "9 passive like a genitive": ("Hvad fjernes der fra din plan i dag, tror du?", ["plain!"]),
    "9 jargon": ("Hvilket tiltag vil du tale om på mødet i dag?", ["plain/jargon"]),
    "9 a very long word": ("Hvad gør du ved arbejdstidsaftalernes sidste side i dag?", ["plain/word"]),
    "9 five of twelve words are long": (
        "Hvilken kollega spørger du i dag om opgaven, du fik forleden dag?",
        ["plain/heavy!"],
    ),
    "9 long words": ("Hvilken samtale hjælper medarbejderne mest hos jer?", ["plain/heavy!"]),
}

NEARLY = {
    "1 a mark in what is quoted": "Hvad svarer du, når en borger spørger: »Er det min tur?«",
    "1 a mark of its own beside it": "Hvad svarer du den, der spørger »er det min tur?« på et møde?",
    "1 a relative clause goes on": "Hvad sker der på en dag, hvor I lykkes, og hvor alle er glade?",
    "2 six words": "Hvad gør du først i morgen?",
    "3 a preposition first": "Hos hvem går du hen med en god idé i morgen?",
    "3 two words before it": "Ved siden af hvem vil du helst sidde på næste møde?",
    "3 på hvilken måde": "På hvilken måde vil du sige det til din chef i dag?",
    "3 når, hv-": "Når du har travlt, hvad lader du så vente til i morgen?",
    "3 hvis, hv-": "Hvis du fik en halv stilling i gave, hvor ville du bruge den?",
    "3 hvor and more": "Hvor hurtigt kan du rette kursen i en sag til i dag?",
    "3 hvor alone": "Hvor i din kalender er der plads til en snak?",
    "4 mand": "Hvilken mand eller kvinde lærte dig mest i dit første job?",
    "4 a name": "Hvad kan du lære af Man Ray til mødet i morgen?",
    "4 man in what is quoted": "Hvad svarer du, når nogen siger: »Det gør man bare i dag«?",
    "4 I in the middle": "Hvad vil I prøve af på mødet i morgen?",
    "4 i first in a sentence": "I hvilken situation gør du det igen i morgen?",
    "4 i dag after a colon": "Hvad vil du gøre, når der står: I dag holder vi møde?",
    "4 i år after a colon": "Hvad vil du gøre, når der står: I år holder vi møde?",
    "5 uden for": "Hvad lærte du sidst af en, der står uden for dit fag?",
    "5 something to avoid": "Hvad vil du helst undgå at tale om på mødet i dag?",
    "6 også alone": "Hvad kan du også sige på mødet i morgen?",
    "6 jo før, jo bedre": "Hvad bliver bedre for dig, jo før du får talt med din chef?",
    "6 ve og vel": "Hvad kan du gøre i dag for en kollegas ve og vel?",
    "6 farvel": "Hvem sagde du sidst farvel og tak til på en god måde?",
    "7 for hvis skyld": "Hvad har du gjort for patienternes skyld i denne uge?",
    "7 for en gangs skyld": "Hvad vil du for en gangs skyld lade ligge i morgen?",
    "7 skylder": "Hvem skylder du et svar efter det sidste møde?",
    "7 undskyld": "Hvad vil du gerne sige undskyld for til en kollega i dag?",
    "7 for mit vedkommende": "Hvad er for dit vedkommende det bedste ved mødet?",
    "7 somebody who helps": "Hvilken kollega hjælper dig mest, når du har travlt?",
    "7 a judgement of oneself": "Hvornår er du selv lidt langsom til at svare en kollega?",
    "8 a person": "Hvad kan en nabo lære dig om tillid?",
    "8 a task": "Hvad ville du nyde ved at slippe for en opgave?",
    "9 lykkes": "Hvad gør du, når det lykkes for en kollega?",
    "9 mislykkes": "Hvad siger du, når noget mislykkes for en kollega?",
    "9 mødes, synes, findes": "Hvor mødes I, så alle synes, at der findes tid?",
    "9 trives": "Hvornår trives du bedst i dit arbejde om morgenen?",
    "9 hvis": "Hvad gør du, hvis en borger ringer to gange i dag?",
    "9 a genitive": "Hvad er borgernes og kollegernes fælles håb til jer i dag?",
    "9 a genitive in -eres": "Hvad kan du bruge andre lederes råd til i morgen?",
    "9 a name in -es": "Hvad siger Mercedes til dig på mødet i morgen?",
    "9 they meet": "Hvornår ses du og din chef igen?",
    "9 follow along": "Hvem følges ad med dig til mødet i morgen?",
    "9 passive in what is quoted": "Hvad hører du, når en chef siger, at »det løses« i dag?",
    "9 four of ten words are long": "Hvilken kollega spørger du nu for det meste om opgaven?",
    "9 eighteen letters": "Hvad får du ud af ledelsesgrundlaget, når du har travlt?",
}


@pytest.mark.parametrize(("question", "expected"), BREAKS.values(), ids=BREAKS)
def test_a_card_that_breaks_a_rule(question: str, expected: list[str]) -> None:
    assert told(card(question)) == expected


@pytest.mark.parametrize("question", NEARLY.values(), ids=NEARLY)
def test_a_card_that_nearly_does(question: str) -> None:
    assert told(card(question)) == []


@pytest.mark.parametrize(
    ("count", "expected"),
    [(5, ["length/short"]), (6, []), (22, []), (23, ["length!"])],
)
def test_2_the_length_of_a_question(count: int, expected: list[str]) -> None:
    question = " ".join(["Hvad", "gør", "du", "nu", *["så"] * (count - 4)]) + "?"
    assert told(card(question)) == expected


@pytest.mark.parametrize(("count", "expected"), [(45, []), (46, ["length/together!"])])
def test_2_situation_and_question_together(count: int, expected: list[str]) -> None:
    asked = len(FINE.split())
    assert told(card(FINE, situation="Nu " * (count - asked - 1) + "nu.")) == expected


@pytest.mark.parametrize(
    ("situation", "expected"),
    [
        ("Det er mandag. Mødet er slut: alle går.", []),
        ("Det er mandag. Mødet er slut. Alle går.", ["length/situation!"]),
    ],
)
def test_2_the_sentences_of_a_situation(situation: str, expected: list[str]) -> None:
    assert told(card(FINE, situation=situation)) == expected


@pytest.mark.parametrize(("count", "expected"), [(25, []), (26, ["length/hint!"])])
def test_2_the_length_of_a_hint(count: int, expected: list[str]) -> None:
    assert told(card(FINE, hint="Nu " * (count - 1) + "nu.")) == expected


@pytest.mark.parametrize(
    ("follow_ups", "expected"),
    [
        ((), ["follow-ups!"]),
        (FOLLOW_UPS[:1], ["follow-ups!"]),
        (FOLLOW_UPS, []),
        ((*FOLLOW_UPS, "Hvor var du?"), ["follow-ups!"]),
        ((FOLLOW_UPS[0], "Det hører vi nu."), ["follow-ups/none!", "opening/other!"]),
        ((FOLLOW_UPS[0], "Hvad nu? Hvad så?"), ["follow-ups/several!"]),
        ((FOLLOW_UPS[0], "Hvad " + "nu " * 14 + "så?"), []),
        ((FOLLOW_UPS[0], "Hvad " + "nu " * 15 + "så?"), ["follow-ups/long!"]),
    ],
    ids=["none", "one", "two", "three", "no mark", "two marks", "sixteen words", "seventeen words"],
)
def test_11_the_follow_ups(follow_ups: tuple[str, ...], expected: list[str]) -> None:
    assert told(card(FINE, follow_ups)) == expected


@pytest.mark.parametrize(
    ("follow_up", "expected"),
    [
        ("Gør du det igen?", "opening!"),
        ("Hvad gør man så?", "address!"),
        ("Hvad burde du så gøre?", "leading!"),
        ("Hvem har så skylden?", "blame!"),
        ("Hvordan måles det så?", "plain!"),
        ("Hvad nu, og hvem så?", "one-question/joined!"),
        ("Hvad gør du ikke uden ham?", "negation!"),
    ],
)
def test_what_is_asked_afterwards_is_held_to_the_same(follow_up: str, expected: str) -> None:
    assert told(card(FINE, (FOLLOW_UPS[0], follow_up))) == [expected]


def test_a_follow_up_may_speak_to_nobody_and_have_nothing_to_hold() -> None:
    assert told(card(FINE, ("Hvad kan tallene?", FOLLOW_UPS[0]))) == []


def test_a_story_may_say_what_is_not_and_a_passive_in_it_is_only_a_warning() -> None:
    situation = "Opgaven skal løses i dag. Du kan ikke nå den uden hjælp."
    assert told(card(FINE, situation=situation)) == ["plain"]


def test_the_situation_may_have_the_anchor_and_the_question_must_speak_to_somebody() -> None:
    assert told(card("Hvad betyder dialog for dig her?", situation="Mødet er slut.")) == []
    assert told(card("Hvad betyder dialog her for alle?", situation="Du er på et møde.")) == ["address/nobody!"]


def test_7_a_story_may_not_blame_either() -> None:
    assert told(card(FINE, situation="Det var din skyld.")) == ["blame!"]


@pytest.mark.parametrize(("long", "expected"), [(5, []), (6, ["follow-ups!", "lix/card"])])
def test_12_where_a_card_begins_to_be_heavy(long: int, expected: list[str]) -> None:
    """Twenty words in a sentence: 45 with five long ones, 50 with six."""
    said = ["Hvad", "gør", "du", "i", "dag", *["langord"] * long, *["så"] * (15 - long)]
    assert tally([" ".join(said)], 7).lix == 20 + 5 * long
    assert told(card(" ".join(said) + "?", ())) == (expected or ["follow-ups!"])


def test_12_one_card_that_is_heavy_to_read() -> None:
    heavy = Card(
        id="tung",
        question="Hvilke dokumentationskrav gør du noget ved på næste personalemøde med din gruppe?",
        follow_ups=(
            "Hvilke retningslinjer beskytter medarbejderne mod unødvendige indberetninger?",
            "Hvilken samarbejdspartner forklarer medarbejderne regionens retningslinjer?",
        ),
    )
    assert [each for each in told(heavy) if "lix" in each] == ["lix/card"]
    assert [each for each in told(card(FINE)) if "lix" in each] == []


def test_a_fault_points_at_its_words() -> None:
    found = faults(card("Hvad burde du sige, og hvad burde man sige på mødet?"))
    assert [(fault.code.value, words(fault)) for fault in found] == [
        ("craft-one-question", "og hvad"),
        ("craft-address", "man"),
        ("craft-leading", "burde"),
        ("craft-leading", "burde"),
    ]
    assert [fault.start for fault in found[2:]] == [5, 28]


def test_4_the_second_way_of_speaking_is_pointed_at() -> None:
    (fault,) = faults(card("Hvad kan du gøre, så I når det i dag?"))
    assert (words(fault), fault.parameters["one"], fault.parameters["group"]) == ("I", "du", "I")
    (fault,) = faults(card("Hvad kan I gøre, så du når det i dag?"))
    assert words(fault) == "du"


def test_lix_is_words_by_sentences_and_long_words_by_words() -> None:
    counted = tally(["Ord ord ord ord. Langeord: ord?", "Ord ord"], 7)
    assert (counted.words, counted.long, counted.sentences) == (8, 1, 4)
    assert counted.lix == 8 / 4 + 100 / 8
    assert counted.long_share == 12.5


def test_a_sign_inside_a_number_ends_no_sentence() -> None:
    assert tally(["Mødet er kl. 12:30 i dag."], 7).sentences == 2


def test_lix_of_nothing_is_nothing() -> None:
    assert (tally([], 7).lix, tally([""], 7).long_share) == (0.0, 0.0)
