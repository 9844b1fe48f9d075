"""Room to write: lines, squares or nothing, from one height of a page down to its foot."""

from __future__ import annotations

from enum import StrEnum

from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.fields import area, field_label, pitch, ruled_lines, writing_field
from sheetbuilder.layout.flow.bands import Flow, Stretch, height, items
from sheetbuilder.layout.items import Box, Item, OnPage, Pen, line
from sheetbuilder.layout.roles import Mark, Node
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import MM
from sheetbuilder.theme.spacing import CORNER

_SQUARE = 5 * MM
_LEAST_LINES = 4
"""Fewer lines are not worth the page that they stand on."""


class Ruling(StrEnum):
    """What there is to write on."""

    RULED = "ruled"
    GRID = "grid"
    BLANK = "blank"


def column(context: LayoutContext, top: float, foot: float) -> OnPage:
    """All that a page has of its width, from one height down to another, whose last line is no rule of the foot."""
    return OnPage(0.0, top, context.theme.paper.content_width, foot - context.space("under-lines") - top)


def named_lines(context: LayoutContext, label: str, name: str, parent: Node, room: OnPage) -> tuple[Item, ...]:
    """A named field with as many ruled lines as there is room for; nothing where there is none for two."""
    width = room.width
    space = room.height - height(field_label(context, label, None, width, _nowhere(parent)))
    count = int((space + 0.01) // pitch(context))
    if count < 2:
        return ()
    head = field_label(context, label, None, width, parent)
    lines = ruled_lines(context, count, width, writing_field(context, parent, label, name))
    return items([*head, lines], 0, room.y)


def lines_stretch(context: LayoutContext, label: str, name: str, parent: Node) -> Stretch:
    """The same in large print: a named field that takes what is left of its page, on the next one if that is little."""
    width = context.theme.paper.content_width
    head = field_label(context, label, None, width, parent)
    mark, step = writing_field(context, parent, label, name), pitch(context)

    def draw(room: float) -> Flow:
        return [*head, ruled_lines(context, int((room - height(head) + 0.01) // step), width, mark)]

    return Stretch(height(head) + _LEAST_LINES * step, 1.0, draw, gap=context.space("between-sections"))


def ruled_page(context: LayoutContext, ruling: Ruling, mark: Mark, room: OnPage) -> tuple[Item, ...]:
    """A field over all that is left of a page; a blank one is a frame that only a screen reader is told of."""
    lines = int(room.height // pitch(context))
    if ruling is Ruling.RULED:
        return items([ruled_lines(context, lines, room.width, mark)], 0, room.y)
    if ruling is Ruling.GRID:
        return _grid(room, mark)
    field = area(mark, room.x, room.y, room.width, room.height, lines)
    # A field that nothing is painted for would be no field: its edge is as pale as it may be.
    edge = Pen(ColourRole.HAIRLINE, 0.5)
    return (Box(room.x, room.y, room.width, room.height, context.mm(CORNER), edge, None, mark), field)


def _grid(room: OnPage, mark: Mark) -> tuple[Item, ...]:
    # As many squares as make the page's width without a rest, so that the grid hangs from both edges.
    across = round(room.width / _SQUARE)
    square, top, width = room.width / across, room.y, room.width
    down = int(room.height // square)
    pen = Pen(ColourRole.HAIRLINE, 0.25)
    end = top + down * square
    return (
        # What is typed stands in the squares as words in an exercise book do.
        area(mark, room.x, top, width, down * square, down, square),
        *(line(0.0, top + n * square, width, top + n * square, pen, mark) for n in range(down + 1)),
        *(line(n * square, top, n * square, end, pen, mark) for n in range(across + 1)),
    )


def _nowhere(parent: Node) -> Node:
    """A node to measure at, which never becomes part of the tree."""
    return parent.detached(parent.role)
