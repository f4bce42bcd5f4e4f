"""The verbs for those who write decks: each room is loaded only when it is asked for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from ledelseskort.cli import requests
from ledelseskort.cli.output import Output
from ledelseskort.wording.words import Words

if TYPE_CHECKING:
    from ledelseskort.deck.library import Library


def do(verb: str, given: argparse.Namespace, library: Callable[[], Library], words: Words, out: Output) -> int:
    """The one thing that was asked for."""
    match verb:
        case "new":
            from ledelseskort.cli.new import new

            return new(requests.NewRequest(given.file), words, sys.stderr, sys.stdin, date.today())
        case "import":
            from ledelseskort.cli.import_requests import import_request
            from ledelseskort.cli.importing import import_

            return import_(import_request(given), words, out, sys.stderr, sys.stdin)
        case "bundle":
            from ledelseskort.cli.bundle import bundle

            one = requests.BundleRequest(given.deck, given.output, given.force)
            return bundle(one, library(), words, out, sys.stderr)
        case "sheet":
            from ledelseskort.cli.sheet import sheet

            workbook = requests.SheetRequest(given.deck, given.output, given.force)
            return sheet(workbook, library(), words, sys.stderr)
        case _:
            from ledelseskort.cli.schema import schema

            return schema(requests.schema_request(given), words, out)
