"""What every release has kept can still be opened, played again and restored."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ledelseskort.journal.agreements import EVENT
from ledelseskort.journal.store import Store
from ledelseskort.table.meeting import replay
from ledelseskort.table.moves import MOVE

from .golden import GOLDEN, kinds

RELEASES = sorted(folder.name for folder in GOLDEN.iterdir())
LATEST = RELEASES[-1]


def lines(release: str) -> list[str]:
    return (GOLDEN / release / "logbog.jsonl").read_text("utf-8").splitlines()


@pytest.mark.parametrize("release", RELEASES)
def test_its_journal_is_opened_and_every_meeting_played_again(release: str, path: Path) -> None:
    path.parent.mkdir()
    shutil.copy(GOLDEN / release / "logbog.sqlite", path)
    store = Store(path)
    assert store.verify(replaying=True) == ()
    for line in store.meetings():
        kept = store.read(line.stream)
        table = replay(kept.deck, kept.opening, kept.entries).table
        assert (len(table.met), len(table.agreements)) == (line.cards, line.agreements)
    assert len(store.meetings()) == sum('"kind": "meeting"' in line for line in lines(release))


@pytest.mark.parametrize("release", RELEASES)
def test_its_dump_is_restored_to_the_same_journal(release: str, path: Path, store: Store) -> None:
    other = path.with_name("anden.sqlite")
    other.parent.mkdir()
    shutil.copy(GOLDEN / release / "logbog.sqlite", other)
    kept = Store(other)
    assert store.restore(lines(release)).meetings == len(kept.meetings())
    assert store.verify(replaying=True) == ()
    assert (store.meetings(), store.agreements(), store.examples(), store.teams()) == (
        kept.meetings(),
        kept.agreements(),
        kept.examples(),
        kept.teams(),
    )
    assert [store.read(line.stream) for line in store.meetings()] == [
        kept.read(line.stream) for line in kept.meetings()
    ]


def test_the_latest_has_every_kind_of_move_and_event() -> None:
    known = {key for adapter in (MOVE, EVENT) for key in adapter.json_schema()["discriminator"]["mapping"]}
    assert kinds([json.loads(line) for line in lines(LATEST)]) == known
