"""The mark behind words that a municipality wrote: one small word in a thin outline, read as part of the line."""

from __future__ import annotations

from collections.abc import Iterable

from sheetbuilder.content import Item as Point
from sheetbuilder.content import Sheet
from sheetbuilder.layout.context import LayoutContext, Setting
from sheetbuilder.layout.flow.bands import Band, Flow, kept_together, kept_with_next
from sheetbuilder.layout.items import Box, Group, Item, Pen, Text
from sheetbuilder.layout.roles import Mark, Node, heading
from sheetbuilder.models.markup import Run
from sheetbuilder.theme import Style
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.spacing import SMALL_CORNER
from sheetbuilder.values import replace


def mark_width(context: LayoutContext) -> float:
    """How wide the mark is, its outline included."""
    return context.width(context.words.local, "foot") + 2 * context.space("word-gap")


def local_mark(context: LayoutContext, x: float, base: float, mark: Mark | None) -> tuple[Item, ...]:
    """The mark with its left edge and its baseline at a point."""
    # The outline stands as far above the capitals as below the baseline.
    cap, room = context.typesetter.cap_height(context.style("foot")), context.space("in-mark")
    frame = Box(
        x, base - cap - room, mark_width(context), cap + 2 * room, context.mm(SMALL_CORNER), Pen(ColourRole.LINE, 0.6)
    )
    # A space behind the word parts it from what a screen reader says next.
    return (frame, *context.text(f"{context.words.local} ", "foot", x + context.space("word-gap"), base, mark))


def marked(context: LayoutContext, flow: Flow, style: str | Style, width: float, owner: Node) -> Flow:
    """A text as `LayoutContext.set` made it, with the mark behind its last word, or on a line of its own below.

    The text must end in a space, so that its last word and the mark are two words when read.
    """
    *before, last = flow
    x = max(_ends(last.items), default=0.0) + context.space("word-gap")
    if x + mark_width(context) <= width:
        items = local_mark(context, x, context.baseline(style), owner.mark())
        return [*before, replace(last, items=(*last.items, *items))]
    look = context.style("label")
    below = Band(
        look.leading, local_mark(context, 0.0, context.baseline(look), owner.mark()), keep_with_next=last.keep_with_next
    )
    return [*before, replace(last, keep_with_next=True), below]


def point(context: LayoutContext, item: Point, style: str | Style, width: float, owner: Node, gap: float = 0.0) -> Flow:
    """A point of a list, with the mark behind it where a municipality wrote it."""
    if not item.local:
        return context.set(context.runs(item.text), style, width, owner, gap)
    flow = context.set((*context.runs(item.text), Run(" ")), style, width, owner, gap)
    return marked(context, flow, style, width, owner)


def points(
    context: LayoutContext, items: Iterable[Point], style: str, width: float, parent: Node, gap: float = 0.0
) -> Flow:
    """Points as a list with dashes, `gap` below what stands above it."""

    def setting(item: Point) -> Setting:
        return lambda room, owner, above: point(context, item, style, room, owner, above)

    return context.list(map(setting, items), style, width, parent, gap=gap)


def sheet_title(context: LayoutContext, sheet: Sheet, width: float, parent: Node, gap: float) -> Flow:
    """The title of a sheet's front, with the mark behind it where a municipality gave it; bound to what follows."""
    if not sheet.retitled:
        return context.heading(sheet.title, "title", width, parent, gap, below=0)
    node = parent.add(heading(context.level))
    flow = marked(context, context.set(f"{sheet.title} ", "title", width, node, gap), "title", width, node)
    return kept_with_next(kept_together(flow))


def _ends(items: Iterable[Item], x: float = 0.0) -> Iterable[float]:
    """Where words end, counted from the left edge; a space behind the last one does not count."""
    for item in items:
        if isinstance(item, Group):
            yield from _ends(item.items, x + item.x)
        elif isinstance(item, Text):
            yield x + item.x + item.width
