"""What does not read as it was written is told, and never shown as the truth; what is newer is left alone."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ledelseskort.deck.kinds import ModeName
from ledelseskort.errors import Damaged, LedelseskortError, Unusable
from ledelseskort.journal.port import Scope
from ledelseskort.journal.store import Store

from .evening import DUE, Evening


def filled(path: Path) -> None:
    """A journal with something in every table."""
    store = Store(path)
    for number, mode in enumerate((ModeName.PASS_AROUND, ModeName.ALONE, ModeName.HAND_OVER)):
        evening = Evening(store, f"aften-{number}", mode=mode, team=store.team("Gruppe").id)
        evening.do("agree", what="Vi siger tak", due=DUE)
        evening.do("example", situation="Hun tav " * 400, action="Han spurgte", shows="mod")
        for _ in range(12):
            evening.anything()
    store.close()


def told(path: Path) -> tuple[object, ...]:
    """Everything a person can be shown of it. Raises `LedelseskortError`."""
    store = Store(path)
    try:
        return (
            store.meetings(),
            store.agreements(),
            store.examples(),
            store.teams(),
            store.unfinished(),
            store.overview(Scope(store.teams()[0].id)),
            *(store.read(line.stream) for line in store.meetings()),
        )
    finally:
        store.close()


def damage(path: Path) -> tuple[str, ...]:
    """What is told when the program starts."""
    store = Store(path)
    try:
        return tuple(each.code for each in store.verify())
    except Unusable as problem:
        return (problem.code,)
    finally:
        store.close()


def changed(path: Path, sql: str, *values: object) -> None:
    """Somebody wrote in the file."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(sql, values)


def test_a_flipped_bit_is_never_shown_as_the_truth(tmp_path: Path) -> None:
    path, copy = tmp_path / "a" / "logbog.sqlite", tmp_path / "b.sqlite"
    filled(path)
    truth, whole = told(path), path.read_bytes()
    chance, heard = random.Random(4), 0
    for _ in range(80):
        place, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        copy.write_bytes(whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :])
        found = damage(copy)
        heard += bool(found)
        try:
            shown = told(copy)
        except LedelseskortError as problem:
            assert found, f"nothing is told at the start of {problem} (byte {place}, bit {bit})"
            continue
        assert shown == truth or found, f"byte {place}, bit {bit} is shown as the truth"
    assert heard > 20


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("UPDATE texts SET body = 'Noget andet' WHERE id = '1-what'", Store.agreements),
        ("UPDATE texts SET id = 'x' WHERE id = '1-what'", Store.agreements),
        ("UPDATE log SET at = '2026-11-22T12:00:21.000000+00:00' WHERE seq = 2", lambda store: store.read("aften-0")),
        ("UPDATE log SET seq = 99 WHERE seq = (SELECT max(seq) FROM log)", lambda store: store.read("aften-0")),
        ("DELETE FROM log WHERE seq > 13", lambda store: store.read("aften-0")),
        ("DELETE FROM texts WHERE stream = 'aften-0'", lambda store: store.read("aften-0")),
        ("UPDATE decks SET body = replace(body, 'nummer', 'Nummer')", lambda store: store.read("aften-0")),
        ("UPDATE openings SET body = replace(body, 'kort-1', 'kort-2')", lambda store: store.read("aften-0")),
        ("UPDATE meetings SET ended = 1 - ended", Store.unfinished),
        ("UPDATE agreements SET due = NULL", lambda store: store.due_count(DUE)),
        ("UPDATE examples SET shows = 'moede'", Store.examples),
        ("UPDATE teams SET name = 'Andre'", Store.teams),
        ("UPDATE log SET body = CAST(body AS BLOB)", lambda store: store.read("aften-0")),
        ("UPDATE teams SET name = CAST(x'ff' AS TEXT)", Store.teams),
    ],
)
def test_a_changed_row_is_told(store: Store, path: Path, sql: str, what: Callable[[Store], object]) -> None:
    filled(path)
    changed(path, sql)
    with pytest.raises(Damaged):
        what(store)
    assert store.verify()


@pytest.mark.parametrize("table", ["log", "texts", "meetings", "agreements"])
def test_a_row_that_is_gone_is_missed(store: Store, path: Path, table: str) -> None:
    filled(path)
    changed(
        path,
        f"DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} LIMIT 1)"
        if table in ("meetings", "agreements")
        else f"DELETE FROM {table} WHERE stream = 'aften-0'",
    )
    assert store.verify()


def test_the_rest_can_still_be_read(store: Store, path: Path) -> None:
    filled(path)
    changed(path, "UPDATE log SET body = '{}' WHERE stream = 'aften-0'")
    with pytest.raises(Damaged):
        store.read("aften-0")
    assert len(store.meetings()) == 3
    assert store.read("aften-1").entries
    store.forget("aften-0")
    assert store.verify(replaying=True) == ()


def test_lists_that_say_something_else_than_the_meeting_are_found_by_playing_it_again(store: Store, path: Path) -> None:
    filled(path)
    with store._database.writing() as db:
        from ledelseskort.journal.rows import MEETINGS, fetch, put

        row = next(fetch(db, MEETINGS))
        put(db, MEETINGS, row._replace(met='["kort-7"]'), anew=True)
    assert store.verify() == ()
    assert [each.code for each in store.verify(replaying=True)] == ["lists-damaged"]


def test_a_newer_journal_is_refused_and_left_alone(store: Store, path: Path) -> None:
    filled(path)
    changed(path, "PRAGMA user_version = 2")
    before = path.read_bytes()
    for ask in (store.meetings, store.probe, store.verify, store.forget_all, lambda: Evening(store)):
        with pytest.raises(Unusable) as refused:
            ask()
        assert refused.value.code == "journal-newer"
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", ["Kære dagbog".encode(), b"SQLite format 3\0" + b"x" * 4096, b"\0" * 5000])
def test_a_file_that_is_none_is_refused_and_left_alone(store: Store, path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    for ask in (store.meetings, store.probe, lambda: Evening(store)):
        with pytest.raises(LedelseskortError) as refused:
            ask()
        assert refused.value.code in ("journal-foreign", "journal-damaged")
    assert path.read_bytes() == content


def test_another_programs_file_is_refused_and_left_alone(store: Store, path: Path) -> None:
    path.parent.mkdir()
    changed(path, "CREATE TABLE log (what TEXT)")
    before = path.read_bytes()
    with pytest.raises(Unusable) as refused:
        Evening(store)
    assert refused.value.code == "journal-foreign"
    assert path.read_bytes() == before


def test_a_file_that_was_made_and_never_written_is_an_empty_journal(store: Store, path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    assert store.meetings() == ()
    assert store.verify() == ()
    Evening(store)
    assert len(store.meetings()) == 1


def test_a_meeting_from_a_newer_release_is_listed_and_not_read(store: Store, path: Path) -> None:
    from ledelseskort.journal.rows import LOG, fetch, put

    evening = Evening(store)
    evening.do("draw")
    with store._database.writing() as db:
        row = next(fetch(db, LOG))
        put(db, LOG, row._replace(body='{"kind":"sing","seat":1}'), anew=True)
    with pytest.raises(Unusable) as refused:
        store.read("aften")
    assert refused.value.code == "meeting-from-newer"
    assert [line.stream for line in store.meetings()] == ["aften"]
    assert store.verify(replaying=True) == ()
