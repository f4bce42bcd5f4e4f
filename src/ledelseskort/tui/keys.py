"""The keys: each declared once, with what it is called, for the screens, the line at the bottom and the help."""

from __future__ import annotations

from dataclasses import dataclass

from ledelseskort.wording.words import Words


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
    shown: str = ""
    """What is printed on it, where that is the same in every language."""
    word: str = ""
    """Else which of the words of `tui.keyboard` it is called by."""

    def caption(self, words: Words) -> str:
        """What it is called on the screen."""
        return self.shown or words(f"tui.keyboard.{self.word}")


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
VERSIONS = Key("v", "v")
"""What has changed since the last version of what is written step by step."""
EXPORT = Key("e", "e")
"""A kept meeting, as a file to take along."""
NOTES = Key("n", "n")
"""What was written in a kept meeting, each thing by itself."""
FORGET = Key("g,delete", "g")
"""Glem: what is kept, for good."""
EDIT = Key("r", "r")
"""Ret: a deck, as a file."""
PREPARE = Key("f", "f")
"""Forbered: a meeting with a deck's cards."""
NEW_DECK = Key("n", "n")
MAIL = Key("s", "s")
"""Saml: a deck in one file that can be sent."""
HOW = Key("m", "m")
"""Mødet: how the cards that were chosen for it are played."""
NARROW = Key("f", "f")
"""Fewer cards to choose among."""
UP, DOWN = Key("o,shift+up", "o"), Key("n,shift+down", "n")
"""Op and ned: earlier or later in a meeting."""
NATURAL = Key("space", word="space")
"""The most natural next thing."""
CLICKER = Key("pagedown", word="page-down")
"""The same, from a presenter's clicker."""
CLICK_BACK = Key("pageup", word="page-up")
"""What such a clicker has for one step back."""
CHOOSE = Key("enter", word="enter")
BACK = Key("escape", word="escape")
KEEP = Key("ctrl+s", word="keep")
QUIT = Key("ctrl+q", word="quit")
NEXT_FIELD = Key("tab", word="tab")
ARROWS = Key("", "↑↓←→")

# While text is written every letter goes into it, so what can be done there has keys of another kind. None of them is
# taken by Windows Terminal, macOS Terminal or tmux.
HELP_HERE = Key("f1", "F1")
NEW_CARD = Key("f2", "F2")
SEE_CARD = Key("f3", "F3")
MEND = Key("f4", "F4")
TRY_OUT = Key("f5", "F5")
TO_FAULTS = Key("f6", "F6")
TIPS = Key("f7", "F7")
NEXT_FAULT = Key("f8", "F8")
OUTSIDE = Key("f9", "F9")
"""The person's own text editor."""
OPEN_FILE = Key("ctrl+o", "ctrl+o")
"""A card file that a deck names."""
THEIRS = Key("ctrl+r", "ctrl+r")
"""What to do about a file that somebody else has saved."""
UNDO = Key("ctrl+z", "ctrl+z")
REDO = Key("ctrl+y", "ctrl+y")
