"""One flipped bit: `python -m tests.journal.torture.flips`. It is told every time, and never shown as the truth.

The places are bytes of rows and index entries in use, as many in each table and index as in any other.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from ledelseskort.errors import LedelseskortError
from ledelseskort.journal import rows
from ledelseskort.journal.agreements import Continued
from ledelseskort.journal.port import Scope
from ledelseskort.journal.store import Store

from ..evening import BEGUN, DUE, WAYS, Evening, small_deck
from .pages import live_bytes
from .tallies import Tally, script

FAULTS = ("unchecked",)
NOTHING_SAID = frozenset({"owed"})
"""Whether a row is there is all it says."""
SCHEMA = "sqlite_schema"
"""No row of ours: what SQLite notes about the tables, where a letter may be small or big."""
LONG = "Hun tav " * 200
"""It needs pages of its own."""


class Flips(Tally):
    """What was said of the flipped bits."""

    broken = ("shown as the truth", "not told")


def torment(many: int, seed: int, fault: str | None) -> Tally:
    """So many flips."""
    tally, chance = Flips(), random.Random(seed)
    with tempfile.TemporaryDirectory() as folder, put_in(fault):
        path, copy = Path(folder) / "logbog.sqlite", Path(folder) / "copy.sqlite"
        filled(path)
        truth, whole = shown(path), path.read_bytes()
        for name, place in islice(places(path, chance), many):
            bit = 1 << chance.randrange(8)
            copy.write_bytes(whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :])
            tally["flips"] += 1
            tally[f"in {name}"] += 1
            told, seen = damage(copy), read(copy)
            tally["told at the start"] += told
            silent = not told and seen is not None
            tally["not told" if name != SCHEMA else "in the tables' own names, of no consequence"] += silent
            tally["shown as the truth"] += seen is not None and seen != truth and not told
            tally["shown, and told at the start that something is damaged"] += seen is not None and seen != truth
    return tally


@contextmanager
def put_in(fault: str | None) -> Iterator[None]:
    """Without the checksums of texts, should that be the fault."""
    real = rows.checksum
    if fault:
        vars(rows)["checksum"] = lambda table, values: 0 if table == "texts" else real(table, values)
    try:
        yield
    finally:
        vars(rows)["checksum"] = real


def filled(path: Path) -> None:
    """A journal with something in every table, and several decks."""
    store = Store(path)
    for number in range(8):
        team = store.team(f"Gruppe {number % 3}").id if number % 4 else None
        deck = small_deck(title=f"Sæt {number % 3}", purpose=LONG)
        evening = Evening(store, f"aften-{number}", mode=WAYS[number % len(WAYS)], team=team, deck=deck, seed=number)
        for what in ("Vi siger tak", "Vi spørger", "Vi venter"):
            evening.do("agree", what=what, when="Når det brænder på", due=DUE)
        evening.do("example", situation=LONG, action="Han spurgte", shows="mod")
        for _ in range(30):
            evening.anything()
    for agreement in store.agreements()[:5]:
        store.record(agreement.id, Continued(word="ord", due=date(2027, 1, 1)), {"ord": "Det gik"}, BEGUN)
    store.close()


def places(path: Path, chance: random.Random) -> Iterator[tuple[str, int]]:
    """One place in each table and index, and round again."""
    live = {name: found for name, found in live_bytes(path).items() if found and name not in NOTHING_SAID}
    for name in cycle(sorted(live)):
        yield name, chance.choice(live[name])


def shown(path: Path) -> tuple[object, ...]:
    """Everything a person can be shown. Raises `LedelseskortError`."""
    store = Store(path)
    try:
        teams = store.teams()
        scopes = (Scope(), Scope(alone=True), *(Scope(team.id) for team in teams))
        lines = store.meetings()
        return (
            teams,
            lines,
            store.agreements(),
            store.examples(),
            store.examples(None, "mod"),
            store.due_count(DUE),
            store.unfinished(),
            store.last(),
            *(store.due(scope, DUE) for scope in scopes),
            *(store.overview(scope) for scope in scopes),
            *(store.met(scope, "lille") for scope in scopes),
            *(store.read(line.stream) for line in lines),
        )
    finally:
        store.close()


def read(path: Path) -> tuple[object, ...] | None:
    """What is shown; None where damage is told instead."""
    try:
        return shown(path)
    except LedelseskortError:
        return None


def damage(path: Path) -> bool:
    """Whether it is told when the program starts."""
    store = Store(path)
    try:
        return bool(store.verify())
    except LedelseskortError:
        return True
    finally:
        store.close()


if __name__ == "__main__":
    sys.exit(script(torment, many=600, faults=FAULTS))
