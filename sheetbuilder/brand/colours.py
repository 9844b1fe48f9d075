"""A brand's colours made fit to be read: where one falls short, the nearest that works, of the same hue."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from sheetbuilder.theme.colour import Colour, contrast, readable
from sheetbuilder.theme.palette import (
    LARGE_PRINT_CONTRAST,
    PAIRS,
    TEXT_CONTRAST,
    ColourRole,
    Palette,
    Shortfall,
)
from sheetbuilder.values import replace

_STEPS = 500
"""Lightness goes from 0 to 1 in so many steps; a step is less than the eye can tell."""


@dataclass(frozen=True, slots=True)
class ColourChange:
    """A colour that was replaced, and the pair that it fell shortest of."""

    ink: ColourRole
    given: Colour
    used: Colour
    worst: Shortfall


def fitted(wishes: Mapping[ColourRole, Colour], rest: Palette) -> tuple[Palette, tuple[ColourChange, ...]]:
    """A palette with the wishes in it, as near as every pair of `PAIRS` lets them be, in colour and in grey.

    Grounds are fitted first, to the inks that stay; then the inks, to paper and grounds.
    """
    colours, changes = {ink: rest[ink] for ink in ColourRole}, []
    for ink in sorted(wishes, key=lambda ink: ink is not ColourRole.TINT):
        touching = {ink}
        kept = Palette({**colours, ink: wishes[ink]})
        # Inks that are wished for are fitted to the ground afterwards, so that the ground may keep its colour.
        loose: set[ColourRole] = {one for one in wishes if ink is ColourRole.TINT and one is not ink}
        worst = _worst(kept, touching, loose)
        if worst is not None:
            used = next(
                one
                for one in _nearer(wishes[ink], lighter=ink is ColourRole.TINT)
                if _worst(Palette({**colours, ink: one}), touching, loose) is None
            )
            changes.append(ColourChange(ink, wishes[ink], used, worst))
            colours[ink] = used
        else:
            colours[ink] = wishes[ink]
    return Palette(MappingProxyType(colours)), tuple(changes)


def on_pale(palette: Palette, shade: int) -> Palette:
    """The palette with all that is drawn as dark as it takes to be told from a grey of 0 to 255 too."""
    colours = dict(palette.colours)
    for ink, ground, ratio in PAIRS:
        if ground is ColourRole.PAPER and not readable(colours[ink], shade, ratio):
            nearer = _nearer(colours[ink], lighter=False)
            colours[ink] = next((one for one in nearer if readable(one, shade, ratio)), colours[ink])
    return replace(palette, colours=MappingProxyType(colours))


def for_large_print(palette: Palette) -> Palette:
    """The palette with every pair of text as far apart as large print asks, the hues kept.

    Inks are darkened until paper and tint carry them, grounds until they carry what is written on them; lines to write
    on are as dark as quiet words.
    """
    colours = dict(palette.colours)
    for ground, ink in ((ColourRole.FILL, ColourRole.ON_FILL), (ColourRole.SECONDARY, ColourRole.ON_SECONDARY)):
        if palette.sparing:
            continue
        colours[ground], colours[ink], _ = nearest_carrying(colours[ground], ground, ink, palette, LARGE_PRINT_CONTRAST)
    grounds: dict[ColourRole, list[ColourRole]] = {}
    for ink, ground, ratio in PAIRS:
        if ratio == TEXT_CONTRAST and ground in (ColourRole.PAPER, ColourRole.TINT):
            grounds.setdefault(ink, []).append(ground)
    for ink, under in grounds.items():
        colours[ink] = next(
            one
            for one in chain((colours[ink],), _nearer(colours[ink], lighter=False))
            if all(_closest(one, colours[ground]) >= LARGE_PRINT_CONTRAST for ground in under)
        )
    lines = (colours[ColourRole.LINE], colours[ColourRole.QUIET])
    colours[ColourRole.LINE] = min(lines, key=lambda one: one.luminance)
    return replace(palette, colours=MappingProxyType(colours), text_contrast=LARGE_PRINT_CONTRAST)


def nearest_carrying(
    colour: Colour, ground: ColourRole, ink: ColourRole, palette: Palette, wanted: float = TEXT_CONTRAST
) -> tuple[Colour, Colour, ColourChange | None]:
    """A colour to fill areas with and what is written on it, paper or ink; darkened where it can carry neither."""
    inks = (palette[ColourRole.PAPER], palette[ColourRole.INK])
    # One after the other: most colours can carry something as they are, and the rest are soon dark enough.
    for used in chain((colour,), _nearer(colour, lighter=False)):
        on = max(inks, key=lambda one: _closest(one, used))
        if _closest(on, used) >= wanted:
            break
    if used == colour:
        return colour, on, None
    best = max(inks, key=lambda one: _closest(one, colour))
    measured = _closest(best, colour)
    worst = Shortfall(ink, ground, measured, wanted, in_grey=contrast(best, colour) > measured)
    return used, on, ColourChange(ground, colour, used, worst)


def _closest(one: Colour, other: Colour) -> float:
    """The contrast of two colours, in colour or in grey, where it is least."""
    return min(contrast(one, other), contrast(one.grey, other.grey))


def written(colour: Colour) -> str:
    """A colour as `#RRGGBB`."""
    return "#" + "".join(f"{round(channel * 255):02X}" for channel in (colour.red, colour.green, colour.blue))


def _worst(palette: Palette, touching: set[ColourRole], loose: set[ColourRole]) -> Shortfall | None:
    """The pair of these inks that falls shortest, but for pairs with inks that are fitted later."""
    found = [
        one for one in palette.shortfalls() if {one.ink, one.ground} & touching and not {one.ink, one.ground} & loose
    ]
    return min(found, key=lambda one: one.measured / one.wanted, default=None)


def _nearer(colour: Colour, *, lighter: bool) -> Iterator[Colour]:
    """The colours of the same hue, ever lighter or ever darker, as `#RRGGBB` can say them; the last is white or black.

    Lightness, chroma and hue are those of Oklab (https://bottosson.github.io/posts/oklab/).
    """
    light, a, b = _oklab(colour)
    chroma, hue = math.hypot(a, b), math.atan2(b, a)
    for step in range(1, _STEPS + 1):
        reached = light + (1 - light) * step / _STEPS if lighter else light * (1 - step / _STEPS)
        yield Colour.parse(written(_within(reached, chroma, hue)))


def _within(light: float, chroma: float, hue: float) -> Colour:
    """The colour of that lightness and hue, as strong as asked for or as sRGB can show it."""
    low, high = 0.0, chroma
    if _shown(light, chroma, hue) is None:
        for _ in range(20):
            middle = (low + high) / 2
            low, high = (middle, high) if _shown(light, middle, hue) is not None else (low, middle)
    else:
        low = chroma
    return _shown(light, low, hue) or Colour(*(3 * (min(1.0, max(0.0, light)),)))


def _shown(light: float, chroma: float, hue: float) -> Colour | None:
    """A colour of Oklab in sRGB; None where sRGB has no such colour."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    if any(channel < -0.0005 or channel > 1.0005 for channel in linear):
        return None
    return Colour(*(_encoded(min(1.0, max(0.0, channel))) for channel in linear))


def _oklab(colour: Colour) -> tuple[float, float, float]:
    red, green, blue = (_linear(channel) for channel in (colour.red, colour.green, colour.blue))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _encoded(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else float(1.055 * channel ** (1 / 2.4) - 0.055)
