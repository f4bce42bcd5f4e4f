"""The builder: libyaml's events become plain data, and where every key and value stands is remembered.

Not `yaml.load` or `compose`: both are slower, and `compose` crashes the interpreter on deep nesting. What a card file
has no use for (anchors, tags, merge keys, several documents) is refused here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import yaml

from ledelseskort.deck import gate
from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.findings import Findings

MAX_DEPTH = 20
"""How deep lists and maps may stand in one another."""
MAX_VALUES = 100_000
"""How many values a file may hold."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONSTANTS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "True": True,
    "false": False,
    "False": False,
}
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?\Z")
_MERGE = "<<"

Plain = str | int | float | bool | None | tuple["Plain", ...] | dict[str, "Plain"]
"""What a file holds once it is read: lists are tuples."""


class Node:
    """Where a value stands, its key too where it has one, and the same for what stands in it."""

    __slots__ = ("end", "inside", "key", "refused", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        """The offset of the value's first character."""
        self.end = end
        """The offset after its last."""
        self.key: int | None = None
        """The offset of its key; `None` for what stands in a list."""
        self.inside: dict[str, Node] | list[Node] | None = None
        """The nodes of a map by key, or of a list in order."""
        self.refused = False
        """Whether the value was told of already, so that nothing more is said about it."""

    @property
    def at(self) -> int:
        """Where to point for the whole of it: the key where there is one."""
        return self.start if self.key is None else self.key

    def child(self, step: str | int) -> Node | None:
        """The node inside, by key or by number."""
        if isinstance(self.inside, dict):
            return self.inside.get(step) if isinstance(step, str) else None
        if isinstance(self.inside, list) and isinstance(step, int) and 0 <= step < len(self.inside):
            return self.inside[step]
        return None


class Trouble(Exception):
    """The text cannot be read on from here: what the parser said, as offsets into the whole text."""

    def __init__(self, problem: str, offset: int, context: str = "", context_offset: int | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.offset = offset
        self.context = context
        self.context_offset = context_offset


class Refused(Exception):
    """The text is not read on; the reason is among the findings."""


def build(text: str, findings: Findings, base: int = 0) -> tuple[Plain, Node]:
    """The data in `text` and where it stands; `base` is added to every offset, for a piece cut out of a file.

    Raises `Trouble` where the text is no YAML, `Refused` where it is not read to its end. What is refused along the
    way is put among the findings and stands as `None` in the data.
    """
    return _Builder(text, findings, base).document()


class _Builder:
    def __init__(self, text: str, findings: Findings, base: int) -> None:
        self._text = text
        self._findings = findings
        self._base = base
        self._values = 0
        self._composed = text.isascii() or unicodedata.is_normalized("NFC", text)
        self._events = _events(text, base)

    def document(self) -> tuple[Plain, Node]:
        """The first document; a second one is a finding."""
        value: Plain = None
        root = Node(self._base, self._base)
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._findings.add(Code.YAML_MULTI_DOCUMENT, self._start(event))
                    break
            elif isinstance(event, yaml.NodeEvent):
                value, root = self._value(event, 1)
        return value, root

    def _value(self, event: yaml.Event, depth: int) -> tuple[Plain, Node]:
        node = Node(self._start(event), self._end(event))
        self._values += 1
        if self._values > MAX_VALUES:
            self._findings.add(Code.FILE_TOO_LARGE, node.start, variant="values", limit=MAX_VALUES)
            raise Refused
        if isinstance(event, yaml.AliasEvent):
            node.refused = True
            self._findings.add(Code.YAML_ANCHOR, node.start, variant="alias", name=f"*{event.anchor}")
            return None, node
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            raise Trouble("no value", node.start)
        if event.anchor is not None:
            self._findings.add(Code.YAML_ANCHOR, node.start, name=f"&{event.anchor}")
        if event.tag is not None:
            node.refused = True
            self._findings.add(Code.YAML_TAG, node.start, name=str(event.tag))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, node), node
        if depth > MAX_DEPTH:
            self._findings.add(Code.YAML_TOO_DEEP, node.start, limit=MAX_DEPTH)
            raise Refused
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(node, depth), node
        return self._map(node, depth), node

    def _list(self, node: Node, depth: int) -> tuple[Plain, ...]:
        values: list[Plain] = []
        nodes: list[Node] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                node.end = self._end(event)
                break
            value, inner = self._value(event, depth + 1)
            values.append(value)
            nodes.append(inner)
        node.inside = nodes
        return tuple(values)

    def _map(self, node: Node, depth: int) -> dict[str, Plain]:
        values: dict[str, Plain] = {}
        nodes: dict[str, Node] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                node.end = self._end(event)
                break
            key, place = self._key(event, depth)
            value, inner = self._value(next(self._events), depth + 1)
            inner.key = place
            if key is None:
                continue
            if key in nodes:
                first = self._findings.source.place(nodes[key].at)
                self._findings.add(Code.KEY_DUPLICATE, place, related=(first,), name=key)
                continue
            values[key] = value
            nodes[key] = inner
        node.inside = nodes
        return values

    def _key(self, event: yaml.Event, depth: int) -> tuple[str | None, int]:
        """A key's text and offset; `None` for a key that was refused."""
        place = self._start(event)
        if not isinstance(event, yaml.ScalarEvent):
            if not isinstance(event, yaml.AliasEvent):
                self._findings.add(Code.YAML_COMPLEX_KEY, place)
            self._value(event, depth + 1)
            return None, place
        value, _ = self._value(_as_text(event), depth + 1)
        if value == _MERGE and event.implicit[0]:
            self._findings.add(Code.YAML_ANCHOR, place, variant="merge", name=_MERGE)
            return None, place
        return str(value), place

    def _scalar(self, event: yaml.ScalarEvent, node: Node) -> Plain:
        value: str = event.value
        if event.implicit[0]:
            if value in _CONSTANTS:
                return _CONSTANTS[value]
            number = _NUMBER.match(value)
            if number:
                return float(value) if number.group(1) else int(value)
        elif event.style == '"':
            raw = self._text[node.start - self._base : node.end - self._base]
            if "\\" in raw:
                self._check_escapes(value, raw, node)
                return unicodedata.normalize("NFC", value)
        return value if self._composed else unicodedata.normalize("NFC", value)

    def _check_escapes(self, value: str, raw: str, node: Node) -> None:
        """A character written as an escape passes the gate like any other."""
        for hit in gate.hits(value):
            if hit.text not in raw:
                place = node.start + max(raw.find("\\"), 0)
                self._findings.add(hit.code, place, variant=hit.name, char=gate.escaped(hit.text[0]), meant=hit.meant)

    def _start(self, event: yaml.Event) -> int:
        """The offset of an event's first character in the whole text."""
        return self._base + (event.start_mark.index if event.start_mark else 0)

    def _end(self, event: yaml.Event) -> int:
        """The offset after an event's last character in the whole text."""
        return self._base + (event.end_mark.index if event.end_mark else 0)


def _as_text(event: yaml.ScalarEvent) -> yaml.ScalarEvent:
    """The same event, never read as anything but text: a key may be `2026` or `null`."""
    if event.implicit[0] and event.value != _MERGE:
        event.implicit = (False, True)
    return event


def _events(text: str, base: int) -> Iterator[yaml.Event]:
    """The events of libyaml where it is there, else the slower ones in Python."""
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Trouble(
            str(error.problem or ""),
            base + (mark.index if mark else 0),
            str(error.context or ""),
            base + error.context_mark.index if error.context_mark else None,
        ) from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise Trouble("unreadable", base) from error
