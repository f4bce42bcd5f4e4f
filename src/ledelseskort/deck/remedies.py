"""What is wrong that has one safe remedy, and the remedy: a change within lines, which leaves every text as it was."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ledelseskort.deck import gate
from ledelseskort.deck.causes.lines import BULLET, SMART, entry, entry_at, quoted
from ledelseskort.deck.diagnostics import Code, Diagnostic
from ledelseskort.deck.source import Source
from ledelseskort.deck.spans import Span, content_lines, key_in, span_at, unwrapped

FAR = 200
"""How many lines a card may have, where the dash before it is looked for."""
NEAR = 0.8
"""How like a word must be to the one that was meant: from here on there is no doubt which."""

_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?=[ \t]*(?:$|[,\]}#\r\n]))")
_QUOTED_NUMBER = re.compile(r"([\"'])([0-9]{1,4})\1")
_NAMES = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:,[ ]*[a-z0-9]+(?:-[a-z0-9]+)*)*")
_LANGUAGES = {"dansk": "da", "danish": "da", "svensk": "sv", "swedish": "sv", "engelsk": "en", "english": "en"}
_PLAIN_NAME = re.compile(r"[^\s,\[\]{}#\"']+")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_KNOWN_ESCAPES = '0abt\tnvfre "/\\N_LPxuU\r\n'
_SPACE = f"[ {gate.SPACES}]"
_SPACED = re.compile(f"(?P<lead>{_SPACE}*(?:-(?:{_SPACE}+|$))*)(?P<rest>.*)")
_KEY_SPACED = re.compile(f"[\\w-]+(?:{_SPACE}[\\w-]+)*(?P<colon>{_SPACE}*:{_SPACE}*)")
_HARD = re.compile(f"[{gate.SPACES}]")


@dataclass(frozen=True, slots=True)
class Change:
    """What to write from one offset to another, without adding or taking away a line."""

    start: int
    end: int
    text: str
    code: Code
    """What it is a remedy for."""
    line: int
    """The line of what it is a remedy for, counted from 1."""


Remedy = Callable[[Source, Diagnostic, int], tuple[int, int, str] | None]
"""From a diagnostic and its offset to where something else must be written, and what; `None` where there is doubt."""


def remedies(source: Source, found: Diagnostic) -> Iterator[Change]:
    """The changes that mend `found`; none where it has no remedy, or more than one."""
    line = found.place.line - 1
    if not 0 <= line < len(source.starts) or found.place.column > len(source.line(line)) + 1:
        return
    offset = source.starts[line] + found.place.column - 1
    remedy = _REMEDIES.get(found.code)
    change = remedy(source, found, offset) if remedy else None
    if change is not None:
        yield Change(*change, found.code, found.place.line)


def _in_quotes(source: Source, found: Diagnostic, offset: int) -> tuple[int, int, str] | None:
    """Quotes around a text that a colon or a reserved sign makes something else of."""
    head = entry_at(source, offset)
    if (
        source.text[offset : offset + 1] == ":"
        and offset < head.value_at
        and key_in(source.line(head.index)[head.column :])
    ):
        offset = head.value_at  # told at the colon after a key that is not known
    span = span_at(source, offset)
    if span is None or span.text[0] in "\"'" or found.variant == "list":
        return None
    return _straight(span) if span.text[0] in SMART else (span.start, span.end, quoted(span.text))


def _starred(source: Source, found: Diagnostic, offset: int) -> tuple[int, int, str] | None:
    """»*Husk* at lytte«: a reference to elsewhere has no words after it, so it is a text."""
    span = span_at(source, offset)
    if span is None or span.text[0] != "*" or len(span.text.split()) < 2:
        return None
    return span.start, span.end, quoted(span.text)


def _smart(source: Source, found: Diagnostic, offset: int) -> tuple[int, int, str] | None:
    """Straight quotes for curly ones around a text."""
    span = span_at(source, offset)
    return None if span is None else _straight(span)


def _straight(span: Span) -> tuple[int, int, str] | None:
    inner = unwrapped(span.text)
    if inner is not None:
        return span.start, span.end, inner if inner.isascii() and inner.isdigit() else quoted(inner)
    if span.text[0] in SMART and span.text[-1] not in SMART + "\"'":
        return span.start, span.end, quoted(span.text)  # they stand around a part of it, and are its author's
    return None


def _quotes_within(source: Source, found: Diagnostic, offset: int) -> tuple[int, int, str] | None:
    """»"Dialog" er mere end et ord« and »"Hvem sagde "nej" til det?"«: other quotes around, or quotes within."""
    head = entry_at(source, offset)
    span = span_at(source, head.value_at)
    if span is None or span.start != head.value_at or "\n" in span.text or "\r" in span.text or "\\" in span.text:
        return None
    text, sign = span.text, span.text[0]
    second = text.find(sign, 1)
    if sign not in "\"'" or second < 0 or not any(char.isalnum() for char in text[second:]):
        return None
    opens = text[second - 1].isspace() and not text[second + 1].isspace()
    closes = not text[second - 1].isspace() and not text[second + 1].isalnum()
    if closes and not opens:
        return span.start, span.end, quoted(text)
    if opens and text[-1] == sign and text.count(sign) == 4:
        return span.start, span.end, quoted(text[1:-1])
    return None


def _unclosed(source: Source, found: Diagnostic, offset: int) -> tuple[int, int, str] | None:
    """The quote that is missing at the end of a text of one line; a single one may be an apostrophe instead."""
    span = span_at(source, offset)
    if span is None or span.start != offset or span.text[0] != '"' or "\n" in span.text or "\r" in span.text:
        return None
    inner = span.text[1:]
    if not inner.strip() or span.text[0] in inner or "\\" in inner or any(sign in SMART for sign in inner):
        return None
    return span.end, span.end, span.text[0]


def _escape(source: Source, found: Diagnostic, offset: int) -> tuple[int, int, str] | None:
    """A backslash that is a backslash, in a text where none means anything else."""
    head = entry_at(source, offset)
    text = head.value
    if len(text) < 3 or text[0] != '"' or text[-1] != '"' or '"' in text[1:-1]:
        return None
    if any(match[1] in _KNOWN_ESCAPES for match in _ESCAPE.finditer(text)):
        return None
    return head.value_at, head.value_at + len(text), text.replace("\\", "\\\\")


def _bullet(source: Source, found: Diagnostic, offset: int) -> tuple[int, int, str] | None:
    """»- « for another bullet."""
    head = entry_at(source, offset)
    bullet = BULLET.match(source.line(head.index), offset - head.start)
    if bullet is None or source.text[head.start : offset].strip():
        return None
    begins = key_in(source.line(head.index)[offset - head.start + len(bullet[0]) :])
    # A card stays where it stands, for its other fields stand below its first one.
    return offset, offset + len(bullet[0]), "-".ljust(len(bullet[0])) if begins else "- "


def _dash(source: Source, found: Diagnostic, offset: int) -> tuple[int, int, str] | None:
    """The dash before a card, where the place for it is there and empty."""
    head = entry_at(source, offset)
    if found.variant != "dash" or head.key != "id" or head.dashes or head.first != offset:
        return None
    lines = (entry(source, at) for at in range(head.index - 1, max(-1, head.index - FAR), -1))
    above = next((line for line in lines if line.dashes and line.key), None)
    if above is None or above.column != head.indent or not above.dashes.endswith("- "):
        return None
    return head.start + above.indent, offset, above.dashes


def _names(source: Source, found: Diagnostic, offset: int) -> tuple[int, int, str] | None:
    """Names with commas between them are a list once they stand in brackets."""
    head = entry_at(source, offset)
    if offset != head.value_at or head.key not in ("tags", "select") or not _NAMES.fullmatch(head.value):
        return _bullet(source, found, offset)
    return offset, offset + len(head.value), f"[{head.value}]"


def _language(source: Source, found: Diagnostic, offset: int) -> tuple[int, int, str] | None:
    """»da« for »Dansk«."""
    written = str(found.parameters.get("value", ""))
    meant = _LANGUAGES.get(written.lower())
    if found.variant != "language" or not meant or source.text[offset : offset + len(written)] != written:
        return None
    return offset, offset + len(written), meant


def _space(source: Source, found: Diagnostic, offset: int) -> tuple[int, int, str] | None:
    """The space after a colon or a dash."""
    at = offset if source.text[offset - 1 : offset] in (":", "-") else offset + 1
    if at < 1 or source.text[at - 1 : at] not in (":", "-") or source.text[at : at + 1].isspace():
        return None
    return at, at, " "


def _rule(source: Source, found: Diagnostic, offset: int) -> tuple[int, int, str] | None:
    """A line drawn for the eye becomes a remark."""
    line = source.line(source.index(offset))
    return (offset, offset, "# ") if line.strip() and not any(char.isalnum() for char in line) else None


def _key(source: Source, found: Diagnostic, offset: int) -> tuple[int, int, str] | None:
    """The key that was meant."""
    return _meant(source, found, offset, str(found.parameters.get("name", "")))


def _value(source: Source, found: Diagnostic, offset: int) -> tuple[int, int, str] | None:
    """The choice that was meant; a number among them without its quotes."""
    if str(found.parameters.get("near", "")).isdigit():
        return _bare_number(source, found, offset)
    return _meant(source, found, offset, str(found.parameters.get("value", "")))


def _meant(source: Source, found: Diagnostic, offset: int, written: str) -> tuple[int, int, str] | None:
    near = found.parameters.get("near")
    if not isinstance(near, str) or not near or not written or near == written:
        return None
    if source.text[offset : offset + 1] in ("'", '"'):
        offset += 1
    for length in range(len(written), len(written) + 9):  # an accent may stand as a sign of its own
        if unicodedata.normalize("NFC", source.text[offset : offset + length]) == written:
            return (offset, offset + length, near) if _sure(written, near) else None
    return None


def _sure(written: str, near: str) -> bool:
    """Whether there is no doubt that `near` was meant: it is what the word is in Danish, or nearly the same letters."""
    from difflib import SequenceMatcher

    from ledelseskort.deck.guess import english

    plain = written.strip().lower().replace("_", "-")
    return bool(english(written, (near,))) or SequenceMatcher(None, plain, near.replace("_", "-")).ratio() >= NEAR


def _number(source: Source, found: Diagnostic, offset: int) -> tuple[int, int, str] | None:
    """Quotes around a number that is a text, as it is written."""
    number = _NUMBER.match(source.text, offset)
    return (offset, number.end(), f'"{number[0]}"') if found.variant == "number" and number else None


def _bare_number(source: Source, found: Diagnostic, offset: int) -> tuple[int, int, str] | None:
    """No quotes around a number that is one."""
    number = _QUOTED_NUMBER.match(source.text, offset)
    return (offset, number.end(), str(int(number[2]))) if number else None


def _slash(source: Source, found: Diagnostic, offset: int) -> tuple[int, int, str] | None:
    """»/« between folders."""
    name = _PLAIN_NAME.match(source.text, offset)
    return (offset, name.end(), name[0].replace("\\", "/")) if name and "\\" in name[0] else None


def _hard_space(source: Source, found: Diagnostic, offset: int) -> tuple[int, int, str] | None:
    """Ordinary spaces before a dash or a key and after it; those inside a text are its author's."""
    index = source.index(offset)
    line, start = source.line(index), source.starts[index]
    parted = _SPACED.match(line)
    if parted is None:
        return None
    lead, rest = parted["lead"], parted["rest"]
    key = _KEY_SPACED.match(rest) if key_in(_HARD.sub(" ", rest)) else None
    if not key and "-" not in lead and not rest.startswith("#"):
        return None
    old = lead + (key[0] if key else "")
    new = _HARD.sub(" ", lead) + (rest[: key.start("colon")] + _HARD.sub(" ", key["colon"]) if key else "")
    if old == new or index in content_lines(source) or _goes_on(source, index, len(_HARD.sub(" ", lead.split("-")[0]))):
        return None
    return start, start + len(old), new


def _goes_on(source: Source, index: int, indent: int) -> bool:
    """Whether a line, indented so far, may be more of the text that a line above it begins."""
    lines = (entry(source, at) for at in range(index - 1, max(-1, index - FAR), -1))
    above = next((line for line in lines if line.key or line.dashes), None)
    begins_text = above is not None and above.holds_value and bool(above.key) and above.value[0] != "#"
    return above is not None and begins_text and indent > above.column


_REMEDIES: dict[Code, Remedy] = {
    Code.YAML_COLON_IN_TEXT: _in_quotes,
    Code.YAML_RESERVED_CHAR: _in_quotes,
    Code.YAML_ANCHOR: _starred,
    Code.YAML_SMART_QUOTES: _smart,
    Code.YAML_QUOTES: _quotes_within,
    Code.YAML_QUOTES_UNCLOSED: _unclosed,
    Code.YAML_ESCAPE: _escape,
    Code.YAML_WRONG_BULLET: _bullet,
    Code.TYPE_LIST: _names,
    Code.YAML_INDENT: _dash,
    Code.KEY_DUPLICATE: _dash,
    Code.VALUE_PATTERN: _language,
    Code.YAML_MISSING_SPACE: _space,
    Code.YAML_RULE_LINE: _rule,
    Code.KEY_UNKNOWN: _key,
    Code.VALUE_ENUM: _value,
    Code.TYPE_STR: _number,
    Code.TYPE_INT: _bare_number,
    Code.REF_BACKSLASH: _slash,
    Code.TEXT_NBSP: _hard_space,
}
