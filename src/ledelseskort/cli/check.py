"""`check`: what is wrong in deck and card files."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from ledelseskort.cli import report
from ledelseskort.cli.output import Output
from ledelseskort.cli.requests import CheckRequest
from ledelseskort.deck.checkup import checkup
from ledelseskort.deck.diagnostics import has_errors
from ledelseskort.errors import DONE, FAILED
from ledelseskort.wording.words import Words


def check(request: CheckRequest, words: Words, out: Output, messages: TextIO) -> int:
    """Write what is wrong, in the format asked for. Returns 1 where there are errors, not for warnings alone.

    In text, how much there is comes as a message beside it.
    """
    reading = checkup(Path(path).expanduser() for path in request.paths)
    match request.format:
        case "json":
            out.document(report.as_json(reading.diagnostics, words))
        case "github":
            out.document(report.as_github(reading.diagnostics, words))
        case _:
            text = report.as_text(reading.diagnostics, reading.sources, words, out.columns, reading.left_out)
            out.stream.write(text)
            messages.write(f"{report.summary(reading.diagnostics, words, reading.left_out)}\n")
    return FAILED if has_errors(reading.diagnostics) else DONE
