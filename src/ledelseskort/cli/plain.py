"""The plain mode: a whole meeting line by line, for a screen reader or no screen at all.

What may be done is read out as a short numbered list; the number typed is always the number last read out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ledelseskort.cli.main import sentence
from ledelseskort.cli.plain_ask import Ask, Entry
from ledelseskort.cli.plain_forms import Form
from ledelseskort.cli.plain_reading import Reader, card_lines
from ledelseskort.cli.plain_voice import Voice
from ledelseskort.errors import LedelseskortError
from ledelseskort.journal.live import LiveMeeting
from ledelseskort.table import telling
from ledelseskort.table.modes.alone import Alone
from ledelseskort.table.option import Choice, Option
from ledelseskort.table.registry import mode_of
from ledelseskort.table.table import Stage
from ledelseskort.wording.ways import WAYS, way_page
from ledelseskort.wording.words import Words

BESIDE = frozenset(
    {"pause", "add-minutes", "agree", "note", "example", "join", "leave", "return", "undo", "close", "lighter"}
)
"""What may nearly always be done: read out only when somebody asks for all there is, or when it is the next thing."""
ENDINGS = ("close", "end")
"""The moves that end a meeting, in order."""


@dataclass(frozen=True)
class Offer:
    """Something that can be done now: a move, or something the front end does by itself."""

    label: str
    do: Callable[[], None]
    beside: bool = False
    """Whether it is left out of the short list."""


class PlainMeeting:
    """Plays one meeting over two streams."""

    def __init__(
        self, live: LiveMeeting, voice: Voice, words: Words, now: Callable[[], datetime], *, kept: bool = False
    ) -> None:
        """`now` is the time in this room; `kept`: whether the meeting is there when the program has ended."""
        self.live = live
        self.voice = voice
        self.words = words
        self.ask = Ask(voice, words)
        self._now = now
        self._kept = kept
        self._offers: list[Offer] = []
        self._heard: list[Offer] = []
        """The offers as they were last read out."""
        self._listed: tuple[object, ...] | None = None
        """What the last list stood for; None: it must be read again."""
        self._told: tuple[object, ...] = ()
        self._card: str | None = None
        self._guided: set[tuple[str, ...]] = set()

    def run(self) -> None:
        """The meeting from where it stands to its summary. The end of what is heard ends it as closing it would."""
        self.voice.rest()
        self.ask.say("how")
        while self.live.table.stage is not Stage.ENDED and not self.voice.over:
            self._tell()
            typed = self.voice.hear()
            if not self.voice.over:
                self._answer(typed)
        self._end()
        for paragraph in self.reader.summary(kept=self._kept):
            self.voice.rest()
            self._read(paragraph)

    @property
    def reader(self) -> Reader:
        """The table as it stands, ready to be read."""
        return Reader(self.live.table, self.live.texts, self.words, self._now())

    # ── what is told ──

    def _tell(self) -> None:
        """What is new since the last time: the card, whose turn it is, the quiet lines, what may be done."""
        table, reader = self.live.table, self.reader
        prompt = reader.said(telling.prompt(table))
        place = (table.stage, table.play.turn, table.card, prompt)
        if place != self._told:
            self._told, self._guided = place, set()
            self.voice.rest()
            self._tell_card()
            self.voice.say(prompt if prompt.endswith(("?", ".")) else f"{prompt}.")
        for line in telling.guidance(table, reader.now):
            if line.keys not in self._guided:
                self.voice.say(reader.said(line))
                self._guided.add(line.keys)
        self._offers = self._gathered()
        self._tell_offers()

    def _tell_card(self) -> None:
        """The open card, when another one was open before."""
        table = self.live.table
        if table.card != self._card and table.open_card is not None:
            self._read_card()
            self.voice.rest()
        self._card = table.card

    def _tell_offers(self) -> None:
        """The short list, unless it is the one that was read last."""
        short = [offer for offer in self._offers if not offer.beside]
        listed = (self.live.table.card, *(offer.label for offer in short))
        if listed != self._listed:
            self._read_out(short)
            self._listed = listed
        else:
            self._heard = _same(self._heard, self._offers) or short

    def _read_out(self, offers: list[Offer]) -> None:
        self._heard = offers
        for number, offer in enumerate(offers, start=1):
            self.voice.say(f"{number}. {offer.label}")

    # ── what may be done ──

    def _gathered(self) -> list[Offer]:
        """Everything that may be done, the short list first, so that a number means the same in both."""
        table, reader = self.live.table, self.reader
        offers: list[Offer] = []
        for at, option in enumerate(self.live.options()):
            label, natural = reader.said(telling.label(table, option)), at == 0
            offers.append(Offer(label, self._player(option, natural), not natural and self._beside(option)))
        offers += self._own()
        return sorted(offers, key=lambda offer: offer.beside)

    def _beside(self, option: Option) -> bool:
        """Whether the option can wait until somebody asks: between two cards the close cannot."""
        table = self.live.table
        if option.kind == "close":
            return table.stage not in mode_of(table).between
        return option.kind in BESIDE or (option.kind == "another" and table.stage is Stage.WRITE)

    def _own(self) -> list[Offer]:
        """What is no move: reading again, looking up, asking for the time."""
        table = self.live.table
        card = None if table.stage is Stage.CLOSING else table.open_card
        offers: list[Offer] = []
        if card is not None and card.follow_ups:
            offers.append(self._offer("follow-ups", self._read_follow_ups, beside=False))
        if card is not None:
            offers.append(self._offer("read-again", self._read_card))
        if card is not None and card.hint is not None and not self.reader.alone:
            offers.append(self._offer("hint", self._read_hint))
        if table.deck.reference:
            offers.append(self._offer("look-up", self._look_up))
        if table.opening.mode in WAYS:
            offers.append(self._offer("how-to-play", self._read_how_to_play))
        if self.reader.times():
            offers.append(self._offer("times", self._read_times))
        if not self.reader.alone:
            offers.append(self._offer("people", self._read_people))
        if table.agreements:
            offers.append(self._offer("agreements", self._read_agreements))
        return offers

    def _offer(self, key: str, do: Callable[[], None], *, beside: bool = True) -> Offer:
        return Offer(self.words(f"plain.offer.{key}"), do, beside)

    def _answer(self, typed: str) -> None:
        """Does what was typed: a number read out, the beginning of a word, or enter alone for the first."""
        if typed.casefold() in self.words("plain.more-words").split(", "):
            self._read_out(self._offers)
            return
        offer = self._meant(typed)
        if offer is None:
            self.ask.say("not-there")
            self._listed = None
        else:
            offer.do()

    def _meant(self, typed: str) -> Offer | None:
        if not typed:
            return next(iter(self._offers), None)
        if typed.isdecimal():
            number = int(typed) if len(typed) < 4 else 0
            return self._heard[number - 1] if 0 < number <= len(self._heard) else None
        said = typed.casefold()
        exact = [offer for offer in self._offers if offer.label.casefold() == said]
        begun = [offer for offer in self._offers if offer.label.casefold().startswith(said)]
        found = exact or (begun if len(said) > 1 else [])
        return found[0] if len(found) == 1 else None

    # ── what is done ──

    def _player(self, option: Option, natural: bool) -> Callable[[], None]:
        return lambda: self._play(option, natural)

    def _play(self, option: Option, natural: bool) -> None:
        """Asks for what the option needs and makes the move; a refused one changes nothing."""
        answers = Form(self.ask, self.reader, option, natural=natural).filled()
        if option.asks:
            self._listed = None
        if answers is None:
            self.ask.say("let-go")
            return
        try:
            self.live.play(option, answers)
        except LedelseskortError as problem:
            self.voice.say(sentence(problem, self.words))
            self._listed = None
            return
        self._confirm(option, answers)

    def _confirm(self, option: Option, answers: dict[str, object]) -> None:
        """One line after what the next prompt does not tell by itself."""
        play = self.live.table.play
        if option.kind == "prompt" and isinstance(play, Alone):
            self.voice.say(self.words(f"alone.prompt-{play.prompts}"))
        elif f"plain.done.{option.kind}" in self.words:
            self.ask.say(f"done.{option.kind}", name=self._name_in(option, answers))
        if option.kind == "agree":
            self.voice.say(self.reader.agreements()[-1])

    def _name_in(self, option: Option, answers: dict[str, object]) -> str:
        """Whom the move was about; empty where it was about nobody."""
        for field in option.fields:
            seat = answers.get(field.name, field.settled) if isinstance(field, Choice) else None
            if field.name == "seat" and isinstance(seat, int):
                return self.reader.name(seat)
        return ""

    def _end(self) -> None:
        """Ends what is not ended yet."""
        for kind in ENDINGS:
            option = self.live.option(kind)
            if option is not None:
                self.live.play(option)

    def _read(self, lines: list[str]) -> None:
        for line in lines:
            self.voice.say(line)

    def _read_card(self) -> None:
        card = self.live.table.open_card
        if card is not None:
            self._read(card_lines(self.live.table.deck, card, self.words))

    def _read_follow_ups(self) -> None:
        card = self.live.table.open_card
        if card is not None:
            self._read(list(card.follow_ups))

    def _read_hint(self) -> None:
        card = self.live.table.open_card
        if card is not None:
            self._read([card.hint or ""])

    def _read_how_to_play(self) -> None:
        page = way_page(self.words, self.live.table.opening.mode)
        for paragraph in ((page.how,), *((f"{part.heading}:", *part.lines) for part in page.parts)):
            self._read(list(paragraph))
            self.voice.rest()

    def _read_times(self) -> None:
        self._read(self.reader.times())

    def _read_people(self) -> None:
        self._read(self.reader.people())

    def _read_agreements(self) -> None:
        self._read([self.reader.agreements_heading(), *self.reader.agreements()])

    def _look_up(self) -> None:
        """One of the deck's reference texts."""
        texts = [Entry(each.title, each) for each in self.live.table.deck.reference]
        chosen = self.ask.pick(self.words("plain.look-up"), texts)
        if chosen is not None:
            self._read([chosen.title, chosen.text])
        self._listed = None


def _same(heard: list[Offer], offers: list[Offer]) -> list[Offer]:
    """The offers as they are now under the numbers that were read out; empty where a number would mean another."""
    now = offers[: len(heard)]
    return now if [offer.label for offer in now] == [offer.label for offer in heard] else []
