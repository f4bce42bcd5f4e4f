"""What is in the minutes, and what never is: names, what was taken back, what was erased, what was written alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ledelseskort.errors import Misused
from ledelseskort.paper.html import html
from ledelseskort.paper.layout import minutes_page
from ledelseskort.paper.markdown import markdown
from ledelseskort.paper.minutes import MetCard, Minutes, Written

from .evening import BEGUN, NAMES, UNNAMED, WORDS, Evening, alone, local, rich


def written(minutes: Minutes) -> str:
    """Everything that reaches paper, both ways."""
    page = minutes_page(minutes, WORDS)
    return markdown(page) + html(page)


def test_what_was_there_is_in_them() -> None:
    minutes = rich().minutes(team_name="Ledelsen")
    assert (minutes.deck, minutes.way, minutes.team) == ("Sammen om ledelse", "Send kortet rundt", "Ledelsen")
    assert minutes.edition == "Udgave 1 · 22. november 2026 · Region <Midt>"
    assert minutes.purpose == "I dag tager vi os tid til at høre, hvordan vi leder."
    assert minutes.task == "Ny vagtplan: =SUM(A1:A9) og <b>ro</b>"
    assert minutes.begun == local(BEGUN) and minutes.begun.hour == 14
    assert minutes.cards[0] == MetCard("Forstå & oversætte", "Hvornår skiftede du sidst mening?")
    assert len(minutes.cards) == 2
    assert minutes.notes[0] == Written("En note før det første kort.")
    assert minutes.notes[1].question == "Hvornår skiftede du sidst mening?"
    assert [each.shows for each in minutes.examples] == ["Dialog", None]
    assert [each.owner for each in minutes.agreements] == [
        "Annelise Ørsted",
        "Bo <b>Hansen</b>",
        "Mødeleder Åse; Ø, 3",
        None,
    ]
    assert minutes.agreements[0].due == date(2026, 12, 6)


@pytest.mark.parametrize("ended", [False, True])
def test_only_the_names_of_owners_are_in_them(ended: bool) -> None:
    evening = rich()
    if ended:
        evening.end()
    else:
        assert set(NAMES.values()) <= set(evening.texts.values())
    text = written(evening.minutes(team_name="Ledelsen"))
    assert "Annelise Ørsted" in text
    assert not [name for name in UNNAMED if name in text]


def test_the_owner_who_was_replaced_is_not_in_them() -> None:
    evening = rich()
    evening.do("agree", what="Noget mere.", seat=3)
    made = evening.meeting.table.agreements[-1].what
    evening.do("close")
    assert "Xenia" in written(evening.minutes())
    evening.do("assign", agreement=made, seat=4)
    text = written(evening.minutes())
    assert "Xenia" not in text and "Yrsa" in text


def test_what_was_taken_back_is_not_in_them() -> None:
    evening = rich()
    assert any("HEMMELIG" in text for text in evening.texts.values())
    assert "HEMMELIG" not in written(evening.minutes())


def test_what_was_erased_is_not_in_them() -> None:
    evening = rich()
    first, second, *_ = evening.meeting.table.notes
    before = evening.minutes()
    for key in (
        first.text,
        evening.meeting.table.agreements[0].what,
        evening.meeting.table.examples[0].action,
        "0-task",
    ):
        del evening.texts[key]
    after = evening.minutes()
    assert after.notes == before.notes[1:] and after.notes[0].text == evening.texts[second.text]
    assert after.agreements == before.agreements[1:]
    assert after.examples == before.examples[1:]
    assert after.task is None


def test_notes_and_examples_may_stay_behind() -> None:
    minutes = rich().minutes(notes=False, examples=False)
    assert minutes.notes == () and minutes.examples == ()
    text = written(minutes)
    assert "En note før" not in text and "Vi var uenige" not in text and "## Noter" not in text
    assert "Vi holder en stille runde" in text


def test_what_was_written_alone_is_only_for_who_asks() -> None:
    for asked in ({}, {"notes": False, "examples": False}):
        with pytest.raises(Misused) as told:
            alone().minutes(**asked)
        assert WORDS(f"error.{told.value.code}").startswith("Det, du har skrevet alene")
    minutes = alone().minutes(own=True)
    assert minutes.notes[1].prompt == WORDS("alone.prompt-1")
    text = written(minutes)
    assert text.count(WORDS("alone.prompt-1")) == 2
    assert "Jeg sad for bordenden." in text and "Når alle nikker, så vil jeg spørge én mere" in text
    assert NAMES[1] not in text and "Hvem" not in text.replace("Hvem der", "")


def test_nobody_needs_to_be_told_whose_own_agreement_it_is() -> None:
    evening = alone()
    evening.do("agree", what="ringe til Bo", seat=1)
    assert [each.owner for each in evening.minutes(own=True).agreements] == [None, None]


def test_a_meeting_in_which_nothing_came_of_it_says_so() -> None:
    text = markdown(minutes_page(Evening(purpose=None, edition=None, updated=None, publisher=None).minutes(), WORDS))
    assert "Den 22. november 2026, kl. 14.00\\\nSend kortet rundt\n" in text
    assert "Ingen aftaler denne gang." in text and "Ingen kort denne gang." in text
    assert "Noter" not in text and "Formål" not in text and "Udgave" not in text


def test_a_meeting_that_was_taken_up_again_has_both_days() -> None:
    evening = Evening()
    evening.now += timedelta(days=1, hours=2)
    evening.do("draw")
    text = markdown(minutes_page(evening.minutes(), WORDS))
    assert "Den 22. november 2026, kl. 14.00, til den 23. november 2026, kl. 16.01" in text


def test_a_seat_without_a_name_is_called_what_it_is_called_at_the_table() -> None:
    evening = Evening()
    evening.do("agree", what="Vi prøver.", seat=2)
    del evening.texts["0-seat-2"]
    assert evening.minutes().agreements[0].owner == "Person 2"


def test_an_agreement_is_known_by_its_stream() -> None:
    first, *_ = rich().agreed()
    assert first.id == f"7f3a.{rich().meeting.table.agreements[0].what}"
    assert (first.made, first.team) == (date(2026, 11, 22), "Ledelsen på 4. sal")
