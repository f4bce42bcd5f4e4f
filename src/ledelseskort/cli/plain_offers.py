"""What can be chosen line by line: a letter that always means the same, or a number for what carries the cards on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from ledelseskort.tui import keys

LETTERS = {
    **{kind: key.shown for kind, key in keys.MOVES.items()},
    "follow-ups": keys.FOLLOW_UPS.shown,
    "look-up": keys.LOOK_UP.shown,
    "people": keys.PEOPLE.shown,
    # The app copies the card; here it is read out, to be heard or copied.
    "read-again": keys.COPY.shown,
    "read-step": keys.COPY.shown,
    "changes": keys.VERSIONS.shown,
    "close": "x",
    "end": "x",
    "lighter": "l",
    "agreements": "g",
    "hint": "r",
    "how-to-play": "i",
    "times": "u",
}
"""The letter of each thing that has one: the key it has in the app, where it has a key there."""


class Told(Enum):
    """When an offer is read out."""

    ALWAYS = auto()
    ASKED = auto()
    """When somebody asks for all there is."""
    NEVER = auto()
    """It is reached through another one, or by its words."""


@dataclass(frozen=True)
class Offer:
    """Something that can be done now: a move, or something the front end does by itself."""

    kind: str
    """The kind of move, or the name of what is no move."""
    label: str
    do: Callable[[], None]
    told: Told = Told.ASKED
    sign: str = ""
    """What is typed to choose it."""

    @property
    def line(self) -> str:
        """The offer as it is read out."""
        return f"{self.sign}. {self.label}"


def signed(offers: Iterable[Offer]) -> list[Offer]:
    """The offers in the order they are read out, each with its letter or else the next number."""
    ready: list[Offer] = []
    number = 0
    for offer in sorted(offers, key=lambda offer: offer.told.value):
        sign = LETTERS.get(offer.kind, "")
        if not sign and offer.told is not Told.NEVER:
            number += 1
            sign = str(number)
        ready.append(replace(offer, sign=sign))
    return ready


def meant(offers: Sequence[Offer], typed: str) -> Offer | None:
    """The offer that was typed: its sign, its words or the beginning of them; enter alone is the first."""
    if not typed:
        return next(iter(offers), None)
    said = typed.casefold()
    for fits in (
        [offer for offer in offers if offer.sign == said],
        [offer for offer in offers if offer.label.casefold() == said],
        [offer for offer in offers if len(said) > 1 and offer.label.casefold().startswith(said)],
    ):
        if fits:
            return fits[0] if len(fits) == 1 else None
    return None
