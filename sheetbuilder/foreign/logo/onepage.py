"""A page of ReportLab's that holds nothing but what is drawn on it: no font that is not embedded, no page furniture."""

from __future__ import annotations

import io
import math
from collections.abc import Callable

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from sheetbuilder.foreign.logo.facts import Flawed, LogoFlaw

WIDE = 400.0
"""Points of the longer side: how large the logo is printed is said by the pages that show it."""
_NON_ZERO = 1
"""How ReportLab calls the rule of winding numbers that are not zero."""
SLIMMEST = 30.0
"""How many times longer one side may be than the other."""


class _Canvas(Canvas):
    """ReportLab names Helvetica on every page, and again before every drawing, be there letters or not."""

    def _make_preamble(self) -> None:
        self._preamble = "4 M"  # SVG's limit of mitres (SVG 1.1, 11.4), not PDF's

    def setFont(self, *_: object, **__: object) -> None:
        """Nothing: letters are refused before anything is drawn."""

    def clipPath(self, path: PDFPathObject, stroke: int = 1, fill: int = 0, fillMode: int | None = None) -> None:
        """By SVG's own rule (SVG 1.1, 11.3) where nobody says which: so a gradient is cut to its shape."""
        super().clipPath(path, stroke, fill, _NON_ZERO if fillMode is None else fillMode)


def one_page(width: float, height: float, draw: Callable[[Canvas], None]) -> bytes:
    """A PDF of one page as long as `WIDE` allows, `draw` drawing in units of its own on `width` by `height`."""
    sides = (width, height)
    if not all(math.isfinite(side) and side > 0 for side in sides) or max(sides) > SLIMMEST * min(sides):
        raise Flawed(LogoFlaw.NO_SIZE)
    scale = WIDE / max(sides)
    rl_config.useA85 = 0
    out = io.BytesIO()
    canvas = _Canvas(out, pagesize=(width * scale, height * scale), invariant=1, pageCompression=1)
    canvas.scale(scale, scale)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
