"""`agreements`: what was agreed and stands open, to be met again on its day; and the marking of what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from ledelseskort.cli import days, finding
from ledelseskort.cli.kept_requests import AgreementsRequest, MarkRequest
from ledelseskort.cli.output import BOLD, DIM, Output
from ledelseskort.cli.papers import agreement_lines
from ledelseskort.errors import DONE, Misused
from ledelseskort.journal.agreements import KeptAgreement
from ledelseskort.journal.port import History
from ledelseskort.journal.reviewing import review
from ledelseskort.paper import clean
from ledelseskort.paper.agreed import AgreementLine
from ledelseskort.paper.sheet import happened
from ledelseskort.paper.text import agreement_text, agreements_text
from ledelseskort.table.rules import review_day
from ledelseskort.wording.words import Words

if TYPE_CHECKING:
    from ledelseskort.journal.port import Scope

VERSION = 1
"""Of the JSON document: raised when something in it changes its meaning or goes away."""
Pair = tuple[KeptAgreement, AgreementLine]


def agreements(request: AgreementsRequest, history: History, words: Words, out: Output, today: date) -> int:
    """Write the agreements of one group, or of each; open ones, those whose day has come first. Raises `NotFound`."""
    scopes = finding.scopes_of(history, request.team, alone=request.alone)
    found = [(name, _pairs(history, scope, words, every=request.all)) for name, scope in scopes]
    found = [(name, pairs) for name, pairs in found if pairs]
    if request.json:
        out.document(_as_json([pair for _, pairs in found for pair in pairs], today))
        return DONE
    if not found:
        out.line(words("cli.agreements.none"))
    if request.copy:
        lines = [line for _, pairs in found for _, line in pairs]
        out.document("".join(f"{text}\n" for text in agreements_text(lines, words).splitlines()))
        return DONE
    most = finding.shorten(line.stream for line in history.meetings())
    for number, (name, pairs) in enumerate(found):
        if number:
            out.line()
        if name is not None:
            out.line(clean.line(name), BOLD)
        _write(pairs, most, words, out, today)
    return DONE


def _pairs(history: History, scope: Scope, words: Words, *, every: bool) -> tuple[Pair, ...]:
    kept = tuple(each for each in history.agreements(scope) if every or each.open)
    return tuple(zip(kept, agreement_lines(history, kept, words), strict=True))


def _is_due(agreement: KeptAgreement, today: date) -> bool:
    """As `History.due` has it."""
    return agreement.open and (agreement.due is None or agreement.due <= today)


def _write(pairs: Sequence[Pair], most: int, words: Words, out: Output, today: date) -> None:
    """The agreements under what is to be done with them."""
    parts = {
        "due": [pair for pair in pairs if _is_due(pair[0], today)],
        "later": [pair for pair in pairs if pair[0].open and not _is_due(pair[0], today)],
        "over": [pair for pair in pairs if not pair[0].open],
    }
    for part, under in parts.items():
        if under:
            out.line(words(f"cli.agreements.{part}"), DIM)
        for kept, line in under:
            _write_one(kept, line, most, words, out)


def _write_one(kept: KeptAgreement, line: AgreementLine, most: int, words: Words, out: Output) -> None:
    what, *about = agreement_text(line, words)
    out.text(what, indent="  ")
    short = finding.short_agreement(kept, most)
    out.text(" · ".join([short, *about]), DIM, indent="    ")
    for outcome in line.outcomes:
        for each in happened(outcome, words).splitlines():
            out.text(each, DIM, indent="    ")


def mark(request: MarkRequest, history: History, words: Words, out: Output, today: date) -> int:
    """Keep what became of one agreement, and say how it stands. Raises `NotFound`, `Misused`, `Refused`, `Unkept`."""
    agreement = finding.agreement_called(history, request.agreement)
    due = _due(request, agreement, history, words, today) if request.kind == "continued" else None
    event, texts = review(request.kind, {"word": clean.text(request.word or "")}, due)
    history.record(agreement.id, event, texts, datetime.now(UTC))
    day = "" if due is None else days.told(due, today, words)
    out.text(words(f"cli.agreements.marked-{request.kind}", what=clean.line(agreement.what), day=day))
    return DONE


def _due(request: MarkRequest, agreement: KeptAgreement, history: History, words: Words, today: date) -> date:
    """The day that was said, or the usual one. Raises `Misused`."""
    if request.day is None:
        return review_day(today)
    try:
        return days.read(request.day, today, words)
    except days.NotADay:
        raise Misused("day-unknown", option="--continue", given=request.day) from None


def _as_json(pairs: Sequence[Pair], today: date) -> str:
    """The agreements as a document for other programs."""
    import json

    document = {
        "version": VERSION,
        "agreements": [
            {
                "id": kept.id,
                "meeting": kept.meeting,
                "team": line.team,
                "alone": kept.alone,
                "made": kept.made.isoformat(),
                "what": line.what,
                "when": line.when,
                "owner": line.owner,
                "due": None if kept.due is None else kept.due.isoformat(),
                "is_due": _is_due(kept, today),
                "status": kept.status.value,
                "question": kept.question,
                "outcomes": [
                    {
                        "kind": each.kind,
                        "at": each.at.isoformat(),
                        "due": None if each.due is None else each.due.isoformat(),
                        "word": each.word,
                        "cost": each.cost,
                        "instead": each.instead,
                    }
                    for each in kept.outcomes
                ],
            }
            for kept, line in pairs
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
