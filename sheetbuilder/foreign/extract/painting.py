"""Pages painted once, so that no page is accepted which a printer would not get through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import pypdfium2

from sheetbuilder.pdf.read.damage import damage
from sheetbuilder.pdf.read.pages import Geometry
from sheetbuilder.pdf.read.refusal import Refusal, Refused

Step = Callable[[int], None]
"""What is told of each page before it is painted."""
_SIDE = 1000
"""Pixels of the longer side: as coarse as a screen has it."""


def paint(data: bytes, pages: Iterable[tuple[int, Geometry]], step: Step) -> None:
    """Paint the sound ones of these pages and look at nothing; raises `Refused` where it cannot be done."""
    with opened(data) as document:
        for number, shape in pages:
            if shape.fault is not None:
                continue
            step(number)
            page = document[number - 1]
            page.render(scale=_SIDE / max(page.get_size()), may_draw_forms=False, draw_annots=False).close()
            page.close()


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The file as the painter has it; what it says against it becomes `Refused`."""
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            yield document
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise Refused(Refusal.BROKEN, damage(error)) from error


def silent(page: int) -> None:
    """Nobody is told of a page."""
