"""One file on its way to a deck: read, looked through by the gate, built and checked, as far as each is possible."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from ledelseskort.deck import gate
from ledelseskort.deck.checking import check
from ledelseskort.deck.diagnostics import Code, Diagnostic
from ledelseskort.deck.findings import Findings
from ledelseskort.deck.models import Card, CardFile, DeckFile
from ledelseskort.deck.source import Source, read_source
from ledelseskort.deck.yaml_events import Node, Plain, Refused, Trouble, build

_CONFLICT = re.compile(r"^<{7}(?: |$)", re.MULTILINE)
_SIGN = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class RawCard:
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
    source = read_source(path, shown)
    if isinstance(source, Diagnostic):
        findings = Findings(Source(shown, ""))
        findings.keep(source)
        return Part(findings)
    return part_of(source, model)


def part_of(source: Source, model: type[DeckFile] | type[CardFile]) -> Part:
    """`source` as a `model`."""
    findings = Findings(source)
    conflict = _CONFLICT.search(source.text.replace("\r", "\n"))
    if conflict:
        findings.add(Code.FILE_MERGE_CONFLICT, conflict.start())
        return Part(findings)
    text = _pass_gate(source, findings)
    try:
        data, node = build(text, findings)
    except Refused:
        return Part(findings)
    except Trouble as trouble:
        return _salvaged(text, trouble, findings, model)
    if not isinstance(data, dict):
        _tell_shape(data, node, findings)
        return Part(findings)
    checked = check(model, data, node, findings)
    return Part(findings, data, node, _raw_cards(data, node), True, checked)


def _pass_gate(source: Source, findings: Findings) -> str:
    """Put down what does not belong, once a line and kind; the text as it may be parsed comes back."""
    told: set[tuple[str, int]] = set()
    controls = False
    for hit in gate.hits(source.text):
        controls = controls or hit.code is Code.TEXT_CONTROL_CHAR
        key = (hit.name, source.index(hit.start))
        if key not in told:
            told.add(key)
            findings.add(
                hit.code,
                hit.start,
                variant=hit.name,
                char=hit.text if hit.code is Code.TEXT_MOJIBAKE else gate.escaped(hit.text),
                meant=hit.meant,
            )
    return gate.parsable(source.text) if controls else source.text


def _tell_shape(data: Plain, node: Node, findings: Findings) -> None:
    """A file that can be read and is no map at all."""
    if data is None:
        findings.add(Code.FILE_EMPTY, 0)
    elif isinstance(data, str) or not _SIGN.search(findings.source.text):
        findings.add(Code.FILE_NOT_YAML, node.start)
    else:
        findings.add(Code.TYPE_MAP, node.start, variant="file")


def _raw_cards(data: dict[str, Plain], node: Node) -> tuple[RawCard, ...]:
    cards = data.get("cards")
    nodes = node.child("cards")
    if not isinstance(cards, tuple) or nodes is None or not isinstance(nodes.inside, list):
        return ()
    return tuple(
        RawCard(card, inner) for card, inner in zip(cards, nodes.inside, strict=True) if isinstance(card, dict)
    )


def _salvaged(text: str, trouble: Trouble, findings: Findings, model: type[DeckFile] | type[CardFile]) -> Part:
    """What can still be said of a file that is no YAML as a whole."""
    from ledelseskort.deck.salvage import salvage  # only a mistake pays for loading it

    pieces = salvage(text, findings, trouble)
    for value, inner in pieces.cards:
        check(Card, value, inner, findings)
    cards = tuple(RawCard(value, inner) for value, inner in pieces.cards if isinstance(value, dict))
    if pieces.head is None or not isinstance(pieces.head[0], dict):
        return Part(findings, cards=cards)
    data, node = {**pieces.head[0], "cards": ()}, pieces.head[1]
    check(model, data, node, findings)
    return Part(findings, data, node, cards)
