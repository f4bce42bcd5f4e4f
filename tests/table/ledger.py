"""The independent ledger: what has happened at a table, kept from the play scripts alone, to hold the rules against.

It knows the moves as plain data and what can be seen of a table, and calls none of the rules. The ways to play are in
`ledger_rounds.py` and `ledger_modes.py`.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping

from .book import Book, Setting, Watch, must

Fields = dict[str, frozenset[object]]
"""What may stand in the fields of an option that ask for one of several."""
Offers = list[tuple[str, Fields]]
"""Kinds of moves, each with its fields."""

MOST_SEATS = 12


class Ledger:
    """What should be true of the table now."""

    first_stage = ""
    between: frozenset[str] = frozenset()
    talked_through = frozenset({"second-offer", "last-word"})

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        names = {int(text.removeprefix("name-")): text for text in setting.texts}
        self.book = Book(self.first_stage, set(), setting.seats, names, list(setting.order))
        self.before: list[tuple[int, Book, frozenset[str]]] = []
        """For each move that stands, clock moves left out: its number, the book as it was, the texts it brought."""
        self.moves = 0
        self.used: set[str] = {*setting.texts, *(text for _, _, text in setting.written)}
        self.undone: set[str] = set()
        self.owners_once: set[str] = set()
        """Texts that named the owner of an agreement, now or before."""
        self.last = 0.0

    # What may be done

    def offers(self) -> Offers:
        """Every kind of move that must be offered now, and what its fields must offer; nothing else may be."""
        book = self.book
        undo = [("undo", {"target": frozenset[object]({self.before[-1][0]})})] if self.before else []
        writing: Offers = [("agree", {"seat": frozenset(book.here())}), ("note", {})]
        writing.append(("example", {"shows": frozenset(self.setting.tags)}))
        if book.stage == "ended":
            return []
        if book.stage == "closing":
            return [*writing, *self.owners(), ("end", {}), ("carry-on", {}), *undo]
        return [*writing, *undo, ("close", {}), *self.watches(), *self.people(), *self.cards(), *self.playing()]

    def playing(self) -> Offers:
        """What the way of playing itself offers."""
        raise NotImplementedError

    def owners(self) -> Offers:
        """What was agreed may have another owner; alone there is nobody else."""
        agreed = frozenset[object](what for what, *_ in self.book.agreements)
        if not agreed or self.setting.alone:
            return []
        return [("assign", {"agreement": agreed, "seat": frozenset(self.book.here())})]

    def watches(self) -> Offers:
        if self.book.watch is None:
            return []
        return [("pause" if self.book.watch.running else "go-on", {}), ("add-minutes", {})]

    def people(self) -> Offers:
        book, offers = self.book, Offers()
        if book.seats < MOST_SEATS:
            offers.append(("join", {"seat": frozenset({book.seats + 1})}))
        if len(book.here()) > 1:
            offers.append(("leave", {"seat": frozenset(book.here())}))
        if book.away:
            offers.append(("return", {"seat": frozenset(book.away)}))
        return offers

    def cards(self) -> Offers:
        """Another in place of the open card while it is being met; mixing when the deck is through."""
        book, offers = self.book, Offers()
        if book.open is not None and book.stage not in self.talked_through:
            if self.takeable(self.promised()) or book.stage == "offered":
                offers.append(("another", {}))
            if self.lightest():
                offers.append(("lighter", {}))
        if not book.deck and book.stage in self.between:
            dealt = self.setting.order
            themes = sorted({self.setting.cards[card].theme for card in dealt})
            offers.append(("mix", {"order": frozenset(dealt)}))
            offers += [
                ("mix", {"theme": frozenset({theme}), "order": frozenset(self.under(theme, dealt))})
                for theme in themes
                if len(themes) > 1
            ]
        return offers

    def allows(self, move: Mapping[str, object]) -> bool:
        """Whether this move may be made now. An id of a text is never used again."""
        if move["kind"] == "resumed":
            return self.book.stage != "ended"
        if texts_of(move) & self.used:
            return False
        return any(kind == move["kind"] and _fits(kind, fields, move) for kind, fields in self.offers())

    # The deck

    def under(self, theme: str | None, cards: Iterable[str]) -> list[str]:
        return [card for card in cards if theme is None or self.setting.cards[card].theme == theme]

    def depth(self, card: str) -> int:
        return self.setting.cards[card].depth

    def takeable(self, theme: str | None = None, *, done: bool = False) -> list[str]:
        """What may be taken from the deck, the top first; `done` when the open card has been played to the end.

        The first card of a meeting is of depth 1 where one is left that was not put back already; but the card of
        the day and the first card of a prepared meeting were chosen for their place.
        """
        cards = self.under(theme, self.book.deck)
        first = not self.book.met and not (done and self.book.open is not None)
        if not first or self.setting.prepared or self.setting.mode == "alone":
            return cards
        gentle = [card for card in cards if self.depth(card) == 1 and card not in self.book.put_back]
        return gentle or cards

    def lightest(self) -> str | None:
        """The least personal card in the deck, if it is less personal than the open one."""
        assert self.book.open is not None
        cards = self.under(self.promised(), self.book.deck)
        lightest = min(cards, key=self.depth, default=None)
        return lightest if lightest and self.depth(lightest) < self.depth(self.book.open) else None

    def promised(self) -> str | None:
        """The theme that a card in place of the open one must have."""
        return None

    def take(self, card: str) -> None:
        must(card not in self.book.through, "no card twice before the deck is through", card)
        must(card in self.book.deck, "a card is taken from the deck", card)
        self.book.deck.remove(card)
        self.book.open = card

    def finish(self) -> None:
        """The open card was played to the end."""
        book, card = self.book, self.book.open
        book.open, book.watch = None, None
        if card is not None:
            book.through.append(card)
            if card not in book.met:
                book.met.append(card)

    def under_the_deck(self) -> None:
        """The open card goes back under the deck."""
        book = self.book
        assert book.open is not None
        book.deck.append(book.open)
        book.put_back.add(book.open)
        book.open, book.watch = None, None

    def start(self, minutes: float, *, soft: bool = False) -> None:
        self.book.watch = Watch(minutes * 60, minutes * 60, self.last, soft=soft)

    # What happens

    def record(self, move: Mapping[str, object], now: float) -> None:
        """Writes down a move that was made, as plain data."""
        kind = str(move["kind"])
        self.moves += 1
        watch = self.book.watch
        if watch is not None and kind == "resumed":
            watch.running, watch.last = False, now
        elif watch is not None:
            watch.settle(now)
        self.last = now
        if kind == "undo":
            _, self.book, texts = self.before.pop()
            self.undone |= texts
            if self.book.watch is not None:
                self.book.watch.running, self.book.watch.last = False, now
        elif kind in {"pause", "go-on", "add-minutes", "resumed"}:
            self.clock_moved(kind, move)
        else:
            texts = texts_of(move)
            self.used |= texts
            self.before.append((self.moves, copy.deepcopy(self.book), texts))
            self.happened(kind, move)

    def clock_moved(self, kind: str, move: Mapping[str, object]) -> None:
        watch = self.book.watch
        if watch is None:
            return
        if kind == "add-minutes":
            more = int(str(move["minutes"])) * 60
            watch.given, watch.left = watch.given + more, watch.left + more
        else:
            watch.running = kind == "go-on"

    def happened(self, kind: str, move: Mapping[str, object]) -> None:
        """A move that undo may take back."""
        book = self.book
        match kind:
            case "join":
                book.seats += 1
                if move["name"] is not None:
                    book.names[book.seats] = str(move["name"])
            case "leave":
                seat = int(str(move["seat"]))
                book.away.add(seat)
                self.gone(seat)
            case "return":
                book.away.discard(int(str(move["seat"])))
            case "note" | "example" | "agree" | "assign":
                self.written(kind, move)
            case "another" | "lighter":
                card = self.lightest() if kind == "lighter" else next(iter(self.takeable(self.promised())), None)
                self.under_the_deck()
                self.instead(card)
            case "mix":
                self.finish()
                order = move["order"]
                assert isinstance(order, tuple)
                book.deck, book.through, book.stage = list(order), [], self.first_stage
            case "close":
                book.left_off, book.stage = book.stage, "closing"
                if book.watch is not None:
                    book.watch.running = False
            case "carry-on":
                book.stage = book.left_off
            case "end":
                book.stage, book.watch = "ended", None
            case _:
                self.played(kind, move)

    def written(self, kind: str, move: Mapping[str, object]) -> None:
        def text(name: str) -> str | None:
            return None if move[name] is None else str(move[name])

        book = self.book
        if kind == "note":
            book.notes.append((str(move["text"]), book.open))
            book.answers.append(self.answering())
            return
        if kind == "example":
            book.examples.append((str(move["situation"]), str(move["action"]), text("shows"), book.open))
            return
        seat = None if move["seat"] is None else int(str(move["seat"]))
        self.owners_once |= {str(move["name"])} if move["name"] is not None else set()
        if kind == "agree":
            book.agreements.append((str(move["what"]), text("when"), seat, text("name"), book.open))
        else:
            at = next(at for at, (what, *_) in enumerate(book.agreements) if what == move["agreement"])
            what, when, _, _, card = book.agreements[at]
            book.agreements[at] = (what, when, seat, text("name"), card)

    def answering(self) -> tuple[int | None, int | None]:
        """The step at which a note is written, and the prompt that it answers."""
        return None, (self.book.prompts or None) if self.book.open else None

    def played(self, kind: str, move: Mapping[str, object]) -> None:
        """A move of the way of playing itself."""
        raise NotImplementedError

    def instead(self, card: str | None) -> None:
        """This card lies there instead of the one that went back under the deck; None: nothing else was left."""
        raise NotImplementedError

    def gone(self, seat: int) -> None:
        """Somebody left, and is not counted as here any more."""

    # What is to be forgotten

    def forgettable(self, team_keeps_table: bool) -> set[str]:
        owners = {seat for _, _, seat, _, _ in self.book.agreements}
        gone = self.undone | (self.owners_once - {name for _, _, _, name, _ in self.book.agreements})
        names = {name for seat, name in self.book.names.items() if seat not in owners}
        gone |= self.overwritten()
        return gone if team_keeps_table else gone | names

    def overwritten(self) -> set[str]:
        """Texts in whose place others were written."""
        return set()


def texts_of(move: Mapping[str, object]) -> frozenset[str]:
    """The ids of the texts that came with a move."""
    held = {
        "note": ("text",),
        "example": ("situation", "action"),
        "agree": ("what", "when", "name"),
        "assign": ("name",),
        "join": ("name",),
        "write": ("text",),
    }
    names = held.get(str(move["kind"]), ())
    return frozenset(str(move[name]) for name in names if move[name] is not None)


def _fits(kind: str, fields: Fields, move: Mapping[str, object]) -> bool:
    left_out = {("agree", "seat"), ("assign", "seat"), ("example", "shows"), ("take-case", "case")}
    for name, values in fields.items():
        value = move[name]
        if isinstance(value, tuple):
            if sorted(value) != sorted(map(str, values)):
                return False
        elif value not in values and not (value is None and (kind, name) in left_out):
            return False
    return kind != "mix" or "theme" in fields or move["theme"] is None


def turn_of(seat: int) -> Fields:
    return {"seat": frozenset({seat})}


def number(move: Mapping[str, object], name: str) -> int:
    return int(str(move[name]))
