"""A palette turned for a dark screen: the same hues, as light as it takes for every pair to be told apart."""

from __future__ import annotations

from types import MappingProxyType

from sheetbuilder.theme.colour import Colour, contrast
from sheetbuilder.theme.palette import LINE_CONTRAST, PAIRS, TEXT_CONTRAST, ColourRole, Palette
from sheetbuilder.values import replace

_STEPS = 64
_FIXED = {
    ColourRole.PAPER: Colour.parse("#14181A"),
    ColourRole.TINT: Colour.parse("#20272A"),
    ColourRole.INK: Colour.parse("#F2F4F4"),
    ColourRole.REGISTRATION: Colour.parse("#F2F4F4"),
}
"""What no brand chooses: the ground, its tint, and words."""
_FILLS = ((ColourRole.FILL, ColourRole.ON_FILL), (ColourRole.SECONDARY, ColourRole.ON_SECONDARY))


def dark(palette: Palette) -> Palette:
    """The palette for a dark ground; every pair of `PAIRS` keeps its contrast, in colour and in grey.

    What is filled keeps its colour and what is written on it, since that pair is proved already, unless it would not
    be seen on the dark ground.
    """
    colours = {**palette.colours, **_FIXED}
    for ink, ground, ratio in PAIRS:
        if ground in (ColourRole.PAPER, ColourRole.TINT) and ink not in _FIXED:
            colours[ink] = _lightened(colours[ink], colours[ground], ratio)
    for fill, on in _FILLS:
        if _contrast(colours[fill], colours[ColourRole.PAPER]) < LINE_CONTRAST:
            colours[fill] = _lightened(colours[fill], colours[ColourRole.PAPER], TEXT_CONTRAST)
            colours[on] = colours[ColourRole.PAPER]
    return replace(palette, colours=MappingProxyType(colours), bases=MappingProxyType({}), profile=None)


def _lightened(colour: Colour, ground: Colour, ratio: float) -> Colour:
    """The colour mixed with as little white as it takes; white is enough for any ratio on these grounds."""
    for step in range(_STEPS + 1):
        share = step / _STEPS
        channels = (colour.red, colour.green, colour.blue)
        found = Colour(*(_rounded(channel + (1 - channel) * share) for channel in channels))
        if _contrast(found, ground) >= ratio:
            break
    return found


def _rounded(channel: float) -> float:
    """As eight bits hold it, so that what is proved is what is shown."""
    return round(channel * 255) / 255


def _contrast(one: Colour, other: Colour) -> float:
    return min(contrast(one, other), contrast(one.grey, other.grey))
