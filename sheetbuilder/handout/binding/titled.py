"""Pages that begin with the title of their item: what most items are."""

from __future__ import annotations

from collections.abc import Sequence

from sheetbuilder.errors import Where
from sheetbuilder.handout.binding.bench import Bench, Laid, Stretch
from sheetbuilder.layout.flow.bands import Stack, height, items, spaced
from sheetbuilder.layout.flow.pages import Draft
from sheetbuilder.layout.items import Item
from sheetbuilder.layout.roles import Node
from sheetbuilder.templates.furniture import foot_room
from sheetbuilder.templates.prose import overflow, prose, text_pages


def titled(bench: Bench, title: str, style: str = "title") -> tuple[Stack, Node]:
    """The item's own node, and its heading in it."""
    part = bench.part(title)
    return bench.context.heading(title, style, bench.context.theme.paper.content_width, part, below=0), part


def running(bench: Bench, title: str, blocks: Sequence[object], where: Where | None, *, recto: bool = False) -> Laid:
    """A title and its blocks, over as many pages as they need."""
    stack, part = titled(bench, title)
    stack += spaced(prose(bench.context, blocks, part), bench.context.mm(8))
    drafts = text_pages(bench.context, stack, bench.foot, title, where, recto=recto)
    return Laid((Stretch(tuple(drafts)),), (bench.line(title),))


def bottom(bench: Bench) -> float:
    """How far down a page's content may reach, in points from the page's top."""
    context = bench.context
    return context.theme.paper.height - foot_room(context) - context.mm(3)


def single(
    bench: Bench, stack: Stack, below: tuple[Item, ...], title: str, where: Where | None, *, recto: bool = False
) -> Draft:
    """One page: a stack at its head, and what was drawn below it; what does not fit is reported."""
    excess = bench.context.theme.paper.head + height(stack) - bottom(bench)
    if excess > 0.01:
        bench.context.report(overflow(bench.context, title, excess, where))
    return bench.draft((*items(stack, 0, bench.context.theme.paper.head), *below), recto=recto)
