"""The line of keys at the bottom: each hint is a button, and a click on it does what its key does."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from ledelseskort.tui import keys
from ledelseskort.tui.board import Board
from ledelseskort.tui.card import CardView
from ledelseskort.tui.chooser import Chooser
from ledelseskort.tui.keybar import KeyBar
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.table import TableScreen
from ledelseskort.wording.words import load

from .harness import Person
from .places import at

SCREENS = (
    *(
        "home",
        "setting",
        "setting-more",
        "help",
        "decks",
        "draw",
        "share",
        "large",
        "flip",
        "talk",
        "choose",
        "offered",
    ),
    *("write", "closing", "pause", "people", "note", "agreement", "look-up", "search", "quit", "summary"),
    *(
        "prepare",
        "prepare-chosen",
        "prepare-card",
        "prepare-narrow",
        "prepare-leave",
        "prepare-how",
        "purpose",
        "new-deck",
    ),
)
"""The places with keys of their own."""
BACK = keys.BACK.caption(load())
NAMES = {
    keys.NATURAL.caption(load()): "space",
    BACK: "escape",
    keys.HELP.shown: "question_mark",
    "+": "plus",
    "↑↓": "down",
    keys.TRY_OUT.shown: "f5",
    "←→": "right",
    "↑↓←→": "right",
}
"""Textual's name of the key that a hint shows; where it shows several, one of them."""
NO_ONE_KEY = {"1–12"}
"""Hints that stand for so many keys that a click only leads to where they work."""


def hints(person: Person) -> tuple[Hint, ...]:
    return person.screen.query_one(KeyBar).hints


def bound(person: Person, key: str) -> str | None:
    """The action of the screen that the key runs where the focus is now."""
    active = person.screen.active_bindings.get(key)
    return active.binding.action if active is not None and active.node is person.screen else None


def state(person: Person) -> object:
    """Everything that a key could have changed."""
    screen = person.screen
    return (
        [type(each).__name__ for each in person.app.screen_stack],
        person.kinds() if person.app.live is not None else None,
        person.app.theme,
        sorted(screen.classes),
        screen.focused.id if screen.focused is not None else None,
        [each.highlighted for each in screen.query(OptionList)],
        [each.index for each in screen.query(Chooser)],
        [each.focused_place for each in screen.query(Board)],
        [str(each.face) for each in screen.query(CardView)],
        [table.follow_ups for table in person.app.screen_stack if isinstance(table, TableScreen)],
        screen.scroll_offset,
        [each.scroll_offset for each in screen.query("VerticalScroll")],
    )


@pytest.mark.parametrize("name", SCREENS)
async def test_a_click_on_a_hint_does_what_its_key_does(name: str) -> None:
    async with at(name) as person:
        shown = hints(person)
        named = {hint: NAMES.get(hint.shown, hint.shown) for hint in shown if hint.shown not in NO_ONE_KEY}
        other = [hint for hint, key in named.items() if bound(person, key) != hint.action]
        assert all(person.sees(f"{hint.shown} {hint.label}") for hint in shown)
    keys_shown = [hint.shown for hint in shown]
    assert len(keys_shown) == len(set(keys_shown))
    assert (BACK in keys_shown) is (name != "home")
    for hint in other:
        async with at(name) as typing, at(name) as pointing:
            await typing.press(named[hint])
            await click(pointing, hint)
            await pointing.until(lambda: state(typing) == state(pointing), f"what {hint} does")


async def click(person: Person, hint: Hint) -> None:
    """On the hint where it stands in the line at the bottom."""
    await person.click(f"{hint.shown} {hint.label}", nth=-1 if hint.shown != BACK else 0)


@pytest.mark.parametrize("name", ["draw"])
async def test_every_hint_of_a_screen_can_be_clicked(name: str) -> None:
    async with at(name) as person:
        shown = hints(person)
    for hint in shown:
        async with at(name) as typing, at(name) as pointing:
            before = state(pointing)
            await typing.press(NAMES.get(hint.shown, hint.shown))
            await click(pointing, hint)
            await pointing.until(lambda: state(typing) == state(pointing), f"what {hint} does")
            assert state(pointing) != before, hint
