"""Block letters and line breaks: whole words, inside their room, as large as goes, and every Danish letter drawn."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from ledelseskort.tui import bigtext, font, lines
from ledelseskort.tui.bigtext import STEPS, cells, figures, fit

DANISH = "abcdefghijklmnopqrstuvwxyzæøåéäöü" + "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÉÄÖÜ"
MARKS = "0123456789.,:;…!?-–—»«“”‘’„\"'()½&%+/"
QUESTION = "Hvornår skiftede du sidst mening, fordi en kollega så noget, du havde overset?"
LONELY = "Hvad er lykkedes om et år, hvis vi gør det rigtige nu?"

words = st.text(alphabet=DANISH + "?,–»«", min_size=1, max_size=12)
texts = st.lists(words, min_size=1, max_size=20).map(" ".join)


@given(texts, st.integers(1, 200), st.integers(1, 60))
@example(QUESTION, 112, 30)
def test_what_is_set_stays_in_its_room(text: str, width: int, height: int) -> None:
    rows = fit(text, width, height)
    if rows is not None:
        assert 0 < len(rows) <= height
        assert len({len(row) for row in rows}) == 1
        assert len(rows[0]) <= width
        assert rows[0].strip() and rows[-1].strip()
        assert set("".join(rows)) <= set(bigtext.BLOCKS)


@given(texts, st.integers(20, 200), st.integers(8, 60))
def test_more_room_never_makes_letters_smaller(text: str, width: int, height: int) -> None:
    small, large = fit(text, width, height), fit(text, width + 40, height + 10)
    if small is not None:
        assert large is not None
        assert _ink("".join(large)) >= _ink("".join(small))


def test_a_real_question_is_large_at_the_usual_sizes() -> None:
    for width, height in ((68, 17), (108, 27), (188, 46)):
        assert fit(QUESTION, width, height) is not None, (width, height)


@pytest.mark.parametrize("character", DANISH + MARKS)
def test_every_character_is_drawn_in_every_face(character: str) -> None:
    for sheet in (font.LARGE, font.SMALL):
        assert any(font.glyphs(sheet)[character].rows), character


def test_no_two_letters_look_the_same() -> None:
    for sheet in (font.LARGE, font.SMALL):
        drawn: dict[tuple[int, ...], str] = {}
        for character in DANISH + "0123456789":
            glyph = font.glyphs(sheet)[character]
            assert drawn.setdefault((glyph.width, *glyph.rows), character) in {character, *"0O"}, character


def test_a_drawing_is_read_dot_by_dot() -> None:
    sheet = "\nL    .\n#..  .\n#..  .\n###  #\n"
    assert font.glyphs(sheet) == {"L": ((0b100, 0b100, 0b111), 3), ".": ((0, 0, 1), 1)}
    assert font.glyphs(sheet, (2, 1), 2)["."] == ((0, 0, 0, 0, 0b11, 0b11), 2)


def test_dots_become_quarter_cells() -> None:
    assert cells((0b1011, 0b0110), 4) == ("▚▛",)
    assert cells((0b11, 0b00, 0b10), 2) == ("▀", "▘")


def test_the_accent_is_kept() -> None:
    plain, ring, stroke = (fit(word, 100, 20) for word in ("gar", "går", "gør"))
    assert plain is not None and ring is not None and stroke is not None
    assert len({plain, ring, stroke}) == 3


@pytest.mark.parametrize("text", ["", "   ", "日本", "hej 🙂", "tab\x1b[31m"])
def test_what_is_not_drawn_is_refused(text: str) -> None:
    assert fit(text, 200, 60) is None


def test_a_word_is_never_broken() -> None:
    assert fit("Kommunalbestyrelsesmedlemmerne", 40, 60) is None
    assert fit("Kommunalbestyrelsesmedlemmerne", 200, 60) is not None


def test_lines_may_interlock_but_never_touch() -> None:
    """At the tightest pitch a g above an å must not run together: then the lines stand further apart."""
    step = STEPS[2]
    assert bigtext._set("aaaa aaaa", step, 40, 14) is not None
    assert bigtext._set("gggg åååå", step, 40, 15) is None
    assert bigtext._set("gggg åååå", step, 40, 16) is not None


def test_no_word_stands_alone_that_could_have_company() -> None:
    for width in range(60, 190, 7):
        rows = fit(LONELY, width, 46)
        if rows is None:
            continue
        last = max(len(row.rstrip()) for row in rows[-3:])
        assert last > 0.45 * len(rows[0]), width


def test_figures_are_as_wide_for_every_digit() -> None:
    assert len({len(figures(digit)[0]) for digit in "0123456789"}) == 1
    assert [len(figures("09:54", scale)) for scale in (1, 2, 3)] == [3, 6, 9]
    with pytest.raises(KeyError):
        figures("a")


@given(texts, st.integers(2, 100))
def test_plain_lines_hold_every_word(text: str, width: int) -> None:
    broken = lines.plain(text, width)
    assert all(0 < cell_len(line) <= width for line in broken)
    assert "".join(broken).replace(" ", "") == "".join(text.split())
    if max(map(cell_len, lines.words(text))) <= width:
        assert " ".join(broken) == " ".join(text.split())


@given(texts, st.integers(4, 80))
def test_no_more_lines_than_needed(text: str, width: int) -> None:
    pieces = lines.words(text)
    if max(map(cell_len, pieces)) > width:
        return
    greedy, used = 1, -1
    for piece in pieces:
        if used + 1 + cell_len(piece) > width:
            greedy, used = greedy + 1, -1
        used += 1 + cell_len(piece)
    assert len(lines.plain(text, width)) == greedy


def test_lines_are_even() -> None:
    assert lines.plain("Hvad tør vi ikke sige højt nu?", 26) == ("Hvad tør vi ikke", "sige højt nu?")
    assert lines.plain(LONELY, 50) == ("Hvad er lykkedes om et år,", "hvis vi gør det rigtige nu?")
    assert lines.even([3, 3, 3, 3], 1, 11) == ((0, 2), (2, 4))


def test_a_dash_never_begins_a_line() -> None:
    for width in range(8, 40):
        for line in lines.plain("skift mening – og hvad fik dig til det – nu …", width):
            assert not line.startswith(("–", "…"))


@given(texts, st.integers(4, 60), st.integers(0, 6))
def test_what_is_cut_says_so(text: str, width: int, height: int) -> None:
    whole, shown = lines.plain(text, width), lines.cut(text, width, height)
    assert len(shown) <= height
    assert all(cell_len(line) <= width for line in shown)
    if len(whole) > height > 0:
        assert shown[-1].endswith("…")
    elif height >= len(whole):
        assert shown == whole


def _ink(rows: str) -> int:
    """How many dots are inked: the same for the same letters, wherever the lines break."""
    return sum(bigtext.BLOCKS.index(cell).bit_count() for cell in rows)
