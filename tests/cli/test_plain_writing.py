"""What is written line by line, and who comes and goes: nothing typed is lost or changed in silence."""

from __future__ import annotations

from datetime import date

import pytest

from ledelseskort.deck.kinds import ModeName

from .talking import Talk, in_order


@pytest.mark.parametrize(("typed", "seat"), [("2", 2), ("carla", 3), ("Anna", 1), ("", None)])
def test_who_will_do_it(typed: str, seat: int | None) -> None:
    _, live = Talk(ModeName.PASS_AROUND).held("aftale", "Vi ringer", typed, "")
    assert live.table.agreements[0].seat == seat


def test_somebody_who_is_not_here_can_do_it() -> None:
    _, live = Talk(ModeName.PASS_AROUND).held("aftale", "Vi ringer", "9", "Dorte", "fjern", "6/1")
    (agreement,) = live.table.agreements
    assert live.texts[agreement.name or ""] == "Dorte"
    assert agreement.due == date(2027, 1, 6)


def test_nothing_written_is_nothing_agreed() -> None:
    said, live = Talk(ModeName.PASS_AROUND).held("aftale", "")
    assert "Sprunget over." in said
    assert not live.table.agreements


def test_what_is_too_long_is_told_and_asked_for_again() -> None:
    said, live = Talk(ModeName.PASS_AROUND).held("aftale", "ø" * 501, "Kort", "", "")
    assert "Det er for langt. Der er plads til 500 tegn. Prøv igen." in said
    assert [live.texts[each.what] for each in live.table.agreements] == ["Kort"]


def test_a_note_that_is_full_says_so_and_keeps_what_fits() -> None:
    said, live = Talk(ModeName.PASS_AROUND).held("note", "ø" * 3000, "å" * 3000, "")
    assert "Der er ikke plads til mere. Den sidste linje kom ikke med. Skriv den i en ny note." in said
    assert [live.texts[note.text] for note in live.table.notes] == ["ø" * 3000]


def test_an_example_and_what_it_shows() -> None:
    _, live = Talk(ModeName.PASS_AROUND).held("eksempel", "Det skete", "", "Hun spurgte", "", "m", "2")
    assert live.table.examples[0].shows == "moede"


def test_a_latecomer_may_not_have_a_name_that_is_taken() -> None:
    said, live = Talk(ModeName.PASS_AROUND).held("en til", "anna", "Dorte")
    in_order(
        said,
        "»anna« står to gange. Giv den ene et ord mere, så I kan kende forskel.",
        "Velkommen til Dorte, som er med fra næste kort.",
    )
    assert len(live.table.seats) == 4


def test_those_who_leave_and_return() -> None:
    said = Talk(ModeName.PASS_AROUND).said("en går", "bo", "hvem er", "en er tilbage", "hvem er")
    in_order(
        said,
        "Farvel til Bo.",
        "Ved bordet sidder Anna og Carla.",
        "Velkommen tilbage til Bo.",
        "Ved bordet sidder Anna, Bo og Carla.",
    )


def test_enter_lets_nobody_leave() -> None:
    said, live = Talk(ModeName.PASS_AROUND).held("en går", "")
    assert "Sprunget over." in said
    assert all(seat.present for seat in live.table.seats)
