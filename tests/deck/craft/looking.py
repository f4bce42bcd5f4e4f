"""What the tests of the craft check share: a card made of a question, and what the rules say of it."""

from __future__ import annotations

from ledelseskort.deck.craft.faults import Fault
from ledelseskort.deck.craft.language import language
from ledelseskort.deck.craft.rules import RULES
from ledelseskort.deck.models import Card

FOLLOW_UPS = ("Hvad gjorde du så?", "Hvem kunne du have talt med først?")
"""Two that break no rule."""


def card(
    question: str,
    follow_ups: tuple[str, ...] = FOLLOW_UPS,
    situation: str | None = None,
    hint: str | None = None,
    name: str = "et-kort",
) -> Card:
    return Card(id=name, question=question, follow_ups=follow_ups, situation=situation, hint=hint)


def faults(looked_at: Card, code: str = "da") -> list[Fault]:
    return [fault for rule in RULES for fault in rule(looked_at, language(code))]


def told(looked_at: Card, code: str = "da") -> list[str]:
    """Each fault as `rule` or `rule/variant`, with a `!` behind those that are errors in decks of ours."""
    return [
        fault.code.removeprefix("craft-") + (f"/{fault.variant}" if fault.variant else "") + "!" * fault.serious
        for fault in faults(looked_at, code)
    ]


def words(fault: Fault) -> str:
    """The words that a fault points at."""
    return fault.line.text[fault.start : fault.end]
