"""How it looks: format, palette by purpose, typeface and type scale, joined in one frozen Theme."""

from __future__ import annotations

from msgspec import Struct

from sheetbuilder.theme.clearance import NOWHERE, Clearances
from sheetbuilder.theme.format import Format, Measure, format_of
from sheetbuilder.theme.palette import DEFAULT_PALETTE, Palette
from sheetbuilder.theme.papers import Paper, paper
from sheetbuilder.theme.typeface import Typeface, default_typeface
from sheetbuilder.theme.typescale import Style, TypeScale


class Theme(Struct, frozen=True):
    """Everything that a page asks about looks; the layout depends on format, typeface and scale, never on colours."""

    format: Format
    palette: Palette
    typeface: Typeface
    styles: TypeScale
    clear: Clearances = NOWHERE

    @property
    def paper(self) -> Paper:
        """The paper of the format."""
        return self.format.paper

    def style(self, name: str) -> Style:
        """The style of a role of the type scale; `KeyError` for a name that the scale does not have."""
        return self.styles[name]

    def mm(self, value: float) -> float:
        """A length of the A4 drawing in mm, as points on this paper."""
        return self.format.mm(value)


def theme_of(chosen: Format, palette: Palette, typeface: Typeface) -> Theme:
    """The theme of a format."""
    return Theme(chosen, palette, typeface, chosen.styles())


def default_theme(format_name: str = "a4") -> Theme:
    """Our own neutral brand in a format; `MissingError` for a format that is not in the table."""
    return theme_of(format_of(format_name), DEFAULT_PALETTE, default_typeface())


__all__ = [
    "Format",
    "Measure",
    "Palette",
    "Paper",
    "Style",
    "Theme",
    "TypeScale",
    "Typeface",
    "default_theme",
    "paper",
    "theme_of",
]
