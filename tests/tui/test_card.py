"""A card's looks: nothing cut in silence, nothing moved by focus, every row exactly as wide as the card."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from textual.app import App, ComposeResult
from textual.strip import Strip

from ledelseskort.deck.kinds import Colour, Symbol
from ledelseskort.deck.models import Card, Theme
from ledelseskort.tui import bigtext, design, drawing, face, motion, strips
from ledelseskort.tui.card import CardView
from ledelseskort.tui.design import BANDS, PALETTES
from ledelseskort.tui.face import Face, Row, Side
from ledelseskort.tui.shapes import shape
from ledelseskort.tui.turnable import Turnable

NAT = PALETTES["nat"]
LIMIT = 45_000
"""Bytes that a flip may put out at 120×40."""
LONGEST = Face(
    symbol=Symbol.DIAMOND,
    colour=Colour.PURPLE,
    theme="Udfordringer og dilemmaer",
    situation="To afdelinger deler den samme stue, og den ene har overskredet sit budget tre måneder i træk. "
    "Begge har gode grunde, og begge venter på dit svar.",
    question="Hvordan vil du sammen med de to ledere finde frem til, hvad der er rimeligt for borgerne på stuen?",
    follow_ups=(
        "Hvad ville du gøre, hvis den ene af dem var din nærmeste kollega gennem mange år?",
        "Hvem mangler endnu ved bordet, når I tre skal tage den beslutning sammen i morgen?",
    ),
    side=Side.FRONT,
)
"""45 words, and two follow-ups of sixteen: as long as the rules for cards allow."""
EXTREME = replace(
    LONGEST,
    question=("Hvad gør du, når ingen ser det? " * 10).strip()[:300],
    situation=("Det er en helt almindelig tirsdag på afdelingen. " * 11).strip()[:500],
    follow_ups=(("Hvad gør du så bagefter? " * 12).strip()[:300],) * 6,
    follow_ups_shown=True,
)
"""As long as the file format allows."""

faces = st.builds(
    Face,
    symbol=st.sampled_from(Symbol),
    colour=st.sampled_from(Colour),
    theme=st.text("Emne æøå日", max_size=30),
    question=st.text("Hvad gør I? 日🙂[]–", max_size=300),
    situation=st.text("Der var – en gang. 日", max_size=200),
    follow_ups=st.lists(st.text("Hvad mere? ", min_size=1, max_size=60), max_size=3).map(tuple),
    follow_ups_shown=st.booleans(),
    side=st.sampled_from(Side),
    numeral=st.sampled_from(["", "7", "24", "2b"]),
    theme_on_back=st.booleans(),
    corner=st.sampled_from(["", "09:51"]),
)
sizes = st.tuples(st.integers(6, 130), st.integers(1, 45))


@given(faces, sizes, st.integers(0, 40))
def test_every_row_is_as_wide_as_the_card(shown: Face, size: tuple[int, int], scrolled: int) -> None:
    width, height = size
    for rows in (drawing.whole(shown, width, height, NAT, scrolled, "↓"), drawing.miniature(shown, width, height, NAT)):
        assert len(rows) == height
        for strip in strips.resting(rows, width + 2, NAT.table, NAT.ring):
            assert strip.cell_length == sum(cell_len(segment.text) for segment in strip) == width + 2


@given(faces, sizes, st.floats(0, 1), st.booleans())
def test_a_turning_card_fills_its_region(shown: Face, size: tuple[int, int], turn: float, fine: bool) -> None:
    width, height = size
    rows = drawing.miniature(shown, width, height, NAT)
    turned = strips.turning(rows, width + 2, NAT.table, turn, fine)
    assert len(turned) == height + 2
    assert {sum(cell_len(segment.text) for segment in strip) for strip in turned} == {width + 2}


@pytest.mark.parametrize("asked", [False, True])
@pytest.mark.parametrize("width,height", [(78, 20), (76, 18), (116, 34), (196, 54)])
def test_the_longest_card_stands_whole(width: int, height: int, asked: bool) -> None:
    shown = replace(LONGEST, follow_ups_shown=asked)
    assert drawing.hidden(shown, width, height, NAT) == 0
    if height >= drawing.FAR:
        return
    text = _text(drawing.whole(shown, width, height, NAT))
    expected = [shown.situation, *(shown.follow_ups if asked else ())]
    if height < 30:
        expected.append(shown.question)
    for words in expected:
        assert words in text


def test_follow_ups_wait_until_they_are_asked_for() -> None:
    assert LONGEST.follow_ups[0] not in _text(drawing.whole(LONGEST, 78, 20, NAT))


def test_what_does_not_fit_says_so_and_can_be_scrolled_to() -> None:
    width, height = 56, 14
    hidden = drawing.hidden(EXTREME, width, height, NAT)
    assert hidden > 0
    pages = [_lines(drawing.whole(EXTREME, width, height, NAT, step, "↓ mere")) for step in range(hidden + 1)]
    assert all(page[-1].strip() == "↓ mere" for page in pages[:-1])
    assert pages[-1][-1].strip() == ""
    seen = {line for page in pages for line in page}
    assert {"Hvad gør du så bagefter?"} <= {line.strip(" –")[:24] for line in seen}
    assert _lines(drawing.whole(EXTREME, width, height, NAT, hidden + 9, "↓ mere")) == pages[-1]
    assert sum("Hvad gør du, når ingen" in line for line in seen) > 1


def test_a_small_card_ends_a_long_question_openly() -> None:
    text = _text(drawing.miniature(EXTREME, 16, 4, NAT))
    assert text.endswith("…")
    assert "…" not in _text(drawing.miniature(replace(LONGEST, theme="Mod", question="Hvad nu?"), 16, 4, NAT))


def test_a_short_question_is_in_block_letters() -> None:
    rows = drawing.whole(replace(LONGEST, situation="", question="Hvad nu?"), 78, 20, NAT)
    assert "█" in _text(rows)
    assert "Hvad nu?" not in _text(rows)


def test_a_letter_that_is_not_drawn_is_written_instead() -> None:
    assert "Hvad nu 日?" in _text(drawing.whole(replace(LONGEST, situation="", question="Hvad nu 日?"), 78, 20, NAT))


def test_the_band_has_shape_theme_and_corner() -> None:
    rows = drawing.whole(replace(LONGEST, corner="09:51"), 78, 20, NAT)
    band = "".join(span.text for span in rows[0].spans)
    assert rows[0].fill == BANDS[Colour.PURPLE]
    assert band.split() == ["◆", "Udfordringer", "og", "dilemmaer", "09:51"]


def test_a_played_card_is_quiet() -> None:
    rows = drawing.miniature(replace(LONGEST, side=Side.DONE), 30, 9, NAT)
    assert {row.fill for row in rows} == {NAT.done}
    assert "✓" in _text(rows)
    assert not any(span.bold for row in rows for span in row.spans)


def test_a_back_tells_nothing_of_the_question() -> None:
    back = replace(LONGEST, side=Side.BACK, numeral="7")
    for rows in (drawing.whole(back, 60, 20, NAT), drawing.miniature(back, 26, 9, NAT)):
        assert not set("HvTode") & set(_text(rows))
    named = drawing.miniature(replace(back, theme_on_back=True), 30, 9, NAT)
    assert "◆ Udfordringer og dilemmaer" in _text(named)


def test_the_numeral_is_large_where_it_fits() -> None:
    back = Face(numeral="12")
    assert "█" in _text(drawing.miniature(back, 16, 5, NAT))
    assert "12" in _text(drawing.miniature(back, 8, 2, NAT))


@pytest.mark.parametrize("symbol", Symbol)
def test_a_shape_is_drawn_large(symbol: Symbol) -> None:
    drawn = shape(symbol, 8)
    assert len(drawn) == 8
    assert {len(row) for row in drawn} == {16}
    assert drawn[3].strip()
    assert all(row == _mirrored(row) for row in drawn)
    told = "\n".join(_lines(drawing.whole(Face(symbol=symbol, theme="Mod", theme_on_back=True), 70, 20, NAT)))
    assert all(row in told for row in shape(symbol, 5))
    assert "Mod" in told


def test_a_pile_has_the_name_of_its_deck_and_tells_no_theme() -> None:
    pile = Face(symbol=Symbol.STAR, theme="Mod", numeral="Sammen om ledelse")
    text = "\n".join(_lines(drawing.whole(pile, 116, 33, NAT)))
    large = bigtext.fit("Sammen om ledelse", 100, 9)
    assert large is not None
    assert large[1] in text
    assert shape(Symbol.CIRCLE, 7)[3] in text
    assert shape(Symbol.STAR, 7)[3].strip() not in text
    assert "Mod" not in text
    assert "Sammen om ledelse" in "\n".join(_lines(drawing.whole(pile, 40, 8, NAT)))


def test_no_two_shapes_are_the_same() -> None:
    assert len({shape(symbol, 6) for symbol in Symbol}) == len(Symbol)


@given(faces, sizes)
def test_the_ring_moves_nothing(shown: Face, size: tuple[int, int]) -> None:
    width, height = size
    rows = drawing.whole(shown, width, height, NAT)
    bare, ringed = (strips.resting(rows, width + 2, NAT.table, ring) for ring in ("", NAT.ring))
    for before, after in list(zip(bare, ringed, strict=True))[1:-1]:
        assert before.crop(1, width + 1).text == after.crop(1, width + 1).text
        assert list(before.crop(1, width + 1)) == list(after.crop(1, width + 1))


def test_the_ring_takes_only_the_half_cell_around_the_card() -> None:
    bare, ringed = (
        strips.resting(drawing.miniature(LONGEST, 28, 9, NAT), 30, NAT.table, ring) for ring in ("", NAT.ring)
    )
    for row, (rest, lit) in enumerate(zip(["▗▄▖", *["▐▌"] * 9, "▝▀▘"], ["▛▀▜", *["▌▐"] * 9, "▙▄▟"], strict=True)):
        assert (bare[row].text[0], bare[row].text[-1]) == (rest[0], rest[-1])
        assert (ringed[row].text[0], ringed[row].text[-1]) == (lit[0], lit[-1])


@pytest.mark.parametrize("width,height", [(28, 11), (116, 33), (118, 38)])
def test_a_flip_puts_out_little(width: int, height: int) -> None:
    """All its pictures and the card that lies still at the end; moving to a row costs about eight bytes."""
    front = replace(LONGEST, situation="", question="Hvem søgte du råd hos, sidst du var i tvivl?")
    sides = [drawing.whole(each, width - 2, height - 2, NAT) for each in (replace(front, side=Side.BACK), front)]
    count = motion.pictures(width, height)
    sent = 0
    for number in range(count):
        turn = motion.picture((number + 0.5) / count, count)
        sent += _bytes(strips.turning(sides[strips.seen_at(turn)], width, NAT.table, turn, count > motion.FINE))
    sent += _bytes(strips.resting(sides[1], width, NAT.table, ""))
    assert count >= 4
    assert 5_000 < sent < LIMIT


def test_a_flip_is_shown_in_its_order() -> None:
    shown = [motion.picture(step / 100, 10) for step in range(101)]
    assert shown == sorted(shown)
    assert len(set(shown)) == 10
    assert shown[0] > 0 and shown[-1] < 1
    widths = [
        _lit(strips.turning(drawing.miniature(LONGEST, 28, 9, NAT), 30, NAT.table, turn)) for turn in (0, 0.3, 0.49)
    ]
    assert widths == sorted(widths, reverse=True)


def test_a_deck_card_becomes_a_face() -> None:
    card = Card(id="x", question="Hvad nu?", follow_ups=("Og så?",), theme="mod")
    made = face.of(card, Theme(id="mod", title="Mod", symbol=Symbol.STAR, colour=Colour.RED), numeral="3")
    assert (made.question, made.theme, made.symbol, made.colour) == ("Hvad nu?", "Mod", Symbol.STAR, Colour.RED)
    assert (made.follow_ups, made.numeral, made.side) == (("Og så?",), "3", Side.FRONT)


class OneCard(App[None]):
    """A card and what it says."""

    def __init__(self, shown: Face | None = LONGEST, level: str = "none") -> None:
        super().__init__()
        self.animation_level = "full" if level == "full" else "none"
        for each in design.themes():
            self.register_theme(each)
        self.theme = "nat"
        self.shown = shown
        self.turned: list[Face | None] = []

    def compose(self) -> ComposeResult:
        yield CardView(self.shown, more="↓ Der er mere", focusable=True)

    def on_turnable_turned(self, event: Turnable.Turned) -> None:
        self.turned.append(event.card.face)


async def test_without_animation_a_card_is_only_shown() -> None:
    app = OneCard(replace(LONGEST, side=Side.BACK, numeral="7"))
    async with app.run_test(size=(80, 24)) as pilot:
        card = app.query_one(CardView)
        card.turn_to(LONGEST)
        assert not card.turning
        assert LONGEST.situation in _screen(app)
        await pilot.pause()
        assert app.turned == [LONGEST]


async def test_a_flip_can_be_interrupted_and_resized() -> None:
    back = replace(LONGEST, side=Side.BACK, numeral="7")
    other = replace(LONGEST, situation="Noget helt andet.")
    app = OneCard(back, level="full")
    async with app.run_test(size=(80, 24)) as pilot:
        card = app.query_one(CardView)
        card.turn_to(LONGEST)
        assert card.turning
        card.progress = 0.5
        assert LONGEST.situation not in _screen(app)
        await pilot.resize_terminal(60, 20)
        card.turn_to(other)
        assert card.turning
        await pilot.resize_terminal(100, 30)
        card.settle()
        assert not card.turning
        assert other.situation in _screen(app)
        card.turn_to(back)
        card.face = LONGEST
        assert not card.turning
        assert LONGEST.situation in _screen(app)


async def test_a_flip_ends_by_itself() -> None:
    app = OneCard(replace(LONGEST, side=Side.BACK), level="full")
    async with app.run_test(size=(80, 24)) as pilot:
        card = app.query_one(CardView)
        card.turn_to(LONGEST)
        await pilot.wait_for_animation()
        await pilot.pause()
        assert not card.turning
        assert app.turned == [LONGEST]


async def test_words_are_never_markup() -> None:
    shown = replace(LONGEST, question="Er [red]det[/] 日 [@click=app.quit]her[/] et link?", situation="[b]fed[/b]")
    app = OneCard(shown)
    async with app.run_test(size=(80, 24)):
        assert "[@click=app.quit]her[/]" in _screen(app)
        assert "[b]fed[/b]" in _screen(app)


async def test_a_long_card_rolls() -> None:
    app = OneCard(EXTREME)
    async with app.run_test(size=(60, 20)) as pilot:
        card = app.query_one(CardView)
        assert "↓ Der er mere" in _screen(app)
        assert not card.roll(-1)
        while card.roll(3):
            pass
        await pilot.pause()
        assert "↓ Der er mere" not in _screen(app)
        card.face = LONGEST
        assert card.scrolled == 0


@pytest.mark.parametrize("size", [(1, 1), (4, 2), (7, 3), (12, 4), (60, 20), (200, 60)])
@pytest.mark.parametrize("shown", [None, LONGEST, EXTREME, Face(numeral="7"), Face()])
async def test_every_size_is_drawn(size: tuple[int, int], shown: Face | None) -> None:
    app = OneCard(shown)
    async with app.run_test(size=size):
        card = app.query_one(CardView)
        width, height = card.size
        assert all(card.render_line(y).cell_length == width for y in range(height + 2))


async def test_the_ring_follows_focus_and_theme() -> None:
    app = OneCard()
    async with app.run_test(size=(80, 24)) as pilot:
        card = app.query_one(CardView)
        for name, shown in PALETTES.items():
            app.theme = name
            card.blur()
            await pilot.pause()
            assert shown.ring.lower() not in str(list(card.render_line(0))).lower()
            card.focus()
            await pilot.pause()
            assert shown.ring.lower() in str(list(card.render_line(0))).lower()


def _lines(rows: tuple[Row, ...]) -> list[str]:
    return ["".join(span.text for span in row.spans) for row in rows]


def _text(rows: tuple[Row, ...]) -> str:
    return " ".join(" ".join(_lines(rows)).split())


def _screen(app: App[None]) -> str:
    card = app.query_one(CardView)
    lines = (card.render_line(y).text[1:-1] for y in range(card.size.height))
    return " ".join(" ".join(lines).split())


def _mirrored(row: str) -> str:
    return row[::-1].translate(str.maketrans("▘▝▖▗▌▐▞▚▛▜▙▟", "▝▘▗▖▐▌▚▞▜▛▟▙"))


def _bytes(drawn: list[Strip]) -> int:
    console = Console(color_system="truecolor", force_terminal=True, legacy_windows=False)
    return sum(len(strip.render(console).encode()) + 8 for strip in drawn)


def _lit(drawn: list[Strip]) -> int:
    middle = drawn[len(drawn) // 2]
    return sum(
        cell_len(segment.text)
        for segment in middle
        if segment.style and segment.style.bgcolor and segment.style.bgcolor.name != NAT.table.lower()
    )
