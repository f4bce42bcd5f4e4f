"""Measures a journal of very many meetings. Not a test: run it by itself.

    python bench/journal_size.py [--meetings 20000] [--folder FOLDER]

A few meetings are played by the rules and then copied, row by row through the store's own encoding, until there are as
many as were asked for: some fifteen moves each, over ten years, for forty teams, for none and alone, with agreements of
which one in twenty is still open. Then each of these is done again and again, as the program does it:

open        a store is opened and counts what is due, as the first screen does
due         the open agreements of one team
resume      the unfinished meeting is found and read
keep        one move is kept, its lists with it (the 99th of a hundred)
and, without a limit: erase (a close, which writes the file anew), the lists, the overview, verify.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from math import inf
from pathlib import Path
from typing import NamedTuple

from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.library import DEFAULT_DECK, Library, bundled_root
from ledelseskort.deck.models import Deck
from ledelseskort.journal import live, rows
from ledelseskort.journal.agreements import Done
from ledelseskort.journal.database import Database
from ledelseskort.journal.port import Scope
from ledelseskort.journal.relisting import relist
from ledelseskort.journal.store import Store
from ledelseskort.journal.streams import happen
from ledelseskort.table.option import Choice
from ledelseskort.table.setting import settle

BEGUN = datetime(2016, 11, 22, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
TEAMS = 40
OPEN = 20
"""One agreement in so many is still open."""
BATCH = 500


class Rows(NamedTuple):
    """Everything of one meeting that is kept."""

    opening: rows.OpeningRow
    log: tuple[rows.LogRow, ...]
    texts: tuple[rows.TextRow, ...]


class Wall:
    """A clock that goes on twenty seconds at every look."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """The time."""
        self.at += timedelta(seconds=20)
        return self.at


def play(store: Store, stream: str, deck: Deck, mode: ModeName, chance: random.Random, team: str | None) -> None:
    """One whole meeting: three cards, a note, two agreements."""
    wall = Wall(BEGUN)
    seats = 1 if mode is ModeName.ALONE else 4
    opening = settle(deck, seats, wall(), chance, mode=mode, team=team)
    setting = live.Setting(opening, ("Anna", "Bo", "Carla", "Dorte")[:seats])
    meeting = live.begin(stream, deck, setting, store, wall, chance)

    def do(kind: str, **answers: object) -> None:
        option = meeting.option(kind)
        if option is not None:
            meeting.play(option, answers)
        if meeting.keeper.trouble is not None:
            raise meeting.keeper.trouble

    do("note", text="Vi vil høre hinanden til ende, før vi svarer, også når vi har travlt.")
    while len(meeting.meeting.log) < 11:
        option = meeting.options()[0]
        choices = {field.name: field.values[0] for field in option.fields if isinstance(field, Choice)}
        meeting.play(option, {**choices, "text": "Det første, der faldt mig ind, var mandag morgen."})
    for what in ("Vi siger tak, når nogen siger fra", "Vi holder fem minutter fri før hvert møde"):
        do("agree", what=what, when="Når vi mødes mandag", due=date(2016, 12, 6))
    do("close")
    do("end")


def templates(deck: Deck) -> list[Rows]:
    """The meetings that are copied."""
    store, chance = Store(None), random.Random(1)
    modes = [ModeName.PASS_AROUND, ModeName.MEMORY, ModeName.HAND_OVER, ModeName.ALONE]
    for number in range(12):
        play(store, f"m{number}", deck, modes[number % 4], chance, "team" if number % 4 < 3 else None)
    found = []
    with store._database.reading() as db:
        assert db is not None
        for opening in rows.fetch(db, rows.OPENINGS):
            at = ("WHERE stream = ? OR stream LIKE ? ", opening.stream, f"{opening.stream}.%")
            found.append(Rows(opening, tuple(rows.fetch(db, rows.LOG, *at)), tuple(rows.fetch(db, rows.TEXTS, *at))))
    return found


def copied(template: Rows, number: int, meetings: int, teams: Sequence[str | None]) -> Rows:
    """The same meeting at another time, of another team."""
    old, new = template.opening.stream, f"{random.Random(number).getrandbits(128):032x}"
    later = timedelta(days=3650) * number / meetings

    def moved(at: str) -> str:
        return (datetime.fromisoformat(at) + later).isoformat(timespec="microseconds")

    opening = json.loads(template.opening.body)
    opening |= {"begun": moved(opening["begun"]), "team": opening["team"] and teams[number % len(teams)]}
    return Rows(
        template.opening._replace(stream=new, body=json.dumps(opening)),
        tuple(each._replace(stream=each.stream.replace(old, new), at=moved(each.at)) for each in template.log),
        tuple(each._replace(stream=each.stream.replace(old, new)) for each in template.texts),
    )


def fill(path: Path, meetings: int, deck: Deck) -> None:
    """The journal, its last meeting unfinished."""
    store, originals = Store(path), templates(deck)
    teams = [*(store.team(f"Gruppe {number}").id for number in range(TEAMS)), None]
    database, body = Database(path), deck.model_dump_json(by_alias=True)
    for start in range(0, meetings, BATCH):
        with database.writing() as db:
            if not start:
                rows.put(db, rows.DECKS, rows.DeckRow(originals[0].opening.deck, 1, body))
            for number in range(start, min(start + BATCH, meetings)):
                _put(db, copied(originals[number % len(originals)], number, meetings, teams), number)


def _put(db: sqlite3.Connection, meeting: Rows, number: int) -> None:
    rows.put(db, rows.OPENINGS, meeting.opening)
    rows.put(db, rows.LOG, *meeting.log)
    rows.put(db, rows.TEXTS, *meeting.texts)
    stream = meeting.opening.stream
    relist(db, stream, born=number + 1, touched=number + 1)
    for place, row in enumerate(list(rows.fetch(db, rows.AGREEMENTS, "WHERE meeting = ?", stream))):
        if (2 * number + place) % OPEN:
            happen(db, row, Done(word="w"), {"w": "Det gik godt."}, BEGUN)


def times(act: Callable[[], object], runs: int) -> list[float]:
    """Milliseconds of each run."""

    def one() -> float:
        start = time.perf_counter()
        act()
        return (time.perf_counter() - start) * 1000

    return [one() for _ in range(runs)]


def measured(path: Path, deck: Deck) -> Iterator[tuple[str, list[float], float]]:
    """Each figure: its name, what was measured, and what it may be at most."""

    def opened() -> None:
        store = Store(path)
        store.due_count(TODAY)
        store.close()

    yield "open", times(opened, 21), 100
    store = Store(path)
    team = Scope(store.teams()[0].id)
    yield "due", times(lambda: store.due(team, TODAY), 21), 10
    number = count()

    def keep() -> Iterator[Callable[[], None]]:
        wall = Wall(datetime(2026, 11, 22, 12, tzinfo=UTC))
        chance = random.Random(next(number))
        opening = settle(deck, 4, wall(), chance, mode=ModeName.PASS_AROUND, team=team.team)
        meeting = live.begin("unfinished", deck, live.Setting(opening, ("Anna", "Bo")), store, wall, chance)
        while True:
            option = meeting.option("note")
            assert option is not None
            yield partial(meeting.play, option, {"text": "En note mere, som er lidt lang."})

    moves = keep()
    yield "keep", [each for _ in range(300) for each in times(next(moves), 1)], 100

    def resume() -> None:
        found = store.unfinished()
        assert found is not None
        store.read(found.stream)

    yield "resume", times(resume, 21), 50
    yield "erase, at the close", times(lambda: store.erase("unfinished", [f"{next(number) + 5}-text"]), 5), inf
    yield "list of meetings", times(store.meetings, 3), inf
    yield "list of agreements, a team's", times(lambda: store.agreements(team), 3), inf
    yield "cards met", times(lambda: store.met(team, deck.id), 3), inf
    yield "overview, a team's", times(lambda: store.overview(team), 3), inf
    yield "overview, of no team", times(lambda: store.overview(Scope()), 3), inf
    yield "verify, at the start", times(store.verify, 1), inf


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--meetings", type=int, default=20_000)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    deck = Library((bundled_root(),)).load(DEFAULT_DECK)
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        path = Path(folder) / "logbog.sqlite"
        start = time.perf_counter()
        fill(path, asked.meetings, deck)
        with Database(path).reading() as db:
            assert db is not None
            moves = rows.count(db, rows.LOG, "")
        versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
        print(f"{platform.platform()}, {os.cpu_count()} cores, {versions}")
        megabytes, took = path.stat().st_size / 1e6, time.perf_counter() - start
        print(f"{asked.meetings} meetings, {moves} moves, {megabytes:.0f} MB, filled in {took:.0f} s")
        for name, found, most in measured(path, deck):
            found.sort()
            ninety_ninth = found[min(len(found) - 1, len(found) * 99 // 100)]
            limit = "" if most == inf else f"   at most {most:.0f}{'' if ninety_ninth <= most else '   TOO SLOW'}"
            print(f"{name:30} median {statistics.median(found):9.2f} ms   99 % {ninety_ninth:9.2f} ms{limit}")


if __name__ == "__main__":
    main()
