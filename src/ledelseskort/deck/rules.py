"""What must hold between the parts of a deck: ids met once, and nothing pointed at that is not there.

The rules look at the data as it was read, right or wrong, so that a fault in one card hides none in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.findings import Findings
from ledelseskort.deck.guess import near
from ledelseskort.deck.part import Part, RawCard
from ledelseskort.deck.source import Source
from ledelseskort.deck.yaml_events import Node, Plain

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
Firsts = dict[str, tuple[Source, Node]]
"""The file and the map that each id was met in first."""


def check_deck(deck: Part, files: tuple[Part, ...]) -> None:
    """Hold a deck and its card files against the rules; what is wrong goes among each file's findings."""
    parts = (deck, *files)
    _check_ids(parts)
    _check_list_ids(deck, "themes")
    _check_list_ids(deck, "cases")
    if deck.data is None:
        return
    _check_content(deck, files)
    _check_themes(deck, parts)
    _check_tags(deck, parts)
    _check_references(deck, parts)
    _check_days(deck)


def check_cards(part: Part) -> None:
    """Hold a card file by itself against the rules that need no deck."""
    _check_ids((part,))


def _check_ids(parts: tuple[Part, ...]) -> None:
    """No id twice in a deck, in whichever file."""
    first: Firsts = {}
    for part in parts:
        _meet(((card.text("id"), card.node) for card in part.cards), first, part.findings)


def _check_list_ids(deck: Part, key: str) -> None:
    _meet(((_text(data, "id"), node) for data, node in _maps(deck, key)), {}, deck.findings)


def _meet(ids: Iterable[tuple[str | None, Node]], first: Firsts, findings: Findings) -> None:
    """Tell of each id that was met before, and remember where each was met first."""
    for found, node in ids:
        if found is None:
            continue
        if found in first:
            source, earlier = first[found]
            related = (source.place(_at(earlier, "id")),)
            findings.add(Code.ID_DUPLICATE, _at(node, "id"), related=related, name=found)
        else:
            first[found] = findings.source, node


def _check_content(deck: Part, files: tuple[Part, ...]) -> None:
    """A deck has something to play, and its cards have themes to stand under."""
    data = deck.data or {}
    if deck.cards or any(part.cards for part in files):
        if "themes" not in data:
            deck.findings.add(Code.KEY_MISSING, deck.node.start, name="themes")
        elif data["themes"] == ():
            deck.findings.add(Code.VALUE_EMPTY, _at(deck.node, "themes"), name="themes")
        return
    named = data.get("card_files") or ()
    all_read = isinstance(named, tuple) and len(named) == len(files) and all(part.whole for part in (deck, *files))
    if data.get("steps") or data.get("cards") or not all_read:
        return
    declared = next((key for key in ("cards", "card_files") if key in data), None)
    if declared is None:
        deck.findings.add(Code.KEY_MISSING, deck.node.start, variant="cards", name="cards")
    else:
        deck.findings.add(Code.VALUE_EMPTY, _at(deck.node, declared), name=declared)


def _check_themes(deck: Part, parts: tuple[Part, ...]) -> None:
    """Every card stands under a theme that the deck has."""
    themes = [found for data, _ in _maps(deck, "themes") if (found := _text(data, "id"))]
    if not themes:
        return
    for part in parts:
        default = part.text("theme")
        if default is not None and default not in themes:
            _unknown(part.findings, _at(part.node, "theme"), "theme", default, themes)
        for card in part.cards:
            theme = card.text("theme")
            if theme is not None and theme not in themes:
                _unknown(part.findings, card.at("theme"), "theme", theme, themes)
            elif theme is None and default is None and len(themes) > 1 and _knows_its_head(part):
                part.findings.add(Code.KEY_MISSING, card.node.start, variant="theme", name="theme")


def _knows_its_head(part: Part) -> bool:
    """Whether a theme that is not found at the top of the file is not there."""
    return part.data is not None and "theme" not in part.data


def _check_tags(deck: Part, parts: tuple[Part, ...]) -> None:
    """Where a deck names its tags, no card has another."""
    groups = (deck.data or {}).get("tags")
    if not isinstance(groups, dict) or not groups:
        return
    terms = {
        term
        for group in groups.values()
        if isinstance(group, dict) and isinstance(known := group.get("terms"), dict)
        for term in known
    }
    tagged: list[tuple[Part, dict[str, Plain], Node]] = [
        (part, card.data, card.node) for part in parts for card in part.cards
    ]
    tagged += [(deck, data, node) for data, node in _maps(deck, "cases")]
    for part, data, node in tagged:
        for tag, place in _texts(data, node, "tags"):
            if tag not in terms:
                _unknown(part.findings, place, "tags", tag, terms)


def _unknown(findings: Findings, offset: int, name: str, value: str, known: Iterable[str]) -> None:
    guess = near(value, known) if findings.may_guess() else ""
    findings.add(
        Code.VALUE_ENUM,
        offset,
        variant="near" if guess else "",
        name=name,
        value=value,
        near=guess,
        expected=", ".join(sorted(known)),
    )


def _check_references(deck: Part, parts: tuple[Part, ...]) -> None:
    """What `select` and `replaces` name is there, and chosen once."""
    cards: list[tuple[Part, RawCard]] = [(part, card) for part in parts for card in part.cards]
    ids = {found for _, card in cards if (found := card.text("id")) is not None}
    whole = all(part.whole for part in parts)
    chosen: dict[str, int] = {}
    for card_id, place in _texts(deck.data or {}, deck.node, "select"):
        if card_id in chosen:
            where = deck.findings.source.place(chosen[card_id])
            deck.findings.add(Code.REF_DUPLICATE_CARD, place, related=(where,), name=card_id)
        elif card_id not in ids and whole:
            _unknown_card(deck.findings, place, card_id, ids)
        chosen.setdefault(card_id, place)
    for part, card in cards:
        replaced = card.text("replaces")
        if replaced is not None and replaced not in ids and whole:
            _unknown_card(part.findings, card.at("replaces"), replaced, ids)


def _unknown_card(findings: Findings, offset: int, card_id: str, ids: set[str]) -> None:
    guess = near(card_id, ids) if findings.may_guess() else ""
    findings.add(Code.REF_UNKNOWN_CARD, offset, variant="near" if guess else "", name=card_id, near=guess)


def _check_days(deck: Part) -> None:
    """A date is written out, and days of the year are days."""
    data = deck.data or {}
    updated = data.get("updated")
    if updated is not None and not (isinstance(updated, str) and _DAY.match(updated)):
        _not_a_day(deck, "updated", _at(deck.node, "updated"), str(updated), "date")
    for day, place in _texts(data, deck.node, "review_days"):
        try:
            date.fromisoformat(f"2000-{day}")
        except ValueError:
            _not_a_day(deck, "review_days", place, day, "review_days")


def _not_a_day(deck: Part, name: str, offset: int, value: str, variant: str) -> None:
    deck.findings.add(Code.VALUE_PATTERN, offset, variant=variant, name=name, value=value, near="")


def _maps(part: Part, key: str) -> list[tuple[dict[str, Plain], Node]]:
    """The maps of the list under `key`, each with its node."""
    values, node = (part.data or {}).get(key), part.node.child(key)
    nodes = node.listed if node else None
    if not isinstance(values, tuple) or nodes is None:
        return []
    return [(value, inner) for value, inner in zip(values, nodes, strict=True) if isinstance(value, dict)]


def _texts(data: dict[str, Plain], node: Node, key: str) -> list[tuple[str, int]]:
    """The texts of the list under `key`, each with its place."""
    values, inner = data.get(key), node.child(key)
    nodes = inner.listed if inner else None
    if not isinstance(values, tuple) or nodes is None:
        return []
    return [(value, at.start) for value, at in zip(values, nodes, strict=True) if isinstance(value, str)]


def _text(data: dict[str, Plain], key: str) -> str | None:
    value = data.get(key)
    return value if isinstance(value, str) else None


def _at(node: Node, key: str) -> int:
    inner = node.child(key)
    return node.start if inner is None else inner.start
