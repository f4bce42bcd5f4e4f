"""Everything as lines of JSON, and back into the same tables; what is broken is told, and nothing of it is taken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ledelseskort.deck.kinds import ModeName
from ledelseskort.errors import Unusable
from ledelseskort.journal.agreements import Assigned, Continued
from ledelseskort.journal.store import Store

from .evening import BEGUN, DUE, WAYS, Evening, small_deck

TABLES = ("decks", "teams", "openings", "log", "texts", "meetings", "agreements", "examples")


def filled(store: Store) -> Store:
    for number, mode in enumerate(WAYS):
        evening = Evening(store, f"aften-{number}", mode=mode, team=store.team("Gruppe").id if number % 2 else None)
        evening.do("agree", what="Vi siger »tak« \u2028 \x7f", due=DUE, seat=1)
        evening.do("example", situation="Hun tav", action="Han spurgte", shows="mod")
        for _ in range(25):
            evening.anything()
    for each in store.agreements()[:2]:
        store.record(each.id, Continued(due=DUE, word="w"), {"w": "Næsten"}, BEGUN)
        store.record(each.id, Assigned(owner="ny"), {"ny": "Dora"}, BEGUN)
    Evening(store, "igen", deck=small_deck(title="Et andet"))
    return store


def lines(store: Store) -> list[str]:
    return [json.dumps(line, ensure_ascii=False) for line in store.dump("0.1.0")]


def tables(store: Store) -> dict[str, set[tuple[object, ...]]]:
    with store._database.reading() as db:
        assert db is not None
        return {table: set(db.execute(f"SELECT * FROM {table}")) for table in TABLES}


def test_it_comes_back_into_the_same_tables(store: Store, tmp_path: Path) -> None:
    written = lines(filled(store))
    other = Store(tmp_path / "anden" / "logbog.sqlite")
    back = other.restore(written)
    assert (back.meetings, back.skipped) == (len(WAYS) + 1, 0)
    assert tables(other) == tables(store)
    assert lines(other) == written
    assert other.verify(replaying=True) == ()


def test_what_is_here_already_stays_as_it_is(store: Store) -> None:
    written = lines(filled(store))
    store.forget("aften-1")
    before = store.read("aften-0")
    back = store.restore(written)
    assert (back.meetings, back.skipped) == (1, len(WAYS))
    assert store.read("aften-0") == before
    assert store.meetings()[0].stream == "aften-1"
    assert store.verify(replaying=True) == ()
    assert store.restore(written).skipped == len(WAYS) + 1


def test_a_team_of_the_same_name_is_the_same_team(store: Store) -> None:
    written = lines(filled(Store(None)))
    here = store.team("GRUPPE")
    store.restore(written)
    assert store.teams() == (here,)
    assert {line.scope.team for line in store.meetings() if not line.scope.alone} == {None, here.id}
    assert store.verify(replaying=True) == ()


def test_the_first_line_says_what_it_is(store: Store) -> None:
    first, *_, last = store.dump("0.1.0")
    assert first == {"kind": "ledelseskort-journal", "version": 1, "release": "0.1.0"}
    assert last == {"kind": "end", "lines": 1}
    assert store.restore([json.dumps(first), json.dumps(last)]).meetings == 0


def changed(line: str, **values: object) -> str:
    return json.dumps({**json.loads(line), **values})


def test_a_broken_line_is_told_by_its_number_and_nothing_is_taken(store: Store) -> None:
    evening = Evening(Store(None), mode=ModeName.MEMORY)
    evening.do("flip", place=1)
    evening.do("note", text="En note")
    evening.do("agree", what="Vi siger tak")
    whole = lines(evening.store)
    kinds = [json.loads(line)["kind"] for line in whole]
    move, text, deck, opening = (kinds.index(kind) for kind in ("move", "text", "deck", "meeting"))
    broken: list[tuple[int, str]] = [
        (move, "{"),
        (move, ""),
        (move, whole[0]),
        (move, whole[move + 1]),
        (move, changed(whole[move], stream="en-anden")),
        (move, changed(whole[move], extra=1)),
        (text, changed(whole[text], text=None)),
        (deck, changed(whole[deck], deck={"title": "Et andet"})),
        (opening, changed(whole[opening], deck="0" * 64)),
    ]
    for place, line in broken:
        with pytest.raises(Unusable) as refused:
            store.restore([*whole[:place], line, *whole[place + 1 :]])
        assert (refused.value.code, refused.value.parameters) == ("archive-line", {"line": place + 1}), line
        assert (store.meetings(), store.teams()) == ((), ())
    # What reads well and still cannot have happened is told by the line of its meeting.
    unplayable = changed(whole[move], move={"kind": "flip", "seat": 1, "place": 99})
    with pytest.raises(Unusable) as refused:
        store.restore([*whole[:move], unplayable, *whole[move + 1 :]])
    assert refused.value.parameters == {"line": opening + 1}
    assert store.meetings() == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda whole: [], "archive-cut"),
        (lambda whole: whole[:-1], "archive-cut"),
        (lambda whole: [*whole[:-2], whole[-1]], "archive-cut"),
        (lambda whole: whole[1:], "archive-foreign"),
        (lambda whole: ["Kære dagbog"], "archive-foreign"),
        (lambda whole: [changed(whole[0], version=2), *whole[1:]], "archive-newer"),
        (lambda whole: [changed(line, format=2) if "format" in line else line for line in whole], "archive-newer"),
        (lambda whole: [*whole, whole[-1]], "archive-line"),
    ],
)
def test_a_file_that_is_not_whole_or_not_ours_is_refused(store: Store, change: object, code: str) -> None:
    assert callable(change)
    written = lines(filled(Store(None)))
    with pytest.raises(Unusable) as refused:
        store.restore(change(written))
    assert refused.value.code == code
    assert (store.meetings(), store.teams()) == ((), ())
