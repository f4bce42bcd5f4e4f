"""`sheet`: a deck as a workbook that anybody can edit, and `import` brings in again."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from ledelseskort.cli.requests import SheetRequest
from ledelseskort.deck.gate import shown
from ledelseskort.deck.library import DEFAULT_DECK, Library
from ledelseskort.errors import DONE, Misused, Unusable
from ledelseskort.paper.office.sheet_out import workbook
from ledelseskort.paper.writing import write
from ledelseskort.wording.words import Words

ENDING = ".xlsx"


def sheet(request: SheetRequest, library: Library, words: Words, messages: TextIO) -> int:
    """Write the deck as a workbook; where no file is named, under the deck's own name in the folder one stands in.

    Raises `NotFound`, `Broken`, `Unusable` for a deck without cards or without what writes workbooks, `Misused` where
    the file is there or is to be no workbook, and `Unkept`.
    """
    path = None if request.output is None else Path(request.output).expanduser()
    if path is not None and path.suffix.casefold() not in ("", ENDING):
        raise Misused("sheet-ending", path=str(path))
    deck = library.load(request.deck or DEFAULT_DECK)
    if not deck.cards:
        raise Unusable("sheet-no-cards", title=deck.title)
    target = (path or Path(deck.id)).with_suffix(ENDING)
    write(target, workbook(deck, words), force=request.force)
    messages.write(f"{words('cli.sheet.written', path=shown(str(target)), count=len(deck.cards))}\n")
    messages.write(f"{words('cli.sheet.then')}\n")
    return DONE
