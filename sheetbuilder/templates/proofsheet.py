"""A page looked at as a proof: what stands in the way hatched and numbered, the safe area dashed, all of it told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.extents import Extent
from sheetbuilder.layout.flow.bands import Flow, items
from sheetbuilder.layout.items import Area, Box, Dash, Group, Item, Path, Pen, line
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.templates.furniture import Frame, framed
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.spacing import CORNER

_LEAST_INSET, _SIDE, _BOX, _FRAME_TOP = 1, 4.6, 132, 3
"""On A4, in mm: the edge that signs keep from, their side, the widest box, and the white at its top."""
_PITCH = 4.0
"""Points between the lines of a hatch."""
MOST = 8
"""Things that are told one by one on a page; there is seldom more to learn from further ones."""
_EDGE = Pen(ColourRole.WARNING, 0.9)
_HATCH = Pen(ColourRole.WARNING, 0.7)


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that stands where it should not: how far it reaches, where it is in the way, what is said of it."""

    extent: Extent
    hatched: tuple[Extent, ...]
    text: str


@dataclass(frozen=True, slots=True)
class ProofText:
    """What a proof says of a page: what it is, what lies under it, and that all is well or how much more there is."""

    title: str
    facts: tuple[str, ...]
    verdict: str
    safe_area: str
    more: str
    """Said in place of the remarks beyond the first ones."""


def unread(things: Iterable[Item]) -> Iterator[Item]:
    """The items of a page without their marks: on a proof they are a picture of the page."""
    for item in things:
        if isinstance(item, Group):
            yield replace(item, items=tuple(unread(item.items)))
        elif not isinstance(item, Area):
            yield replace(item, mark=None)


@dataclass(frozen=True, slots=True)
class PageProof:
    """What there is to say of a page of a size, in points: its safe area, what stands where it should not, in words."""

    size: tuple[float, float]
    safe: Extent | None
    remarks: Sequence[Remark]
    text: ProofText


def proof_marks(context: LayoutContext, proof: PageProof, parent: Node) -> tuple[Item, ...]:
    """What is drawn over a page; the words are read, the marks are not."""
    drawn: list[Item] = []
    if proof.safe is not None:
        drawn += _safe_area(context, proof.safe, proof.text.safe_area)
    for number, remark in enumerate(proof.remarks, 1):
        drawn += [one for extent in remark.hatched for one in hatch(extent)]
        reach = remark.extent
        drawn.append(Box(reach.left, reach.top, reach.right - reach.left, reach.bottom - reach.top, pen=_EDGE))
        if number <= MOST:
            drawn += _badge(context, number, reach)
    return (*drawn, *_legend(context, proof, parent))


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


def _safe_area(context: LayoutContext, safe: Extent, label: str) -> Iterator[Item]:
    pen = Pen(ColourRole.ACCENT, 0.8, Dash.DASHED)
    yield Box(safe.left, safe.top, safe.right - safe.left, safe.bottom - safe.top, pen=pen)
    wide, high = context.width(label, "foot") + 2 * context.space("beside-word"), context.style("foot").leading
    left = (safe.left + safe.right - wide) / 2
    yield Box(left, safe.top - high / 2, wide, high, fill=ColourRole.PAPER)
    yield from context.text(
        label, "foot", left + context.space("beside-word"), safe.top - high / 2 + context.baseline("foot")
    )


def _badge(context: LayoutContext, number: int, reach: Extent) -> Iterator[Item]:
    look = replace(context.style("label"), ink=ColourRole.PAPER)
    side = context.mm(_SIDE)
    x, y = max(context.mm(_LEAST_INSET), reach.left - side), max(context.mm(_LEAST_INSET), reach.top - side / 2)
    yield Box(x, y, side, side, side / 2, fill=ColourRole.WARNING)
    yield from context.text_centred(
        str(number), look, x + side / 2, y + (side + context.typesetter.cap_height(look)) / 2
    )


def _legend(context: LayoutContext, proof: PageProof, parent: Node) -> Iterator[Item]:
    """A box with what is said, where it covers least of what is wrong."""
    size, remarks, text = proof.size, proof.remarks, proof.text
    width, height = min(context.mm(_BOX), size[0] * 0.7), size[1]
    pad = context.space("beside-label")
    inner = width - 2 * pad
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
    edge = Pen(ColourRole.INK, 1.2)
    box = framed(flow, width, Frame(pad, context.mm(_FRAME_TOP), edge, ColourRole.PAPER, context.mm(CORNER)))
    left = (size[0] - width) / 2
    places = [height * share - box.height / 2 for share in (0.62, 0.35, 0.78, 0.2)]
    y = min(places, key=lambda top: _covered(Extent(left, top, left + width, top + box.height), remarks))
    yield from items([box], left, y)


def _covered(box: Extent, remarks: Sequence[Remark]) -> float:
    """How much of what is hatched a box would hide."""
    hidden = 0.0
    for one in (extent for remark in remarks for extent in remark.hatched):
        across = min(box.right, one.right) - max(box.left, one.left)
        down = min(box.bottom, one.bottom) - max(box.top, one.top)
        hidden += max(0.0, across) * max(0.0, down)
    return hidden
