"""Causes that have to do with spaces, tabs and lines."""

from __future__ import annotations

import re

from ledelseskort.deck.causes.lines import KEYS, Entry
from ledelseskort.deck.causes.scene import Finding, Scene
from ledelseskort.deck.diagnostics import Code

_TIGHT_KEY = re.compile(r"(?P<before> *(?:- +)*)(?P<key>[a-z_]+):(?=[^\s/])")
_TIGHT_DASH = re.compile(r" *-(?=[^\s-])")
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}\s*(?:#.*)?$")
_FAR = 200
"""How many lines of a text are looked back over."""
_RULE = re.compile(r"\s*(?:-{4,}|={3,}|_{3,}|\*{3,}|~{3,}|(?:- ){3,}-?)\s*$")


def tab(scene: Scene) -> Finding | None:
    """A tab where only spaces count."""
    if scene.char == "\t" and ("token" in scene.problem or "tab" in scene.problem):
        return Finding(Code.YAML_TAB, scene.offset)
    return None


def missing_space(scene: Scene) -> Finding | None:
    """»question:Hvad …« or »-Hvad …«: the space after the sign is what makes it a sign."""
    found: Finding | None = None
    for entry in (scene.here, *scene.before(4)):
        line = scene.source.line(entry.index)
        key = _TIGHT_KEY.match(line)
        dash = _TIGHT_DASH.match(line)
        if key and key["key"] in KEYS:
            found = Finding(Code.YAML_MISSING_SPACE, entry.start + key.end(), {"char": ":"})
        elif dash and not _RULE.match(line):
            found = Finding(Code.YAML_MISSING_SPACE, entry.start + dash.end(), {"char": "-"})
        elif entry.index != scene.index:
            break
    return found


def rule_line(scene: Scene) -> Finding | None:
    """A line drawn with signs, to part the cards for the eye; three dots alone end the file for a parser."""
    for entry in (scene.here, *scene.before(2)):
        line = scene.source.line(entry.index)
        if _RULE.match(line):
            return Finding(Code.YAML_RULE_LINE, entry.first)
        if line.rstrip() == "...":
            return Finding(Code.YAML_MULTI_DOCUMENT, entry.first, {}, "end")
    return None


def block_indent(scene: Scene) -> Finding | None:
    """A line of a text under »|« or »>« that does not stand as its first line does."""
    entry = scene.here
    if scene.context_offset is not None and "simple key" in scene.context:
        entry = scene.entry(scene.source.index(scene.context_offset))
    if entry.blank or entry.dashes or (entry.key and not entry.prose):
        return None
    for index in range(entry.index - 1, max(scene.source.index(scene.start), entry.index - _FAR) - 1, -1):
        above = scene.entry(index)
        if _BLOCK.match(above.value) and above.holds_value:
            blank = _wide_blank(scene, index + 1, entry)
            return Finding(Code.YAML_BLOCK_INDENT, entry.first if blank is None else blank)
        if above.key and not above.prose:
            break
    return None


def _wide_blank(scene: Scene, first: int, entry: Entry) -> int | None:
    """The offset of the first line before `entry` that has nothing but spaces, and more of them than it begins with."""
    for index in range(first, entry.index):
        line = scene.source.line(index)
        if len(line) > entry.indent and not line.strip():
            return scene.source.starts[index]
        if line.strip():
            break
    return None


def begins_in(scene: Scene) -> Finding | None:
    """A first line that is moved in, and a second that is not."""
    if "document start" not in scene.problem:
        return None
    entry = scene.first
    if not entry.key or not entry.indent or entry.dashes:
        return None
    return Finding(Code.YAML_INDENT, entry.first, {"found": entry.indent, "expected": 0})


def missing_dash(scene: Scene) -> Finding | None:
    """A card that stands where its dash should."""
    entry = scene.here
    if entry.dashes or entry.key != "id":
        return None
    for above in scene.before():
        if above.dashes and above.indent <= entry.indent:
            return Finding(Code.YAML_INDENT, entry.first, {"name": entry.key}, "dash")
    return None


def indent(scene: Scene) -> Finding | None:
    """A line that stands further in or out than its neighbours."""
    entry = scene.here
    if not (entry.key or entry.dashes) or scene.offset > entry.value_at:
        return None
    expected = _expected(scene, entry)
    if expected is None or expected == entry.indent:
        return None
    return Finding(Code.YAML_INDENT, entry.first, {"found": entry.indent, "expected": expected})


def _expected(scene: Scene, entry: Entry) -> int | None:
    """How many spaces the line would begin with if it followed the nearest line of its kind."""
    for above in scene.before():
        if entry.dashes and above.dashes:
            return above.indent
        if not entry.dashes and above.key:
            return above.column
    return None


def no_key(scene: Scene) -> Finding | None:
    """A line of text that hangs in the air: no key before it, or not far enough in to belong to the text above."""
    if "could not find expected ':'" in scene.problem and scene.context_offset is not None:
        entry = scene.entry(scene.source.index(scene.context_offset))
    elif "expected key" in scene.problem or "'-' indicator" in scene.problem or "<block end>" in scene.problem:
        entry = scene.here
    else:
        return None
    if entry.key or entry.dashes or entry.blank:
        return None
    return Finding(Code.YAML_SYNTAX, entry.first, {}, "no-key")
