"""Subsets of fonts without what a PDF has no use for."""

from __future__ import annotations

import uharfbuzz as hb


def lean(program: bytes) -> bytes:
    """A subset without what a PDF has no use for: the font's names and its metrics for Windows.

    Outlines, hints, widths and codes stay as they are (ISO 32000-1, 9.9 names the tables that count).
    """
    face = hb.Face(program)
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.glyph_set.update(range(face.glyph_count))
    wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in (b"name", b"OS/2"))
    # The codes are of our own writer and say nothing to HarfBuzz.
    wanted.no_subset_table_tag_set.add(int.from_bytes(b"cmap", "big"))
    return bytes(hb.subset(face, wanted).blob.data)
