"""Measures the deck editor: from a key until what it wrote, and until what is wrong with it, is on the screen.

    python bench/editing.py [--keys 60] [48] [1000]

Through the running app, headless, at 120×40, with a deck of so many cards in one file and the cursor in its middle.
Every other key makes a fault and the next takes it away, so that each changes the list. Both times are in milliseconds,
the median and the 95th percentile:

letter  from the key until the first picture with the letter in it has been written.
faults  from the key until the picture with the faults as they are then has been written.

Not a test: run it by itself, on a machine with nothing else to do.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import random
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual import events
from textual.screen import Screen

from ledelseskort.cli.files import OwnFiles
from ledelseskort.journal.keeping import at_once
from ledelseskort.journal.store import Store
from ledelseskort.tui.app import LedelseskortApp
from ledelseskort.tui.editor import EditorScreen
from ledelseskort.tui.editorpane import EditorPane, highlighted
from ledelseskort.tui.faults import FaultList
from ledelseskort.tui.services import Library, Preferences, Services
from ledelseskort.wording.words import load
from reading import card

MOST = {48: 50.0, 1000: 150.0}
"""Milliseconds until the faults are on the screen."""
SIZE = (120, 40)
PATIENCE = 10.0
"""Seconds in which anything must have come."""
REST = 0.08
"""Seconds between two keys, as somebody types who is in a hurry."""


class Watching(LedelseskortApp):
    """Notes the moment of every picture, and what stood in it."""

    pictures: list[tuple[float, str, int]]

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        super()._display(screen, renderable)
        if self.screen is screen and isinstance(screen, EditorScreen):
            faults = screen.query_one(FaultList)
            # What waits to be painted or laid out is not in this picture.
            waits = any(each._repaint_required or each._layout_required for each in (screen, screen.pane, faults))
            row = screen.pane.cursor_location[0]
            if not waits:
                self.pictures.append((time.perf_counter(), screen.pane.lines[row], len(faults.found)))


@dataclass
class Times:
    """Milliseconds."""

    letter: list[float] = field(default_factory=list)
    faults: list[float] = field(default_factory=list)


def no_library() -> Library:
    raise NotImplementedError


async def measured(path: Path, row: int, keys: int) -> Times:
    """The times of so many keys at the end of a row that says `depth: 1`."""
    services = Services(
        words=load(),
        library=no_library,
        journal=lambda: Store(None),
        forgetful=lambda: Store(None),
        save=lambda history, stream, form: path,
        files=lambda: OwnFiles(path.parent),
        run=at_once,
        now=lambda: datetime.now(UTC),
        local=lambda at: at,
        chance=random.Random(1),
        preferences=Preferences(calm=True),
    )
    app = Watching(services, edit=path)
    app.pictures = []
    times = Times()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(2)
        pane = app.screen.query_one(EditorPane)
        next(
            each for each in app.screen_stack if isinstance(each, EditorScreen)
        ).action_tips()  # the list is of faults alone
        pane.move_cursor((row, len(pane.lines[row])), center=True)
        await pilot.pause(2)
        gc.collect()
        for number in range(keys):
            wrong = number % 2 == 0
            key = events.Key("9", "9") if wrong else events.Key("backspace", None)
            wanted = pane.lines[row] + "9" if wrong else pane.lines[row][:-1]
            app.pictures.clear()
            begun = time.perf_counter()
            app.post_message(key)
            while not (app.pictures and app.pictures[-1][1:] == (wanted, int(wrong))):
                if time.perf_counter() - begun > PATIENCE:
                    raise SystemExit(f"nothing came of key {number}: {app.pictures[-1:]}, wanted {wanted!r}")
                await asyncio.sleep(0.0005)
            first = next(at for at, line, _ in app.pictures if line == wanted)
            last = next(at for at, line, count in app.pictures if (line, count) == (wanted, int(wrong)))
            times.letter.append((first - begun) * 1000)
            times.faults.append((last - begun) * 1000)
            await asyncio.sleep(REST)
    return times


def deck(cards: int) -> str:
    """A deck of so many cards in one file."""
    head = "format: 1\ntitle: Prøve\nlanguage: da\nthemes:\n  - {id: dialog, title: Dialog}\ncards:\n"
    return head + "".join(card(number, 1) for number in range(cards))


def told(name: str, times: list[float], most: float | None = None) -> bool:
    """Writes a line, and whether it is as quick as it must be."""
    median, late = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
    bound = "" if most is None else f"  (at most {most:.0f})"
    sys.stdout.write(f"  {name:<8}{median:7.1f} ms   95 %: {late:7.1f} ms{bound}\n")
    return most is None or median <= most


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("cards", nargs="*", type=int, default=sorted(MOST))
    given = parser.parse_args()
    sys.stdout.write(f"{'with' if highlighted() else 'without'} colours\n")
    well = True
    with tempfile.TemporaryDirectory() as folder:
        for cards in given.cards:
            path, text = Path(folder, f"deck-{cards}.yaml"), deck(cards)
            path.write_text(text, encoding="utf-8")
            rows = [at for at, line in enumerate(text.split("\n")) if line.strip() == "depth: 1"]
            gc.freeze()
            times = asyncio.run(measured(path, rows[len(rows) // 2], given.keys))
            sys.stdout.write(f"{cards} cards\n")
            told("letter", times.letter)
            well = told("faults", times.faults, MOST.get(cards)) and well
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
