"""Collated copies as bytes, for tests that look at them."""

from __future__ import annotations

import io
from collections.abc import Sequence

from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.pdf.conformance.standards import UA_1, StandardPair
from sheetbuilder.pdf.write.copies.collated import collated
from sheetbuilder.pdf.write.copies.separate import Placing, each_side
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.theme.palette import Palette


def bound(
    copies: Sequence[Document],
    titles: Sequence[str],
    palette: Palette,
    shelf: FontShelf,
    placing: Placing = each_side,
    pair: StandardPair = UA_1,
) -> bytes:
    """The file of all copies."""
    out = io.BytesIO()
    collated(copies, titles, palette, shelf, out, placing=placing, pair=pair)
    return out.getvalue()
