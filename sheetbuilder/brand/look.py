"""A brand's colours on the pages: what carries text, what fills, what the cover's field is, and the tint that follows.

A colour that is far too light for text is not darkened until nobody knows it: it stays what it is where areas are
filled, with ink on it, and words take the brand's other colour, or ink.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sheetbuilder.brand.colours import ColourChange, fitted, nearest_carrying
from sheetbuilder.brand.file import Colours
from sheetbuilder.theme.colour import Colour, contrast
from sheetbuilder.theme.inks import Base, Cmyk
from sheetbuilder.theme.palette import DEFAULT_PALETTE, LINE_CONTRAST, TEXT_CONTRAST, ColourRole, Palette
from sheetbuilder.values import replace

_TINTED = 1.11
"""How far the tint can be told from paper: as far as that of the package's own colours."""
_MIXES = 60
_ROUNDS = 8


def look(colours: Colours) -> tuple[Palette, tuple[ColourChange, ...]]:
    """The palette of a brand, every pair of which can be told apart, and the colours that had to be replaced."""
    given = {name: Colour.parse(value) for name, value in colours if isinstance(value, str)}
    accent, secondary = given.get("accent"), given.get("secondary")
    wishes = {ColourRole(name): colour for name, colour in given.items() if name != "secondary"}
    if accent is not None and "tint" not in given:
        wishes[ColourRole.TINT] = _tint(accent)
    light = accent is not None and not _reads(accent, LINE_CONTRAST)
    if light:
        other = secondary if secondary is not None and _reads(secondary, TEXT_CONTRAST) else None
        wishes[ColourRole.ACCENT] = other or DEFAULT_PALETTE[ColourRole.INK]
    palette, changes = fitted(wishes, DEFAULT_PALETTE)
    if accent is not None and "tint" not in given and not light:
        palette = _agreed(palette, wishes)
        changes = tuple(replace(one, used=palette[one.ink]) if one.ink is ColourRole.ACCENT else one for one in changes)
    # What nobody wrote cannot be said to have been replaced.
    told = [one for one in changes if one.ink.value in given and not (light and one.ink is ColourRole.ACCENT)]
    fill = accent if light and accent is not None else palette[ColourRole.ACCENT]
    fills = {
        (ColourRole.FILL, ColourRole.ON_FILL): fill,
        (ColourRole.SECONDARY, ColourRole.ON_SECONDARY): secondary or fill,
    }
    made = dict(palette.colours)
    for (ground, ink), colour in fills.items():
        made[ground], made[ink], change = nearest_carrying(colour, ground, ink, palette)
        if change is not None and ground.value in given:
            told.append(change)
    return Palette(MappingProxyType(made), bases=MappingProxyType(_bases(colours, given, light=light))), tuple(told)


def _bases(colours: Colours, given: Mapping[str, Colour], *, light: bool) -> Mapping[ColourRole, Base]:
    """What each colour on the pages follows from, with the inks that the brand chose for it; `light` is the accent."""
    chosen = {name: Cmyk.parse(text) for name, text in colours.cmyk if isinstance(text, str)}
    own = {name: Base(colour, chosen.get(name), name) for name, colour in given.items()}
    usual = DEFAULT_PALETTE.bases
    accent = own.get("accent", usual[ColourRole.ACCENT])
    tint = accent if "accent" in own else usual[ColourRole.TINT]
    return {
        # Words that cannot have a light accent have the other colour, or they are black.
        ColourRole.ACCENT: own.get("secondary", accent) if light else accent,
        ColourRole.FILL: accent,
        ColourRole.SECONDARY: own.get("secondary", accent),
        ColourRole.WARNING: own.get("warning", usual[ColourRole.WARNING]),
        ColourRole.TINT: own.get("tint", tint),
    }


def _agreed(palette: Palette, wishes: Mapping[ColourRole, Colour]) -> Palette:
    """The palette with the tint that follows from the accent as it is, so that writing that down changes nothing.

    A darker accent has another tint, on which it may have to be darker again; by little, and soon by nothing.
    """
    for _ in range(_ROUNDS):
        used = palette[ColourRole.ACCENT]
        palette, _ = fitted({**wishes, ColourRole.ACCENT: used, ColourRole.TINT: _tint(used)}, DEFAULT_PALETTE)
        if palette[ColourRole.ACCENT] == used:
            break
    return palette


def _reads(colour: Colour, wanted: float) -> bool:
    """Whether it can be told from paper, in colour and in grey."""
    paper = DEFAULT_PALETTE[ColourRole.PAPER]
    return min(contrast(colour, paper), contrast(colour.grey, paper.grey)) >= wanted


def _tint(accent: Colour) -> Colour:
    """The accent with so much white in it that words and lines can stand on it."""
    paper = DEFAULT_PALETTE[ColourRole.PAPER]
    for step in range(1, _MIXES + 1):
        share = step / _MIXES
        mixed = Colour(*(1 - share + share * one for one in (accent.red, accent.green, accent.blue)))
        if contrast(mixed, paper) >= _TINTED:
            return mixed
    return accent
