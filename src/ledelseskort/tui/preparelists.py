"""The two lists that a meeting is prepared on: all the cards there are, and those that were chosen for it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from ledelseskort.deck.bundling import Pick
from ledelseskort.tui.preparation import Preparation
from ledelseskort.tui.preparecards import Narrowed, choices, found, row
from ledelseskort.wording.words import Words


class Pool(Vertical):
    """All the cards, as far as they are asked for; those in the meeting with their number in it."""

    DEFAULT_CSS = """
    Pool { height: 1fr; }
    Pool #narrowed { height: 1; color: $muted; }
    Pool OptionList { height: 1fr; }
    """

    def __init__(self, words: Words, pool: tuple[Pick, ...], preparation: Preparation, deck: str) -> None:
        """`pool` are the cards there are; those of `deck` are shown first, where it is given."""
        super().__init__()
        self._words = words
        self._pool = pool
        self._preparation = preparation
        self._shown: tuple[Pick, ...] = ()
        self.choices = choices(pool)
        self.narrowed = Narrowed(deck=deck)
        self.air = ""
        """What stands between two cards."""

    def compose(self) -> ComposeResult:
        """The field, what is asked for, the cards."""
        yield Input(placeholder=self._words("tui.library.search-hint"))
        yield Static("", id="narrowed", markup=False)
        yield OptionList(id="pool")

    @property
    def list(self) -> OptionList:
        """The cards."""
        return self.query_one(OptionList)

    @property
    def here(self) -> Pick | None:
        """The card under the cursor."""
        at = self.list.highlighted
        return None if at is None or at >= len(self._shown) else self._shown[at]

    def find(self, *, stay: bool = False) -> None:
        """The cards that are asked for, the cursor on the first of them; or it stays where it is."""
        words, rows = self._words, self.list
        at = rows.highlighted if stay else 0
        self._shown = tuple(found(self._pool, self.query_one(Input).value, self.narrowed))
        rows.set_options(Option(self._row(pick)) for pick in self._shown)
        rows.highlighted = at if self._shown else None
        count = words("tui.prepare.shown" if self._shown else "tui.prepare.none", count=len(self._shown))
        told = self.narrowed.told(self.choices, words)
        self.query_one("#narrowed", Static).update(Content(" · ".join(filter(None, (count, told)))))

    def settle(self, preparation: Preparation) -> None:
        """The cards as they are chosen now; only what reads differently is drawn anew."""
        before, self._preparation = self._preparation, preparation
        for at, pick in enumerate(self._shown):
            if preparation.place(pick) != before.place(pick):
                self.list.replace_option_prompt_at_index(at, self._row(pick))

    def _row(self, pick: Pick) -> Content:
        return row(pick, self._preparation.place(pick), self._words, air=self.air)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Only the cards that hold every word."""
        event.stop()
        self.find()


class Chosen(Vertical):
    """The cards of the meeting in their order, and how long they take."""

    DEFAULT_CSS = """
    Chosen { height: auto; }
    Chosen #told { height: auto; color: $accent; text-style: bold; }
    Chosen OptionList { height: auto; max-height: 5; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._picks: tuple[Pick, ...] = ()
        self.air = ""
        """What stands between two cards."""

    def compose(self) -> ComposeResult:
        """The time, then the cards."""
        yield Static("", id="told", markup=False)
        yield OptionList(id="chosen")

    @property
    def list(self) -> OptionList:
        """The cards."""
        return self.query_one(OptionList)

    @property
    def here(self) -> Pick | None:
        """The card under the cursor."""
        at = self.list.highlighted
        return None if at is None else self._picks[at]

    def point_at(self, place: int) -> None:
        """The cursor on the card in that place, or the nearest."""
        self.list.highlighted = max(0, min(len(self._picks) - 1, place)) if self._picks else None

    def settle(self, preparation: Preparation) -> None:
        """The cards as they are chosen now."""
        at = self.list.highlighted or 0
        self._picks = preparation.picks
        numbered = enumerate(self._picks, 1)
        self.list.set_options(Option(Content(f"{number}. {pick.card.question}{self.air}")) for number, pick in numbered)
        self.point_at(at)
        self.query_one("#told", Static).update(Content(self._told(preparation)))

    def _told(self, preparation: Preparation) -> str:
        if not self._picks:
            return self._words("tui.prepare.chosen-none")
        told = self._words("tui.prepare.chosen", count=len(self._picks))
        needed = preparation.needed
        if needed is None:
            return told
        length = preparation.play.length
        return self._words("tui.prepare.chosen-time", chosen=told, minutes=needed, length=length)
