"""Forløb, as the play script tells it: steps forth and back, what may be written, and who it suits."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest

from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Deck, Step
from ledelseskort.errors import Misused, Refused, Unusable
from ledelseskort.table.meeting import begin, forgettable
from ledelseskort.table.modes.guided import Guided
from ledelseskort.table.records import Note
from ledelseskort.table.setting import settle
from ledelseskort.table.telling import guidance

from .book import Way
from .games import deck_of
from .holding import BEGUN, when
from .playing import Evening

WALK = (Way(minutes=5), Way(prompts=2), Way(minutes=1, prompts=1))


def guided(*, seats: int = 3, steps: tuple[Way, ...] = WALK, **settled: Any) -> Evening:
    return Evening("guided", seats=seats, cards=(), steps=steps, **settled)


def state(evening: Evening) -> Guided:
    assert isinstance(evening.table.play, Guided)
    return evening.table.play


def at(evening: Evening) -> int:
    return state(evening).at


def texts(evening: Evening) -> list[tuple[int | None, int | None, str]]:
    return [(note.step, note.prompt, note.text) for note in evening.table.notes]


def test_the_steps_are_walked_in_order_forth_and_back() -> None:
    evening = guided()
    walked = []
    for kind in ("next", "next", "back", "next", "next"):
        evening.do(kind)
        walked.append(at(evening))
    assert walked == [0, 1, 0, 1, 2]


def test_before_the_first_step_is_the_welcome_and_after_the_last_the_close() -> None:
    evening = guided(steps=(Way(),))
    assert evening.stage == "welcome"
    evening.do("next")
    assert [option.kind for option in evening.options if option.kind in {"next", "close"}] == ["close"]
    assert evening.options[0].kind == "close"
    evening.do("back")
    assert evening.stage == "welcome"


def test_a_step_has_a_soft_clock_of_its_minutes_that_is_announced_and_forces_nothing() -> None:
    evening = guided()
    evening.do("next")
    clock = evening.table.clock
    assert clock is not None and clock.soft
    assert evening.left == 300
    offered = {option.kind for option in evening.options}
    assert evening.cues(400) == ()
    assert [said.keys[-1] for said in guidance(evening.table, when(evening.now))] == ["guidance.step-time-up"]
    assert {option.kind for option in evening.options} == offered
    evening.do("next")
    assert evening.table.clock is None


def test_the_steps_are_those_for_as_many_as_sit_down_whoever_leaves_later() -> None:
    steps = (Way(), Way(least=3, most=8), Way(least=2, most=2), Way(most=1))
    walks = {seats: state(guided(seats=seats, steps=steps)).steps for seats in (1, 2, 3, 9)}
    assert walks == {1: (0, 3), 2: (0, 2), 3: (0, 1), 9: (0,)}
    evening = guided(steps=steps)
    evening.do("next")
    evening.do("leave", seat=3)
    evening.do("next")
    assert at(evening) == 1


def test_it_begins_on_a_written_case_or_on_ones_own() -> None:
    evening = guided(cases=("sag-1", "sag-2"))
    assert (evening.options[0].kind, evening.choices("take-case", "case")) == ("take-case", ("sag-1", "sag-2"))
    with pytest.raises(Refused):
        evening.do("take-case", case="sag-3")
    evening.do("take-case", case="sag-2")
    assert (evening.stage, state(evening).case) == ("step", "sag-2")
    evening.do("back")
    evening.do("take-case", case=None)
    assert state(evening).case is None


def test_a_new_text_takes_the_place_of_the_former_and_undo_brings_it_back() -> None:
    evening = guided()
    evening.do("next")
    evening.do("next")
    evening.do("write", prompt=2, text="t1")
    evening.do("write", prompt=1, text="t2")
    evening.do("write", prompt=2, text="t3")
    assert texts(evening) == [(1, 2, "t3"), (1, 1, "t2")]
    evening.do("write", prompt=1, text=None)
    assert texts(evening) == [(1, 2, "t3")]
    evening.do("undo")
    evening.do("undo")
    assert texts(evening) == [(1, 2, "t1"), (1, 1, "t2")]
    assert forgettable(evening.meeting) == {"t3"}


def test_what_was_written_over_is_forgotten_at_the_end() -> None:
    evening = guided(written=((1, 1, "sidst"), (1, 2, "ogsaa")))
    evening.do("next")
    evening.do("next")
    evening.do("write", prompt=1, text="nu")
    assert forgettable(evening.meeting) == {"sidst"}


def test_what_was_written_stands_there_when_one_comes_back() -> None:
    evening = guided()
    for kind in ("next", "next"):
        evening.do(kind)
    evening.do("write", prompt=1, text="t1")
    evening.do("next")
    evening.do("back")
    assert texts(evening) == [(1, 1, "t1")]
    assert evening.choices("write", "prompt") == (2, 1)


def test_one_alone_writes_first_and_then_goes_on() -> None:
    evening = guided(seats=1, steps=(Way(prompts=1), Way()))
    evening.do("next")
    assert evening.options[0].kind == "write"
    evening.do("write", text="t1")
    assert evening.options[0].kind == "next"
    assert not any(evening.offers(kind) for kind in ("join", "leave", "assign"))


def test_a_group_talks_first() -> None:
    evening = guided(steps=(Way(prompts=1), Way()))
    evening.do("next")
    assert [option.kind for option in evening.options[:3]] == ["next", "write", "back"]


def test_a_note_knows_the_step_it_was_written_at_and_answers_no_prompt() -> None:
    evening = guided()
    evening.do("note", text="t1")
    evening.do("next")
    evening.do("note", text="t2")
    assert texts(evening) == [(None, None, "t1"), (0, None, "t2")]


def test_going_on_another_day_is_at_the_same_step_with_the_clock_standing() -> None:
    evening = guided()
    evening.do("next")
    evening.do("close")
    assert not evening.offers("write")
    evening.do("carry-on")
    assert (evening.stage, at(evening), evening.options[0].kind) == ("step", 0, "go-on")


# ── setting the table ──


def with_steps(*steps: Step, cards: bool = False) -> Deck:
    deck = deck_of(guided().setting.cards) if not cards else Evening("alone", seats=1).deck
    return deck.model_copy(update={"steps": steps})


STEPS = (Step(title="Sammen", text="Tal.", seats="2-4"), Step(title="Selv", text="Skriv.", seats="1"))


def settled(deck: Deck, seats: int, mode: ModeName | None = None) -> ModeName:
    return settle(deck, seats, BEGUN, random.Random(1), mode=mode).mode


def test_a_deck_of_steps_is_set_down_to_them() -> None:
    assert settled(with_steps(*STEPS), 3) is ModeName.GUIDED
    assert settled(with_steps(*STEPS), 4, ModeName.ALONE) is ModeName.GUIDED
    assert settled(with_steps(*STEPS, cards=True), 3) is ModeName.GUIDED
    assert settled(with_steps(*STEPS, cards=True), 3, ModeName.MEMORY) is ModeName.MEMORY


def test_alone_there_is_no_end_to_keep_and_together_there_is() -> None:
    deck = with_steps(*STEPS)
    alone = settle(deck, 1, BEGUN, random.Random(1))
    assert (alone.alone, alone.ends) == (True, None)
    together = settle(deck, 2, BEGUN, random.Random(1))
    assert (together.alone, together.ends) == (False, BEGUN + timedelta(hours=1))


def test_a_deck_without_steps_and_one_without_steps_for_so_many_cannot_be_walked() -> None:
    with pytest.raises(Misused, match="no-steps"):
        settled(Evening("alone", seats=1).deck, 3, ModeName.GUIDED)
    with pytest.raises(Misused, match="no-step-fits"):
        settled(with_steps(*STEPS), 5)


@pytest.mark.parametrize(("step", "prompt"), [(None, 1), (0, 1), (1, 3), (9, 1), (1, None)])
def test_a_text_without_a_prompt_fits_no_opening(step: int | None, prompt: int | None) -> None:
    evening = guided()
    written = (Note(text="t", card=None, step=step, prompt=prompt),)
    with pytest.raises(Unusable, match="opening-does-not-fit"):
        begin(evening.deck, evening.meeting.opening.model_copy(update={"written": written}))
