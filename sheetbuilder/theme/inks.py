"""The inks of a press: how much of each a colour is printed with, and what becomes of them lighter or darker."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from sheetbuilder.theme.colour import Colour

MOST_INK = 300.0
"""Percent of all four inks together; paper that gets more does not dry (ISO 12647-2 gives 300 to 350 for sheets)."""


class Cmyk(Struct, frozen=True):
    """Cyan, magenta, yellow and black, each in percent of a full area from 0 to 100."""

    cyan: float
    magenta: float
    yellow: float
    black: float

    @classmethod
    def parse(cls, text: str) -> Cmyk:
        """From four numbers with spaces between, as `86 45 50 33`; `ValueError` for anything else."""
        cyan, magenta, yellow, black = (float(one) for one in text.split())
        if not all(0 <= one <= 100 for one in (cyan, magenta, yellow, black)):
            raise ValueError(text)
        return cls(cyan, magenta, yellow, black)

    def __iter__(self) -> Iterator[float]:
        return iter((self.cyan, self.magenta, self.yellow, self.black))

    def __str__(self) -> str:
        return " ".join(f"{one:.1f}".removesuffix(".0") for one in self)

    @property
    def total(self) -> float:
        """Percent of all inks together."""
        return sum(self)

    @property
    def black_alone(self) -> bool:
        """Whether no other ink than black is in it."""
        return not (self.cyan or self.magenta or self.yellow)

    def lighter(self, share: float) -> Cmyk:
        """A share from 0 to 1 of each, the rest being paper."""
        return Cmyk(*(share * one for one in self))

    def darker(self, share: float) -> Cmyk:
        """With so much more black that a share from 0 to 1 of the light is left, and no more ink than paper takes."""
        black = 100 - (100 - self.black) * share
        coloured = self.total - self.black
        kept = min(1.0, (MOST_INK - black) / coloured) if coloured else 1.0
        return Cmyk(kept * self.cyan, kept * self.magenta, kept * self.yellow, black)


def neutral(colour: Colour) -> Cmyk | None:
    """A grey as black ink alone; None for what is no grey."""
    if len({round(channel, 3) for channel in (colour.red, colour.green, colour.blue)}) > 1:
        return None
    return Cmyk(0.0, 0.0, 0.0, 100 * (1 - colour.green))


class Base(Struct, frozen=True):
    """A colour that others follow from, and the inks that somebody chose for it."""

    colour: Colour
    inks: Cmyk | None
    """None where nobody did."""
    name: str = ""
    """What it is called in a brand's file."""

    def inks_of(self, colour: Colour) -> Cmyk | None:
        """Those of a colour that follows from it: its own, or lighter or darker by as much as the colour is."""
        if self.inks is None or colour == self.colour:
            return self.inks
        own, other = self.colour.grey.red, colour.grey.red
        if other < own:
            return self.inks.darker(other / own)
        return self.inks.lighter((1 - other) / (1 - own)) if own < 1 else self.inks
