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
    return bench.desk.heading(title, style, bench.desk.theme.paper.content_width, part, below=0), part


def running(bench: Bench, title: str, blocks: Sequence[object], where: Where | None, *, recto: bool = False) -> Laid:
    """A title and its blocks, over as many pages as they need."""
    stack, part = titled(bench, title)
    stack += spaced(prose(bench.desk, blocks, part), bench.desk.mm(8))
    drafts = text_pages(bench.desk, stack, bench.foot, title, where, recto=recto)
    return Laid((Stretch(tuple(drafts)),), (bench.line(title),))


def bottom(bench: Bench) -> float:
    """How far down a page's content may reach, in points from the page's top."""
    desk = bench.desk
    return desk.theme.paper.height - foot_room(desk) - desk.mm(3)


def single(
    bench: Bench, stack: Stack, below: tuple[Item, ...], title: str, where: Where | None, *, recto: bool = False
) -> Draft:
    """One page: a stack at its head, and what was drawn below it; what does not fit is reported."""
    excess = bench.desk.theme.paper.head + height(stack) - bottom(bench)
    if excess > 0.01:
        bench.desk.report(overflow(bench.desk, title, excess, where))
    return bench.draft((*items(stack, 0, bench.desk.theme.paper.head), *below), recto=recto)
