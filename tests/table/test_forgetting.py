"""What is erased when the meeting is over: what was undone, and names that own no agreement."""

from __future__ import annotations

import pytest

from ledelseskort.errors import Refused
from ledelseskort.table.meeting import forgettable
from ledelseskort.table.moves import MOVE

from .playing import Evening

NAMES = frozenset({"name-1", "name-2"})


def named() -> Evening:
    """The first two of three seats have names."""
    return Evening("pass-around", texts=NAMES)


def test_names_are_erased() -> None:
    assert forgettable(named().meeting) == NAMES


def test_the_name_of_a_seat_that_owns_an_agreement_is_kept() -> None:
    evening = named()
    evening.do("agree", what="t1", seat=2)
    assert forgettable(evening.meeting) == {"name-1"}
    evening.do("undo")
    assert forgettable(evening.meeting) == {*NAMES, "t1"}


def test_a_group_that_keeps_its_table_keeps_its_names() -> None:
    evening = named()
    evening.do("note", text="t1")
    evening.do("undo")
    assert forgettable(evening.meeting, team_keeps_table=True) == {"t1"}


def test_a_latecomer_is_forgotten_too_and_so_is_one_whose_coming_was_undone() -> None:
    evening = named()
    evening.do("join", name="t1")
    assert forgettable(evening.meeting) == {*NAMES, "t1"}
    evening.do("undo")
    assert forgettable(evening.meeting, team_keeps_table=True) == {"t1"}


def test_every_text_of_what_was_undone_is_erased_and_what_stands_is_kept() -> None:
    evening = named()
    evening.do("note", text="t1")
    evening.do("example", situation="t2", action="t3")
    evening.do("agree", what="t4", when="t5", name="t6")
    for _ in range(2):
        evening.do("undo")
    assert forgettable(evening.meeting) == {*NAMES, "t2", "t3", "t4", "t5", "t6"}


def test_the_owner_of_an_agreement_that_stands_is_kept_by_name() -> None:
    evening = named()
    evening.do("agree", what="t1", name="t2")
    assert forgettable(evening.meeting) == NAMES


@pytest.mark.parametrize("used", ["t1", "t2", "name-1"])
def test_an_id_is_never_used_again_whether_it_stands_or_was_undone(used: str) -> None:
    evening = named()
    evening.do("note", text="t1")
    evening.do("note", text="t2")
    evening.do("undo")
    before = evening.meeting
    with pytest.raises(Refused, match="text-used"):
        evening.do("note", text=used)
    assert evening.meeting is before


@pytest.mark.parametrize("text", ["Anna", "", "x" * 41, "\x1b[31m", "to ord"])
def test_no_move_holds_a_name_or_free_text(text: str) -> None:
    for move in ({"kind": "note", "text": text}, {"kind": "join", "seat": 4, "name": text}):
        with pytest.raises(ValueError, match="string"):
            MOVE.validate_python(move)
