"""Looking things up while playing: the deck's reference texts, and any card by search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from ledelseskort.deck.models import Card, Deck, Reference
from ledelseskort.deck.search import search
from ledelseskort.tui.modals import Modal
from ledelseskort.wording.words import Words


class LookUpModal(Modal[None]):
    """The reference texts: titles at the left, the text of the chosen one at the right."""

    DEFAULT_CSS = """
    LookUpModal > #sheet { width: 110; height: 90%; }
    LookUpModal Horizontal { height: 1fr; }
    LookUpModal OptionList { width: 2fr; height: 100%; }
    LookUpModal VerticalScroll { width: 3fr; padding-left: 3; }
    LookUpModal #entry { color: $ink; }
    """

    def __init__(self, words: Words, references: Sequence[Reference]) -> None:
        super().__init__(words, words("tui.look-up.title"))
        self.references = tuple(references)

    def content(self) -> Iterable[Widget]:
        """Titles and text."""
        if not self.references:
            yield Static(self.words("tui.look-up.none"), markup=False)
            return
        titles = OptionList(*(Option(Content(each.title)) for each in self.references))
        yield Horizontal(titles, VerticalScroll(Static("", id="entry", markup=False), can_focus=False))

    def on_mount(self) -> None:
        """The first entry is open."""
        for titles in self.query(OptionList):
            titles.highlighted = 0
            titles.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The text of the title under the cursor."""
        event.stop()
        entry = self.references[event.option_index]
        text = Content.assemble((entry.title, "bold $accent"), "\n\n", entry.text)
        self.query_one("#entry", Static).update(text)


class SearchModal(Modal[str]):
    """Any card that may be chosen, found by a word; returns its id."""

    DEFAULT_CSS = """
    SearchModal > #sheet { width: 100; height: 90%; }
    SearchModal OptionList { height: 1fr; margin-top: 1; }
    SearchModal #none { display: none; color: $muted; }
    """

    def __init__(self, words: Words, deck: Deck, allowed: Sequence[str]) -> None:
        """`allowed` are the ids of the cards that may be chosen, the ones that lie open first."""
        self.deck = deck
        self.allowed = tuple(allowed)
        self.shown: tuple[Card, ...] = tuple(deck.card(card) for card in allowed)
        super().__init__(words, words("tui.search.title"))

    def content(self) -> Iterable[Widget]:
        """A field and what fits it."""
        yield Input(placeholder=self.words("tui.search.hint"))
        yield OptionList(*(self._row(card) for card in self.shown))
        yield Static(self.words("tui.search.none"), id="none", markup=False)

    def _row(self, card: Card) -> Option:
        title = self.deck.theme(card.theme or "").title
        return Option(Content.assemble(title, "\n", (card.question, "bold"), "\n"), id=card.id)

    def on_mount(self) -> None:
        """One writes at once."""
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Only the cards that hold every word."""
        event.stop()
        found = {card.id: card for card in search(self.deck, event.value)}
        self.shown = tuple(found[card] for card in self.allowed if card in found)
        choices = self.query_one(OptionList)
        choices.set_options(self._row(card) for card in self.shown)
        choices.highlighted = 0 if self.shown else None
        self.query_one("#none").display = not self.shown

    def on_input_submitted(self) -> None:
        """Enter in the field goes to the cards, or takes the only one."""
        if len(self.shown) == 1:
            self.dismiss(self.shown[0].id)
        else:
            self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """That card."""
        event.stop()
        self.dismiss(event.option.id)
