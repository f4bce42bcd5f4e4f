"""Everything that is read on a screen comes from the table of words or from the deck, and every word has a use.

The screens are shown in a language that has no Latin letters at all: whatever Latin letter is still seen was written
into the code, or is Textual's own.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from ledelseskort.deck.models import Deck
from ledelseskort.tui import keys
from ledelseskort.wording.words import Words, load

from .harness import Person, small_deck, terminal
from .places import PLACES, at

SOURCE = Path(__file__).resolve().parents[2] / "src" / "ledelseskort"
LATIN = "abcdefghijklmnopqrstuvwxyzæøå"
STRANGE = "αβγδεζηθικλμνξοπρστυφχψωабвгд"
"""No letter of it is in any of our words."""
CAPTIONS = {
    each.shown.rstrip("0123456789")
    for each in (*keys.MOVES.values(), *(each for each in vars(keys).values() if isinstance(each, keys.Key)))
    if each.shown
}
"""What stands on the keys of every keyboard."""
PLACE = re.compile(r"(\{[^}]*\})")


def strange(text: str) -> str:
    """The text in letters that nobody writes Danish or English with."""
    pairs = str.maketrans(LATIN + LATIN.upper(), STRANGE + STRANGE.upper())
    return "".join(part if PLACE.fullmatch(part) else part.translate(pairs) for part in PLACE.split(text))


def strange_words() -> Words:
    return Words("xx", {key: strange(text) for key, text in load().texts.items()})


def strange_deck() -> Deck:
    """The small deck in the same letters."""
    deck = small_deck()
    cards = tuple(
        card.model_copy(update={"question": strange(card.question), "follow_ups": tuple(map(strange, card.follow_ups))})
        for card in deck.cards
    )
    tags = {
        name: group.model_copy(
            update={
                "title": strange(group.title),
                "terms": {term: strange(title) for term, title in group.terms.items()},
            }
        )
        for name, group in deck.tags.items()
    }
    return deck.model_copy(
        update={
            "title": strange(deck.title),
            "purpose": strange(deck.purpose or ""),
            "cards": cards,
            "tags": tags,
            "themes": tuple(theme.model_copy(update={"title": strange(theme.title)}) for theme in deck.themes),
            "reference": tuple(
                each.model_copy(update={"title": strange(each.title), "text": strange(each.text)})
                for each in deck.reference
            ),
        }
    )


def seen(person: Person) -> Iterator[str]:
    """Every text there is: on the screen, told in the corner, waiting in a field or under the mouse."""
    yield from person.lines()
    yield person.said()
    for widget in person.screen.query(Widget):
        yield str(widget.tooltip or "")
        yield str(widget.border_title or "")
        yield str(widget.border_subtitle or "")
        if isinstance(widget, Input | TextArea):
            yield str(widget.placeholder)


def assert_ours(person: Person) -> None:
    fields = [field for screen in person.app.screen_stack for field in screen.query(TextArea)]
    written = {word for field in fields for word in re.findall(r"[a-zæøå]+", field.text)}
    for text in seen(person):
        for word in re.findall(r"[A-Za-zÆØÅæøå+]{2,}|[A-Za-zÆØÅæøå]", text):
            cut = any(caption.startswith(word) for caption in CAPTIONS if len(word) > 3)  # by a question on top
            quoted = word in written or any(each.startswith(word) for each in written if len(word) > 2)
            known = cut or quoted or word in {part for caption in CAPTIONS for part in caption.split()}
            assert known or word == "ø" * len(word), f"»{word}« in »{text.strip()}« comes from no table"


@pytest.mark.parametrize("name", PLACES)
async def test_a_screen_shows_only_words_from_the_tables_and_the_deck(name: str) -> None:
    async with at(name, deck=strange_deck(), words=strange_words()) as person:
        assert_ours(person)


async def test_what_is_told_when_something_is_wrong_comes_from_the_tables() -> None:
    async with terminal(strange_deck(), words=strange_words(), size=(120, 40), wanted="ø") as person:
        await person.press("space")
        assert person.said()
        assert_ours(person)
    async with terminal(strange_deck(), words=strange_words(), size=(120, 40)) as person:
        await person.press("space", "f")
        person.screen.query_one("#names", Input).focus()
        await person.type("ø,ø")
        await person.press("escape", "space")
        assert person.here("SettingScreen")
        assert_ours(person)
        await person.resize(40, 10)
        assert_ours(person)


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+p", "ctrl+backslash", "f1", "f5", "ctrl+z", "ctrl+q", "ctrl+k"])
async def test_no_key_opens_anything_of_textuals_own(key: str) -> None:
    async with at("share", deck=strange_deck(), words=strange_words()) as person:
        await person.press(key)
        assert_ours(person)
        await person.press("escape", "escape", "a", key)
        assert_ours(person)


def test_textual_tells_the_terminal_a_danish_title() -> None:
    assert load()("tui.title") == "Dialogkort for ledere"
    assert Screen.TITLE is None


# ── every key is there, and every key is used ──


def asked_for() -> Iterator[tuple[str, Path]]:
    """The keys that the source names, as patterns: what is filled in as it runs may be anything."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9-]*"
                    for part in node.values
                ]
                yield "".join(parts), path
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.escape(node.value), path


def called(path: Path) -> Iterator[str]:
    """The keys that a file looks up in so many words: `words("…")`, `self.words("…")`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name != "words":
            continue
        for each in ast.walk(node.args[0]):
            if isinstance(each, ast.Constant) and isinstance(each.value, str) and not in_joined(each, node.args[0]):
                yield each.value


def in_joined(constant: ast.Constant, argument: ast.AST) -> bool:
    """Whether the text is only a part of a key that is put together, or of the condition that chooses one."""
    for each in ast.walk(argument):
        inner: tuple[ast.AST, ...] = ()
        if isinstance(each, ast.JoinedStr):
            inner = tuple(each.values)
        elif isinstance(each, ast.IfExp):
            inner = (each.test,)
        if any(constant is part for start in inner for part in ast.walk(start)):
            return True
    return False


@pytest.mark.parametrize("path", sorted((SOURCE / "tui").glob("*.py")), ids=lambda path: path.stem)
def test_every_word_that_a_screen_asks_for_is_there(path: Path) -> None:
    words = load()
    for key in called(path):
        assert key in words or f"{key}.many" in words, f"{path.name} asks for »{key}«"


def test_every_word_of_the_screens_has_a_use() -> None:
    patterns = {pattern for pattern, _ in asked_for() if "\\." in pattern or pattern.startswith("[")}
    usable = re.compile("|".join(sorted(patterns, key=len, reverse=True)))
    labels = {f"tui.key.{label}" for label in hint_labels()}
    unused = []
    for key in load().texts:
        if not key.startswith("tui."):
            continue
        whole = key.removesuffix(".one").removesuffix(".many")
        if whole not in labels and usable.fullmatch(whole) is None:
            unused.append(key)
    assert unused == []


def hint_labels() -> set[str]:
    """The second argument of every `hint(…)`, whatever is chosen between."""
    labels = set()
    for path in (SOURCE / "tui").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "hint":
                labels |= {
                    each.value
                    for each in ast.walk(node.args[1])
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                }
    return labels
