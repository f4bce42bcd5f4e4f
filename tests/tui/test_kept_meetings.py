"""A meeting is kept while it is played, taken up where it was, and met again; or nothing of it is kept."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from ledelseskort.deck.kinds import ModeName
from ledelseskort.errors import Unkept
from ledelseskort.journal import live
from ledelseskort.journal.live import Setting
from ledelseskort.journal.store import Store
from ledelseskort.table.meeting import Entry
from ledelseskort.table.setting import settle
from ledelseskort.table.table import Table
from ledelseskort.tui.review import ReviewScreen

from .harness import BEGUN, SIZES, Person, small_deck, terminal, to_the_summary
from .kept import agreed, held

LATER = BEGUN + timedelta(days=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledelseskort" / "logbog.sqlite"


async def begun(person: Person, seats: int = 3) -> None:
    """From the first screen to the first card."""
    await person.press("space", str(seats), "space", "space")
    assert person.here("TableScreen")


async def test_a_meeting_that_was_left_waits_on_the_first_screen_and_goes_on_where_it_was(path: Path) -> None:
    async with terminal(journal=Store(path)) as person:
        await begun(person)
        await person.press("space", "n", "type:En note", "ctrl+s")
        left = person.table
    async with terminal(journal=Store(path), begun=LATER) as person:
        assert person.sees(person.words("tui.home.resume", when=person.words("tui.home.yesterday")))
        assert not person.sees("En note")
        await person.press("space")
        assert person.table.card == left.card
        assert person.table.notes == left.notes
        assert person.table.clock is not None
        assert not person.table.clock.running
        await person.press("z", "z")
        assert person.table.notes == ()
        assert person.table.play.turn == 1


async def test_it_says_gemt_only_when_it_is(path: Path) -> None:
    class Full(Store):
        full = False

        def append(
            self,
            stream: str,
            expected: int,
            entry: Entry,
            texts: Mapping[str, str],
            table: Table,
            gone: frozenset[str] = frozenset(),
        ) -> None:
            if self.full:
                raise Unkept("unkept-full")
            super().append(stream, expected, entry, texts, table, gone)

    journal = Full(path)
    async with terminal(journal=journal) as person:
        saved, trouble = person.words("tui.kept-now.saved"), person.words("error.unkept-full")
        await begun(person)
        assert person.sees(saved)
        journal.full = True
        await person.press("space", "n", "type:Det vigtigste", "ctrl+s")
        assert person.sees(trouble.split(",")[0])
        assert not person.sees(saved)
        assert person.kinds() == ["draw", "pass-on", "note"]
        assert person.live.texts[person.table.notes[0].text] == "Det vigtigste"
        journal.full = False
        await person.press("space")
        assert person.sees(saved)
        assert not person.sees(trouble.split(",")[0])
        kept = Store(path).read(person.live.stream)
        assert kept.entries == person.live.meeting.log
        assert "Det vigtigste" in kept.texts.values()


async def test_gem_ikke_noget_leaves_nothing_behind(path: Path) -> None:
    async with terminal(journal=Store(path)) as person:
        await person.press("space", "f", *("down",) * 10)
        while person.screen.focused is None or person.screen.focused.id != "keep":
            await person.press("up")
        await person.press("right")
        person.screen.query_one("#begin").focus()
        await person.press("space", "space", "n", "type:Hemmeligt", "ctrl+s")
        assert person.here("TableScreen")
        assert person.sees(person.words("tui.kept-now.nothing"))
        await to_the_summary(person)
        assert person.sees(person.words("tui.summary.not-kept"))
        await person.press("escape", "end", "space")
        assert person.here("HomeScreen")
        assert Store(path).meetings() == ()
    assert not path.parent.exists()


async def test_a_deck_that_has_changed_since_is_played_as_it_was(path: Path) -> None:
    deck = small_deck()
    async with terminal(deck, journal=Store(path)) as person:
        await begun(person)
        question = person.table.open_card
    changed = tuple(card.model_copy(update={"question": "Noget helt andet?"}) for card in deck.cards)
    async with terminal(deck.model_copy(update={"cards": changed}), journal=Store(path)) as person:
        await person.press("space")
        assert person.table.open_card == question
        assert person.words("tui.kept-now.deck-changed") in person.said()


async def test_the_same_table_as_last_time_is_one_key(path: Path) -> None:
    store = Store(path)
    held(store, "før", small_deck(), way=ModeName.HAND_OVER, seats=2, names=("Anna", "Bo"), team="Ledergruppen")
    async with terminal(journal=store, size=(120, 40)) as person:
        await person.press("space", "s", "space")
        assert person.table.opening.mode is ModeName.HAND_OVER
        assert [person.live.texts[seat.name or ""] for seat in person.table.seats] == ["Anna", "Bo"]
        assert person.table.opening.team == store.teams()[0].id


async def test_what_a_group_agreed_opens_its_next_meeting_and_no_other(path: Path) -> None:
    store = Store(path)
    held(store, "før", small_deck(), agreed("Vi ringer", due=BEGUN.date()), team="Ledergruppen")
    async with terminal(journal=store) as person:
        await begun(person)
        assert not person.sees("Vi ringer")
    async with terminal(journal=store, size=(120, 40)) as person:
        await person.press("down", "space", "f")
        person.screen.query_one("#team", Input).focus()
        await person.press("type:ledergruppen", "escape", "space")
        assert isinstance(person.screen, ReviewScreen)
        assert person.screen.agreement.what == "Vi ringer"
        await person.press("escape")
        assert person.here("TableScreen")


async def test_a_group_meets_the_cards_first_that_it_has_not_met(path: Path) -> None:
    store, deck = Store(path), small_deck(9)
    met = held(store, "før", deck, cards=6).table.met
    async with terminal(deck, journal=store) as person:
        await begun(person)
        order = person.table.opening.order
        assert frozenset(order[:3]).isdisjoint(met)
        assert frozenset(order[3:]) == frozenset(met)


async def test_what_one_wrote_alone_waits_behind_alone_only(path: Path) -> None:
    async with terminal(journal=Store(path)) as person:
        await person.press("down", "space", "space", "type:Kun for mig", "ctrl+s")
        card = person.table.card
    async with terminal(journal=Store(path), begun=LATER) as person:
        assert not person.sees(person.words("tui.home.resume", when=person.words("tui.home.yesterday")))
        await person.press("down", "space")
        assert person.sees(person.words("tui.home.alone-resume", when=person.words("tui.home.yesterday")))
        await person.press("space")
        assert person.table.card == card
        assert person.sees("Kun for mig")


async def test_another_window_that_was_quicker_is_caught_up_with(path: Path) -> None:
    store = Store(path)
    async with terminal(journal=store) as person:
        await begun(person)
        stream = person.live.stream
        other = live.resume(stream, store.read(stream), store, person.clock, random.Random(5))
        other.play(next(option for option in other.options() if option.kind == "pass-on"))
        other.play(next(option for option in other.options() if option.kind == "pass-on"))
        await person.press("space")
        assert person.table.play.turn == other.table.play.turn
        assert person.words("error.meeting-moved-on") in person.said()
        await person.press("space")
        assert Store(path).read(person.live.stream).entries == person.live.meeting.log


async def test_the_summary_hands_out_a_file_and_says_where_it_is(path: Path) -> None:
    async with terminal(journal=Store(path)) as person:
        await begun(person)
        await to_the_summary(person)
        await person.press("e", "space")
        assert f"{person.live.stream}.html" in person.said()
        await person.press("escape")
        assert person.here("HomeScreen")


@pytest.mark.parametrize("size", SIZES)
async def test_every_button_of_the_summary_can_be_read(path: Path, size: tuple[int, int]) -> None:
    async with terminal(journal=Store(path), size=size) as person:
        await begun(person)
        await person.press("space", "a", "type:Vi ringer", "ctrl+s")
        await to_the_summary(person)
        assert all(person.sees(person.words(f"tui.summary.{each}")) for each in ("copy", "export", "home"))


async def test_a_meeting_that_is_over_can_be_read_again(path: Path) -> None:
    store = Store(path)
    held(store, "før", small_deck(), agreed("Vi ringer"), ("note", {"text": "Det vigtigste"}))
    kept = store.read("før")
    async with terminal(journal=store) as person:
        await person.press(*("down",) * 6, "space", "space")
        assert person.here("SummaryScreen")
        assert person.sees("Vi ringer", "Det vigtigste")
        await person.press("escape")
        assert person.here("KeptScreen")
    assert store.read("før") == kept


async def test_what_nobody_named_agreed_is_not_read_to_the_next_who_sit_down(path: Path) -> None:
    store = Store(path)
    held(store, "før", small_deck(), agreed("Vi ringer", due=BEGUN.date()))
    async with terminal(journal=store) as person:
        await begun(person)
        assert person.here("TableScreen")


async def test_a_kept_meeting_can_be_opened_at_once(path: Path) -> None:
    store, deck = Store(path), small_deck()
    opening = settle(deck, 3, BEGUN, random.Random(5), mode=ModeName.PASS_AROUND)
    meeting = live.begin("her", deck, Setting(opening), store, lambda: BEGUN, random.Random(5))
    meeting.play(meeting.options()[0])
    async with terminal(deck, journal=store, resume="her") as person:
        assert person.here("TableScreen")
        assert person.table.card == meeting.table.card
