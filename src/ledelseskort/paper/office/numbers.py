"""A number of a spreadsheet as the text that a Danish Excel shows for it, as nearly as a card needs.

Decimals, thousands, percent and what is written around them are kept; a day is shown as 22-11-2026 and a time as 14:30,
however its format spells them.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

GENERAL = "General"
BUILT_IN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "dd-mm-yyyy",
    15: "d-m-yy",
    16: "d-m",
    17: "m-yy",
    18: "h:mm",
    19: "h:mm:ss",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd-mm-yyyy h:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    45: "h:mm:ss",
    46: "h:mm:ss",
    47: "h:mm:ss",
    49: "@",
}
"""The formats that have a number and no text of their own in a file."""

_ASIDE = re.compile(r"\[[^\]]*\]|_.|\*.")
"""Colours, conditions and currencies, and what only fills the width."""
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_DIGITS = re.compile(r"[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+")
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST_DAY = 2_958_465
"""The last day of the year 9999."""


def shown(number: float, form: str, *, since_1904: bool = False) -> str:
    """The number in this format."""
    sections = _ASIDE.sub("", form.replace("[h", "h").replace("[m", "m").replace("[s", "s")).split(";")
    section = sections[0]
    if number < 0 and len(sections) > 1:
        section = sections[1]
    elif number == 0 and len(sections) > 2:
        section = sections[2]
    bare = _LITERAL.sub("", section).casefold()
    if bare.strip() in ("general", "standard", "@"):
        return _general(number)
    if re.search(r"[ydhs]|(?<!e)m", bare):
        return _moment(number, bare, since_1904)
    return _numeral(abs(number) if number < 0 and section is not sections[0] else number, section)


def _general(number: float) -> str:
    """As a cell that nobody has given a format."""
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.10g}".replace(".", ",").upper()


def _moment(number: float, form: str, since_1904: bool) -> str:
    """A day, a time, or both."""
    if not 0 <= number <= _LAST_DAY:
        return _general(number)
    moment = (_EPOCH_1904 if since_1904 else _EPOCH) + timedelta(seconds=round(number * 86_400))
    day = f"{moment.day:02}-{moment.month:02}-{moment.year:04}" if re.search(r"[yd]", form) or "h" not in form else ""
    if not re.search(r"[hs]", form):
        return day
    clock = f"{moment.hour:02}:{moment.minute:02}" + (f":{moment.second:02}" if "s" in form else "")
    return f"{day} {clock}".strip() if re.search(r"[yd]", form) else clock


def _numeral(number: float, section: str) -> str:
    """Digits as the format asks for them, with what is written before and after them."""
    masked = _LITERAL.sub(lambda match: "\0" * len(match.group()), section)
    digits = _DIGITS.search(masked)
    if digits is None:
        return _literal(section)
    before, after = _literal(section[: digits.start()]), _literal(section[digits.end() :])
    if "E+" in after.upper():
        return _general(number)
    if "%" in masked:
        number *= 100
    decimals = digits.group().partition(".")[2]
    text = f"{number:,.{len(decimals)}f}"
    if "," not in digits.group():
        text = text.replace(",", "")
    spare = len(decimals) - len(decimals.rstrip("#"))
    while spare and text.endswith("0"):
        text, spare = text[:-1], spare - 1
    return before + text.removesuffix(".").translate(str.maketrans(",.", ".,")) + after


def _literal(part: str) -> str:
    """What a format says word for word."""
    return _LITERAL.sub(lambda match: match.group(1) or match.group(2) or "", part)
