"""The palette of a file is one object: what pages paint does not depend on it."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import pytest

from sheetbuilder.pdf.write.colours import ColoursInFile, setting, spaces
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.theme.colour import Colour
from sheetbuilder.theme.palette import DEFAULT_PALETTE, SPARING_PALETTE, ColourRole, Palette, palette
from sheetbuilder.theme.profile import InkProfile
from sheetbuilder.values import replace

RED = palette({**dict.fromkeys(ColourRole, "#000000"), ColourRole.PAPER: "#FFFFFF", ColourRole.ACCENT: "#AA0000"})
PRESS = replace(DEFAULT_PALETTE, profile=InkProfile(Path("press.icc"), "Press", b""))


@pytest.mark.parametrize("role", [role for role in ColourRole if RED[role] != DEFAULT_PALETTE[role]])
def test_pages_name_the_purpose_and_not_the_colour(role: ColourRole) -> None:
    for stroked in (False, True):
        assert setting(RED, role, stroked=stroked) == setting(DEFAULT_PALETTE, role, stroked=stroked)
    assert setting(RED, role, stroked=True) == f"/{role} CS 0 SC"


def test_a_grey_is_one_of_black_ink_alone() -> None:
    told = spaces(DEFAULT_PALETTE)
    assert b"/accent [/Indexed/DeviceRGB 0<12535E>]" in told
    assert b"/line [/Indexed/DeviceGray 0<76>]" in told
    assert b"RGB" not in spaces(DEFAULT_PALETTE.grey)
    assert b"RGB" not in spaces(SPARING_PALETTE)
    assert setting(SPARING_PALETTE, ColourRole.INK, stroked=False) == "0.251 g"


def test_a_shade_between_two_bytes_is_that_of_its_three_digits() -> None:
    """As if the colour had been named by those digits where it is painted."""
    shade = 0.49618  # 126.53 of 255; with three digits 0.496, which is 126.48
    colours = MappingProxyType({**DEFAULT_PALETTE.colours, ColourRole.LINE: Colour(shade, shade, shade)})
    assert b"/line [/Indexed/DeviceGray 0<7E>]" in spaces(Palette(colours))


def test_a_press_has_its_inks_named_where_they_are_painted() -> None:
    objects = Objects()
    before = len(objects.items)
    colours = ColoursInFile(PRESS, objects)
    assert setting(PRESS, ColourRole.INK, stroked=False) == "0 0 0 1 k"
    assert colours.spaces.startswith(b"<</All[/Separation/All")
    assert len(objects.items) == before, "no palette that nothing leads to"
