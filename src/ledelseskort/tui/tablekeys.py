"""The keys at the table: what each does, and the line of those that can be pressed now, the most needed first."""

from __future__ import annotations

from collections.abc import Collection

from textual.binding import Binding, BindingType

from ledelseskort.table.modes.hand_over import FACE_UP
from ledelseskort.table.table import Stage
from ledelseskort.tui import keys
from ledelseskort.tui.keys import Hint, Key
from ledelseskort.tui.tell import Teller

BINDINGS: tuple[BindingType, ...] = (
    Binding(keys.NATURAL.names, "natural", show=False),
    Binding(keys.CLICKER.names, "first", show=False),
    Binding("left", "focus_button(-1)", show=False),
    Binding("right", "focus_button(1)", show=False),
    Binding("up", "roll(-1)", show=False),
    Binding("down", "roll(1)", show=False),
    *(
        Binding(key.names, f"move('{kind}')", show=False)
        for kind, key in keys.MOVES.items()
        if kind not in {"go-on", "pause"}
    ),
    Binding(keys.MOVES["pause"].names, "toggle_clock", show=False),
    Binding(keys.FOLLOW_UPS.names, "follow_ups", show=False),
    Binding(keys.LOOK_UP.names, "look_up", show=False),
    Binding(keys.BIG.names, "big", show=False),
    Binding(keys.COPY.names, "copy", show=False),
    Binding(keys.PEOPLE.names, "people", show=False),
    Binding(keys.SEARCH.names, "search", show=False),
    Binding(keys.KEEP.names, "keep", show=False, priority=True),
)
"""What each key does on the table's screen."""


class TableKeys:
    """Hints for a table as it is told; a click on one runs its action on the table's screen."""

    def __init__(self, teller: Teller) -> None:
        self.teller = teller
        self.stage = teller.live.table.stage

    def _hint(self, key: Key, label: str, action: str) -> Hint:
        return Hint(key.caption(self.teller.words), self.teller.words(f"tui.key.{label}"), action)

    def large(self) -> tuple[Hint, ...]:
        """While nothing but the card is shown."""
        return (self._hint(keys.NATURAL, "next", "natural"), self._hint(keys.BACK, "back", "big"))

    def writing(self) -> tuple[Hint, ...]:
        """While letters go into the field."""
        return (self._hint(keys.KEEP, "keep", "keep"), self._hint(keys.BACK, "to-buttons", "back"))

    def playing(self, on_buttons: Collection[str]) -> tuple[Hint, ...]:
        """While one plays; `on_buttons` are the kinds of move that have a button, if any have."""
        offered = {option.kind: option for option in self.teller.live.options()}
        card_lies_open = self.teller.live.table.card is not None and self.stage is not Stage.CLOSING
        aside = [kind for kind in ("another", "agree", "note") if kind in offered and kind not in on_buttons]
        moves = {
            kind: Hint(keys.MOVES[kind].shown, self.teller.label(offered[kind]), f"move('{kind}')")
            for kind in (*aside, "add-minutes")
            if kind in offered
        }
        wanted: tuple[tuple[bool, Hint | None], ...] = (
            (True, self._hint(keys.NATURAL, "next" if on_buttons else "choose", "natural")),
            (not on_buttons, Hint("↑↓←→", self.teller.words("tui.key.move"), "choose_next")),
            (len(self.teller.choosable()) > FACE_UP, self._hint(keys.SEARCH, "search", "search")),
            (card_lies_open, self._hint(keys.FOLLOW_UPS, "follow-ups", "follow_ups")),
            (True, self._hint(keys.BACK, "back" if self.stage is Stage.CLOSING else "pause-or-end", "back")),
            *((True, moves[kind]) for kind in aside),
            (True, self._hint(keys.HELP, "help", "help")),
            (card_lies_open, self._hint(keys.BIG, "big", "big")),
            (True, self._hint(keys.LOOK_UP, "look-up", "look_up")),
            (True, moves.get("add-minutes")),
            ("join" in offered, self._hint(keys.PEOPLE, "people", "people")),
        )
        return tuple(hint for shown, hint in wanted if shown and hint is not None)
