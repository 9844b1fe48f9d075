"""Documents of a page or two: a sheet of its own, the figure as a poster, the elements, the strategy.

Each is a function for its pages, which any other document may take in, and one for the document of its own.
"""

from __future__ import annotations

from sheetbuilder.compose.cache import rooted
from sheetbuilder.compose.session import Session, sheet_foot
from sheetbuilder.content import CoreElement, Sheet, Strategy
from sheetbuilder.figures import figures, mini_workflow
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import (
    Band,
    Flow,
    beside,
    height,
    into_pages,
    items,
    labelled,
    parted,
    solid,
    spaced,
)
from sheetbuilder.layout.flow.pages import Bookmark, Document, PageContent, PageKind
from sheetbuilder.layout.items import Group, Item
from sheetbuilder.layout.roles import Node, Role, heading
from sheetbuilder.templates.furniture import foot_room, privacy_strip
from sheetbuilder.templates.prose import Pagination, overflow, text_pages
from sheetbuilder.templates.sheet import sheet_anchor, sheet_pages
from sheetbuilder.templates.working import WritingRoom, working_area

_SIDE = 46
"""The column beside an element, in mm on A4."""


def sheet_document(session: Session, sheet: Sheet) -> Document:
    """One sheet: papers of its own."""
    context = session.context(1, {sheet_anchor(sheet.number)}, begins=True)
    foot = sheet_foot(session.package, session.package.set_of_sheet(sheet))
    name = ("sheet alone", sheet.number)
    pages = session.shared(name, context, lambda at, above: sheet_drafts(at, sheet, above, foot), [sheet])
    title = context.words.sheet_and_title.format(number=sheet.number, title=sheet.title)
    return session.document(
        pages.drafts, rooted([pages]), title, [Bookmark(0, sheet.title, sheet_anchor(sheet.number))]
    )


def sheet_drafts(
    context: LayoutContext, sheet: Sheet, parent: Node, foot: str, anchor: str | None = None
) -> list[PageContent]:
    """The pages of a sheet, as many as its template takes; links find them under its own anchor or under another."""
    mini = mini_workflow(context, context.package.workflow, (sheet.step,))
    return sheet_pages(context, sheet, mini, parent, foot, anchor)


def workflow_document(session: Session) -> Document:
    """Figure 1 over a whole page, and the same in words on its back."""
    figure = figures(session.package)["workflow"]
    foot = session.package.words.figure_caption.format(number=figure.number, caption=figure.caption)
    pages = session.shared(
        "workflow", session.context(begins=True), lambda at, above: workflow_drafts(at, above, foot), ()
    )
    return session.document(pages.drafts, rooted([pages]), figure.title, [Bookmark(0, figure.title, figure.anchor)])


def workflow_drafts(context: LayoutContext, root: Node, foot: str) -> list[PageContent]:
    """Figure 1 across a landscape page, and in words on as many more as it takes."""
    package, paper = context.package, context.theme.paper
    figure = figures(package)["workflow"]
    width = paper.height - 2 * paper.fore_edge
    # A landscape page is bound at its head: the title keeps clear of the holes.
    least = paper.binding - context.space("page-edge")
    back = context.on(PageKind.TEXT, landscape=True)
    context = context.on(PageKind.FIGURE, first=context.begins, landscape=True)
    top = max(least, context.clear.top)
    head = context.heading(figure.title, "section", width, root, below=0)
    room = paper.width - top - foot_room(context) - height(head)
    wide = figure.fitting(context, width, room - context.space("under-page-title"))
    figure_slab = figure.stand(context, wide, root)
    excess = figure_slab.height + context.space("under-page-title") - room
    if excess > 0.01:
        context.report(overflow(context, figure.title, excess, package.workflow.where))
    gap = max(context.space("row-gap"), min(context.space("between-zones"), (room - figure_slab.height) / 2))
    figure_slab = Band(figure_slab.height, (Group((width - wide) / 2, 0.0, figure_slab.items),), gap)
    drawn = items([*head, figure_slab], 0, top)
    drafts = [PageContent(PageKind.FIGURE, drawn, foot, recto=True, landscape=True, clear=context.clear)]
    context, top = back, max(least, back.clear.top)
    column = (width - context.space("between-zones")) / 2
    tall = paper.width - top - foot_room(context) - context.space("page-edge")
    told = figure.describe(context, column, root)
    columns = into_pages(told, lambda _: tall)
    if len(columns) <= 2:
        columns = parted(told, 2)
    for at in range(0, len(columns), 2):
        pair = columns[at : at + 2]
        laid: tuple[Item, ...] = tuple(
            group
            for index, flow in enumerate(pair)
            for group in items(flow, index * (column + context.space("between-zones")), top)
        )
        drafts.append(PageContent(PageKind.TEXT, laid, foot, landscape=True, clear=context.clear))
    return drafts


def elements_document(session: Session) -> Document:
    """The core elements: each with what it is, a question to ask, and the sheets that build on it."""
    title, foot = session.package.core_elements.title, session.package.meta.title
    pages = session.shared(
        "core-elements", session.context(begins=True), lambda at, above: elements_drafts(at, above, foot)
    )
    return session.document(pages.drafts, rooted([pages]), title, [Bookmark(0, title, "core-elements")])


def elements_drafts(context: LayoutContext, root: Node, foot: str) -> list[PageContent]:
    """The pages of the core elements, filled about alike."""
    overview = context.package.core_elements
    width = context.theme.paper.content_width
    part = root.add(Role.PART, title=overview.title, anchor="core-elements")
    flow: Flow = context.heading(overview.title, "title", width, part, below=0)
    flow += context.paragraph(overview.lead, "cover-lead", context.measure(width), part, context.space("before-first"))
    for index, element in enumerate(overview.elements):
        flow.append(
            _element(
                context,
                element,
                width,
                part,
                context.space("before-first-element" if index == 0 else "under-page-title"),
            )
        )
    return text_pages(context, flow, Pagination(foot, overview.title, overview.where, recto=True, even=True))


def _element(context: LayoutContext, element: CoreElement, width: float, parent: Node, gap: float) -> Band:
    words = context.words
    indent, side, gutter = context.space("entry-indent"), context.mm(_SIDE), context.space("side-gutter")
    main = width - indent - side - gutter
    section = parent.add(Role.SECT, title=element.name)
    name_node = section.add(heading(context.level + 1))
    look = context.style("heading")
    number = context.style("move-number")
    label = context.text(f"{element.number} ", number, 0, context.baseline(look), name_node.mark())
    body: Flow = context.set(element.name, look, main, name_node)
    body += context.paragraph(element.description, "item", main, section, context.space("under-name"))
    question = f"{words.question_to_ask}: *{element.question}*"
    body += context.paragraph(question, "item", main, section, context.space("under-description"))
    sheets = context.package.sheets_of_element(element.id)
    listed = ", ".join(sheet.number for sheet in sheets) or words.no_sheets
    right: Flow = context.paragraph(words.sheets_that_build_on_it, "hint", side, section)
    right += context.paragraph(listed, "label", side, section)
    return solid([beside([(0.0, labelled(body, label, indent)), (width - side, right)])], gap)


def strategy_document(session: Session, strategy: Strategy) -> Document:
    """The strategy: one page to write on."""
    foot = session.package.meta.title
    pages = session.shared(
        "strategy", session.context(begins=True), lambda at, above: [strategy_draft(at, strategy, above, foot)]
    )
    return session.document(pages.drafts, rooted([pages]), strategy.title, [Bookmark(0, strategy.title, "strategy")])


def strategy_draft(context: LayoutContext, strategy: Strategy, root: Node, foot: str) -> PageContent:
    """The strategy's page."""
    context = context.on(PageKind.BACK, first=context.begins).at("strategy")
    paper = context.theme.paper
    width = paper.content_width
    part = root.add(Role.PART, title=strategy.title, anchor="strategy")
    flow: Flow = context.heading(strategy.title, "section", width, part, below=0)
    flow += spaced(context.paragraph(strategy.purpose, "body", width, part), context.space("under-heading"))
    drawn: list[Item] = [*items(flow, 0, paper.head)]
    reminder = part.detached(Role.SECT)
    strip = privacy_strip(context, width, reminder)
    bottom = paper.height - foot_room(context) - context.space("page-edge") - strip.height
    top = paper.head + height(flow) + context.space("row-gap")
    room = WritingRoom(top, bottom - context.space("above-notice"), strategy.title, strategy.where)
    drawn += working_area(context, strategy.blocks, part, room)
    part.attach(reminder)
    drawn += items([strip], 0, bottom)
    return PageContent(PageKind.BACK, tuple(drawn), foot, recto=True, clear=context.clear)
