"""Killed while saving: `python -m tests.cli.killed_saving 200`. The old file is there or the new one, and it is whole.

A process saves one text after another in the same file, and is killed at a random moment. What lies there then, and
what was kept beside it, has to be one of the texts from its first sign to its last.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path

from ledelseskort.cli.files import OwnFiles

LONGEST = 0.06
"""Seconds from the start until the kill."""
SIZE = 300_000
"""Characters of a text: a large deck."""
TEXTS = tuple(f"{sign * SIZE}\n" for sign in "abcdefgh")


def torment(kills: int, seed: int, folder: Path, *, in_place: bool = False) -> Counter[str]:
    """So many kills; what was found. With `in_place` the fault is put in: the file is simply written over."""
    chance, found = random.Random(seed), Counter[str]()
    path = folder / "kort.yaml"
    path.write_text(TEXTS[0])
    for _ in range(kills):
        _killed(path, chance.uniform(0, LONGEST), in_place=in_place)
        found["kills"] += 1
        found["broken"] += path.read_text() not in TEXTS
        backup = path.with_name("kort.yaml.bak")
        found["broken backups"] += backup.exists() and backup.read_text() not in TEXTS
        left = [each for each in folder.iterdir() if each.name.endswith(".tmp")]
        found["in the middle of a saving"] += bool(left)
        for each in left:
            each.unlink()
    return found


def _killed(path: Path, seconds: float, *, in_place: bool) -> None:
    """Saves in a process of its own, which is killed after so long."""
    pid = os.fork()
    if not pid:
        try:
            _save_on(path, in_place=in_place)
        finally:
            os._exit(1)
    select.select([], [], [], seconds)
    os.kill(pid, signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(pid, 0)[1]), "it stopped by itself"


def _save_on(path: Path, *, in_place: bool) -> None:
    files = OwnFiles(path.parent)
    written = files.read(path)
    while True:
        for text in TEXTS:
            if in_place:
                path.write_text(text)
            else:
                written = files.save(written, text)


def main() -> int:
    """As many kills as was said, of the program as it is and of one with the fault in it."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    for in_place in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            found = torment(kills, 1, Path(folder), in_place=in_place)
            print("written in place:" if in_place else "as it is:", dict(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
