"""A sheet held against its deck: what each kind of row does, told from what is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ledelseskort.deck.library import Broken
from ledelseskort.errors import NotFound
from ledelseskort.paper.office.draft import Draft, Where
from ledelseskort.paper.office.merge_preview import preview
from ledelseskort.paper.office.merged import merged
from ledelseskort.paper.office.merging import Merge, plan, planned
from ledelseskort.wording.words import load

from .sheets import FIELDS, Files, cards_of, deck_of, new_row, rows

DECK = """\
    format: 1
    title: Prøve
    language: da
    themes:
      - {id: hverdag, title: Hverdag}
      - {id: fest, title: Fest og farver}
    tags:
      slags: {title: Slags, terms: {let: Let, svaer: "Svær, men sjov"}}
      tid: {title: Tid, terms: {kort: Kort tid}}
    card_files: [hverdag.yaml, fest.yaml]
    """
EVERYDAY = """\
    format: 1
    theme: hverdag
    cards:
      - id: et
        question: Hvad er et?   # må gerne ændres
        follow_ups:
          - Hvorfor et?
          # den næste er ny
          - Hvornår et?
        tags: [let, kort]

      # her begynder to
      - id: to
        question: >-
          Hvad er to,
          når der er tre?
        depth: 2
    """
PARTY = """\
    format: 1
    theme: fest
    cards:
      - {id: tre, question: Hvad er tre?, retired: true}
      - {id: fire, question: Hvad er fire?}
    """
PATH, EVERY, FEAST = Path("deck.yaml"), Path("hverdag.yaml"), Path("fest.yaml")


@pytest.fixture
def files() -> Files:
    return deck_of(DECK, hverdag=EVERYDAY, fest=PARTY)


def with_row(files: Files, number: int, **changes: Any) -> list[Draft]:
    sheet = rows(files)
    sheet[number] = replace(sheet[number], **changes)
    return sheet


def left(merge: Merge) -> list[tuple[str, object, str]]:
    """What was not taken: its row, and why."""
    return [(each.reason, each.where.parameters["row"], str(each.parameters.get("value", ""))) for each in merge.left]


def lines(merge: Merge, path: Path, retire: frozenset[str] = frozenset()) -> tuple[list[str], list[str]]:
    """The lines of a file that are gone, and those that came."""
    old = merge.files[path].decode().splitlines()
    new = merged(merge, retire)[path].decode().splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def told(merge: Merge) -> str:
    return "\n".join(preview(merge, load()))


def test_a_changed_question_is_one_line_and_its_remark_stays(files: Files) -> None:
    merge = planned(files, with_row(files, 0, question="Hvad er et: helt nyt?"))
    assert set(merged(merge)) == {EVERY}
    assert lines(merge, EVERY) == (
        ["    question: Hvad er et?   # må gerne ændres"],
        ['    question: "Hvad er et: helt nyt?"   # må gerne ændres'],
    )
    assert "Spørgsmål: »Hvad er et?« bliver til »Hvad er et: helt nyt?«" in told(merge)


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"depth": "3"}, "Dybde: »Let« bliver til »Tæt på«"),
        ({"retired": "x"}, "Ude af spil: »ja«"),
        ({"tags": ("let",)}, "Mærker: »Let, Kort tid« bliver til »Let«"),
        ({"theme": "Fest og farver"}, "Emne: »Hverdag« bliver til »Fest og farver«"),
        ({"follow_ups": ("Hvorfor et?", "Hvornår et?", "Hvem?")}, "Spørg videre: »Hvem?«"),
        ({"follow_ups": ("Hvorfor et?",)}, "Spørg videre tages væk: »Hvornår et?«"),
    ],
)
def test_a_change_is_told_as_a_person_reads_it(files: Files, changes: dict[str, Any], line: str) -> None:
    assert line in told(planned(files, with_row(files, 0, **changes)))


def test_the_end_of_a_long_text_is_shown_where_it_changed(files: Files) -> None:
    files[EVERY] = files[EVERY].replace(b"Hvad er et?", b"Hvad er " * 20 + b"et?")
    said = told(planned(files, with_row(files, 0, question="Hvad er " * 20 + "to?")))
    assert "Hvad er et?« bliver til »…" in said and "Hvad er to?«" in said


def test_a_folded_text_stays_folded(files: Files) -> None:
    merge = planned(files, with_row(files, 1, question="Hvad er to, når der er fire?"))
    assert b"question: >-\n      Hvad er to, n\xc3\xa5r der er fire?\n    depth: 2" in merged(merge)[EVERY]


@pytest.mark.parametrize(
    ("follow_ups", "gone", "come"),
    [
        (("Hvorfor et?", "Hvem et?", "Hvornår et?"), [], ["      - Hvem et?"]),
        (("Hvorfor et?",), ["      - Hvornår et?"], []),
        (("Hvornår et?",), ["      - Hvorfor et?"], []),
        (("Hvorfor et?", "Hvornår to?"), ["      - Hvornår et?"], ["      - Hvornår to?"]),
        (
            (),
            ["    follow_ups:", "      - Hvorfor et?", "      # den næste er ny", "      - Hvornår et?"],
            ["    # den næste er ny"],
        ),
    ],
)
def test_follow_ups_change_line_by_line(
    files: Files, follow_ups: Sequence[str], gone: list[str], come: list[str]
) -> None:
    assert lines(planned(files, with_row(files, 0, follow_ups=tuple(follow_ups))), EVERY) == (gone, come)


def test_fields_come_where_they_belong_and_go_whole(files: Files) -> None:
    merge = planned(files, with_row(files, 1, situation="En fredag.\nSent.", minutes="5", depth="", tags=("Let",)))
    assert lines(merge, EVERY) == (
        ["    depth: 2"],
        ["    situation: |-", "      En fredag.", "      Sent.", "    depth: 1", "    minutes: 5", "    tags: [let]"],
    )
    merge = planned(files, with_row(files, 0, tags=(), follow_ups=("Hvem?",)))
    assert lines(merge, EVERY)[0] == ["      - Hvorfor et?", "      - Hvornår et?", "    tags: [let, kort]"]


def test_a_card_in_braces_stays_in_them(files: Files) -> None:
    merge = planned(files, with_row(files, 3, question="Hvad, om fire?", hint="Tænk, [lidt]", tags=("Svær, men sjov",)))
    assert lines(merge, FEAST)[1] == ['  - {id: fire, question: "Hvad, om fire?", hint: "Tænk, [lidt]", tags: [svaer]}']


@pytest.mark.parametrize(
    "changes",
    [
        {"question": "Hvad  er\u00a0et? "},
        {"question": "Hvad er\r\net?"},
        {"follow_ups": ("Hvorfor   et?", "", "Hvorna\u030ar et?")},
        {"tags": ("Kort tid", "let")},
        {"tags": ("LET;kort",)},
        {"depth": "Let"},
        {"depth": ""},
        {"retired": "nej"},
        {"theme": " hverdag "},
        {"theme": "Hverdag"},
    ],
)
def test_what_only_looks_different_is_no_change(files: Files, changes: dict[str, Any]) -> None:
    merge = planned(files, with_row(files, 0, **changes))
    assert merge.nothing and not merge.left and merged(merge) == {}
    assert told(merge) == load()("office.merge.nothing")


def test_spaces_that_only_the_file_has_are_no_change(files: Files) -> None:
    spaced = 'question: "Hvad  er\\n et?"\n    situation: "En  \\tfredag."'
    files[EVERY] = files[EVERY].replace(b"question: Hvad er et?", spaced.encode())
    sheet = with_row(files, 0, question="Hvad er et?", situation="En fredag.")
    assert planned(files, rows(files)).nothing and planned(files, sheet).nothing


def test_the_last_field_of_a_file_without_a_last_line_end(files: Files) -> None:
    files[EVERY] = files[EVERY].rstrip(b"\n")
    merge = planned(files, with_row(files, 1, retired="ja"))
    assert merged(merge)[EVERY].endswith(b"\n    depth: 2\n    retired: true")
    files[EVERY] = files[EVERY].replace(b"depth: 2", b"minutes: 2")
    merge = planned(files, with_row(files, 1, minutes="", tags=("let",)))
    assert merged(merge)[EVERY].endswith(b"\n      n\xc3\xa5r der er tre?\n    tags: [let]\n")


def test_a_sheet_without_a_column_takes_nothing_away(files: Files) -> None:
    bare = [replace(row, fields=frozenset({"id", "question"}), follow_ups=(), tags=()) for row in rows(files)]
    assert planned(files, bare).nothing
    one_group = [replace(row, fields=FIELDS - {"tags"} | {"tags:Slags"}, tags=()) for row in rows(files)]
    merge = planned(files, one_group)
    assert [(each.card.id, each.card.tags) for each in merge.changed] == [("et", ("kort",))]


def test_a_new_row_comes_after_the_card_above_it(files: Files) -> None:
    sheet = rows(files)
    sheet.insert(1, new_row("Hvordan bliver to til tre?", "Hverdag"))
    merge = planned(files, sheet)
    (added,) = merge.added
    name = added.card.id
    assert (name, added.file, added.after) == ("to-tre", EVERY, "et")
    text = merged(merge)[EVERY].decode()
    assert f"\n\n  - id: {name}\n    question: Hvordan bliver to til tre?\n\n  # her begynder to\n" in text
    assert "theme:" not in text.removeprefix("format: 1\ntheme: hverdag\n")
    assert f"får id'et {name}" in told(merge)


def test_a_new_row_goes_to_the_file_of_its_theme(files: Files) -> None:
    sheet = rows(files)
    sheet[1:1] = [new_row("Hvad er fem?", "Fest og farver"), new_row("Hvad er seks?", "fest")]
    merge = planned(files, sheet)
    assert [(each.file, each.after) for each in merge.added] == [(FEAST, "fire"), (FEAST, merge.added[0].card.id)]
    assert list(cards_of({**files, **merged(merge)}))[-3:] == ["fire", *(each.card.id for each in merge.added)]


def test_bringing_the_same_sheet_in_twice_adds_nothing_twice(files: Files) -> None:
    sheet = [*rows(files), new_row("Hvad er fem?", "fest")]
    after = {**files, **merged(planned(files, sheet))}
    assert planned(after, sheet).nothing


def test_the_same_question_once_more_is_no_new_card(files: Files) -> None:
    sheet = rows(files)
    sheet += [
        replace(sheet[0], id="", where=Where("row", {"row": 8})),
        *(new_row("Ny?", "fest", row) for row in (9, 10)),
    ]
    merge = planned(files, sheet)
    assert left(merge) == [("question-twice", 8, ""), ("question-twice", 10, "")]
    assert [each.card.question for each in merge.added] == ["Ny?"]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_new_card_is_set_apart_as_the_others_are(files: Files, ends: str) -> None:
    files = {path: data.replace(b"\n", ends.encode()) for path, data in files.items()}
    merge = planned(files, [*rows(files), new_row("Ny?", "fest"), new_row("Nyere?", "hverdag")])
    new = {path: data.decode().replace(ends, "\n") for path, data in merged(merge).items()}
    assert new[FEAST].endswith("fire?}\n  - id: ny\n    question: Ny?\n")
    assert new[EVERY].endswith("depth: 2\n\n  - id: nyere\n    question: Nyere?\n")


def test_ids_are_numbered_where_they_are_taken(files: Files) -> None:
    sheet = [*rows(files), *(new_row(question, "fest") for question in ("Fire", "Fire!", "???", "?"))]
    assert [each.card.id for each in planned(files, sheet).added] == ["fire-2", "fire-3", "kort", "kort-2"]


def test_a_missing_card_is_asked_about_and_never_removed(files: Files) -> None:
    merge = planned(files, rows(files)[:1])
    assert [card.id for card in merge.missing] == ["to", "fire"]  # tre is out of play already
    assert merged(merge) == {}
    assert lines(merge, EVERY, frozenset({"to", "et"})) == ([], ["    retired: true"])
    assert cards_of({**files, **merged(merge, frozenset({"to", "fire"}))})["fire"].retired


def test_a_list_without_ids_says_nothing_of_what_is_missing(files: Files) -> None:
    row = replace(new_row("Hvad er fem?", "fest"), fields=FIELDS - {"id"})
    merge = planned(files, [row])
    assert merge.missing == () and len(merge.added) == 1


def test_rows_in_another_order_are_told_and_move_nothing(files: Files) -> None:
    merge = planned(files, rows(files)[::-1])
    assert merge.moved and merge.nothing and merged(merge) == {}
    assert load()("office.merge.moved") in told(merge)


@pytest.mark.parametrize(
    ("changes", "reason", "value"),
    [
        ({"id": "nyt-id"}, "id-changed", ""),
        ({"id": "nyt-id", "question": "Noget helt andet?"}, "id-unknown", ""),
        ({"id": "to"}, "id-twice", ""),
        ({"question": " "}, "question-empty", ""),
        ({"theme": "Sport"}, "theme-unknown", "Sport"),
        ({"theme": ""}, "theme-missing", ""),
        ({"tags": ("let", "Rund")}, "tag-unknown", "Rund"),
        ({"depth": "dyb"}, "depth-unknown", "dyb"),
        ({"minutes": "en time"}, "minutes-unknown", "en time"),
        ({"minutes": "500"}, "minutes-unknown", "500"),
        ({"retired": "måske"}, "retired-unknown", "måske"),
        ({"question": "x" * 301}, "too-long", ""),
        ({"follow_ups": ("x",) * 7}, "too-many", ""),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_row(
    files: Files, changes: dict[str, Any], reason: str, value: str
) -> None:
    merge = planned(files, with_row(files, 0, where=Where("row", {"row": 14}), **changes))
    row = 3 if reason == "id-twice" else 14
    assert left(merge) == [(reason, row, value)]
    assert f"Række {row}" in told(merge)
    assert "{" not in told(merge)
    assert [each.card.question for each in merge.changed] in ([], ["Hvad er et?"])


def test_an_emptied_question_or_a_changed_id_is_no_missing_card(files: Files) -> None:
    assert not planned(files, with_row(files, 0, question="")).missing
    assert not planned(files, with_row(files, 0, id="andet")).missing


def test_what_cannot_be_taken_keeps_nothing_else_back(files: Files) -> None:
    merge = planned(files, with_row(files, 0, theme="Sport", hint="Godt råd"))
    assert [(each.card.theme, each.card.hint) for each in merge.changed] == [("hverdag", "Godt råd")]


@pytest.mark.parametrize("theme", ["", "Sport"])
def test_a_new_card_without_a_theme_of_the_deck_is_not_taken(files: Files, theme: str) -> None:
    merge = planned(files, [*rows(files), new_row("Hvad er fem?", theme, 14)])
    assert not merge.added
    assert [(reason, row) for reason, row, _ in left(merge)] == [("theme-unknown" if theme else "theme-missing", 14)]


def test_a_chosen_deck_chooses_its_new_card_too() -> None:
    files = deck_of(
        DECK.replace("card_files", "select: [fire, et]   # i aften\n    card_files"), hverdag=EVERYDAY, fest=PARTY
    )
    sheet = rows(files)
    sheet.insert(1, new_row("Hvad er fem?", "hverdag"))
    merge = planned(files, sheet)
    assert not merge.missing and not merge.moved
    assert f"select: [fire, {merge.added[0].card.id}, et]   # i aften".encode() in merged(merge)[PATH]


def test_the_first_cards_of_an_empty_file(files: Files) -> None:
    files = deck_of(
        DECK.replace("fest.yaml]", "fest.yaml, nye.yaml]").replace(
            "    tags:", "      - {id: ny, title: Ny}\n    tags:"
        ),
        hverdag=EVERYDAY,
        fest=PARTY,
        nye="format: 1\ntheme: ny\ncards: []\n",
    )
    merge = planned(files, [*rows(files), new_row("Hvad er fem?", "ny"), new_row("Hvad er seks?", "ny")])
    text = merged(merge)[Path("nye.yaml")].decode()
    assert text.startswith("format: 1\ntheme: ny\ncards:\n  - id: ")
    assert [card.question for card in cards_of({**files, **merged(merge)}).values()][-2:] == [
        "Hvad er fem?",
        "Hvad er seks?",
    ]


def test_a_list_of_cards_in_brackets() -> None:
    head = b'"format": 1, "title": "P", "language": "da", "themes": [{"id": "a", "title": "A"}]'
    files = {PATH: b"{" + head + b', "cards": [{"id": "x", "question": "Hvad?"}]}'}
    sheet = rows(files)
    sheet[0] = replace(sheet[0], hint="Nyt, og [godt]")
    merge = planned(files, [*sheet, new_row("Hvem, og hvor?", "A")])
    name = merge.added[0].card.id
    assert (
        merged(merge)[PATH]
        .decode()
        .endswith(f'"question": "Hvad?", hint: "Nyt, og [godt]"}}, {{id: {name}, question: "Hvem, og hvor?"}}]}}')
    )


def test_utf_16_stays_utf_16(files: Files) -> None:
    files[EVERY] = b"\xff\xfe" + files[EVERY].decode().replace("\n", "\r\n").encode("utf-16-le")
    new = merged(planned(files, with_row(files, 0, question="Blå?")))[EVERY]
    assert new == b"\xff\xfe" + files[EVERY][2:].decode("utf-16-le").replace("Hvad er et?", "Blå?").encode("utf-16-le")


def test_a_broken_deck_is_not_merged_into(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    with pytest.raises(NotFound):
        plan(path, [])
    path.write_text("format: 1\ntitle: X\n", encoding="utf-8")
    with pytest.raises(Broken) as told:
        plan(path, [])
    assert told.value.reading.diagnostics


def test_a_merge_that_would_leave_a_broken_deck_is_refused(files: Files) -> None:
    merge = planned(files, with_row(files, 0, question="Nyt?"))
    wrong = merge.changed[0].card.model_copy(update={"question": ""})
    with pytest.raises(Broken):
        merged(replace(merge, changed=(replace(merge.changed[0], card=wrong),)))
