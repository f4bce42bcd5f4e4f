"""What can be heard beside the game: the card again, its follow-ups, the time, the agreements, a text looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ledelseskort.cli.plain_ask import Ask, Entry
from ledelseskort.cli.plain_reading import Reader, card_lines
from ledelseskort.table.sheet import references
from ledelseskort.table.table import Stage
from ledelseskort.wording.ways import WAYS, way_page


class Aside:
    """Reads aloud what is no move and changes nothing."""

    def __init__(self, ask: Ask, reader: Callable[[], Reader]) -> None:
        """`reader` is asked anew each time: the table and the time go on."""
        self.ask = ask
        self.reader = reader

    def things(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """The name of each thing that can be heard now, and what reads it."""
        reader = self.reader()
        table = reader.table
        card = None if table.stage is Stage.CLOSING else table.open_card
        if card is not None and card.follow_ups:
            yield "follow-ups", lambda: self._read(card.follow_ups)
        if card is not None:
            yield "read-again", self.card
        if card is not None and (hint := card.hint) is not None and not reader.alone:
            yield "hint", lambda: self._read([hint])
        if table.stage in {Stage.WELCOME, Stage.STEP}:
            yield "read-step", self.step
        if table.opening.written and reader.changes():
            yield "changes", lambda: self._read(self.reader().changes())
        if references(table):
            yield "look-up", self._look_up
        if table.opening.mode in WAYS:
            yield "how-to-play", self._how_to_play
        if reader.times():
            yield "times", lambda: self._read(self.reader().times())

    def card(self) -> None:
        """The open card."""
        table = self.reader().table
        if table.open_card is not None:
            self._read(card_lines(table.deck, table.open_card, self.ask.words))

    def step(self) -> None:
        """The step of a guided deck, what stands under its prompts, and at the first of them the case."""
        self._read(self.reader().step())

    def people(self) -> None:
        """Who is here, and who has had the card."""
        self._read(self.reader().people())

    def agreements(self) -> None:
        """What has been agreed, so that it can be copied."""
        reader = self.reader()
        self._read([reader.agreements_heading(), *reader.agreements()])

    def summary(self, *, kept: bool) -> None:
        """The end of the meeting, a paragraph at a time; `kept`: whether it is there when the program has ended."""
        for paragraph in self.reader().summary(kept=kept):
            self.ask.voice.rest()
            self._read(paragraph)

    def _read(self, lines: Sequence[str]) -> None:
        for line in lines:
            self.ask.voice.say(line)

    def _how_to_play(self) -> None:
        page = way_page(self.ask.words, self.reader().table.opening.mode)
        for paragraph in ((page.how,), *((f"{part.heading}:", *part.lines) for part in page.parts)):
            self._read(paragraph)
            self.ask.voice.rest()

    def _look_up(self) -> None:
        """One of the deck's reference texts."""
        texts = [Entry(each.title, each) for each in references(self.reader().table)]
        chosen = self.ask.pick(self.ask.words("plain.look-up"), texts)
        if chosen is not None:
            self._read([chosen.title, chosen.text])
