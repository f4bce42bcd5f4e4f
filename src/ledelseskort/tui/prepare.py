"""Preparing a meeting: a few cards are chosen from all decks and put in order; then how they are to be played."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from ledelseskort.deck.bundling import Pick
from ledelseskort.tui import keys
from ledelseskort.tui.keys import Hint
from ledelseskort.tui.page import Page
from ledelseskort.tui.preparation import Preparation
from ledelseskort.tui.preparecards import CardModal, Narrowed, NarrowModal
from ledelseskort.tui.preparelists import Chosen, Pool

BESIDE_FROM = 100
"""Columns from which the chosen cards have room beside the others."""


class PrepareScreen(Page):
    """All the cards, and those that were chosen; space takes one in or out. It asks before anything is lost."""

    DEFAULT_CSS = """
    PrepareScreen #title { text-style: bold; height: 1; }
    PrepareScreen.-airy #title { margin-bottom: 1; }
    PrepareScreen #columns { height: 1fr; layout: vertical; }
    PrepareScreen.-beside #columns { layout: horizontal; }
    PrepareScreen.-beside Pool { width: 3fr; padding-right: 3; }
    PrepareScreen.-beside Chosen { width: 2fr; height: 1fr; }
    PrepareScreen.-beside Chosen #told { margin-bottom: 1; }
    PrepareScreen.-beside Chosen OptionList { max-height: 100%; text-wrap: wrap; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "take", show=False),
        Binding("left,right", "other_list", show=False),
        Binding(keys.HOW.names, "how", show=False),
        Binding(keys.NARROW.names, "narrow", show=False),
        Binding(keys.UP.names, "move(-1)", show=False),
        Binding(keys.DOWN.names, "move(1)", show=False),
        Binding(keys.SEARCH.names, "search", show=False),
    ]
    AUTO_FOCUS = "#pool"

    def __init__(self, pool: tuple[Pick, ...], preparation: Preparation, deck: str = "") -> None:
        """`pool` are the cards there are; those of `deck` are shown first, where it is given."""
        super().__init__()
        self.preparation = preparation
        self._before = preparation
        self._pool = (pool, deck)
        self._saved = False

    # ── what is shown ──

    def content(self) -> Iterable[Widget]:
        """All at the left, the chosen at the right, or below."""
        yield Static(self.words("tui.prepare.title"), id="title", markup=False)
        pool, deck = self._pool
        yield Container(Pool(self.words, pool, self.preparation, deck), Chosen(self.words), id="columns")

    def on_mount(self) -> None:
        """The first card is under the cursor."""
        super().on_mount()
        self._all.find()
        self._settle(self.preparation)

    def on_resize(self) -> None:
        """The chosen cards stand beside the others where there is room, and all of them with air between."""
        super().on_resize()
        beside = self.app.size.width >= BESIDE_FROM
        if beside is not self.has_class("-beside"):
            self.set_class(beside, "-beside")
            self._all.air = self._chosen.air = "\n" if beside else ""
            self._all.find(stay=True)
            self._chosen.settle(self.preparation)

    @property
    def _all(self) -> Pool:
        return self.query_one(Pool)

    @property
    def _chosen(self) -> Chosen:
        return self.query_one(Chosen)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here, going on first of those that are letters."""
        words = self.words
        if isinstance(self.focused, Input):
            to_cards = Hint(keys.CHOOSE.caption(words), words("tui.prepare.to-cards"), "to_cards")
            return (to_cards, self.hint(keys.BACK, "back", "back"))
        chosen = self.preparation.picks
        up, down = (words(f"tui.prepare.{way}") for way in ("up", "down"))
        order = (Hint(keys.UP.shown, up, "move(-1)"), Hint(keys.DOWN.shown, down, "move(1)"))
        return (
            Hint(keys.NATURAL.caption(words), words("tui.prepare.take"), "take"),
            *((Hint(keys.HOW.shown, words("tui.prepare.on"), "how"),) if chosen else ()),
            self.hint(keys.BACK, "back", "back"),
            self.hint(keys.SEARCH, "search", "search"),
            Hint(keys.NARROW.shown, words("tui.prepare.narrow-key"), "narrow"),
            *((Hint("←→", words("tui.prepare.other-list"), "other_list"),) if chosen else ()),
            *(order if len(chosen) > 1 else ()),
            Hint(keys.CHOOSE.caption(words), words("tui.prepare.open"), "open"),
        )

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """In the field other keys work than on the lists."""
        self.show_hints()

    # ── choosing ──

    @property
    def _here(self) -> Pick | None:
        """The card under the cursor, in the list that has it."""
        return self._chosen.here if self._chosen.list.has_focus else self._all.here

    def _settle(self, preparation: Preparation) -> None:
        """The cards as they are chosen now."""
        self.preparation = preparation
        self._all.settle(preparation)
        self._chosen.settle(preparation)
        self.show_hints()
        self.call_after_refresh(self._all.list.scroll_to_highlight)  # it may have less room by now
        if not preparation.picks and self._chosen.list.has_focus:
            self._all.list.focus()

    def action_take(self) -> None:
        """The card under the cursor, in or out."""
        pick = self._here
        if pick is not None:
            self._settle(self.preparation.toggled(pick))

    def action_move(self, by: int) -> None:
        """The card under the cursor earlier or later in the meeting."""
        pick = self._here
        at = None if pick is None else self.preparation.place(pick)
        if at is not None:
            self._settle(self.preparation.moved(at, by))
            self._chosen.point_at(at + by)

    def action_other_list(self) -> None:
        """From all to the chosen, and back."""
        if self._chosen.list.has_focus or not self.preparation.picks:
            self._all.list.focus()
        else:
            self._chosen.list.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click, opens the card."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """The card under the cursor, whole."""
        pick = self._here
        if pick is None or not self.is_active:
            return
        opened = pick

        def answered(take: bool | None) -> None:
            if take:
                self._settle(self.preparation.toggled(opened))

        taken = self.preparation.place(pick) is not None
        self.app.push_screen(CardModal(self.words, pick, taken=taken), answered)

    # ── finding ──

    def on_input_submitted(self) -> None:
        """Enter in the field goes to what was found."""
        self.action_to_cards()

    def action_to_cards(self) -> None:
        """To the cards."""
        self._all.list.focus()

    def action_search(self) -> None:
        """To the field."""
        self.query_one(Input).focus()

    def action_narrow(self) -> None:
        """Which cards are shown."""

        def answered(narrowed: Narrowed | None) -> None:
            if narrowed is not None:
                self._all.narrowed = narrowed
                self._all.find()

        self.app.push_screen(NarrowModal(self.words, self._all.choices, self._all.narrowed), answered)

    # ── going on, and back ──

    def action_how(self) -> None:
        """The purpose, the way, the end, the title."""
        from ledelseskort.tui.preparehow import HowScreen

        if self.preparation.picks:
            self.app.push_screen(HowScreen(self.preparation, self._settle, self._done))

    def _done(self) -> None:
        self._saved, self._before = True, self.preparation

    def on_screen_resume(self) -> None:
        """What is saved need not stand here any more."""
        if self._saved:
            self.dismiss()

    def action_back(self) -> None:
        """Out of the search first; then back, asked first where something would be lost."""
        field = self.query_one(Input)
        if field.has_focus or field.value:
            field.clear()
            self._all.list.focus()
        elif self.unsaved:
            self.ask_to_leave(self.dismiss)
        else:
            super().action_back()

    @property
    def unsaved(self) -> bool:
        """Whether there is something here that is not in a file."""
        return self.preparation != self._before

    def ask_to_leave(self, then: Callable[[], object]) -> None:
        """Save, throw away or stay; `then` is what is done once nothing here is unsaved any more."""
        from ledelseskort.tui.modals import PickModal

        words = self.words
        named = ("save", "throw-away", "stay") if self.preparation.picks else ("stay", "throw-away")

        def leave() -> None:
            self._before = self.preparation
            then()

        def answered(at: int | None) -> None:
            match "stay" if at is None else named[at]:
                case "save":
                    self.home.preparing.save(self.preparation, leave)
                case "throw-away":
                    leave()

        offered = [words(f"tui.prepare.{name}") for name in named]
        self.app.push_screen(PickModal(words, words("tui.prepare.leave"), offered), answered)
