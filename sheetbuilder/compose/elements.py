"""The core elements: a page to hang up, and pages to read, on a paper each."""

from __future__ import annotations

from sheetbuilder.compose.cache import Part, rooted
from sheetbuilder.compose.session import Session
from sheetbuilder.content import CoreElement
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Band, Flow, beside, height, items, labelled, shifted, solid
from sheetbuilder.layout.flow.pages import Bookmark, Document, PageContent, PageKind
from sheetbuilder.layout.items import Item, Pen, line
from sheetbuilder.layout.roles import Node, Role, heading
from sheetbuilder.templates.prose import Pagination, Titled, page_room, text_pages
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.values import replace

_SIDE = 46
"""The column beside an element, in mm on A4."""
WALL = "core-elements-wall"
"""The anchor of the page for the wall."""
_BESIDE = 60
"""So many numbers of sheets stand beside an element at most; more stand below it, over as many pages as they need."""
_FEW = 4
"""So many elements stand in two columns on the wall, more in three."""


def elements_document(session: Session) -> Document:
    """All of them twice: at a glance for the wall, and each with what it is, what to ask, and the sheets about it."""
    title = session.package.core_elements.title
    pages = elements_part(session, session.context(begins=True))
    root = rooted([pages])
    first = WALL if any(node.anchor == WALL for node in root.walk()) else "core-elements"
    return session.document(pages.drafts, root, title, [Bookmark(0, title, first)])


def elements_part(session: Session, context: LayoutContext) -> Part:
    """The pages for the wall and those to read, with the title of the package in their feet."""
    foot = session.package.meta.title
    return session.shared(
        "core-elements", context, lambda at, above: [*wall_drafts(at, above, foot), *elements_drafts(at, above, foot)]
    )


def _titled(context: LayoutContext, title: str, width: float, parent: Node) -> Flow:
    return context.heading(title, "title", width, parent, below=0)


def wall_drafts(context: LayoutContext, root: Node, foot: str, titled: Titled = _titled) -> list[PageContent]:
    """Name and question of each in a grid that takes the page; none where they are too many for one page."""
    overview = context.package.core_elements
    context = context.on(PageKind.TEXT, first=context.begins)
    width = context.theme.paper.content_width
    part = root.detached(Role.PART)
    part.title, part.anchor = overview.title, WALL
    flow = titled(context, overview.title, width, part)
    across = context.across(2 if len(overview.elements) <= _FEW else 3)
    gutter = context.space("side-gutter")
    column = (width - gutter * (across - 1)) / across
    cells = [_cell(context, element, column, part) for element in overview.elements]
    rows = [cells[at : at + across] for at in range(0, len(cells), across)]
    gap = context.space("under-page-title")
    high = (page_room(context) - height(flow) - gap * len(rows)) / len(rows)
    if high < max(map(height, cells)):
        return []
    root.attach(part)
    for row in rows:
        lines: tuple[Item, ...] = tuple(
            line(at * (column + gutter), 0, at * (column + gutter) + column, 0, Pen(ColourRole.ACCENT, 0.9))
            for at in range(len(row))
        )
        filled = beside([(at * (column + gutter), cell) for at, cell in enumerate(row)])
        flow.append(Band(high, (*lines, *filled.items), gap))
    laid = items(flow, 0, context.theme.paper.head)
    return [PageContent(PageKind.TEXT, laid, foot, recto=True, clear=context.clear)]


def _cell(context: LayoutContext, element: CoreElement, width: float, parent: Node) -> Flow:
    section = parent.add(Role.SECT, title=element.name)
    number = context.style("number")
    name = section.add(heading(context.level + 1))
    top = context.space("under-small-heading")
    label = context.text(f"{element.number} ", number, 0, context.baseline(number), name.mark())
    flow: Flow = [Band(top), Band(number.leading, label)]
    flow += context.set(element.name, "heading", width, name, context.space("under-heading"))
    # What it asks is what one should see from the other side of the room.
    look = replace(context.style("lead"), ink=ColourRole.INK)
    asked = context.runs(element.question)
    return flow + context.set(asked, look, width, section.add(Role.P), context.space("above-text"))


def elements_drafts(context: LayoutContext, root: Node, foot: str) -> list[PageContent]:
    """The pages of the core elements, filled about alike."""
    overview = context.package.core_elements
    width = context.theme.paper.content_width
    part = root.add(Role.PART, title=overview.title, anchor="core-elements")
    flow: Flow = context.heading(overview.title, "title", width, part, below=0)
    flow += context.paragraph(overview.lead, "cover-lead", context.measure(width), part, context.space("before-first"))
    for index, element in enumerate(overview.elements):
        gap = context.space("before-first-element" if index == 0 else "between-zones")
        flow += _element(context, element, width, part, gap)
    return text_pages(context, flow, Pagination(foot, overview.title, overview.where, recto=True, even=True))


def _element(context: LayoutContext, element: CoreElement, width: float, parent: Node, gap: float) -> Flow:
    words = context.words
    if context.theme.format.large:
        return _large(context, element, width, parent, gap)
    indent, side, gutter = context.space("entry-indent"), context.mm(_SIDE), context.space("side-gutter")
    main = width - indent - side - gutter
    section = parent.add(Role.SECT, title=element.name)
    name_node = section.add(heading(context.level + 1))
    look = context.style("heading")
    number = context.style("move-number")
    label = context.text(f"{element.number} ", number, 0, context.baseline(look), name_node.mark())
    body: Flow = context.set(element.name, look, main, name_node)
    body += context.paragraph(element.description, "item", main, section, context.space("under-name"))
    question = f"{words.question_to_ask}: **{element.question}**"
    body += context.paragraph(question, "item", main, section, context.space("under-description"))
    if _many(context, element):
        return _with_list(context, element, labelled(body, label, indent), (indent, main, section), gap)
    right: Flow = context.paragraph(words.sheets_that_build_on_it, "hint", side, section)
    right += context.paragraph(_sheets(context, element), "small", side, section)
    return [solid([beside([(0.0, labelled(body, label, indent)), (width - side, right)])], gap)]


def _large(context: LayoutContext, element: CoreElement, width: float, parent: Node, gap: float) -> Flow:
    """An element in large print: what stands beside it otherwise stands below."""
    words, indent = context.words, context.space("entry-indent")
    section = parent.add(Role.SECT, title=element.name)
    name, look = section.add(heading(context.level + 1)), context.style("heading")
    label = context.text(f"{element.number} ", "move-number", 0, context.baseline(look), name.mark())
    body: Flow = context.set(element.name, look, width - indent, name)
    for text in (element.description, f"{words.question_to_ask}: **{element.question}**"):
        body += context.paragraph(text, "item", width - indent, section, context.space("under-heading"))
    if _many(context, element):
        return _with_list(context, element, labelled(body, label, indent), (indent, width - indent, section), gap)
    listed = f"{words.sheets_that_build_on_it}: {_sheets(context, element)}"
    body += context.paragraph(listed, "item", width - indent, section, context.space("under-heading"))
    return [solid(labelled(body, label, indent), gap)]


def _many(context: LayoutContext, element: CoreElement) -> bool:
    return len(context.package.sheets_of_element(element.id)) > _BESIDE


def _with_list(
    context: LayoutContext, element: CoreElement, body: Flow, place: tuple[float, float, Node], gap: float
) -> Flow:
    """An element and its many sheets below it, which may go on over the next page; `place` is indent, width, node."""
    indent, width, section = place
    listed = f"{context.words.sheets_that_build_on_it}: {_sheets(context, element)}"
    look = "item" if context.theme.format.large else "small"
    lines = shifted(context.paragraph(listed, look, width, section, context.space("under-description")), indent)
    return [replace(solid(body, gap), keep_with_next=True), *lines]


def _sheets(context: LayoutContext, element: CoreElement) -> str:
    sheets = context.package.sheets_of_element(element.id)
    return ", ".join(sheet.number for sheet in sheets) or context.words.no_sheets
