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
    from ledelseskort.deck.eyes import Look
    from ledelseskort.deck.library import Found
    from ledelseskort.deck.models import Deck
    from ledelseskort.deck.written import Written
    from ledelseskort.journal.port import History


class Library(Protocol):
    """Where decks come from."""

    def decks(self) -> tuple[Found, ...]:
        """Every deck there is, the broken ones too."""

    def load(self, name: str) -> Deck:
        """One deck, whole. Raises `LedelseskortError`."""


class Files(Protocol):
    """Deck and card files that people own."""

    @property
    def own(self) -> Path:
        """The person's own folder of decks, whether or not it is there yet."""

    def named(self, text: str) -> Path:
        """The file that a path means which was typed, pasted or dropped: without quotes, as an address or with `~`."""

    def read(self, path: Path) -> Written:
        """The file, to write in; one that is not there yet is empty. Raises `Unusable` for what is no text."""

    def stamp(self, path: Path) -> str:
        """What tells what lies on the disk now from what lay there before; empty where there is nothing."""

    def fixed(self, path: Path) -> bool:
        """Whether the file came with the program, so that nobody writes in it."""

    def eyes(self, path: Path) -> Callable[[str], Look]:
        """What sees what is wrong once a text stands in the file, with its deck and the card files beside it."""

    def save(self, written: Written, text: str, *, over: bool = False) -> Written:
        """Saves whole or not at all, what lay there before kept beside it; the file as it is then.

        Raises `Moved` where somebody else has saved it since it was read, unless told to save over, and `Unkept`.
        """

    def put(self, title: str, text: str, *, within: str = "deck") -> Path:
        """A new deck in the person's own folder, named by its title, never over another; its path. Raises `Unkept`.

        `within` names another folder in it, for a file that is no deck of the library.
        """


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
    files: Callable[[], Files]
    """The files of decks that people write themselves. Called after the first picture, likewise."""
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
    outside: Callable[[Path], None] | None = None
    """Opens a file in the person's own text editor and waits until it is closed; `None` where none is set."""
