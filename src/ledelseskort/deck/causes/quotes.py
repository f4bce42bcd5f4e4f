"""Causes that have to do with quotes."""

from __future__ import annotations

import re

from ledelseskort.deck.causes.scene import Entry, Finding, Scene, quoted
from ledelseskort.deck.diagnostics import Code

SMART = "“”„‟‘’‚‛"
"""Quotes that a word processor makes of straight ones; to YAML they are letters."""
_SMART_END = re.compile(f"[{SMART}](?=\\s*$)")
_CLOSING = {'"': re.compile(r'\\.|"', re.DOTALL), "'": re.compile(r"''|'")}


def unclosed(scene: Scene) -> Finding | None:
    """A text that opens with a quote, with no end before the next line that is plainly something else."""
    past = scene.start
    for entry in scene.so_far():
        if entry.start < past or not entry.holds_value or entry.value[0] not in _CLOSING:
            continue
        end = _closing(scene, entry.value_at)
        swallowed = _swallows(scene, entry, scene.end if end is None else end)
        if end is not None and not swallowed:
            past = end
            continue
        smart = _SMART_END.search(entry.value)
        if smart:
            return Finding(Code.YAML_SMART_QUOTES, entry.value_at + smart.start(), {"char": smart.group()})
        return Finding(Code.YAML_QUOTES_UNCLOSED, entry.value_at, {"char": entry.value[0]})
    return None


def _closing(scene: Scene, opening: int) -> int | None:
    """The offset of the quote that ends the text opened at `opening`."""
    quote = scene.text[opening]
    for match in _CLOSING[quote].finditer(scene.text, opening + 1, scene.end):
        if match.group() == quote:
            return match.start()
    return None


def _swallows(scene: Scene, opening: Entry, end: int) -> bool:
    """Whether a line with a key of its own stands between the opening quote and `end`."""
    last = scene.source.index(end)
    return any(scene.entry(index).key for index in range(opening.index + 1, last + 1))


def text_after(scene: Scene) -> Finding | None:
    """Words after the closing quote: »"Dialog" er mere end et ord«."""
    entry = scene.here
    if not entry.holds_value or entry.value[0] not in _CLOSING:
        return None
    end = _closing(scene, entry.value_at)
    if end is None or scene.source.index(end) != entry.index:
        return None
    after = entry.value[end + 1 - entry.value_at :]
    if not after.strip() or after.lstrip().startswith(("#", ":")):
        return None
    whole = entry.value
    if whole[-1] == whole[0]:
        whole = whole[1:-1]
    place = end + 1 + len(after) - len(after.lstrip())
    return Finding(Code.YAML_QUOTES, place, {"mended": entry.mended(quoted(whole))})


def smart(scene: Scene) -> Finding | None:
    """A text in typographic quotes that needed straight ones."""
    entry = scene.here
    if not entry.holds_value or entry.value[0] not in SMART or scene.offset < entry.value_at:
        return None
    inner = entry.value.strip(SMART)
    return Finding(
        Code.YAML_SMART_QUOTES,
        entry.value_at,
        {"char": entry.value[0], "mended": entry.mended(quoted(inner))},
        "mended",
    )


def escape(scene: Scene) -> Finding | None:
    """A backslash in a text in double quotes."""
    if not any(word in scene.problem for word in ("escape", "hexdec", "hexadec")):
        return None
    place = scene.text.rfind("\\", scene.start, min(scene.offset + 1, scene.end))
    if place < 0:
        return None
    return Finding(Code.YAML_ESCAPE, place, {"char": scene.text[place : place + 2]})
