"""How many pixels wide pages are painted: by the size in which they are shown, once and twice as fine."""

from __future__ import annotations

from sheetbuilder.preview.choice import PageSize

_WIDTHS = {PageSize.SMALL: 300, PageSize.MEDIUM: 700, PageSize.LARGE: 1000}
"""Pixels of a screen that has one to a CSS pixel."""
WIDTHS = frozenset(str(width * times) for width in _WIDTHS.values() for times in (1, 2))
"""The widths that can be asked for, as an address has them."""


def width_of(size: PageSize) -> int:
    """How many pixels wide a page of that size is painted."""
    return _WIDTHS[size]
