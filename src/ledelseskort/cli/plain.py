"""The plain mode: a whole meeting line by line, for a screen reader or no screen at all.

What may be done is read out as a short list. What is always there has a letter that never changes; the numbers are for
what carries the cards on, and the number typed is always the number last read out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from ledelseskort.cli.main import sentence
from ledelseskort.cli.plain_aside import Aside
from ledelseskort.cli.plain_ask import Ask, Entry
from ledelseskort.cli.plain_forms import Form
from ledelseskort.cli.plain_offers import LETTERS, Offer, Told, meant, signed
from ledelseskort.cli.plain_reading import Reader, spans
from ledelseskort.cli.plain_voice import Voice
from ledelseskort.deck.kinds import ModeName
from ledelseskort.errors import LedelseskortError
from ledelseskort.journal.live import LiveMeeting
from ledelseskort.table import telling
from ledelseskort.table.modes import guided
from ledelseskort.table.modes.alone import Alone
from ledelseskort.table.option import Choice, Option
from ledelseskort.table.registry import mode_of
from ledelseskort.table.table import Stage
from ledelseskort.wording.words import Words

BESIDE = frozenset(
    {"pause", "add-minutes", "agree", "assign", "note", "example", "undo", "close", "another", "lighter"}
)
"""What may nearly always be done: read out only when somebody asks for all there is, or when it is the next thing."""
COMING_AND_GOING = frozenset({"join", "leave", "return"})
"""What is asked for where it is told who is here."""
FORMS = frozenset({"look-up", "people", "agreements"})
"""What is no move and yet asks something: the list is read again after it."""
WRITTEN = frozenset({"note", "example", "agree", "assign"})
"""What people write: after it they are told whether it is kept."""
ENDINGS = ("close", "end")
"""The moves that end a meeting, in order."""


class PlainMeeting:
    """Plays one meeting over two streams."""

    def __init__(
        self, live: LiveMeeting, voice: Voice, words: Words, now: Callable[[], datetime], *, kept: bool = False
    ) -> None:
        """`now` is the time in this room; `kept`: whether the meeting is there when the program has ended."""
        self.live = live
        self.voice = voice
        self.words = words
        self.ask = Ask(voice, words, LETTERS["undo"])
        self.aside = Aside(self.ask, self._reader)
        self._now = now
        self._kept = kept
        self._troubled = False
        """Whether it has been told that something could not be kept, and not yet that it is."""
        self._offers: list[Offer] = []
        self._listed: tuple[object, ...] | None = None
        """What the last list stood for; None: it must be read again."""
        self._told: tuple[object, ...] = ()
        self._card: str | None = None
        self._guided: set[tuple[str, ...]] = set()

    def run(self) -> None:
        """The meeting from where it stands to its summary.

        The end of what is heard ends it as closing it would; but one that is kept can be gone on with another day.
        """
        self.voice.warning = self.words("plain.interrupted-kept" if self._kept else "plain.interrupted")
        self._tell_how()
        while self.live.table.stage is not Stage.ENDED and not self.voice.over:
            self._tell()
            typed = self.voice.hear(way_out=self.words("plain.interrupted-way-out"))
            if not self.voice.over:
                self._answer(typed)
        if not self._kept or not self.voice.over:
            self._end()
        self.aside.summary(kept=self._kept)
        if self._kept:
            self._tell_kept()

    def _reader(self) -> Reader:
        """The table as it stands, ready to be read."""
        return Reader(self.live.table, self.live.texts, self.words, self._now())

    # ── what is told ──

    def _tell_how(self) -> None:
        """How to answer, and who is who where nobody has a name."""
        reader, seats = self._reader(), self.live.table.seats
        self.voice.rest()
        self.ask.say("how")
        guided = "-guided" if self.live.table.opening.mode is ModeName.GUIDED else ""
        self.ask.say(f"letters{guided}-alone" if reader.alone else f"letters{guided}")
        if len(seats) > 1 and not reader.named and not self.live.table.opening.groups:
            self.ask.say(f"nameless{guided}", numbers=spans([seat.number for seat in seats], self.words))

    def _tell(self) -> None:
        """What is new since the last time: the card, whose turn it is, the quiet lines, what may be done."""
        table, reader = self.live.table, self._reader()
        prompt = reader.said(telling.prompt(table))
        place = (table.stage, table.play.turn, table.card, prompt)
        if place != self._told:
            self._told, self._guided = place, set()
            self.voice.rest()
            self._tell_card()
            self.voice.say(prompt if prompt.endswith(("?", ".", "…")) else f"{prompt}.")
            self.aside.step()
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
            self.aside.card()
            self.voice.rest()
        self._card = table.card

    def _tell_offers(self) -> None:
        """The short list, unless it is the one that was read last."""
        short = [offer.line for offer in self._offers if offer.told is Told.ALWAYS]
        listed = (self.live.table.card, *short)
        if listed != self._listed:
            self._read_out(Told.ALWAYS)
            self._listed = listed

    def _read_out(self, *told: Told) -> None:
        for offer in self._offers:
            if offer.told in told:
                self.voice.say(offer.line)

    # ── what may be done ──

    def _gathered(self) -> list[Offer]:
        """Everything that may be done, in the order it is read out."""
        table, reader = self.live.table, self._reader()
        offers: list[Offer] = []
        for at, option in enumerate(self.live.options()):
            told = Told.ALWAYS if at == 0 else self._when_told(option)
            offers.append(Offer(option.kind, self._called(option, reader), self._player(option, at == 0), told))
        offers += [self._own(name, do) for name, do in self.aside.things()]
        if not reader.alone:
            offers.append(self._own("people", self._people))
        if table.agreements:
            offers.append(self._own("agreements", self._agreements))
        return signed(offers)

    def _called(self, option: Option, reader: Reader) -> str:
        """What an option is called; one's own case is picked from the same list as the written ones."""
        if option.kind == "take-case":
            return self.words("plain.offer.take-case")
        return reader.said(telling.label(self.live.table, option))

    def _when_told(self, option: Option) -> Told:
        """Whether the option can wait until somebody asks: between two cards the close cannot."""
        table = self.live.table
        if option.kind in COMING_AND_GOING:
            return Told.NEVER
        asked = table.stage is Stage.CLOSING and option.kind == "agree"
        asked = asked or (table.stage is Stage.OFFERED and option.kind == "another")
        asked = asked or (option.kind == "close" and (table.stage in mode_of(table).between or guided.at_last(table)))
        return Told.ALWAYS if asked or option.kind not in BESIDE else Told.ASKED

    def _own(self, name: str, do: Callable[[], None]) -> Offer:
        """What is no move."""

        def done() -> None:
            do()
            if name in FORMS:
                self._listed = None

        told = Told.ALWAYS if name == "follow-ups" else Told.ASKED
        return Offer(name, self.words(f"plain.offer.{name}"), done, told)

    def _answer(self, typed: str) -> None:
        """Does what was typed: a sign that was read out, the beginning of a word, or enter alone for the first."""
        if typed.casefold() in self.words("plain.more-words").split(", "):
            self._read_out(Told.ALWAYS, Told.ASKED)
            return
        offer = meant(self._offers, typed)
        if offer is None:
            self.ask.say("not-there")
            self._listed = None
        else:
            offer.do()

    # ── what is done ──

    def _player(self, option: Option, natural: bool) -> Callable[[], None]:
        return lambda: self._play(option, natural)

    def _play(self, option: Option, natural: bool) -> None:
        """Asks for what the option needs and makes the move; a refused one changes nothing."""
        answers = Form(self.ask, self._reader(), option, natural=natural).filled()
        if option.asks:
            self._listed = None
        if answers is None:
            self.ask.say("let-go")
            return
        before = self._owners()
        try:
            self.live.play(option, answers)
        except LedelseskortError as problem:
            self.voice.say(sentence(problem, self.words))
            self._listed = None
            return
        if option.kind == "assign":
            self._tell_replaced(before, self._owners())
        self._confirm(option, answers)
        if self._kept:
            self._tell_keeping(option.kind in WRITTEN)

    def _owners(self) -> list[str]:
        """Who has each of the agreements; empty where nobody has it."""
        reader = self._reader()
        return [reader.owner(agreement) for agreement in self.live.table.agreements]

    def _tell_replaced(self, before: list[str], after: list[str]) -> None:
        """That one owner has taken another's place: an agreement has one."""
        for old, new in zip(before, after, strict=True):
            if old and new and old != new:
                self.ask.say("replaced", new=new, old=old)

    def _tell_keeping(self, written: bool) -> None:
        """Once that something could not be kept, and why; that it is kept, only when it is."""
        keeper = self.live.keeper
        if keeper.trouble is not None and not self._troubled:
            self.voice.say(sentence(keeper.trouble, self.words))
        elif keeper.saved and (written or self._troubled):
            self.ask.say("saved")
        self._troubled = keeper.trouble is not None

    def _tell_kept(self) -> None:
        """At the end: whether all of it is kept, and how to go on with what is not over."""
        if not self.live.meeting.log:
            return
        keeper = self.live.keeper
        keeper.again()
        self.voice.rest()
        self.ask.say("saved" if keeper.saved else "not-saved")
        if self.live.table.stage is not Stage.ENDED and keeper.saved:
            self.ask.say("unfinished-kept")

    def _people(self) -> None:
        """Who is here; and if somebody comes or goes, that."""
        self.aside.people()
        moves = [offer for offer in self._offers if offer.kind in COMING_AND_GOING]
        if moves:
            chosen = self.ask.pick(self.words("plain.people.change"), [Entry(move.label, move) for move in moves])
            if chosen is not None:
                chosen.do()

    def _agreements(self) -> None:
        """What has been agreed; and where somebody else may have one of them, that."""
        self.aside.agreements()
        for offer in self._offers:
            if offer.kind == "assign":
                offer.do()

    def _confirm(self, option: Option, answers: dict[str, object]) -> None:
        """One line after what the next prompt does not tell by itself."""
        play = self.live.table.play
        if option.kind == "prompt" and isinstance(play, Alone):
            self.voice.say(self.words(f"alone.prompt-{play.prompts}"))
        elif f"plain.done.{option.kind}" in self.words:
            joined = option.kind == "join" and isinstance(play, guided.Guided)
            self.ask.say("done.join-guided" if joined else f"done.{option.kind}", name=self._name_in(option, answers))
        agreed = [agreement.what for agreement in self.live.table.agreements]
        if option.kind == "agree":
            self.voice.say(self._reader().agreements()[-1])
        elif option.kind == "assign":
            self.voice.say(self._reader().agreements()[agreed.index(str(answers["agreement"]))])

    def _name_in(self, option: Option, answers: dict[str, object]) -> str:
        """Whom the move was about; empty where it was about nobody."""
        for field in option.fields:
            seat = answers.get(field.name, field.settled) if isinstance(field, Choice) else None
            if field.name == "seat" and isinstance(seat, int):
                return self._reader().name(seat)
        return ""

    def _end(self) -> None:
        """Ends what is not ended yet."""
        for kind in ENDINGS:
            option = self.live.option(kind)
            if option is not None:
                self.live.play(option)
