"""The journal that each release leaves behind for all later ones to open: every kind of move and of event.

    python -m tests.journal.golden RELEASE

writes `golden/RELEASE/`, once, when the release is made; what is there is never written again.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

from ledelseskort.deck.kinds import ModeName
from ledelseskort.journal.agreements import Assigned, Continued, Done, Dropped, Event
from ledelseskort.journal.store import Store

from .evening import BEGUN, DUE, WAYS, Evening, small_deck, steps_deck

MOVES = 30
"""Of each meeting."""
GOLDEN = Path(__file__).parent / "golden"


def kinds(lines: list[dict[str, object]]) -> set[str]:
    """The kinds of moves and events among the lines of a dump."""
    moves = (line["move"] for line in lines if line["kind"] == "move")
    return {str(move["kind"]) for move in moves if isinstance(move, dict)}


def fill(store: Store) -> None:
    """Six meetings in which everything happens."""
    team = store.team("Ledergruppen").id
    made: Counter[str] = Counter()
    for number, way in enumerate((*WAYS, ModeName.PASS_AROUND, ModeName.GUIDED)):
        evening = Evening(
            store,
            f"{number:032x}",
            mode=way,
            team=team if way is not ModeName.ALONE else None,
            begun=BEGUN + timedelta(days=number),
            seed=number,
            deck=steps_deck() if way is ModeName.GUIDED else small_deck(cards=small_deck().cards[2:6]),
            groups=number == len(WAYS),
        )
        evening.do("agree", what="Det var en fejl")
        evening.do("undo")
        if way is ModeName.GUIDED:
            evening.do("take-case", case="sag")
            evening.do("back")
        for turn in range(MOVES):
            options = [option for option in evening.live.options() if option.kind != "end"]
            # Every other move goes on, and those between are of the kinds that were made least.
            option = options[0] if turn % 2 else min(options, key=lambda each: made[each.kind])
            made[option.kind] += 1
            evening.make(option)
        evening.go_on(store)
        if way is not ModeName.HAND_OVER:
            evening.end()
    events: tuple[Event, ...] = (
        Continued(due=DUE, word="ord", cost="pris", instead="stop"),
        Dropped(word="ord"),
        Done(word="ord", cost="pris"),
        Assigned(owner="ejer"),
    )
    words = {"ord": "Det gik næsten", "pris": "En time", "stop": "Mødet om mandagen", "ejer": "Dora"}
    for kept, event in zip([each for each in store.agreements() if not each.alone], events, strict=False):
        named = {str(value) for value in event.model_dump().values()}
        store.record(kept.id, event, {key: text for key, text in words.items() if key in named}, BEGUN)


def write(release: str) -> None:
    """The files of a release. Raises `FileExistsError`."""
    folder = GOLDEN / release
    folder.mkdir(parents=True)
    store = Store(folder / "logbog.sqlite")
    fill(store)
    lines = list(store.dump(release))
    store.close()
    (folder / "logbog.sqlite-journal").unlink()
    (folder / "logbog.jsonl").write_text(
        "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), "utf-8"
    )
    print(release, len(lines), sorted(kinds(lines)))


if __name__ == "__main__":
    write(sys.argv[1])
