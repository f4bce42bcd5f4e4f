"""One round of a card: everyone who was here when it was drawn has it exactly once, in one direction."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ledelseskort.table.seats import Circle, following, present


@dataclass(frozen=True)
class Turns:
    """Who has the card, who has had it, and who may."""

    turn: int
    """The seat that has the card."""
    may: frozenset[int]
    """Those who were here when the card was drawn: latecomers listen to this one."""
    had: frozenset[int] = frozenset()
    direction: int = 1

    def opened(self, circle: Circle) -> Turns | None:
        """When the first turn comes, after a talk; None when nobody is here who may.

        A seat that left during the talk has not had its turn, and may be back for it.
        """
        return self if self.turn in present(circle) else self._onwards(circle)

    def passed(self, circle: Circle) -> Turns | None:
        """After the card left the seat that had it; None when everybody has had it.

        A seat that has left by now has had its turn too: coming back gives no second one.
        """
        return self.ended()._onwards(circle)

    def _onwards(self, circle: Circle) -> Turns | None:
        around = following(circle, self.turn, self.direction)
        waiting = next((seat for seat in around if seat in self.may and seat not in self.had), None)
        return None if waiting is None else replace(self, turn=waiting)

    def ended(self) -> Turns:
        """The same round once the seat that has the card has had it."""
        return replace(self, had=self.had | {self.turn})


def begin(circle: Circle, first: int, direction: int = 1) -> Turns:
    """A round that starts at `first` with everybody who is here."""
    return Turns(turn=first, may=frozenset(present(circle)), direction=direction)
