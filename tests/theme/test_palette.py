"""Every pair of colours that meets on a page can be told apart, in colour and on a black-and-white printer."""

from __future__ import annotations

import pytest

from sheetbuilder.theme.colour import Colour, contrast
from sheetbuilder.theme.palette import (
    DEFAULT_PALETTE,
    LINE_CONTRAST,
    PAIRS,
    TEXT_CONTRAST,
    ColourRole,
    Palette,
    palette,
)

NAMES = [f"{ink}-on-{ground}" for ink, ground, _ in PAIRS]


@pytest.mark.parametrize(("ink", "ground", "wanted"), PAIRS, ids=NAMES)
def test_a_pair_reaches_its_contrast_in_colour_and_in_grey(ink: ColourRole, ground: ColourRole, wanted: float) -> None:
    one, other = DEFAULT_PALETTE[ink], DEFAULT_PALETTE[ground]
    assert contrast(one, other) >= wanted
    assert contrast(one.grey, other.grey) >= wanted


def test_the_default_palette_has_no_shortfall() -> None:
    assert DEFAULT_PALETTE.shortfalls() == ()


def test_every_purpose_is_held_against_some_ground() -> None:
    held = {ink for ink, _, _ in PAIRS} | {ground for _, ground, _ in PAIRS}
    assert held == set(ColourRole)


def test_text_asks_for_more_than_lines() -> None:
    assert {wanted for _, _, wanted in PAIRS} == {TEXT_CONTRAST, LINE_CONTRAST} == {4.5, 3.0}


def changed(**colours: str) -> Palette:
    grounds = (ColourRole.PAPER, ColourRole.TINT, ColourRole.ON_FILL, ColourRole.ON_SECONDARY)
    values = dict.fromkeys(ColourRole, "#000000") | dict.fromkeys(grounds, "#FFFFFF")
    return palette(values | {ColourRole(name): value for name, value in colours.items()})


def test_black_on_white_is_enough() -> None:
    assert changed().shortfalls() == ()


def test_a_pale_text_is_reported_with_what_it_measures() -> None:
    found = changed(quiet="#777777").shortfalls()
    assert {(short.ink, short.ground, short.in_grey) for short in found} == {
        (ColourRole.QUIET, ground, in_grey)
        for ground in (ColourRole.PAPER, ColourRole.TINT)
        for in_grey in (False, True)
    }
    assert all(short.wanted == 4.5 and short.measured == pytest.approx(4.48, abs=0.01) for short in found)


def test_a_colour_that_only_a_grey_printer_loses_is_reported_for_grey() -> None:
    """The printer's luma weighs the channels otherwise than WCAG does, so both measures must be asked."""
    found = changed(hairline="#C37DBE").shortfalls()
    assert [(short.ink, short.in_grey) for short in found] == [(ColourRole.HAIRLINE, True)]
    assert found[0].measured < LINE_CONTRAST <= contrast(Colour.parse("#C37DBE"), Colour.parse("#FFFFFF"))


@pytest.mark.parametrize(
    ("text", "ratio"),
    [("#767676", 4.54), ("#949494", 3.03), ("#000000", 21.0), ("#FFFFFF", 1.0)],
)
def test_contrast_is_that_of_wcag(text: str, ratio: float) -> None:
    """The greys are the well-known lightest ones for text (4.5) and for lines (3)."""
    white = Colour.parse("#FFFFFF")
    assert contrast(Colour.parse(text), white) == pytest.approx(ratio, abs=0.01)
    assert contrast(white, Colour.parse(text)) == contrast(Colour.parse(text), white)


@pytest.mark.parametrize(
    ("text", "luminance"),
    [("#FF0000", 0.2126), ("#00FF00", 0.7152), ("#0000FF", 0.0722), ("#FFFFFF", 1), ("#0A0A0A", 10 / 255 / 12.92)],
)
def test_each_channel_has_its_weight(text: str, luminance: float) -> None:
    """The weights of WCAG 2.1, and the straight piece of its curve near black."""
    assert Colour.parse(text).luminance == pytest.approx(luminance)


@pytest.mark.parametrize("text", ["", "red", "#FFF", "123456", "#12345G", "#1234567"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Colour.parse(text)


def test_a_palette_lacks_no_purpose() -> None:
    with pytest.raises(KeyError):
        palette({ColourRole.PAPER: "#FFFFFF"})
