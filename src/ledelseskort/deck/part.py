"""One file on its way to a deck: read, looked through by the gate, built and checked, as far as each is possible."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ledelseskort.deck import gate
from ledelseskort.deck.checking import check
from ledelseskort.deck.diagnostics import Code, Diagnostic
from ledelseskort.deck.findings import Findings
from ledelseskort.deck.models import Card, CardFile, DeckFile
from ledelseskort.deck.places import Node, Plain
from ledelseskort.deck.source import Source, decode, read_source
from ledelseskort.deck.sweeping import unswept
from ledelseskort.deck.yaml_events import Refused, Trouble, build

_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)
_CONFLICT_SIGNS = ("<<<<<<<", ">>>>>>>")
"""What it begins and ends with: one may be left when the other is gone. A single sign is sought far quicker."""
_MARKER = re.compile(r"(?:(?<=\n)|(?<=\r))---(?=[ \t\r\n]|\Z)")
_CONTENT = re.compile(r"(?:^|[\r\n])(?!---[ \t\r\n])[ \t]*[^\s#]")
_REMARK = re.compile(r"[ \t]#[^\s#!]")
_SIGN = re.compile(r"[A-Za-z0-9]")


class RawCard(NamedTuple):
    """A card as it stands in a file, right or wrong."""

    data: dict[str, Plain]
    node: Node

    def text(self, key: str) -> str | None:
        """The text under `key`, where it is a text."""
        value = self.data.get(key)
        return value if isinstance(value, str) else None

    def at(self, key: str) -> int:
        """Where the value of `key` stands; the card itself where it has none."""
        inner = self.node.child(key)
        return self.node.start if inner is None else inner.start


@dataclass(frozen=True, slots=True)
class Part:
    """What was read of one file, and what is wrong with it."""

    findings: Findings
    data: dict[str, Plain] | None = None
    """What stands in it; without its cards where it could not be read whole; `None` where nothing can be said."""
    node: Node = field(default_factory=lambda: Node(0, 0))
    cards: tuple[RawCard, ...] = ()
    """Every card that could be read, right or wrong."""
    whole: bool = False
    """Whether all of it was read, so that what is not found in it is not there."""
    checked: DeckFile | CardFile | None = None
    """The file as a checked value, where it has no errors of its own."""

    def text(self, key: str) -> str | None:
        """The text under `key` at the top, where it is a text."""
        value = (self.data or {}).get(key)
        return value if isinstance(value, str) else None


def read_part(path: Path, shown: str, model: type[DeckFile] | type[CardFile]) -> Part:
    """Read the file at `path`, shown as `shown`, as a `model`. Raises `OSError`."""
    return _part(read_source(path, shown), shown, model)


def read_text(text: str, shown: str, model: type[DeckFile] | type[CardFile]) -> Part:
    """Read `text` as the file shown as `shown` would be, once it is saved."""
    return _part(decode(text.encode(errors="replace"), shown), shown, model)


def _part(source: Source | Diagnostic, shown: str, model: type[DeckFile] | type[CardFile]) -> Part:
    if isinstance(source, Diagnostic):
        findings = Findings(Source(shown, ""))
        findings.keep(source)
        return Part(findings)
    return part_of(source, model)


@unswept()
def part_of(source: Source, model: type[DeckFile] | type[CardFile]) -> Part:
    """`source` as a `model`."""
    findings = Findings(source)
    marked = any(sign[0] in source.text and sign in source.text for sign in _CONFLICT_SIGNS)
    conflict = _CONFLICT.search(source.text.replace("\r", "\n")) if marked else None
    if conflict:
        findings.add(Code.FILE_MERGE_CONFLICT, conflict.start())
        return Part(findings)
    passed = _pass_gate(source, findings)
    if passed is None:
        return Part(findings)
    text = _one_document(passed, findings)
    try:
        data, node = build(text, findings)
    except Refused:
        return Part(findings)
    except Trouble:
        return _salvaged(text, findings, model)
    if not isinstance(data, dict):
        _tell_shape(data, node, findings)
        return Part(findings)
    _tell_eaten(((data, node),), findings)
    checked = check(model, data, node, findings)
    if checked:
        _share_keys(checked.cards)
    return Part(findings, data, node, _raw_cards(data, node), True, checked)


def _pass_gate(source: Source, findings: Findings) -> str | None:
    """Put down what does not belong, once a line and kind; the text as it may be parsed comes back.

    `None` where so much does not belong that it is no text.
    """
    told: set[tuple[str, int]] = set()
    hits = list(islice(gate.hits(source.text), gate.MOST))
    if not hits:
        return source.text
    if len(hits) == gate.MOST:
        findings.add(Code.FILE_NOT_TEXT, hits[0].start, variant="signs", limit=gate.MOST)
    from ledelseskort.deck.causes.lines import hard_spaces  # only a mistake pays for loading it

    misplaced = hard_spaces(source.text) if any(hit.code is Code.TEXT_NBSP for hit in hits) else frozenset()
    for hit in hits:
        name = "indent" if hit.start in misplaced else hit.name
        key = (name, source.index(hit.start))
        if key not in told:
            told.add(key)
            findings.add(
                hit.code,
                hit.start,
                variant=name,
                char=hit.text if hit.code is Code.TEXT_MOJIBAKE else gate.named(hit.text),
                meant=hit.meant,
            )
    if len(hits) == gate.MOST:
        return None
    signs = list(gate.parsable(source.text))
    for at in misplaced:
        signs[at] = " "
    return "".join(signs)


def _one_document(text: str, findings: Findings) -> str:
    """`text` without the lines that would begin another document; each is put down, and what follows is read on."""
    begins = _CONTENT.search(text) if "---" in text else None
    if begins is None:
        return text
    for match in _MARKER.finditer(text, begins.end()):
        findings.add(Code.YAML_MULTI_DOCUMENT, match.start())
    return text[: begins.end()] + _MARKER.sub("   ", text[begins.end() :])


def _tell_eaten(read: tuple[tuple[Plain, Node], ...], findings: Findings) -> None:
    """Put down the texts that go on after a »#«; nearly no file has a sign that could be one."""
    if "#" in findings.source.text and _REMARK.search(findings.source.text):
        from ledelseskort.deck.causes.remarks import tell_eaten  # only a mistake pays for loading it

        tell_eaten(read, findings)


def _tell_shape(data: Plain, node: Node, findings: Findings) -> None:
    """A file that can be read and is no map at all."""
    if data is None:
        findings.add(Code.FILE_EMPTY, 0)
    elif isinstance(data, str) or not _SIGN.search(findings.source.text):
        findings.add(Code.FILE_NOT_YAML, node.start)
    else:
        findings.add(Code.TYPE_MAP, node.start, variant="file")


def _share_keys(cards: tuple[Card, ...]) -> None:
    """Let neighbours that have the same keys share one set of them, which is never changed.

    Pydantic gives each card its own: with more than four keys 728 bytes, a sixth of all that a card takes.
    """
    shared = set[str]()
    for card in cards:
        if card.__pydantic_fields_set__ == shared:
            object.__setattr__(card, "__pydantic_fields_set__", shared)
        else:
            shared = card.__pydantic_fields_set__


def _raw_cards(data: dict[str, Plain], node: Node) -> tuple[RawCard, ...]:
    cards, inside = data.get("cards"), node.child("cards")
    nodes = inside.inside if inside else None
    if not isinstance(cards, tuple) or not isinstance(nodes, list):
        return ()
    together = zip(cards, nodes, strict=True)
    return tuple([RawCard(card, at) for card, at in together if isinstance(card, dict) and isinstance(at, Node)])


def _salvaged(text: str, findings: Findings, model: type[DeckFile] | type[CardFile]) -> Part:
    """What can still be said of a file that is no YAML as a whole."""
    from ledelseskort.deck.salvage import salvage  # only a mistake pays for loading it

    pieces = salvage(text, findings)
    _tell_eaten((*pieces.cards, *((pieces.head,) if pieces.head else ())), findings)
    for value, inner in pieces.cards:
        check(Card, value, inner, findings)
    cards = tuple(RawCard(value, inner) for value, inner in pieces.cards if isinstance(value, dict))
    if pieces.head is None or not isinstance(pieces.head[0], dict):
        return Part(findings, cards=cards)
    data, node = {**pieces.head[0], "cards": ()}, pieces.head[1]
    check(model, data, node, findings)
    return Part(findings, data, node, cards)
