"""Whatever colours a brand asks for, every pair can be told apart, and nothing changes more than it must."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.brand import colours
from sheetbuilder.brand.colours import fitted, written
from sheetbuilder.theme.colour import Colour, contrast
from sheetbuilder.theme.palette import DEFAULT_PALETTE, ColourRole

COLOURS = st.builds(
    lambda red, green, blue: Colour(red / 255, green / 255, blue / 255), *(st.integers(0, 255) for _ in range(3))
)


@pytest.mark.long
@given(st.dictionaries(st.sampled_from([ColourRole.ACCENT, ColourRole.WARNING, ColourRole.TINT]), COLOURS))
def test_every_palette_can_be_read(wishes: dict[ColourRole, Colour]) -> None:
    palette, changes = fitted(wishes, DEFAULT_PALETTE)
    assert palette.shortfalls() == ()
    changed = {change.ink for change in changes}
    for ink in ColourRole:
        if ink not in changed:
            assert palette[ink] == wishes.get(ink, DEFAULT_PALETTE[ink])
    for change in changes:
        assert palette[change.ink] == change.used != change.given
        assert change.worst.measured < change.worst.wanted


def test_what_can_be_read_is_left_alone() -> None:
    wishes = {ColourRole.ACCENT: Colour.parse("#1B4F9C"), ColourRole.TINT: Colour.parse("#EAF1FB")}
    palette, changes = fitted(wishes, DEFAULT_PALETTE)
    assert changes == ()
    assert (palette[ColourRole.ACCENT], palette[ColourRole.TINT]) == (
        wishes[ColourRole.ACCENT],
        wishes[ColourRole.TINT],
    )


@pytest.mark.parametrize("given", ["#F5C518", "#FF5050", "#8FD14F", "#7FB2FF"])
def test_a_light_accent_is_darkened_just_enough_and_keeps_its_hue(given: str) -> None:
    light = Colour.parse(given)
    palette, (change,) = fitted({ColourRole.ACCENT: light}, DEFAULT_PALETTE)
    used = palette[ColourRole.ACCENT]
    pairs = [(used, palette[ground]) for ground in (ColourRole.PAPER, ColourRole.TINT)]
    closest = min(ratio for one, ground in pairs for ratio in (contrast(one, ground), contrast(one.grey, ground.grey)))
    assert 4.5 <= closest < 4.7
    hues = [colorsys.rgb_to_hls(one.red, one.green, one.blue)[0] for one in (light, used)]
    assert min(abs(hues[0] - hues[1]), 1 - abs(hues[0] - hues[1])) < 0.06
    assert written(change.given) == given


def test_a_colour_that_carries_words_asks_for_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five hundred colours that nobody needs were nine tenths of what it took to read a brand."""
    monkeypatch.setattr(colours, "_nearer", lambda *_, **__: map(pytest.fail, ["asked for another"]))
    blue = Colour.parse("#1B4F9C")
    used, on, change = colours.nearest_carrying(blue, ColourRole.FILL, ColourRole.ON_FILL, DEFAULT_PALETTE)
    assert (used, on, change) == (blue, DEFAULT_PALETTE[ColourRole.PAPER], None)


def test_a_dark_ground_is_lightened() -> None:
    palette, (change,) = fitted({ColourRole.TINT: Colour.parse("#446688")}, DEFAULT_PALETTE)
    assert change.ink is ColourRole.TINT
    assert palette[ColourRole.TINT].luminance > Colour.parse("#446688").luminance


def test_a_colour_is_written_as_it_was_read() -> None:
    for value in range(256):
        text = f"#{value:02X}{255 - value:02X}{value:02X}"
        assert written(Colour.parse(text)) == text
    assert written(Colour(0.999, 0.001, 0.5)) == "#FF0080"
