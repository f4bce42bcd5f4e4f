"""The text gate: what does not belong is found in files and taken out of what people type."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelseskort.deck import gate
from ledelseskort.deck.diagnostics import Code
from ledelseskort.deck.gate import clean_typed, hits, parsable, shown

FAMILY = "👩‍👩‍👧‍👦"
FLAG = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize(
    "text",
    [
        "Hvornår skiftede du sidst mening?",
        "»Dialog« – og så: 'ja', \"nej\" …",
        f"{FAMILY} {FLAG} 1️⃣ 👍🏽 ❤️‍🔥",
        "فارسی می‌خواهم",
        "tabs\tand\r\nlines\n",
        "Ãgten er et rigtigt ord med Ã",
    ],
)
def test_ordinary_text_passes(text: str) -> None:
    assert list(hits(text)) == []


@pytest.mark.parametrize(
    ("char", "code", "name"),
    [
        ("\x00", Code.TEXT_CONTROL_CHAR, "control"),
        ("\x1b", Code.TEXT_CONTROL_CHAR, "control"),
        ("\x7f", Code.TEXT_CONTROL_CHAR, "control"),
        ("\x9b", Code.TEXT_CONTROL_CHAR, "control"),
        ("\x85", Code.TEXT_CONTROL_CHAR, "control"),
        ("\u2028", Code.TEXT_CONTROL_CHAR, "control"),
        ("\ufeff", Code.TEXT_CONTROL_CHAR, "control"),
        ("\uffff", Code.TEXT_CONTROL_CHAR, "control"),
        ("\ud800", Code.TEXT_CONTROL_CHAR, "control"),
        ("\U000e0041", Code.TEXT_CONTROL_CHAR, "control"),
        ("\u202e", Code.TEXT_BIDI, "bidi"),
        ("\u2066", Code.TEXT_BIDI, "bidi"),
        ("\u00a0", Code.TEXT_NBSP, "nbsp"),
        ("\u2009", Code.TEXT_NBSP, "space"),
        ("\u00ad", Code.TEXT_NBSP, "soft-hyphen"),
        ("\u200b", Code.TEXT_NBSP, "invisible"),
        ("\u200d", Code.TEXT_NBSP, "invisible"),
        ("Ã¦", Code.TEXT_MOJIBAKE, "mojibake"),
        ("\ufffd", Code.TEXT_MOJIBAKE, "lost"),
    ],
)
def test_what_does_not_belong_is_found_where_it_stands(char: str, code: Code, name: str) -> None:
    (hit,) = hits(f"et {char} to")
    assert (hit.code, hit.start, hit.text, hit.name) == (code, 3, char, name)


def test_text_read_in_the_wrong_encoding_is_read_back() -> None:
    wrong = "smørrebrød på bænken".encode().decode("cp1252")
    assert [hit.meant for hit in hits(wrong)] == ["ø", "ø", "å", "æ"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Anna  ", "Anna"),
        ("A\u030anna", "Ånna"),
        ("\x1b[31mAnna\x1b[0m", "Anna"),
        ("\x1b]0;ejet\x07Anna", "Anna"),
        ("\x1b]8;;http://x\x1b\\Anna\x1b]8;;\x1b\\", "Anna"),
        ("\x9b31mAnna", "Anna"),
        ("An\x00na\x07", "Anna"),
        ("\u202eAnna\u202c", "Anna"),
        ("An\u00adna\u200b\ufeff", "Anna"),
        ("Anna\u00a0Bo", "Anna Bo"),
        ("Anna\tBo", "Anna Bo"),
        ("Anna\r\nBo", "Anna Bo"),
        ("Anna\u2028Bo", "Anna Bo"),
        (FAMILY + FLAG, FAMILY + FLAG),
        ("[red]Anna[/]", "[red]Anna[/]"),
        ("\x1b\x1b[\x1b]", ""),
    ],
)
def test_what_people_type_is_cleaned(typed: str, kept: str) -> None:
    assert clean_typed(typed) == kept


def test_lines_are_kept_when_asked_for() -> None:
    assert clean_typed("en\r\nto\rtre\u2029fire\n", lines=True) == "en\nto\ntre\nfire"


@pytest.mark.parametrize(
    ("typed", "limit", "kept"),
    [
        ("abcdef", 3, "abc"),
        ("ab cd", 3, "ab"),
        ("abc", 3, "abc"),
        ("ax\u0323\u0301", 2, "a"),
        (f"a{FAMILY}", 3, "a"),
    ],
)
def test_a_cut_never_parts_a_letter_from_its_marks(typed: str, limit: int, kept: str) -> None:
    assert clean_typed(typed, limit) == kept


@given(st.text(max_size=200), st.booleans())
def test_clean_text_is_clean_and_stays_as_it_is(text: str, lines: bool) -> None:
    clean = clean_typed(text, 100, lines=lines)
    assert len(clean) <= 100
    assert unicodedata.is_normalized("NFC", clean)
    assert not [hit for hit in hits(clean) if hit.code is not Code.TEXT_MOJIBAKE]
    assert clean_typed(clean, 100, lines=lines) == clean
    assert lines or "\n" not in clean


@given(st.text(max_size=200))
def test_what_is_shown_steers_no_terminal(text: str) -> None:
    assert not [hit for hit in hits(shown(text)) if hit.code in (Code.TEXT_CONTROL_CHAR, Code.TEXT_BIDI)]
    assert "\n" not in shown(text)


@given(st.text(max_size=100))
def test_parsable_text_keeps_every_offset(text: str) -> None:
    clean = parsable(text)
    assert len(clean) == len(text)
    assert all(was == now for was, now in zip(text, clean, strict=True) if now != "\ufffd")


def test_the_quick_look_lets_nothing_through() -> None:
    """What Python takes for printed is not all of it fit for a card: the quick look knows which."""
    suspects = set(re.findall(gate._SUSPECT, "".join(map(chr, range(0x110000)))))
    assert [char for char in suspects if gate._all_printed(f"a{char}b")] == []
    assert gate._all_printed("Når »æ« – og 😀\tstår\r\nher …\n")
