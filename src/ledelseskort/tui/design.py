"""The one place of looks: the palettes, the Textual themes made of them, and the shapes and colours of card themes.

Every colour is named for what it paints. The tests compute the contrasts and the distances under colour-blindness;
a colour changed here is safe when they pass. The dress of the controls is in `controls`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from textual.theme import Theme

from ledelseskort.deck.kinds import Colour, Symbol

DEFAULT = "nat"
"""The theme the app opens in."""

SYMBOLS: Mapping[Symbol, str] = {
    Symbol.CIRCLE: "●",
    Symbol.DIAMOND: "◆",
    Symbol.TRIANGLE: "▲",
    Symbol.SQUARE: "■",
    Symbol.STAR: "★",
    Symbol.HEXAGON: "⬢",
}
"""The shape of a theme, one cell wide."""

BANDS: Mapping[Colour, str] = {
    Colour.BLUE: "#156CB0",
    Colour.PURPLE: "#5A1A62",
    Colour.ORANGE: "#C24A10",
    Colour.GREEN: "#1D4F3C",
    Colour.RED: "#801608",
    Colour.GREY: "#72747C",
}
"""The band across a card, the same in every theme so that a card is known again; its text is white.

Told apart by everybody: at least 20 in CIE76 between any two, as they are and under each dichromacy.
"""

LIGHT_TINTS: Mapping[Colour, str] = {
    Colour.BLUE: "#7DBAF2",
    Colour.PURPLE: "#D5A3DC",
    Colour.ORANGE: "#F59A66",
    Colour.GREEN: "#7CC79A",
    Colour.RED: "#F0898C",
    Colour.GREY: "#B4B7BE",
}
"""The same colours as text on a dark table."""

DARK_TINTS: Mapping[Colour, str] = {
    Colour.BLUE: "#0A5494",
    Colour.PURPLE: "#5A1A62",
    Colour.ORANGE: "#962E05",
    Colour.GREEN: "#1D4F3C",
    Colour.RED: "#801608",
    Colour.GREY: "#565860",
}
"""The same colours as text on a light table."""


@dataclass(frozen=True)
class Palette:
    """The colours of one theme, as `#RRGGBB`, by what they paint."""

    dark: bool
    table: str
    """Behind everything."""
    panel: str
    """What lies on the table and is no card: buttons, modals."""
    line: str
    """Thin lines at rest, and the spent part of the clock's."""
    ink: str
    muted: str
    """Quieter text, on table and panel."""
    accent: str
    """Keys, and what is chosen, as text."""
    ring: str
    """Around what has focus."""
    danger: str
    """What went wrong, as text."""
    paper: str
    """The front of a card."""
    paper_ink: str
    paper_muted: str
    """Situation, follow-ups and hints on the front."""
    back: str
    pattern: str
    """The dots on a back: decoration, no text."""
    numeral: str
    back_accent: str
    """Keys on the back's colour: on the button for what comes next."""
    done: str
    """A card that has been played, face up."""
    done_ink: str
    tints: Mapping[Colour, str]
    """Theme colours as text on table and panel."""
    band_ink: str = "#FFFFFF"


PALETTES: Mapping[str, Palette] = {
    "nat": Palette(
        dark=True,
        table="#10151C",
        panel="#262B32",
        line="#3A4656",
        ink="#EBE9E5",
        muted="#A0ABB8",
        accent="#FFB454",
        ring="#FFB454",
        danger="#FF9D85",
        paper="#F7F2EC",
        paper_ink="#1B222C",
        paper_muted="#5B5E63",
        back="#294774",
        pattern="#42659A",
        numeral="#BCD3E8",
        back_accent="#FFC47A",
        done="#21262C",
        done_ink="#A5B0BC",
        tints=LIGHT_TINTS,
    ),
    "papir": Palette(
        dark=False,
        table="#F3EEE3",
        panel="#FBF9F4",
        line="#B3AA96",
        ink="#171D24",
        muted="#52575D",
        accent="#8F3B00",
        ring="#C45500",
        danger="#8E1B12",
        paper="#FFFFFF",
        paper_ink="#11161C",
        paper_muted="#55595E",
        back="#2A567C",
        pattern="#4476A2",
        numeral="#FFFFFF",
        back_accent="#FFD9A6",
        done="#DDD7CA",
        done_ink="#4E5257",
        tints=DARK_TINTS,
    ),
    "kontrast": Palette(
        dark=True,
        table="#000000",
        panel="#1C1C1C",
        line="#8A8A8A",
        ink="#FFFFFF",
        muted="#E4E4E4",
        accent="#FFD700",
        ring="#FFD700",
        danger="#FFAFAF",
        paper="#FFFFFF",
        paper_ink="#000000",
        paper_muted="#303030",
        back="#004C9E",
        pattern="#1D66BA",
        numeral="#FFFFFF",
        back_accent="#FFD700",
        done="#303030",
        done_ink="#FFFFFF",
        tints=LIGHT_TINTS,
    ),
}
"""`nat` for evenings and screens, `papir` for bright rooms and projectors, `kontrast` for tired eyes."""


def palette(theme: str) -> Palette:
    """The colours of the app's theme of that name; a theme that is not ours gets the default."""
    return PALETTES.get(theme, PALETTES[DEFAULT])


def themes() -> tuple[Theme, ...]:
    """The Textual themes, to be registered by the app. Each colour of the palette is a CSS variable: `$paper-ink`.

    The colours of card themes are `$band-blue` and `$tint-blue`.
    """
    return tuple(_theme(name, colours) for name, colours in PALETTES.items())


def _theme(name: str, colours: Palette) -> Theme:
    own = {
        field.name.replace("_", "-"): value
        for field in fields(colours)
        if isinstance(value := getattr(colours, field.name), str)
    }
    own |= {f"band-{colour}": value for colour, value in BANDS.items()}
    own |= {f"tint-{colour}": value for colour, value in colours.tints.items()}
    return Theme(
        name=name,
        dark=colours.dark,
        primary=colours.accent,
        secondary=colours.numeral if colours.dark else colours.back,
        accent=colours.accent,
        warning=colours.accent,
        error=colours.danger,
        success=colours.tints[Colour.GREEN],
        background=colours.table,
        surface=colours.table,
        panel=colours.panel,
        foreground=colours.ink,
        variables=own | _textual_variables(colours),
    )


def _textual_variables(colours: Palette) -> dict[str, str]:
    """What Textual's own widgets take their colours from."""
    return {
        "border": colours.ring,
        "border-blurred": colours.line,
        "block-cursor-background": colours.panel,
        "block-cursor-foreground": colours.ink,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": colours.panel,
        "block-cursor-blurred-foreground": colours.ink,
        "block-hover-background": colours.panel,
        "input-cursor-background": colours.ring,
        "input-cursor-foreground": colours.table,
        "input-selection-background": colours.line,
        "input-selection-foreground": colours.ink,
        "footer-background": colours.table,
        "footer-foreground": colours.muted,
        "footer-key-background": colours.table,
        "footer-key-foreground": colours.accent,
        "footer-description-background": colours.table,
        "footer-description-foreground": colours.muted,
        "footer-item-background": colours.table,
        "scrollbar": colours.line,
        "scrollbar-hover": colours.muted,
        "scrollbar-active": colours.ring,
        "scrollbar-background": colours.table,
        "scrollbar-background-hover": colours.table,
        "scrollbar-background-active": colours.table,
        "scrollbar-corner-color": colours.table,
        "link-color": colours.accent,
        "link-background": "transparent",
    }
