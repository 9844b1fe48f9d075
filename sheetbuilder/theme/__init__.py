"""How it looks: papers, palette by purpose, typeface and type scale, joined in one frozen Theme."""

from __future__ import annotations

from dataclasses import dataclass

from sheetbuilder.theme.clearance import NOWHERE, Clearances
from sheetbuilder.theme.palette import DEFAULT_PALETTE, Palette
from sheetbuilder.theme.papers import Paper, paper
from sheetbuilder.theme.typeface import Typeface, default_typeface
from sheetbuilder.theme.typescale import Style, TypeScale, type_scale


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything that a page asks about looks; the layout depends on paper, typeface and scale, never on colours."""

    paper: Paper
    palette: Palette
    typeface: Typeface
    styles: TypeScale
    clear: Clearances = NOWHERE

    def style(self, name: str) -> Style:
        """The style of a role of the type scale; `KeyError` for a name that the scale does not have."""
        return self.styles[name]

    def mm(self, value: float) -> float:
        """A length of the A4 drawing in mm, as points on this paper."""
        return self.paper.mm(value)


def default_theme(paper_name: str = "a4") -> Theme:
    """Our own neutral brand on a paper; `MissingError` for a paper that is not in the table."""
    sheet = paper(paper_name)
    return Theme(sheet, DEFAULT_PALETTE, default_typeface(), type_scale(sheet.type_scale))


__all__ = ["Palette", "Paper", "Style", "Theme", "TypeScale", "Typeface", "default_theme", "paper"]
