"""A palette for a dark screen: every pair can be told apart, whatever the brand's colours are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.brand.colours import fitted, nearest_carrying
from sheetbuilder.theme.colour import Colour, contrast
from sheetbuilder.theme.dark import dark
from sheetbuilder.theme.palette import DEFAULT_PALETTE, LINE_CONTRAST, SPARING_PALETTE, ColourRole, Palette

COLOURS = st.builds(
    lambda red, green, blue: Colour(red / 255, green / 255, blue / 255), *(st.integers(0, 255) for _ in range(3))
)


def test_our_own_palettes_keep_every_contrast() -> None:
    for palette in (DEFAULT_PALETTE, DEFAULT_PALETTE.grey, SPARING_PALETTE):
        assert palette.shortfalls() == ()
        assert dark(palette).shortfalls() == ()


@given(accent=COLOURS, fill=COLOURS, secondary=COLOURS)
def test_any_brand_keeps_every_contrast(accent: Colour, fill: Colour, secondary: Colour) -> None:
    palette, _ = fitted({ColourRole.ACCENT: accent}, DEFAULT_PALETTE)
    colours = dict(palette.colours)
    for colour, ground, ink in (
        (fill, ColourRole.FILL, ColourRole.ON_FILL),
        (secondary, ColourRole.SECONDARY, ColourRole.ON_SECONDARY),
    ):
        colours[ground], colours[ink], _ = nearest_carrying(colour, ground, ink, palette)
    turned = dark(Palette(colours))
    assert turned.shortfalls() == ()
    for ground in (ColourRole.FILL, ColourRole.SECONDARY):
        assert contrast(turned[ground], turned[ColourRole.PAPER]) >= LINE_CONTRAST


def test_what_is_dark_on_paper_is_light_on_a_dark_screen() -> None:
    turned = dark(DEFAULT_PALETTE)
    assert turned[ColourRole.PAPER].luminance < 0.02
    assert turned[ColourRole.INK].luminance > 0.8
    assert turned[ColourRole.ACCENT].luminance > DEFAULT_PALETTE[ColourRole.ACCENT].luminance
