"""Minutes: what a meeting leaves on paper, whatever it is then written as. Nobody's name but that of an owner."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from ledelseskort.deck.about import edition_line
from ledelseskort.deck.kinds import ModeName
from ledelseskort.errors import Misused
from ledelseskort.paper.agreed import AgreementLine
from ledelseskort.paper.examples import Story
from ledelseskort.table import telling
from ledelseskort.table.meeting import Meeting
from ledelseskort.table.records import Agreement
from ledelseskort.table.sheet import loose, reached
from ledelseskort.table.table import Table
from ledelseskort.wording.words import Words


@dataclass(frozen=True)
class MetCard:
    """A card that was met."""

    theme: str | None
    """The theme's title."""
    question: str


@dataclass(frozen=True)
class Written:
    """A note, and what it is about."""

    text: str
    question: str | None = None
    """The card that lay there."""
    prompt: str | None = None
    """The help that had been asked for, for a person alone."""


@dataclass(frozen=True)
class Answered:
    """A prompt of a guided deck, and what stands under it; None: it is missing, and that is shown."""

    prompt: str
    text: str | None


@dataclass(frozen=True)
class StepWritten:
    """What was written at one step."""

    title: str
    answers: tuple[Answered, ...]


@dataclass(frozen=True)
class Minutes:
    """A meeting on paper: plain texts, just as they were written."""

    deck: str
    """The deck's title."""
    edition: str
    """»Udgave 1 · 22. november 2026 · udgiver«; may be empty."""
    way: str
    """How it was played."""
    begun: datetime
    """In this room, as is `last`."""
    last: datetime
    """When the last move was made."""
    alone: bool
    team: str | None = None
    """The group's name."""
    purpose: str | None = None
    task: str | None = None
    cards: tuple[MetCard, ...] = ()
    agreements: tuple[AgreementLine, ...] = ()
    notes: tuple[Written, ...] = ()
    examples: tuple[Story, ...] = ()
    steps: tuple[StepWritten, ...] | None = None
    """The page of a guided meeting; None where cards were played."""


def minutes_of(
    meeting: Meeting,
    texts: Mapping[str, str],
    words: Words,
    local: Callable[[datetime], datetime],
    *,
    team_name: str | None = None,
    notes: bool = True,
    examples: bool = True,
    own: bool = False,
) -> Minutes:
    """The minutes of a meeting as it stands, ended or not. What was taken back or erased is not there.

    `local` tells a moment as the wall of this room does. Raises `Misused` for what was written alone, unless it is
    asked for with `own`.
    """
    table = meeting.table
    opening, deck = table.opening, table.deck
    alone = opening.alone
    if alone and not own:
        raise Misused("minutes-alone")
    return Minutes(
        deck=deck.title,
        edition=edition_line(deck, words),
        way=words(f"mode.{opening.mode.value}"),
        begun=local(opening.begun),
        last=local(table.at or opening.begun),
        alone=alone,
        team=team_name,
        purpose=deck.purpose,
        task=texts.get(opening.task or ""),
        cards=tuple(MetCard(_theme(table, card), deck.card(card).question) for card in table.met),
        # Minutes say nothing that tells one stream from another.
        agreements=agreed(meeting, texts, words, local, stream="", team=team_name),
        notes=_notes(table, texts, words) if notes else (),
        examples=_stories(table, texts) if examples else (),
        steps=_steps(table, texts) if opening.mode is ModeName.GUIDED else None,
    )


def _steps(table: Table, texts: Mapping[str, str]) -> tuple[StepWritten, ...]:
    """The page as far as it was come to."""
    return tuple(
        StepWritten(part.title, tuple(Answered(each.prompt, texts.get(each.text or "")) for each in part.answers))
        for part in reached(table)
    )


def agreed(
    meeting: Meeting,
    texts: Mapping[str, str],
    words: Words,
    local: Callable[[datetime], datetime],
    *,
    stream: str,
    team: str | None = None,
) -> tuple[AgreementLine, ...]:
    """The agreements that stand at this table, in the order they were made; an erased one is not there.

    `stream` is the meeting's id, `team` the name of its group.
    """
    table = meeting.table
    alone = table.opening.alone
    return tuple(
        AgreementLine(
            id=f"{stream}.{each.what}",
            what=texts[each.what],
            made=local(table.opening.begun).date(),
            when=texts.get(each.when or ""),
            owner=None if alone else _owner(meeting, texts, words, each),
            due=each.due,
            question=None if each.card is None else table.deck.card(each.card).question,
            team=team,
            alone=alone,
        )
        for each in table.agreements
        if each.what in texts
    )


def _owner(meeting: Meeting, texts: Mapping[str, str], words: Words, agreement: Agreement) -> str | None:
    """Who it is, as it stands alone on a line."""
    who = texts.get(agreement.name or "")
    if who is None and agreement.seat is not None:
        who = telling.seat_name(meeting.table, texts, words, agreement.seat)
    return None if who is None else who[:1].upper() + who[1:]


def _theme(table: Table, card: str) -> str | None:
    theme = table.deck.card(card).theme
    return None if theme is None else table.deck.theme(theme).title


def _question(table: Table, card: str | None) -> str | None:
    return None if card is None else table.deck.card(card).question


def _notes(table: Table, texts: Mapping[str, str], words: Words) -> tuple[Written, ...]:
    return tuple(
        Written(
            texts[note.text],
            _question(table, note.card),
            None if note.prompt is None else words(f"alone.prompt-{note.prompt}"),
        )
        for note in loose(table)
        if note.text in texts
    )


def _stories(table: Table, texts: Mapping[str, str]) -> tuple[Story, ...]:
    return tuple(
        Story(
            texts[each.situation],
            texts[each.action],
            None if each.shows is None else table.deck.tag_title(each.shows),
            _question(table, each.card),
        )
        for each in table.examples
        if each.situation in texts and each.action in texts
    )
