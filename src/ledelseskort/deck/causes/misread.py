"""Signs that were read as something else than was meant: the file is YAML, and its data is not what its author sees."""

from __future__ import annotations

import re
from typing import Any

from ledelseskort.deck.causes.lines import BULLET, SMART, Entry, entry_at, quoted
from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.findings import Findings
from ledelseskort.deck.places import Node

_TIGHT_KEY = re.compile(r"[a-z_]+:[^\s/]")
_TIGHT_DASH = re.compile(r"-[^\s-]")
_SMART_BEFORE = re.compile(f"[:,{{\\[] *([{SMART}])[^{SMART}\r\n]*\\Z")
_BARE = re.compile(r"[\w.-]+\Z")


def misread(kind: str, value: Any, node: Node, findings: Findings) -> bool:
    """Whether a misread sign is why `value` is wrong at `node`; then it is put among the findings.

    `kind` is the type of pydantic's error.
    """
    if isinstance(value, str):
        return _text(kind, value, node, findings)
    if kind == "string_type" and isinstance(value, tuple | dict):
        return _collection(value, node, findings)
    return kind == "tuple_type" and isinstance(value, dict) and _bulleted(node, findings)


def _text(kind: str, value: str, node: Node, findings: Findings) -> bool:
    """A text where something else should be."""
    if kind in ("model_type", "model_attributes_type", "dict_type") and _TIGHT_KEY.match(value):
        findings.add(Code.YAML_MISSING_SPACE, node.start + value.index(":") + 1, char=":")
    elif kind == "tuple_type" and (bullet := BULLET.match(value)):
        mended = f"- {value.splitlines()[0][bullet.end() :].strip()}"
        findings.add(Code.YAML_WRONG_BULLET, node.start, char=bullet[0].strip(), mended=mended)
    elif kind == "tuple_type" and _TIGHT_DASH.match(value):
        findings.add(Code.YAML_MISSING_SPACE, node.start + 1, char="-")
    elif value and value[0] in SMART and kind != "string_too_long" and findings.source.text[node.start] == value[0]:
        inner = value.strip(SMART + " ")
        written = inner if _BARE.match(inner) else quoted(inner)
        _tell_smart(findings, node, written)
    else:
        return False
    return True


def _bulleted(node: Node, findings: Findings) -> bool:
    """»• Husk: hvad …«: the colon makes a map of items that begin with another sign than »- «."""
    entry: Entry = entry_at(findings.source, node.start)
    text = findings.source.text[node.start : entry.start + len(findings.source.line(entry.index))].rstrip()
    bullet = BULLET.match(text)
    if bullet:
        item = text[bullet.end() :].strip()
        mended = f"- {quoted(item) if ': ' in f'{item} ' else item}"
        findings.add(Code.YAML_WRONG_BULLET, node.start, char=bullet[0].strip(), mended=mended)
    return bullet is not None


def _collection(value: tuple[Any, ...] | dict[str, Any], node: Node, findings: Findings) -> bool:
    """A list or a map where a text should be, all on one line: a colon or a bracket made it one."""
    text = findings.source.text
    line = text[node.start : node.end].rstrip()
    if len(value) != 1 or "\n" in line or "\r" in line:
        return False
    if line[0] in "[{":
        return _bracket(value, node, findings)
    if isinstance(value, tuple) or ": " not in f"{line} ":
        return False
    if line[0] in SMART:
        _tell_smart(findings, node, quoted(line.strip(SMART)))
        return True
    findings.add(Code.YAML_COLON_IN_TEXT, text.index(":", node.start))
    return True


def _bracket(value: tuple[Any, ...] | dict[str, Any], node: Node, findings: Findings) -> bool:
    """»[Navn]« or »{navn}« as a whole text."""
    inner = value[0] if isinstance(value, tuple) else next(iter(value.values()))
    if (isinstance(value, tuple) and not isinstance(inner, str)) or (isinstance(value, dict) and inner is not None):
        return False
    if findings.source.text[node.start + 1 : node.start + 2] in ('"', "'"):
        return False
    entry, char = entry_at(findings.source, node.start), findings.source.text[node.start]
    mended = {"mended": entry.mended(quoted(entry.value))} if entry.value_at == node.start else {}
    variant = "mended" if mended else ""
    findings.put(Code.YAML_RESERVED_CHAR, node.start, {"char": char, **mended}, variant=variant)
    return True


def smart_before(node: Node, findings: Findings) -> bool:
    """Whether the key at `node` is the rest of a text between curly quotes, cut off by a comma."""
    entry: Entry = entry_at(findings.source, node.at)
    found = _SMART_BEFORE.search(findings.source.text, entry.start, node.at)
    if found:
        findings.add(Code.YAML_SMART_QUOTES, found.start(1), char=found[1])
    return found is not None


def _tell_smart(findings: Findings, node: Node, written: str) -> None:
    entry: Entry = entry_at(findings.source, node.start)
    char = findings.source.text[node.start]
    if entry.value_at == node.start:
        parameters = {"char": char, "mended": entry.mended(written)}
        findings.put(Code.YAML_SMART_QUOTES, node.start, parameters, variant="mended")
    else:
        findings.add(Code.YAML_SMART_QUOTES, node.start, char=char)
