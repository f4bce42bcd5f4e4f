"""What was written in a meeting, thing by thing; each can be forgotten by itself, to the byte, and the rest stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ledelseskort.errors import NotFound
from ledelseskort.journal.agreements import Done, Status
from ledelseskort.journal.port import Scope
from ledelseskort.journal.store import Store
from ledelseskort.journal.written import Writing, beginning, written

from .evening import BEGUN, DUE, Evening, every_byte

WORDS = ("Opgaven", "Notens", "Anden", "Vreden", "Roen", "Aftalens", "Hvornår", "Eriks", "Ordet")
"""In the task, two notes, a story, an agreement with its owner, and what was said of it later."""


def full(store: Store) -> Evening:
    evening = Evening(store)
    evening.do("draw")
    evening.do("note", text="Notens ord")
    evening.do("example", situation="Vreden kom", action="Roen kom", shows="mod")
    evening.do("agree", what="Aftalens ord", when="Hvornår det", name="Eriks navn", due=DUE)
    evening.do("note", text="Anden note")
    evening.do("note", text="Fortrudt")
    evening.do("undo")
    evening.end()
    key = store.agreements()[0].id
    store.record(key, Done(word="ord"), {"ord": "Ordet om den"}, evening.time())
    return evening


def list_of(store: Store) -> tuple[Writing, ...]:
    return written("aften", store.read("aften"))


def test_it_is_what_stands_in_the_order_it_was_written(store: Store) -> None:
    evening = full(store)
    question = evening.deck.card(evening.live.table.met[0]).question
    assert [(each.number, each.kind, each.text, each.more, each.question) for each in list_of(store)] == [
        (0, "task", "Opgaven", "", None),
        (2, "note", "Notens ord", "", question),
        (3, "example", "Vreden kom", "Roen kom", question),
        (4, "agreement", "Aftalens ord", "Hvornår det", question),
        (5, "note", "Anden note", "", question),
    ]
    log = store.read("aften").entries
    assert [each.at for each in list_of(store)] == [BEGUN, *(log[number - 1].at for number in (2, 3, 4, 5))]


@pytest.mark.parametrize(
    ("number", "gone"),
    [
        (0, {"Opgaven"}),
        (2, {"Notens"}),
        (3, {"Vreden", "Roen"}),
        (4, {"Aftalens", "Hvornår", "Eriks", "Ordet"}),
        (5, {"Anden"}),
    ],
)
def test_one_is_forgotten_to_the_byte_and_the_others_stay(
    store: Store, path: Path, number: int, gone: set[str]
) -> None:
    full(store)
    before = list_of(store)
    assert all(word.encode() in every_byte(path.parent) for word in WORDS)
    (chosen,) = (each for each in before if each.number == number)
    store.erase(chosen.stream, chosen.ids)
    assert {word for word in WORDS if word.encode() not in every_byte(path.parent)} == gone
    assert list_of(store) == tuple(each for each in before if each.number != number)
    assert store.verify(replaying=True) == ()
    assert len(store.examples()) == (number != 3)
    assert len(store.read("aften").entries) == 9


def test_an_agreement_that_is_forgotten_is_on_no_list(store: Store) -> None:
    evening = Evening(store)
    for what in ("Glem mig", "Husk mig"):
        evening.do("agree", what=what, due=DUE)
    chosen = list_of(store)[1]
    store.erase(chosen.stream, chosen.ids)
    assert [each.what for each in store.agreements()] == ["Husk mig"]
    assert [each.what for each in store.due(Scope(), DUE)] == ["Husk mig"]
    assert store.due_count(DUE) == 1
    assert store.overview(Scope()).agreements[Status.OPEN] == 1
    assert [line.agreements for line in store.meetings()] == [1]
    with pytest.raises(NotFound):
        store.record(chosen.stream, Done(word="ord"), {"ord": "Ordet"}, evening.time())


def test_one_that_is_forgotten_while_its_meeting_goes_on_does_not_come_back(store: Store, path: Path) -> None:
    evening = Evening(store)
    evening.do("agree", what="Glem mig")
    chosen = list_of(store)[1]
    store.erase(chosen.stream, chosen.ids)
    evening.go_on(store)
    evening.do("close")
    evening.do("assign", agreement="1-what", name="Dora")
    evening.do("end")
    assert (store.agreements(), store.due_count(DUE)) == ((), 0)
    assert store.verify(replaying=True) == ()
    assert b"Glem mig" not in every_byte(path.parent)


def test_a_dump_brings_back_what_is_left(store: Store) -> None:
    full(store)
    chosen = next(each for each in list_of(store) if each.kind == "agreement")
    store.erase(chosen.stream, chosen.ids)
    other = Store(None)
    other.restore([json.dumps(line) for line in store.dump("x")])
    assert list_of(other) == list_of(store)
    assert other.agreements() == () and other.verify(replaying=True) == ()


def test_its_beginning_is_one_line_that_is_no_longer_than_asked_for(store: Store) -> None:
    evening = Evening(store)
    evening.do("note", text="Første linje\n\n  anden linje, som er lang")
    note = list_of(store)[1]
    assert beginning(note, 200) == "Første linje anden linje, som er lang"
    assert beginning(note, 14) == "Første linje…"
