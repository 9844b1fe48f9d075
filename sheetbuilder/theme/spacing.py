"""The spacing: one table of white space by its purpose, so that a page asks for a space and never for a number."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SPACING: Mapping[str, float] = MappingProxyType(
    {
        # Within a line.
        "to-sign": 0.5,
        "word-gap": 1,
        "beside-word": 1.5,
        "before-chips": 2.5,
        "beside-title": 3,
        "beside-tick": 3.2,
        "before-number": 3.5,
        "beside-label": 4,
        # Between lines.
        "hair": 0.3,
        "under-name": 0.4,
        "between-small-lines": 0.6,
        "under-description": 0.8,
        "between-lines": 1,
        "under-heading": 1,
        "under-small-heading": 1.2,
        "under-title": 1.5,
        "between-points": 1.5,
        "between-rows": 1.6,
        "between-entries": 1.8,
        "before-first": 2,
        "before-first-check": 2.5,
        "between-paragraphs": 2.6,
        "above-text": 3,
        "before-first-move": 3.2,
        "between-moves": 5,
        # Between the parts of a page.
        "between-blocks": 4.5,
        "under-drawing": 4,
        "row-gap": 5,
        "between-parts": 6,
        "between-groups": 7,
        "under-page-title": 8,
        "between-sections": 9,
        "before-first-element": 11,
        "between-zones": 12,
        # At the edges of a page.
        "under-letterhead": 9,
        "above-foot-lines": 2,
        "page-edge": 3,
        "under-lines": 3,
        "above-notice": 4,
        "above-chips": 4.5,
        "foot": 6,
        "certificate-top": 58,
        "title-top": 70,
        # On a card, which has little of it.
        "card-under-title": 2.2,
        "card-rule": 2.8,
        "card-between": 3.6,
        "card-above-sender": 3,
        "card-above-foot": 4,
        # Within frames and cells.
        "in-mark": 0.9,
        "cell-edge": 1,
        "row-padding": 1.2,
        "under-entry": 1.2,
        "to-field": 1.5,
        "in-cell": 1.6,
        "in-chip": 1.8,
        "in-notice": 2.2,
        "in-box": 2.4,
        "over-warning": 2.8,
        "under-warning": 3.2,
        "over-panel": 3,
        "between-stages": 5.5,
        "in-panel": 5,
        # Between columns, and from an edge to what is indented.
        "behind-number": 2.2,
        "list-indent": 4,
        "narrow-gutter": 5,
        "gutter": 6,
        "panel-gutter": 7,
        "side-gutter": 8,
        "column-gutter": 10,
        "step-indent": 11,
        "move-indent": 11.5,
        "entry-indent": 12,
        "row-number": 12,
        "page-number": 14,
        "beside-stage": 16,
        "heading-page-number": 20,
    }
)
"""Each space by its name, in mm of the A4 drawing."""

HANG_LINES: Mapping[str, float] = MappingProxyType({"title": 24, "purpose": 40, "columns": 71, "low": 158})
"""Where the parts of a front hang, in mm of the A4 drawing below the head margin: nothing moves from sheet to sheet."""

CORNER, SMALL_CORNER = 1.2, 0.8
"""How round the corners of frames and of small boxes are, in mm of the A4 drawing."""
