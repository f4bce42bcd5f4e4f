"""Where a new card goes: after the card above it in the sheet, in the file where the cards of its theme stand."""

from __future__ import annotations

from pathlib import Path

from ledelseskort.paper.office.standing import Standing


class Places:
    """Where the cards of a deck stand, the new ones too as they come."""

    def __init__(self, stands: Standing) -> None:
        self._files: dict[str, Path] = {}
        self._homes: dict[str, dict[Path, str]] = {}
        """By theme, the files that have cards of it, each with the last of them."""
        self._last: dict[Path, str] = {}
        self._meant: dict[str, Path] = {}
        """By theme, the first file whose cards are of it unless they say otherwise."""
        for file in stands.files:
            self._meant.setdefault(stands.default(file) or "", file)
        for name, held in stands.cards.items():
            self.put(name, held.card.theme or "", held.file)

    def put(self, name: str, theme: str, file: Path) -> None:
        """A card stands in the file, after all that are there."""
        self._files[name] = file
        self._last[file] = name
        self._homes.setdefault(theme, {})[file] = name

    def home(self, theme: str, above: str) -> tuple[Path | None, str]:
        """The file for a new card of the theme, and the id it is put after; no file where the deck has none for it.

        `above` is the card above it in the sheet.
        """
        homes = self._homes.get(theme, {})
        if not homes and theme in self._meant:
            file = self._meant[theme]
            return file, self._last.get(file, "")
        if above in self._files and (self._files[above] in homes or not homes):
            return self._files[above], above
        if homes:
            return list(homes.items())[-1]
        return next(reversed(self._last.items()), (None, ""))
