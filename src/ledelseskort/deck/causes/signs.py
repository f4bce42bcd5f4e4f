"""Causes that have to do with signs that mean something to YAML."""

from __future__ import annotations

from ledelseskort.deck.causes.lines import BULLET, LISTS, Entry, quoted
from ledelseskort.deck.causes.scene import STRAY, Finding, Scene, stray
from ledelseskort.deck.diagnostics import Code

_RESERVED = "@`%&*!|>[]{},?#-"


def bullet(scene: Scene) -> Finding | None:
    """A list whose items begin with another sign than »- «."""
    for entry in (scene.here, *scene.before(2)):
        found = BULLET.match(entry.value)
        if found and not entry.key and not entry.dashes:
            mended = f"- {entry.value[found.end() :].strip()}"
            return Finding(Code.YAML_WRONG_BULLET, entry.value_at, {"char": found[0].strip(), "mended": mended})
    return None


def anchor(scene: Scene) -> Finding | None:
    """»&« or »*« in front of a name that is none."""
    if not scene.context.endswith(("an anchor", "an alias")) or scene.context_offset is None:
        return None
    return _reserved(scene, scene.context_offset)


def tag(scene: Scene) -> Finding | None:
    """»!« in front of something."""
    if "tag" not in scene.problem and "tag" not in scene.context:
        return None
    place = scene.offset if scene.context_offset is None else scene.context_offset
    if scene.text[place : place + 1] != "!":
        return None
    end = scene.source.starts[scene.index] + len(scene.source.line(scene.index))
    return Finding(Code.YAML_TAG, place, {"name": (scene.text[place:end].split() or ["!"])[0]})


def block_scalar(scene: Scene) -> Finding | None:
    """»|« or »>« with text on the same line."""
    if not scene.context.endswith("a block scalar") or scene.context_offset is None:
        return None
    place = scene.context_offset
    return Finding(Code.YAML_BLOCK_SCALAR, place, {"char": scene.text[place : place + 1]})


def reserved(scene: Scene) -> Finding | None:
    """A text that begins with a sign that YAML keeps for itself."""
    if "directive" in scene.context or "directive" in scene.problem:
        return _reserved(scene, scene.here.first)
    entry = scene.here
    stopped = "cannot start any token" in scene.problem or (entry.holds_value and scene.offset == entry.value_at)
    if stopped and scene.char and scene.char in _RESERVED:
        return _reserved(scene, scene.offset)
    if entry.holds_value and entry.value[0] in "[{" and scene.offset > entry.value_at:
        rest = entry.value[scene.offset - entry.value_at :]
        return stray(scene, scene.offset) if rest in STRAY else _reserved(scene, entry.value_at)
    if "sequence entries are not allowed" in scene.problem:
        return _reserved(scene, scene.offset)
    return None


def _reserved(scene: Scene, place: int) -> Finding:
    entry: Entry = scene.entry(scene.source.index(place))
    char = scene.text[place : place + 1]
    if char == "-" and entry.key in LISTS:
        return Finding(Code.YAML_RESERVED_CHAR, place, {"char": char}, "list")
    if entry.holds_value and place == entry.value_at:
        return Finding(
            Code.YAML_RESERVED_CHAR, place, {"char": char, "mended": entry.mended(quoted(entry.value))}, "mended"
        )
    return Finding(Code.YAML_RESERVED_CHAR, place, {"char": char})


def colon(scene: Scene) -> Finding | None:
    """»: « inside a text, where it is read as a key."""
    if "mapping values are not allowed" not in scene.problem:
        return None
    entry = scene.here
    if entry.prose:
        return _colon_after_word(scene, entry)
    if entry.holds_value and scene.offset >= entry.value_at:
        return Finding(Code.YAML_COLON_IN_TEXT, scene.offset, {"mended": entry.mended(quoted(entry.value))}, "mended")
    if not entry.key and not entry.dashes and " " in entry.value[: scene.offset - entry.value_at]:
        return Finding(Code.YAML_COLON_IN_TEXT, scene.offset)
    return None


def _colon_after_word(scene: Scene, entry: Entry) -> Finding:
    """A whole text that begins with a word and a colon: an item of a list, or the next line of a longer text."""
    start = entry.start + entry.column
    place = scene.text.index(":", start)
    if not entry.dashes:
        return Finding(Code.YAML_COLON_IN_TEXT, place)
    whole = scene.source.line(entry.index)[entry.column :].rstrip()
    return Finding(Code.YAML_COLON_IN_TEXT, place, {"mended": f"- {quoted(whole)}"}, "mended")
