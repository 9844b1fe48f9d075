"""Colours of an SVG, each written out as red, green and blue; or as the grey that a printer makes of it."""

from __future__ import annotations

import re

from tinycss2 import color4

from sheetbuilder.foreign.logo.facts import Flawed, LogoFlaw
from sheetbuilder.theme.colour import luma

_PAINT = re.compile(r"(url\([^)]*\))\s*(.*)", re.DOTALL)
_OF_AROUND = frozenset(("context-fill", "context-stroke"))
_ICC = re.compile(r"\s*icc-color\(.*", re.DOTALL)


def colour(value: str, *, grey: bool) -> str:
    """A colour as `#rrggbb`, `rgba(...)` or `currentColor`; `Flawed` with what nobody knows."""
    found = color4.parse_color(_ICC.sub("", value))
    if found is None:
        raise Flawed(LogoFlaw.LOST, value[:60])
    if isinstance(found, str):
        return "currentColor"
    try:
        red, green, blue = (min(1.0, max(0.0, each or 0.0)) for each in found.to("srgb").coordinates)
    except NotImplementedError as error:  # a space that few printers reach
        raise Flawed(LogoFlaw.LOST, value[:60]) from error
    if grey:
        red = green = blue = luma(red, green, blue)
    channels = [round(each * 255) for each in (red, green, blue)]
    alpha = 1.0 if found.alpha is None else min(1.0, max(0.0, found.alpha))
    if alpha < 1:
        return "rgba({},{},{},{:.4f})".format(*channels, alpha)
    return "#{:02x}{:02x}{:02x}".format(*channels)


BLACK = colour("black", grey=False)


def paint(value: str, *, grey: bool) -> str:
    """What a shape is filled or drawn with: nothing, a colour, something in the file and what stands in for it."""
    lowered = value.lower()
    if lowered == "none" or lowered in _OF_AROUND:
        return lowered
    found = _PAINT.fullmatch(value)
    if found is None:
        return colour(value, grey=grey)
    other = found[2].strip()
    if not other or other.lower() == "none":
        return found[1]
    return f"{found[1]} {colour(other, grey=grey)}"
