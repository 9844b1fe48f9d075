"""Pages of running text: a title, blocks in reading order, parted where they may be parted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from sheetbuilder.content import Block
from sheetbuilder.errors import Problem, Where, say
from sheetbuilder.layout.block import drawable, named
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, Stretch, TooTall, height, into_pages, items, parted, spaced
from sheetbuilder.layout.flow.pages import PageContent, PageKind
from sheetbuilder.layout.roles import Node
from sheetbuilder.templates.furniture import foot_room
from sheetbuilder.values import replace

Titled = Callable[[LayoutContext, str, float, Node], Flow]
"""Sets the title of a page, in a width, under a node."""

_TAIL, _SPARE = 0.2, 0.35
"""A last page with less than the first share of text is no page: the others give it some of theirs. One with less than
the second is spared where white space can yield so much."""

_YIELDS = (0.85, 0.7, 0.55)
"""How much of the white space between blocks is kept, tried one after the other."""


def prose(context: LayoutContext, blocks: Sequence[Block], parent: Node) -> Flow:
    """Blocks one below the other; figures take the whole width, text its measure."""
    full = context.theme.paper.content_width
    flow: Flow = []
    after_heading = False
    for block, at in named(drawable(blocks), context):
        width = full if block.wide else context.measure(full)
        result = block.compose(at, width, parent)
        part = result.draw(result.least) if isinstance(result, Stretch) else result
        gap = context.space("under-title" if after_heading else "between-groups" if block.opens else "between-blocks")
        flow += spaced(part, gap) if flow else part
        after_heading = bool(part) and part[-1].keep_with_next
    return flow


def at_reading_size(context: LayoutContext) -> LayoutContext:
    """The context with body text as large as the moves of a sheet."""
    return enlarged(context, context.style("move").size / context.style("body").size)


def enlarged(context: LayoutContext, by: float) -> LayoutContext:
    """The context with type and white space `by` times as large; papers and measures stay."""
    theme = context.theme
    styles = theme.format.styles(by)
    wider = replace(theme.format, spacing=theme.format.spacing * by)
    return replace(context, theme=replace(theme, format=wider, styles=styles))


def page_room(context: LayoutContext) -> float:
    """The height between the head margin and the foot, in points."""
    return context.theme.paper.height - context.theme.paper.head - foot_room(context) - context.space("page-edge")


class Pagination(Struct, frozen=True):
    """How a text becomes pages: what they say at their foot, and what they are called where one is too full."""

    foot: str
    name: str
    where: Where | None
    recto: bool = False
    """Whether the first one is a right-hand page."""
    kind: PageKind = PageKind.TEXT
    even: bool = False
    """Whether they are filled about alike, not the last one with what is left; so they are where that is little."""


def text_pages(context: LayoutContext, flow: Flow, how: Pagination) -> list[PageContent]:
    """The flow over as many pages as it needs."""
    contexts = [context.on(how.kind, first=first) for first in (context.begins, False)]
    rooms = [page_room(one) for one in contexts]

    def room(number: int) -> float:
        return rooms[min(number, 1)]

    try:
        if context.theme.format.large:
            pages = _evened(_spared(into_pages(flow, room), flow, room, context.space("between-points")), room)
            return _as_pages(pages, contexts, how)
        pages = _spared(into_pages(flow, room), flow, room, context.space("between-points"))
        few = height(pages[-1]) < _TAIL * rooms[1] if pages else False
        if (how.even or few) and len(pages) > 1:
            alike = parted(flow, len(pages))
            fits = all(height(page) <= room(number) + 0.01 for number, page in enumerate(alike))
            pages = alike if fits else pages
    except TooTall as too_tall:
        narrowest = max(contexts, key=lambda one: one.taken)
        narrowest.report(overflow(narrowest, how.name, too_tall.excess, how.where))
        return []
    return _as_pages(pages, contexts, how)


def _as_pages(pages: Sequence[Flow], contexts: Sequence[LayoutContext], how: Pagination) -> list[PageContent]:
    return [
        PageContent(
            how.kind,
            items(page, 0, one.theme.paper.head),
            how.foot,
            recto=how.recto and index == 0,
            clear=one.clear,
        )
        for index, page in enumerate(pages)
        for one in (contexts[min(index, 1)],)
    ]


def _spared(pages: list[Flow], flow: Flow, room: Callable[[int], float], least: float) -> list[Flow]:
    """The pages, or better ones where white space of at least `least` yields: fewer, or with fewer that hold little."""
    if not (hollow := _hollow(pages, room)):
        return pages
    for share in _YIELDS:
        tighter = [replace(band, gap=max(band.gap * share, least)) if band.gap > least else band for band in flow]
        tried = into_pages(tighter, room)
        if len(tried) <= len(pages) and _hollow(tried, room) < hollow:
            return tried
    return pages


def _evened(pages: list[Flow], room: Callable[[int], float]) -> list[Flow]:
    """The pages, the last one with some of the one before it where it would hold little."""
    last = len(pages) - 1
    if last < 1 or height(pages[last]) >= _SPARE * room(last):
        return pages
    alike = parted([*pages[last - 1], *pages[last]], 2)
    fits = len(alike) == 2 and all(height(page) <= room(last - 1 + at) + 0.01 for at, page in enumerate(alike))
    return [*pages[: last - 1], *alike] if fits else pages


def _hollow(pages: Sequence[Flow], room: Callable[[int], float]) -> int:
    """How many pages behind or before others hold little: the last one of several, or one that something left early."""
    return sum(height(page) < _SPARE * room(number) for number, page in enumerate(pages)) if len(pages) > 1 else 0


def one_page(context: LayoutContext, flow: Flow, how: Pagination) -> list[PageContent]:
    """The flow on one page; what does not fit is reported, naming the page and by how many lines.

    In large print it goes on on as many more as it needs.
    """
    if context.theme.format.large:
        return text_pages(context, flow, how)
    context = context.on(PageKind.TEXT, first=context.begins)
    excess = height(flow) - page_room(context)
    if excess > 0.01:
        context.report(overflow(context, how.name, excess, how.where))
    drawn = items(flow, 0, context.theme.paper.head)
    return [PageContent(PageKind.TEXT, drawn, how.foot, recto=how.recto, clear=context.clear)]


def overflow(context: LayoutContext, name: str, excess: float, where: Where | None) -> Problem:
    """The problem of a page whose content is `excess` points too high."""
    lines = -int(-excess // context.style("body").leading)
    facts = {"name": name, "lines": lines, "missing": excess}
    return Problem(
        "SB401",
        say("“{name}” is {lines} lines too long for its page", **facts)
        if lines > 1
        else say("“{name}” is one line too long for its page", **facts),
        where,
        say("Shorten the text; it is never made smaller."),
    )
