"""A word in the corner, for a few seconds."""

from __future__ import annotations

from textual.notifications import Notification, Notify, SeverityLevel

SHORTEST = 0.05
"""Seconds. A toast that is put on another screen in its last moment gets a timer, and a timer of less than nothing
never lets the program go on (Textual 8.2)."""


class Lasting(Notification):
    """A notification whose time left is never less than nothing."""

    @property
    def time_left(self) -> float:
        """Seconds for a toast that is put up now."""
        return max(SHORTEST, super().time_left)

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return super().time_left <= 0


def toast(text: str, *, seconds: float, severity: SeverityLevel = "information") -> Notify:
    """The message that makes the app show the text; it is data, never markup."""
    return Notify(Lasting(text, severity=severity, timeout=seconds, markup=False))
