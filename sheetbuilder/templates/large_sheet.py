"""A sheet in large print: what is on its front and on its working page, each over as many pages as it needs."""

from __future__ import annotations

from sheetbuilder.content import Sheet
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, kept_with_next, spaced
from sheetbuilder.layout.flow.pages import PageContent, PageKind
from sheetbuilder.layout.items import Drawing
from sheetbuilder.layout.local import sheet_title
from sheetbuilder.layout.roles import Node, Role, heading
from sheetbuilder.templates.flowing import Piece, blocks_flow, flowing_pages, working_flow
from sheetbuilder.templates.furniture import elements_flow, privacy_flow, strip_flow
from sheetbuilder.templates.prose import Pagination
from sheetbuilder.values import replace


def large_front(context: LayoutContext, sheet: Sheet, mini: Drawing, part: Node, foot: str) -> list[PageContent]:
    """What inspires: where one is, title and purpose, the blocks in the author's order, the elements at the end."""
    at = context.on(PageKind.FRONT, first=context.begins)
    width = at.theme.paper.content_width
    head: Flow = strip_flow(at, sheet, mini, width, part)
    head += sheet_title(at, sheet, width, part, at.space("between-parts"))
    head += kept_with_next(at.paragraph(sheet.purpose, "lead", width, part, at.space("under-title")))
    pieces: list[Piece] = [head, *blocks_flow(at, sheet.front, part)]
    pieces.append(spaced(elements_flow(at, sheet, width, part), at.space("between-sections")))
    how = Pagination(foot, _name(context, sheet), sheet.where, recto=True, kind=PageKind.FRONT)
    return flowing_pages(context, pieces, how)


def large_back(context: LayoutContext, sheet: Sheet, part: Node, foot: str, anchor: str) -> list[PageContent]:
    """What one works with, its reminder first: whoever writes has read it before."""
    at = context.on(PageKind.BACK)
    width = at.theme.paper.content_width
    node = part.add(heading(at.level + 1), anchor=anchor)
    head: Flow = at.set(f"{sheet.title} ", "section", width, node)
    head += at.set(at.words.working_page, "quiet-title", width, node)
    head += spaced(privacy_flow(at, width, part.add(Role.SECT)), at.space("under-drawing"))
    pieces: list[Piece] = [kept_with_next(head), *working_flow(at.deeper(), sheet.back, part)]
    how = Pagination(foot, _name(context, sheet), sheet.where, kind=PageKind.BACK)
    return flowing_pages(replace(context, begins=False), pieces, how)


def _name(context: LayoutContext, sheet: Sheet) -> str:
    return f"{context.words.sheet} {sheet.number}"
