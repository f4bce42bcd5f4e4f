"""Hostile files of a MiB: for each cause the file that is worst for it, and what only a machine would write."""

from __future__ import annotations

import random
from collections.abc import Callable

from ledelseskort.deck.source import MAX_BYTES

TOP = "format: 1\ntitle: x\nlanguage: da\nthemes:\n  - {id: t, title: T}\n"
HEAD = f"{TOP}cards:\n"
TAGGED = f"{TOP}tags: {{v: {{title: V, terms: {{a: A}}}}}}\ncards:\n"
STEPS = "format: 1\ntitle: x\nlanguage: da\nsteps: [{title: x, text: y}]\n"
_CARD = """  - id: kort-{n}
    question: {question}
    follow_ups:
      - Hvad gjorde kollegaen, som fik dig til at lytte?
      - Hvad ville du selv gøre næste gang?
    hint: Giv dem tid til at tænke sig om, før nogen svarer.
"""
_QUESTION = "Hvornår skiftede du sidst mening, fordi en kollega så noget, du havde overset?"


def many(make: Callable[[int], str] | str, head: str = "", tail: str = "") -> str:
    """As many pieces as a file may hold, numbered, between `head` and `tail`."""
    room = MAX_BYTES - len((head + tail).encode())
    if isinstance(make, str):
        return head + make * (room // len(make.encode())) + tail
    pieces: list[str] = []
    while room >= 0:
        pieces.append(make(len(pieces)))
        room -= len(pieces[-1].encode())
    return head + "".join(pieces[:-1]) + tail


def cards(question: str = _QUESTION, more: str = "", tail: str = "", was: str = "", now: str = "") -> str:
    """A deck of whole cards, each with the same fault."""
    piece = _CARD.replace("{question}", question) + more
    piece = piece.replace(was, now) if was else piece
    return many(lambda n: piece.replace("{n}", str(n)), HEAD, tail)


def listed(field: str, item: str, count: int, head: str = TOP) -> str:
    """A deck with a long list between brackets; `N` in an item is its number."""
    return f"{head}{field}: [{', '.join(item.replace('N', str(n)) for n in range(count))}]\n"


def good() -> str:
    """A deck of a MiB with nothing wrong in it."""
    return cards()


def families(*, every: bool) -> dict[str, str | bytes]:
    """The hostile files by their names; unless `every` one is wanted, each sign stands in one of its four ways."""
    return {**_by_sign(every), **_by_cause(), **_by_field(), **_by_letter(), **_by_shape(), **_by_bytes()}


def _by_sign(every: bool) -> dict[str, str | bytes]:
    """One sign of YAML's over and over: bare, on lines of its own, as values and between brackets."""
    signs = ("[", "{", "- ", "? ", '"', "'", "&a ", "*a ", "!!x ", "#", "|", "%", ": ", "<<: ", "\\", "0")
    ways: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("only {}", many),
        ("{} on every line", lambda sign: many(f"{sign}\n")),
        ("{} as every value", lambda sign: many(lambda n: f"k{n}: {sign}\n")),
        ("{} in a list", lambda sign: many(f"{sign},", f"{HEAD}  - [ ")),
    )
    return {
        name.format(sign): way(sign)
        for at, sign in enumerate(signs)
        for name, way in (ways if every else (ways[(at + at // 4) % 4],))
    }


def _by_cause() -> dict[str, str | bytes]:
    """Each card with the same slip of the hand, or the slip where it does the most harm."""
    return {
        "a fault at the end": cards(tail="    minutes: 900\n"),
        "a syntax error at the end": cards(tail="    situation: a: b\n"),
        "a syntax error at the start": cards().replace("title: x", "title: x: y", 1),
        "tabs": cards(was="    ", now="\t"),
        "bullets": cards(was="      - ", now="      • "),
        "curly quotes": cards("“Hvad er din holdning?”: sig det"),
        "colons": cards("Spørgsmål: hvad gør du?"),
        "colons in one card": many(lambda n: f"    k{n}: a: b\n", f"{HEAD}  - id: a\n"),
        "reserved signs": cards("@navn"),
        "brackets": cards("[Navn]"),
        "brackets not closed": cards("[Navn"),
        "escapes": cards('"C:\\Users"'),
        "words after quotes": cards('"Dialog" er mere'),
        "no dash": cards(was="  - id", now="    id"),
        "no dash at all": many("    id: b\n    question: y\n", f"{HEAD}  - id: a\n    question: x\n"),
        "no space": cards(was="question: ", now="question:"),
        "no space after dashes": cards(was="      - ", now="      -"),
        "a quote not closed at the start": cards().replace("title: x", 'title: "x', 1),
        "a quote not closed at the end": cards(tail='    source: "x\n'),
        "quotes not closed": cards(f'"{_QUESTION}'),
        "quotes not closed, in keys": many(lambda n: f'k{n}: "x\n'),
        "remarks": many("# en bemærkning\n", "format: 1\n"),
        "remarks that ate text": many(lambda n: f"- {{id: b{n}, question: x}}\n  #x\n", HEAD),
        "signs of remarks": many(" #x", "format: 1 "),
        "rules": many("-----\n"),
        "documents": many("---\na: b\n"),
        "ends of documents": many("...\n"),
        "merge conflicts": many("<<<<<<<x\n", tail="<<<<<<< HEAD\n"),
        "no keys": cards(more="Hej med dig\n"),
    }


def _by_field() -> dict[str, str | bytes]:
    """YAML, and wrong in what it says."""
    return {
        "unknown keys": many(lambda n: f"k{n}: 1\n"),
        "unknown keys in cards": many(lambda n: f"- {{id: a{n}, question: x, q{n}: 1}}\n", HEAD),
        "near keys": many(lambda n: f"- {{idd: a{n}, qestion: x}}\n", HEAD),
        "Danish keys": many(lambda n: f"- {{id: a{n}, spørgsmål: x}}\n", HEAD),
        "near choices": many(lambda n: f"- {{id: a{n}, question: x, retired: tru}}\n", HEAD),
        "wrong numbers": many(lambda n: f"- {{id: a{n}, question: x, depth: 11}}\n", HEAD),
        "unknown themes and tags": many(lambda n: f"- {{id: a{n}, question: x, theme: z{n}, tags: [y]}}\n", TAGGED),
        "unknown tags": listed(
            "cards", "{id: aN, question: x, tags: [b, c, d, e]}", 9_000, TAGGED.replace("cards:\n", "")
        ),
        "themes": many(
            lambda n: f"- {{id: a{n}, question: x, theme: t{n % 3}999}}\n",
            "format: 1\ntitle: x\nlanguage: da\nthemes:\n"
            + "".join(f"- {{id: t{n}, title: T}}\n" for n in range(8_000))
            + "cards:\n",
        ),
        "the same id": many("- {id: b, question: x}\n", HEAD),
        "the same key": many("a: 1\n"),
        "the same key in one card": many("    question: x\n", f"{HEAD}  - id: a\n"),
        "unknown cards": listed("select", "cN", 90_000, f"{TOP}cards: [{{id: b, question: x}}]\n"),
        "the same card": listed("select", "b", 90_000, f"{TOP}cards: [{{id: b, question: x}}]\n"),
        "days": listed("review_days", "99-99", 90_000, STEPS),
        "card files that are not there": listed("card_files", "cN.yaml", 80_000),
        "card files outside": listed("card_files", "../cN", 80_000),
        "card files with backslashes": listed("card_files", "c\\N", 80_000),
        "the file itself": listed("card_files", "x.yaml", 80_000),
        "a deep card file": listed("card_files", "a/" * 500_000, 1),
        "terms": many(lambda n: f"      Å{n}: 1\n", f"{STEPS}tags:\n  v:\n    title: V\n    terms:\n"),
        "empty maps": HEAD + "- {}\n" * 49_000,
        "texts for cards": HEAD + "- x\n" * 99_000,
        "nothing for cards": HEAD + "-\n" * 99_000,
    }


def _by_letter() -> dict[str, str | bytes]:
    """Letters that take their time."""
    return {
        "hard spaces": many("a\u00a0b\n"),
        "hard spaces at the start of lines": many("\u00a0 title: xxxxxxxxxxxx\n"),
        "hard spaces only": many("\u00a0"),
        "control characters": many("a\x01\n"),
        "direction marks": many("a\u202e\n"),
        "direction marks, some": many("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\u202e\n"),
        "emoji": cards("😀👍🏽 hvad 👩\u200d👩\u200d👧 gør?"),
        "joiners": many("👩\u200d"),
        "flags": many("🏴\U000e0067\U000e007f"),
        "half flags": many("🏴\U000e0067"),
        "letters and marks apart": cards("Hva\u030ad go\u0308r du?"),
        "marks on one letter": many("\u0301\u0323", "title: x"),
        "marks on one letter of an id": many("\u0301\u0323", f"{HEAD}- question: x\n  id: x"),
        "marks written as escapes": many("\\u0301\\u0323", f'{HEAD}- id: x\n  question: "x', '"\n'),
        "as many marks as letters may have": many("x" + "\u0301\u0323" * 15),
        "mojibake": cards("Hvad gÃ¸r du?"),
        "mojibake only": many("Ã¦"),
        "control characters written as escapes": many("\\e", f'{HEAD}- id: x\n  question: "x', '"\n'),
        "hard spaces written as escapes": many("\\_", f'{HEAD}- id: x\n  question: "x', '"\n'),
    }


def _by_shape() -> dict[str, str | bytes]:
    """Too long, too deep, too many."""
    return {
        "a line": "a: " + "x" * 500_000 + ": y" + "x" * 500_000,
        "a line of colons": many(": d", "a: b: c"),
        "a scalar": many("x", f"{HEAD}  - id: a\n    question: "),
        "a block": many("      x\n", f"{HEAD}  - id: a\n    question: |\n", "   y\n"),
        "a text of many lines": many("      x\n", f"{HEAD}  - id: a\n    question: x\n", "      y: z\n"),
        "a text in quotes of many lines": many("x\n\n", f'{HEAD}  - id: a\n    question: "', '"\n'),
        "a key": "a" * 1_000_000 + ": x\n",
        "stairs": "".join(" " * n + "a:\n" for n in range(1_400)),
        "brackets in brackets": "[" * 500_000 + "]" * 500_000,
        "a list not closed": many("x,\n", "a: [\n"),
        "cards on one line": listed("cards", "{id: aN, qestion: x, bN}", 20_000),
        "curly quotes on one line": listed("cards", "{id: a, question: “a, b}", 20_000),
        "an alias bomb": many(lambda n: f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n", "a: &a-1 x\n"),
        "merges": many(lambda n: f"k{n}: {{<<: *a}}\n", "a: &a {b: c}\n"),
    }


def _by_bytes() -> dict[str, str | bytes]:
    """Other line ends, other encodings, and none."""
    chance = random.Random(1)
    signs = (
        ": ",
        "- ",
        "\n",
        "\n",
        " ",
        "  ",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        "#",
        "&",
        "*",
        "!",
        "|",
        "a",
        "id",
        "x",
        "1",
    )
    text = good()
    return {
        "CR": text.replace("\n", "\r") + "    situation: a: b\r",
        "CRs only": many("\r", "a"),
        "line ends of every kind": many("a: b\nc: d\re: f\r\n"),
        "blank lines": many("\n", tail="a"),
        "UTF-16": text[: MAX_BYTES // 2 - 1].encode("utf-16"),
        "UTF-16 without a mark": text[: MAX_BYTES // 2].encode("utf-16-le"),
        "cp1252": text.encode("cp1252"),
        "random bytes": chance.randbytes(MAX_BYTES),
        "random signs": "".join(chance.choices(signs, k=MAX_BYTES // 2)),
        "random letters": bytes(chance.choices((*range(32, 127), 10), k=MAX_BYTES)),
    }
