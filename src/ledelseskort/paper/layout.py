"""How minutes and examples are laid out on a page: what comes first, and what each part is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby

from ledelseskort.paper.agreed import sentence
from ledelseskort.paper.examples import Story, by_value
from ledelseskort.paper.minutes import Minutes, StepWritten
from ledelseskort.paper.page import Block, Heading, Item, Items, Page, Paragraph, Table
from ledelseskort.wording.dates import long_day
from ledelseskort.wording.words import Words


def minutes_page(minutes: Minutes, words: Words) -> Page:
    """The minutes: what was agreed stands before what was talked about."""
    own = "-alone" if minutes.alone else ""
    if minutes.steps is not None:
        return _walked(minutes, minutes.steps, words)
    blocks = (
        *_head(minutes, words),
        Heading(words("paper.minutes.agreements")),
        _agreements(minutes, words),
        Heading(words(f"paper.minutes.cards{own}")),
        _cards(minutes, words),
        *_notes(minutes, words),
        *_examples(minutes, words),
        Paragraph(words(f"paper.minutes.said{own}"), quiet=True),
    )
    return Page(words(f"paper.minutes.title{own}", deck=minutes.deck), words.language, blocks)


def _walked(minutes: Minutes, steps: Iterable[StepWritten], words: Words) -> Page:
    """The page of a guided meeting: what was written comes first, step by step; what is missing is shown."""
    own = "-alone" if minutes.alone else ""
    blocks: list[Block] = [*_head(minutes, words)]
    for step in steps:
        blocks.append(Heading(step.title))
        for each in step.answers:
            text = words("guided.empty") if each.text is None else each.text
            blocks.append(Paragraph(text, label=each.prompt, quiet=each.text is None))
    if minutes.agreements:
        blocks += [Heading(words("paper.minutes.agreements")), _agreements(minutes, words)]
    blocks += [*_notes(minutes, words), *_examples(minutes, words)]
    blocks.append(Paragraph(words(f"paper.minutes.said{own}"), quiet=True))
    return Page(minutes.deck, words.language, tuple(blocks))


def examples_page(stories: Iterable[Story], words: Words) -> Page:
    """Stories from many meetings, under the value they show."""
    blocks: list[Block] = []
    for value, told in by_value(stories).items():
        blocks.append(Heading(value or words("paper.examples.other")))
        blocks.append(Items(tuple(_told(each, words) for each in told)))
    if not blocks:
        blocks.append(Paragraph(words("paper.examples.none")))
    return Page(words("paper.examples.title"), words.language, tuple(blocks))


def _head(minutes: Minutes, words: Words) -> Iterator[Block]:
    team = words("paper.minutes.team", team=minutes.team) if minutes.team else ""
    facts = (_when(minutes, words), team, minutes.way, minutes.edition)
    yield Paragraph("\n".join(fact for fact in facts if fact), quiet=True)
    if minutes.purpose:
        yield Paragraph(minutes.purpose, label=words("paper.minutes.purpose"))
    if minutes.task:
        yield Paragraph(minutes.task, label=words("paper.minutes.task"))


def _when(minutes: Minutes, words: Words) -> str:
    day, last = long_day(minutes.begun, words), long_day(minutes.last, words)
    begun, ended = _clock(minutes.begun), _clock(minutes.last)
    if day != last:
        return words("paper.minutes.days", day=day, begun=begun, last=last, ended=ended)
    return words(f"paper.minutes.{'time' if begun == ended else 'span'}", day=day, begun=begun, ended=ended)


def _clock(at: datetime) -> str:
    """»9.05«."""
    return f"{at.hour}.{at.minute:02}"


def _agreements(minutes: Minutes, words: Words) -> Block:
    if not minutes.agreements:
        return Paragraph(words("paper.minutes.no-agreements"))
    own = "-alone" if minutes.alone else ""
    columns = [
        (words(f"paper.minutes.what{own}"), *(sentence(each, words) for each in minutes.agreements)),
        (words("paper.minutes.who"), *(each.owner or "" for each in minutes.agreements)),
        (words("paper.minutes.by"), *(long_day(each.due, words) if each.due else "" for each in minutes.agreements)),
    ]
    if minutes.alone:
        del columns[1]
    head, *rows = zip(*columns, strict=True)
    return Table(head, tuple(rows))


def _cards(minutes: Minutes, words: Words) -> Block:
    if not minutes.cards:
        return Paragraph(words("paper.minutes.no-cards"))
    return Items(tuple(Item(card.question, label=card.theme) for card in minutes.cards))


def _notes(minutes: Minutes, words: Words) -> Iterator[Block]:
    """The notes in the order they were written, each under the card that lay there."""
    if minutes.notes:
        yield Heading(words("paper.minutes.notes"))
    for question, under_card in groupby(minutes.notes, key=lambda note: note.question):
        if question is not None:
            yield Heading(question, level=3)
        for prompt, notes in groupby(under_card, key=lambda note: note.prompt):
            if prompt is not None:
                yield Paragraph(prompt, quiet=True)
            yield Items(tuple(Item(note.text) for note in notes))


def _examples(minutes: Minutes, words: Words) -> Iterator[Block]:
    if minutes.examples:
        yield Heading(words("paper.minutes.examples"))
        yield Items(tuple(_told(each, words, with_value=True) for each in minutes.examples))


def _told(story: Story, words: Words, *, with_value: bool = False) -> Item:
    value = story.shows if with_value and story.shows else ""
    question = words("paper.question", question=story.question) if story.question else ""
    quiet = " · ".join(part for part in (value, question) if part)
    return Item(f"{story.situation}\n{story.action}", quiet=quiet or None)
