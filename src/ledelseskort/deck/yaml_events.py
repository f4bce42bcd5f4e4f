"""The builder: libyaml's events become plain data, and where every key and value stands is remembered.

Not `yaml.load` or `compose`: both are slower, and `compose` crashes the interpreter on deep nesting. What a card file
has no use for (anchors, tags, merge keys, several documents) is refused here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from sys import intern
from typing import Any, NoReturn

import yaml
from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from ledelseskort.deck import gate
from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.findings import Findings
from ledelseskort.deck.places import MOST, Node, Plain, Scalar, node_of

MAX_DEPTH = 20
"""How deep lists and maps may stand in one another."""
MAX_VALUES = 100_000
"""How many values a file may hold, its keys among them."""
_AROUND = 8
"""More events than stand around a document."""
_SHORT = 24
"""What is shorter in a list is most often a tag, and then the same few stand in card after card: each is kept once."""

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
_NO_LETTER = "~-+0123456789ntTfF"
"""How everything begins that may be read as something else than text; nearly every text is known by its first sign."""
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?\Z")
_MERGE = "<<"
_VALUES = frozenset({ScalarEvent, SequenceStartEvent, MappingStartEvent})
"""What a value can begin with. Events are told apart by their class itself: it is never another, and quicker."""


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
    try:
        parser = _LOADER(text)
        try:
            return _Builder(text, findings, base, iter(parser.get_event, None)).document()
        finally:
            parser.dispose()
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


class _Builder:
    """What is done for every value is written out where it is done: a call more is felt in a large file.

    So are the maps in a list and the lists in a map, which cards are made of; all the rest goes through `_value`.
    """

    def __init__(self, text: str, findings: Findings, base: int, events: Iterator[Any]) -> None:
        self._text = text
        self._findings = findings
        self._base = base
        self._values = 1
        self._composed = gate.is_composed(text)
        merging = "<" in text and _MERGE in text  # one sign is sought far quicker than two
        self._plain = self._composed and "&" not in text and not merging and not base and len(text) <= MOST
        """Whether a text without quotes is all it seems to be, and its place can be put down in short."""
        self._closed = 0
        self._strange = 0
        self._events = chain.from_iterable(self._batches(events))

    def _batches(self, events: Iterator[Any]) -> Iterator[Iterator[Any]]:
        """As many events as the values may have that a file may hold: one each, and one more for each end of a list."""
        seen = 0
        while (more := MAX_VALUES + _AROUND + self._closed - seen) > 0:
            yield islice(events, more)
            seen += more

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

    def _value(self, event: Any, depth: int, key: int | None = None) -> tuple[Plain, Node]:
        """The value that begins with `event`, and where it stands."""
        node = Node(self._base + event.start_mark.index, self._base + event.end_mark.index, key)
        kind = event.__class__
        if kind is yaml.AliasEvent:
            node.refused = True
            self._findings.add(Code.YAML_ANCHOR, node.start, variant="alias", name=f"*{event.anchor}")
            return None, node
        if kind not in _VALUES:
            raise Trouble("no value", node.start)
        if event.anchor is not None:
            self._findings.add(Code.YAML_ANCHOR, node.start, name=f"&{event.anchor}")
        if event.tag is not None:
            node.refused = True
            self._findings.add(Code.YAML_TAG, node.start, name=str(event.tag))
        if kind is ScalarEvent:
            return self._scalar(event), node
        if depth > MAX_DEPTH:
            self._findings.add(Code.YAML_TOO_DEEP, node.start, limit=MAX_DEPTH)
            raise Refused
        if kind is SequenceStartEvent:
            return self._list(node, depth), node
        return self._map(node, depth), node

    def _start(self, event: Any) -> int:
        """The offset of an event's first character in the whole text."""
        return self._base + int(event.start_mark.index)

    def _close(self, node: Node, event: Any, values: int) -> None:
        """A list or a map ends with `event`: what stands in it is counted."""
        node.end = self._base + event.end_mark.index
        self._values += values
        self._closed += 1
        if self._values > MAX_VALUES:
            self.refuse(node.start)

    def refuse(self, offset: int) -> NoReturn:
        """There is more in the file than is read."""
        self._findings.add(Code.FILE_TOO_LARGE, offset, variant="values", limit=MAX_VALUES)
        raise Refused

    def _list(self, node: Node, depth: int) -> tuple[Plain, ...]:
        values: list[Plain] = []
        places: list[Node | Scalar] = []
        events, plain = self._events, self._plain
        for event in events:
            kind = event.__class__
            if plain and kind is ScalarEvent and event.implicit[0]:
                text: str = event.value
                if len(text) < _SHORT:
                    text = intern(text)
                values.append(_meant(text) if text[:1] in _NO_LETTER else text)
                places.append(~(event.start_mark.index | event.end_mark.index << 20))
            elif kind is SequenceEndEvent:
                self._close(node, event, len(values))
                break
            elif plain and kind is MappingStartEvent and event.tag is None and depth < MAX_DEPTH:
                inner = Node(event.start_mark.index, 0)
                values.append(self._map(inner, depth + 1))
                places.append(inner)
            else:
                value, place = self._value(event, depth + 1)
                values.append(value)
                places.append(place)
        else:
            self.refuse(node.start)
        node.inside = places
        return tuple(values)

    def _map(self, node: Node, depth: int) -> dict[str, Plain]:
        values: dict[str, Plain] = {}
        places: dict[str, Node | Scalar] = {}
        merged = False
        events, plain, base = self._events, self._plain, self._base
        for event in events:
            kind = event.__class__
            at: int = event.start_mark.index
            key: str | None
            if plain and kind is ScalarEvent and event.implicit[0]:
                key = intern(event.value)
            elif kind is MappingEndEvent:
                self._close(node, event, 2 * len(values))
                break
            else:
                key = self._key(event, depth)
            event = next(events, event)
            kind = event.__class__
            value: Plain
            place: Node | Scalar
            if plain and kind is ScalarEvent and event.implicit[0]:
                text: str = event.value
                value = _meant(text) if text[:1] in _NO_LETTER else text
                place = event.start_mark.index | event.end_mark.index << 20 | at << 40
            elif plain and kind is SequenceStartEvent and event.tag is None and depth < MAX_DEPTH:
                place = Node(event.start_mark.index, 0, at)
                value = self._list(place, depth + 1)
            else:
                value, place = self._value(event, depth + 1, base + at)
            if key is None:
                continue
            if key in places:
                if not merged:
                    merged = key == "id" == next(iter(places))
                    self._tell_twice(key, base + at, places, "dash" if merged else "")
                continue
            values[key] = value
            places[key] = place
        else:
            self.refuse(node.start)
        node.inside = places
        return values

    def _tell_twice(self, key: str, at: int, places: dict[str, Node | Scalar], variant: str) -> None:
        """A key that was met before; where it begins a card, the dash between two cards is missing, and that is all."""
        if not self._findings.room:
            self._findings.count(1)
            return
        first = self._findings.source.place(node_of(places[key]).at)
        self._findings.add(Code.KEY_DUPLICATE, at, variant=variant, related=(first,), name=key)

    def _key(self, event: Any, depth: int) -> str | None:
        """A key's text, the same object for every card that has it; `None` for a key that was refused."""
        plain = isinstance(event, ScalarEvent) and event.implicit[0]
        if not isinstance(event, ScalarEvent):
            if not isinstance(event, yaml.AliasEvent):
                self._findings.add(Code.YAML_COMPLEX_KEY, self._start(event))
            self._value(event, depth + 1)
            return None
        if plain and event.value == _MERGE:
            self._findings.add(Code.YAML_ANCHOR, self._start(event), variant="merge", name=_MERGE)
            return None
        if plain:  # a key is never anything but text: it may be `2026` or `null`
            event.implicit = (False, True)
        value, _ = self._value(event, depth + 1)
        return intern(str(value))

    def _scalar(self, event: Any) -> Plain:
        value: str = event.value
        if event.implicit[0]:
            meant = _meant(value)
            if not isinstance(meant, str):
                return meant
        elif event.style == '"':
            start, end = event.start_mark.index, event.end_mark.index
            raw = self._text[start:end]
            if "\\" in raw:
                self._check_escapes(value, raw, self._base + start)
                return gate.composed(value)
        return value if self._composed else gate.composed(value)

    def _check_escapes(self, value: str, raw: str, start: int) -> None:
        """A character written as an escape passes the gate like any other: each kind is put down once a text."""
        told = set[str]()
        written = set(raw)
        for hit in gate.hits(value):
            self._strange += 1
            if self._strange > gate.MOST:
                self._findings.add(Code.FILE_NOT_TEXT, start, variant="signs", limit=gate.MOST)
                raise Refused
            if hit.name not in told and not written.issuperset(hit.text):
                told.add(hit.name)
                place = start + max(raw.find("\\"), 0)
                self._findings.add(hit.code, place, variant=hit.name, char=gate.escaped(hit.text[0]), meant=hit.meant)


def _meant(written: str) -> Plain:
    """What a text without quotes is read as."""
    if written in _CONSTANTS:
        return _CONSTANTS[written]
    number = _NUMBER.match(written)
    if number:
        return float(written) if number.group(1) else int(written)
    return written
