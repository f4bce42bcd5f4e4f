"""The library: the decks there are, what each says about itself, and a search through all their cards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from ledelseskort.deck.about import about_lines
from ledelseskort.deck.gate import shown
from ledelseskort.deck.models import Card, Deck
from ledelseskort.deck.search import search
from ledelseskort.tui import keys
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.page import Page

if TYPE_CHECKING:
    from ledelseskort.deck.library import Found


class DecksScreen(Page):
    """Which deck the next meeting plays. A word in the field shows the cards of every deck that hold it instead."""

    DEFAULT_CSS = """
    DecksScreen #title { text-style: bold; }
    DecksScreen Input { margin-bottom: 1; }
    DecksScreen OptionList { height: 1fr; background: $table; border: none; padding: 0; }
    DecksScreen #about { height: auto; max-height: 6; color: $muted; margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", show=False),
        Binding(keys.SEARCH.names, "search", show=False),
    ]
    AUTO_FOCUS = "OptionList"

    def __init__(self, found: Sequence[Found], chosen: str) -> None:
        super().__init__()
        self.found = tuple(found)
        self.chosen = chosen
        self.hits: tuple[tuple[Deck, Card], ...] = ()
        """What the search found; empty while the decks are listed."""
        self.searching = False

    def content(self) -> Iterable[Widget]:
        """The field, the list, and what the one under the cursor says about itself."""
        yield Static(self.words("tui.decks.title"), id="title", markup=False)
        yield Input(placeholder=self.words("tui.library.search-hint"))
        yield OptionList(*self._deck_rows())
        yield Static("", id="about", markup=False)

    def _deck_rows(self) -> list[Option]:
        return [Option(self._row(each)) for each in self.found]

    def _row(self, found: Found) -> Content:
        words = self.words
        if found.broken:
            detail = words("tui.decks.broken", path=shown(str(found.path)))
        else:
            parts = [words("tui.decks.cards", count=found.cards)]
            parts += [words("tui.decks.chosen")] if found.id == self.chosen else []
            detail = " · ".join(parts)
        return Content.assemble((found.title, "bold"), "\n", detail, "\n")

    def on_mount(self) -> None:
        """The chosen one is under the cursor."""
        super().on_mount()
        ids = [each.id for each in self.found]
        self.query_one(OptionList).highlighted = ids.index(self.chosen) if self.chosen in ids else 0

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        return (
            self.hint(keys.NATURAL, "choose", "choose"),
            Hint("↑↓", self.words("tui.key.move"), "move_on"),
            self.hint(keys.SEARCH, "search", "search"),
            self.hint(keys.BACK, "back", "back"),
        )

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """What the deck under the cursor says about itself."""
        if self.searching and not self.hits:
            return  # told late: the search has emptied the list by now
        name = self._deck_at(event.option_index)
        deck = self.home.read_deck(name) if name is not None else None
        about = self._about(deck) if deck is not None else ()
        self.query_one("#about", Static).update(Content("\n".join(about)))

    def _deck_at(self, row: int) -> str | None:
        """The id of the deck in that row; None for a broken one, and for a row that a new search has taken away."""
        if self.searching:
            return self.hits[row][0].id if row < len(self.hits) else None
        return None if row >= len(self.found) or self.found[row].broken else self.found[row].id

    def _about(self, deck: Deck) -> tuple[str, ...]:
        return (*about_lines(deck, self.words), *((deck.purpose,) if deck.purpose is not None else ()))

    def on_input_changed(self, event: Input.Changed) -> None:
        """The cards of all decks that hold every word; with nothing to look for, the decks again."""
        event.stop()
        self.searching = bool(event.value.strip())
        rows = self.query_one(OptionList)
        if self.searching:
            decks = [self.home.read_deck(each.id) for each in self.found if not each.broken]
            self.hits = tuple((deck, card) for deck in decks if deck for card in search(deck, event.value))
            rows.set_options(self._hit(deck, card) for deck, card in self.hits)
        else:
            self.hits = ()
            rows.set_options(self._deck_rows())
        rows.highlighted = 0 if rows.option_count else None
        if not rows.option_count:
            self.query_one("#about", Static).update(Content(self.words("tui.search.none")))

    def _hit(self, deck: Deck, card: Card) -> Option:
        title = deck.theme(card.theme).title if card.theme is not None else ""
        return Option(Content.assemble(f"{deck.title} · {title}", "\n", (card.question, "bold"), "\n"))

    def on_input_submitted(self) -> None:
        """Enter in the field goes to what was found."""
        self.query_one(OptionList).focus()

    def action_search(self) -> None:
        """To the field."""
        self.query_one(Input).focus()

    def action_choose(self) -> None:
        """Space is enter here."""
        self.query_one(OptionList).action_select()

    def action_move_on(self) -> None:
        """To the next of them."""
        self.query_one(OptionList).action_cursor_down()

    def action_back(self) -> None:
        """Out of the search first."""
        field = self.query_one(Input)
        if field.has_focus or field.value:
            field.clear()
            self.query_one(OptionList).focus()
        else:
            super().action_back()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """That deck, or the deck of that card, if it can be played."""
        name = self._deck_at(event.option_index)
        if name is not None and self.home.deck_or_tell(name) is not None:
            super().action_back()
