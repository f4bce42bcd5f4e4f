"""`check`: what is wrong in deck and card files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ledelseskort.cli import report
from ledelseskort.cli.check_requests import CheckRequest
from ledelseskort.cli.excerpt import Sheet
from ledelseskort.cli.output import BOLD, Output
from ledelseskort.deck.checkup import readings, together
from ledelseskort.deck.diagnostics import Diagnostic, has_errors
from ledelseskort.deck.gate import shown
from ledelseskort.deck.reader import Reading
from ledelseskort.errors import DONE, FAILED
from ledelseskort.wording.words import Words

if TYPE_CHECKING:
    from ledelseskort.deck.craft.check import Crafted


def check(request: CheckRequest, words: Words, out: Output, messages: TextIO, heard: TextIO) -> int:
    """Write what is wrong, in the format asked for; mend it first, or look again and again, where that is wanted.

    Returns 1 where there are errors, not for warnings alone. In text, how much there is comes as a message beside it.
    Raises `NotFound` for a path that is not there, `Unusable` and `Unkept` for a file that cannot be read or written.
    """
    paths = [Path(path).expanduser() for path in request.paths]
    if request.watch:
        from ledelseskort.cli.watching import watch

        return watch(paths, lambda read: _tell(request, read, words, out, messages), words, out, messages)
    if not request.fix:
        return _tell(request, readings(paths), words, out, messages)
    from ledelseskort.cli.fixing import Fixing

    aside = Output(messages, out.columns, coloured=False)
    shown_on = out if request.format == "text" else aside
    read = Fixing(words, shown_on, messages, None if request.yes else heard).fix(lambda: readings(paths))
    return _tell(request, read, words, out, messages)


def sheet_of(out: Output) -> Sheet:
    """How an excerpt may look on this stream."""
    return Sheet(out.painted, out.stream.encoding or "utf-8")


def _tell(request: CheckRequest, read: Sequence[Reading], words: Words, out: Output, messages: TextIO) -> int:
    """What is wrong in what was read."""
    found = together(read)
    crafted = _crafted(read, request.strict) if request.craft else None
    diagnostics = found.diagnostics + _outdated(read) + (crafted.diagnostics if crafted else ())
    match request.format:
        case "json":
            out.document(report.as_json(diagnostics, words))
        case "github":
            out.document(report.as_github(diagnostics, words))
        case _:
            left_out = Counter(found.left_out) + Counter(crafted.left_out if crafted else {})
            sheet, seen = sheet_of(out), out.stream.isatty()
            out.stream.write(
                report.as_text(diagnostics, found.sources, words, out.columns, left_out, sheet, causes=seen),
            )
            for title, covered in crafted.covered if crafted else ():
                from ledelseskort.cli.coverage import write_coverage

                out.text(shown(title), BOLD)
                write_coverage(covered, words, out)
                out.line()
            out.stream.flush()
            messages.write(f"{report.summary(diagnostics, words, len(found.sources), left_out)}\n")
    return FAILED if has_errors(diagnostics) else DONE


def _outdated(read: Sequence[Reading]) -> tuple[Diagnostic, ...]:
    """What is to be said of translations; their room is loaded only where there are any."""
    translated = [each for each in read if each.deck and each.deck.translation_of]
    if not translated:
        return ()
    from ledelseskort.deck.translation import outdated

    return outdated(translated)


def _crafted(read: Sequence[Reading], strict: bool) -> Crafted:
    """What is to be said of the language of the cards; its room is loaded only where it was asked for."""
    from ledelseskort.deck.craft.check import examine

    return examine(read, strict=strict)
