"""Setting the table line by line: enter is enough, and everything can be changed before the first card."""

from __future__ import annotations

import io

import pytest

from ledelseskort.cli.plain_ask import Ask
from ledelseskort.cli.plain_setting import Arranging, introduced
from ledelseskort.cli.plain_voice import Voice
from ledelseskort.cli.wishes import Wishes, likely
from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Deck, Play

from .talking import BEGUN, WORDS, Heard, Wall, small_deck


def arranged(*lines: str, wishes: Wishes | None = None, deck: Deck | None = None) -> tuple[Wishes, str]:
    """What was wished in the end, and what was said on the way."""
    spoken = io.StringIO()
    ask = Ask(Voice(Heard(lines, Wall()), spoken), WORDS)
    return Arranging(ask, deck or small_deck(), BEGUN).arranged(wishes or Wishes()), spoken.getvalue()


def test_three_times_enter_sets_a_table_for_four() -> None:
    wishes, said = arranged("", "", "")
    assert (wishes.seats, wishes.mode, wishes.names, wishes.groups) == (4, ModeName.PASS_AROUND, (), False)
    assert said.splitlines()[-1] == "5. En opgave, snakken handler om"


def test_the_end_of_input_settles_the_same() -> None:
    assert arranged() == arranged("")
    assert arranged()[0] == arranged("", "", "")[0]


@pytest.mark.parametrize(
    ("seats", "mode"),
    [("1", ModeName.ALONE), ("2", ModeName.HAND_OVER), ("6", ModeName.PASS_AROUND), ("8", ModeName.MEMORY)],
)
def test_the_likely_way_comes_first(seats: str, mode: ModeName) -> None:
    assert arranged(seats, "", "2", "")[0].mode is mode


def test_the_deck_may_know_better() -> None:
    deck = small_deck().model_copy(update={"play": Play(mode=ModeName.MEMORY)})
    assert arranged("3", "", deck=deck)[0].mode is ModeName.MEMORY
    assert arranged("1", deck=deck)[0].mode is ModeName.ALONE


@pytest.mark.parametrize("typed", ["0", "13", "-1", "mange", "²", "9" * 5000])
def test_a_number_of_people_that_does_not_fit_is_asked_for_again(typed: str) -> None:
    wishes, said = arranged(typed, "5")
    assert wishes.seats == 5
    assert said.count("Skriv et tal fra 1 til 12.") == 1


@pytest.mark.parametrize(("people", "groups"), [("7", 2), ("8", 2), ("12", 3)])
def test_many_may_talk_in_groups(people: str, groups: int) -> None:
    split, said = arranged(people, "", "1", "")
    assert (split.seats, split.groups) == (groups, True)
    assert "Skriv navne" not in said
    together, _ = arranged(people, "", "2", "")
    assert (together.seats, together.groups) == (int(people), False)


def test_the_offer_says_how_many() -> None:
    assert "I er otte. Vil I tale i to grupper om samme kort?" in arranged("8")[1].splitlines()


def test_everything_can_be_changed_first() -> None:
    wishes, _ = arranged("", "2", "2", "Anna, Bo", "3", "15.30", "4", "tæt", "5", "Vagtplanen", "6", "1")
    assert wishes == Wishes(4, ModeName.MEMORY, ("Anna", "Bo"), 90, 3, task="Vagtplanen", theme_backs=True)


def test_more_names_than_seats_make_more_seats() -> None:
    wishes, _ = arranged("3", "", "2", "Anna, Bo, Carla og Dorte")
    assert (wishes.seats, wishes.names) == (4, ("Anna", "Bo", "Carla", "Dorte"))


def test_an_empty_name_is_one_sentence_and_asked_for_again() -> None:
    wishes, said = arranged("3", "", "2", "Anna, , Bo", "Anna og Bo")
    assert "Et af navnene er tomt." in said
    assert wishes.names == ("Anna", "Bo")


def test_a_name_twice_is_one_sentence_and_asked_for_again() -> None:
    wishes, said = arranged("3", "", "2", "Anna, anna", "Anna, Bo")
    assert "»anna« står to gange." in said
    assert wishes.names == ("Anna", "Bo")


def test_more_names_than_a_table_has_room_for_are_refused() -> None:
    wishes, said = arranged("", "", "2", ",".join("abcdefghijklm"), "")
    assert "Der kan være fra 1 til 12 pladser ved bordet, ikke 13." in said
    assert wishes.names == ()


@pytest.mark.parametrize(
    ("typed", "minutes"), [("45", 45), ("45 minutter", 45), ("kl. 14:45", 45), ("15.00", 60), ("00.30", 600 + 30)]
)
def test_when_it_ends(typed: str, minutes: int) -> None:
    wishes, said = arranged("", "", "3", typed)
    fits = minutes <= 600
    assert wishes.minutes == (minutes if fits else None)
    assert ("Det forstod jeg ikke." in said) is not fits


def test_what_the_command_line_said_is_not_asked_again() -> None:
    wishes = Wishes(seats=3, mode=ModeName.HAND_OVER)
    assert arranged(wishes=wishes) == (wishes, "")
    assert arranged(wishes=Wishes(mode=ModeName.ALONE)) == (Wishes(seats=1, mode=ModeName.ALONE), "")


def test_on_a_screen_the_likely_table_is_set_without_asking() -> None:
    assert likely(Wishes(mode=ModeName.ALONE), small_deck()).seats == 1
    assert likely(Wishes(depth=1), small_deck()) == Wishes(seats=4, mode=ModeName.PASS_AROUND, depth=1)


def test_the_opening_is_read_aloud() -> None:
    spoken = io.StringIO()
    ask = Ask(Voice(io.StringIO(), spoken), WORDS)
    introduced(ask, small_deck(), Wishes(seats=3, mode=ModeName.MEMORY, task="Vagtplanen"))
    assert spoken.getvalue().split("\n\n") == [
        "Vi taler sammen.",
        "Sådan taler vi sammen:\nÉn taler ad gangen.\nDet er altid i orden at melde pas.\n"
        "Vi må gerne fortælle, hvad vi lærte, men ikke hvem der sagde hvad.",
        "Opgaven: Vagtplanen\n",
    ]


def test_alone_is_told_that_it_is_for_oneself() -> None:
    spoken = io.StringIO()
    introduced(Ask(Voice(io.StringIO(), spoken), WORDS), small_deck(), Wishes(seats=1, mode=ModeName.ALONE))
    assert spoken.getvalue() == "Kun for dig. Skriv ikke navne på patienter eller medarbejdere.\n"
