"""What an option needs to know, asked for one field at a time; nothing is typed that could not be left out."""

from __future__ import annotations

from datetime import date

from ledelseskort.cli import days
from ledelseskort.cli.main import sentence
from ledelseskort.cli.plain_ask import Ask, Entry
from ledelseskort.cli.plain_reading import Reader, card_lines, spans
from ledelseskort.deck.search import search
from ledelseskort.errors import Misused
from ledelseskort.table.modes.guided import step_of, written_at
from ledelseskort.table.modes.memory import Memory
from ledelseskort.table.option import Choice, Day, Field, Minutes, Option, Order, Text
from ledelseskort.table.seating import checked_names, parts_in

SEVERAL_LINES = 1000
"""A text that may be longer than this is written on several lines."""
SEATS = frozenset({"seat", "receiver"})


class Withdrawn(Exception):
    """Nothing was given where something is needed: the option is let go."""


class Form:
    """Fills in the fields of one option at one table."""

    def __init__(self, ask: Ask, reader: Reader, option: Option, *, natural: bool) -> None:
        """`natural`: the option is the most natural one, so enter goes on; else enter lets go of it."""
        self.ask = ask
        self.reader = reader
        self.option = option
        self.natural = natural

    def filled(self) -> dict[str, object] | None:
        """The answers, or None where the option was let go."""
        try:
            if self.option.kind == "agree":
                return self._agreement()
            if self.option.kind == "write":
                return self._written()
            if self.option.kind == "take-case":
                return {"case": self._case()}
            if self.option.kind == "assign":
                return {"agreement": self._field(self.option.field("agreement")), **self._owner()}
            return {field.name: self._field(field) for field in self.option.asks}
        except Withdrawn:
            return None

    def _written(self) -> dict[str, object]:
        """Under which of the step's prompts, and what; nothing typed leaves what stands there."""
        prompts = self.option.field("prompt")
        step = step_of(self.reader.table)
        assert isinstance(prompts, Choice) and step is not None
        chosen: str | int | None = prompts.settled
        if chosen is None:
            entries = [Entry(step.write[int(number) - 1], number, int(number)) for number in prompts.values]
            chosen = self.ask.pick(self._prompt("prompt"), entries, first=self.natural)
        if chosen is None:
            raise Withdrawn
        prompt = step.write[int(chosen) - 1]
        stands = self.reader.texts.get(written_at(self.reader.table).get(int(chosen), ""))
        key = "text" if stands is None else "text-again"
        text = self.option.field("text")
        assert isinstance(text, Text)
        typed = self.ask.lines(self._prompt(key, prompt=prompt, stands=stands or ""), text.most)
        if not typed:
            raise Withdrawn
        return {"prompt": chosen, "text": typed}

    def _case(self) -> str | None:
        """One's own, or one of those that are written."""
        own = Entry(self.ask.words("guided.own-case-alone" if self.reader.alone else "guided.own-case"), "")
        titles = (Entry(case.title, case.id) for case in self.reader.table.deck.cases)
        chosen = self.ask.pick(self._prompt("case"), [own, *titles], first=self.natural)
        if chosen is None:
            raise Withdrawn
        return chosen or None

    def _agreement(self) -> dict[str, object]:
        """In a group: what, who, when. Alone: when …, then I will …, and when to look at it again."""
        what, when, due = self.option.field("what"), self.option.field("when"), self.option.field("due")
        if self.reader.alone:
            return {"when": self._field(when), "what": self._field(what), "due": self._field(due)}
        return {"what": self._field(what), **self._owner(), "due": self._field(due)}

    def _prompt(self, name: str, **places: object) -> str:
        key = f"plain.ask.{self.option.kind}-{name}"
        keys = (f"{key}-alone", key) if self.reader.alone else (key,)
        return self.ask.words.first(*keys, **places)

    def _field(self, field: Field) -> object:
        match field:
            case Text():
                return self._text(field)
            case Day():
                return self._day(field)
            case Choice():
                return self._choice(field)
            case Minutes(default=default):
                return default
            case Order():
                return None

    def _text(self, field: Text) -> str | None:
        several = field.most > SEVERAL_LINES
        typed = (self.ask.lines if several else self.ask.text)(self._prompt(field.name), field.most)
        if self.option.kind == "join" and typed:
            return self._new_name(field, typed)
        if self.option.kind == "agree":
            typed = self._continued(field.name, typed)
        if not typed and not field.optional:
            raise Withdrawn
        return typed or None

    def _continued(self, name: str, typed: str) -> str:
        """»når mødet er slut« as the »mødet er slut« that the prompt asked for; in a group all is kept as typed."""
        for lead_in in self.ask.words(f"plain.lead-in.{name}").split(", ") if self.reader.alone else ():
            if typed.casefold().startswith(f"{lead_in} "):
                return typed[len(lead_in) :].strip()
        return typed

    def _new_name(self, field: Text, typed: str) -> str | None:
        """A name that nobody here has yet."""
        taken = [self.reader.texts.get(seat.name or "", "") for seat in self.reader.table.seats]
        try:
            # The count is the table's to judge: only the name itself is looked at here.
            return checked_names([*(name for name in taken if name.casefold() == typed.casefold()), typed])[-1]
        except Misused as problem:
            self.ask.voice.say(sentence(problem, self.ask.words))
            return self._text(field)

    def _day(self, field: Day) -> date | None:
        words, today = self.ask.words, self.reader.now.date()
        usual = field.default
        told = "" if usual is None else days.told(usual, today, words)
        return self.ask.day(self._prompt(field.name, day=told), today, usual, field.others)

    def _owner(self) -> dict[str, object]:
        """A seat by number or name, or anybody else by name."""
        seats, name = self.option.field("seat"), self.option.field("name")
        assert isinstance(seats, Choice) and isinstance(name, Text)
        numbers = [value for value in seats.values if isinstance(value, int)]
        self.ask.prompt(self._with_numbers(self._prompt("who"), numbers))
        for number in numbers if self.reader.named else ():
            self.ask.voice.say(f"{number}. {self._capital_name(number)}")
        while typed := self.ask.voice.hear():
            if typed.isdecimal() and len(typed) < 5:
                if int(typed) in numbers:
                    return {"seat": int(typed)}
                self.ask.say("no-number")
            elif len(typed) > name.most:
                self.ask.say("too-long", most=name.most)
            else:
                return self._called(typed, numbers)
        return {}

    def _called(self, typed: str, numbers: list[int]) -> dict[str, object]:
        """The owner of that name: a seat, or anybody else. Of several at the table the last is the one."""
        named = {self.reader.name(number).casefold(): number for number in numbers}
        several = parts_in(typed, self.ask.words)
        if len(several) > 1 and all(each.casefold() in named for each in several):
            typed = several[-1]
            self.ask.say("one-owner", name=typed)
        seat = named.get(typed.casefold())
        return {"name": typed} if seat is None else {"seat": seat}

    def _with_numbers(self, prompt: str, numbers: list[int]) -> str:
        """The prompt; where nobody has a name, with the numbers that can be typed."""
        if self.reader.named:
            return prompt
        key = "plain.groups" if self.reader.table.opening.groups else "plain.places"
        return f"{prompt} {self.ask.words(key, numbers=spans(numbers, self.ask.words))}"

    def _capital_name(self, number: int) -> str:
        name = self.reader.name(number)
        return name[:1].upper() + name[1:]

    def _choice(self, field: Choice) -> str | int | None:
        if not field.values:
            return None
        if field.name == "agreement":
            chosen: str | int | None = self._agreed(field)
        elif field.name == "card":
            chosen = self._card(field)
        elif field.name == "place":
            chosen = self._place(field)
        elif field.name in SEATS:
            chosen = self._seat(field)
        else:
            chosen = self._tag(field)
        if chosen is None and not field.optional:
            raise Withdrawn
        return chosen

    def _agreed(self, field: Choice) -> str | None:
        """One of the agreements, by the number it is read out with or a word of it."""
        lines = enumerate(zip(self.reader.agreed(), field.values, strict=True), start=1)
        entries = [Entry(line, str(what), number) for number, (line, what) in lines]
        return self.ask.pick(self._prompt(field.name), entries, shown=0)

    def _card(self, field: Choice) -> str | None:
        """One of those that lie face up, or any by a word."""
        deck = self.reader.table.deck

        def entry(card_id: str) -> Entry[str]:
            return Entry(" ".join(card_lines(deck, deck.card(card_id), self.ask.words)), card_id)

        def found(typed: str) -> list[Entry[str]]:
            return [entry(card.id) for card in search(deck, typed) if card.id in field.values]

        cards = [entry(str(value)) for value in field.values]
        return self.ask.pick(
            self._prompt(field.name), cards, shown=field.shown, find=found, first=self.natural, none="no-card"
        )

    def _place(self, field: Choice) -> int | None:
        """A place by its number; what its back shows is told where it shows anything."""
        table = self.reader.table
        places = table.play.places if isinstance(table.play, Memory) else ()
        numbers = [value for value in field.values if isinstance(value, int)]
        themes = {number: place.theme for number, place in enumerate(places, start=1) if place.theme is not None}
        backs = {number: table.deck.theme(theme).title for number, theme in themes.items()}
        entries = [Entry(backs.get(number, str(number)), number, number) for number in numbers]
        prompt = self._prompt(field.name, places=spans(numbers, self.ask.words), first=numbers[0])
        return self.ask.pick(prompt, entries, shown=len(entries) if themes else 0, first=self.natural)

    def _seat(self, field: Choice) -> int | None:
        """Somebody at the table, by number or name."""
        numbers = [value for value in field.values if isinstance(value, int)]
        named = self.reader.named
        entries = [Entry(self._capital_name(number) if named else str(number), number, number) for number in numbers]
        prompt = self._with_numbers(self._prompt(field.name, first=self.reader.name(numbers[0])), numbers)
        return self.ask.pick(prompt, entries, shown=None if named else 0, first=self.natural)

    def _tag(self, field: Choice) -> str | None:
        """One of the deck's tags, by a word on it; there are too many to read out."""
        deck = self.reader.table.deck
        entries = [Entry(deck.tag_title(str(value)), str(value)) for value in field.values]
        return self.ask.pick(self._prompt(field.name), entries, shown=0)
