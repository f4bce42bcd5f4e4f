"""The random games on the real journal, closed and opened again at random: what is kept is the meeting that is live."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from ledelseskort.journal.agreements import KeptAgreement
from ledelseskort.journal.store import Store
from ledelseskort.table.meeting import Meeting, forgettable, replay, texts_of
from ledelseskort.table.moves import Move
from ledelseskort.table.table import Stage

from .book import must
from .test_random_games import AloneGames, GuidedGames, HandOverGames, MemoryGames, PassAroundGames, RandomGames

STREAM = "spil"
BESIDE = ("what", "when", "name", "situation", "action")
"""The fields of a move that point at a text, where it may have several."""
AGREEING = ("agree", "assign", "undo")
FEWER = 10
"""Each move goes to the disk, and is there before the next: so many times fewer games."""


class KeptGames(RandomGames):
    """A meeting, and the same meeting in a journal: every move is kept as it is made."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = Store(self.folder / "logbog.sqlite")
        self.known: dict[str, str] = {}
        """What should be kept beside the log."""
        self.kept = -1
        """How many moves are; one less than none before the meeting is."""

    def any_move(self, kind: str, first: int, second: int, third: int) -> Move:
        """Each text has an id of its own, as every front end gives them."""
        move = super().any_move(kind, first, second, third)
        beside = [name for name in BESIDE if getattr(move, name, None) is not None]
        if len({getattr(move, name) for name in beside}) == len(beside):
            return move
        return move.model_copy(update={name: next(self.ids) for name in beside})

    def make(self, move: Move) -> None:
        before = self.meeting
        super().make(move)
        if self.meeting is not before:
            self._keep(before, move)

    def _keep(self, before: Meeting, move: Move) -> None:
        if self.kept < 0:
            there = {*self.setting.texts, *(text for _, _, text in self.setting.written)}
            self.known = {key: said(key) for key in sorted(there)}
            self.store.begin(STREAM, before.opening, self.deck, self.known)
        texts = {key: said(key) for key in texts_of(move)}
        self.kept = len(before.log)
        self.store.append(STREAM, self.kept, self.meeting.log[-1], texts, self.meeting.table)
        self.kept += 1
        self.known |= texts
        if move.kind in AGREEING:
            self.agreements_live_on()
        if self.meeting.table.stage is Stage.ENDED:
            gone = forgettable(self.meeting)
            self.store.erase(STREAM, gone)
            self.known = {key: text for key, text in self.known.items() if key not in gone}

    @precondition(lambda self: self.kept >= 0)
    @rule(often=st.sampled_from((1, 1, 2)))
    def the_program_is_closed_and_opened(self, often: int) -> None:
        for _ in range(often):
            self.store.close()
            self.store = Store(self.folder / "logbog.sqlite")
            self.read_back()

    def read_back(self) -> None:
        if self.kept < 0:
            return
        kept = self.store.read(STREAM)
        must(len(kept.entries) == self.kept, "every move is kept", len(kept.entries))
        must(replay(kept.deck, kept.opening, kept.entries) == self.meeting, "what is kept is the meeting that is live")
        must(kept.texts == self.known, "texts are kept beside the log until they are erased")
        self.agreements_live_on()

    def agreements_live_on(self) -> None:
        standing = {(each.what, each.when, each.seat) for each in self.meeting.table.agreements}
        agreed = {_as_texts(each) for each in self.store.agreements()}
        must(
            agreed == {(said(what), when and said(when), seat) for what, when, seat in standing},
            "agreements live on",
            (agreed, standing),
        )

    def teardown(self) -> None:
        super().teardown()
        self.read_back()
        must(not self.store.verify(replaying=True), "the lists say what the meeting says")
        self.store.close()
        shutil.rmtree(self.folder)


def said(key: str) -> str:
    """The text with this id."""
    return f"»{key}« blev sagt"


def _as_texts(agreement: KeptAgreement) -> tuple[str, str | None, int | None]:
    return agreement.what, agreement.when, agreement.seat


class KeptPassAroundGames(KeptGames, PassAroundGames):
    """Send kortet rundt."""


class KeptMemoryGames(KeptGames, MemoryGames):
    """Vendespil."""


class KeptHandOverGames(KeptGames, HandOverGames):
    """Giv kortet til en kollega."""


class KeptAloneGames(KeptGames, AloneGames):
    """Alene."""


class KeptGuidedGames(KeptGames, GuidedGames):
    """Forløb."""


GAMES = (KeptPassAroundGames, KeptMemoryGames, KeptHandOverGames, KeptAloneGames, KeptGuidedGames)
for each in GAMES:
    each.TestCase.settings = settings(max_examples=settings().max_examples // FEWER)

TestKeptPassAroundGames = KeptPassAroundGames.TestCase
TestKeptMemoryGames = KeptMemoryGames.TestCase
TestKeptHandOverGames = KeptHandOverGames.TestCase
TestKeptAloneGames = KeptAloneGames.TestCase
TestKeptGuidedGames = KeptGuidedGames.TestCase
