"""SVG in the child: parsed strictly, held against what can be drawn faithfully, then drawn by svglib."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from svglib.svglib import SvgRenderer

from sheetbuilder.foreign.logo.drawable import check
from sheetbuilder.foreign.logo.facts import Flawed, LogoFlaw
from sheetbuilder.foreign.logo.onepage import one_page
from sheetbuilder.foreign.logo.settled import Element, settle

_FAULTS = (ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError, AssertionError, RecursionError)
"""What svglib and ReportLab raise on values that make no sense."""


def drawn(data: bytes, *, grey: bool) -> bytes:
    """The SVG as a PDF of one page; raises `Flawed`."""
    root = _parsed(data)
    settle(root)
    check(root)
    try:
        with _complaints() as said:
            # Read from memory, a file has no folder that a reference could count from.
            renderer = SvgRenderer(io.BytesIO(), color_converter=_grey if grey else _srgb, external_reference_root="")
            drawing = renderer.render(root)
            page = one_page(drawing.width, drawing.height, lambda canvas: _draw(canvas, drawing))
    except _FAULTS as error:
        raise Flawed(LogoFlaw.BROKEN) from error
    if said:
        raise Flawed(LogoFlaw.LOST, *said)
    return page


def _draw(canvas: Canvas, drawing: Drawing) -> None:
    renderPDF.draw(drawing, canvas, 0, 0)


def _parsed(data: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise Flawed(LogoFlaw.BROKEN, f"{line}:{column}") from error
    except ValueError as error:
        raise Flawed(LogoFlaw.BROKEN) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise Flawed(LogoFlaw.ENTITIES)
    return root


def _srgb(colour: Color) -> Color:
    red, green, blue = colour.rgb()
    return Color(red, green, blue, alpha=colour.alpha)


def _grey(colour: Color) -> Color:
    """What a black-and-white printer makes of it (the luma of ITU-R BT.601)."""
    red, green, blue = colour.rgb()
    luma = 0.299 * red + 0.587 * green + 0.114 * blue
    return Color(luma, luma, luma, alpha=colour.alpha)


class _SvgComplaints(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the first few: what svglib warns of is missing from the drawing; its words for it are English."""
        if len(self.said) < 5:
            self.said.append(" ".join(record.getMessage().removeprefix("Can't handle color: ").split())[:120])


@contextmanager
def _complaints() -> Iterator[list[str]]:
    said: list[str] = []
    logger, handler = logging.getLogger("svglib"), _SvgComplaints(said)
    logger.addHandler(handler)
    before, logger.propagate = logger.propagate, False
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.propagate = before
