"""Agreements as plain text, to be pasted into mail or chat."""

from __future__ import annotations

from collections.abc import Iterable

from ledelseskort.paper import clean
from ledelseskort.paper.agreed import AgreementLine, sentence
from ledelseskort.wording.dates import short_day
from ledelseskort.wording.words import Words


def agreement_text(agreement: AgreementLine, words: Words) -> tuple[str, ...]:
    """One agreement: what, then on a line of its own who and when, as far as it was said."""
    details = []
    if owner := clean.line(agreement.owner or ""):
        details.append(words("paper.agreement.owner", who=owner))
    if agreement.due is not None:
        details.append(words("paper.agreement.due", day=short_day(agreement.due, words)))
    what = sentence(agreement, words)
    return (what, " · ".join(details)) if details else (what,)


def agreements_text(agreements: Iterable[AgreementLine], words: Words) -> str:
    """The agreements as a list; no full stop is added and no line is broken, for the reader's window does that."""
    return "\n".join("- " + "\n  ".join(agreement_text(each, words)) for each in agreements)
