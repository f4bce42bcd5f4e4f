"""What stands on the table in words and faces, for the screens to paint: names, faces of cards, lines of text."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ledelseskort.journal.live import LiveMeeting
from ledelseskort.table import telling
from ledelseskort.table.modes.memory import Memory
from ledelseskort.table.option import Option
from ledelseskort.tui import face
from ledelseskort.tui.face import Face, Side
from ledelseskort.wording.words import Words


class Teller:
    """Turns what a live meeting's table holds into what is read on the screen."""

    def __init__(self, live: LiveMeeting, words: Words) -> None:
        self.live = live
        self.words = words

    def name(self, seat: int) -> str:
        """What a seat is called."""
        return telling.seat_name(self.live.table, self.live.texts, self.words, seat)

    def capital_name(self, seat: int) -> str:
        """What a seat is called where it stands alone."""
        name = self.name(seat)
        return name[:1].upper() + name[1:]

    def prompt(self) -> str:
        """What is happening now."""
        return self._spoken(telling.prompt(self.live.table))

    def label(self, option: Option) -> str:
        """What an option is called."""
        return self._spoken(telling.label(self.live.table, option))

    def guidance(self, now: datetime) -> str:
        """The quiet lines, as one."""
        return "   ".join(self._spoken(line) for line in telling.guidance(self.live.table, now))

    def _spoken(self, said: telling.Said) -> str:
        return telling.spoken(said, self.live.table, self.live.texts, self.words)

    def front(self, card_id: str, side: Side = Side.FRONT, numeral: str = "") -> Face:
        """A card's face."""
        deck = self.live.table.deck
        card = deck.card(card_id)
        return face.of(card, deck.theme(card.theme or ""), side=side, numeral=numeral)

    def back(self) -> Face:
        """The back of the top card: the shape of the deck's first theme."""
        theme = next(iter(self.live.table.deck.themes), None)
        plain = Face()
        if theme is None:
            return plain
        return replace(plain, symbol=theme.symbol or plain.symbol, colour=theme.colour or plain.colour)

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
                faces.append(
                    replace(back, symbol=theme.symbol or back.symbol, colour=theme.colour or back.colour)
                )
            else:
                faces.append(Face(numeral=str(number)))
        return tuple(faces)
