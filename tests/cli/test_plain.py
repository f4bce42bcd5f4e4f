"""A meeting line by line: whole games, and that the number typed is always the number read out."""

from __future__ import annotations

import pytest

from ledelseskort.deck.kinds import ModeName
from ledelseskort.table.moves import Pass
from ledelseskort.table.table import Stage
from ledelseskort.wording.ways import PARTS
from ledelseskort.wording.words import load

from .talking import After, Talk, in_order, small_deck

GROUP_MODES = [ModeName.PASS_AROUND, ModeName.MEMORY, ModeName.HAND_OVER]


# ── Whole games ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_pass_around_to_the_summary() -> None:
    said, live = Talk(ModeName.PASS_AROUND).held("", "", "m", "", "slut mødet", "a", "Vi ringer", "Bo", "", "x")
    in_order(
        said,
        "Anna trækker et kort.",
        "1. Træk et kort",
        "Emne: Andet emne.",
        "Spørgsmål: Hvad er nummer 1?",
        "Anna læser kortet højt og begynder.",
        "m. Jeg melder pas",
        "Bo har kortet.",
        "Carla har kortet.",
        "Er der nogen, der vil sige noget nu?",
        "Hvad gør vi?",
        "a. Aftale",
        "Aftalen er skrevet ned:",
        "1. Vi ringer. Bo. Mandag den 7. december.",
        "x. Slut",
        "Tak for snakken.",
        "I har mødt ét kort:",
        "1. Hvad er nummer 1?",
        "I har aftalt:",
        "1. Vi ringer. Bo. Mandag den 7. december.",
        "Intet bliver gemt. Kopiér det, der skal med.",
    )
    assert live.table.stage is Stage.ENDED
    assert Pass(seat=2) in [entry.move for entry in live.meeting.log]


def test_memory_to_the_summary_with_its_clock() -> None:
    lines = ("", "2", After(481, "spørg"), "spørg", After(120, "?"), "spørg", "1", "x", "slut")
    said = Talk(ModeName.MEMORY, names=()).said(*lines)
    in_order(
        said,
        "I er person 1 til 3, i den rækkefølge I sidder. Person 1 begynder.",
        "Person 1 vender et kort.",
        "Hvilket kort? Tilbage er 1 til 6. Enter er 1.",
        "Læs kortet højt, og tal sammen.",
        "Hvorfor det?",
        "Hvem mangler vi at høre?",
        "Tiden er gået. Tal bare færdig.",
        "Person 2 vender et kort.",
        "Hvad gør vi?",
        "Tak for snakken.",
        "Intet bliver gemt.",
    )
    assert said.count("Hvem mangler vi at høre?") == said.count("Tiden er gået. Tal bare færdig.") == 1


def test_hand_over_to_the_summary() -> None:
    said = Talk(ModeName.HAND_OVER).said("", "nummer 4", "1", "", "carla", "m", "", "", "", "", "", "x", "x")
    in_order(
        said,
        "Anna vælger et kort til en kollega.",
        "Der er 3 til. Skriv et spørgsmålstegn for at høre dem.",
        "1. Emne: Første emne. Spørgsmål: Hvad er nummer 4?",
        "Anna læser kortet højt. Hvem skal have det?",
        "Hvem får kortet? Enter er Bo.",
        "Carla, vil du have kortet?",
        "Anna læser kortet højt. Hvem skal have det?",
        "Bo, vil du have kortet?",
        "Bo svarer først. Vi andre lytter.",
        "Tal sammen.",
        "Bo får det sidste ord: Hvad tager du med?",
        "Bo vælger et kort til en kollega.",
        "Tak for snakken.",
        "1. Hvad er nummer 4?",
    )


def test_alone_writes_asks_for_help_and_takes_it_home() -> None:
    lines = ("", "", "Det var en gang.", "Og så igen.", "", "hjælp mig", "n", "I Viborg.", "")
    plan = ("slut", "a", "når mødet er slut", "så vil jeg ringe.", "ingen", "x")
    talk = Talk(ModeName.ALONE, seats=1, names=(), deck=small_deck(1))
    said, live = talk.held(*lines, *["hjælp mig videre"] * 5, *plan)
    in_order(
        said,
        "Der ligger et kort til dig.",
        "Spørgsmål: Hvad er nummer 1?",
        "Tag den tid, du vil.",
        "Skriv, så længe du vil. En tom linje slutter.",
        "Tænk på én bestemt gang. Hvor var du, og hvad var du i gang med?",
        "Hvad skete der? Fortæl det, som en film ville vise det.",
        "Hvad følte du, og hvad tænkte du, mens det stod på?",
        "Hvad var på spil for dig? En værdi, eller to hensyn, der trak hver sin vej?",
        "Hvordan ville en af de andre fortælle det?",
        "Det er ikke et af valgene. Skriv et spørgsmålstegn for at høre dem alle.",
        "Er der noget, du vil gøre?",
        "1. Når mødet er slut, så vil jeg ringe.",
        "Tak for nu.",
        "Du har mødt ét kort:",
        "Du har aftalt med dig selv:",
        "Du skrev:",
        "Hvad er nummer 1?",
        "Det var en gang.",
        "Og så igen.",
        "Tænk på én bestemt gang. Hvor var du, og hvad var du i gang med?",
        "I Viborg.",
        "Intet bliver gemt. Kopiér det, der skal med.",
    )
    assert [note.prompt for note in live.table.notes] == [None, 1]


@pytest.mark.parametrize("mode", [*GROUP_MODES, ModeName.ALONE])
def test_enter_alone_plays_on(mode: ModeName) -> None:
    seats = 1 if mode is ModeName.ALONE else 3
    _, live = Talk(mode, seats=seats, names=()).held(*[""] * 40)
    assert live.table.met
    assert live.table.stage is Stage.ENDED


def test_the_deck_through_is_told_and_mixed_again() -> None:
    said = Talk(ModeName.PASS_AROUND, seats=1, names=(), deck=small_deck(2)).said("", "", "", "", "2", "", "", "")
    in_order(
        said,
        "I har været alle kort igennem.",
        "1. Bland igen",
        "2. Kun Første emne",
        "x. Slut mødet",
        "Kortene er blandet.",
        "Emne: Første emne.",
        "I har været alle kort igennem.",
    )


def test_groups_talk_and_give_a_sentence_each() -> None:
    talk = Talk(ModeName.MEMORY, seats=2, names=(), groups=True, theme_backs=True)
    in_order(
        talk.said("", "", "", "", ""),
        "Gruppe 1 vender et kort.",
        "1. Andet emne",
        "2. Første emne",
        "Læs kortet højt, og tal sammen i grupperne.",
        "Gruppe 1 siger én sætning fra snakken.",
        "Gruppe 2 siger én sætning fra snakken.",
        "Gruppe 2 vender et kort.",
    )


def test_near_the_end_the_close_comes_first() -> None:
    talk = Talk(ModeName.PASS_AROUND, seats=1, names=())
    said, live = talk.held("", After(50 * 60, ""), "", "x")
    in_order(said, "Der er 10 minutter tilbage. Skal vi runde af?", "x. Slut mødet", "1. Næste kort", "Hvad gør vi?")
    assert len(live.table.met) == 1


# ── Letters, numbers and words ──────────────────────────────────────────────────────────────────────────────────────


def offers(said: str) -> list[tuple[str, str]]:
    """What was read out to choose among: each sign with its words."""
    found = (line.partition(". ") for line in said.partition("Tak for ")[0].splitlines())
    return [(sign, label) for sign, dot, label in found if dot and len(sign) == 1]


def test_a_number_that_was_not_read_out_does_nothing() -> None:
    said, live = Talk(ModeName.PASS_AROUND).held("", "6", "0", "99999999999999", "²")
    assert len(live.meeting.log) == 3  # draw, close, end
    assert said.count("Det er ikke et af valgene.") == 4


def test_all_there_is_can_be_read_out_and_chosen_by_its_number() -> None:
    everything = dict(offers(Talk(ModeName.PASS_AROUND).said("", "?")))
    assert {"1", "m", "s", "b", "p", "+", "a", "n", "e", "z", "x", "k", "r", "o", "i", "u", "d"} <= set(everything)
    for sign, label in everything.items():
        for typed in (sign, sign.upper()):
            by_sign, by_word = (Talk(ModeName.PASS_AROUND).held("", "?", each) for each in (typed, label))
            assert by_sign[0] == by_word[0]
            assert by_sign[1].meeting.log == by_word[1].meeting.log


ALIKE = [
    {"Pause", "Fortsæt"},
    {"Slut mødet", "Slut for nu", "Slut"},
    {"Note", "Skriv"},
    {"Aftale", "Når …, så vil jeg …"},
    {"Tag et andet kort", "Et andet kort"},
]
"""Words for the same thing at different times."""


def test_a_letter_means_the_same_from_the_first_line_to_the_last() -> None:
    told: dict[str, set[str]] = {}
    for mode in (*GROUP_MODES, ModeName.ALONE):
        talk = Talk(mode, seats=1 if mode is ModeName.ALONE else 3, names=())
        steps = ("1", "1", "p", "p", "h", "a", "Vi ringer", "Nu", "", "1", "1", "1", "1", "x", "a", "Vi ses", "Nu", "")
        for sign, label in offers(talk.said(*(line for step in steps for line in ("?", step)), "?")):
            told.setdefault(sign, set()).add(label)
    letters = {sign: labels for sign, labels in told.items() if not sign.isdecimal()}
    assert {"p", "x", "n", "a", "b", "z", "s", "o", "k", "d", "g", "h", "m", "+", "e"} <= set(letters)
    assert [
        labels for labels in letters.values() if len(labels) > 1 and not any(labels <= each for each in ALIKE)
    ] == []


def test_a_number_only_carries_the_cards_on() -> None:
    """Typed once too often, at whatever moment, it never ends anything."""
    for mode in GROUP_MODES:
        _, live = Talk(mode, names=()).held(*["1", "1", "", "x"] * 9)
        kinds = [entry.move.kind for entry in live.meeting.log]
        assert "carry-on" in kinds
        assert "end" not in kinds[:-1]


def test_a_pause_is_over_with_the_letter_it_began_with() -> None:
    said, live = Talk(ModeName.PASS_AROUND).held("", "p", "p")
    assert [entry.move.kind for entry in live.meeting.log] == ["draw", "pause", "go-on", "close", "end"]
    in_order(said, "Pause. Tiden står stille.", "p. Fortsæt", "1. Giv kortet videre", "Tiden går igen.")


def test_a_letter_of_something_that_is_not_offered_does_nothing() -> None:
    said, live = Talk(ModeName.PASS_AROUND).held("h", "g", "l", "p", "k")
    assert [entry.move.kind for entry in live.meeting.log] == ["close", "end"]
    assert said.count("Det er ikke et af valgene.") == 5


def test_after_a_form_the_list_is_read_again_before_its_numbers_count() -> None:
    said, live = Talk(ModeName.PASS_AROUND).held("", "?", "aftale", "Vi ses", "2", "", "8")
    assert [entry.move.kind for entry in live.meeting.log] == ["draw", "agree", "close", "end"]
    in_order(said, "Aftalen er skrevet ned:", "1. Vi ses. Bo. Mandag den 7. december.", "1. Giv kortet videre")


def test_the_same_list_is_read_once() -> None:
    said = Talk(ModeName.PASS_AROUND).said("", "", "", "")
    assert said.count("1. Giv kortet videre") == 1


@pytest.mark.parametrize("typed", ["giv", "GIV KORTET VIDERE", "giv k"])
def test_the_beginning_of_a_word_is_enough(typed: str) -> None:
    _, live = Talk(ModeName.PASS_AROUND).held("", typed)
    assert "pass-on" in [entry.move.kind for entry in live.meeting.log]


def test_a_beginning_that_could_be_several_is_none() -> None:
    said, live = Talk(ModeName.PASS_AROUND).held("", "en")
    assert "Det er ikke et af valgene." in said
    assert [entry.move.kind for entry in live.meeting.log] == ["draw", "close", "end"]


def test_what_was_undone_is_told_and_read_again() -> None:
    said, live = Talk(ModeName.PASS_AROUND).held("", "", "fortryd")
    in_order(said, "Bo har kortet.", "Fortrudt.", "Anna læser kortet højt og begynder.", "p. Fortsæt")
    assert live.meeting.undone == {2}


def test_every_other_card_is_told_to_go_the_other_way() -> None:
    other_way = "Denne gang går kortet den anden vej rundt."
    said = Talk(ModeName.PASS_AROUND).said(*[""] * 12)
    in_order(
        said, "Anna læser kortet højt og begynder.", "Bo læser kortet højt og begynder.", other_way, "Anna har kortet."
    )
    in_order(said, other_way, "Carla læser kortet højt og begynder.", "Anna har kortet.")
    assert said.count(other_way) == 1
    assert other_way not in Talk(ModeName.PASS_AROUND, seats=2, names=()).said(*[""] * 12)


# ── What is no move ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("spørg videre", "Hvorfor det?"),
        ("hør kortet igen", "Spørgsmål: Hvad er nummer 1?"),
        ("et råd", "Giv god tid."),
        ("hvem er", "Ved bordet sidder Anna, Bo og Carla."),
        ("hvem er", "Anna har haft kortet."),
        ("hvor lang", "Mødet slutter klokken 15.00, om 60 minutter."),
        ("hvor lang", "Der er to minutter tilbage af turen."),
    ],
)
def test_what_can_be_heard_again(typed: str, line: str) -> None:
    said, live = Talk(ModeName.PASS_AROUND).held("", "", typed)
    assert line in said.splitlines()
    assert [entry.move.kind for entry in live.meeting.log] == ["draw", "pass-on", "close", "end"]


@pytest.mark.parametrize(
    ("seconds", "line"),
    [
        (0, "Der er ti minutter tilbage på kortet."),
        (180, "Der er syv minutter tilbage på kortet."),
        (540, "Der er ét minut tilbage på kortet."),
        (580, "Der er under et halvt minut tilbage på kortet."),
        (3570, "Mødet skulle slutte klokken 15.00."),
    ],
)
def test_time_in_words(seconds: int, line: str) -> None:
    said = Talk(ModeName.MEMORY).said("", "", After(seconds, "hvor lang tid er der?"))
    assert line in said.splitlines()


def test_a_clock_that_stands_is_told_to_stand() -> None:
    said = Talk(ModeName.MEMORY).said("", "", "pause", After(300, "hvor lang tid er der?"))
    in_order(said, "Pause. Tiden står stille.", "Der er ti minutter tilbage på kortet.", "Tiden står stille.")


def test_reference_texts_by_number_and_by_word() -> None:
    for typed in ("2", "mod", "MO"):
        said = Talk(ModeName.PASS_AROUND).said("", "slå op", typed)
        in_order(said, "1. Dialog", "2. Mod", "Mod", "At turde.", "1. Giv kortet videre")


@pytest.mark.parametrize("mode", [*GROUP_MODES, ModeName.ALONE])
def test_how_the_way_is_played_can_be_heard(mode: ModeName) -> None:
    words = load()
    parts = (part for name in ("how", *PARTS) for part in words(f"way.{mode}.{name}").splitlines())
    seats = 1 if mode is ModeName.ALONE else 3
    in_order(Talk(mode, seats, names=()).said("sådan spiller man"), *parts)


def test_the_agreements_can_be_copied() -> None:
    said = Talk(ModeName.PASS_AROUND).said("", "aftale", "Vi ringer.", "en nabo", "ingen", "gennemgå aftalerne")
    in_order(said, "Aftaler fra Lille sæt, søndag den 22. november:", "1. Vi ringer. En nabo.")
