"""The circle of seats: who sits where, who is here, and who comes next."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ledelseskort.table.records import TextId


@dataclass(frozen=True)
class Seat:
    """A place in the circle. It keeps its place when its person leaves."""

    number: int
    name: TextId | None = None
    present: bool = True


Circle = tuple[Seat, ...]
"""The seats clockwise, those who left included; latecomers sit last."""


def present(circle: Circle) -> tuple[int, ...]:
    """The numbers of those who are here, clockwise."""
    return tuple(seat.number for seat in circle if seat.present)


def away(circle: Circle) -> tuple[int, ...]:
    """The numbers of those who left."""
    return tuple(seat.number for seat in circle if not seat.present)


def following(circle: Circle, seat: int, direction: int = 1) -> tuple[int, ...]:
    """Everyone else who is here, in the order the card reaches them from `seat`: clockwise, or with -1 the other way.

    `seat` itself need not be here: it still has its place, so nobody is skipped when it leaves.
    """
    numbers = [each.number for each in circle]
    start = numbers.index(seat)
    here = set(present(circle))
    around = (numbers[(start + direction * step) % len(numbers)] for step in range(1, len(numbers)))
    return tuple(number for number in around if number in here)


def next_clockwise(circle: Circle, seat: int) -> int:
    """The next who is here after `seat`, or `seat` itself where nobody else is."""
    return next(iter(following(circle, seat)), seat)


def first_here(circle: Circle, seat: int) -> int:
    """The seat itself while it is here, else the next who is."""
    return seat if seat in present(circle) else next_clockwise(circle, seat)


def with_presence(circle: Circle, number: int, here: bool) -> Circle:
    """The circle after someone left or came back."""
    return tuple(replace(seat, present=here) if seat.number == number else seat for seat in circle)
