"""Pages that begin with the title of their item: what most items are."""

from __future__ import annotations

from collections.abc import Sequence

from sheetbuilder.content import Block
from sheetbuilder.errors import Where
from sheetbuilder.handout.binding.context import ItemContext, Laid, PageRun
from sheetbuilder.layout.flow.bands import Flow, height, items, spaced
from sheetbuilder.layout.flow.pages import PageContent
from sheetbuilder.layout.items import Item
from sheetbuilder.layout.roles import Node
from sheetbuilder.templates.furniture import foot_room
from sheetbuilder.templates.prose import Pagination, overflow, prose, text_pages


def titled(item_context: ItemContext, title: str, style: str = "title") -> tuple[Flow, Node]:
    """The item's own node, and its heading in it."""
    part = item_context.part(title)
    return item_context.context.heading(
        title, style, item_context.context.theme.paper.content_width, part, below=0
    ), part


def running(
    item_context: ItemContext, title: str, blocks: Sequence[Block], where: Where | None, *, recto: bool = False
) -> Laid:
    """A title and its blocks, over as many pages as they need."""
    flow, part = titled(item_context, title)
    flow += spaced(prose(item_context.context, blocks, part), item_context.context.space("under-page-title"))
    drafts = text_pages(item_context.context, flow, Pagination(item_context.foot, title, where, recto=recto))
    return Laid((PageRun(tuple(drafts)),), (item_context.line(title),))


def bottom(item_context: ItemContext) -> float:
    """How far down a page's content may reach, in points from the page's top."""
    context = item_context.context
    return context.theme.paper.height - foot_room(context) - context.space("page-edge")


def single(
    item_context: ItemContext,
    flow: Flow,
    below: tuple[Item, ...],
    title: str,
    where: Where | None,
) -> PageContent:
    """One page: a flow at its head, and what was drawn below it; what does not fit is reported."""
    excess = item_context.context.theme.paper.head + height(flow) - bottom(item_context)
    if excess > 0.01:
        item_context.context.report(overflow(item_context.context, title, excess, where))
    return item_context.draft((*items(flow, 0, item_context.context.theme.paper.head), *below))
