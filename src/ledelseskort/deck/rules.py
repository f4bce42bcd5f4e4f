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
from ledelseskort.deck.places import Node, Plain
from ledelseskort.deck.source import Source

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
        if found in first and not findings.room:
            findings.count(1)
        elif found in first:
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
    themes = dict.fromkeys(found for data, _ in _maps(deck, "themes") if (found := _text(data, "id")))
    if not themes:
        return
    expected = ", ".join(sorted(themes))
    for part in parts:
        default = part.text("theme")
        if default is not None and default not in themes:
            _unknown(part.findings, _at(part.node, "theme"), "theme", default, themes, expected)
        for card in part.cards:
            theme = card.text("theme")
            if theme is not None and theme not in themes:
                _unknown(part.findings, card.at("theme"), "theme", theme, themes, expected)
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
    terms = dict.fromkeys(
        term
        for group in groups.values()
        if isinstance(group, dict) and isinstance(known := group.get("terms"), dict)
        for term in known
    )
    expected = ", ".join(sorted(terms))
    tagged: list[tuple[Part, dict[str, Plain], Node]] = [
        (part, card.data, card.node) for part in parts for card in part.cards
    ]
    tagged += [(deck, data, node) for data, node in _maps(deck, "cases")]
    for part, data, node in tagged:
        for step, tag in _texts(data, "tags"):
            if tag not in terms:
                _unknown(part.findings, _at(node, "tags", step), "tags", tag, terms, expected)


def _unknown(findings: Findings, offset: int, name: str, value: str, known: Iterable[str], expected: str) -> None:
    if not findings.room:
        findings.count(1)
        return
    guess = near(value, known) if findings.may_guess() else ""
    findings.add(
        Code.VALUE_ENUM,
        offset,
        variant="near" if guess else "",
        name=name,
        value=value,
        near=guess,
        expected=expected,
    )


def _check_references(deck: Part, parts: tuple[Part, ...]) -> None:
    """What `select` and `replaces` name is there, and chosen once."""
    cards: list[tuple[Part, RawCard]] = [(part, card) for part in parts for card in part.cards]
    ids = dict.fromkeys(found for _, card in cards if (found := card.text("id")) is not None)
    whole = all(part.whole for part in parts)
    chosen: dict[str, int] = {}
    for step, card_id in _texts(deck.data or {}, "select"):
        if not deck.findings.room:
            deck.findings.count(int(card_id in chosen or (whole and card_id not in ids)))
        elif card_id in chosen:
            where = deck.findings.source.place(_at(deck.node, "select", chosen[card_id]))
            deck.findings.add(Code.REF_DUPLICATE_CARD, _at(deck.node, "select", step), related=(where,), name=card_id)
        elif card_id not in ids and whole:
            _unknown_card(deck.findings, _at(deck.node, "select", step), card_id, ids)
        chosen.setdefault(card_id, step)
    for part, card in cards:
        replaced = card.text("replaces")
        if replaced is not None and replaced not in ids and whole:
            _unknown_card(part.findings, card.at("replaces"), replaced, ids)


def _unknown_card(findings: Findings, offset: int, card_id: str, ids: Iterable[str]) -> None:
    guess = near(card_id, ids) if findings.may_guess() else ""
    findings.add(Code.REF_UNKNOWN_CARD, offset, variant="near" if guess else "", name=card_id, near=guess)


def _check_days(deck: Part) -> None:
    """A date is written out, and days of the year are days."""
    data = deck.data or {}
    updated = data.get("updated")
    if updated is not None and not (isinstance(updated, str) and _DAY.match(updated)):
        _not_a_day(deck, str(updated), "updated", variant="date")
    for step, day in _texts(data, "review_days"):
        try:
            date.fromisoformat(f"2000-{day}")
        except ValueError:
            _not_a_day(deck, day, "review_days", step)


def _not_a_day(deck: Part, value: str, name: str, *steps: int, variant: str = "") -> None:
    if deck.findings.room:
        offset = _at(deck.node, name, *steps)
        deck.findings.add(Code.VALUE_PATTERN, offset, variant=variant or name, name=name, value=value, near="")
    else:
        deck.findings.count(1)


def _maps(part: Part, key: str) -> list[tuple[dict[str, Plain], Node]]:
    """The maps of the list under `key`, each with its node."""
    values, node = (part.data or {}).get(key), part.node.child(key)
    nodes = node.listed if node else None
    if not isinstance(values, tuple) or nodes is None:
        return []
    return [(value, inner) for value, inner in zip(values, nodes, strict=True) if isinstance(value, dict)]


def _texts(data: dict[str, Plain], key: str) -> list[tuple[int, str]]:
    """The texts of the list under `key`, each with its number in it."""
    values = data.get(key)
    return [
        (step, value)
        for step, value in enumerate(values if isinstance(values, tuple) else ())
        if isinstance(value, str)
    ]


def _text(data: dict[str, Plain], key: str) -> str | None:
    value = data.get(key)
    return value if isinstance(value, str) else None


def _at(node: Node, *path: str | int) -> int:
    """Where the value at `path` begins; the last there is on the way where it is not there."""
    for step in path:
        node = node.child(step) or node
    return node.start
