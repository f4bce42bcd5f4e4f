"""What a deck's cards cover: the numbers, and the empty cells that mean something."""

from __future__ import annotations

from itertools import product

from ledelseskort.deck.craft.coverage import Coverage, coverage
from ledelseskort.deck.models import Card, Deck, TagGroup, Theme

VALUES, AREAS, THEMES = ("mod", "omhu"), ("hus", "have", "vej"), ("nu", "siden")


def matrix(*without: tuple[str, str, str], retired: bool = False) -> Deck:
    """A deck with a card for each value and area in each theme, but for those `without` one."""
    cells = [cell for cell in product(THEMES, VALUES, AREAS) if retired or cell not in without]
    cards = tuple(
        Card(id="-".join(cell), question="Hvad?", theme=cell[0], tags=cell[1:], retired=retired and cell in without)
        for cell in cells
    )
    groups = {"vaerdi": VALUES, "omraade": AREAS}
    return Deck(
        id="proeve",
        title="Prøve",
        language="da",
        themes=tuple(Theme(id=theme, title=theme.title()) for theme in THEMES),
        tags={
            name: TagGroup(title=name, terms={term: term.title() for term in terms}) for name, terms in groups.items()
        },
        cards=cards,
    )


def empty(covered: Coverage) -> list[tuple[str | None, str, str]]:
    return [(table.theme, *pair) for table in covered.tables for pair in table.empty]


def test_totals() -> None:
    covered = coverage(matrix())
    assert covered.cards == 12
    assert [(axis.title, counts) for axis, counts in covered.totals] == [
        ("", (("Nu", 6), ("Siden", 6))),
        ("vaerdi", (("Mod", 6), ("Omhu", 6))),
        ("omraade", (("Hus", 4), ("Have", 4), ("Vej", 4))),
    ]


def test_a_full_matrix_has_no_empty_cell() -> None:
    covered = coverage(matrix())
    assert [(table.theme, table.down.title, table.across.title) for table in covered.tables] == [
        (None, "vaerdi", ""),
        (None, "omraade", ""),
        ("Nu", "vaerdi", "omraade"),
        ("Siden", "vaerdi", "omraade"),
    ]
    assert covered.tables[0].counts == ((3, 3), (3, 3))
    assert covered.tables[2].counts == ((1, 1, 1), (1, 1, 1))
    assert empty(covered) == []


def test_a_hole_is_found() -> None:
    assert empty(coverage(matrix(("siden", "mod", "have")))) == [("Siden", "Mod", "Have")]


def test_a_retired_card_fills_no_cell() -> None:
    covered = coverage(matrix(("nu", "omhu", "vej"), retired=True))
    assert (covered.cards, empty(covered)) == (11, [("Nu", "Omhu", "Vej")])


def test_tags_that_were_never_crossed_make_no_table() -> None:
    """Each area under one theme alone: that its cells under the other are empty is the deck's own order."""
    deck = matrix(*[("nu", value, area) for value in VALUES for area in AREAS if area != "hus"])
    cards = tuple(card for card in deck.cards if not (card.theme == "siden" and "hus" in card.tags))
    covered = coverage(deck.model_copy(update={"cards": cards}))
    assert [table.down.title for table in covered.tables] == ["vaerdi"]


def test_a_deck_without_tags_or_cards() -> None:
    bare = Deck(id="proeve", title="Prøve", language="da")
    assert coverage(bare).tables == ()
    assert coverage(matrix().model_copy(update={"cards": ()})).tables == ()
