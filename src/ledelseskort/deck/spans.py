"""How far a text reaches that stands without quotes, so that it can be given them and stay the same text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ledelseskort.deck.causes.lines import KEYS, Entry, entry
from ledelseskort.deck.guess import english
from ledelseskort.deck.source import Source

_KEY = re.compile(r"(?P<key>[^\W\d_](?:[\w -]{0,40}[\w-])?)[ \u00a0]*:(?:[ \t\u00a0]+|$)")
_TERM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*[ ]*:[ \t]+")
_REMARK = re.compile(r"(?:^|[ \t])#")
_BLOCK = re.compile(r"[|>][-+1-9]{0,2}[ \t]*(?:#.*)?$")
_DOUBLE = "“”„‟"
_SINGLE = "‘’‚‛"
_APOSTROPHE = re.compile(r"(?<=\w)[’'](?=\w)")


@dataclass(frozen=True, slots=True)
class Span:
    """A text as it stands in a file, from its first character to its last, on one line or several."""

    start: int
    """The offset of its first character."""
    end: int
    """The offset after its last."""
    text: str
    """As written, line breaks and all."""


def key_in(text: str) -> str:
    """The key that `text` begins with, in English or in Danish; empty where it begins with none."""
    match = _KEY.match(text)
    return match["key"] if match and (match["key"].lower() in KEYS or english(match["key"], KEYS)) else ""


def span_at(source: Source, offset: int) -> Span | None:
    """The text that the sign at `offset` is part of; `None` where there is doubt about where it begins or ends.

    There is doubt where a remark could be meant, where the next line could be a field or an item, and between braces.
    """
    index = source.index(offset)
    for above in range(index, max(-1, index - 40), -1):
        head = entry(source, above)
        start = _value_at(source, head, offset)
        if start is not None:
            return _whole(source, head, start, offset)
        if head.dashes or key_in(_rest(source, head)):
            return None
    return None


def _rest(source: Source, head: Entry) -> str:
    """The line after its indentation and dashes."""
    return source.line(head.index)[head.column :]


def _value_at(source: Source, head: Entry, offset: int) -> int | None:
    """Where the text begins on this line that `offset` is part of; `None` where it begins on no such line."""
    start, rest = head.start + head.column, _rest(source, head)
    match = _KEY.match(rest) if key_in(rest) else _TERM.match(rest)
    if match and offset >= start + match.end():
        return start + match.end()
    return start if head.dashes and not key_in(rest) and offset >= start else None


def _whole(source: Source, head: Entry, start: int, offset: int) -> Span | None:
    """The text from `start` through the lines that are indented further than its head."""
    bare = start == head.start + head.column
    margin = head.indent + len(head.dashes.rstrip()) if bare else head.column + 1
    lines = [source.text[start : head.start + len(source.line(head.index))]]
    end = start + len(lines[0].rstrip())
    for index in range(head.index + 1, len(source.starts)):
        line = source.line(index)
        if not line.strip():
            continue
        if len(line) - len(line.lstrip(" ")) < margin:
            break
        if entry(source, index).dashes or key_in(line.lstrip()) or line.lstrip(" ")[0] == "\t":
            return None
        lines.append(line)
        end = source.starts[index] + len(line.rstrip())
    text = source.text[start:end]
    if not text or offset >= end or _BLOCK.match(lines[0]) or any(_REMARK.search(line) for line in lines):
        return None
    return None if _between_braces(text, at_start=offset == start) else Span(start, end, text)


def _between_braces(text: str, *, at_start: bool) -> bool:
    """Whether commas and braces around the text, or in it, may be YAML's and not its author's."""
    if text.endswith(",") or (text[0] in "[{" and not at_start):
        return True
    return any(text.count(closing) > text.count(opening) for opening, closing in ("[]", "{}"))


def unwrapped(text: str) -> str | None:
    """What stands between the curly quotes around `text`; `None` where they are not plainly around the whole of it."""
    for curly, straight in ((_DOUBLE, '"'), (_SINGLE, "'")):
        ends = curly + straight
        if len(text) < 3 or text[0] not in ends or text[-1] not in ends or text[0] == text[-1] == straight:
            continue
        inner = text[1:-1]
        if inner.strip() == inner and not any(sign in _APOSTROPHE.sub("", inner) for sign in ends):
            return inner
    return None


@lru_cache(maxsize=1)
def content_lines(source: Source) -> frozenset[int]:
    """The lines, counted from 0, that are nothing but text: under a »|« or a »>«, or inside quotes opened above."""
    inside: set[int] = set()
    index = 0
    while index < len(source.starts):
        head = entry(source, index)
        index += 1
        if _BLOCK.match(head.value) and (head.key or head.dashes):
            while index < len(source.starts) and _further_in(source.line(index), head):
                inside.add(index)
                index += 1
        elif head.value[:1] in ('"', "'") and head.holds_value:
            last = _closing_line(source, head)
            inside.update(range(index, last + 1))
            index = max(index, last + 1)
    return frozenset(inside)


def _further_in(line: str, head: Entry) -> bool:
    margin = head.column if head.key else head.indent
    return not line.strip() or len(line) - len(line.lstrip()) > margin


def _closing_line(source: Source, head: Entry) -> int:
    """The line where the quotes that open on the head's line are closed; that line where none closes them in time."""
    sign = head.value[0]
    pattern = re.compile(r'\\.|"' if sign == '"' else r"''|'", re.DOTALL)
    last = min(head.index + 200, len(source.starts) - 1)
    stop = source.starts[last] + len(source.line(last))
    found = next(
        (each.start() for each in pattern.finditer(source.text, head.value_at + 1, stop) if each[0] == sign), None
    )
    return head.index if found is None else source.index(found)
