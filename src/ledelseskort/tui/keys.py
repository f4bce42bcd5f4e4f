"""The keys: each declared once, with what it is called, for the screens, the line at the bottom and the help."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Hint:
    """A key as it is shown, what it does, and the action that a click on it runs."""

    shown: str
    label: str
    action: str


@dataclass(frozen=True)
class Key:
    """A key of the keyboard."""

    names: str
    """Textual's names, several with commas between."""
    shown: str
    """As it is printed."""


MOVES: dict[str, Key] = {
    "pass": Key("m", "m"),
    "another": Key("b", "b"),
    "add-minutes": Key("plus", "+"),
    "pause": Key("p", "p"),
    "go-on": Key("p", "p"),
    "agree": Key("a", "a"),
    "note": Key("n", "n"),
    "example": Key("e", "e"),
    "prompt": Key("h", "h"),
    "undo": Key("z,pageup", "z"),
}
"""The kinds of move that have a key of their own wherever they are offered. Nothing needs AltGr."""

FOLLOW_UPS = Key("s", "s")
LOOK_UP = Key("o", "o")
BIG = Key("f", "f")
COPY = Key("k", "k")
HELP = Key("question_mark,f1", "?")
PEOPLE = Key("d", "d")
COLOURS = Key("t", "t")
SEARCH = Key("v", "v")
"""Any card, where three lie open."""
NATURAL = Key("space", "mellemrum")
"""The most natural next thing."""
CLICKER = Key("pagedown", "Page Down")
"""The same, from a presenter's clicker."""
KEEP = Key("ctrl+s", "ctrl+s")
BACK = Key("escape", "esc")
