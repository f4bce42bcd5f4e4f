"""What is kept is there again: after closing, in another window, and nowhere but where it should be."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from ledelseskort.deck.kinds import ModeName
from ledelseskort.errors import NotFound, Refused
from ledelseskort.journal.store import Store
from ledelseskort.table.meeting import apply, replay
from ledelseskort.table.moves import Draw

from .evening import BEGUN, WAYS, Evening, small_deck


def test_what_is_not_there_is_an_empty_journal_and_nothing_is_made(store: Store, path: Path) -> None:
    assert store.unfinished() is None
    assert (store.meetings(), store.agreements(), store.teams(), store.examples()) == ((), (), (), ())
    assert store.last() is None
    assert store.due_count(BEGUN.date()) == 0
    assert store.forget_before(BEGUN) == store.forget_all() == 0
    assert store.verify(replaying=True) == ()
    store.probe()
    with pytest.raises(NotFound):
        store.read("aften")
    with pytest.raises(NotFound):
        store.forget("aften")
    with pytest.raises(NotFound):
        store.forget_team("hold")
    assert not path.parent.exists()


@pytest.mark.parametrize("mode", WAYS)
def test_any_meeting_is_the_same_again_however_often_it_was_closed(path: Path, mode: ModeName) -> None:
    for seed in range(6):
        evening = Evening(Store(path), f"aften-{mode}-{seed}", mode=mode, seed=seed)
        chance = random.Random(seed)
        for _ in range(40):
            if not evening.live.options():
                break
            evening.anything()
            if chance.random() < 0.2:
                evening.store.close()
                evening.go_on(Store(path))
        kept = Store(path).read(evening.stream)
        assert replay(kept.deck, kept.opening, kept.entries) == evening.live.meeting
        assert kept.texts == evening.live.texts
    assert Store(path).verify(replaying=True) == ()


def test_only_its_owner_may_read_it(store: Store, path: Path) -> None:
    before = os.umask(0)
    try:
        Evening(store)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()} == {0o600}


def test_in_memory_nothing_touches_the_disk(fenced: Path) -> None:
    store = Store(None)
    evening = Evening(store)
    evening.do("draw")
    evening.end()
    assert store.meetings()[0].ended
    assert store.verify(replaying=True) == ()
    assert list(fenced.iterdir()) == []


def test_another_window_is_never_overwritten(store: Store, path: Path) -> None:
    first = Evening(store)
    second = Store(path)
    meeting = first.live.meeting
    first.do("draw")
    behind = apply(meeting, Draw(seat=1), BEGUN)
    with pytest.raises(Refused) as refused:
        second.append("aften", 0, behind.log[-1], {}, behind.table)
    assert refused.value.code == "meeting-moved-on"
    assert [entry.at for entry in second.read("aften").entries] == [first.live.meeting.log[0].at]
    with pytest.raises(Refused):
        second.begin("aften", meeting.opening, small_deck(), {})
    with pytest.raises(Refused):
        second.append("aften", 1, replace(behind.log[-1], number=3), {}, behind.table)


def test_a_move_is_kept_whole_or_not_at_all(store: Store) -> None:
    evening = Evening(store)
    evening.do("note", text="Den første")
    before = list(store.dump("x"))
    after = apply(evening.live.meeting, Draw(seat=1), BEGUN)
    with pytest.raises(Exception, match="unkept"):
        store.append("aften", 1, after.log[-1], {"1-text": "Den samme id igen"}, after.table)
    assert list(store.dump("x")) == before


def test_a_deck_is_kept_once_and_an_old_meeting_keeps_its_own(store: Store, path: Path) -> None:
    Evening(store, "en")
    Evening(store, "to")
    changed = small_deck(title="Et andet navn")
    Evening(store, "tre", deck=changed)
    assert store.read("en").deck == small_deck()
    assert store.read("tre").deck == changed
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM decks").fetchone() == (2,)
    db.close()


def test_a_file_that_was_taken_away_is_begun_anew_and_says_so(store: Store, path: Path) -> None:
    evening = Evening(store)
    path.unlink()
    with pytest.raises(NotFound):
        evening.do("draw")
    assert store.meetings() == ()
    Evening(store, "ny")
    assert Store(path).meetings()[0].stream == "ny"


def test_half_a_character_is_kept_as_a_question_mark(store: Store) -> None:
    evening = Evening(store)
    evening.do("note", text="halv \ud83d til \x00 slut")
    assert store.read("aften").texts["1-text"] == "halv ? til \x00 slut"


def test_no_move_holds_a_text(store: Store, path: Path) -> None:
    evening = Evening(store)
    evening.do("note", text="Hemmeligheden")
    evening.do("agree", what="Hemmeligheden", when="Hemmeligheden", name="Hemmeligheden")
    evening.do("example", situation="Hemmeligheden", action="Hemmeligheden")
    with sqlite3.connect(path) as db:
        others = [
            db.execute(f"SELECT * FROM {table}").fetchall() for table in ("log", "openings", "meetings", "examples")
        ]
    db.close()
    assert "Hemmeligheden" not in json.dumps(others, ensure_ascii=False)
    assert "Anna" not in json.dumps(others, ensure_ascii=False)
