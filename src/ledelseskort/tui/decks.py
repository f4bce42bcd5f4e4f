"""The library: the decks there are, what each says about itself, what can be done with it, and a search through all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from ledelseskort.deck.about import about_lines, edition_line
from ledelseskort.deck.diagnostics import Diagnostic
from ledelseskort.deck.gate import shown
from ledelseskort.deck.models import Card, Deck
from ledelseskort.deck.search import search
from ledelseskort.deck.telling import message
from ledelseskort.tui import keys
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.page import Page

if TYPE_CHECKING:
    from ledelseskort.deck.library import Found


LOW = 24
"""Rows below which a deck says no more about itself than its line in the list."""


class DecksScreen(Page):
    """Decks to be played, written in, prepared from. A word in the field shows the cards of every deck that hold it."""

    DEFAULT_CSS = """
    DecksScreen #title { text-style: bold; }
    DecksScreen Input { margin-bottom: 1; }
    DecksScreen OptionList { height: 1fr; background: $table; border: none; padding: 0; }
    DecksScreen #about { height: auto; max-height: 6; color: $muted; margin-top: 1; }
    DecksScreen #own { height: auto; color: $muted; }
    DecksScreen.-airy #own { margin-top: 1; }
    DecksScreen.-low #about { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", show=False),
        Binding(keys.SEARCH.names, "search", show=False),
        Binding(keys.EDIT.names, "edit", show=False),
        Binding(keys.PREPARE.names, "prepare", show=False),
        Binding(keys.NEW_DECK.names, "new", show=False),
        Binding(keys.MAIL.names, "mail", show=False),
    ]
    AUTO_FOCUS = "OptionList"

    def __init__(self, found: Sequence[Found], chosen: str) -> None:
        super().__init__()
        self.found = tuple(found)
        self.chosen = chosen
        self.hits: tuple[tuple[Deck, Card], ...] = ()
        """What the search found; empty while the decks are listed."""
        self.searching = False

    # ── what is shown ──

    def content(self) -> Iterable[Widget]:
        """The field, the list, what the one under the cursor says about itself, and where one's own decks lie."""
        yield Static(self.words("tui.decks.title"), id="title", markup=False)
        yield Input(placeholder=self.words("tui.library.search-hint"))
        yield OptionList(*self._deck_rows())
        yield Static("", id="about", markup=False)
        yield Static(Content(self._own()), id="own")

    def _deck_rows(self) -> list[Option]:
        return [Option(self._row(each)) for each in self.found]

    def _row(self, found: Found) -> Content:
        words = self.words
        if found.broken:
            detail = words("tui.decks.broken", why=self._why(found))
        else:
            holds = words("mode.guided") if found.guided else words("tui.decks.cards", count=found.cards)
            parts = [holds, edition_line(found, words)]
            parts += [words("tui.decks.prepared")] if found.prepared else []
            parts += [words("tui.decks.chosen")] if found.id == self.chosen else []
            detail = " · ".join(filter(None, parts))
        return Content.assemble((found.title, "bold"), "\n", detail, "\n")

    def _why(self, found: Found) -> str:
        """What is wrong with the deck, in one line: where, and what."""
        why = found.why
        if not isinstance(why, Diagnostic):
            return "" if why is None else self.home.sentence(why)
        return f"{shown(Path(why.place.file).name)}:{why.place.line}: {message(why, self.words)}"

    def _own(self) -> str:
        """Where the person's own decks lie, or would."""
        own = self.home.services.files().own
        there = any(own in each.path.parents for each in self.found)
        return self.words(f"tui.decks.own{'' if there else '-none'}", path=shown(str(own)))

    def on_mount(self) -> None:
        """The chosen one is under the cursor."""
        super().on_mount()
        self._point_at(self.chosen)

    def on_resize(self) -> None:
        """A low window has room for the list only."""
        super().on_resize()
        self.set_class(self.app.size.height < LOW, "-low")

    def _point_at(self, name: str) -> None:
        ids = [each.id for each in self.found]
        self.query_one(OptionList).highlighted = ids.index(name) if name in ids else 0

    def on_screen_resume(self) -> None:
        """A deck that was written since is there at once, and under the cursor."""
        home = self.home

        def look() -> None:
            home.call_from_thread(self._show_found, home.look_again())

        home.run_worker(look, thread=True)  # the app's own: this screen may be gone before it is done

    def _show_found(self, found: tuple[Found, ...]) -> None:
        if found == self.found or not self.is_attached:
            return
        here = self._here()
        known = {each.id for each in self.found}
        fresh = [each.id for each in found if each.id not in known]
        self.found = found
        self.query_one("#own", Static).update(Content(self._own()))
        if not self.searching:
            self.query_one(OptionList).set_options(self._deck_rows())
            self._point_at(fresh[0] if fresh else here.id if here is not None else self.chosen)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here, with the deck under the cursor."""
        words = self.words
        here = self._here() if self.is_mounted else None
        broken = here is not None and here.broken
        natural = Hint(keys.NATURAL.caption(words), words(f"tui.decks.{'mend' if broken else 'play'}"), "choose")
        whole = (("prepare", keys.PREPARE), ("mail", keys.MAIL)) if here is not None and not broken else ()
        edit = (("edit", keys.EDIT),) if here is not None else ()
        doing = (*whole[:1], *edit, ("new", keys.NEW_DECK), *whole[1:])
        return (
            natural,
            *(Hint(key.shown, words(f"tui.decks.{name}"), name) for name, key in doing),
            self.hint(keys.BACK, "back", "back"),
            self.hint(keys.SEARCH, "search", "search"),
            Hint("↑↓", words("tui.key.move"), "move_on"),
        )

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """What the deck under the cursor says about itself, and what can be done with it."""
        if self.searching and not self.hits:
            return  # told late: the search has emptied the list by now
        here = self._here()
        deck = self.home.read_deck(here.id) if here is not None and not here.broken else None
        about = self._about(deck) if deck is not None else ()
        self.query_one("#about", Static).update(Content("\n".join(about)))
        self.show_hints()

    def _about(self, deck: Deck) -> tuple[str, ...]:
        """The edition stands in the list already."""
        lines = about_lines(deck, self.words)
        rest = lines[1:] if edition_line(deck, self.words) else lines
        return (*((deck.purpose,) if deck.purpose is not None else ()), *rest)

    def _here(self) -> Found | None:
        """The deck under the cursor, or the deck of the card there."""
        row = self.query_one(OptionList).highlighted
        if row is None:
            return None
        if self.searching:
            name = self.hits[row][0].id if row < len(self.hits) else ""
            return next((each for each in self.found if each.id == name), None)
        return self.found[row] if row < len(self.found) else None

    # ── the search ──

    def on_input_changed(self, event: Input.Changed) -> None:
        """The cards of all decks that hold every word; with nothing to look for, the decks again."""
        event.stop()
        if self.home.preparing.dropped(event.value):
            event.input.clear()
            return
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
        self.show_hints()

    def _hit(self, deck: Deck, card: Card) -> Option:
        title = deck.theme(card.theme).title if card.theme is not None else ""
        return Option(Content.assemble(f"{deck.title} · {title}", "\n", (card.question, "bold"), "\n"))

    def on_paste(self, event: events.Paste) -> None:
        """A file that was dropped on the window comes as its path."""
        if self.home.preparing.dropped(event.text):
            event.stop()

    def on_input_submitted(self) -> None:
        """Enter in the field goes to what was found."""
        self.query_one(OptionList).focus()

    def action_search(self) -> None:
        """To the field."""
        self.query_one(Input).focus()

    # ── what is done ──

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
        """Plays that deck, or the deck of that card; one that is broken is opened where it is."""
        here = self._here()
        if here is None or not self.is_active:
            return
        if here.broken:
            self.action_edit()
        else:
            self.chosen = here.id
            self.home.preparing.play(here.id)

    def action_edit(self) -> None:
        """The editor on the deck under the cursor; on one that is broken, at the fault."""
        here = self._here()
        if here is None:
            return
        if isinstance(here.why, Diagnostic):
            place = here.why.place
            self.home.workshop.edit(Path(place.file), line=place.line, column=place.column)
        else:
            self.home.workshop.edit(here.path)

    def action_prepare(self) -> None:
        """A meeting with cards of that deck; a meeting that was prepared, once more."""
        here = self._here()
        if here is not None and not here.broken:
            self.home.preparing.prepare(here.id)

    def action_new(self) -> None:
        """A new deck to write in."""
        self.home.preparing.new_deck()

    def action_mail(self) -> None:
        """One file of the deck under the cursor."""
        here = self._here()
        if here is not None and not here.broken:
            self.home.preparing.mail(here.id)
