"""What a trainer needs at hand for a sheet, on a paper behind it: aim, time, steps, pitfalls, room for notes."""

from __future__ import annotations

from sheetbuilder.content import Facilitator, Sheet
from sheetbuilder.errors import Where
from sheetbuilder.handout.binding.context import ItemContext, OutlineLine, PageRun
from sheetbuilder.handout.binding.ruling import column, lines_stretch, named_lines
from sheetbuilder.handout.binding.steps import numbered_steps
from sheetbuilder.handout.binding.titled import bottom
from sheetbuilder.handout.edition import Edition
from sheetbuilder.layout.flow.bands import Flow, beside, height, items, spaced
from sheetbuilder.layout.items import Item
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.templates.flowing import Piece, flowing_pages
from sheetbuilder.templates.furniture import marker
from sheetbuilder.templates.prose import Pagination, overflow
from sheetbuilder.values import replace

_MAIN = 105
"""As on the front of a sheet, in mm."""


def facilitator_paper(
    item_context: ItemContext,
    sheet: Sheet,
    notes: Facilitator,
    comment: str | None,
    said: Where | None = None,
) -> tuple[PageRun, OutlineLine]:
    """The paper, for the trainer's edition alone, and its line in the outline; `said` is where the comment stands."""
    item_context = item_context.page()
    context, words = item_context.context, item_context.words
    paper = context.theme.paper
    width = paper.content_width
    anchor = item_context.free(f"facilitator-{sheet.number}")
    title = f"{words.facilitator}: {sheet.title}"
    section = item_context.parent.add(Role.SECT, title=title, anchor=anchor)
    look = context.style("section")
    base = paper.head + context.baseline(look)
    drawn: list[Item] = list(marker(context, sheet.number, width, base))
    flow: Flow = context.set(words.facilitator, "strip", width * 0.7, section.add(Role.P))
    flow += spaced(
        context.heading(sheet.title, "section", width * 0.8, section, below=0), context.space("between-lines")
    )
    flow += context.paragraph(
        notes.aim,
        "lead",
        min(width, context.mm(context.theme.format.measure.lead)),
        section,
        context.space("above-text"),
    )
    foot = f"{words.trainer_edition} · {item_context.foot} · {context.words.see_sheet.format(number=sheet.number)}"
    line = OutlineLine(item_context.depth + 1, words.facilitator, anchor, listed=False)
    at = context.at(f"facilitator-{sheet.number}")
    if context.theme.format.large:
        flow += spaced(_side(item_context, notes, comment, width, section), context.space("between-sections"))
        flow += spaced(numbered_steps(context, words.use, notes.use, width, section), context.space("between-sections"))
        pieces: list[Piece] = [flow, lines_stretch(at, words.own_notes, "own-notes", section)]
        drafts = flowing_pages(context, pieces, Pagination(foot, title, said or notes.where, recto=True))
        return PageRun(tuple(drafts), Edition.TRAINER), line
    main = context.mm(_MAIN)
    side_x = main + context.space("column-gutter")
    left = numbered_steps(context, words.use, notes.use, main, section)
    right = _side(item_context, notes, comment, width - side_x, section)
    flow.append(beside([(0.0, left), (side_x, right)], context.space("between-sections")))
    drawn += items(flow, 0, paper.head)
    end = paper.head + height(flow)
    if end > bottom(item_context):
        context.report(overflow(context, title, end - bottom(item_context), said or notes.where))
    room = column(context, end + context.space("between-zones"), bottom(item_context))
    drawn += named_lines(at, words.own_notes, "own-notes", section, room)
    return PageRun((replace(item_context, foot=foot).draft(drawn, recto=True),), Edition.TRAINER), line


def _side(item_context: ItemContext, notes: Facilitator, comment: str | None, width: float, section: Node) -> Flow:
    context, words = item_context.context, item_context.words
    clock = replace(context.style("number"), leading=context.style("number").size)
    flow: Flow = context.set(words.minutes.format(minutes=notes.minutes), clock, width, section.add(Role.P))
    pitfalls = context.heading(words.pitfalls, "heading", width, section)
    pitfalls += context.list(notes.pitfalls, "item", width, section, gap=context.space("above-text"))
    flow += spaced(pitfalls, context.space("between-sections"))
    if comment:
        said = context.heading(words.comment, "heading", width, section)
        said += context.paragraph(comment, "item", width, section, context.space("under-title"))
        flow += spaced(said, context.space("between-sections"))
    return flow
