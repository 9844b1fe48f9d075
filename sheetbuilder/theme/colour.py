"""A colour: its channels, how light it is, what becomes of it in grey, how far it can be told from another."""

from __future__ import annotations

from msgspec import Struct


class Colour(Struct, frozen=True):
    """An sRGB colour, channels from 0 to 1."""

    red: float
    green: float
    blue: float

    @classmethod
    def parse(cls, text: str) -> Colour:
        """From `#RRGGBB`; `ValueError` for anything else."""
        if len(text) != 7 or text[0] != "#":
            raise ValueError(text)
        return cls(*(int(text[at : at + 2], 16) / 255 for at in (1, 3, 5)))

    @property
    def luminance(self) -> float:
        """Relative luminance from 0 to 1 as WCAG 2.1 defines it."""

        def linear(channel: float) -> float:
            return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)

        return 0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)

    @property
    def grey(self) -> Colour:
        """What a black-and-white printer makes of it."""
        return Colour(*(3 * (luma(self.red, self.green, self.blue),)))


def luma(red: float, green: float, blue: float) -> float:
    """The grey that a black-and-white printer makes of a colour of sRGB (ITU-R BT.601), all channels from 0 to 1."""
    return 0.299 * red + 0.587 * green + 0.114 * blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG 2.1, from 1 to 21."""
    dark, light = sorted((one.luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: Colour, shade: int, ratio: float) -> bool:
    """Whether a colour reaches a contrast on a grey of 0 to 255, in colour and from a black-and-white printer."""
    ground = Colour(*(3 * (shade / 255,)))
    return min(contrast(colour, ground), contrast(colour.grey, ground)) >= ratio
