"""What the lists say: agreements that come back, whose they are, stories, cards met, and what is due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ledelseskort.deck.kinds import ModeName
from ledelseskort.errors import NotFound, Refused
from ledelseskort.journal.agreements import Assigned, Continued, Done, Dropped, Made, Status
from ledelseskort.journal.port import Scope
from ledelseskort.journal.store import Store

from .evening import BEGUN, DUE, Evening

LATER = BEGUN + timedelta(days=14)


def test_an_agreement_meets_its_group_again(store: Store) -> None:
    team = store.team("Ledergruppen")
    assert store.team("LEDERGRUPPEN") == team
    evening = Evening(store, team=team.id)
    evening.do("draw")
    evening.do("agree", what="Vi siger tak", when="Når det er mandag", seat=2, due=DUE)
    assert store.due(Scope(team.id), DUE - timedelta(days=1)) == ()
    (kept,) = store.due(Scope(team.id), DUE)
    assert (kept.what, kept.when, kept.owner, kept.seat, kept.due) == (
        "Vi siger tak",
        "Når det er mandag",
        "Bo",
        2,
        DUE,
    )
    assert kept.question == evening.live.table.deck.card(str(kept.card)).question
    assert store.due(Scope(), DUE) == store.due(Scope("andre"), DUE) == store.due(Scope(alone=True), DUE) == ()
    assert store.due_count(DUE) == 1


def test_it_outlives_the_texts_of_its_meeting(store: Store) -> None:
    evening = Evening(store)
    evening.do("agree", what="Vi siger tak", seat=2, due=None)
    evening.end()
    store.erase("aften", store.read("aften").texts)
    assert store.read("aften").texts == {}
    assert [(each.what, each.owner) for each in store.due(Scope(), DUE)] == [("Vi siger tak", "Bo")]


def test_what_became_of_it(store: Store) -> None:
    evening = Evening(store)
    evening.do("agree", what="Vi siger tak", due=DUE)
    key = store.agreements()[0].id
    again = store.record(
        key, Continued(due=DUE + timedelta(days=7), word="w", cost="c"), {"w": "Næsten", "c": "Tid"}, LATER
    )
    assert store.agreements() == (again,)
    assert (again.open, again.due) == (True, DUE + timedelta(days=7))
    assert [(met.kind, met.word, met.cost, met.instead) for met in again.outcomes] == [
        ("continued", "Næsten", "Tid", None)
    ]
    assert store.due(Scope(), DUE) == ()
    assert store.record(key, Done(), {}, LATER).status is Status.DONE
    assert store.due(Scope(), date.max) == ()
    assert store.record(key, Dropped(), {}, LATER).status is Status.DROPPED
    assert store.record(key, Continued(), {}, LATER).open
    with pytest.raises(Refused):
        store.record(key, Done(word="w"), {"w": "Samme id"}, LATER)
    with pytest.raises(Refused):
        store.record(key, Made(what="what"), {}, LATER)
    with pytest.raises(NotFound):
        store.record("anden.1-what", Done(), {}, LATER)
    assert [met.kind for met in store.agreements()[0].outcomes] == ["continued", "done", "dropped", "continued"]


def test_undo_withdraws_it(store: Store) -> None:
    evening = Evening(store)
    evening.do("agree", what="Vi siger tak", due=DUE)
    key = store.agreements()[0].id
    evening.do("undo")
    assert store.agreements() == store.due(Scope(), DUE) == ()
    with pytest.raises(Refused):
        store.record(key, Done(), {}, LATER)
    evening.do("agree", what="Vi siger pyt", due=DUE)
    assert [each.what for each in store.agreements()] == ["Vi siger pyt"]
    assert store.meetings()[0].agreements == 1


def test_a_second_owner_replaces_the_first_and_undo_brings_the_first_back(store: Store) -> None:
    evening = Evening(store)
    evening.do("agree", what="Vi siger tak", seat=2)
    evening.do("close")
    what = evening.live.table.agreements[0].what
    evening.do("assign", agreement=what, name="Dora")
    assert (store.agreements()[0].owner, store.agreements()[0].seat) == ("Dora", None)
    evening.do("assign", agreement=what, seat=3)
    assert (store.agreements()[0].owner, store.agreements()[0].seat) == ("Carla", 3)
    evening.do("undo")
    assert store.agreements()[0].owner == "Dora"
    evening.do("undo")
    assert (store.agreements()[0].owner, store.agreements()[0].seat) == ("Bo", 2)


def test_an_owner_settled_between_two_meetings_is_not_undone_by_playing_on(store: Store) -> None:
    evening = Evening(store)
    evening.do("agree", what="Vi siger tak", seat=2)
    store.record(store.agreements()[0].id, Assigned(owner="ny"), {"ny": "Dora"}, LATER)
    evening.do("draw")
    assert store.agreements()[0].owner == "Dora"


def test_the_open_ones_come_first_and_by_their_day(store: Store) -> None:
    evening = Evening(store)
    for what, days in (("sidst", 9), ("lukket", 1), ("først", 2)):
        evening.do("agree", what=what, due=DUE + timedelta(days=days))
    closed = next(each for each in store.agreements() if each.what == "lukket")
    store.record(closed.id, Done(), {}, LATER)
    assert [each.what for each in store.agreements()] == ["først", "sidst", "lukket"]


def test_what_was_written_alone_is_seen_alone(store: Store) -> None:
    team = store.team("Gruppe").id
    alone = Evening(store, "alene", mode=ModeName.ALONE, team=team)
    alone.do("draw")
    alone.do("agree", what="Jeg siger det", due=DUE)
    alone.do("example", situation="Mødet", action="Jeg sagde det")
    for scope in (Scope(), Scope(team)):
        assert store.due(scope, DUE) == store.agreements(scope) == ()
        assert (store.examples(scope), store.meetings(scope)) == ((), ())
        assert store.met(scope, "lille") == frozenset()
        assert store.overview(scope).meetings == 0
    assert store.due_count(DUE) == 0
    mine = Scope(alone=True)
    assert [each.what for each in store.due(mine, DUE)] == ["Jeg siger det"]
    assert len(store.examples(mine)) == len(store.meetings(mine)) == len(store.met(mine, "lille")) == 1


def test_stories_are_found_by_what_they_show_and_taken_back_with_undo(store: Store) -> None:
    evening = Evening(store)
    evening.do("draw")
    evening.do("example", situation="Hun tav", action="Han spurgte", shows="mod")
    evening.do("example", situation="En anden", action="Noget")
    assert [each.situation for each in store.examples()] == ["En anden", "Hun tav"]
    (story,) = store.examples(Scope(), "mod")
    assert (story.action, story.shows_title) == ("Han spurgte", "Mod")
    assert story.question == evening.deck.card(str(evening.live.table.card)).question
    evening.do("undo")
    assert [each.situation for each in store.examples()] == ["Hun tav"]
    store.erase("aften", ["2-situation"])
    assert store.examples() == ()


def test_the_unfinished_meeting_is_the_one_that_was_played_last(store: Store) -> None:
    first, second = Evening(store, "første"), Evening(store, "anden", begun=BEGUN - timedelta(days=400))
    found = store.unfinished()
    assert found is not None
    assert found.stream == "anden"
    first.do("draw")
    found = store.unfinished()
    assert found is not None
    assert (found.stream, found.cards, found.ended) == ("første", 1, False)
    assert [each.stream for each in store.meetings()] == ["første", "anden"]
    second.end()
    assert store.unfinished() is None


def test_the_last_table_is_the_one_that_was_begun_last(store: Store) -> None:
    first = Evening(store, "første", names=("Eva", "Finn"))
    Evening(store, "anden")
    Evening(store, "alene", mode=ModeName.ALONE, names=())
    first.do("draw")
    last, alone = store.last(), store.last(alone=True)
    assert last is not None
    assert "Anna" in last.texts.values()
    assert alone is not None
    assert alone.opening.mode is ModeName.ALONE


def test_the_overview_counts_cards_and_agreements_and_nobody(store: Store) -> None:
    for stream in ("en", "to"):
        evening = Evening(store, stream)
        evening.do("draw")
        evening.do("agree", what="Vi siger tak", due=DUE)
    store.record(store.agreements()[0].id, Continued(due=DUE), {}, LATER)
    store.record(store.agreements()[1].id, Done(), {}, LATER)
    seen = store.overview(Scope())
    assert (seen.meetings, seen.continued) == (2, 1)
    assert seen.agreements == {Status.OPEN: 1, Status.DONE: 1, Status.DROPPED: 0}
    (deck,) = seen.decks
    themes, kinds = deck.groups
    assert sum(bar.met for bar in themes.bars) == 2
    assert [(bar.title, bar.of) for bar in themes.bars] == [("Første emne", 3), ("Andet emne", 4)]
    assert [(bar.title, bar.of) for bar in kinds.bars] == [("Mod", 2), ("Møde", 0)]
    assert store.met(Scope(), "lille") == {evening.live.table.card}
    assert store.overview(Scope(), since=BEGUN.date() + timedelta(days=1)).meetings == 0
    assert store.overview(Scope(), since=BEGUN.date(), until=BEGUN.date()).meetings == 2
    assert store.overview(Scope(), until=BEGUN.date() - timedelta(days=1)).agreements[Status.DONE] == 0
