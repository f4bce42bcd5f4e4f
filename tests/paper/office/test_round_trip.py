"""Out as a sheet and in again: nothing changes but what was changed, down to the byte, whatever the file looks like."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ledelseskort.deck.library import Broken
from ledelseskort.deck.models import Card
from ledelseskort.deck.reader import read_deck
from ledelseskort.paper.office.bringing import bring
from ledelseskort.paper.office.draft import Draft
from ledelseskort.paper.office.merged import merged
from ledelseskort.paper.office.merging import plan, planned
from ledelseskort.paper.office.sheet_out import workbook
from ledelseskort.wording.words import LANGUAGES, load

from ..texts import STEADY
from .sheets import DECKS, Files, Written, cards_of, edited, new_row, rows, texts, written

FILE = Path("deck.yaml")


OF_CARDS = [path.stem for path in sorted(DECKS.glob("*.yaml")) if "\ncard" in path.read_text(encoding="utf-8")]
"""The decks that come along and have cards; the others are walked."""


@pytest.mark.parametrize("name", OF_CARDS)
def test_a_bundled_deck_comes_back_without_a_changed_byte(name: str, tmp_path: Path) -> None:
    path = DECKS / f"{name}.yaml"
    deck = read_deck(path).deck
    assert deck is not None
    (tmp_path / "ark.xlsx").write_bytes(workbook(deck, load()))
    brought = bring(tmp_path / "ark.xlsx")
    assert len(brought.drafts) == len(deck.cards) and brought.left == ()
    merge = plan(path, brought.drafts)
    assert merge.nothing and not merge.left and not merge.moved
    assert merged(merge) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_in_any_language_comes_back(language: str, tmp_path: Path) -> None:
    path = DECKS / "ledelsesgrundlag.yaml"
    deck = read_deck(path).deck
    assert deck is not None
    first, *rest = deck.cards
    retired = deck.model_copy(update={"cards": (first.model_copy(update={"retired": True, "depth": 3}), *rest)})
    (tmp_path / "ark.xlsx").write_bytes(workbook(retired, load(language)))
    brought = bring(tmp_path / "ark.xlsx")
    assert len(brought.drafts) == len(deck.cards) and brought.left == ()
    merge = plan(path, brought.drafts)
    assert not merge.left
    assert [(each.card.id, {field.name for field in each.fields}) for each in merge.changed] == [
        (first.id, {"retired", "depth"})
    ]


@settings(STEADY, max_examples=25)
@given(written())
def test_any_deck_comes_back_through_a_workbook(file: Written) -> None:
    readable(file)
    with TemporaryDirectory() as folder:
        path, sheet = Path(folder) / "deck.yaml", Path(folder) / "ark.xlsx"
        path.write_bytes(file.data)
        deck = read_deck(path).deck
        assert deck is not None
        sheet.write_bytes(workbook(deck, load()))
        brought = bring(sheet)
        merge = plan(path, brought.drafts)
        assert not brought.left and not merge.left
        assert merge.nothing and not merge.moved and merged(merge) == {}


def readable(file: Written) -> Files:
    """The files, where the spelling is one that the reader takes: not every text can stand in every way."""
    files = {FILE: file.data}
    try:
        rows(files)
    except Broken:
        assume(False)
    return files


def expected(draft: Draft, old: Card) -> Card:
    """The card that a row says, told by nothing of the program but its model."""
    kept = [tag for tag in old.tags if tag in draft.tags]
    return Card(
        id=old.id,
        question=draft.question,
        follow_ups=draft.follow_ups,
        situation=draft.situation or None,
        hint=draft.hint or None,
        theme=draft.theme,
        depth=Card.model_validate({"id": "x", "question": "x", "depth": int(draft.depth)}).depth,
        minutes=int(draft.minutes) if draft.minutes else None,
        tags=(*kept, *(tag for tag in draft.tags if tag not in kept)),
        source=draft.source or None,
        retired=draft.retired == "ja",
    )


@STEADY
@given(written())
def test_what_was_not_edited_is_not_touched(file: Written) -> None:
    files = readable(file)
    merge = planned(files, rows(files))
    assert merge.nothing and merged(merge) == {}


@STEADY
@given(written(), st.data())
def test_only_the_lines_of_edited_cards_change(file: Written, data: st.DataObject) -> None:
    files = readable(file)
    before, sheet = cards_of(files), rows(files)
    chosen = data.draw(st.sets(st.integers(0, len(sheet) - 1), min_size=1))
    after = [edited(data.draw, row) if number in chosen else row for number, row in enumerate(sheet)]
    merge = planned(files, after)
    assert not merge.left and not merge.missing and not merge.added
    new = {**files, **merged(merge)}
    assert cards_of(new) == {row.id: expected(row, before[row.id]) for row in after}
    touched = {number for number, row in enumerate(after) if expected(row, before[row.id]) != before[row.id]}
    unchanged_lines(file, new[FILE], touched)


@STEADY
@given(written(), st.data())
def test_new_rows_come_in_and_missing_ones_go_out_of_play(file: Written, data: st.DataObject) -> None:
    files = readable(file)
    before, sheet = cards_of(files), rows(files)
    at = data.draw(st.integers(0, len(sheet)))
    gone = data.draw(st.sets(st.integers(0, len(sheet) - 1), max_size=2))
    after = [row for number, row in enumerate(sheet) if number not in gone]
    question, theme = data.draw(texts), data.draw(st.sampled_from(["hverdag", "fest"]))
    assume(not any(question.casefold() == card.question.casefold() for card in before.values()))
    after.insert(min(at, len(after)), new_row(question, theme))
    merge = planned(files, after)
    assert {card.id for card in merge.missing} == {sheet[number].id for number in gone if not sheet[number].retired}
    kept = {**files, **merged(merge)}
    (added,) = merge.added
    assert (added.card.question, added.card.theme) == (question, theme)
    assert cards_of(kept) == before | {added.card.id: added.card}
    unchanged_lines(file, kept[FILE], set(), news=1)
    retired = {**files, **merged(merge, frozenset(card.id for card in merge.missing))}
    out = {card.id: card.model_copy(update={"retired": True}) for card in merge.missing}
    assert cards_of(retired) == before | out | {added.card.id: added.card}
    unchanged_lines(file, retired[FILE], {number for number in gone if sheet[number].id in out}, news=1)


def unchanged_lines(file: Written, new: bytes, touched: set[int], news: int = 0) -> None:
    """See that every card but the touched ones stands as it stood, in the same place, and that no remark is lost."""
    assert new.startswith(file.mark)
    text = new.removeprefix(file.mark).decode()
    for remark in file.remarks:
        assert remark in text
    if file.ends != "\n":
        assert "\n" not in text.replace(file.ends, "")
    at = 0
    waiting = False
    for number, part in enumerate([file.head, *file.cards], -1):
        if number in touched:
            waiting = True
            continue
        stood = part.rstrip("\n").replace("\n", file.ends)
        found = text.find(stood, at)
        assert found >= at
        news -= not waiting and text[at:found].strip() != ""
        at, waiting = found + len(stood), False
    news -= not waiting and text[at:].strip() != ""
    assert news >= 0
