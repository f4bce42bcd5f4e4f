"""A screen acts only while it is on top: of keys that come in the same moment, the later ones find it gone."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class OnTop(Screen[ScreenResultType]):
    """What every screen and every question on top of one is made from."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leaves this screen, once. Textual would take whatever is on top by then, the table underneath included."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key does anything on a screen that is no longer shown."""
        return super().check_action(action, parameters) if self.is_active else False
