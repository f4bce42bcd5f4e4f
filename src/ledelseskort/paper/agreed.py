"""An agreement as paper knows it, whether it comes from the meeting at hand or from what was kept; and its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ledelseskort.paper import clean
from ledelseskort.wording.words import Words


@dataclass(frozen=True)
class OutcomeLine:
    """One time an agreement was met again."""

    kind: Literal["done", "continued", "dropped"]
    day: date
    """When that was."""
    due: date | None = None
    """The new day, where it was continued."""
    word: str | None = None
    """What happened."""
    cost: str | None = None
    instead: str | None = None
    """What is stopped instead."""


@dataclass(frozen=True)
class AgreementLine:
    """An agreement in words. Every day in it is a day in this room, not UTC."""

    id: str
    """The id of its stream: the same agreement has it in every export."""
    what: str
    made: date
    """The day of its meeting."""
    when: str | None = None
    """The »når …« of a plan in the form »når …, så …«."""
    owner: str | None = None
    due: date | None = None
    status: Literal["open", "done", "dropped"] = "open"
    outcomes: tuple[OutcomeLine, ...] = ()
    question: str | None = None
    """The card it came from."""
    team: str | None = None
    """The group's name."""
    alone: bool = False
    """Whether somebody made it with themself."""


def sentence(agreement: AgreementLine, words: Words) -> str:
    """What was agreed as one line, together with its »når …«."""
    what, when = clean.line(agreement.what), clean.line(agreement.when or "")
    if not when:
        return what
    key = "when-then-alone" if agreement.alone else "when-then"
    return words(f"paper.agreement.{key}", when=_inside(when), what=_inside(what))


def _inside(text: str) -> str:
    """Without the full stop at its end, to stand inside a sentence."""
    return text.rstrip(" .…,")
