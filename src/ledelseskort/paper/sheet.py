"""Agreements as a table that a Danish Excel opens by a double click: semicolons, CRLF, and a BOM so that æøå are right.

Nothing in it is ever a formula. A cell that a spreadsheet might take for one is given an apostrophe first, which is
shown there: `=1+1` becomes `'=1+1`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ledelseskort.paper import clean
from ledelseskort.paper.agreed import AgreementLine, OutcomeLine
from ledelseskort.wording.words import Words

_FORMULA = frozenset("=+-@＝＋－＠﹦﹢﹣﹫−")
"""What a formula may begin with, in full and small width too. White space before it is gone: the gate took it."""
_MOST = 32_767
"""Characters that a cell of Excel holds; what is longer runs over into the next rows."""
_COLUMNS = ("what", "when", "owner", "due", "status", "happened", "made", "team")


def sheet(agreements: Iterable[AgreementLine], words: Words) -> bytes:
    """The agreements as a CSV file with a row of headings; days are told as dd-mm-yyyy."""
    head = tuple(words(f"paper.sheet.{column}") for column in _COLUMNS)
    rows = (head, *(tuple(_cells(each, words)) for each in agreements))
    return "".join(f"{';'.join(map(_quoted, row))}\r\n" for row in rows).encode("utf-8-sig")


def _cells(agreement: AgreementLine, words: Words) -> Iterator[str]:
    yield agreement.what
    yield agreement.when or ""
    yield agreement.owner or ""
    yield "" if agreement.due is None else _day(agreement.due)
    yield words(f"paper.status.{agreement.status}")
    yield "\n".join(happened(each, words) for each in agreement.outcomes)
    yield _day(agreement.made)
    yield agreement.team or ""


def happened(outcome: OutcomeLine, words: Words) -> str:
    """One time it was met again, in one or a few lines."""
    if outcome.kind == "continued" and outcome.due is not None:
        first = words("paper.outcome.continued-to", day=_day(outcome.day), due=_day(outcome.due))
    else:
        first = words(f"paper.outcome.{outcome.kind}", day=_day(outcome.day))
    lines = [first, outcome.word or ""]
    if outcome.cost:
        lines.append(words("paper.outcome.cost", text=outcome.cost))
    if outcome.instead:
        lines.append(words("paper.outcome.instead", text=outcome.instead))
    return "\n".join(line for line in lines if line)


def _day(day: date) -> str:
    """»06-12-2026«."""
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


def _quoted(raw: str) -> str:
    """A cell: always in quotes, so that no sign in it parts cells or rows."""
    text = clean.text(raw)
    if text[:1] in _FORMULA:
        text = f"'{text}"
    if len(text) > _MOST:
        text = f"{text[: _MOST - 1]}…"
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
