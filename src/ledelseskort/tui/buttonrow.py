"""The buttons below the card: the first one is what comes most naturally, and has the ring."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Button

from ledelseskort.tui.actions import Action, gathered

if TYPE_CHECKING:
    from ledelseskort.tui.tell import Teller

HIGH, SLIM = 7, 5
"""Cells around a label: of a high button, and of a low one."""


class ButtonRow(Horizontal):
    """As many buttons as there are actions, out of those built beforehand, so that nothing is built while one plays."""

    DEFAULT_CSS = """
    ButtonRow { height: auto; align-horizontal: center; }
    ButtonRow Button { margin: 0 1; }
    ButtonRow.-dense Button { margin: 0; }
    """

    class Chosen(Message):
        """One of the actions."""

        def __init__(self, action: Action) -> None:
            super().__init__()
            self.action = action

    def __init__(self, most: int) -> None:
        """`most` is the number of buttons there can ever be at this table."""
        super().__init__()
        self.most = most
        self.actions: tuple[Action, ...] = ()
        self._offered: tuple[Action, ...] = ()
        self._teller: Teller | None = None

    def compose(self) -> ComposeResult:
        """Buttons enough for any table."""
        for _ in range(self.most):
            yield Button("")

    def offer(self, actions: Sequence[Action], teller: Teller) -> None:
        """Shows these. Where a button for each colleague or theme would not fit, one button asks which."""
        self._offered, self._teller = tuple(actions), teller
        self._fit()

    def _fit(self) -> None:
        if self._teller is None:
            return
        fits, actions = self._fits, self._offered
        if not fits(actions):
            actions = gathered(actions)
        self.set_class(not fits(actions), "-dense")
        self.actions = actions
        for number, button in enumerate(self.query(Button)):
            button.display = number < len(actions)
            if button.display:
                button.label = Content(self._teller.action(actions[number]))
                button.refresh(layout=True)  # a new label alone keeps the old width

    def _fits(self, actions: Sequence[Action]) -> bool:
        assert self._teller is not None
        around = SLIM if self.query("Button.-slim") else HIGH
        labels = (self._teller.action(action) for action in actions)
        return sum(cell_len(label) + around for label in labels) < self.size.width

    def on_resize(self) -> None:
        """Another width has room for more buttons, or fewer."""
        self._fit()

    def low(self, low: bool) -> None:
        """Low buttons for low windows."""
        for button in self.query(Button):
            button.set_class(low, "-slim")
        self._fit()

    def shown(self) -> list[Button]:
        """The buttons that are offered."""
        return [button for button in self.query(Button) if button.display]

    def take_focus(self, kind: str = "") -> None:
        """The ring on the button of that kind, or where there is none on the first."""
        kinds = [action.option.kind for action in self.actions]
        at = kinds.index(kind) if kind in kinds else 0
        for button in self.shown()[at : at + 1]:
            button.focus()

    def step(self, by: int) -> None:
        """The ring along the row."""
        buttons = self.shown()
        if buttons:
            at = next((number for number, button in enumerate(buttons) if button.has_focus), 0)
            buttons[(at + by) % len(buttons)].focus()

    def press_first(self) -> None:
        """What comes most naturally."""
        for button in self.shown()[:1]:
            button.press()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The action of that button."""
        event.stop()
        number = list(self.query(Button)).index(event.button)
        if number < len(self.actions):
            self.post_message(self.Chosen(self.actions[number]))
