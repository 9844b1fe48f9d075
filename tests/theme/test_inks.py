"""The inks of a press: what follows from a colour's inks, and how near ours come to what a screen shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageCms

from sheetbuilder.theme.colour import Colour
from sheetbuilder.theme.inks import MOST_INK, Base, Cmyk, neutral
from sheetbuilder.theme.palette import DEFAULT_PALETTE, SPARING_PALETTE, ColourRole

SWOP = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")


def test_inks_are_four_numbers_of_percent() -> None:
    assert tuple(Cmyk.parse("92 52.5  50 36")) == (92, 52.5, 50, 36)
    assert str(Cmyk.parse("92 52.5 50 0")) == "92 52.5 50 0"
    for wrong in ("", "1 2 3", "1 2 3 4 5", "1 2 3 101", "-1 2 3 4", "a b c d"):
        with pytest.raises(ValueError):
            Cmyk.parse(wrong)


def test_a_grey_is_black_alone_and_nothing_else_is() -> None:
    assert neutral(Colour.parse("#000000")) == Cmyk(0, 0, 0, 100)
    assert neutral(Colour.parse("#FFFFFF")) == Cmyk(0, 0, 0, 0)
    grey = neutral(Colour.parse("#595959"))
    assert grey is not None
    assert grey.black_alone
    assert grey.black == pytest.approx(65.1, abs=0.1)
    assert neutral(Colour.parse("#12535E")) is None


def test_lighter_is_a_share_and_darker_has_more_black_within_what_paper_takes() -> None:
    inks = Cmyk(100, 90, 80, 20)
    assert inks.lighter(0.5) == Cmyk(50, 45, 40, 10)
    darker = inks.darker(0.25)
    assert darker.black == 80
    assert darker.total == pytest.approx(MOST_INK)
    assert darker.cyan / darker.magenta == pytest.approx(100 / 90)
    assert Cmyk(40, 0, 0, 0).darker(0.5) == Cmyk(40, 0, 0, 50)


def test_a_colour_follows_its_base() -> None:
    base = Base(Colour.parse("#12535E"), Cmyk(92, 52, 50, 36))
    assert base.inks_of(base.colour) == base.inks
    lighter, darker = base.inks_of(Colour.parse("#88A9AE")), base.inks_of(Colour.parse("#09292F"))
    assert lighter is not None
    assert lighter.cyan == pytest.approx(46, abs=1)
    assert darker is not None
    assert darker.black > 60
    assert darker.cyan == 92
    assert Base(base.colour, None).inks_of(base.colour) is None


def test_every_purpose_of_ours_has_inks_and_words_are_black_alone() -> None:
    for palette in (DEFAULT_PALETTE, SPARING_PALETTE, DEFAULT_PALETTE.grey):
        for role in ColourRole:
            inks = palette.inks(role)
            assert inks is not None, role
            assert inks.total <= MOST_INK, role
    assert DEFAULT_PALETTE.inks(ColourRole.INK) == Cmyk(0, 0, 0, 100)
    assert DEFAULT_PALETTE.inks(ColourRole.PAPER) == Cmyk(0, 0, 0, 0)
    assert all(one is not None and one.black_alone for one in map(SPARING_PALETTE.inks, ColourRole))


@pytest.mark.skipif(not SWOP.exists(), reason="no profile of inks on this machine")
def test_our_inks_come_near_to_what_a_screen_shows() -> None:
    screen = ImageCms.createProfile("sRGB")
    shown = ImageCms.buildTransform(str(SWOP), screen, "CMYK", "RGB", ImageCms.Intent.RELATIVE_COLORIMETRIC)
    for role in (ColourRole.ACCENT, ColourRole.WARNING, ColourRole.TINT):
        inks, colour = DEFAULT_PALETTE.inks(role), DEFAULT_PALETTE[role]
        assert inks is not None
        dot = Image.new("CMYK", (1, 1), tuple(round(2.55 * one) for one in inks))
        seen = ImageCms.applyTransform(dot, shown)
        assert seen is not None
        # Cyan and orange of a screen are stronger than any ink; the other channels are met.
        wanted = [255 * channel for channel in (colour.red, colour.green, colour.blue)]
        assert max(abs(one - other) for one, other in zip(seen.tobytes(), wanted, strict=True)) < 26, (role, wanted)
