"""The ledger for the hand-over and for one alone, and the choice among all."""

from __future__ import annotations

from collections.abc import Mapping

from .book import Setting, must
from .ledger import Ledger, Offers, number, turn_of
from .ledger_guided import GuidedLedger
from .ledger_rounds import MemoryLedger, PassAroundLedger


class HandOverLedger(Ledger):
    first_stage = "choose"
    between = frozenset({"choose"})

    def receivers(self) -> list[int]:
        """Everyone receives once before anyone twice; not to the same one twice in a row; never to oneself.

        Nobody left who may: the pair rule falls first, then a new round begins.
        """
        book = self.book
        asked = [seat for seat in book.others(book.giver) if seat not in book.declined]
        waiting = [seat for seat in asked if seat not in book.received] or asked
        return [seat for seat in waiting if seat != book.last_gift.get(book.giver)] or waiting

    def playing(self) -> Offers:
        book = self.book
        match book.stage:
            case "choose" if book.deck:
                return [("choose", {**turn_of(book.giver), "card": frozenset(self.takeable())})]
            case "hand-over" if receivers := self.receivers():
                return [("offer", {**turn_of(book.giver), "receiver": frozenset(receivers)})]
            case "offered":
                return [("accept", turn_of(book.turn)), ("pass", turn_of(book.turn))]
            case "reflect":
                return [("open-talk", turn_of(book.turn))]
            case "talk" if book.receiver not in book.away:
                return [("last-word", turn_of(book.turn))]
            case "talk" | "last-word":
                return [("next", {})]
        return []

    def played(self, kind: str, move: Mapping[str, object]) -> None:
        book = self.book
        match kind:
            case "choose":
                self.chosen(str(move["card"]))
            case "offer":
                book.stage, book.receiver = "offered", number(move, "receiver")
                book.turn = book.receiver
                must(book.receiver != book.giver, "nobody hands to themselves", book.giver)
            case "accept":
                book.stage = "reflect"
                self.start(self.setting.reflect_minutes, soft=True)
            case "pass":
                assert book.receiver is not None
                book.declined.add(book.receiver)
                self.offered_on()
            case "open-talk":
                must(book.stage == "reflect", "joint talk waits for the reflection", book.stage)
                self.received()
            case "last-word":
                book.stage, book.watch = "last-word", None
            case "next":
                self.next_giver()

    def chosen(self, card: str) -> None:
        self.take(card)
        self.book.declined = set()
        self.given("hand-over", self.book.giver)

    def given(self, stage: str, giver: int) -> None:
        """The giver has the word."""
        book = self.book
        book.stage, book.giver, book.turn = stage, giver, giver
        book.receiver, book.watch = None, None

    def offered_on(self) -> None:
        """The card goes to somebody else; when nobody is left who has not declined it, another is chosen."""
        book = self.book
        self.given("hand-over" if book.open else "choose", book.here_or_next(book.giver))
        if book.open and book.others(book.giver) and not set(book.others(book.giver)) - book.declined:
            self.under_the_deck()
            self.instead(None)

    def received(self) -> None:
        book = self.book
        assert book.receiver is not None
        if book.receiver in book.received:
            book.received = set()
        book.received.add(book.receiver)
        book.last_gift[book.giver] = book.receiver
        book.stage = "talk"
        self.start(self.setting.talk_minutes, soft=True)

    def next_giver(self) -> None:
        """The receiver gives."""
        book = self.book
        self.finish()
        assert book.receiver is not None
        book.declined = set()
        self.given("choose", book.here_or_next(book.receiver))

    def instead(self, card: str | None) -> None:
        book = self.book
        book.declined = set()
        self.given("choose", book.here_or_next(book.giver))
        if card is not None:
            self.chosen(card)

    def gone(self, seat: int) -> None:
        book = self.book
        if seat == book.receiver and book.stage == "last-word":
            self.next_giver()
        elif book.stage == "hand-over" or (book.stage, seat) in {
            ("choose", book.giver),
            ("offered", book.giver),
            ("offered", book.receiver),
            ("reflect", book.receiver),
        }:
            self.offered_on()


class AloneLedger(Ledger):
    first_stage = "draw"
    between = frozenset({"draw", "write"})

    def people(self) -> Offers:
        return []

    def playing(self) -> Offers:
        draw: Offers = [("draw", turn_of(1))] if self.book.deck else []
        help_on: Offers = [("prompt", {})] if self.book.stage == "write" and self.book.prompts < 5 else []
        return [*draw, *help_on]

    def played(self, kind: str, move: Mapping[str, object]) -> None:
        if kind == "prompt":
            self.book.prompts += 1
            return
        top = self.takeable(done=True)[0]
        self.finish()
        self.instead(top)

    def instead(self, card: str | None) -> None:
        assert card is not None
        self.take(card)
        self.book.stage, self.book.prompts = "write", 0


LEDGERS: dict[str, type[Ledger]] = {
    "pass-around": PassAroundLedger,
    "memory": MemoryLedger,
    "hand-over": HandOverLedger,
    "alone": AloneLedger,
    "guided": GuidedLedger,
}


def opened(setting: Setting) -> Ledger:
    return LEDGERS[setting.mode](setting)
