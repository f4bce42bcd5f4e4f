"""What was forgotten is in no file any more, to the byte; what was not is still there."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ledelseskort.errors import NotFound, Unkept
from ledelseskort.journal.agreements import Done, Withdrawn
from ledelseskort.journal.port import Scope
from ledelseskort.journal.rows import MEETINGS, put
from ledelseskort.journal.store import Store
from ledelseskort.journal.streams import erase_texts, meeting_row, put_texts

from .evening import BEGUN, DUE, Evening, every_byte, small_deck

SECRET = "Hemmelighed"
SIZES = (1, 3, 20, 90, 150)


def meeting(store: Store, stream: str, word: str, *, team: str | None = None, begun: datetime = BEGUN) -> Evening:
    """One in which the same word was written wherever something can be."""
    deck = small_deck(title=f"Sæt {word}")
    evening = Evening(store, stream, deck=deck, names=(f"Anna {word}", "Bo"), team=team, begun=begun)
    evening.do("draw")
    for size in SIZES:
        evening.do("note", text=(word * size)[:4000])
    evening.do("agree", what=word, when=word, name=word, due=DUE)
    evening.do("example", situation=word * 90, action=word)
    key = next(each.id for each in store.agreements() if each.what == word)
    store.record(key, Done(word="w"), {"w": word}, evening.time())
    return evening


def gone(path: Path, word: str = SECRET) -> bool:
    return word.encode() not in every_byte(path.parent)


def test_a_meeting(store: Store, path: Path) -> None:
    meeting(store, "en", SECRET)
    meeting(store, "to", "Andet")
    assert not gone(path)
    store.forget("en")
    assert gone(path)
    assert [line.stream for line in store.meetings()] == ["to"]
    assert [each.what for each in store.agreements()] == ["Andet"]
    assert store.verify(replaying=True) == ()
    with pytest.raises(NotFound):
        store.forget("en")


def test_a_team(store: Store, path: Path) -> None:
    team, other = store.team(f"Gruppen {SECRET}"), store.team("Andre")
    for stream in ("en", "to"):
        meeting(store, stream, SECRET + stream, team=team.id)
    meeting(store, "tre", "Andet", team=other.id)
    assert store.forget_team(team.id) == 2
    assert gone(path)
    assert store.teams() == (other,)
    assert store.agreements(Scope(team.id)) == ()
    assert store.verify(replaying=True) == ()
    assert store.forget_team(other.id) == 1
    with pytest.raises(NotFound):
        store.forget_team(team.id)


def test_what_is_older(store: Store, path: Path) -> None:
    meeting(store, "gammel", SECRET, begun=BEGUN - timedelta(days=400))
    meeting(store, "ny", "Andet")
    assert store.forget_before(BEGUN) == 1
    assert gone(path)
    assert store.forget_before(BEGUN) == 0
    assert [line.stream for line in store.meetings()] == ["ny"]


def test_everything(store: Store, path: Path) -> None:
    team = store.team(SECRET)
    meeting(store, "en", SECRET, team=team.id)
    meeting(store, "to", SECRET * 2)
    assert store.forget_all() == 2
    assert gone(path)
    assert (store.meetings(), store.teams(), store.unfinished()) == ((), (), None)
    assert path.stat().st_size < 200_000
    Evening(store, "ny")
    assert store.verify() == ()


def test_a_single_note_and_a_single_agreement(store: Store, path: Path) -> None:
    evening = Evening(store)
    evening.do("note", text=SECRET)
    store.erase("aften", ["1-text"])
    assert gone(path)
    evening.do("agree", what=SECRET)
    store.erase(store.agreements()[0].id, ["2-what"])
    assert gone(path)
    assert store.agreements() == ()
    assert [entry.move.kind for entry in store.read("aften").entries] == ["note", "agree"]
    assert store.verify(replaying=True) == ()


def test_what_was_taken_back_is_gone_at_the_close(store: Store, path: Path) -> None:
    evening = Evening(store, names=("Anna", f"Bo {SECRET}"))
    evening.do("agree", what=SECRET)
    evening.do("undo")
    evening.do("agree", what="Vi siger tak", name=SECRET)
    evening.do("close")
    evening.do("assign", agreement=evening.live.table.agreements[0].what, name="Dora")
    evening.do("end")
    assert gone(path)
    assert store.agreements()[0].owner == "Dora"


def test_what_is_withdrawn_keeps_no_texts(store: Store) -> None:
    Evening(store).do("agree", what=SECRET)
    key = store.agreements()[0].id
    store.record(key, Withdrawn(), {}, BEGUN)
    assert [line["text"] for line in store.dump("x") if line["kind"] == "text" and line["stream"] == key] == []
    assert store.agreements() == ()


def test_a_copy_from_before_a_migration_goes_too(store: Store, path: Path) -> None:
    meeting(store, "en", SECRET)
    path.with_name("logbog.sqlite.before-0").write_text(SECRET)
    store.forget("en")
    assert gone(path)


def test_remains_that_are_still_owed_are_cleared_away_at_the_next_start(store: Store, path: Path) -> None:
    """Rows move about as the file grows, and leave copies behind that only writing it anew clears away."""
    chance, live, erased = random.Random(0), list[tuple[str, str]](), list[str]()
    Evening(store)
    with store._database.writing() as db:
        for number in range(4000):
            if live and chance.random() < 0.4:
                key, word = live.pop(chance.randrange(len(live)))
                erase_texts(db, "aften", [key])
                erased.append(word)
            else:
                key, word = f"{chance.getrandbits(60):015x}", f"MARK{number:06d}x"
                put_texts(db, "aften", {key: word * chance.choice((1, 3, 10, 40, 100, 400, 2000))})
                live.append((key, word))
        row = meeting_row(db, "aften")
        put(db, MEETINGS, row._replace(texts=row.texts + len(live)), anew=True)
    store.close()
    assert remains(path, erased)
    assert Store(path).verify(replaying=True) == ()
    assert remains(path, erased) == []
    assert remains(path, [word for _, word in live]) == [word for _, word in live]


def remains(path: Path, words: list[str]) -> list[str]:
    """Those of the words that are still in a file."""
    there = set(re.findall(rb"MARK\d{6}x", every_byte(path.parent)))
    return [word for word in words if word.encode() in there]


class Cut(Store):
    """The power goes after the last move, before anything is cleared away."""

    def erase(self, stream: str, texts: Iterable[str]) -> None:
        raise Unkept("unkept-trouble")


def test_what_the_end_forgets_is_gone_with_the_end_itself(path: Path) -> None:
    evening = Evening(Cut(path))
    evening.do("note", text="Det her blev fortrudt")
    evening.do("undo")
    evening.do("close")
    assert "Det her blev fortrudt" in Store(path).read("aften").texts.values()
    with pytest.raises(Unkept):
        evening.do("end")
    after = Store(path)
    assert after.read("aften").entries[-1].move.kind == "end"
    assert after.read("aften").texts == {"0-task": "Opgaven"}
    assert after.verify() == ()
    assert b"fortrudt" not in path.read_bytes()
