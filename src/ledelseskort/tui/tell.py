"""What stands on the table in words and faces, for the screens to paint: names, faces of cards, lines of text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from ledelseskort.deck.kinds import ModeName
from ledelseskort.errors import Unkept
from ledelseskort.journal.live import LiveMeeting
from ledelseskort.table import telling
from ledelseskort.table.modes.alone import Alone
from ledelseskort.table.modes.memory import Memory
from ledelseskort.table.moves import Join, Move
from ledelseskort.table.option import Choice, Option
from ledelseskort.table.seats import present
from ledelseskort.table.table import Stage
from ledelseskort.tui import face, keys
from ledelseskort.tui.actions import Action
from ledelseskort.tui.face import Face, Side
from ledelseskort.tui.strip import Sitting
from ledelseskort.wording.words import Words

TOLD = frozenset({"note", "example", "agree", "assign", "undo"})
"""Kinds of move that are told when they are made: what was written is out of sight by then."""


class Teller:
    """Turns what a live meeting's table holds into what is read on the screen."""

    def __init__(self, live: LiveMeeting, words: Words, local: Callable[[datetime], datetime]) -> None:
        """`local` is a moment as the clock on the wall shows it."""
        self.live = live
        self.words = words
        self.local = local

    def name(self, seat: int) -> str:
        """What a seat is called."""
        return telling.seat_name(self.live.table, self.live.texts, self.words, seat)

    def capital_name(self, seat: int) -> str:
        """What a seat is called where it stands alone."""
        name = self.name(seat)
        return name[:1].upper() + name[1:]

    def _named(self) -> frozenset[int]:
        """The seats that have a name of their own."""
        return frozenset(seat.number for seat in self.live.table.seats if seat.name in self.live.texts)

    def prompt(self) -> str:
        """What is happening now."""
        return self._spoken(telling.prompt(self.live.table))

    def label(self, option: Option) -> str:
        """What an option is called."""
        return self._spoken(telling.label(self.live.table, option))

    def guidance(self, now: datetime) -> str:
        """The quiet lines, as one."""
        return "   ".join(self._spoken(line) for line in telling.guidance(self.live.table, now))

    def tip(self) -> str:
        """Beside the follow-up questions: what the one who leads the talk may do."""
        card, own = self.live.table.open_card, "-alone" if self.alone else ""
        if card is None:
            return ""
        if not card.follow_ups:
            return self.words(f"tui.table.no-follow-ups{own}")
        return f"{self.words(f'tui.table.hint{own}')}: {card.hint}" if card.hint else ""

    def standing(self) -> str:
        """That the clock stands still, and how it goes on."""
        table = self.live.table
        stands = table.clock is not None and not table.clock.running and table.stage is not Stage.CLOSING
        return self.words("tui.table.clock-stands", key=keys.MOVES["go-on"].shown) if stands else ""

    def kept(self) -> str:
        """What is true of the keeping: nothing is said while a move waits for the disk."""
        keeper = self.live.keeper
        if not keeper.lasting:
            return self.words("tui.kept-now.nothing")
        return self.words("tui.kept-now.saved") if keeper.saved else ""

    def unkept(self) -> str:
        """That something could not be kept, as long as it is so."""
        trouble = self.live.keeper.trouble
        if trouble is None:
            return ""
        if self.alone or not isinstance(trouble, Unkept):
            return self.words("tui.kept-now.trouble-alone" if self.alone else "tui.kept-now.trouble")
        return self.words(f"error.{trouble.code}")

    def done(self, move: Move) -> str:
        """What was just done, where nothing else on the table shows it."""
        if isinstance(move, Join):
            guided = "-guided" if self.live.table.opening.mode is ModeName.GUIDED else ""
            return self.words(f"tui.table.done.join{guided}", name=self.capital_name(move.seat))
        return self.words(f"tui.table.done.{move.kind}") if move.kind in TOLD else ""

    def _spoken(self, said: telling.Said) -> str:
        return telling.spoken(said, self.live.table, self.live.texts, self.words)

    def action(self, action: Action) -> str:
        """What a button is called: a colleague's button has the name."""
        if action.option.kind == "take-case" and "case" in action.answers:
            return self.words("guided.own-case-alone" if self.alone else "guided.own-case")
        return self.label(action.option) if action.receiver is None else self.capital_name(action.receiver)

    @property
    def alone(self) -> bool:
        """Whether one person sits here."""
        return self.live.table.opening.alone

    def help_on(self) -> str:
        """The helping prompt that was asked for last, for a person alone."""
        state = self.live.table.play
        return self.words(f"alone.prompt-{state.prompts}") if isinstance(state, Alone) and state.prompts else ""

    def face_down(self) -> tuple[int, ...]:
        """The places that may be turned now."""
        return tuple(int(place) for place in self._values("flip", "place"))

    def choosable(self) -> tuple[str, ...]:
        """The cards the giver may choose now, the ones that lie open first."""
        return tuple(str(card) for card in self._values("choose", "card"))

    def _values(self, kind: str, name: str) -> tuple[str | int, ...]:
        option = self.live.option(kind)
        field = option.field(name) if option is not None else None
        return field.values if isinstance(field, Choice) else ()

    def sittings(self) -> tuple[Sitting, ...]:
        """The circle as the strip shows it; at the close, and where steps are walked, nobody has the card."""
        table = self.live.table
        if table.stage in {Stage.CLOSING, Stage.WELCOME, Stage.STEP}:
            return ()
        had, named = telling.has_had(table), self._named()
        turn = None if table.stage is Stage.SECOND_OFFER else table.play.turn
        return tuple(
            Sitting(self.capital_name(seat), "" if seat in named else str(seat), seat == turn, seat in had)
            for seat in present(table.seats)
        )

    def front(self, card_id: str, side: Side = Side.FRONT, numeral: str = "") -> Face:
        """A card's face."""
        deck = self.live.table.deck
        card = deck.card(card_id)
        return face.of(card, deck.theme(card.theme or ""), side=side, numeral=numeral)

    def back(self) -> Face:
        """The back of the top card: it tells the deck, and not which theme comes."""
        return Face(numeral=self.live.table.deck.title)

    def places(self) -> tuple[Face, ...]:
        """The cards of Vendespil as they lie."""
        table = self.live.table
        state = table.play
        assert isinstance(state, Memory)
        faces: list[Face] = []
        for number, place in enumerate(state.places, start=1):
            if place.card is not None:
                open_now = state.open == number
                faces.append(self.front(place.card, Side.FRONT if open_now else Side.DONE, str(number)))
            elif place.theme is not None:
                theme = table.deck.theme(place.theme)
                back = Face(numeral=str(number), theme=theme.title, theme_on_back=True)
                faces.append(replace(back, symbol=theme.symbol or back.symbol, colour=theme.colour or back.colour))
            else:
                faces.append(Face(numeral=str(number)))
        return tuple(faces)
