"""What the app is handed: small ports in one frozen value, so that no screen ever touches a disk, a clock or chance."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from ledelseskort.wording.words import Words

if TYPE_CHECKING:
    from ledelseskort.deck.library import Found
    from ledelseskort.deck.models import Deck
    from ledelseskort.journal.port import Journal


class Library(Protocol):
    """Where decks come from."""

    def decks(self) -> tuple[Found, ...]:
        """Every deck there is, the broken ones too."""

    def load(self, name: str) -> Deck:
        """One deck, whole. Raises `LedelseskortError`."""


@dataclass(frozen=True)
class Preferences:
    """What a person has settled once."""

    theme: str = "nat"
    calm: bool = False
    """Nothing moves."""
    bell: bool = False
    """A bell when the time is up."""


@dataclass(frozen=True)
class Services:
    """Everything outside the screens."""

    words: Words
    library: Callable[[], Library]
    """Opens the libraries. Called after the first picture, for it loads what is heavy."""
    journal: Callable[[], Journal]
    """Likewise."""
    now: Callable[[], datetime]
    """The time, UTC."""
    local: Callable[[datetime], datetime]
    """That time on the wall of this room."""
    chance: random.Random
    deck: str = "ledelsesgrundlag"
    """The deck that is played unless another is chosen: an id or a path."""
    preferences: Preferences = Preferences()
