"""The cards that a meeting can be prepared with: how each stands in a list, which are shown, and one of them opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ledelseskort.deck.bundling import Pick
from ledelseskort.deck.search import search
from ledelseskort.table.setting import DEPTHS
from ledelseskort.tui import face, keys
from ledelseskort.tui.card import CardView
from ledelseskort.tui.chooser import Picker
from ledelseskort.tui.design import SYMBOLS
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.modals import Modal
from ledelseskort.wording.words import Words


@dataclass(frozen=True)
class Narrowed:
    """Which cards are asked for; empty asks for nothing."""

    deck: str = ""
    """A deck's id."""
    theme: str = ""
    """A theme's title: two decks may have it."""
    tag: str = ""
    depth: int = 0

    def fits(self, pick: Pick) -> bool:
        """Whether the card is asked for."""
        return (
            self.deck in ("", pick.deck.id)
            and self.theme in ("", _theme(pick))
            and (not self.tag or self.tag in pick.card.tags)
            and self.depth in (0, pick.card.depth)
        )

    def told(self, choices: Choices, words: Words) -> str:
        """What is asked for, in words."""
        parts = [choices.decks.get(self.deck, ""), self.theme, choices.tags.get(self.tag, "")]
        parts += [words(f"tui.setting.depth-{self.depth}")] if self.depth else []
        return " · ".join(filter(None, parts))


@dataclass(frozen=True)
class Choices:
    """What there is to ask for among some cards, each with its words."""

    decks: Mapping[str, str]
    themes: Mapping[str, str]
    tags: Mapping[str, str]


def choices(pool: Sequence[Pick]) -> Choices:
    """What there is to ask for, in the order of the decks."""
    return Choices(
        {pick.deck.id: pick.deck.title for pick in pool},
        {_theme(pick): _theme(pick) for pick in pool},
        {tag: pick.deck.tag_title(tag) for pick in pool for tag in pick.card.tags},
    )


def found(pool: Sequence[Pick], wanted: str, narrowed: Narrowed) -> Iterator[Pick]:
    """The cards that hold every word and are asked for: of each deck those with the words in the question first."""
    decks: dict[str, dict[str, Pick]] = {}
    for pick in pool:
        decks.setdefault(pick.deck.id, {})[pick.card.id] = pick
    for picks in decks.values():
        deck = next(iter(picks.values())).deck
        for card in search(deck, wanted):
            if card.id in picks and narrowed.fits(picks[card.id]):
                yield picks[card.id]


def _theme(pick: Pick) -> str:
    return pick.deck.theme(pick.card.theme or "").title


def row(pick: Pick, place: int | None, words: Words, *, air: str = "") -> Content:
    """A card as it stands among all: its number in the meeting, its theme, how personal it is, its question.

    `air` follows it where there is room.
    """
    symbol = pick.deck.theme(pick.card.theme or "").symbol
    chosen = "" if place is None else words("tui.prepare.taken", number=place + 1)
    head = " · ".join((_theme(pick), words(f"tui.setting.depth-{pick.card.depth}"), pick.deck.title))
    mark = f"{SYMBOLS[symbol]} " if symbol is not None else ""
    return Content.assemble((chosen, "bold"), mark, head, "\n", (pick.card.question, "bold"), air)


class CardModal(Modal[bool]):
    """One card, whole. Whether it was taken in or out."""

    DEFAULT_CSS = """
    CardModal > #sheet { width: 84; height: 96%; max-height: 24; }
    CardModal CardView { height: 1fr; }
    CardModal #about { color: $muted; margin: 1 1 0 1; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "take", show=False),
        Binding("enter", "leave", show=False),
    ]

    def __init__(self, words: Words, pick: Pick, *, taken: bool) -> None:
        self.pick = pick
        self.taken = taken
        super().__init__(words, pick.deck.title)

    def content(self) -> Iterable[Widget]:
        """The card as it will lie on the table with what helps the talk, and what is not on it."""
        card, words = self.pick.card, self.words
        shown = replace(face.of(card, self.pick.deck.theme(card.theme or "")), follow_ups_shown=True)
        lines = [card.hint or "", ", ".join(map(self.pick.deck.tag_title, card.tags))]
        lines.append(words(f"tui.setting.depth-{card.depth}"))
        yield CardView(shown, more=words("tui.card.more"))
        yield Static(Content("\n".join(filter(None, lines))), id="about")

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        take = self.words("tui.prepare.take-out" if self.taken else "tui.prepare.take-in")
        return (Hint(keys.NATURAL.caption(self.words), take, "take"), *super().hints())

    def action_take(self) -> None:
        """In or out."""
        self.dismiss(True)


class NarrowModal(Modal[Narrowed]):
    """Which cards are shown: of one deck, one theme, one tag, how personal."""

    DEFAULT_CSS = """
    NarrowModal Chooser { margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "show", show=False),
        Binding("a", "all", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    AUTO_FOCUS = "Chooser"

    def __init__(self, words: Words, there: Choices, now: Narrowed) -> None:
        every = words("tui.prepare.every")
        depths: dict[int, str] = {0: every, **{depth: words(f"tui.setting.depth-{depth}") for depth in DEPTHS}}
        self._deck = Picker(words("tui.prepare.by-deck"), {"": every, **there.decks}, now.deck)
        self._theme = Picker(words("tui.prepare.by-theme"), {"": every, **there.themes}, now.theme)
        self._tag = Picker(words("tui.prepare.by-tag"), {"": every, **there.tags}, now.tag)
        self._depth = Picker(words("tui.prepare.by-depth"), depths, now.depth)
        super().__init__(words, words("tui.prepare.narrow"))

    def content(self) -> Iterable[Widget]:
        """A row for each."""
        yield from (self._deck, self._theme, self._tag, self._depth)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        words = self.words
        return (
            Hint(keys.NATURAL.caption(words), words("tui.prepare.show"), "show"),
            Hint("↑↓", words("tui.key.move"), "app.focus_next"),
            Hint("←→", words("tui.key.change"), "change"),
            Hint("a", words("tui.prepare.show-all"), "all"),
            *super().hints(),
        )

    def action_change(self) -> None:
        """The next value where one is, as a click on the hint wants it."""
        if isinstance(self.focused, Picker):
            self.focused.action_step(1)

    def action_show(self) -> None:
        """Those."""
        self.dismiss(Narrowed(self._deck.value, self._theme.value, self._tag.value, self._depth.value))

    def action_all(self) -> None:
        """Every card again."""
        self.dismiss(Narrowed())
