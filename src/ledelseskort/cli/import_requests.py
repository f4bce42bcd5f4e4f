"""What was asked for of office files, as checked values."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledelseskort.deck.kinds import ENDINGS
from ledelseskort.errors import Misused

if TYPE_CHECKING:
    from ledelseskort.paper.office.columns import Naming


@dataclass(frozen=True)
class ImportRequest:
    """Office files to make a deck of, or to change one by."""

    files: tuple[str, ...]
    output: str | None
    """The deck file; where it is there and the cards have ids, they are brought into it. `None` for a new one, named
    as the first file is, among the person's own decks."""
    columns: Naming = ()
    """Columns named by hand."""
    title: str | None = None
    sheet: str | None = None
    """The only sheet of a workbook that is read."""
    yes: bool = False
    """Whether it is written without being asked about."""
    force: bool = False


def import_request(given: argparse.Namespace) -> ImportRequest:
    """What is to be brought in. Raises `Misused` with what does not fit."""
    if given.output is not None and not given.output.casefold().endswith(ENDINGS):
        raise Misused("import-ending", given=given.output)
    columns: Naming = ()
    if given.columns is not None:
        from ledelseskort.paper.office.columns import naming

        columns = naming(given.columns)
    return ImportRequest(tuple(given.files), given.output, columns, given.title, given.sheet, given.yes, given.force)
