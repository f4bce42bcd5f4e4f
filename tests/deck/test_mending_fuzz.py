"""Mending whatever somebody may have spoilt: texts stay, the other lines stay, and there is an end to it."""

from __future__ import annotations

import pytest

from ledelseskort.deck.guess import english
from ledelseskort.deck.mending import mend
from ledelseskort.deck.models import CardFile, DeckFile
from ledelseskort.deck.part import Part, part_of
from ledelseskort.deck.reader import is_deck
from ledelseskort.deck.source import Source, decode

from .fuzz import spoilt

PROSE = ("question", "situation", "hint", "source", "follow_ups")
"""The fields whose texts are their author's."""


def read(source: Source) -> Part:
    return part_of(source, DeckFile if is_deck(source.text) else CardFile)


def texts(source: Source) -> set[str]:
    """The texts of the cards that nothing is said about."""
    part = read(source)
    told = {found.place.line - 1 for found in part.findings.shown}
    found: set[str] = set()
    for card in part.cards:
        first, last = source.index(card.node.start), source.index(max(card.node.end - 1, card.node.start))
        if part.findings.left_out or told & set(range(first - 1, last + 2)):
            continue
        for key, value in card.data.items():
            if key in PROSE or english(key, PROSE):
                found |= {each for each in (value if isinstance(value, tuple) else (value,)) if isinstance(each, str)}
    return found


@pytest.mark.parametrize("first", range(0, 400, 50))
def test_a_spoilt_file_is_mended_without_harm(first: int) -> None:
    for seed in range(first, first + 50):
        data = spoilt(seed)
        before = decode(data, "x")
        mended = mend(data)
        if not mended.unfinished:
            assert not mend(mended.data).edits, seed
        after = decode(mended.data, "x")
        if not isinstance(before, Source):
            continue
        assert isinstance(after, Source)
        assert all(edit.codes for edit in mended.edits), seed
        changed = {edit.line for edit in mended.edits}
        assert len(before.starts) == len(after.starts), seed
        for index in range(len(before.starts)):
            if index + 1 not in changed:
                assert before.line(index) == after.line(index), seed
        if mended.edits and read(after).whole:
            assert texts(before) <= texts_of(after), seed


def texts_of(source: Source) -> set[str]:
    """Every text of the cards, told of or not."""
    return {
        each
        for card in read(source).cards
        for value in card.data.values()
        for each in (value if isinstance(value, tuple) else (value,))
        if isinstance(each, str)
    }
