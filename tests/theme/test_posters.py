"""The sizes of posters: each is two papers of the next smaller size."""

from __future__ import annotations

import pytest

from sheetbuilder.theme.papers import MM
from sheetbuilder.theme.posters import DRAWING, POSTERS, poster_format


def test_each_size_is_half_of_the_next_one_to_the_millimetre() -> None:
    for small, large in (("a2", "a1"), ("a1", "a0")):
        (short, long), (wide, high) = POSTERS[small], POSTERS[large]
        assert wide == pytest.approx(long)
        assert high == pytest.approx(2 * short, abs=1.01 * MM)


def test_the_drawing_is_as_large_as_a4_with_margins_alike() -> None:
    assert (DRAWING.width, DRAWING.height) == pytest.approx((210 * MM, 297 * MM))
    assert DRAWING.binding == DRAWING.fore_edge == DRAWING.head == DRAWING.foot
    assert poster_format(1.3).type_scale == 1.3
