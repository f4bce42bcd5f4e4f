"""The ledger for the ways to play that go round: who has the turn, and what a move leads to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .book import must
from .ledger import Ledger, Offers, number, turn_of


class RoundLedger(Ledger):
    """A round: everyone who was here when the card was opened has it exactly once."""

    def begin_round(self) -> None:
        self.book.asked, self.book.had = set(self.book.here()), []

    def first_turn(self) -> None:
        """The first of the round speaks: the one who opened the card, or the next who is here."""
        holder = self.book.holder
        self.hand_to(([] if holder in self.book.away else [holder]) + self.book.others(holder, self.book.direction))

    def pass_on(self) -> None:
        book = self.book
        must(book.turn not in book.had, "everyone has the card once", f"seat {book.turn} again")
        book.had.append(book.turn)
        self.hand_to(book.others(book.turn, book.direction))

    def hand_to(self, around: Sequence[int]) -> None:
        book = self.book
        waiting = [seat for seat in around if seat in book.asked and seat not in book.had]
        if waiting:
            book.stage, book.turn, book.watch = "share", waiting[0], None
            self.turn_begins()
            return
        missing = (set(book.here()) & book.asked) - set(book.had)
        must(not missing, "everyone has the card once", f"never: {missing}")
        self.round_over()

    def turn_begins(self) -> None:
        """Somebody has the card."""

    def round_over(self) -> None:
        raise NotImplementedError


class PassAroundLedger(RoundLedger):
    first_stage = "draw"
    between = frozenset({"draw", "second-offer"})

    def playing(self) -> Offers:
        book = self.book
        match book.stage:
            case "draw" | "second-offer" if book.deck:
                return [("draw", turn_of(book.turn))]
            case "talk":
                return [("gather", {})]
            case "share":
                return [("pass-on", turn_of(book.turn)), ("pass", turn_of(book.turn))]
        return []

    def played(self, kind: str, move: Mapping[str, object]) -> None:
        match kind:
            case "draw":
                top = self.takeable(done=True)[0]
                self.finish()
                self.opened(top)
            case "gather":
                self.first_turn()
            case _:
                self.pass_on()

    def opened(self, card: str) -> None:
        """The one who draws holds the card, and shares first."""
        book = self.book
        self.take(card)
        book.holder = book.turn
        self.begin_round()
        if self.setting.groups:
            book.stage = "talk"
            self.start(self.setting.card_minutes)
        else:
            self.first_turn()

    def turn_begins(self) -> None:
        if not self.setting.groups:
            seconds = self.setting.card_minutes * 60 / len(self.book.here())
            self.start(min(120.0, max(45.0, seconds)) / 60, soft=True)

    def round_over(self) -> None:
        """The second offer, once; the next clockwise draws, and the next card goes the other way round."""
        book = self.book
        book.stage, book.watch = "second-offer", None
        book.turn, book.direction = book.next_after(book.holder), -book.direction

    def instead(self, card: str | None) -> None:
        book = self.book
        assert card is not None
        book.turn = book.here_or_next(book.holder)
        self.opened(card)

    def gone(self, seat: int) -> None:
        if seat == self.book.turn and self.book.stage == "share":
            self.pass_on()
        elif seat == self.book.turn and self.book.stage in self.between:
            self.book.turn = self.book.next_after(seat)


class MemoryLedger(RoundLedger):
    first_stage = "flip"
    between = frozenset({"flip"})

    def lay(self, backs: Sequence[str | None]) -> None:
        """Takes down what was laid out, and holds it against the deck."""
        deck = self.book.deck
        must(len(backs) == min(self.setting.places, len(deck)), "as many places as cards, up to the places", backs)
        for theme in set(backs):
            must(self.setting.theme_backs == (theme is not None), "backs show the theme where that was chosen", theme)
            most = len(self.under(theme, deck))
            must(backs.count(theme) <= most, "a back promises a theme that the deck can keep", (theme, most))
        self.book.places = [(theme, None) for theme in backs]
        must(bool(self.face_down()), "there is a place to turn while cards are left")

    def face_down(self) -> frozenset[object]:
        """The places that may be turned: those whose promise a card that may be taken now can keep."""
        themes = {self.setting.cards[card].theme for card in self.takeable()}
        return frozenset(
            at
            for at, (theme, card) in enumerate(self.book.places, start=1)
            if card is None and (theme is None or theme in themes)
        )

    def promised(self) -> str | None:
        return None if self.book.place is None else self.book.places[self.book.place - 1][0]

    def playing(self) -> Offers:
        book = self.book
        match book.stage:
            case "flip" if book.deck:
                down = self.face_down()
                return [("flip", {**turn_of(book.turn), "place": down})] if down else [("lay-out", {})]
            case "talk":
                return [("gather" if self.setting.groups else "next", {})]
            case "share":
                return [("pass-on", turn_of(book.turn)), ("pass", turn_of(book.turn))]
        return []

    def played(self, kind: str, move: Mapping[str, object]) -> None:
        book = self.book
        match kind:
            case "flip":
                book.holder, book.place = book.turn, number(move, "place")
                self.turned(self.takeable(self.promised())[0])
            case "lay-out":
                book.places = []
            case "gather":
                self.first_turn()
            case "next":
                self.round_over()
            case _:
                self.pass_on()

    def turned(self, card: str) -> None:
        """The card is bound to the place, and the clock starts by itself."""
        book = self.book
        assert book.place is not None
        self.take(card)
        book.places[book.place - 1] = (self.promised(), card)
        book.stage, book.turn = "talk", book.holder
        self.begin_round()
        self.start(self.setting.card_minutes)

    def round_over(self) -> None:
        book = self.book
        self.finish()
        book.place = None
        book.stage, book.turn = "flip", book.next_after(book.holder)

    def instead(self, card: str | None) -> None:
        assert card is not None
        self.turned(card)

    def gone(self, seat: int) -> None:
        book = self.book
        if seat == book.turn and book.stage == "share":
            self.pass_on()
        elif seat == book.turn and book.stage == "flip":
            book.turn = book.next_after(seat)
