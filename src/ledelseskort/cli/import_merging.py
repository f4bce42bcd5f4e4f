"""`import` into a deck that is there: only what the sheet says otherwise is changed, and nothing is removed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from ledelseskort.cli.asked import can_answer, says_yes
from ledelseskort.cli.backup import back_up
from ledelseskort.cli.import_requests import ImportRequest
from ledelseskort.cli.importing import agreed, tell_left
from ledelseskort.cli.output import Output
from ledelseskort.deck.gate import shown
from ledelseskort.errors import DONE, Moved, Unusable
from ledelseskort.paper.office.draft import Brought
from ledelseskort.paper.office.merge_preview import preview
from ledelseskort.paper.office.merged import merged
from ledelseskort.paper.office.merging import Merge, plan
from ledelseskort.paper.writing import write
from ledelseskort.wording.words import Words

_LISTED = 10
"""So many cards that are missing are shown by their questions."""


def merge(
    request: ImportRequest, target: Path, brought: Brought, words: Words, out: Output, messages: TextIO, heard: TextIO
) -> int:
    """Show what would change in the deck at `target`, ask, and write. Raises as `import_`, and `Moved`."""
    planned = plan(target, brought.drafts)
    for line in preview(planned, words):
        bare = line.lstrip()
        out.text(shown(bare), indent=" " * (len(line) - len(bare)))
    out.line()
    tell_left(brought.left, words, out)
    retire = _retired(planned, request, words, out, messages, heard)
    changed = merged(planned, retire)
    if not changed:
        if not planned.nothing:  # else the preview has said it
            messages.write(f"{words('cli.import.unchanged')}\n")
        return DONE
    named = next(iter(changed)) if len(changed) == 1 else target
    question = words("cli.import.ask-merge", count=len(changed), path=shown(str(named)))
    if agreed(request, question, words, messages, heard):
        _write(planned, changed, words, messages)
    return DONE


def _retired(
    planned: Merge, request: ImportRequest, words: Words, out: Output, messages: TextIO, heard: TextIO
) -> frozenset[str]:
    """The cards that are taken out of play: those missing in the sheet, once somebody says yes to it."""
    if not planned.missing:
        return frozenset()
    out.text(words("cli.import.missing", count=len(planned.missing)))
    for card in planned.missing[:_LISTED]:
        out.text(shown(f"{card.id}: {card.question}"), indent="  ", bullet="– ")
    if len(planned.missing) > _LISTED:
        out.text(words("cli.import.more-cards", count=len(planned.missing) - _LISTED), indent="  ")
    out.stream.flush()
    if request.yes or not can_answer(messages, heard):
        out.text(words("cli.import.missing-stay"))
        return frozenset()
    yes = says_yes(words("cli.import.ask-missing", count=len(planned.missing)), words, messages, heard)
    return frozenset(card.id for card in planned.missing) if yes else frozenset()


def _write(planned: Merge, changed: Mapping[Path, bytes], words: Words, messages: TextIO) -> None:
    """Every file that changes, the old one kept beside it. Raises `Moved` before any, where one was saved meanwhile."""
    for path in changed:
        if _content(path) != planned.files[path]:
            raise Moved("file-moved", path=shown(str(path)))
    for path, content in changed.items():
        backup = back_up(path, planned.files[path])
        write(path, content, force=True)
        done = words("cli.import.merged", path=shown(str(path)), backup=shown(backup.name))
        messages.write(f"{done}\n")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise Unusable("file-unreadable", path=str(path)) from problem
