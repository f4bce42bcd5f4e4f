"""The board: a grid for every size, arrows that reach every place, and a flip that repaints one card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from ledelseskort.tui import design
from ledelseskort.tui.board import Board, Place
from ledelseskort.tui.clockline import ClockFigures, ClockLine
from ledelseskort.tui.face import Face, Side
from ledelseskort.tui.grid import grid

PLACES = tuple(
    Face(theme="Mod", question=f"Hvad er nummer {number} for dig?", numeral=str(number)) for number in range(1, 13)
)

counts = st.integers(4, 24)
boards = st.tuples(st.integers(56, 200), st.integers(13, 58))


@given(counts, boards)
def test_places_stand_inside_and_apart(count: int, size: tuple[int, int]) -> None:
    where = grid(count, *size)
    regions = [where.region(place) for place in range(count)]
    assert all(Region(0, 0, *size).contains_region(region) for region in regions)
    assert all(region.width >= 6 and region.height >= 3 for region in regions)
    assert not any(one.overlaps(other) for one, other in combinations(regions, 2))


@given(counts, boards)
def test_cards_have_the_proportions_of_cards(count: int, size: tuple[int, int]) -> None:
    where = grid(count, *size)
    assert where.width <= max(6, 3.4 * where.height)
    assert where.height == 3 or where.width >= 1.7 * where.height - 1


def test_the_usual_board_is_four_by_three() -> None:
    for size in ((58, 15), (78, 20), (118, 34), (198, 52)):
        where = grid(12, *size)
        assert (where.columns, where.rows) == (4, 3), size


@given(counts, boards)
def test_the_grid_is_centred(count: int, size: tuple[int, int]) -> None:
    where = grid(count, *size)
    right = where.region(where.columns - 1).right
    bottom = where.region(count - 1).bottom
    assert abs(where.left - (size[0] - right)) <= 1
    assert abs(where.top - (size[1] - bottom)) <= 1


@given(counts, boards)
def test_arrows_reach_every_place_and_go_back(count: int, size: tuple[int, int]) -> None:
    where = grid(count, *size)
    place, seen = 0, set()
    for _ in range(count):
        seen.add(place)
        place = where.step(place, 1, 0)
    assert seen == set(range(count))
    for place in range(count):
        assert where.step(where.step(place, 1, 0), -1, 0) == place
        assert where.step(where.step(place, 0, 1), 0, -1) == place
        assert where.step(place, 0, 1) % where.columns == place % where.columns


class Table(App[None]):
    """A board, and what it said."""

    def __init__(self, places: tuple[Face, ...] = PLACES, level: str = "none") -> None:
        super().__init__()
        self.animation_level = "full" if level == "full" else "none"
        for each in design.themes():
            self.register_theme(each)
        self.theme = "nat"
        self.laid = places
        self.chosen: list[int] = []
        self.turned: list[int] = []

    def compose(self) -> ComposeResult:
        yield Board(self.laid)

    def on_mount(self) -> None:
        self.query_one(Board).focus()

    def on_board_chosen(self, event: Board.Chosen) -> None:
        self.chosen.append(event.place)

    def on_board_turned(self, event: Board.Turned) -> None:
        self.turned.append(event.place)


async def test_arrows_and_enter_choose() -> None:
    app = Table()
    async with app.run_test(size=(120, 40)) as pilot:
        board = app.query_one(Board)
        await pilot.press("right", "down", "enter")
        assert board.focused_place == 5
        await pilot.press("left", "left", "left", "enter")
        await pilot.press("up", "enter", "home", "enter", "end", "enter", "right", "enter")
        assert app.chosen == [5, 2, 10, 0, 11, 0]


async def test_a_click_chooses_the_place_under_it() -> None:
    app = Table()
    async with app.run_test(size=(120, 40)) as pilot:
        board = app.query_one(Board)
        for place in (0, 6, 11):
            region = board.grid.region(place)
            await pilot.click(offset=(region.x + 3, region.bottom - 2))
        await pilot.click(offset=(board.grid.region(0).right, board.grid.region(0).y))
        assert app.chosen == [0, 6, 11]
        assert board.focused_place == 11


async def test_only_the_focused_place_has_the_ring() -> None:
    app = Table()
    async with app.run_test(size=(80, 24)) as pilot:
        board = app.query_one(Board)
        await pilot.press("right")
        assert _ringed(board) == [1]
        app.set_focus(None)
        await pilot.pause()
        assert _ringed(board) == []


async def test_a_turned_place_is_there_at_once_without_animation() -> None:
    app = Table()
    async with app.run_test(size=(120, 40)) as pilot:
        board = app.query_one(Board)
        board.turn(3, replace(PLACES[3], side=Side.FRONT))
        await pilot.pause()
        assert board.places[3].side is Side.FRONT
        assert "nummer 4 for dig?" in _words(board, 3)
        assert app.turned == [3]


async def test_a_flip_repaints_one_card_only(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Table(level="full")
    async with app.run_test(size=(120, 40)) as pilot:
        board = app.query_one(Board)
        await pilot.pause()
        painted: set[int] = set()
        draw = Place.render_line

        def noted(place: Place, y: int) -> Strip:
            painted.add(list(board.children).index(place))
            return draw(place, y)

        monkeypatch.setattr(Place, "render_line", noted)
        board.turn(7, replace(PLACES[7], side=Side.FRONT))
        assert board.turning
        await pilot.wait_for_animation()
        await pilot.pause()
        assert painted == {7}
        assert app.turned == [7]
        assert not board.turning


async def test_another_flip_ends_the_first() -> None:
    app = Table(level="full")
    async with app.run_test(size=(120, 40)) as pilot:
        board = app.query_one(Board)
        board.turn(0, replace(PLACES[0], side=Side.FRONT))
        await pilot.resize_terminal(60, 20)
        board.turn(1, replace(PLACES[1], side=Side.FRONT))
        assert [place.turning for place in board.query(Place)][:2] == [False, True]
        await pilot.resize_terminal(100, 30)
        assert "nummer 1 for dig?" in _words(board, 0)


async def test_other_places_are_laid_out() -> None:
    app = Table()
    async with app.run_test(size=(80, 24)) as pilot:
        board = app.query_one(Board)
        await pilot.press("end")
        board.places = (*PLACES[:2], replace(PLACES[2], side=Side.DONE), *PLACES[3:])
        await pilot.pause()
        assert "✓" in _words(board, 2)
        board.places = PLACES[:5]
        await pilot.pause()
        assert len(board.query(Place)) == 5
        assert board.focused_place == 4
        await pilot.pause()
        assert _ringed(board) == [4]
        board.places = ()
        await pilot.pause()
        await pilot.press("right", "enter", "home", "end")
        assert app.chosen == []


@pytest.mark.parametrize("count", [1, 4, 12, 24])
@pytest.mark.parametrize("size", [(8, 4), (60, 20), (80, 24), (120, 40), (200, 60)])
async def test_every_size_is_drawn(size: tuple[int, int], count: int) -> None:
    app = Table((PLACES * 2)[:count])
    async with app.run_test(size=size):
        board = app.query_one(Board)
        assert len(board.query(Place)) == count
        for place in board.query(Place):
            assert all(place.render_line(y).cell_length == place.size.width for y in range(place.size.height))


class Clocks(App[None]):
    """Both clocks, with their pictures counted."""

    def __init__(self) -> None:
        super().__init__()
        for each in design.themes():
            self.register_theme(each)
        self.theme = "nat"

    def compose(self) -> ComposeResult:
        yield ClockLine()
        yield ClockFigures()


async def test_the_clock_is_redrawn_only_when_it_looks_different(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Clocks()
    async with app.run_test(size=(50, 10)) as pilot:
        line, large = app.query_one(ClockLine), app.query_one(ClockFigures)
        large.text = "09:54"
        await pilot.pause()
        drawn: list[object] = []
        for widget in (line, large):
            monkeypatch.setattr(widget, "render_line", _noting(widget.render_line, drawn, widget))
        large.text = "09:54"
        line.fraction = 0.999
        await pilot.pause()
        assert drawn == []
        large.text = "09:53"
        line.fraction = 0.5
        await pilot.pause()
        assert set(drawn) == {line, large}


async def test_the_line_grows_shorter_by_half_cells() -> None:
    app = Clocks()
    async with app.run_test(size=(50, 10)):
        line = app.query_one(ClockLine)
        for fraction, text in (
            (1.0, "━" * 50),
            (0.75, "━" * 37 + "╸"),
            (0.5, "━" * 25),
            (0.0, ""),
            (-3, ""),
            (7, "━" * 50),
        ):
            line.fraction = fraction
            assert "".join(segment.text for segment in list(line.render_line(0))[:1]) == text


async def test_figures_fall_back_to_text() -> None:
    app = Clocks()
    async with app.run_test(size=(50, 10)):
        large = app.query_one(ClockFigures)
        large.text = "09:54"
        assert "█" in large.render_line(0).text
        large.text = "pause"
        assert large.render_line(0).text == "pause".rjust(50)


def _noting(draw: Callable[[int], Strip], drawn: list[object], widget: object) -> Callable[[int], Strip]:
    def noted(y: int) -> Strip:
        drawn.append(widget)
        return draw(y)

    return noted


def _ringed(board: Board) -> list[int]:
    ring = design.PALETTES["nat"].ring.lower()
    return [
        number
        for number, place in enumerate(board.query(Place))
        if ring in str([segment.style for segment in place.render_line(0)]).lower()
    ]


def _words(board: Board, place: int) -> str:
    widget = board.query(Place)[place]
    return " ".join(" ".join(widget.render_line(y).text[1:-1] for y in range(widget.size.height)).split())
