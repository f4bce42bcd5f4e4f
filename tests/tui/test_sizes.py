"""At every size that is promised, every screen has what one needs: whole, inside the window, nothing on top of it."""

from __future__ import annotations

from itertools import combinations

import pytest
from textual.geometry import Region
from textual.widgets import Button, Static

from ledelseskort.deck.kinds import ModeName
from ledelseskort.deck.models import Card, Deck
from ledelseskort.tui import keys
from ledelseskort.tui.buttonrow import ButtonRow
from ledelseskort.tui.card import CardView
from ledelseskort.tui.keybar import KeyBar

from .harness import SIZES, WAYS, Person, bundled, meeting
from .looking import cut_out, flat, printed, visible
from .places import PLACES, at

PASS_AROUND, MEMORY, HAND_OVER, ALONE = WAYS
NARROW, USUAL, WIDE, LARGE = SIZES
TALL = {"setting-more", "help", "summary", "setting-eight", "setting", "look-up", "search", "editor-help"}
TALL |= {name for name in PLACES if name.startswith("guided-") and PLACES[name][1]}
"""Screens that may be scrolled in a small window."""
DIFFERENT = {
    "home",
    "setting-more",
    "help",
    "share",
    "flip",
    "choose",
    "write",
    "closing",
    "agreement",
    "look-up",
    "summary",
}
"""Screens that are laid out each in its own way; a large window has room for the others when it has for these."""
ON_TOP = {"copied"}
"""Where something is told on top of the screen for a moment."""


@pytest.mark.parametrize("name", [name for name in PLACES if name not in ON_TOP])
async def test_everything_on_a_screen_is_inside_the_window_whole_and_apart(name: str) -> None:
    sizes = SIZES if name in DIFFERENT else (NARROW, USUAL)
    async with at(name, sizes[0]) as person:
        see_that_all_is_there(person, name, sizes[0])
        for size in sizes[1:]:
            await person.resize(*size)
            see_that_all_is_there(person, name, size)


def see_that_all_is_there(person: Person, name: str, size: tuple[int, int]) -> None:
    """Whole, inside the window, and apart."""
    bar, picture = person.screen.query_one(KeyBar), person.strips()
    back = keys.BACK.caption(person.words)
    assert name == "home" or any(back in line for line in cut_out(picture, bar.region).split()), size
    assert cut_out(picture, bar.region).startswith(bar.hints[0].shown), size
    shown = list(visible(person))
    window = Region(0, 0, *size)
    for widget, region in shown:
        assert window.contains_region(region), (widget, size)
        if name not in TALL:
            assert region.size == widget.region.size, f"{widget} is cut at {size}"
    for (one, here), (other, there) in combinations(shown, 2):
        own = one.parent is other or other.parent is one  # a list and its scrollbar
        assert own or not here.overlaps(there), f"{one} lies on {other} at {size}"
    for widget, region in shown:
        if isinstance(widget, Static) and region.size == widget.region.size and flat(widget.content):
            assert cut_out(picture, region) == flat(widget.content), f"{widget} does not show all of its text at {size}"
        if isinstance(widget, Button) and region.size == widget.region.size:
            assert cut_out(picture, region).strip("▌▐▔▁▎▊█ ▗▖▝▘▄▀▛▜▙▟").strip() == flat(widget.label), (widget, size)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("way", WAYS)
async def test_a_table_of_long_names_has_its_prompt_and_its_buttons(way: ModeName, size: tuple[int, int]) -> None:
    seats = 1 if way is ALONE else 12
    names = () if way is ALONE else tuple(f"Annabella Vinther {seat}" for seat in range(1, seats + 1))
    async with meeting(way, seats, names=names, size=size) as person:
        for _ in range(9 if way is not ALONE else 1):
            if not person.here("TableScreen"):
                await person.press("space")
            prompt, picture = person.screen.query_one("#prompt", Static), person.strips()
            shown = cut_out(picture, prompt.region)
            assert shown == flat(prompt.content) or (size == NARROW and shown.endswith("…"))
            row = person.screen.query_one(ButtonRow)
            for button in row.shown():
                assert Region(0, 0, *size).contains_region(button.region), button.label
                assert flat(button.label) in cut_out(picture, button.region)
            await person.press("space")


# ── the longest cards ──


def with_only(card: Card) -> Deck:
    """The bundled deck with this card and nothing else."""
    return bundled().model_copy(update={"cards": (card,)})


def longest() -> list[Card]:
    """The cards with the most characters, the most lines, and the longest follow-ups."""
    cards = bundled().playable
    return sorted(
        {
            max(cards, key=lambda card: len(card.question)),
            max(cards, key=lambda card: len(card.question) + len(card.situation or "")),
            max(cards, key=lambda card: max(map(len, card.question.split()))),
            max(cards, key=lambda card: sum(len(each) for each in card.follow_ups)),
        },
        key=lambda card: card.id,
    )


@pytest.mark.parametrize("way", WAYS)
async def test_the_longest_card_is_whole_in_a_usual_window(way: ModeName) -> None:
    for card in longest():
        async with meeting(way, 1 if way is ALONE else 3, with_only(card), size=USUAL) as person:
            await person.press("space")
            view = next(view for view in person.screen.query(CardView) if view.region.area and view.is_on_screen)
            assert view.hidden_rows == 0, card.id
            text = printed(person, view)
            assert flat(card.question) in text or "█" in text or "▙" in text, card.id


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_card_with_its_follow_ups_can_be_read_to_the_end(size: tuple[int, int]) -> None:
    for card in longest():
        async with meeting(PASS_AROUND, 3, with_only(card), size=size) as person:
            await person.press("space", "s")
            view = person.screen.query_one("#card", CardView)
            last = flat(card.follow_ups[-1])[-20:] if card.follow_ups else ""
            for _ in range(view.hidden_rows):
                await person.press("down")
            assert view.hidden_rows == 0 or view.scrolled == view.hidden_rows, card.id
            assert last in printed(person, view), card.id
