"""Room to write: lines, squares or nothing, from one height of a page down to its foot."""

from __future__ import annotations

from enum import StrEnum

from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import area, field_label, pitch, ruled_lines, writing_field
from sheetbuilder.layout.flow.bands import height, items
from sheetbuilder.layout.items import Box, Item, Pen, line
from sheetbuilder.layout.roles import Mark, Node
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import MM
from sheetbuilder.theme.spacing import CORNER

_SQUARE = 5 * MM


class Ruling(StrEnum):
    """What there is to write on."""

    RULED = "ruled"
    GRID = "grid"
    BLANK = "blank"


def named_lines(
    context: LayoutContext, label: str, name: str, parent: Node, top: float, foot: float
) -> tuple[Item, ...]:
    """A named field with as many ruled lines as there is room for; nothing where there is none for two."""
    width = context.theme.paper.content_width
    space = foot - top - height(field_label(context, label, None, width, _nowhere(parent)))
    count = int((space + 0.01) // pitch(context))
    if count < 2:
        return ()
    head = field_label(context, label, None, width, parent)
    lines = ruled_lines(context, count, width, writing_field(context, parent, label, name))
    return items([*head, lines], 0, top)


def ruled_page(
    context: LayoutContext, ruling: Ruling, label: str, name: str, parent: Node, top: float, foot: float
) -> tuple[Item, ...]:
    """A field over all that is left of a page; a blank one is a frame that only a screen reader is told of."""
    width = context.theme.paper.content_width
    mark = writing_field(context, parent, label, name)
    room = area(mark, 0, top, width, foot - top, int((foot - top) // pitch(context)))
    if ruling is Ruling.RULED:
        return items([ruled_lines(context, int((foot - top) // pitch(context)), width, mark)], 0, top)
    if ruling is Ruling.GRID:
        return (*_grid(width, top, foot, mark), room)
    # A field that nothing is painted for would be no field: its edge is as pale as it may be.
    edge = Box(0, top, width, foot - top, context.mm(CORNER), Pen(ColourRole.HAIRLINE, 0.5), None, mark)
    return (edge, room)


def _grid(width: float, top: float, foot: float, mark: Mark) -> tuple[Item, ...]:
    across, down = int(width // _SQUARE), int((foot - top) // _SQUARE)
    left = (width - across * _SQUARE) / 2
    pen = Pen(ColourRole.HAIRLINE, 0.35)
    right, end = left + across * _SQUARE, top + down * _SQUARE
    return (
        *(line(left, top + n * _SQUARE, right, top + n * _SQUARE, pen, mark) for n in range(down + 1)),
        *(line(left + n * _SQUARE, top, left + n * _SQUARE, end, pen, mark) for n in range(across + 1)),
    )


def _nowhere(parent: Node) -> Node:
    """A node to measure at, which never becomes part of the tree."""
    return parent.detached(parent.role)
