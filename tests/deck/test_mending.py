"""Mending: what has one safe remedy is put right, what leaves a doubt stays, and no other byte is touched."""

from __future__ import annotations

import codecs

import pytest

from ledelseskort.deck import mending
from ledelseskort.deck.diagnostics import Code, Diagnostic, Place, Severity, has_errors
from ledelseskort.deck.mending import mend
from ledelseskort.deck.models import CardFile, DeckFile
from ledelseskort.deck.part import part_of
from ledelseskort.deck.reader import is_deck
from ledelseskort.deck.source import Source, decode

CARD = "format: 1\ntheme: t\ncards:\n  - id: a\n    question: {}\n    depth: 1\n"
"""A card file with a place to put something wrong."""
LIST = "format: 1\ntheme: t\ncards:\n  - id: a\n    question: Hvad?\n    follow_ups:\n{}"

MENDED = {
    "colon": (CARD.format("Husk: hvad?"), CARD.format('"Husk: hvad?"')),
    "colon and a quote": (CARD.format('Husk: "ja"?'), CARD.format("'Husk: \"ja\"?'")),
    "colon on the next line": (CARD.format("Hvad,\n      Bo: nu?"), CARD.format('"Hvad,\n      Bo: nu?"')),
    "colon in an item": (LIST.format("      - Husk: hvad?\n"), LIST.format('      - "Husk: hvad?"\n')),
    "two colons in an item": (LIST.format("      - A: b: c\n"), LIST.format('      - "A: b: c"\n')),
    "spaces at the end": (CARD.format("Husk: hvad?  "), CARD.format('"Husk: hvad?"  ')),
    "at": (CARD.format("@alle: hvad?"), CARD.format('"@alle: hvad?"')),
    "percent": (CARD.format("%-del?"), CARD.format('"%-del?"')),
    "backtick": (CARD.format("`Hvad`?"), CARD.format('"`Hvad`?"')),
    "bracket": (CARD.format("[Navn], hvad?"), CARD.format('"[Navn], hvad?"')),
    "star": (CARD.format("*Hvad* nu?"), CARD.format('"*Hvad* nu?"')),
    "curly": (CARD.format("“Nu: hvad?”"), CARD.format('"Nu: hvad?"')),
    "curly around a part": (CARD.format("“Nu” er: hvad?"), CARD.format('"“Nu” er: hvad?"')),
    "curly single": (CARD.format("‘Bo’s tur: hvad?’"), CARD.format('"Bo’s tur: hvad?"')),
    "curly at the end": (CARD.format('"Hvad?”'), CARD.format('"Hvad?"')),
    "curly number": (CARD.format("x\n    minutes: “10”"), CARD.format("x\n    minutes: 10")),
    "unclosed": (CARD.format('"Hvad?'), CARD.format('"Hvad?"')),
    "text after quotes": (CARD.format('"Dialog" er hvad?'), CARD.format("'\"Dialog\" er hvad?'")),
    "quotes within": (CARD.format('"Hvem sagde "nej" nu?"'), CARD.format("'Hvem sagde \"nej\" nu?'")),
    "escape": (CARD.format('"Er det C:\\Data?"'), CARD.format('"Er det C:\\\\Data?"')),
    "bullets": (LIST.format("      • Hvad?\n      • Hvem?\n"), LIST.format("      - Hvad?\n      - Hvem?\n")),
    "stars": (LIST.format("      * Hvad: nu?\n"), LIST.format('      - "Hvad: nu?"\n')),
    "no space after the dash": (LIST.format("      -Hvad?\n      -Nu?\n"), LIST.format("      - Hvad?\n      - Nu?\n")),
    "no space after the colon": (CARD.format("x\n    hint:Lyt"), CARD.format("x\n    hint: Lyt")),
    "tab": ("cards:\n  - id: a\n\tquestion: x\n", "cards:\n  - id: a\n    question: x\n"),
    "tabs all through": ("cards:\n\t- id: a\n\t\tquestion: x\n", "cards:\n  - id: a\n    question: x\n"),
    "tab after a dash": ("cards:\n-\tid: a\n  question: x\n", "cards:\n- id: a\n  question: x\n"),
    "hard spaces under a remark": (
        "cards:\n  - id: a\n    follow_ups: # to\n      -\u00a0x\n",
        "cards:\n  - id: a\n    follow_ups: # to\n      - x\n",
    ),
    "hard spaces": (
        "cards:\n\u00a0\u00a0-\u00a0id: a\n\u00a0   question:\u00a0x\u00a0y\n",
        "cards:\n  - id: a\n    question: x\u00a0y\n",
    ),
    "Danish keys": (
        "titel: x\nsprog: da\nemner: [{id: t, titel: T}]\nkort:\n  - id: a\n    spørgsmål: Hvad: nu?\n",
        'title: x\nlanguage: da\nthemes: [{id: t, title: T}]\ncards:\n  - id: a\n    question: "Hvad: nu?"\n',
    ),
    "a Danish key in quotes": ("'kort':\n  - id: a\n    question: x\n", "'cards':\n  - id: a\n    question: x\n"),
    "near key": ("cards:\n  - id: a\n    questoin: x\n", "cards:\n  - id: a\n    question: x\n"),
    "near choice": (
        "title: x\nlanguage: da\nthemes:\n  - {id: t, title: T, symbol: circel, colour: blå}\n",
        "title: x\nlanguage: da\nthemes:\n  - {id: t, title: T, symbol: circle, colour: blue}\n",
    ),
    "choice in quotes": (CARD.format("x\n    retired: ja"), CARD.format("x\n    retired: true")),
    "number for a text": ("title: 2026 # x\n", 'title: "2026" # x\n'),
    "number as it is written": ("edition: 1.10\ntitle: x\n", 'edition: "1.10"\ntitle: x\n'),
    "text for a number": (CARD.format('x\n    minutes: "10"'), CARD.format("x\n    minutes: 10")),
    "drawn line": ("format: 1\n------\ncards: []\n", "format: 1\n# ------\ncards: []\n"),
    "numbered cards": (
        "cards:\n  1. id: a\n     question: x\n  2. id: b\n     question: y\n",
        "cards:\n  -  id: a\n     question: x\n  -  id: b\n     question: y\n",
    ),
    "a colon after each bullet": (LIST.format("      • A: b\n"), LIST.format('      - "A: b"\n')),
    "a capital letter": (CARD.format("x").replace("question: x", "Question: Nu: x"), CARD.format('"Nu: x"')),
    "names in a row": (CARD.format("x\n    tags: let, svaer"), CARD.format("x\n    tags: [let, svaer]")),
    "one name": (CARD.format("x\n    tags: let"), CARD.format("x\n    tags: [let]")),
    "a language": ("title: x\nlanguage: Dansk\n", "title: x\nlanguage: da\n"),
    "backslash": ("title: x\ncard_files:\n  - cards\\da\\a.yaml\n", "title: x\ncard_files:\n  - cards/da/a.yaml\n"),
}
KNOWN = {"backslash": (Code.REF_BACKSLASH, 3, 5, {"name": "cards\\da\\a.yaml"})}
"""What only the deck and its folder know."""


def known(name: str) -> tuple[Diagnostic, ...]:
    if name not in KNOWN:
        return ()
    code, line, column, parameters = KNOWN[name]
    return (Diagnostic(code, Severity.ERROR, Place("x", line, column), dict(parameters)),)


SPELT = (
    *((newline, b"", "utf-8") for newline in ("\n", "\r\n", "\r")),
    ("\n", codecs.BOM_UTF8, "utf-8"),
    ("\r\n", codecs.BOM_UTF16_LE, "utf-16-le"),
    ("\r", codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""How lines end in a file, what it begins with, and how its letters are written: each of them with another."""


@pytest.mark.parametrize("name", MENDED)
def test_it_is_mended_and_nothing_else_is_touched(name: str) -> None:
    for newline, mark, encoding in SPELT:
        before, after = (mark + text.replace("\n", newline).encode(encoding) for text in MENDED[name])
        mended = mend(before, known(name))
        assert mended.data == after
        assert mended.edits
        old, new = (text.splitlines() for text in MENDED[name])
        assert [(edit.line, edit.before, edit.after) for edit in mended.edits] == [
            (number, *pair) for number, pair in enumerate(zip(old, new, strict=True), start=1) if pair[0] != pair[1]
        ]
        assert all(edit.codes for edit in mended.edits)
        assert mend(after) == mend(mended.data)
        assert not mend(after).edits


@pytest.mark.parametrize("name", [name for name in MENDED if MENDED[name][0].startswith("format")])
def test_what_is_mended_checks_clean(name: str) -> None:
    text = mend(MENDED[name][0].encode()).data.decode()
    assert not has_errors(part_of(Source("x", text), DeckFile if is_deck(text) else CardFile).findings.shown)


def test_a_danish_word_is_known_however_much_was_guessed_at_before() -> None:
    unknown = "".join(f"    ord{number}: x\n" for number in range(60))
    data = f"format: 1\ntheme: t\ncards:\n  - id: a\n    question: x\n{unknown}    retired: ja\n".encode()
    assert mend(data).data == data.replace(b"retired: ja", b"retired: true")


@pytest.mark.parametrize("lead", ["x", "|"])
def test_a_hard_space_in_a_text_that_goes_on_is_its_author_s(lead: str) -> None:
    text = CARD.format(f"{lead}\n      -\u00a0y")
    part = part_of(Source("x", text), CardFile)
    assert [(each.code, each.severity) for each in part.findings.shown] == [(Code.TEXT_NBSP, Severity.WARNING)]
    assert part.checked is not None and part.checked.cards[0].question.endswith("-\u00a0y")
    assert not mend(text.encode()).edits


DOUBTED = {
    "nothing wrong": CARD.format("Hvad nu?"),
    "curly quotes that are its author's": CARD.format("“Ja” eller “nej”?"),
    "curly quotes that may be either": CARD.format("“Ja”: eller “nej”"),
    "quotes that may be either": CARD.format('"Ja"eller "nej"x'),
    "a full stop or a text": CARD.format('"Hvad?".'),
    "a remark or a text": CARD.format("Husk: hvad? # og hvem"),
    "a field or a text": CARD.format("Husk: hvad\n      hint: Lyt"),
    "an item or a text": CARD.format("Husk: hvad\n      - Lyt"),
    "between braces": "cards:\n  - {id: a, question: Husk: hvad, depth: 1}\n",
    "between braces, line by line": "cards:\n  - {id: a,\n     question: Husk: hvad}\n",
    "an apostrophe or a quote": CARD.format("'s det?"),
    "an anchor": CARD.format("&navn Hvad?"),
    "an escape among others": CARD.format('"C:\\new \\Data"'),
    "a text and no names": CARD.format("x\n    tags: Let, Svær"),
    "a card that stands elsewhere": CARD.format("x\n  id: b\n    question: y"),
    "a word far from all keys": CARD.format("x\n    kommentar: y"),
    "a theme far from all": CARD.format("x\n    depth: seks"),
    "a number in words": CARD.format("x\n    minutes: ti"),
    "letters that were lost": CARD.format("SpÃ¸rg?"),
    "unseen signs": CARD.format("Hvad\u200b er\u00a0det\u202e?"),
    "unseen signs under a rule": CARD.format("x\n    hint: |\n      \u00a0- a\n      \u00a0hint: b"),
    "tabs in a text": CARD.format("x\n    hint: |\n      a\n      \tb"),
}


@pytest.mark.parametrize("name", DOUBTED)
def test_what_leaves_a_doubt_stays(name: str) -> None:
    data = DOUBTED[name].encode()
    assert mend(data).data == data
    assert not mend(data).edits


@pytest.mark.parametrize(
    "text",
    ["cards:\n  - id: a\n    question: Hvad spørger I på?\n", "titel: Blå – “rød”\r\nsprog: da\r\n", "# Åh, é og ü\n"],
)
@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
def test_another_encoding_without_doubt_becomes_utf_8(text: str, encoding: str) -> None:
    mended = mend(text.encode(encoding))
    assert mended.data.decode() == mend(text.encode()).data.decode()
    assert Code.FILE_ENCODING in mended.edits[0].codes
    assert all(edit.after in mended.data.decode() for edit in mended.edits)


@pytest.mark.parametrize(
    "data",
    [
        "læring, børn og å".encode("cp850"),
        "læring".encode("cp437", "ignore"),
        "Æble på bordet".encode("mac-roman"),
        "být, než a ať".encode("cp1250"),
        "være".encode() + "ærlig".encode("cp1252"),
        codecs.BOM_UTF8 + "ærlig".encode("cp1252"),
        "don’t".encode("cp1252"),
        b"\xe6\x01\x02",
        b"PK\x03\x04\xe6",
        b"\xe6" * (1024 * 1024 + 1),
        "a: ø".encode("utf-16-le") + b"\0",
        "a: ø".encode("utf-32-le"),
        codecs.BOM_UTF16_LE + b"a",
        "日本語".encode("utf-16-le"),
    ],
)
def test_an_encoding_in_doubt_is_left_alone(data: bytes) -> None:
    assert mend(data).data == data
    assert not mend(data).edits


def test_lines_of_another_encoding_are_shown_as_they_looked() -> None:
    first, second = mend("format: 1\ntitle: Blå\nlanguage: Dä\n".encode("cp1252")).edits
    assert (first.line, first.before, first.after) == (2, "title: Bl�", "title: Blå")
    assert second.codes == (Code.FILE_ENCODING,)


def test_many_faults_are_mended_to_the_last() -> None:
    cards = "".join(f"  - id: k{n}\n    spørgsmål: Nu: hvad?\n    follow_ups:\n      • A: b?\n" for n in range(400))
    mended = mend(f"format: 1\ncards:\n{cards}".encode())
    assert len(mended.edits) == 800
    source = decode(mended.data, "x")
    assert isinstance(source, Source)
    assert not part_of(source, CardFile).findings.has_errors


def test_two_fields_of_one_name_are_not_made() -> None:
    data = b"cards:\n  - id: a\n    question: x\n    questoin: y\n"
    assert mend(data).data == data


def test_a_word_of_the_deck_is_mended_where_only_the_deck_knows_it() -> None:
    data = CARD.format("x").replace("theme: t", "theme: hverdga").encode()
    found = Diagnostic(
        Code.VALUE_ENUM, Severity.ERROR, Place("x", 2, 8), {"name": "theme", "value": "hverdga", "near": "hverdag"}
    )
    assert mend(data, [found]).data == data.replace(b"hverdga", b"hverdag")
    far = Diagnostic(
        Code.VALUE_ENUM, Severity.ERROR, Place("x", 2, 8), {"name": "theme", "value": "hverdga", "near": "fest"}
    )
    assert mend(data, [far]).data == data


@pytest.mark.parametrize("place", [Place("x", 99, 1), Place("x", 1, 99), Place("x", 7, 1)])
def test_a_place_that_is_not_there_changes_nothing(place: Place) -> None:
    data = CARD.format("x").encode()
    for code in Code:
        found = Diagnostic(code, Severity.ERROR, place, {"name": "x", "value": "x", "near": "y"})
        assert mend(data, [found]).data == data


LAYERED = (
    "  - id: k{}\n    spørgsmål: “Nu: hvad?”\n    hint:Lyt\n    follow_ups:\n"
    "      • A: b\n      • C?\n    retired: ja\n    mystisk: x\n"
)
"""A card with faults that hide one another, and one that is left alone."""


def test_a_long_file_is_mended_as_each_of_its_cards_would_be() -> None:
    cards = [LAYERED.format(number) for number in range(60)]
    head = "format: 1\ntheme: t\ncards:\n"
    alone = [mend((head + card).encode()).data.decode().removeprefix(head) for card in cards]
    mended = mend((head + "".join(cards)).encode())
    assert mended.data.decode() == head + "".join(alone)
    assert 'question: "Nu: hvad?"' in alone[0] and '- "A: b"' in alone[0]
    assert not mended.unfinished
    assert not mend(mended.data).edits
    assert {edit.line for edit in mended.edits} == {
        4 + 8 * number + line for number in range(60) for line in (1, 2, 4, 5, 6)
    }


def test_a_long_list_of_a_deck_is_mended_to_the_last() -> None:
    themes = "title: T\nlanguage: da\nthemes: [{id: t, title: T}]\ncards: []\n"
    entries = "".join(f"  - titel: Et ord {number}\n    tekst: Husk: lyt\n" for number in range(600))
    mended = mend(f"format: 1\n{themes}opslag:\n{entries}".encode())
    assert len(mended.edits) == 1201
    assert not part_of(Source("x", mended.data.decode()), DeckFile).findings.has_errors


def test_a_text_that_looks_like_a_card_is_never_cut() -> None:
    long = '  - {id: a, question: "' + "x\n  - id: b\n    question: Nu: y\n" * 300 + '", retired: ja}\n'
    data = f"format: 1\ntheme: t\ncards:\n{long}".encode()
    assert mend(data).data == data.replace(b"retired: ja", b"retired: true")


def test_where_not_all_can_be_mended_at_once_it_says_so_and_going_on_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mending, "MOST", mending.MOST // 10)
    data = ("format: 1\ntheme: t\ncards:\n" + "- id: a\n  question: a: b\n" * 4000).encode()
    first = mend(data)
    assert first.unfinished
    assert 100 < len(first.edits) < 4000
    second = mend(first.data)
    assert len(second.edits) > 100
    assert second.edits[0].line > first.edits[-1].line


@pytest.mark.parametrize("gap", ["", "\n", "    # to\n"])
def test_a_dash_that_is_missing_is_put_in_and_the_card_below_it_is_mended(gap: str) -> None:
    text = CARD.format("Hvad?") + gap + "    id: b\n    question: Nu: hvad?\n    depht: 2\n"
    after = text.replace("    id: b", "  - id: b").replace("Nu: hvad?", '"Nu: hvad?"').replace("depht", "depth")
    assert mend(text.encode()).data.decode() == after


def test_tabs_are_of_the_width_that_leaves_the_lines_below_one_another() -> None:
    text = "cards:\n\t- id: a\n\t\tquestion: Husk: x\n\t- id: b\n\t\tquestion:Hvem\n"
    assert mend(text.encode()).data.decode() == (
        'cards:\n  - id: a\n    question: "Husk: x"\n  - id: b\n    question: Hvem\n'
    )
