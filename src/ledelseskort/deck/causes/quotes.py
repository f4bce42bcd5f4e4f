"""Causes that have to do with quotes."""

from __future__ import annotations

import re

from ledelseskort.deck.causes.lines import SMART, quoted
from ledelseskort.deck.causes.scene import STRAY, Finding, Scene, closing, stray, swallows
from ledelseskort.deck.diagnostics import Code

_SMART_END = re.compile(f"[{SMART}](?=\\s*$)")
_QUOTES = ('"', "'")


def unclosed(scene: Scene) -> Finding | None:
    """A text that opens with a quote, with no end before the next line that is plainly something else."""
    past = scene.start
    for entry in scene.opening("\"'"):
        if entry.start < past:
            continue
        end = closing(scene, entry.value_at)
        swallowed = swallows(scene, entry.index, scene.end if end is None else end)
        if end is not None and not swallowed:
            past = end
            continue
        smart = _SMART_END.search(entry.value)
        if smart:
            return Finding(Code.YAML_SMART_QUOTES, entry.value_at + smart.start(), {"char": smart.group()})
        return Finding(Code.YAML_QUOTES_UNCLOSED, entry.value_at, {"char": entry.value[0]})
    return None


def text_after(scene: Scene) -> Finding | None:
    """Words after the closing quote: »"Dialog" er mere end et ord«."""
    entry = scene.here
    if not entry.holds_value or entry.value[0] not in _QUOTES:
        return None
    end = closing(scene, entry.value_at)
    if end is None or scene.source.index(end) != entry.index:
        return None
    after = entry.value[end + 1 - entry.value_at :]
    if not after.strip() or after.lstrip().startswith(("#", ":")):
        return None
    place = end + 1 + len(after) - len(after.lstrip())
    if after.strip() in STRAY:
        return stray(scene, place)
    whole = entry.value
    if whole[-1] == whole[0]:
        whole = whole[1:-1]
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
