"""Random games: whatever people do at a table, in whatever order, the rules hold; an independent ledger keeps watch."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import count

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from ledelseskort.deck.models import Deck
from ledelseskort.errors import Refused
from ledelseskort.table import moves
from ledelseskort.table.meeting import Meeting, apply, begin, replay
from ledelseskort.table.moves import MOVE, Move
from ledelseskort.table.option import Choice, Day, Field, Minutes, Option, Order, Text
from ledelseskort.table.records import Opening, Record
from ledelseskort.table.table import Table

from .book import Setting, must
from .games import deck_for, opening_of, settings_of
from .holding import hold, when
from .ledger_modes import opened

SECONDS = st.sampled_from((0.0, 0.5, 7.0, 45.0, 119.5, 300.0, 600.0, 5000.0))
SEED = st.integers(0, 2**32)
PICK = st.integers(0, 5039)
"""Chooses among what there is to choose from, of which there may be 1, 2, 3 … of a kind."""
MODELS = {
    str(model.model_fields["kind"].default): model
    for model in vars(moves).values()
    if isinstance(model, type) and issubclass(model, Record) and "kind" in model.model_fields
}
"""Every move there is, by its kind."""
PEOPLE = frozenset({"join", "leave", "return"})
CLOCK = frozenset({"pause", "go-on", "add-minutes"})
WRITING = frozenset({"note", "example", "agree", "assign"})
OWNED = frozenset({"agree", "assign"})
"""An agreement has one owner at most."""
INSTEAD = frozenset({"another", "lighter"})
UNDO = frozenset({"undo"})
CLOSING = frozenset({"close", "carry-on", "end"})
PLAYING = frozenset(MODELS) - PEOPLE - CLOCK - WRITING - INSTEAD - UNDO - CLOSING
"""The way of playing itself, and mixing."""
ANYTHING = frozenset(MODELS) - {"close", "end"}
RETURN, DECLINE, CLOSE = frozenset({"return"}), frozenset({"pass"}), frozenset({"close"})
HABITS = {
    PLAYING: 14,
    PEOPLE: 4,
    RETURN: 3,
    DECLINE: 3,
    ANYTHING: 4,
    CLOCK: 3,
    INSTEAD: 2,
    UNDO: 2,
    WRITING: 1,
    CLOSE: 1,
}
"""How often things happen at an ordinary table, seen against one another."""


class RandomGames(RuleBasedStateMachine):
    """A meeting, the same meeting replayed from JSON, and the ledger."""

    mode = ""
    deck: Deck
    meeting: Meeting
    shadow: Meeting

    @initialize(data=st.data(), steps=st.sampled_from((80, 30, 0)), seed=SEED)
    def set_the_table(self, data: st.DataObject, steps: int, seed: int) -> None:
        self.setting: Setting = data.draw(settings_of(self.mode))
        self.deck = deck_for(self.setting)
        opening = opening_of(self.setting, self.deck)
        self.meeting = begin(self.deck, opening)
        self.shadow = begin(self.deck, Opening.model_validate_json(opening.model_dump_json()))
        self.ledger = opened(self.setting)
        self.tables: list[Table] = []
        """The table before each move that stands, clock moves left out."""
        self.now = 0.0
        self.ids = (f"t{number}" for number in count(1))
        hold(self.meeting, self.ledger, self.now)
        self.play_for_a_while(steps, seed)

    @rule(picks=st.lists(PICK, min_size=1, max_size=12), seconds=SECONDS)
    def play(self, picks: list[int], seconds: float) -> None:
        for pick in picks:
            self.now += seconds
            self.choose(pick, PLAYING)

    @rule(steps=st.sampled_from((3, 12, 40)), seed=SEED)
    def play_for_a_while(self, steps: int, seed: int) -> None:
        """Mostly what comes next, and now and then everything else: many moves for one choice of Hypothesis."""
        chance = random.Random(seed)
        habits = {group: often * chance.choice((0.3, 1, 6)) for group, often in HABITS.items()}
        for _ in range(steps):
            self.now += chance.choice((0.0, 1.0, 20.0, 70.0, 400.0, -90.0))
            group = chance.choices(tuple(habits), tuple(habits.values()))[0]
            picks = [chance.randrange(5040) for _ in range(3)]
            if group is ANYTHING:
                self.make(self.any_move(chance.choice(sorted(ANYTHING)), *picks))
            elif not self.choose(picks[0], group):
                self.choose(picks[0], frozenset({"carry-on"}))

    @rule(pick=PICK, seconds=SECONDS)
    def people_come_and_go(self, pick: int, seconds: float) -> None:
        self.now += seconds
        self.choose(pick, PEOPLE)

    @rule(pick=PICK)
    def another_card(self, pick: int) -> None:
        self.choose(pick, INSTEAD)

    @rule(pick=PICK, seconds=SECONDS)
    def touch_the_clock(self, pick: int, seconds: float) -> None:
        self.now += seconds
        self.choose(pick, CLOCK)

    @rule(pick=PICK)
    def write(self, pick: int) -> None:
        self.choose(pick, WRITING)

    @rule(times=st.integers(1, 4), seconds=SECONDS)
    def undo(self, times: int, seconds: float) -> None:
        self.now += seconds
        for _ in range(times):
            self.choose(0, UNDO)

    @rule(ends=st.sampled_from((False,) * 7 + (True,)))
    def close(self, ends: bool) -> None:
        self.choose(0, CLOSE)
        self.choose(0, frozenset({"end" if ends else "carry-on"}))

    @rule(pick=PICK)
    def linger_in_the_close(self, pick: int) -> None:
        self.choose(0, CLOSE)
        self.choose(pick, frozenset(MODELS) - CLOSING)

    @rule(seconds=st.sampled_from((1.0, 600.0, 90000.0)))
    def the_machine_sleeps(self, seconds: float) -> None:
        self.now += seconds
        hold(self.meeting, self.ledger, self.now)

    @rule(seconds=st.sampled_from((0.5, 60.0, 4000.0)))
    def time_goes_backwards(self, seconds: float) -> None:
        self.now -= seconds

    @rule(seconds=SECONDS)
    def the_program_stops_and_goes_on(self, seconds: float) -> None:
        self.now += seconds
        self.make(MOVE.validate_python({"kind": "resumed"}))

    @rule(kind=st.sampled_from(sorted(ANYTHING)), picks=st.tuples(PICK, PICK, PICK))
    def try_anything(self, kind: str, picks: tuple[int, int, int]) -> None:
        """Mostly what is not offered now, which is refused; else it is a move like any other."""
        self.make(self.any_move(kind, *picks))

    # How a move is found and made

    def choose(self, pick: int, wanted: frozenset[str]) -> bool:
        """Makes one of the moves of these kinds that are offered, if any. Often it is the turn that leaves."""
        options = [option for option in self.meeting.options(when(self.now)) if option.kind in wanted]
        if options:
            option = options[pick % len(options)]
            rest = pick // len(options)
            answers = self.answers(option, rest)
            if option.kind == "leave" and rest % 2:
                answers["seat"] = min(self.ledger.book.here(), key=lambda seat: seat != self.ledger.book.turn)
            self.make(option.move(answers))
        return bool(options)

    def answers(self, option: Option, pick: int) -> dict[str, object]:
        answers = {field.name: self.answer(field, pick) for field in option.fields}
        if option.kind in OWNED and answers["seat"] is not None:
            answers["name"] = None
        return answers

    def answer(self, field: Field, pick: int) -> object:
        match field:
            case Choice(values=values, optional=optional):
                return None if optional and (pick % 2 or not values) else values[pick % len(values)]
            case Text(optional=optional):
                return None if optional and pick % 3 else next(self.ids)
            case Minutes(most=most):
                return 1 + pick % most
            case Day(default=day):
                return None if pick % 2 else day
            case Order(cards=cards):
                return tuple(random.Random(pick).sample(sorted(cards), len(cards)))

    def any_move(self, kind: str, first: int, second: int, third: int) -> Move:
        """A move of this kind, well formed, that need not make any sense now."""
        cards = [*self.setting.cards, "ukendt"]
        cases = [*self.setting.cases, "ukendt"]
        texts = [next(self.ids), *sorted(self.ledger.used)]
        dealt = self.setting.order
        order = tuple(random.Random(first).sample(dealt, 1 + second % len(dealt))) if dealt else ()
        values: dict[str, object] = {
            "seat": 1 + first % 12,
            "receiver": 1 + second % 12,
            "place": first % 25,
            "card": cards[first % len(cards)],
            "order": order,
            "theme": (None, "et", "to", "fem")[third % 4],
            "minutes": 1 + first % 60,
            "text": texts[first % len(texts)],
            "situation": texts[second % len(texts)],
            "action": texts[third % len(texts)],
            "agreement": texts[first % len(texts)],
            "what": texts[first % len(texts)],
            "when": texts[second % len(texts)] if third % 2 else None,
            "name": texts[third % len(texts)] if first % 2 else None,
            "shows": (None, "dialog", "dristighed")[first % 3],
            "case": None if first % 3 else cases[second % len(cases)],
            "prompt": second % 5,
            "target": 1 + first % (len(self.meeting.log) + 1),
        }
        if kind in OWNED:
            values["seat" if first % 2 else "name"] = None
        fields = MODELS[kind].model_fields
        return MOVE.validate_python({"kind": kind} | {name: values[name] for name in fields if name in values})

    def make(self, move: Move) -> None:
        """Makes the move, or has it refused, as the ledger says; and holds everything against everything."""
        before, at = self.meeting, when(self.now)
        looks = _looks(before)
        allowed = self.ledger.allows(dict(move))
        try:
            after = apply(before, move, at)
        except Refused:
            must(not allowed, "a move that is offered is not refused", move)
            must(_looks(before) == looks and self.meeting is before, "a refused move changes nothing", move)
            hold(self.meeting, self.ledger, self.now)
            return
        must(allowed, "a move that is not offered is refused", move)
        must(_looks(before) == looks, "a table that was is not changed", move)
        self.meeting = after
        self.ledger.record(dict(move), self.now)
        hold(self.meeting, self.ledger, self.now)
        self.follow_in_tables(move, before.table)
        self.shadow = apply(self.shadow, MOVE.validate_json(MOVE.dump_json(move)), at)
        must(_last(self.shadow) == _last(self.meeting), "replay gives the same meeting", move)
        if len(self.meeting.log) % 25 == 0:
            self.replay()

    def follow_in_tables(self, move: Move, before: Table) -> None:
        """Undo restores what was, but for the clock."""
        if move.kind == "undo":
            was, now = self.tables.pop(), self.meeting.table
            must(replace(now, clock=None, at=None) == replace(was, clock=None, at=None), "undo restores what was", now)
        elif move.kind not in {*CLOCK, "resumed"}:
            self.tables.append(before)

    def replay(self) -> None:
        replayed = replay(self.deck, self.meeting.opening, self.meeting.log)
        must(replayed == self.meeting, "replay gives the same meeting")

    def teardown(self) -> None:
        # After a move that broke a rule the shadow lags behind: what is to be told is that rule.
        if hasattr(self, "shadow") and len(self.shadow.log) == len(self.meeting.log):
            must(self.shadow == self.meeting, "replay gives the same meeting")
            self.replay()


def _last(meeting: Meeting) -> tuple[object, ...]:
    """What the last move gave; what lies before was compared when it was the last."""
    return meeting.table, meeting.log[-1:], meeting.standing[-1:], meeting.undone


def _looks(meeting: Meeting) -> str:
    """Everything about a table that may be seen, as text: an immutable value must look the same for ever."""
    table = meeting.table
    parts = (table.seats, table.stage, table.play, table.pile, table.card, table.clock, table.at, table.left_off)
    return repr(
        (*parts, table.notes, table.examples, table.agreements, table.undoable, len(meeting.log), meeting.undone)
    )


class PassAroundGames(RandomGames):
    mode = "pass-around"


class MemoryGames(RandomGames):
    mode = "memory"


class HandOverGames(RandomGames):
    mode = "hand-over"


class AloneGames(RandomGames):
    mode = "alone"


class GuidedGames(RandomGames):
    mode = "guided"


TestPassAroundGames = PassAroundGames.TestCase
TestMemoryGames = MemoryGames.TestCase
TestHandOverGames = HandOverGames.TestCase
TestAloneGames = AloneGames.TestCase
TestGuidedGames = GuidedGames.TestCase
