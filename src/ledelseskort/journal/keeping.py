"""Keeping a meeting while it is played: in order, off the caller's thread, and again where it did not work.

Playing never waits for the disk. What could not be kept stays in line and is tried again; »Gemt« is true only when
nothing is in line any more.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from ledelseskort.errors import LedelseskortError, Refused
from ledelseskort.journal.port import Journal, Kept

RETRY = 10.0
"""Seconds between two tries to keep what could not be kept."""

Job = Callable[[Journal], None]
"""One thing to keep or erase. Raises `Refused` when another window was quicker."""
Run = Callable[[Callable[[], None]], object]
"""How work is done: at once (`at_once`), or on a thread of its own, one piece after the other."""


def at_once(work: Callable[[], None]) -> None:
    """Does the work before it returns."""
    work()


class Keeper:
    """Keeps the moves of one meeting. `add` and `again` may be called from one thread while another does the work."""

    def __init__(
        self, journal: Journal, stream: str, run: Run = at_once, told: Callable[[], None] | None = None
    ) -> None:
        """`told` is called after each piece of work, on the thread that did it."""
        self._journal = journal
        self._stream = stream
        self._run = run
        self._told = told
        self._line: deque[Job] = deque()
        self._lock = threading.Lock()
        self._working = threading.Lock()
        self.trouble: LedelseskortError | None = None
        """Why the first in line could not be kept, when it was last tried."""
        self.overtaken: Kept | None = None
        """The meeting as another window has left it: what stood in line here was let go."""

    @property
    def lasting(self) -> bool:
        """Whether what is kept is still there when the program is not."""
        return self._journal.lasting

    @property
    def waiting(self) -> int:
        """How many moves are not kept yet."""
        with self._lock:
            return len(self._line)

    @property
    def saved(self) -> bool:
        """Whether everything so far is kept."""
        return not self.waiting and self.trouble is None

    def add(self, job: Job) -> None:
        """One more thing to keep, after everything before it."""
        with self._lock:
            self._line.append(job)
        self._run(self._work)

    def again(self) -> None:
        """Tries once more what could not be kept."""
        if self.trouble is not None:
            self._run(self._work)

    def _work(self) -> None:
        with self._working:
            self._keep_all()
        if self._told is not None:
            self._told()

    def _keep_all(self) -> None:
        """From the front of the line until it is empty, or something cannot be kept."""
        while True:
            with self._lock:
                job = self._line[0] if self._line else None
            if job is None:
                self.trouble = None
                return
            try:
                job(self._journal)
            except Refused:
                self._give_way()
                return
            except LedelseskortError as trouble:
                self.trouble = trouble
                return
            with self._lock:
                self._line.popleft()

    def _give_way(self) -> None:
        """Another window was quicker: what it kept holds, and nothing of it is overwritten."""
        with self._lock:
            self._line.clear()
        try:
            self.overtaken, self.trouble = self._journal.read(self._stream), None
        except LedelseskortError as trouble:
            self.trouble = trouble
