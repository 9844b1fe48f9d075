"""Documents of a page or two: a sheet of its own, the figure as a poster, the strategy.

Each is a function for its pages, which any other document may take in, and one for the document of its own.
"""

from __future__ import annotations

from sheetbuilder.blocks.notes import Notes
from sheetbuilder.compose.cache import Part, rooted
from sheetbuilder.compose.large_figures import large_figure
from sheetbuilder.compose.session import Session, sheet_foot
from sheetbuilder.content import Package, Sheet, Strategy
from sheetbuilder.figures import figures, mini_workflow
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import (
    Band,
    Flow,
    height,
    into_pages,
    items,
    parted,
    spaced,
)
from sheetbuilder.layout.flow.pages import Bookmark, Document, PageContent, PageKind
from sheetbuilder.layout.items import Group, Item
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.templates.flowing import flowing_pages, working_flow
from sheetbuilder.templates.furniture import edition_note, foot_room, marker, privacy_flow, privacy_strip
from sheetbuilder.templates.prose import Pagination, Titled, enlarged, overflow
from sheetbuilder.templates.sheet import sheet_anchor, sheet_pages
from sheetbuilder.templates.working import WritingRoom, working_area
from sheetbuilder.values import replace

_SIZES = (1.45, 1.35, 1.25, 1.15)
"""How much larger than running text the figure in words may be: it hangs on a wall as the figure does."""


def sheet_document(session: Session, sheet: Sheet) -> Document:
    """One sheet: papers of its own."""
    context = session.context(1, {sheet_anchor(sheet.number)}, begins=True)
    pages = sheet_part(session, context, sheet)
    title = context.words.sheet_and_title.format(number=sheet.number, title=sheet.title)
    return session.document(
        pages.drafts, rooted([pages]), title, [Bookmark(0, sheet.title, sheet_anchor(sheet.number))]
    )


def sheet_part(session: Session, context: LayoutContext, sheet: Sheet) -> Part:
    """The pages of a sheet among no others of its set."""
    foot = sheet_foot(session.package, session.package.set_of_sheet(sheet))
    name = ("sheet alone", sheet.number)
    return session.shared(name, context, lambda at, above: sheet_drafts(at, sheet, above, foot), [sheet])


def sheet_drafts(
    context: LayoutContext, sheet: Sheet, parent: Node, foot: str, anchor: str | None = None
) -> list[PageContent]:
    """The pages of a sheet, as many as its template takes; links find them under its own anchor or under another."""
    mini = mini_workflow(context, context.package.workflow, (sheet.step,))
    return sheet_pages(context, sheet, mini, parent, foot, anchor)


def _section(context: LayoutContext, title: str, width: float, parent: Node) -> Flow:
    return context.heading(title, "section", width, parent, below=0)


def workflow_document(session: Session) -> Document:
    """Figure 1 over a whole page, and the same in words on its back."""
    figure = figures(session.package)["workflow"]
    context = session.context(begins=True)
    pages = session.shared(
        "workflow", context, lambda at, above: workflow_drafts(at, above, workflow_foot(session.package)), ()
    )
    return session.document(pages.drafts, rooted([pages]), figure.title, [Bookmark(0, figure.title, figure.anchor)])


def workflow_foot(package: Package) -> str:
    """What the feet of the figure's own pages say: its number and caption."""
    figure = figures(package)["workflow"]
    return package.words.figure_caption.format(number=figure.number, caption=figure.caption)


def workflow_drafts(context: LayoutContext, root: Node, foot: str, titled: Titled = _section) -> list[PageContent]:
    """Figure 1 across a landscape page, and in words on as many more as it takes; large print has pages that stand."""
    if context.theme.format.large:
        figure = figures(context.package)["workflow"]
        how = Pagination(foot, figure.title, context.package.workflow.where, recto=True)
        title = titled(context, figure.title, context.theme.paper.content_width, root)
        return large_figure(context, figure, title, root, how)
    return [workflow_page(context, root, foot), *_in_words(context, root, foot)]


def workflow_page(
    context: LayoutContext, root: Node, foot: str, titled: Titled = _section, *, alone: bool = False
) -> PageContent:
    """Figure 1 across a landscape page; `titled` sets its title, `alone` says that no page tells it in words."""
    package = context.package
    figure = figures(package)["workflow"]
    context = context.on(PageKind.FIGURE, first=context.begins, landscape=True)
    paper = context.theme.paper
    width = paper.height - 2 * paper.fore_edge
    top = max(_head(context), context.clear.top)
    head = titled(context, figure.title, width, root)
    room = paper.width - top - foot_room(context) - height(head)
    wide = figure.fitting(context, width, room - context.space("row-gap"))
    stand = figure.stand_alone if alone else figure.stand
    figure_slab = stand(context, wide, root)
    excess = figure_slab.height + context.space("row-gap") - room
    if excess > 0.01:
        context.report(overflow(context, figure.title, excess, package.workflow.where))
    gap = max(context.space("row-gap"), min(context.space("between-zones"), (room - figure_slab.height) / 2))
    figure_slab = Band(figure_slab.height, (Group((width - wide) / 2, 0.0, figure_slab.items),), gap)
    drawn = items([*head, figure_slab], 0, top)
    return PageContent(PageKind.FIGURE, drawn, foot, recto=True, landscape=True, clear=context.clear)


def _in_words(context: LayoutContext, root: Node, foot: str) -> list[PageContent]:
    """Figure 1 in words in two columns, on one landscape page as large as it has room for, else on several."""
    figure = figures(context.package)["workflow"]
    context = context.on(PageKind.TEXT, landscape=True)
    top = max(_head(context), context.clear.top)
    paper, gutter = context.theme.paper, context.space("between-zones")
    column = (paper.height - 2 * paper.fore_edge - gutter) / 2
    tall = paper.width - top - foot_room(context) - context.space("page-edge")
    for size in _SIZES:
        at = enlarged(replace(context, problems=None), size)
        tried = parted(figure.describe(at, column, root.detached(root.role)), 2)
        if max(map(height, tried)) <= tall:
            context = enlarged(context, size)
            break
    told = figure.describe(context, column, root)
    columns = into_pages(told, lambda _: tall)
    if len(columns) <= 2:
        columns = parted(told, 2)
    drafts = []
    for at_column in range(0, len(columns), 2):
        pair = columns[at_column : at_column + 2]
        laid: tuple[Item, ...] = tuple(
            group for index, flow in enumerate(pair) for group in items(flow, index * (column + gutter), top)
        )
        drafts.append(PageContent(PageKind.TEXT, laid, foot, landscape=True, clear=context.clear))
    return drafts


def _head(context: LayoutContext) -> float:
    """Where a landscape page begins: it is bound at its head, so its title keeps clear of the holes."""
    return context.theme.paper.binding - context.space("page-edge")


def strategy_document(session: Session, strategy: Strategy) -> Document:
    """The strategy: one page to write on."""
    pages = strategy_part(session, session.context(begins=True), strategy)
    return session.document(pages.drafts, rooted([pages]), strategy.title, [Bookmark(0, strategy.title, "strategy")])


def strategy_part(session: Session, context: LayoutContext, strategy: Strategy) -> Part:
    """The strategy's page, with the title of the package in its foot."""
    foot = session.package.meta.title
    return session.shared("strategy", context, lambda at, above: strategy_drafts(at, strategy, above, foot))


def strategy_drafts(context: LayoutContext, strategy: Strategy, root: Node, foot: str) -> list[PageContent]:
    """The strategy's page; several in large print."""
    if context.theme.format.large:
        return _large_strategy(context.at("strategy"), strategy, root, foot)
    context = context.on(PageKind.BACK, first=context.begins).at("strategy")
    paper = context.theme.paper
    width = paper.content_width
    part = root.add(Role.PART, title=strategy.title, anchor="strategy")
    flow: Flow = context.heading(strategy.title, "title", width, part, below=0)
    measure = min(width, context.mm(context.theme.format.measure.lead))
    flow += context.paragraph(strategy.purpose, "lead", measure, part, context.space("under-title"))
    drawn: list[Item] = [*items(flow, 0, paper.head)]
    drawn += marker(context, _gathered(strategy), width, paper.head + context.baseline("title"))
    reminder = part.detached(Role.SECT)
    strip = privacy_strip(context, width, reminder)
    bottom = paper.height - foot_room(context) - context.space("page-edge") - strip.height
    top = paper.head + height(flow) + context.space("between-sections")
    room = WritingRoom(top, bottom - context.space("above-notice"), strategy.title, strategy.where)
    drawn += working_area(context, strategy.blocks, part, room)
    part.attach(reminder)
    drawn += items([strip], 0, bottom)
    return [PageContent(PageKind.BACK, tuple(drawn), foot, recto=True, clear=context.clear)]


def _large_strategy(context: LayoutContext, strategy: Strategy, root: Node, foot: str) -> list[PageContent]:
    """The strategy over as many pages as it needs, its reminder first."""
    at = context.on(PageKind.BACK, first=context.begins)
    width = at.theme.paper.content_width
    part = root.add(Role.PART, title=strategy.title, anchor="strategy")
    flow: Flow = at.heading(strategy.title, "title", width, part, below=0)
    flow += at.paragraph(strategy.purpose, "lead", width, part, at.space("under-title"))
    flow += edition_note(at, width, part, at.space("between-lines"))
    flow += spaced(privacy_flow(at, width, part.add(Role.SECT)), at.space("under-drawing"))
    how = Pagination(foot, strategy.title, strategy.where, recto=True, kind=PageKind.BACK)
    return flowing_pages(context, [flow, *working_flow(at, strategy.blocks, part)], how)


def _gathered(strategy: Strategy) -> str:
    """The numbers of the sheets that it gathers from, from the first to the last of them; empty where it has none."""
    fields = [field for block in strategy.blocks if isinstance(block, Notes) for field in block.fields]
    numbers = sorted({field.sheet for field in fields if field.sheet}, key=_in_order)
    return "–".join(dict.fromkeys((numbers[0], numbers[-1]))) if numbers else ""


def _in_order(number: str) -> list[int]:
    return [int(part) for part in number.split(".")]
