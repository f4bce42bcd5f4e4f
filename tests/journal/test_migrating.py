"""A journal from an older release is brought up to date, or left as it was; older moves are lifted."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ledelseskort.errors import LedelseskortError
from ledelseskort.journal import lifting, schema
from ledelseskort.journal.database import Database
from ledelseskort.journal.lifting import Kind, Lift
from ledelseskort.journal.store import Store

from .evening import DUE, Evening

NEXT = "CREATE TABLE moods (stream TEXT PRIMARY KEY, mood TEXT)"
"""What a made-up next release adds."""


def add_moods(db: sqlite3.Connection) -> None:
    db.execute(NEXT)
    db.execute("INSERT INTO moods SELECT stream, 'glad' FROM meetings")


def fail(db: sqlite3.Connection) -> None:
    db.execute(NEXT)
    raise sqlite3.OperationalError("det gik galt")


@pytest.fixture
def written(path: Path) -> Path:
    """A journal of this release."""
    store = Store(path)
    Evening(store).do("agree", what="Vi siger tak", due=DUE)
    store.close()
    return path


@pytest.fixture
def next_release(written: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(schema, "VERSION", 2)
    monkeypatch.setattr(schema, "_EXPECTED", schema._EXPECTED | {NEXT})
    return written


def test_the_next_release_migrates_it_and_leaves_no_copy(next_release: Path) -> None:
    with Database(next_release, {1: add_moods}).reading() as db:
        assert db is not None
        assert db.execute("SELECT * FROM moods").fetchall() == [("aften", "glad")]
        assert db.execute("PRAGMA user_version").fetchone() == (2,)
    store = Store(next_release)
    assert store.agreements()[0].what == "Vi siger tak"
    assert store.verify(replaying=True) == ()
    assert {each.name for each in next_release.parent.iterdir()} == {"logbog.sqlite", "logbog.sqlite-journal"}


def test_a_migration_that_fails_changes_nothing_and_keeps_a_copy(next_release: Path) -> None:
    with closing(sqlite3.connect(next_release)) as db:
        before = list(db.iterdump())
    with pytest.raises(LedelseskortError), Database(next_release, {1: fail}).reading():
        pass
    for path in (next_release, next_release.with_name("logbog.sqlite.before-1")):
        with closing(sqlite3.connect(path)) as db:
            assert list(db.iterdump()) == before
            assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert path.stat().st_mode & 0o077 == 0


def test_a_move_of_an_older_release_is_lifted(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ledelseskort.journal.rows import LOG, fetch, put

    evening = Evening(store)
    evening.do("draw")
    evening.do("note", text="En note")
    before = evening.live.meeting
    with store._database.writing() as db:
        row = next(fetch(db, LOG, "WHERE seq = 1"))
        put(db, LOG, row._replace(body=json.dumps({"kind": "take", "seat": 1})), anew=True)

    def renamed(move: Mapping[str, Any]) -> Mapping[str, Any]:
        return {**move, "kind": "draw"} if move["kind"] == "take" else move

    lifts: tuple[Mapping[Kind, Lift], ...] = ({"move": renamed}, {"deck": dict})
    monkeypatch.setattr(lifting, "FORMAT", 3)
    monkeypatch.setattr(lifting, "LIFTS", lifts)
    assert store.read("aften").entries == before.log
    evening.go_on(Store(path))
    assert evening.live.meeting.table.card == before.table.card
