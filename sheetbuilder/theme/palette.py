"""Colours by purpose, and the proof that every pair that meets on a page can be told apart, in colour and in grey."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct, field

from sheetbuilder.theme.colour import Colour, contrast
from sheetbuilder.theme.inks import Base, Cmyk, neutral
from sheetbuilder.theme.profile import InkProfile
from sheetbuilder.values import replace


class ColourRole(StrEnum):
    """What a colour is for; pages ask for a purpose, only the palette knows the colour."""

    PAPER = "paper"
    INK = "ink"
    ACCENT = "accent"
    WARNING = "warning"
    QUIET = "quiet"
    LINE = "line"
    HAIRLINE = "hairline"
    TINT = "tint"
    FILL = "fill"
    """Of small areas that show where one is; the accent, or the colour that is too light to be one."""
    ON_FILL = "on-fill"
    SECONDARY = "secondary"
    """Of a brand's field or band on its covers, and of what leads the eye without a word."""
    ON_SECONDARY = "on-secondary"
    REGISTRATION = "registration"
    """Of marks to cut and to fold by: as dark as ink gets, whoever the pages are for; a press has it on each plate."""


TEXT_CONTRAST = 4.5
"""WCAG 2.1 success criterion 1.4.3 (EN 301 549 clause 10.1.4.3): text on its ground."""

LARGE_PRINT_CONTRAST = 7.0
"""WCAG 2.1 success criterion 1.4.6: text on its ground where people see little; what large print promises."""

LINE_CONTRAST = 3.0
"""WCAG 2.1 success criterion 1.4.11 (EN 301 549 clause 10.1.4.11): lines and controls on their ground."""

PAIRS: tuple[tuple[ColourRole, ColourRole, float], ...] = (
    *(
        (ink, ColourRole.PAPER, TEXT_CONTRAST)
        for ink in (ColourRole.INK, ColourRole.ACCENT, ColourRole.WARNING, ColourRole.QUIET)
    ),
    *((ink, ColourRole.TINT, TEXT_CONTRAST) for ink in (ColourRole.INK, ColourRole.ACCENT, ColourRole.QUIET)),
    (ColourRole.PAPER, ColourRole.ACCENT, TEXT_CONTRAST),
    (ColourRole.ON_FILL, ColourRole.FILL, TEXT_CONTRAST),
    (ColourRole.ON_SECONDARY, ColourRole.SECONDARY, TEXT_CONTRAST),
    *(
        (ink, ColourRole.PAPER, LINE_CONTRAST)
        for ink in (ColourRole.LINE, ColourRole.HAIRLINE, ColourRole.REGISTRATION)
    ),
    (ColourRole.LINE, ColourRole.TINT, LINE_CONTRAST),
)
"""Every pair that meets on a page: what is drawn, its ground, and the least contrast."""


class Shortfall(Struct, frozen=True):
    """A pair that cannot be told apart well enough, in colour or in grey."""

    ink: ColourRole
    ground: ColourRole
    measured: float
    wanted: float
    in_grey: bool


class Palette(Struct, frozen=True):
    """A colour for every purpose."""

    colours: Mapping[ColourRole, Colour]
    neutral: bool = False
    """Whether its pages are for black ink alone, whatever is shown on them."""
    sparing: bool = False
    """Whether ink is saved: then areas are drawn as outlines, and lines thinner."""
    bases: Mapping[ColourRole, Base] = field(default_factory=lambda: MappingProxyType({}))
    """What the colours that are no greys follow from, and with which inks a press prints that."""

    text_contrast: float = TEXT_CONTRAST
    """The least contrast of text on its ground that these colours promise."""
    profile: InkProfile | None = None
    """The press that pages are painted for with inks; None for colours of a screen."""

    def inks(self, ink: ColourRole) -> Cmyk | None:
        """The inks that a press prints a purpose with, greys black alone; None where nobody chose any."""
        colour, base = self[ink], self.bases.get(ink)
        if base is not None and base.inks is not None and base.colour == colour:
            return base.inks
        return neutral(colour) or (base.inks_of(colour) if base is not None else None)

    def __getitem__(self, ink: ColourRole) -> Colour:
        return self.colours[ink]

    @property
    def grey(self) -> Palette:
        """The same as a black-and-white printer shows it; `shortfalls` counts it already."""
        greys = MappingProxyType({ink: colour.grey for ink, colour in self.colours.items()})
        return replace(self, colours=greys, neutral=True)

    def on_grey(self, shade: int, ratio: float) -> float:
        """The least contrast with a grey of 0 to 255, in colour and in grey, of what is to reach a ratio on paper."""
        ground = Colour(*(3 * (shade / 255,)))
        drawn = [self[ink] for ink, under, wanted in PAIRS if under is ColourRole.PAPER and wanted == ratio]
        return min(contrast(one, ground) for colour in drawn for one in (colour, colour.grey))

    def shortfalls(self) -> tuple[Shortfall, ...]:
        """The pairs of `PAIRS` that fall short, in colour and as a black-and-white printer shows them."""
        found = []
        for ink, ground, usual in PAIRS:
            wanted = self.text_contrast if usual == TEXT_CONTRAST else usual
            one, other = self[ink], self[ground]
            for in_grey, ratio in ((False, contrast(one, other)), (True, contrast(one.grey, other.grey))):
                if ratio < wanted:
                    found.append(Shortfall(ink, ground, ratio, wanted, in_grey))
        return tuple(found)


def palette(colours: Mapping[ColourRole, str]) -> Palette:
    """A palette from `#RRGGBB` texts; every purpose must be there."""
    return Palette(MappingProxyType({ink: Colour.parse(colours[ink]) for ink in ColourRole}))


_OWN = palette(
    {
        ColourRole.PAPER: "#FFFFFF",
        ColourRole.INK: "#000000",
        ColourRole.ACCENT: "#12535E",
        ColourRole.WARNING: "#A8481F",
        ColourRole.QUIET: "#595959",
        ColourRole.LINE: "#767676",
        ColourRole.HAIRLINE: "#949494",
        ColourRole.TINT: "#EEF3F2",
        ColourRole.FILL: "#12535E",
        ColourRole.ON_FILL: "#FFFFFF",
        ColourRole.SECONDARY: "#12535E",
        ColourRole.ON_SECONDARY: "#FFFFFF",
        ColourRole.REGISTRATION: "#000000",
    }
)
# As near to the colours on a screen as coated paper comes; what is filled has the accent.
_ACCENT = Base(_OWN[ColourRole.ACCENT], Cmyk.parse("92 52 50 36"), "accent")
DEFAULT_PALETTE = replace(
    _OWN,
    bases=MappingProxyType(
        {
            **dict.fromkeys((ColourRole.ACCENT, ColourRole.FILL, ColourRole.SECONDARY), _ACCENT),
            ColourRole.WARNING: Base(_OWN[ColourRole.WARNING], Cmyk.parse("24 85 100 19"), "warning"),
            ColourRole.TINT: Base(_OWN[ColourRole.TINT], Cmyk.parse("6 2 4 0"), "tint"),
        }
    ),
)

_PAPER, _WORDS, _LINES = "#FFFFFF", "#404040", "#4D4D4D"
"""What pages that save ink are made of: words are three quarters black, lines 70 %."""

SPARING_PALETTE = replace(
    palette(
        {
            **dict.fromkeys((ColourRole.PAPER, ColourRole.TINT, ColourRole.FILL, ColourRole.SECONDARY), _PAPER),
            **dict.fromkeys((ColourRole.INK, ColourRole.ACCENT, ColourRole.WARNING), _WORDS),
            **dict.fromkeys((ColourRole.ON_FILL, ColourRole.ON_SECONDARY), _WORDS),
            **dict.fromkeys((ColourRole.LINE, ColourRole.HAIRLINE), _LINES),
            ColourRole.QUIET: "#595959",
            ColourRole.REGISTRATION: "#000000",
        }
    ),
    sparing=True,
)
"""Black ink alone, and little of it, whoever's pages they are; it can be read on the pale ink of letterheads too."""
