"""What is said of a page beside it: what stands in the way hatched on it and numbered in the margin, all of it told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.extents import Extent
from sheetbuilder.layout.flow.bands import Flow, height, items
from sheetbuilder.layout.items import Area, Box, Dash, Group, Item, Path, Pen, line
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.values import replace

_SIDE, _STRIP, _COLUMN = 4.6, 8.0, 84.0
"""On A4, in mm: the side of a number, the strip of the numbers beside the page, and the column of words beside that."""
_PITCH = 4.0
"""Points between the lines of a hatch."""
MOST = 8
"""Things that are told one by one on a page; there is seldom more to learn from further ones."""
_EDGE = Pen(ColourRole.WARNING, 0.9)
_HATCH = Pen(ColourRole.WARNING, 0.7)
_BORDER = Pen(ColourRole.LINE, 0.5)


class Remark(Struct, frozen=True):
    """One thing that stands where it should not: how far it reaches, where it is in the way, what is said of it."""

    extent: Extent
    hatched: tuple[Extent, ...]
    text: str


class ProofText(Struct, frozen=True):
    """What a proof says of a page: what it is, what lies under it, and that all is well or how much more there is."""

    title: str
    facts: tuple[str, ...]
    verdict: str
    more: str
    """Said in place of the remarks beyond the first ones."""


def unread(things: Iterable[Item]) -> Iterator[Item]:
    """The items of a page without their marks: on a proof they are a picture of the page."""
    for item in things:
        if isinstance(item, Group):
            yield replace(item, items=tuple(unread(item.items)))
        elif not isinstance(item, Area):
            yield replace(item, mark=None)


def beside(context: LayoutContext) -> float:
    """How wide the margin is in which a page is spoken of, in points."""
    return context.mm(_STRIP + _COLUMN)


def proof_marks(
    context: LayoutContext,
    size: tuple[float, float],
    safe: Extent | None,
    remarks: Sequence[Remark],
    said: tuple[ProofText, Node],
) -> tuple[Item, ...]:
    """What is drawn over a page of that size and beside it, in points; the words are read, the marks are not.

    `said` are the words and the node that they are read under. Nothing but hatches and outlines is drawn on the page.
    """
    width, high = size
    drawn: list[Item] = [line(width, 0, width, high, _BORDER)]
    if safe is not None:
        pen = Pen(ColourRole.ACCENT, 0.8, Dash.DASHED)
        drawn.append(Box(safe.left, safe.top, safe.right - safe.left, safe.bottom - safe.top, pen=pen))
    reached = 0.0
    for number, remark in enumerate(remarks, 1):
        drawn += [one for extent in remark.hatched for one in hatch(extent)]
        reach = remark.extent
        drawn.append(Box(reach.left, reach.top, reach.right - reach.left, reach.bottom - reach.top, pen=_EDGE))
        if number <= MOST:
            middle = min(max((reach.top + reach.bottom) / 2, reached), high - context.mm(_SIDE))
            drawn += _badge(context, number, width, middle)
            reached = middle + context.mm(_SIDE) * 1.2
    column = _column(context, remarks, *said)
    top = min(context.theme.paper.head, max(0.0, high - height(column)))
    return (*drawn, *items(column, width + context.mm(_STRIP), top))


def hatch(extent: Extent) -> Iterator[Path]:
    """Strokes that rise to the right through a rectangle; those of rectangles side by side meet."""
    high = extent.bottom - extent.top
    offset = extent.left + extent.bottom
    x = extent.left - high - (offset - high) % _PITCH
    while x < extent.right:
        begin, end = max(x, extent.left), min(x + high, extent.right)
        if end > begin:
            yield line(begin, extent.bottom - (begin - x), end, extent.bottom - (end - x), _HATCH)
        x += _PITCH


def _badge(context: LayoutContext, number: int, edge: float, middle: float) -> Iterator[Item]:
    """A number in the strip beside a page, at the height of what it is the number of."""
    look = replace(context.style("label"), ink=ColourRole.PAPER)
    side = context.mm(_SIDE)
    x, y = edge + (context.mm(_STRIP) - side) / 2, max(0.0, middle - side / 2)
    yield Box(x, y, side, side, side / 2, fill=ColourRole.WARNING)
    yield from context.text_centred(
        str(number), look, x + side / 2, y + (side + context.typesetter.cap_height(look)) / 2
    )


def _column(context: LayoutContext, remarks: Sequence[Remark], text: ProofText, parent: Node) -> Flow:
    """All that is said of a page, one below the other."""
    inner = context.mm(_COLUMN) - context.space("page-number")
    flow: Flow = context.heading(text.title, "heading", inner, parent, below=0)
    for fact in text.facts:
        flow += context.set(fact, "small", inner, parent.add(Role.P), context.space("between-small-lines"))
    flow += context.set(text.verdict, "label", inner, parent.add(Role.P), context.space("between-points"))
    if remarks:
        told = parent.add(Role.L, numbering="Decimal")
        for number, remark in enumerate(remarks[:MOST], 1):
            entry = told.add(Role.LI)
            label = context.text(f"{number} ", "label", 0, context.baseline("small"), entry.add(Role.LBL).mark())
            lines = context.set(
                remark.text,
                "small",
                inner - context.space("gutter"),
                entry.add(Role.LBODY),
                context.space("between-small-lines"),
            )
            moved = [replace(band, items=(Group(context.space("gutter"), 0.0, band.items),)) for band in lines]
            flow += [replace(moved[0], items=(*label, *moved[0].items)), *moved[1:]]
    if len(remarks) > MOST:
        flow += context.set(text.more, "small", inner, parent.add(Role.P), context.space("between-small-lines"))
    return flow
