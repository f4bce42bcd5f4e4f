"""`check`: what is wrong in deck and card files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TextIO

from ledelseskort.cli import report
from ledelseskort.cli.coverage import write_coverage
from ledelseskort.cli.output import BOLD, Output
from ledelseskort.cli.requests import CheckRequest
from ledelseskort.deck.checkup import readings, together
from ledelseskort.deck.craft.check import Crafted, examine
from ledelseskort.deck.diagnostics import has_errors
from ledelseskort.errors import DONE, FAILED
from ledelseskort.wording.words import Words


def check(request: CheckRequest, words: Words, out: Output, messages: TextIO) -> int:
    """Write what is wrong, in the format asked for. Returns 1 where there are errors, not for warnings alone.

    In text, how much there is comes as a message beside it.
    """
    read = readings(Path(path).expanduser() for path in request.paths)
    found = together(read)
    crafted = examine(read, strict=request.strict) if request.craft else Crafted(())
    diagnostics = found.diagnostics + crafted.diagnostics
    match request.format:
        case "json":
            out.document(report.as_json(diagnostics, words))
        case "github":
            out.document(report.as_github(diagnostics, words))
        case _:
            left_out = Counter(found.left_out) + Counter(crafted.left_out)
            out.stream.write(report.as_text(diagnostics, found.sources, words, out.columns, left_out))
            for title, covered in crafted.covered:
                out.text(title, BOLD)
                write_coverage(covered, words, out)
                out.line()
            messages.write(f"{report.summary(diagnostics, words, left_out)}\n")
    return FAILED if has_errors(diagnostics) else DONE
