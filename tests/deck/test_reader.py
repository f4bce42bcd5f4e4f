"""A deck file and its card files become one deck, or everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ledelseskort.deck.checkup import checkup, files_under
from ledelseskort.deck.diagnostics import Code, Severity
from ledelseskort.deck.kinds import Colour, Symbol
from ledelseskort.deck.library import bundled_root
from ledelseskort.deck.models import Deck, Theme
from ledelseskort.deck.reader import Reading, deck_id, dressed, read_cards, read_deck, read_file
from ledelseskort.errors import NotFound, Unusable

Write = Callable[[str, str | bytes], Path]

HEAD = """format: 1
title: Sammen
language: da
themes:
  - {id: et, title: Et}
  - {id: to, title: To}
"""
MANIFEST = HEAD + "card_files: [cards/et.yaml, cards/to.yaml]\n"
ET = """format: 1
theme: et
cards:
  - id: a
    question: Hvad gør du?
  - id: b
    question: Hvem gør det?
    theme: to
    depth: 2
"""
TO = """format: 1
theme: to
cards:
  - id: c
    question: Hvornår gør I det?
    retired: true
  - id: d
    question: Hvordan gør I det?
    replaces: c
"""


@pytest.fixture
def library(write: Write) -> Path:
    """A library with one deck of two card files; the path is the deck's."""
    write("cards/et.yaml", ET)
    write("cards/to.yaml", TO)
    return write("deck/proeve.yaml", MANIFEST)


def whole(reading: Reading) -> Deck:
    assert reading.diagnostics == ()
    assert reading.deck is not None
    return reading.deck


def codes(reading: Reading) -> list[tuple[str, Code, int, int]]:
    return [(Path(each.place.file).name, each.code, each.place.line, each.place.column) for each in reading.diagnostics]


def test_the_bundled_decks_are_whole() -> None:
    reading = checkup([bundled_root()])
    assert reading.diagnostics == ()
    deck = whole(read_deck(bundled_root() / "deck" / "ledelsesgrundlag.yaml"))
    assert len(deck.themes) == 3
    assert all(deck.theme(card.theme or "") for card in deck.cards)


def test_a_deck_is_put_together_from_its_files(library: Path) -> None:
    deck = whole(read_deck(library))
    assert deck.id == "proeve"
    assert [(card.id, card.theme) for card in deck.cards] == [("a", "et"), ("b", "to"), ("c", "to"), ("d", "to")]
    assert [card.id for card in deck.playable] == ["a", "b", "d"]
    assert not deck.prepared


def test_cards_may_stand_in_the_deck_and_beside_it(write: Write, library: Path) -> None:
    path = write("deck/blandet.yaml", MANIFEST + "cards:\n  - {id: z, question: Hvad nu?, theme: et}\n")
    assert [card.id for card in whole(read_deck(path)).cards] == ["z", "a", "b", "c", "d"]


def test_a_deck_outside_a_library_has_its_own_folder_for_root(write: Write) -> None:
    write("kort/et.yaml", ET)
    path = write("mit.yaml", HEAD + "card_files: [kort/et.yaml]\n")
    assert len(whole(read_deck(path)).cards) == 2


def test_a_relative_path_shows_relative_places(
    write: Write, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("cards/et.yaml", ET.replace("depth: 2", "depth: 7"))
    monkeypatch.chdir(tmp_path)
    (found,) = read_deck(Path("deck/proeve.yaml")).diagnostics
    assert Path(found.place.file) == Path("cards/et.yaml")
    monkeypatch.chdir(tmp_path / "deck")
    (found,) = read_deck(Path("proeve.yaml")).diagnostics
    assert Path(found.place.file) == Path("../cards/et.yaml")


def test_select_chooses_and_orders(write: Write, library: Path) -> None:
    deck = whole(read_deck(write("deck/forberedt.yaml", MANIFEST + "select: [d, a]\n")))
    assert [card.id for card in deck.cards] == ["d", "a"]
    assert deck.prepared


def test_a_card_without_a_theme_takes_the_only_one(write: Write) -> None:
    path = write("x.yaml", HEAD.replace("  - {id: to, title: To}\n", "") + "cards:\n  - {id: a, question: Hvad?}\n")
    assert whole(read_deck(path)).cards[0].theme == "et"


def test_a_deck_of_steps_needs_no_themes_and_no_cards(write: Write) -> None:
    deck = whole(
        read_deck(write("x.yaml", "format: 1\ntitle: x\nlanguage: da\nsteps:\n  - {title: Et, text: Gør noget.}\n"))
    )
    assert deck.cards == ()
    assert deck.themes == ()


def test_themes_are_dressed_by_position_and_never_twice_alike() -> None:
    themes = tuple(Theme(id=f"t{number}", title="x") for number in range(8))
    plain = dressed(themes)
    assert len({theme.symbol for theme in plain[:6]}) == 6
    assert len({theme.colour for theme in plain[:6]}) == 6
    assert plain[6].symbol is plain[0].symbol
    mixed = dressed(
        (themes[0], themes[1].model_copy(update={"symbol": Symbol.CIRCLE, "colour": Colour.BLUE}), themes[2])
    )
    assert [theme.symbol for theme in mixed] == [Symbol.DIAMOND, Symbol.CIRCLE, Symbol.TRIANGLE]
    assert [theme.colour for theme in mixed] == [Colour.PURPLE, Colour.BLUE, Colour.ORANGE]


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("ledelsesgrundlag", "ledelsesgrundlag"),
        ("Mit kortsæt (2)", "mit-kortsaet-2"),
        ("Ærø på øen", "aeroe-paa-oeen"),
        ("…", "deck"),
    ],
)
def test_a_file_of_any_name_has_an_id(name: str, identifier: str) -> None:
    assert deck_id(Path(f"{name}.yaml")) == identifier


def test_the_same_id_twice_names_both_places(write: Write, library: Path) -> None:
    write("cards/to.yaml", TO.replace("id: d", "id: a"))
    reading = read_deck(library)
    assert codes(reading) == [("to.yaml", Code.ID_DUPLICATE, 7, 9)]
    (related,) = reading.diagnostics[0].related
    assert (Path(related.file).name, related.line, related.column) == ("et.yaml", 4, 9)
    assert reading.deck is None


@pytest.mark.parametrize(
    ("tail", "code", "line", "column"),
    [
        ("select: [a, a]\n", Code.REF_DUPLICATE_CARD, 8, 13),
        ("select: [a, aa]\n", Code.REF_UNKNOWN_CARD, 8, 13),
        ("cards:\n  - {id: x, question: Hvad?, theme: tre}\n", Code.VALUE_ENUM, 9, 37),
        ("cards:\n  - {id: x, question: Hvad?}\n", Code.KEY_MISSING, 9, 5),
        ("cards:\n  - {id: x, question: Hvad?, theme: et, replaces: y}\n", Code.REF_UNKNOWN_CARD, 9, 51),
        ("cards:\n  - {id: a, question: Hvad?, theme: et}\n", Code.ID_DUPLICATE, 4, 9),
        ("cases:\n  - {id: a, title: x, text: y}\n  - {id: a, title: x, text: y}\n", Code.ID_DUPLICATE, 10, 10),
        (
            "tags: {v: {title: V, terms: {x: X}}}\ncases:\n  - {id: a, title: x, text: y, tags: [z]}\n",
            Code.VALUE_ENUM,
            10,
            39,
        ),
        ("updated: 20261122\n", Code.VALUE_PATTERN, 8, 10),
        ("updated: 86400\n", Code.VALUE_PATTERN, 8, 10),
        ("updated: '86400'\n", Code.VALUE_PATTERN, 8, 10),
        ("updated: 2026-02-30\n", Code.VALUE_PATTERN, 8, 10),
        ("review_days: [04-30, 99-99]\n", Code.VALUE_PATTERN, 8, 22),
    ],
)
def test_what_must_hold_between_the_parts(
    write: Write, library: Path, tail: str, code: Code, line: int, column: int
) -> None:
    path = write("deck/x.yaml", MANIFEST + tail)
    reading = read_deck(path)
    assert (code, line, column) in [found[1:] for found in codes(reading)]
    assert len(reading.diagnostics) == 1
    assert reading.deck is None


def test_a_date_and_days_of_the_year_are_read(write: Write, library: Path) -> None:
    path = write("deck/x.yaml", MANIFEST + "updated: 2026-11-22\nreview_days: [02-29, 12-31]\n")
    assert str(whole(read_deck(path)).updated) == "2026-11-22"


def test_unknown_tags_are_errors_only_where_there_are_groups(write: Write, library: Path) -> None:
    write("cards/to.yaml", TO.replace("replaces: c", "tags: [dialg]"))
    assert whole(read_deck(library)).cards[3].tags == ("dialg",)
    write("deck/proeve.yaml", MANIFEST + "tags: {v: {title: V, terms: {dialog: Dialog}}}\n")
    (found,) = read_deck(library).diagnostics
    assert (found.code, found.variant, found.parameters["near"]) == (Code.VALUE_ENUM, "near", "dialog")


@pytest.mark.parametrize("content", ["cards: []\n", "", "card_files: []\n", "steps: []\n"])
def test_a_deck_with_nothing_to_play_is_an_error(write: Write, content: str) -> None:
    reading = read_deck(write("x.yaml", HEAD + content))
    assert [found[1] for found in codes(reading)] in ([Code.KEY_MISSING], [Code.VALUE_EMPTY])


def test_card_files_without_cards_are_nothing_to_play(write: Write) -> None:
    write("cards/tom.yaml", "format: 1\ncards: []\n")
    reading = read_deck(write("deck/x.yaml", HEAD + "card_files: [cards/tom.yaml]\n"))
    assert codes(reading) == [("x.yaml", Code.VALUE_EMPTY, 7, 13)]


def test_a_deck_whose_themes_are_empty_is_an_error(write: Write, library: Path) -> None:
    reading = read_deck(
        write("deck/x.yaml", "format: 1\ntitle: x\nlanguage: da\nthemes: []\ncard_files: [cards/et.yaml]\n")
    )
    assert codes(reading) == [("x.yaml", Code.VALUE_EMPTY, 4, 9)]


def test_cards_need_themes(write: Write) -> None:
    text = "format: 1\ntitle: x\nlanguage: da\ncards:\n  - {id: a, question: Hvad?, theme: et}\n"
    (found,) = read_deck(write("x.yaml", text)).diagnostics
    assert (found.code, found.parameters["name"]) == (Code.KEY_MISSING, "themes")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("cards/ett.yaml", Code.REF_MISSING_FILE),
        ("cards", Code.REF_MISSING_FILE),
        ("cards/" + "x" * 190, Code.REF_MISSING_FILE),
        ("../udenfor.yaml", Code.REF_OUTSIDE_FOLDER),
        ("cards/../../udenfor.yaml", Code.REF_OUTSIDE_FOLDER),
        ("/etc/passwd", Code.REF_OUTSIDE_FOLDER),
        ("C:/kort.yaml", Code.REF_OUTSIDE_FOLDER),
        ("link.yaml", Code.REF_OUTSIDE_FOLDER),
        ("mappe/udenfor.yaml", Code.REF_OUTSIDE_FOLDER),
        ("ring.yaml", Code.REF_MISSING_FILE),
        ("cards\\et.yaml", Code.REF_BACKSLASH),
    ],
)
def test_a_card_file_is_never_taken_from_outside(write: Write, name: str, code: Code) -> None:
    outside = write("udenfor.yaml", ET)
    write("lib/cards/et.yaml", ET)
    path = write("lib/deck/x.yaml", HEAD + f"card_files:\n  - {name}\n")
    (path.parents[1] / "link.yaml").symlink_to(outside)
    (path.parents[1] / "mappe").symlink_to(outside.parent)
    (path.parents[1] / "ring.yaml").symlink_to(path.parents[1] / "ring.yaml")
    reading = read_deck(path)
    assert codes(reading) == [("x.yaml", code, 8, 5)]


def test_a_link_inside_the_root_is_followed(write: Write) -> None:
    inside = write("lib/cards/et.yaml", ET)
    path = write("lib/deck/x.yaml", HEAD + "card_files: [andet.yaml]\n")
    (path.parents[1] / "andet.yaml").symlink_to(inside)
    assert len(whole(read_deck(path)).cards) == 2


def test_a_missing_file_is_met_with_the_near_one(write: Write, library: Path) -> None:
    (found,) = read_deck(write("deck/x.yaml", HEAD + "card_files: [cards/eet.yaml]\n")).diagnostics
    assert found.parameters["near"] == "cards/et.yaml"


def test_a_name_with_an_escape_in_it_is_no_crash(write: Write, library: Path) -> None:
    reading = read_deck(write("deck/x.yaml", HEAD + 'card_files: ["a\\0b.yaml"]\n'))
    assert {found[1] for found in codes(reading)} == {Code.TEXT_CONTROL_CHAR, Code.REF_MISSING_FILE}


def test_the_same_file_twice_is_told_once(write: Write, library: Path) -> None:
    path = write("deck/x.yaml", HEAD + "card_files: [cards/et.yaml, cards/./et.yaml]\n")
    assert codes(read_deck(path)) == [("x.yaml", Code.REF_DUPLICATE_CARD, 7, 29)]


def test_one_run_shows_everything(write: Write, library: Path) -> None:
    write(
        "cards/et.yaml",
        """\
        format: 1
        theme: tre
        cards:
          - id: a
            question: Spørgsmål: hvad?
          - id: b
            question: Hvem?
            depth: 9
          - id: c
            question: "Hvordan
          - id: d
            qestion: Hvor?
        """,
    )
    found = codes(read_deck(library))
    assert ("et.yaml", Code.VALUE_ENUM, 2, 8) in found
    assert ("et.yaml", Code.YAML_COLON_IN_TEXT, 5, 24) in found
    assert ("et.yaml", Code.VALUE_ENUM, 8, 12) in found
    assert ("et.yaml", Code.YAML_QUOTES_UNCLOSED, 10, 15) in found
    assert ("et.yaml", Code.KEY_UNKNOWN, 12, 5) in found
    assert ("to.yaml", Code.ID_DUPLICATE, 7, 9) in found
    assert len([each for each in found if each[1].startswith("yaml")]) == 2


def test_a_broken_head_hides_no_fault_in_the_cards_and_invents_none(write: Write, library: Path) -> None:
    write("cards/et.yaml", ET.replace("theme: et", "theme: et: to").replace("depth: 2", "depth: 9"))
    assert [found[1] for found in codes(read_deck(library))] == [Code.YAML_COLON_IN_TEXT, Code.VALUE_ENUM]
    write("cards/et.yaml", ET)
    path = write("deck/x.yaml", MANIFEST.replace("title: Sammen", "title: Sammen: nu") + "select: [nej]\n")
    assert [found[1] for found in codes(read_deck(path))] == [Code.YAML_COLON_IN_TEXT]


def test_a_broken_card_makes_no_reference_to_it_unknown(write: Write, library: Path) -> None:
    write("cards/et.yaml", ET.replace("Hvad gør du?", "Nu: hvad?"))
    path = write("deck/x.yaml", MANIFEST + "select: [a]\n")
    assert [found[1] for found in codes(read_deck(path))] == [Code.YAML_COLON_IN_TEXT]


def test_a_card_file_that_is_no_text_is_told_and_the_others_are_checked(write: Write, library: Path) -> None:
    write("cards/et.yaml", ET.encode("cp1252"))
    write("cards/to.yaml", TO.replace("retired: true", "retired: 3"))
    assert [found[:2] for found in codes(read_deck(library))] == [
        ("et.yaml", Code.FILE_ENCODING),
        ("to.yaml", Code.VALUE_ENUM),
    ]


def test_warnings_do_not_keep_a_deck_from_being_played(write: Write, library: Path) -> None:
    write("cards/et.yaml", ET.replace("Hvad gør", "Hvad\u00a0gør"))
    reading = read_deck(library)
    assert [each.severity for each in reading.diagnostics] == [Severity.WARNING]
    assert reading.deck is not None
    assert reading.deck.cards[0].question == "Hvad\u00a0gør du?"


def test_texts_are_composed(write: Write, library: Path) -> None:
    write("cards/et.yaml", ET.replace("gør du", "sa\u030a du"))
    assert whole(read_deck(library)).cards[0].question == "Hvad så du?".replace("så", "s\u00e5")


def test_a_card_file_is_read_by_itself(library: Path, write: Write) -> None:
    cards = library.parents[1] / "cards"
    assert read_cards(cards / "et.yaml").diagnostics == ()
    assert read_file(cards / "et.yaml").diagnostics == ()
    twice = write("cards/tre.yaml", ET.replace("id: b", "id: a"))
    assert [found[1] for found in codes(read_file(twice))] == [Code.ID_DUPLICATE]
    assert whole(read_file(library)).id == "proeve"


def test_a_path_that_leads_nowhere(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="file-unknown"):
        read_deck(tmp_path / "nej.yaml")
    with pytest.raises(NotFound, match="file-unknown"):
        read_deck(tmp_path / "n\0ej.yaml")
    with pytest.raises(Unusable, match="file-no-file"):
        read_deck(tmp_path)


def test_a_folder_is_checked_whole_and_each_thing_once(write: Write, library: Path, tmp_path: Path) -> None:
    write("deck/anden.yaml", MANIFEST.replace("title: Sammen", "title: Anden"))
    write("cards/et.yaml", ET.replace("depth: 2", "depth: 9"))
    write("cards/loes.yaml", "format: 3\ncards: []\n")
    write("deck/.skjult.yaml", "nej")
    assert len(files_under(tmp_path)) == 5
    reading = checkup([tmp_path, library])
    assert sorted(found[:2] for found in codes(reading)) == [
        ("et.yaml", Code.VALUE_ENUM),
        ("loes.yaml", Code.VALUE_ENUM),
    ]
    assert {Path(name).name for name in reading.sources} >= {"et.yaml", "loes.yaml"}


def test_a_folder_with_nothing_to_check(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="files-none"):
        checkup([tmp_path])


def test_an_unseen_sign_is_told_once_a_line(write: Write, library: Path) -> None:
    write(
        "cards/et.yaml", ET.replace("Hvad gør du", "Hvad\u00a0gør\u00a0\u200bdu").replace("Hvem gør", "Hvem\u00a0gør")
    )
    assert [found[1:] for found in codes(read_deck(library))] == [
        (Code.TEXT_NBSP, 5, 19),
        (Code.TEXT_NBSP, 5, 24),
        (Code.TEXT_NBSP, 7, 19),
    ]


def test_what_is_being_written_is_read_instead_of_what_is_on_the_disk(tmp_path: Path) -> None:
    deck, cards = tmp_path / "deck" / "x.yaml", tmp_path / "cards" / "k.yaml"
    for path in (deck, cards):
        path.parent.mkdir()
    head = "format: 1\ntitle: X\nlanguage: da\nthemes: [{id: t, title: T}]\ncard_files: [cards/k.yaml]\n"
    deck.write_text(head)
    cards.write_text("format: 1\ntheme: t\ncards: [{id: a, question: Hvad?}]\n")
    new = "format: 1\ntheme: t\ncards: [{id: b, question: Hvordan?}]\n"
    found = read_deck(deck, {cards: new}).deck
    assert found is not None and [card.id for card in found.cards] == ["b"]
    wrong = read_deck(deck, {cards: new.replace("theme: t", "theme: u"), deck: head.replace("title: X", "title: Y")})
    assert [(each.code, each.place.line) for each in wrong.diagnostics] == [(Code.VALUE_ENUM, 2)]
    named = read_deck(tmp_path / "ny.yaml", {tmp_path / "ny.yaml": head.replace("card_files: [cards/k.yaml]", "")})
    assert [each.code for each in named.diagnostics] == [Code.KEY_MISSING]
    assert {each.code for each in read_cards(cards, {cards: "a: \x07"}).diagnostics} >= {Code.TEXT_CONTROL_CHAR}
    read = read_deck(deck).deck
    assert read is not None and [card.id for card in read.cards] == ["a"]
