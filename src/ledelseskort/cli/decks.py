"""`decks`: the decks there are, and where they lie."""

from __future__ import annotations

from ledelseskort.cli.output import BOLD, DIM, Output
from ledelseskort.deck.about import edition_line
from ledelseskort.deck.gate import shown
from ledelseskort.deck.library import Found, Library
from ledelseskort.errors import DONE
from ledelseskort.wording.words import Words

INDENT = "  "


def decks(library: Library, words: Words, out: Output) -> int:
    """Write each deck with its id, which is what every command takes; a broken one says how to see why."""
    found = library.decks()
    if not found:
        out.line(words("cli.decks.none"))
    for number, deck in enumerate(found):
        if number:
            out.line()
        out.line(f"{out.painted(deck.id, BOLD)}  {deck.title if not deck.broken else ''}".rstrip())
        out.line(INDENT + _about(deck, words))
        out.line(INDENT + shown(str(deck.path)), DIM)
    return DONE


def _about(deck: Found, words: Words) -> str:
    """How many cards or that it is walked, and which edition; or what to do."""
    if deck.broken:
        return words("cli.decks.broken", path=shown(str(deck.path)))
    holds = words("mode.guided") if deck.guided else words("cli.decks.cards", count=deck.cards)
    parts = (holds, edition_line(deck, words))
    return " · ".join(filter(None, parts))
