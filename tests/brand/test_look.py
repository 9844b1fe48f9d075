"""A brand's colours: light ones fill and do not turn to mud, every pair can be told apart, the tint follows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.brand.colours import on_pale, written
from sheetbuilder.brand.file import Colours, InksOfColours
from sheetbuilder.brand.look import look
from sheetbuilder.theme.colour import Colour, contrast
from sheetbuilder.theme.inks import Cmyk
from sheetbuilder.theme.palette import DEFAULT_PALETTE, TEXT_CONTRAST, ColourRole

HEX = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}")
YELLOW, BLUE = "#F5C518", "#16457C"


@pytest.mark.long
@given(st.none() | HEX, st.none() | HEX, st.none() | HEX)
def test_every_pair_can_be_told_apart(accent: str | None, secondary: str | None, tint: str | None) -> None:
    palette, _ = look(Colours(accent=accent, secondary=secondary, tint=tint))
    assert palette.shortfalls() == ()
    for ground, ink in (
        (ColourRole.FILL, ColourRole.ON_FILL),
        (ColourRole.SECONDARY, ColourRole.ON_SECONDARY),
    ):
        assert contrast(palette[ground], palette[ink]) >= TEXT_CONTRAST
        assert palette[ink] in (palette[ColourRole.PAPER], palette[ColourRole.INK])


def test_without_colours_it_is_the_package_s_own() -> None:
    assert look(Colours()) == (DEFAULT_PALETTE, ())


@pytest.mark.parametrize("light", [YELLOW, "#FFD100", "#8FD14F", "#F7C6D9", "#FFFFFF"])
def test_a_light_colour_fills_with_ink_on_it_and_words_are_ink(light: str) -> None:
    palette, changes = look(Colours(accent=light))
    assert changes == ()
    assert palette[ColourRole.FILL] == palette[ColourRole.SECONDARY] == Colour.parse(light)
    assert palette[ColourRole.ON_FILL] == palette[ColourRole.ACCENT] == palette[ColourRole.INK]


def test_words_take_the_other_colour_where_it_can_be_read() -> None:
    palette, changes = look(Colours(accent=YELLOW, secondary=BLUE))
    assert changes == ()
    assert palette[ColourRole.ACCENT] == palette[ColourRole.SECONDARY] == Colour.parse(BLUE)
    assert palette[ColourRole.FILL] == Colour.parse(YELLOW)
    assert look(Colours(accent=YELLOW, secondary="#FFE680"))[0][ColourRole.ACCENT] == palette[ColourRole.INK]


def test_a_colour_that_nearly_reads_is_darkened_a_little_and_told() -> None:
    palette, (change,) = look(Colours(accent="#0090D0"))
    assert change.ink is ColourRole.ACCENT
    assert palette[ColourRole.FILL] == palette[ColourRole.ACCENT] == change.used


@pytest.mark.long
@given(HEX)
def test_writing_down_what_is_proposed_settles_it(accent: str) -> None:
    palette, changes = look(Colours(accent=accent))
    for change in changes:
        again, none = look(Colours(accent=written(change.used)))
        assert none == ()
        assert again[ColourRole.ACCENT] == palette[ColourRole.ACCENT]


def test_the_tint_follows_the_accent_where_none_is_given() -> None:
    for accent in ("#C8102E", "#1B4F9C", YELLOW):
        tint = look(Colours(accent=accent))[0][ColourRole.TINT]
        assert tint != DEFAULT_PALETTE[ColourRole.TINT]
        assert contrast(tint, DEFAULT_PALETTE[ColourRole.PAPER]) < 1.3
    assert look(Colours(accent="#C8102E", tint="#F6EDF2"))[0][ColourRole.TINT] == Colour.parse("#F6EDF2")


def test_a_field_that_carries_no_words_both_in_colour_and_in_grey_is_darkened_until_it_does() -> None:
    palette, changes = look(Colours(secondary="#0077FF"))
    assert [change.ink for change in changes] == [ColourRole.SECONDARY]
    assert palette[ColourRole.ON_SECONDARY] == palette[ColourRole.PAPER]


def test_what_follows_from_a_colour_follows_from_its_inks() -> None:
    palette, _ = look(Colours(accent="#16457C", cmyk=InksOfColours(accent="95 75 20 10")))
    accent = Cmyk(95, 75, 20, 10)
    assert (
        palette.inks(ColourRole.ACCENT) == palette.inks(ColourRole.FILL) == palette.inks(ColourRole.SECONDARY) == accent
    )
    tint = palette.inks(ColourRole.TINT)
    assert tint is not None
    assert tint.cyan / tint.magenta == pytest.approx(95 / 75)
    assert 2 < tint.cyan < 15
    # What the brand leaves as it is has the package's own inks.
    assert palette.inks(ColourRole.WARNING) == DEFAULT_PALETTE.inks(ColourRole.WARNING)
    darker = on_pale(palette, 150).inks(ColourRole.ACCENT)
    assert darker is not None
    assert darker.black > accent.black
    assert darker.cyan == accent.cyan


def test_a_light_colour_keeps_its_inks_where_it_fills_and_words_take_the_other_s() -> None:
    cmyk = InksOfColours(accent="0 20 95 0", secondary="95 75 20 10")
    palette, _ = look(Colours(accent=YELLOW, secondary=BLUE, cmyk=cmyk))
    assert palette.inks(ColourRole.FILL) == Cmyk(0, 20, 95, 0)
    assert palette.inks(ColourRole.ACCENT) == palette.inks(ColourRole.SECONDARY) == Cmyk(95, 75, 20, 10)
    words, _ = look(Colours(accent=YELLOW, cmyk=InksOfColours(accent="0 20 95 0")))
    assert words.inks(ColourRole.ACCENT) == words.inks(ColourRole.ON_FILL) == Cmyk(0, 0, 0, 100)


def test_without_inks_none_are_made_up_and_greys_need_none() -> None:
    palette, _ = look(Colours(accent="#16457C", warning="#444444"))
    lacking = {role for role in ColourRole if palette.inks(role) is None}
    assert lacking == {ColourRole.ACCENT, ColourRole.FILL, ColourRole.SECONDARY, ColourRole.TINT}
    assert {palette.bases[role].name for role in lacking} == {"accent"}
