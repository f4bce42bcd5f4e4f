"""`bundle`: a deck with everything it needs in one file, to mail or to put in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from ledelseskort.cli.output import Output
from ledelseskort.cli.requests import BundleRequest
from ledelseskort.deck.bundling import bundled
from ledelseskort.deck.gate import shown
from ledelseskort.deck.library import DEFAULT_DECK, Library
from ledelseskort.deck.yaml_text import deck_text
from ledelseskort.errors import DONE
from ledelseskort.paper.writing import write
from ledelseskort.wording.words import Words


def bundle(request: BundleRequest, library: Library, words: Words, out: Output, messages: TextIO) -> int:
    """Write the deck as one file. Raises `NotFound`, `Broken`, `Misused` where the file is there, and `Unkept`."""
    deck = library.load(request.deck or DEFAULT_DECK)
    text = deck_text(bundled(deck), words("cli.bundle.remark").splitlines())
    if request.output is None:
        out.document(text)
        return DONE
    path = Path(request.output).expanduser()
    write(path, text.encode(), force=request.force)
    count = len(deck.playable)
    messages.write(f"{words('cli.bundle.written', path=shown(str(path)), count=count)}\n")
    return DONE
