"""A figure in large print on pages of its own: its title, the drawing as wide as the page, then the same in words."""

from __future__ import annotations

from sheetbuilder.figures import Figure
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, height, kept_with_next, spaced
from sheetbuilder.layout.flow.pages import PageContent
from sheetbuilder.layout.roles import Node
from sheetbuilder.templates.prose import Pagination, text_pages


def large_figure(
    context: LayoutContext, figure: Figure, title: Flow, part: Node, how: Pagination, note: str = ""
) -> list[PageContent]:
    """The pages of a figure below its title; `note` is put behind the alternative text."""
    gap = context.space("under-drawing")
    told = figure.large(context, context.theme.paper.content_width, part, note, height(title) + gap)
    return text_pages(context, kept_with_next(title) + spaced(told, gap), how)
