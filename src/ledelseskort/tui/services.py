"""What the app is handed: small ports in one frozen value, so that no screen ever touches a disk, a clock or chance."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ledelseskort.wording.words import Words

if TYPE_CHECKING:
    from ledelseskort.deck.library import Found
    from ledelseskort.deck.models import Deck
    from ledelseskort.journal.port import History


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
    journal: Callable[[], History]
    """Opens what is kept on this machine. Likewise."""
    forgetful: Callable[[], History]
    """A new journal that is gone when it is let go: nothing of it reaches a disk."""
    save: Callable[[History, str, str], Path]
    """Writes a kept meeting as a file of that form (`md`, `html`, `ics`, `csv`) where people find it; the path.

    Raises `Unkept`. Called on the journal's thread.
    """
    run: Callable[[Callable[[], None]], object]
    """How the journal's work is done: one piece after the other, off the interface's thread."""
    now: Callable[[], datetime]
    """The time, UTC."""
    local: Callable[[datetime], datetime]
    """That time on the wall of this room."""
    chance: random.Random
    deck: str = "ledelsesgrundlag"
    """The deck that is played unless another is chosen: an id or a path."""
    preferences: Preferences = Preferences()
