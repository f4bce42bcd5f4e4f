"""Forgotten text: `python -m tests.journal.torture.erased`. Of what was forgotten no byte is left in any file.

Random meetings with texts that are marked, and everything that forgets, in any order. Then whatever can no longer be
read is looked for in every file of the folder, and nothing that was forgotten may be read.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from ledelseskort.errors import NotFound
from ledelseskort.journal import database
from ledelseskort.journal.agreements import Continued, Done, Dropped
from ledelseskort.journal.store import Store
from ledelseskort.table.meeting import forgettable
from ledelseskort.table.option import Text

from ..evening import BEGUN, WAYS, Evening, answers, every_byte
from .tallies import Tally, script

FAULTS = ("not-scrubbed", "not-forgotten")
STEPS = 60
ENDS = 16
"""So many bytes of either end of a text are looked for too: what is left of it may be a part."""


class Erased(Tally):
    """What was found of what was forgotten."""

    broken = ("found in a file", "found by reading", "damaged")


class Marked(Evening):
    """A meeting in which every text is known again."""

    def __init__(self, store: Store, stream: str, chance: random.Random, *, number: int, team: str | None) -> None:
        self.marks = Marks(chance)
        names = tuple(self.marks.text(60) for _ in range(3))
        begun = BEGUN + timedelta(days=number)
        super().__init__(
            store, stream, mode=chance.choice(WAYS), team=team, begun=begun, names=names, seed=chance.getrandbits(30)
        )

    def anything(self) -> None:
        options = self.live.options()
        writing = [each for each in options if each.kind in {"note", "agree", "example", "assign", "undo", "join"}]
        option = self.chance.choice(writing if writing and self.chance.random() < 0.6 else options)
        given = answers(option, self.chance)
        for field in option.fields:
            if isinstance(field, Text) and given.get(field.name):
                given[field.name] = self.marks.text(field.most)
        self.live.play(option, given)
        self._kept()


class Marks:
    """Texts of which no two have anything in common."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.given: set[str] = set()

    def text(self, most: int) -> str:
        """A new one; now and then as long as it may be."""
        parts = self._chance.choice((2, 2, 3, 60))
        text = "æ".join(f"{self._chance.getrandbits(64):016x}" for _ in range(parts))[:most]
        self.given.add(text)
        return text


class House:
    """One journal, its meetings, and what must be gone."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        self.path, self.chance, self.store = path, chance, Store(path)
        self.marks = Marks(chance)
        self.evenings: dict[str, Marked] = {}
        self.teams: dict[str, str] = {}
        """The name by the id."""
        self.forgotten: set[str] = set()
        self.begun = 0
        self.forgot = False

    def step(self) -> None:
        """Something happens."""
        often = {self.meet: 3, self.play: 20, self.close: 2, self.erase: 2, self.record: 2, self.forget: 1}
        seldom = {self.forget_team: 0.4, self.forget_before: 0.4, self.forget_all: 0.1, self.stop_and_go_on: 2}
        happens = {**often, **seldom}
        self.chance.choices(list(happens), list(happens.values()))[0]()

    def meet(self) -> None:
        name = self.marks.text(60)
        team = self.chance.choice((None, *self.teams, name))
        if team == name:
            team = self.store.team(name).id
            self.teams[team] = name
        stream = f"aften-{self.begun}"
        self.evenings[stream] = Marked(self.store, stream, self.chance, number=self.begun, team=team)
        self.begun += 1

    def play(self) -> None:
        evening = self._some()
        for _ in range(self.chance.randint(1, 12)):
            if evening and evening.live.options():
                evening.anything()

    def close(self) -> None:
        evening = self._some()
        if evening and evening.live.options():
            evening.end()

    def erase(self) -> None:
        evening = self._some()
        notes = [note.text for note in evening.live.table.notes if note.text in evening.live.texts] if evening else []
        if evening and notes:
            key = self.chance.choice(notes)
            self.forgotten.add(evening.live.texts[key])
            evening.live.erase(frozenset({key}))
            self.forgot = True

    def record(self) -> None:
        met = self.store.agreements()
        if met:
            agreement, word = self.chance.choice(met), self.marks.text(900)
            self.evenings[agreement.meeting].marks.given.add(word)
            key = f"ord-{len(self.marks.given)}"
            event = self.chance.choice((Done, Continued, Dropped))(word=key)
            self.store.record(agreement.id, event, {key: word}, BEGUN)

    def forget(self) -> None:
        if self.evenings:
            stream = self.chance.choice(sorted(self.evenings))
            self._gone(stream)
            self.store.forget(stream)

    def forget_team(self) -> None:
        if self.teams:
            team = self.chance.choice(sorted(self.teams))
            self.forgotten.add(self.teams.pop(team))
            for stream in [key for key, each in self.evenings.items() if each.live.meeting.opening.team == team]:
                self._gone(stream)
            try:
                self.store.forget_team(team)
            except NotFound:
                raise AssertionError("it was there") from None
            self.forgot = True

    def forget_before(self) -> None:
        moment = BEGUN + timedelta(days=self.chance.randint(0, self.begun))
        for stream in [key for key, each in self.evenings.items() if _last(each) < moment]:
            self._gone(stream)
        self.store.forget_before(moment)

    def forget_all(self) -> None:
        for stream in list(self.evenings):
            self._gone(stream)
        self.forgotten |= set(self.teams.values())
        self.teams.clear()
        self.store.forget_all()
        self.forgot = True

    def stop_and_go_on(self) -> None:
        self.store.close()
        self.store = Store(self.path)
        for evening in self.evenings.values():
            evening.go_on(self.store)

    def look(self, tally: Tally) -> None:
        """Everything that is not there any more is looked for."""
        for evening in self.evenings.values():
            meeting = evening.live.meeting
            if not evening.live.options():
                gone = forgettable(meeting, team_keeps_table=meeting.opening.team is not None)
                tally["found by reading"] += len(gone & self.store.read(evening.stream).texts.keys())
        readable = self.readable()
        given = self.marks.given.union(self.forgotten, *(each.marks.given for each in self.evenings.values()))
        tally["texts"] += len(given)
        tally["found by reading"] += len(self.forgotten & readable)
        everything = every_byte(self.path.parent)
        for text in given - readable:
            tally["looked for"] += 1
            tally["found in a file"] += any(piece in everything for piece in pieces(text))
        tally["readable and in the file"] += sum(text.encode() in everything for text in readable)
        tally["damaged"] += len(self.store.verify(replaying=True))
        self.store.close()

    def readable(self) -> set[str]:
        """Every text that can be read."""
        found = {team.name for team in self.store.teams()}
        for line in self.store.meetings():
            found |= set(self.store.read(line.stream).texts.values())
        for kept in self.store.agreements():
            found |= {each for each in (kept.what, kept.when, kept.owner) if each}
            found |= {each.word for each in kept.outcomes if each.word}
        return found

    def _some(self) -> Marked | None:
        return self.evenings[self.chance.choice(sorted(self.evenings))] if self.evenings else None

    def _gone(self, stream: str) -> None:
        self.forgotten |= self.evenings.pop(stream).marks.given
        self.forgot = True


def torment(many: int, seed: int, fault: str | None) -> Tally:
    """So many journals."""
    tally = Erased()
    for number in range(many):
        chance = random.Random(seed * 100_000 + number)
        with tempfile.TemporaryDirectory() as folder, put_in(fault):
            path = Path(folder) / "logbog.sqlite"
            house = House(path, chance)
            house.meet()
            for step in range(STEPS):
                if step == STEPS // 2:
                    # As if a migration had been cut short, and its copy left.
                    path.with_name(f"{path.name}{database.BACKUP}0").write_bytes(path.read_bytes())
                    house.forgot = False
                house.step()
            if not house.forgot:
                house.meet()
                house.forget()
            house.look(tally)
        tally["journals"] += 1
    return tally


@contextmanager
def put_in(fault: str | None) -> Iterator[None]:
    """Leaves rests in the file, or forgets nothing that was undone."""
    settings, scrub, erase = database.SETTINGS, database.Database.scrub, Store.erase
    if fault == "not-scrubbed":
        vars(database)["SETTINGS"] = (*settings, "secure_delete = OFF")
        type.__setattr__(database.Database, "scrub", lambda self: None)
    if fault == "not-forgotten":
        type.__setattr__(Store, "erase", lambda self, stream, texts: None)
    try:
        yield
    finally:
        vars(database)["SETTINGS"] = settings
        type.__setattr__(database.Database, "scrub", scrub)
        type.__setattr__(Store, "erase", erase)


def pieces(text: str) -> Iterator[bytes]:
    """What would give it away."""
    for code in ("utf-8", "utf-16-le", "utf-16-be"):
        whole = text.encode(code)
        yield whole
        yield whole[:ENDS]
        yield whole[-ENDS:]


def _last(evening: Marked) -> datetime:
    log = evening.live.meeting.log
    return log[-1].at if log else evening.live.meeting.opening.begun


if __name__ == "__main__":
    sys.exit(script(torment, many=60, faults=FAULTS))
