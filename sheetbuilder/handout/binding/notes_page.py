"""A page to write on under a heading: what an item of notes is, and the back of a divider."""

from __future__ import annotations

from dataclasses import dataclass

from sheetbuilder.handout.binding.context import ItemContext
from sheetbuilder.handout.binding.ruling import Ruling, column, ruled_page
from sheetbuilder.handout.binding.titled import bottom
from sheetbuilder.layout.fields import writing_field
from sheetbuilder.layout.flow.bands import height, items
from sheetbuilder.layout.flow.pages import PageContent
from sheetbuilder.layout.roles import Node


@dataclass(frozen=True, slots=True)
class NotesPage:
    """What a page of notes is: its heading, the id of its place to write, what there is to write on."""

    title: str
    name: str
    ruling: Ruling
    style: str = "title"
    """The rank of its heading: a page's own, or that of what belongs to another page."""
    again: bool = False
    """Whether the heading was read on a page before it, so that it is only there for the eye."""


def notes_page(item_context: ItemContext, what: NotesPage, parent: Node) -> PageContent:
    """The page, ruled from below its heading down to its foot."""
    context = item_context.context
    paper = context.theme.paper
    head = (
        context.set(what.title, what.style, paper.content_width, None)
        if what.again
        else context.heading(what.title, what.style, paper.content_width, parent, below=0)
    )
    top = paper.head + height(head) + context.space("above-text")
    mark = writing_field(context, parent, what.title, what.name)
    field = ruled_page(context, what.ruling, mark, column(context, top, bottom(item_context)))
    return item_context.draft((*items(head, 0, paper.head), *field))
