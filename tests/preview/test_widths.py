"""Widths of pictures: those that a page asks for can be asked for, and no others."""

from __future__ import annotations

from sheetbuilder.preview.choice import PageSize
from sheetbuilder.preview.widths import WIDTHS, width_of


def test_every_size_can_be_asked_for_once_and_twice_as_fine() -> None:
    wanted = {width_of(size) * times for size in PageSize for times in (1, 2)}
    assert {str(width) for width in wanted} == WIDTHS
    assert [width_of(size) for size in PageSize] == sorted(width_of(size) for size in PageSize)
