"""Meetings that go on without end, each move told to somebody outside once it is kept."""

from __future__ import annotations

from collections.abc import Callable

from ledelseskort.journal.store import Store

from ..evening import WAYS, Evening

Told = Callable[[str, int], None]
"""The stream, and how many moves of it are kept."""


def play_on(store: Store, seed: int, told: Told, *, early: bool = False) -> None:
    """One meeting after another. `early` is a fault: each move is told before it is kept."""
    number = 0
    while True:
        stream = f"m{seed}-{number}"
        if early:
            told(stream, 0)
        evening = Evening(store, stream, mode=WAYS[number % len(WAYS)], seed=seed * 1000 + number)
        told(stream, 0)
        while evening.live.options():
            if early:
                told(stream, len(evening.live.meeting.log) + 1)
            evening.anything()
            told(stream, len(evening.live.meeting.log))
        number += 1


def shown(lines: bytes) -> dict[str, int]:
    """What was told, a line each: how many moves of every stream."""
    most: dict[str, int] = {}
    for line in lines.decode().split("\n")[:-1]:
        stream, many = line.split()
        most[stream] = int(many)
    return most


def as_line(stream: str, many: int) -> bytes:
    """What `shown` reads."""
    return f"{stream} {many}\n".encode()
