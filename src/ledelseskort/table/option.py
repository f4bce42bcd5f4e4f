"""Options: what may be done now, with the fields each needs. Front ends draw their buttons and prompts from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ledelseskort.errors import Refused
from ledelseskort.table.moves import MOVE, Move


@dataclass(frozen=True)
class Choice:
    """One of these."""

    name: str
    values: tuple[str, ...] | tuple[int, ...]
    shown: int | None = None
    """How many of them lie on the table; the rest are found by search. None: all."""
    optional: bool = False

    def takes(self, value: object) -> bool:
        """Whether the value is an answer to this field."""
        return value in self.values or (self.optional and value is None)

    @property
    def settled(self) -> str | int | None:
        """The answer where there is only one."""
        return self.values[0] if len(self.values) == 1 and not self.optional else None


@dataclass(frozen=True)
class Text:
    """Something written: the move holds its text id."""

    name: str
    most: int
    """Characters."""
    optional: bool = False

    def takes(self, value: object) -> bool:
        """Whether the value is an answer to this field: the id of a text, never the text."""
        return isinstance(value, str) or (self.optional and value is None)


@dataclass(frozen=True)
class Minutes:
    """A number of minutes from 1 on."""

    name: str
    most: int
    default: int

    def takes(self, value: object) -> bool:
        """Whether the value is an answer to this field."""
        return isinstance(value, int) and 1 <= value <= self.most


@dataclass(frozen=True)
class Day:
    """A date, or none."""

    name: str
    default: date | None = None
    others: tuple[date, ...] = ()
    """Days that suggest themselves beside it, the nearest first."""

    def takes(self, value: object) -> bool:
        """Whether the value is an answer to this field."""
        return value is None or isinstance(value, date)


@dataclass(frozen=True)
class Order:
    """All of these cards, each once, in an order that chance decides: nobody is asked."""

    name: str
    cards: frozenset[str]

    def takes(self, value: object) -> bool:
        """Whether the value is these cards, each once."""
        return isinstance(value, tuple) and len(value) == len(self.cards) and frozenset(value) == self.cards


Field = Choice | Text | Minutes | Day | Order


@dataclass(frozen=True)
class Option:
    """A kind of move that is allowed now, and the fields it needs."""

    kind: str
    fields: tuple[Field, ...] = ()

    @property
    def asks(self) -> tuple[Field, ...]:
        """The fields somebody must be asked for: not what is settled, has a default or belongs to chance."""
        return tuple(
            field
            for field in self.fields
            if not isinstance(field, Order | Minutes) and not (isinstance(field, Choice) and field.settled is not None)
        )

    def field(self, name: str) -> Field:
        """The field of that name. Raises `KeyError`."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    def allows(self, move: Move) -> bool:
        """Whether the move is this option with each field answered as it may be."""
        given = dict(move)
        given.pop("kind")
        return (
            move.kind == self.kind
            and all(field.takes(given.pop(field.name, None)) for field in self.fields)
            and all(value is None for value in given.values())
        )

    def move(self, answers: Mapping[str, object] | None = None) -> Move:
        """The move with these answers; settled choices and defaults fill themselves in. Raises `Refused`."""
        values: dict[str, object] = {"kind": self.kind}
        for field in self.fields:
            if answers and field.name in answers:
                values[field.name] = answers[field.name]
            elif isinstance(field, Choice) and field.settled is not None:
                values[field.name] = field.settled
            elif isinstance(field, Minutes):
                values[field.name] = field.default
        try:
            return MOVE.validate_python(values)
        except ValueError as problem:
            raise Refused("move-incomplete", kind=self.kind) from problem
