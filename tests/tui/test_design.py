"""The looks, computed: contrasts, distances under colour-blindness, 256 colours, and a focus that moves nothing."""

from __future__ import annotations

from itertools import combinations

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.widgets import Button, Checkbox, Input, OptionList, TextArea

from ledelseskort.deck.kinds import Colour, Symbol
from ledelseskort.tui import controls, design
from ledelseskort.tui.design import BANDS, PALETTES, SYMBOLS

from . import colours

TEXT = [
    *((ink, ground) for ink in ("ink", "muted", "accent", "danger") for ground in ("table", "panel")),
    ("paper_ink", "paper"),
    ("paper_muted", "paper"),
    ("numeral", "back"),
    ("back_accent", "back"),
    ("done_ink", "done"),
]
"""Which colour is written in on which."""


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("in_256", [False, True])
def test_text_can_be_read(name: str, in_256: bool) -> None:
    shown = PALETTES[name]
    pairs = {(ink, ground): (getattr(shown, ink), getattr(shown, ground)) for ink, ground in TEXT}
    for colour in Colour:
        pairs[f"white on {colour}", ""] = (shown.band_ink, BANDS[colour])
        for ground in ("table", "panel", "done"):
            pairs[f"tint {colour}", ground] = (shown.tints[colour], getattr(shown, ground))
    low = {
        pair: round(ratio, 2)
        for pair, (ink, ground) in pairs.items()
        if (ratio := _contrast(ink, ground, in_256)) < 4.5
    }
    assert low == {}


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("in_256", [False, True])
def test_the_ring_is_seen(name: str, in_256: bool) -> None:
    shown = PALETTES[name]
    for ground in ("table", "panel", "back"):
        if ground != "back" or shown.dark:
            assert _contrast(shown.ring, getattr(shown, ground), in_256) >= 3, ground


@pytest.mark.parametrize("vision", colours.VISIONS)
def test_theme_colours_are_told_apart_by_everybody(vision: str) -> None:
    for one, other in combinations(Colour, 2):
        distance = colours.delta_e76(colours.seen(BANDS[one], vision), colours.seen(BANDS[other], vision))
        assert distance >= 20, (one, other, round(distance, 1))


@pytest.mark.parametrize("vision", colours.VISIONS)
def test_theme_colours_stay_different_in_256(vision: str) -> None:
    for one, other in combinations(Colour, 2):
        first, second = (colours.in_256(BANDS[each]) for each in (one, other))
        assert colours.delta_e76(colours.seen(first, vision), colours.seen(second, vision)) >= 10, (one, other)


@pytest.mark.parametrize("name", PALETTES)
def test_what_lies_on_the_table_is_seen_in_256(name: str) -> None:
    shown = PALETTES[name]
    for thing in ("back", "paper"):
        assert colours.in_256(getattr(shown, thing)) != colours.in_256(shown.table), thing
    assert colours.in_256(shown.paper) != colours.in_256(shown.done)


def test_every_shape_is_its_own_and_one_cell_wide() -> None:
    assert set(SYMBOLS) == set(Symbol)
    assert len(set(SYMBOLS.values())) == len(Symbol)
    assert all(cell_len(symbol) == 1 for symbol in SYMBOLS.values())


def test_the_palettes_are_css_variables() -> None:
    themes = {theme.name: theme for theme in design.themes()}
    assert set(themes) == {"nat", "papir", "kontrast"}
    assert not themes["papir"].dark
    for name, theme in themes.items():
        assert theme.variables["paper-ink"] == PALETTES[name].paper_ink
        assert theme.variables["band-blue"] == BANDS[Colour.BLUE]
        assert theme.variables["tint-red"] == PALETTES[name].tints[Colour.RED]


def test_an_unknown_theme_gets_the_default() -> None:
    assert design.palette("textual-light") is PALETTES[design.DEFAULT]


class Controls(App[None]):
    """Every control that can have focus."""

    CSS = controls.CSS

    def __init__(self, theme: str) -> None:
        super().__init__()
        for each in design.themes():
            self.register_theme(each)
        self.theme = theme

    def compose(self) -> ComposeResult:
        yield Button("Begynd", variant="primary")
        yield Button("Flere valg")
        yield Button("Slank", classes="-slim")
        yield Input(placeholder="Navne")
        yield TextArea("Når …")
        yield OptionList("Nyt møde", "Hjælp")
        yield Checkbox("Gem ikke noget")


@pytest.mark.parametrize("name", PALETTES)
async def test_focus_moves_nothing(name: str) -> None:
    app = Controls(name)
    async with app.run_test(size=(80, 40)) as pilot:
        app.set_focus(None)
        await pilot.pause()
        resting = _places(app)
        for widget in app.screen.focus_chain:
            app.set_focus(widget)
            await pilot.pause()
            assert widget.has_focus
            assert _places(app) == resting, widget


async def test_focus_is_seen_on_a_button() -> None:
    app = Controls("nat")
    async with app.run_test(size=(80, 40)) as pilot:
        button = app.query(Button)[1]
        app.set_focus(None)
        await pilot.pause()
        before = [str(segment.style) for segment in app.screen._compositor.render_strips()[button.region.y]]
        button.focus()
        await pilot.pause()
        after = [str(segment.style) for segment in app.screen._compositor.render_strips()[button.region.y]]
        ring = PALETTES["nat"].ring.lower()
        assert not any(ring in style for style in before)
        assert any(ring in style for style in after)


def test_the_arithmetic_is_right() -> None:
    assert colours.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert colours.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert colours.seen("#FF0000", "normal") == pytest.approx((53.24, 80.09, 67.20), abs=0.1)
    for vision in colours.VISIONS:
        assert colours.delta_e76(colours.seen("#808080", vision), colours.seen("#808080", "normal")) < 1
    red, green = (colours.seen(each, "deuteranopia") for each in ("#B05050", "#7C7C40"))
    assert colours.delta_e76(red, green) < colours.delta_e76(
        colours.seen("#B05050", "normal"), colours.seen("#7C7C40", "normal")
    )
    assert colours.in_256("#FFAF00").upper() == "#FFAF00"


def _contrast(one: str, other: str, in_256: bool) -> float:
    return colours.contrast(*((colours.in_256(one), colours.in_256(other)) if in_256 else (one, other)))


def _places(app: App[None]) -> list[tuple[Region, Region]]:
    return [(widget.region, widget.content_region) for widget in app.screen.query("*")]
